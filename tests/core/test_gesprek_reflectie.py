"""Saying back what was heard: it fits what was understood, it varies, and there is enough of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.gesprek import NEGEN, SET, Client, noemt
from tests.hulp.sprekend import Lezer, catalogus
from vliegwiel.core.begrip import POLARITEITEN
from vliegwiel.core.gesprek import KLAAR, fase
from vliegwiel.core.gesprek.reflectie import EIGEN_ZORG
from vliegwiel.core.gesprek.script import OPEN, soort_van
from vliegwiel.core.samenvatting import vat_samen
from vliegwiel.core.tekst import Tekst

VERTELFASEN = ("wens", "waarom", "verkennen", "startpunt", "belang", "steun", "stap")  # stages 1–7


@pytest.mark.parametrize("soort", ["kracht", "wens", "feit"])
def test_a_reflection_follows_what_was_told(soort: str) -> None:
    client = Client().tot("gebied:wonen")
    client.zegt("zo is het bij mij", noemt("wonen", soort, "zo is het bij mij"))
    assert client.sleutels[0] == f"utter_reflectie_{soort}"


@pytest.mark.parametrize("gebied", EIGEN_ZORG)
def test_a_worry_gets_words_of_its_own_domain(gebied: str) -> None:
    client = Client().tot("lastig")
    client.zegt("dat gaat slecht", noemt(gebied, "zorg", "dat gaat slecht"))
    assert client.sleutels[0] == f"utter_reflectie_zorg_{gebied}"


def test_a_strength_is_named_in_the_clients_own_words() -> None:
    client = Lezer().tot("goed")
    client.zegt("ik kan goed koken voor de hele straat", noemt("dag", "kracht", "goed koken voor de hele straat"))
    assert "“goed koken voor de hele straat”" in client.gezegd[0]
    assert client.gelezen[-1][0].sleutel == "utter_reflectie_kracht"


def test_what_was_asked_for_is_said_back_first() -> None:
    client = Client().tot("goed")
    client.zegt("ik heb de hond en verder schulden", noemt("geld", "feit", "verder schulden"),
                noemt("geld", "wens", "rust"), noemt("geld", "kracht", "ik heb de hond"))  # fmt: skip
    assert client.laatste is not None
    assert client.laatste.teksten[0].variabelen["citaat"] == "ik heb de hond"


def test_a_good_and_a_hard_thing_are_put_side_by_side_in_the_clients_words() -> None:
    client = Lezer().tot("lastig")
    client.zegt("de buurt is fijn maar het huis is vochtig", noemt("contacten", "kracht", "de buurt is fijn"),
                noemt("wonen", "zorg", "het huis is vochtig"))  # fmt: skip
    assert "“de buurt is fijn”" in client.gezegd[0]
    assert "“het huis is vochtig”" in client.gezegd[0]


def test_one_quote_that_is_both_good_and_hard_is_not_said_twice() -> None:
    client = Lezer().tot("lastig")
    client.zegt("werk is leuk maar zwaar", noemt("werk", "kracht", "leuk maar zwaar"),
                noemt("werk", "zorg", "leuk maar zwaar"))  # fmt: skip
    assert client.gezegd[0].count("leuk maar zwaar") == 1


def test_somebody_else_and_the_past_are_heard_as_such() -> None:
    client = Client().tot("lastig")
    client.zegt("mijn zoon is ziek", noemt("gezin", "zorg", "mijn zoon is ziek", wie="ander"))
    assert client.sleutels[0] == "utter_reflectie_ander"
    client = Client().tot("lastig")
    client.zegt("ik had vroeger schulden", noemt("geld", "zorg", "ik had vroeger schulden", tijd="vroeger"))
    assert client.sleutels[0] == "utter_reflectie_vroeger"


def test_what_was_hardly_understood_is_quoted_and_not_explained() -> None:
    client = Lezer().tot("lastig")
    client.zegt("dat ding met die lui", noemt("justitie", "zorg", "die lui", score=0.2),
                noemt("wonen", "zorg", "dat ding", score=0.3))  # fmt: skip
    assert client.gelezen[-1][0].sleutel == "utter_reflectie_citaat"
    assert "“dat ding met die lui”" in client.gezegd[0]


def test_a_domain_is_only_named_when_it_is_fairly_certain() -> None:
    client = Client().tot("lastig")
    client.zegt("dat ding", noemt("wonen", "zorg", "dat ding", score=0.5))
    assert client.sleutels[0] == "utter_reflectie_zorg"


def test_what_could_not_be_placed_is_quoted_before_the_question_is_asked_again() -> None:
    client = Lezer().tot("belang")
    client.zegt("blauw")
    assert "“blauw”" in client.gezegd[0]


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [
        ("waarom", "omdat mijn vader is overleden"),
        ("verdieping", "dan slaap ik weer"),
        ("belang_waarom", "omdat ik me nuttig wil voelen"),
        ("vertrouwen_hoger", "als iemand meegaat"),
        ("stap", "langs de bibliotheek lopen"),
    ],
)
def test_a_reason_or_a_step_is_said_back_as_it_is(vraag: str, tekst: str) -> None:
    client = Lezer().tot(vraag)
    client.zegt(tekst)
    assert client.gelezen[-1][0].sleutel == f"utter_reflectie_op_{vraag}"
    assert f"“{tekst}”" in client.gezegd[0]


def test_a_motive_is_deepened_once_and_not_again() -> None:
    client = Client().tot("waarom")
    client.zegt("dan heb ik rust")
    assert client.vraag == "verdieping"
    client.zegt("dan slaap ik")
    assert client.vraag == "goed"
    assert sum(v == "verdieping" for v in client.toestand.afgehandeld) == 1


def test_change_talk_after_the_rulers_is_kept_word_for_word() -> None:
    client = Client().tot("belang_waarom")
    client.zegt("Omdat het zó niet langer kan, echt niet!")
    client.tot("vertrouwen_hoger").zegt("als m'n zus belt, dan wel…")
    velden = vat_samen(client.toestand).velden
    assert velden["belang_waarom"] == "Omdat het zó niet langer kan, echt niet!"
    assert velden["vertrouwen_hoger"] == "als m'n zus belt, dan wel…"


@pytest.mark.parametrize(
    ("ruler", "cijfer", "hoe"),
    [("belang", "0", "laag"), ("belang", "5", "midden"), ("vertrouwen", "3", "laag"), ("vertrouwen", "7", "hoog")],
)
def test_a_number_is_heard_for_what_it_is(ruler: str, cijfer: str, hoe: str) -> None:
    client = Client().tot(ruler)
    client.kiest(cijfer)
    assert client.sleutels[0] == f"utter_ruler_{ruler}_{hoe}"


def test_money_stress_is_said_back_in_the_clients_words() -> None:
    client = Lezer().tot("lastig")
    client.zegt("ik heb geen geld meer voor eten", noemt("geld", "zorg", "geen geld meer voor eten"))
    assert [u.soort for u in client.gelezen[-1]] == ["reflectie", "vraag"]
    assert "“ik heb geen geld meer voor eten”" in client.gezegd[0]


def _vol_gesprek(kort: bool, gebieden: tuple[str, ...]) -> list[tuple[str, tuple[Tekst, ...]]]:
    """Play a full talk; returns per turn the stage of the question that was answered, and what was said."""
    client = Lezer()
    beurten = []
    while client.toestand.status != KLAAR:
        voor = fase(client.toestand)
        if client.vraag == "kies_gebied":
            client.kiest(*gebieden)
        elif client.vraag == "waarom" and not kort:
            client.zegt("omdat ik mijn kinderen wil laten zien dat het anders kan dan vroeger")
        elif client.vraag.startswith("gebied:"):
            client.zegt("dat gaat zo zo", noemt(client.vraag[7:], "feit", "dat gaat zo zo"))
        else:
            client.stap()
        assert client.laatste is not None
        beurten.append((voor, client.laatste.teksten))
    return beurten


@pytest.mark.parametrize("kort", [True, False])
@pytest.mark.parametrize("gebieden", [("wonen",), ("wonen", "gevoel")])
def test_there_is_a_reflection_for_every_question_and_most_questions_are_open(
    kort: bool, gebieden: tuple[str, ...]
) -> None:
    beurten = _vol_gesprek(kort, gebieden)
    gezegd = [t for voor, teksten in beurten if voor in VERTELFASEN for t in teksten]
    vragen = [
        t.sleutel.removeprefix("utter_vraag_")
        for _, teksten in beurten
        for t in teksten
        if t.soort == "vraag" and t.sleutel.removeprefix("utter_vraag_") in {*OPEN, *GESLOTEN}
    ]
    reflecties = sum(t.soort == "reflectie" for t in gezegd)
    assert len(vragen) >= 14
    assert reflecties >= len(vragen)
    assert sum(soort_van(v) in OPEN for v in vragen) / len(vragen) >= 0.5


GESLOTEN = ("kies_gebied", "score", "in_de_weg", "startpunt", "belang", "vertrouwen", "steun_rol", "plaats")


def test_every_question_after_the_first_follows_something_that_is_said_back() -> None:
    for voor, teksten in _vol_gesprek(True, ("wonen", "gevoel")):
        if voor in VERTELFASEN:
            assert teksten[0].soort == "reflectie", [t.sleutel for t in teksten]


def test_a_whole_talk_is_at_most_two_short_bubbles_and_one_question_a_turn() -> None:
    client = Lezer()
    while client.toestand.status != KLAAR:
        client.stap()
    for beurt in client.gelezen:
        assert len(beurt) <= 2
        assert all(len(u.tekst) <= 420 for u in beurt)
        assert sum(u.tekst.count("?") for u in beurt) <= 1


def test_nothing_is_said_twice_in_a_whole_talk() -> None:
    client = Lezer()
    while client.toestand.status != KLAAR:
        client.stap()
    gezegd = [u.tekst for beurt in client.gelezen for u in beurt]
    assert len(gezegd) == len(set(gezegd))


uitspraak = st.tuples(st.sampled_from(NEGEN), st.sampled_from(POLARITEITEN), st.sampled_from(["boos", "gewoon"]))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(uitspraak, min_size=1, max_size=24))
def test_no_variant_comes_back_while_another_is_left(uitspraken: list[tuple[str, str, str]]) -> None:
    """The same quote and one domain each time, so that only another variant can make the words differ."""
    client = Lezer().tot("kies_gebied")
    vanaf = len(client.gelezen)
    for gebied, polariteit, toon in uitspraken:
        wat = noemt(gebied, polariteit, "zo gaat dat bij mij thuis dus")
        client.zegt(wat.citaat, wat, intent="boos" if toon == "boos" else "inhoud", letterlijk=("janee", "misschien"))
    per_sleutel: dict[str, list[str]] = {}
    for uiting in (u for beurt in client.gelezen[vanaf:] for u in beurt):
        woorden = re.sub("|".join(g.in_zin for g in SET.gebieden), "…", uiting.tekst)
        per_sleutel.setdefault(uiting.sleutel, []).append(woorden)
    for sleutel, gezegd in per_sleutel.items():
        aantal = catalogus().aantal(sleutel)
        for n in range(len(gezegd)):
            venster = gezegd[n : n + aantal]
            assert len(set(venster)) == len(venster), (sleutel, venster)
