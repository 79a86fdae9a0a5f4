"""A client gives a number and goes on: the number counts, and the story behind it changes nothing about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.letterlijk import LANGSTE_ANTWOORD, lees_letterlijk
from vliegwiel.core.letterlijk_voorop import heeft_staart

TELWOORDEN = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
AANLOOP = ("", "tja ", "ach, ", "nou ja, ", "ja een ", "een ", "doe maar een ", "zeg maar ", "ongeveer ", "ehm... ")
VERVOLG = ("", ".", " ofzo.", " denk ik", " geloof ik", ", zei ik.", " zei ik al", " dan maar", "!", " hooguit")
VERHALEN = (
    "", " ze nemen de telefoon nooit op", " het wordt toch niks", " nul zin in al dat gedoe", " een mens is geen ding",
    " ik kan er niks aan doen", " vroeger was het anders", " we zijn met zijn vieren", " ik slaap 4 uur per nacht",
    " mijn zoon van 9 jaar snapt het ook", " dat weet toch iedereen",
)  # fmt: skip
DINGEN = ("kinderen", "euro", "jaar geleden", "keer", "weken", "dagen per week", "mensen", "uur", "maanden", "honden")


def gelezen(tekst: str, vraag: str = "belang") -> object:
    antwoord = lees_letterlijk(tekst, vraag)
    return antwoord.waarde if antwoord else None


@given(st.integers(0, 10), st.sampled_from(AANLOOP), st.sampled_from(VERVOLG), st.sampled_from(VERHALEN))
def test_a_number_at_the_beginning_is_that_number_whatever_is_told_after_it(
    cijfer: int, aanloop: str, vervolg: str, verhaal: str
) -> None:
    punt = "." if verhaal and not vervolg.endswith((".", "!")) else ""
    tekst = f"{aanloop}{cijfer}{vervolg}{punt}{verhaal}"
    assert gelezen(tekst) == cijfer, tekst


@given(st.integers(2, 10), st.sampled_from(AANLOOP), st.sampled_from(VERVOLG[1:]), st.sampled_from(VERHALEN))
def test_a_number_in_words_is_read_as_the_same_number_in_figures(
    cijfer: int, aanloop: str, vervolg: str, verhaal: str
) -> None:
    punt = "." if verhaal and vervolg[-1:].isalpha() else ""
    assert gelezen(f"{aanloop}{TELWOORDEN[cijfer]}{vervolg}{punt}{verhaal}") == cijfer


@given(st.integers(0, 10), st.sampled_from(AANLOOP[:4]), st.sampled_from(DINGEN), st.sampled_from(VERHALEN))
def test_a_number_beside_a_thing_is_never_an_answer(cijfer: int, aanloop: str, ding: str, verhaal: str) -> None:
    assert gelezen(f"{aanloop}{cijfer} {ding},{verhaal}") is None
    assert gelezen(f"{aanloop}{cijfer} {ding},{verhaal}", "score:geld") is None


@given(st.text(max_size=200), st.integers(1, 5))
def test_what_is_read_at_a_score_is_always_on_its_scale(tekst: str, cijfer: int) -> None:
    waarde = gelezen(f"{cijfer}. {tekst}", "score:geld")
    assert waarde is None or waarde in (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("tekst", "cijfer"),
    [
        ("mwah 6 ofzo, maar veel zin heeft het niet", 6), ("9, logisch toch", 9), ("een 4, en dat is nog netjes", 4),
        ("2. k doe mn best maar ze luisteren niet", 2), ("Ach, een zesje.", 6), ("een vijf, zei ik net", 5),
        ("een 1. lager bestaat niet", 1), ("een. slechter wordt het niet", 1), ("één, want ik durf niet", 1), ("acht!! echt waar", 8),
        ("7,5. meer zit er niet in", 7.5), ("zes - ik ben er gewoon moe van", 6), ("4 😔 het is wat", 4),
    ],
)  # fmt: skip
def test_the_number_and_then_the_story(tekst: str, cijfer: float) -> None:
    assert gelezen(tekst) == cijfer


@pytest.mark.parametrize(
    "tekst",
    ["4. of nee, wacht", "6, nee weet ik niet", "3. ik weet er niks van. laat maar zitten", "5. sla maar over", "2, 3 keer in de week", "2-3 dagen",
     "1. huur 2. schulden", "ach", "als het een 9 was had ik het gezegd"],
)  # fmt: skip
def test_a_number_that_is_taken_back_or_counts_something_is_not_guessed_at(tekst: str) -> None:
    assert gelezen(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "cijfer"), [("5, nee toch 4", 4), ("6 of 7", 6.5), ("3. nee 4", 4), ("nu 4, eerst 6", 4)]
)
def test_another_number_for_the_same_scale_still_counts(tekst: str, cijfer: float) -> None:
    assert gelezen(tekst) == cijfer


def test_the_name_of_what_is_asked_may_stand_before_the_number() -> None:
    assert gelezen("geld 2. nooit genoeg", "score:geld") == 2
    assert gelezen("vertrouwen: 3, het lukt toch niet", "vertrouwen") == 3
    assert gelezen("huis 2 dingen kapot", "score:wonen") is None


def test_a_long_story_after_a_number_keeps_the_number() -> None:
    verhaal = "4. " + "en toen kwam er weer een brief van ze " * 6
    assert len(verhaal) > LANGSTE_ANTWOORD
    assert gelezen(verhaal) == 4


def test_a_number_off_the_scale_is_not_scaled_down() -> None:
    assert gelezen("8, het gaat best goed", "score:geld") is None


@pytest.mark.parametrize(
    ("tekst", "staart"), [("een 7, zei ik", False), ("tja 3 denk ik", False), ("3. ik wil stoppen", True)]
)
def test_what_is_told_beside_a_number_is_told_from_what_goes_with_it(tekst: str, staart: bool) -> None:
    assert heeft_staart(tekst) is staart
