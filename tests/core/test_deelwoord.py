"""What people type about sharing: a yes that can mean nothing else, a question, and wanting it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.deelwoord import haalt_terug, misschien_terug, vraagt, wil_niet_delen, wilde_nooit_delen, zegt_ja

JA = (
    "ja", "Ja!", "JA HOOR", "jaaa", "ja graag", "ja prima", "ja is goed", "dat is goed hoor", "ja dat mag", "ja mag", "ja wil ik",
    "ja, deel het maar met de consulent", "dat mag je delen", "ik wil het delen", "ik wil dit graag delen met een consulent",
    "klopt, deel maar", "stuur mijn verhaal maar door naar de gemeente", "oke doe maar", "ok is goed", "je mag het delen",
    "deel het met een consulent", "Deel met een consulent", "de consulent mag het lezen", "ja doe maar hoor", "ga akkoord",
    "stuur het maar op", "prima, stuur maar", "delen maar", "ja 👍", "graag", "doorsturen",
    "ja oké doe dan maar", "doorsturen mag", "ik geef akkoord voor delen", "u mag het delen", "mijn consulent mag alles lezen",
)  # fmt: skip
GEEN_JA = (
    "ja maar", "ja, maar niet alles", "ja klopt", "klopt", "ok", "goed", "jaja", "ja ziet er goed uit", "deel je het", "deel het niet",
    "deel maar niet", "ja nee", "wil ik het delen", "mag dat", "kan dat", "misschien", "ja deel met iedereen", "dan maar", "als het moet",
    "ja en wie leest het dan", "delen of niet", "ja toch", "ja?", "ja of toch niet", "graag niet", "ik deel liever niet", "mag ik het delen",
    "stuur je het naar de politie", "is goed zo", "een consulent", "mag u delen", "deel alleen het stuk over werk", "ik deel mijn kamer", "deel ik dit met een consulent", "dit mag je niet delen", "ja zeker niet",
    "mooi opgeschreven", "ja doe maar als mijn man het niet ziet", "deel maar met mijn zus", "", "?", "en word ik dan gebeld", "doe maar later",
    "ja wacht", "stuur maar, nee laat toch", "ja dat zei ik al",
)  # fmt: skip
TERUG = (
    "haal 't terug", "neem het weer terug", "ik wou alles terug", "wil het graag terug hebben", "trek het in", "intrekken", "trek in",
    "kan ik dat nog intrekken?", "haal het maar terug", "ik wil mijn verhaal terugtrekken", "verwijder het bij de gemeente",
    "wis het bij de consulent", "gooi het weg bij de gemeente", "ik wil dat het weg is bij de consulent", "delen ongedaan maken",
    "maak het ongedaan", "stop het delen", "ik wilde dat niet! haal terug", "het moet weg bij die consulent", "draai het terug",
    "kun je het weghalen bij de consulent", "ik wil het terughalen", "ik wil dit niet meer delen",
)  # fmt: skip
NOOIT = (
    "ik heb nooit ja gezegd", "ik heb helemaal geen toestemming gegeven", "ik gaf geen toestemming", "dat mocht je niet doorsturen",
    "ik wilde het niet delen", "ik wou dat helemaal niet delen joh", "ik zei toch niet doorsturen", "delen wilde ik niet",
    "zonder mijn toestemming gedeeld",
)  # fmt: skip
NIET = (
    "niet delen!",
    "toch niet delen",
    "stuur het niet door",
    "je moet het niet doorgeven",
    "nee niet doorsturen",
    "deel het niet",
)
GAAT_NIET_TERUG = (
    "haal mijn kinderen terug", "ik wil mijn huis terug", "haal het niet terug", "ik trek in bij mijn zus", "ik hoef het niet terug",
    "ik kan mijn verdriet niet delen met mijn moeder", "is het niet gedeeld?", "ik heb het nog niet gedeeld met mijn vrouw",
    "ik wil mijn oude baan terug", "haal dat van geld maar weg", "verwijder alles", "nee", "nee dat was niks", "de consulent is aardig",
    "ik wil niet alles delen", "laat het maar staan", "ik ben bij de gemeente geweest", "ik wil weg bij mijn man",
    "ik wil werk bij de gemeente", "ik wil hulp van de gemeente", "ik moet geld terug betalen aan de gemeente",
    "ik krijg geen toestemming van mijn baas", "ik weet niet wat delen is", "ik wil het niet met iedereen delen", "ik wil met de consulent praten", "ik moet alles terugbetalen",
)  # fmt: skip


@pytest.mark.parametrize("tekst", JA)
def test_a_short_clear_yes_is_a_yes_to_sharing(tekst: str) -> None:
    assert zegt_ja(tekst)
    assert not vraagt(tekst)
    assert not wil_niet_delen(tekst)


@pytest.mark.parametrize("tekst", GEEN_JA)
def test_a_question_a_doubt_or_anything_more_is_no_yes(tekst: str) -> None:
    assert not zegt_ja(tekst)


@given(
    st.sampled_from(JA),
    st.sampled_from(("niet", "maar", "?", "wacht", "misschien", "als het moet", "of toch", "wie", "nooit")),
)
def test_one_word_of_doubt_takes_a_yes_away(ja: str, twijfel: str) -> None:
    assert not zegt_ja(f"{ja}, {twijfel}")


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(tekst: str) -> None:
    for lees in (zegt_ja, vraagt, haalt_terug, wil_niet_delen, wilde_nooit_delen, misschien_terug):
        assert lees(tekst) in (True, False)


@pytest.mark.parametrize("tekst", TERUG)
def test_wanting_it_back_is_heard(tekst: str) -> None:
    assert haalt_terug(tekst)


@pytest.mark.parametrize("tekst", NOOIT)
def test_who_says_that_it_was_never_meant_is_heard(tekst: str) -> None:
    assert wilde_nooit_delen(tekst)


@pytest.mark.parametrize("tekst", NIET)
def test_not_sharing_is_heard(tekst: str) -> None:
    assert wil_niet_delen(tekst)


@pytest.mark.parametrize("tekst", GAAT_NIET_TERUG)
def test_what_only_sounds_like_it_takes_nothing_back(tekst: str) -> None:
    assert not haalt_terug(tekst)
    assert not wil_niet_delen(tekst)
    assert not wilde_nooit_delen(tekst)
