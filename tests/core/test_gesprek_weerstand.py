"""Anger, distrust and doubt: calm, honest, no argument, and every door stays open."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from tests.hulp.sprekend import PROJECT, Lezer
from tests.teksten.catalogus import WOORDEN
from tests.teksten.taalcheck import bevindingen
from vliegwiel.core.gesprek import GESTOPT
from vliegwiel.services.ontvangst import ALTIJD

BOOS = (
    ("rot op met je computer", "boos"), ("wat een kutsysteem", "boos"), ("weer zo'n zinloos formulier zeker", "boos"),
    ("jullie luisteren toch nooit", "boos"), ("ik ben jullie zo spuugzat", "boos"),
    ("de gemeente kan de pot op", "boos"), ("flikker op", "boos"), ("hier heb ik dus helemaal geen zin in", "boos"),
    ("al tien jaar hetzelfde gezeik", "boos"), ("je bent een stom ding", "boos"), ("IK WORD HIER ZO MOE VAN", "boos"),
    ("jullie willen me alleen maar pakken", "wantrouwen"), ("dit is gewoon controle", "wantrouwen"),
    ("ik vertrouw jullie voor geen meter", "wantrouwen"), ("dit gaat rechtstreeks naar handhaving", "wantrouwen"),
    ("mooie praatjes, ik trap er niet in", "wantrouwen"), ("en straks gebruiken jullie het tegen me", "wantrouwen"),
    ("wie zit hier stiekem mee te lezen dan", "privacy_vraag"), ("gaan jullie me dan korten of wat", "gevolgen_vraag"),
    ("wat moeten jullie in godsnaam met die info", "privacy_vraag"),
)  # fmt: skip
TWIJFEL = (
    ("ik weet niet of ik dit wel wil", "twijfel"), ("mwah misschien", "twijfel"), ("heeft dit wel zin voor mij", "twijfel"),
    ("durf eigenlijk niet zo", "twijfel"), ("ik twijfel nog een beetje", "twijfel"), ("ligt eraan", "twijfel"),
    ("geen idee", "weet_niet"), ("weet ik niet hoor", "weet_niet"), ("zou het niet weten", "weet_niet"),
    ("pff geen flauw idee", "weet_niet"), ("ik wil er nog even over nadenken", "denk_erover_na"),
    ("laat me er een nachtje over slapen", "denk_erover_na"), ("misschien een andere keer", "denk_erover_na"),
    ("wat doen jullie met mijn antwoorden", "privacy_vraag"), ("kan mijn buurman dit ook zien", "privacy_vraag"),
    ("heeft dit gevolgen voor mijn uitkering", "gevolgen_vraag"), ("is dit een aanvraag of niet", "gevolgen_vraag"),
    ("ben je wel een echt iemand", "bot_vraag"), ("waarom wil je dat weten", "waarom_vraag"),
    ("ik weet niet of ik jullie kan vertrouwen", "wantrouwen"),
)  # fmt: skip
VULLING = {**WOORDEN["vast"], "citaat": "zo is het", "kracht": "zo is het"}
# What argues, pushes or talks somebody round, beside the lists for every text.
OVERHALEN = (
    "maar je",
    "toch wel",
    "echt waar",
    "geloof me",
    "je zult zien",
    "wees niet",
    "kalm",
    "rustig aan nou",
    "beter is",
)


@pytest.mark.parametrize("waar", ["welkom", "wens"])
@pytest.mark.parametrize(("tekst", "act"), [*BOOS, *TWIJFEL])
def test_a_hostile_or_doubtful_opening_gets_a_calm_answer_and_keeps_every_door_open(
    tekst: str, act: str, waar: str
) -> None:
    client = Lezer().tot(waar)
    vraag = client.gezegd[-1]
    client.zegt(tekst, intent=act)
    gezegd = client.gezegd
    assert len(gezegd) <= 2
    for woorden in gezegd:
        assert bevindingen(woorden, WOORDEN, VULLING) == []
        assert not [o for o in OVERHALEN if o in woorden.casefold()]
    assert sum(w.count("?") for w in gezegd) <= 1
    assert vraag not in gezegd
    assert _blijft_open(client, waar, act)
    assert not client.toestand.velden.get("wens")
    assert not client.toestand.matrix.cellen


def _blijft_open(client: Lezer, waar: str, act: str) -> bool:
    """Either the same question in other words, for a doubt about the wish another open one, or a pause that can be ended; "weet ik niet" leaves a question at once."""
    if act == "denk_erover_na":
        return client.toestand.vraag != "" and not client.toestand.gedeeld
    if act == "twijfel" and waar == "wens":
        return client.vraag == "wens_anders" and client.gelezen[-1][-1].sleutel == "utter_vraag_wens_anders"
    if act == "weet_niet" and waar == "wens":
        return client.vraag == "goed" and client.gelezen[-1][-1].soort == "vraag"
    return client.vraag == waar and client.gelezen[-1][-1].sleutel == f"utter_vraag_{waar}"


def test_there_are_twenty_hostile_and_twenty_doubtful_openings() -> None:
    assert len({t for t, _ in BOOS}) == 20
    assert len({t for t, _ in TWIJFEL}) == 20


def test_a_person_and_stopping_are_always_on_the_page() -> None:
    assert {"mens_spreken", "stoppen", "later_verder", "overslaan"} <= set(ALTIJD)
    pagina = (PROJECT / "vliegwiel" / "web" / "templates" / "chat" / "gesprek.html").read_text("utf-8")
    for waarde in ("mens_spreken", "stoppen", "later_verder", "overslaan", "weet_niet", "corrigeren"):
        assert f'velden.actie("{waarde}"' in pagina


@pytest.mark.parametrize("acts", [("boos",) * 4, ("wantrouwen",) * 4, ("boos", "wantrouwen", "boos", "wantrouwen")])
@pytest.mark.parametrize("waar", ["welkom", "wens", "lastig", "belang"])
def test_who_stays_angry_reads_other_words_each_time_and_gets_the_way_out_on_buttons(
    acts: tuple[str, ...], waar: str
) -> None:
    client = Lezer().tot(waar)
    antwoorden = []
    for n, act in enumerate(acts):
        client.zegt("wat een flauwekul", intent=act)
        antwoorden.append(client.gezegd[0])
        assert client.vraag == waar
        if n:
            assert {"mens_spreken", "stoppen"} <= client.knoppen
            assert "stoppen" in client.gezegd[0].casefold() or "0101234567" in client.gezegd[0]
    assert len(set(antwoorden)) == len(antwoorden)


def test_the_way_out_that_is_offered_works() -> None:
    client = Lezer().tot("wens")
    client.zegt("rot op", intent="boos")
    client.zegt("rot op zeg ik", intent="boos")
    client.kiest("stoppen", intent="stoppen")
    assert client.toestand.status == GESTOPT


def test_nobody_begins_because_of_a_doubt() -> None:
    client = Lezer()
    client.zegt("ik weet niet of ik dit wil", intent="twijfel")
    client.zegt("weet niet", intent="weet_niet")
    assert client.vraag == "welkom"
    assert "welkom" not in client.toestand.afgehandeld
    assert {"begin", "mens_spreken", "denk_erover_na"} <= client.knoppen


@pytest.mark.parametrize(("tekst", "zekerheid"), [("rot op", 0.9), ("pff", 0.9), ("wat een onzin weer zeg", 0.3)])
def test_words_that_tell_nothing_are_no_yes_to_the_talk(tekst: str, zekerheid: float) -> None:
    client = Lezer()
    gedaan = client.zegt(tekst, zekerheid=zekerheid)
    assert client.vraag == "welkom"
    assert gedaan.effecten == ()
    assert f"“{tekst}”" in client.gezegd[0]


@pytest.mark.parametrize("tekst", ["begin maar", "oké dan", "ja hoor start"])
def test_a_short_yes_begins(tekst: str) -> None:
    client = Lezer()
    client.zegt(tekst)
    assert client.vraag == "wens"


def test_a_doubt_about_the_wish_gets_one_other_question_and_is_then_left_alone() -> None:
    client = Lezer().tot("wens")
    client.zegt("tja", intent="twijfel")
    assert client.vraag == "wens_anders"
    client.zegt("ligt eraan", intent="twijfel")
    assert client.vraag == "goed"
    assert client.toestand.overgeslagen == ("wens",)


def test_a_doubt_about_another_question_gets_other_words_once() -> None:
    client = Lezer().tot("lastig")
    client.zegt("tja", intent="twijfel")
    assert client.vraag == "lastig"
    client.zegt("ligt eraan", intent="twijfel")
    assert client.vraag == "kies_gebied"


def test_an_answer_after_a_doubt_is_the_wish() -> None:
    client = Lezer().tot("wens")
    client.zegt("tja", intent="twijfel")
    client.zegt("een dag zonder brieven", noemt("regelen", "wens", "een dag zonder brieven"))
    assert client.toestand.velden["wens"] == "een dag zonder brieven"
    assert client.gelezen[-1][0].sleutel == "utter_reflectie_wens"
    assert client.vraag == "waarom"


def test_swearing_that_tells_something_is_kept_as_well() -> None:
    client = Lezer().tot("lastig")
    client.zegt("die deurwaarders kunnen de klere krijgen", noemt("geld", "zorg", "die deurwaarders"), intent="boos")
    assert [c.citaat for c in client.toestand.matrix.van("geld")] == ["die deurwaarders"]


@pytest.mark.parametrize("intent", ["wantrouwen", "boos"])
def test_anger_that_is_only_faintly_heard_at_the_door_is_no_yes(intent: str) -> None:
    client = Client()
    client.zegt("ik ben al drie keer van loket naar loket gestuurd", intent=intent, zekerheid=0.35)
    assert client.sleutels == (f"utter_antwoord_{intent}", "utter_vraag_welkom")
    assert not client.toestand.afgehandeld


def test_words_at_the_door_that_are_not_understood_are_no_yes() -> None:
    client = Client()
    client.zegt("tja de vorige keer", intent="offtopic", zekerheid=0.3)
    assert client.vraag == "welkom"
    assert "utter_begin" not in client.sleutels
