"""A short answer is read as it is meant, and a story or a hesitation is never taken for an answer."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.begrip import Letterlijk
from vliegwiel.core.letterlijk import LANGSTE_ANTWOORD, lees_letterlijk, soort_van
from vliegwiel.core.letterlijk_gebied import LEEFGEBIEDEN
from vliegwiel.core.spelling import Woordenlijst, afstand, vouw

JANEE_VRAGEN = ("steun_rol", "stap", "delen", "crisis_vraag", "nazorg_vraag", "corrigeer", "verwijder_zeker", "gehoord")
VRAGEN = (*JANEE_VRAGEN, "belang", "vertrouwen", "score:geld", "kies_gebied", "in_de_weg", "startpunt", "later", "wens")


def gelezen(tekst: str, vraag: str, keuzes: tuple[str, ...] = ()) -> object:
    antwoord = lees_letterlijk(tekst, vraag, keuzes)
    return antwoord.waarde if antwoord else None


@pytest.mark.parametrize(
    "ja", ["Ja", "jaaaa hoor", "JAJA", "ok is goed", "doe maar", "natuurlijk!", "prima joh", "👍🏾"]
)
def test_a_client_says_yes_in_many_ways(ja: str) -> None:
    assert lees_letterlijk(ja, "stap") == Letterlijk("janee", "ja")


@pytest.mark.parametrize("nee", ["Neeee", "nee dankje", "liever niet hoor", "hoeft nie", "tuurlijk niet", "nope", "👎"])
def test_a_client_says_no_in_many_ways(nee: str) -> None:
    assert lees_letterlijk(nee, "stap") == Letterlijk("janee", "nee")


def test_a_yes_with_a_short_reason_is_still_a_yes() -> None:
    assert gelezen("ja, mijn broer weet er alles van", "steun_rol") == "ja"


@pytest.mark.parametrize(
    "twijfel", ["mwah", "misschien wel", "weet ik niet", "ja en nee", "kan wel kan niet", "ligt eraan", "hoezo?", "ja?"]
)
def test_a_hesitation_is_neither_yes_nor_no(twijfel: str) -> None:
    assert gelezen(twijfel, "stap") is None


def test_a_hesitation_that_the_client_ends_counts() -> None:
    assert gelezen("hmm weet niet... ja doe maar", "stap") == "ja"


@pytest.mark.parametrize(
    "half", ["ja maar niet aan mijn ex", "dankjewel", "nee of ja", "leuk", "als het moet", "ja, later"]
)
def test_sharing_needs_an_undivided_yes(half: str) -> None:
    assert gelezen(half, "delen") is None


def test_a_plain_yes_shares() -> None:
    assert gelezen("ja dat mag", "delen") == "ja"


def test_a_no_with_a_story_behind_it_is_not_taken_for_a_no_when_asked_about_suicide() -> None:
    assert gelezen("nee maar ik slaap al dagen niet", "crisis_vraag") is None
    assert gelezen("nee hoor", "crisis_vraag") == "nee"


@pytest.mark.parametrize(
    ("getypt", "cijfer"),
    [
        ("7", 7), ("zvene", None), ("zevven", 7), ("neegen", 9), ("een 6 of 7", 6.5), ("6 à 7", 6.5), ("7,5", 7.5), ("7.5", 7.5),
        ("acht en een half", 8.5), ("drieënhalf", 3.5), ("9/10", 9), ("4 van de 10", 4), ("70%", 7), ("de hoogste", 10),
        ("helemaal niks", 0), ("ergens in het midden", 5), ("eerst een 3 maar nu een 6", 6), ("5, nee toch 4", 4),
        ("een 8 want ik wil dit echt", 8), ("een krappe vijf", 5), ("een", 1), ("5️⃣", 5), ("٧", 7), ("12!", 10), ("-2", 0),
    ],
)  # fmt: skip
def test_a_number_on_the_ruler_is_read_however_it_is_typed(getypt: str, cijfer: float | None) -> None:
    assert gelezen(getypt, "belang") == cijfer


@pytest.mark.parametrize(
    "geen_cijfer",
    [
        "ik heb 3 kinderen",
        "ik ben 52 jaar",
        "2 of 9",
        "soms 2 en dan weer 8 en dan 5",
        "0612345678",
        "op 12 mei",
        "veel",
        "hoi",
    ],
)
def test_a_number_that_counts_something_else_is_not_an_answer(geen_cijfer: str) -> None:
    assert gelezen(geen_cijfer, "vertrouwen") is None


@pytest.mark.parametrize(
    ("getypt", "score"),
    [
        ("gaat wel", 3), ("gaat niet zo goed", 2), ("hele slechte", 1), ("superslecht", 1), ("best wel goed", 4), ("keigoed!", 5),
        ("Prima", 4), ("niet slecht", 4), ("zwaar waardeloos", 1), ("2", 2), ("drie", 3), ("4/5", 4), ("10/10", 5), ("⭐⭐⭐", 3),
        ("soms goed soms slecht", 3), ("kan beter", 2), ("😢", 1), ("slegt", 2), ("fantasties", 5), ("totaal niet goed", 1),
    ],
)  # fmt: skip
def test_a_self_score_is_read_from_figures_and_from_words(getypt: str, score: int) -> None:
    assert gelezen(getypt, "score:wonen") == score


@pytest.mark.parametrize(
    "geen_score",
    ["een 8", "3,5", "mijn huis lekt en de huisbaas doet niks", "goed met mijn zus maar slecht met mij", "hoezo"],
)
def test_what_is_not_one_score_is_asked_again(geen_score: str) -> None:
    assert gelezen(geen_score, "score:wonen") is None


@pytest.mark.parametrize(
    ("getypt", "gebieden"),
    [
        ("geld en wonen", ["geld", "wonen"]), ("mijn schuldne", ["geld"]), ("gezondhied", ["lichaam"]), ("me kids", ["gezin"]),
        ("niks", []), ("geen van die", []), ("eerst de brieven en dan werk", ["regelen", "werk"]), ("niet geld, wel vrienden",
        ["contacten"]), ("alles behalve werk", [g for g in LEEFGEBIEDEN if g != "werk"]), ("🏠 + 💶", ["wonen", "geld"]),
        ("stoppen met drinken", ["gebruik"]), ("rust in mijn hoofd", ["gevoel"]),
    ],
)  # fmt: skip
def test_a_client_picks_domains_in_own_words(getypt: str, gebieden: list[str]) -> None:
    assert gelezen(getypt, "kies_gebied") == gebieden


@pytest.mark.parametrize(
    "verhaal",
    ["ik heb geen geld", "mijn zus woont boven mij en helpt me met alles", "iets anders graag", "werk je voor de gemeente",
     "waar gaat dit over?", "dag hoor", "ja en nee"],
)  # fmt: skip
def test_what_is_not_a_choice_is_left_to_the_conversation(verhaal: str) -> None:
    assert gelezen(verhaal, "kies_gebied") is None


def test_the_first_and_the_last_are_read_from_what_was_on_offer() -> None:
    assert gelezen("de eerste en de laatste graag", "startpunt", ("geld", "gezin", "werk")) == ["geld", "werk"]
    assert gelezen("alles", "startpunt", ("geld", "gezin")) == ["geld", "gezin"]


@pytest.mark.parametrize("plaats", ["de eerste", "de vierde"])
def test_a_place_in_a_list_that_was_not_shown_is_never_guessed(plaats: str) -> None:
    assert gelezen(plaats, "startpunt", () if plaats == "de eerste" else ("geld",)) is None


@pytest.mark.parametrize(
    ("getypt", "moment"),
    [
        ("volgende wk donderdag", "volgende week donderdag"), ("ovr 3 wkn", "over 3 weken"), ("dinsdach", "dinsdag"),
        ("vrijdagmiddag na 3en", "vrijdagmiddag na 15.00 uur"), ("tussen 9 en 11 graag", "tussen 9.00 en 11.00 uur"),
        ("half jaartje", "over een half jaar"), ("na me verhuizing", "na mijn verhuizing"), ("ma t/m wo", "maandag tot en met woensdag"),
        ("24-12", "24 december"), ("begin augustus", "begin augustus"), ("maakt me niet uit", "maakt niet uit"),
        ("liefst na de kerst", "na Kerst"), ("volgend jaar", "volgend jaar"), ("morgenochtend", "morgenochtend"),
        ("zodra ik weer thuis ben", "zodra ik weer thuis ben"), ("over een dag of 5", "over 5 dagen"),
        ("vanaf 1 jul", "vanaf 1 juli"), ("na 15 juni pas", "na 15 juni"), ("na t weekeinde", "na het weekend"),
        ("de vijftiende", "de 15e"), ("15-06-2027", "15 juni 2027"), ("eerste juli", "1 juli"), ("over 2 à 3 weken", "over 2 weken"),
        ("morgen of overmorgen", "morgen of overmorgen"), ("volgendeweek ma", "volgende week maandag"), ("niet voor juni", "vanaf juni"),
        ("na 17:00", "na 17.00 uur"), ("de eerste week van volgende maand", "eerste week van volgende maand"),
        ("begin volgend jaar", "begin volgend jaar"), ("elke maandag", "maandag"), ("20 mei om 10 uur", "20 mei om 10.00 uur"),
    ],
)  # fmt: skip
def test_a_later_moment_is_put_in_tidy_words(getypt: str, moment: str) -> None:
    assert gelezen(getypt, "later") == moment


@pytest.mark.parametrize(
    "geen_moment",
    ["ik heb geen tijd", "prima", "5", "wanneer is het klaar?", "als ik stop wis het dan", "31/13", "31-2", "de 32e"],
)
def test_what_is_not_a_moment_is_not_planned(geen_moment: str) -> None:
    assert gelezen(geen_moment, "later") is None


def test_a_long_story_is_never_a_literal_answer() -> None:
    verhaal = "ja, " + "en toen kwam er weer een brief " * 6
    assert len(verhaal) > LANGSTE_ANTWOORD
    assert all(lees_letterlijk(verhaal, vraag) is None for vraag in VRAGEN)


def test_an_open_question_has_no_literal_answer() -> None:
    assert soort_van("wens") is None
    assert lees_letterlijk("ja", "wens") is None


@given(st.text(max_size=130), st.sampled_from(VRAGEN))
def test_whatever_is_typed_the_value_fits_its_kind(tekst: str, vraag: str) -> None:
    antwoord = lees_letterlijk(tekst, vraag)
    if antwoord is None:
        return
    assert antwoord.soort == soort_van(vraag)
    passend = {
        "janee": lambda w: w in {"ja", "nee"},
        "cijfer0_10": lambda w: 0 <= w <= 10,
        "score1_5": lambda w: w in {1, 2, 3, 4, 5},
        "leefgebiedkeuze": lambda w: set(w) <= set(LEEFGEBIEDEN),
        "datum_later": lambda w: bool(w.strip()),
    }
    assert passend[antwoord.soort](antwoord.waarde)


@given(st.integers(0, 10), st.sampled_from(["{}", "een {}", "ik denk een {}", "{}!", "{} ofzo", "{}/10", "cijfer {}"]))
def test_every_number_on_the_ruler_is_read_in_every_wrapping(cijfer: int, verpakking: str) -> None:
    assert gelezen(verpakking.format(cijfer), "belang") == cijfer


@given(
    st.lists(st.sampled_from(LEEFGEBIEDEN), min_size=1, max_size=4, unique=True), st.sampled_from([" en ", ", ", " / "])
)
def test_domains_named_by_their_label_come_back_in_the_order_named(gebieden: list[str], teken: str) -> None:
    assert gelezen(teken.join(gebieden), "kies_gebied") == gebieden


@given(st.text("abcdeijnost", min_size=1, max_size=12))
def test_folding_forgives_capitals_and_repeated_letters(woord: str) -> None:
    assert vouw(woord.upper()) == vouw(woord)
    assert vouw(woord[:-1] + woord[-1] * 4) == vouw(woord[:-1] + woord[-1] * 3)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_the_distance_between_two_words_is_the_same_both_ways(a: str, b: str, hoogstens: int) -> None:
    assert afstand(a, b, hoogstens) == afstand(b, a, hoogstens)
    assert (afstand(a, b, hoogstens) == 0) == (a == b)


def test_a_phrase_with_two_meanings_is_refused() -> None:
    with pytest.raises(ValueError, match="ja en nee"):
        Woordenlijst({"nee": ["oké"], "ja": ["okee"]})


@pytest.mark.parametrize("vraag", VRAGEN)
def test_reading_an_answer_of_the_greatest_length_takes_no_time(vraag: str) -> None:
    begin = time.perf_counter()
    for vulling in ("a", "een ", "niet ", "na ", "7 ", "ja nee "):
        lees_letterlijk((vulling * 120)[:LANGSTE_ANTWOORD], vraag)
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    "dubbel",
    ["ik mag er niet zijn", "er niet zijn", "nog niet", "vandaag niet", "over mijn lijk, ik doe het zelf", "het lukt niet",
     "nee nee ik doe mezelf niks aan hoor. Nou ja. Vandaag niet", "depressief"],
)  # fmt: skip
def test_what_may_be_a_cry_for_help_is_never_taken_for_a_no(dubbel: str) -> None:
    assert gelezen(dubbel, "crisis_vraag") is None


@pytest.mark.parametrize("nee", ["dat wil ik liever niet", "dat klopt niet", "echtniet", "mwah nee", "hoeft echt niet"])
def test_a_no_takes_back_the_yes_before_it(nee: str) -> None:
    assert gelezen(nee, "stap") == "nee"


@pytest.mark.parametrize(
    ("getypt", "gebieden"),
    [("gled", ["geld"]), ("geldzorgen", ["geld"]), ("mijn rugklachten", ["lichaam"]), ("koken", ["regelen"]),
     ("van de wiet af", ["gebruik"]), ("alleen", None), ("ik heb kanker", None), ("minder pijn, dat is alles", None)],
)  # fmt: skip
def test_a_slip_or_a_compound_is_read_but_a_likeness_is_not(getypt: str, gebieden: list[str] | None) -> None:
    assert gelezen(getypt, "kies_gebied") == gebieden
