"""What a field test of the chat found: corrections that cut too much, and words that were taken for another wish."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from vliegwiel.core.gesprek import LATER, CelWeg, SteunWeg, bewerken
from vliegwiel.core.zinsdelen import zet_op_de_plek, zonder


@pytest.mark.parametrize(
    ("tekst", "woorden", "over"),
    [
        ("weer es onder de mensn komen, zit altijd alleen thuis", "altijd alleen thuis", ""),
        ("ik wil weer es onder de mensn komen, zit altijd thuis", "onder de mensn", ""),
        ("geen oppas en geen auto", "geen auto", "geen oppas"),
        ("geen oppas en geen auto", "geen oppas", "geen auto"),
        ("ik heb schulden. Ik slaap slecht, en mijn rug doet zeer", "Ik slaap slecht", "ik heb schulden. mijn rug doet zeer"),
        ("schulden, ruzie, en geen werk", "ruzie", "schulden, geen werk"),
        ("ik heb last van energie", "en", "ik heb last van energie"),
        ("alleen dit", "alleen dit", ""),
    ],
)  # fmt: skip
def test_what_is_left_of_a_sentence_can_be_read_or_is_not_there(tekst: str, woorden: str, over: str) -> None:
    assert zonder(tekst, woorden) == over


def test_taking_a_line_away_leaves_no_stump_of_the_answer() -> None:
    client = Client().tot("wens")
    client.zegt(
        "weer es onder de mensn komen, zit altijd alleen thuis", noemt("contacten", "zorg", "altijd alleen thuis")
    )
    assert client.toestand.velden["wens"]
    client.toestand = bewerken.bewerk(client.toestand, CelWeg(client.toestand.matrix.cellen[0].id), BEGIN).toestand
    assert not client.toestand.velden["wens"]
    assert "…" not in str(client.toestand.velden)


@pytest.mark.parametrize(
    ("tekst", "nieuw", "oud", "over"),
    [
        ("ik kook elke dag voor mn dochter en dat gaat goed", "mijn kleindochter", "",
         "ik kook elke dag voor mijn kleindochter en dat gaat goed"),
        ("brieven van de belasting en ik slaap slecht", "het waterschap", "de belasting",
         "brieven van het waterschap en ik slaap slecht"),
        ("mijn vriend helpt me", "vriendin", "", "mijn vriendin helpt me"),
        ("mijn dochter en de dochter van mijn zus", "mijn kleindochter", "", ""),
        ("ik wil kok worden", "kapper worden", "", ""),
        ("ik wil een fiets", "een oude fiets", "", "ik wil een oude fiets"),
        ("ik heb schulden", "de buren", "", ""),
    ],
)  # fmt: skip
def test_new_words_go_where_they_belong_or_nowhere(tekst: str, nieuw: str, oud: str, over: str) -> None:
    assert zet_op_de_plek(tekst, nieuw, oud) == over


def test_a_corrected_word_leaves_the_rest_of_the_answer_as_it_was() -> None:
    client = Client().tot("goed")
    client.zegt("ik kook elke dag voor mn dochter en dat gaat goed",
                noemt("gezin", "kracht", "ik kook elke dag voor mn dochter"))  # fmt: skip
    client.zegt("nee ik bedoel mijn kleindochter", noemt("gezin", "feit", "mijn kleindochter", begin=14, eind=31),
                intent="corrigeren")  # fmt: skip
    assert client.toestand.velden["goed"] == "ik kook elke dag voor mijn kleindochter en dat gaat goed"
    assert list(citaten(client.toestand))[-1] == "ik kook elke dag voor mijn kleindochter"
    assert "mn dochter" not in repr(client.toestand.velden)


@pytest.mark.parametrize("intent", ["corrigeren", "inhoud"])
def test_not_this_but_that_changes_only_those_words(intent: str) -> None:
    client = Client().tot("lastig")
    client.zegt("brieven van de belasting en ik slaap slecht", noemt("geld", "zorg", "brieven van de belasting"),
                noemt("lichaam", "zorg", "ik slaap slecht"))  # fmt: skip
    client.zegt("niet de belasting maar het waterschap", intent=intent)
    assert client.toestand.velden["lastig"] == "brieven van het waterschap en ik slaap slecht"
    assert {"brieven van het waterschap", "ik slaap slecht"} <= set(citaten(client.toestand))


def test_not_this_but_that_about_something_else_is_an_answer() -> None:
    client = Client().tot("lastig")
    client.stap()
    voor = client.toestand.velden["lastig"]
    client.zegt("niet leuk maar het gaat wel", intent="inhoud")
    assert client.toestand.velden["lastig"] == voor


def test_words_without_a_sure_place_are_put_beside_the_answer() -> None:
    client = Client().tot("lastig")
    client.zegt("ik heb schulden en ik slaap slecht door de kinderen", noemt("geld", "zorg", "ik heb schulden"),
                noemt("lichaam", "zorg", "ik slaap slecht"))  # fmt: skip
    client.zegt("nee ik bedoel de buren", intent="corrigeren")
    assert client.toestand.velden["lastig"] == "ik heb schulden en ik slaap slecht door de kinderen"
    assert {"ik heb schulden", "ik slaap slecht"} <= set(citaten(client.toestand))
    assert client.vraag == "erbij_plaats"
    client.kiest("wonen")
    assert "de buren" in list(citaten(client.toestand))
    assert client.vraag not in ("erbij_plaats", "lastig")


def test_a_longer_correction_changes_only_the_line_that_it_is_about() -> None:
    client = Client().tot("lastig")
    client.zegt("ik heb schulden en ik slaap slecht", noemt("geld", "zorg", "ik heb schulden"),
                noemt("lichaam", "zorg", "ik slaap slecht"))  # fmt: skip
    client.zegt("nee ik bedoel dat ik een kleine achterstand heb",
                noemt("geld", "zorg", "ik een kleine achterstand heb", begin=18, eind=47), intent="corrigeren")  # fmt: skip
    assert "ik slaap slecht" in list(citaten(client.toestand))
    assert "ik slaap slecht" in client.toestand.velden["lastig"]
    assert "ik heb schulden" not in repr(client.toestand.velden)


def bij_de_rol() -> Client:
    client = Client().tot("steun")
    client.zegt("mijn zus fleur")
    assert client.vraag == "steun_rol"
    return client


@pytest.mark.parametrize("intent", ["denk_erover_na", "mens_spreken", "delen", "corrigeren", "later_verder", "inhoud"])
@pytest.mark.parametrize(
    ("tekst", "rol"),
    [
        ("meedenken, maar niet beslissen", "meedenken"),
        ("ze mag meedenken", "meedenken"),
        ("meedenken", "meedenken"),
        ("niet de leiding maar wel meedenken", "meedenken"),
        ("ze mag niet meedenken", "niet"),
        ("de leiding", "leiding"),
    ],
)
def test_what_the_other_may_do_is_the_answer_whatever_it_looks_like(tekst: str, rol: str, intent: str) -> None:
    client = bij_de_rol()
    client.zegt(tekst, intent=intent)
    assert client.toestand.velden["steun_rol"] == rol
    assert client.vraag not in ("steun_rol", "later")


@pytest.mark.parametrize("vraag", ["waarom", "goed", "startpunt", "delen"])
def test_thinking_along_is_never_thinking_it_over(vraag: str) -> None:
    client = Client().tot(vraag)
    client.zegt("meedenken", intent="denk_erover_na")
    assert client.vraag != "later"


def test_who_wants_to_think_about_thinking_along_still_can() -> None:
    client = Client().tot("goed")
    client.zegt("ik wil erover nadenken of mijn zus mag meedenken", intent="denk_erover_na")
    assert client.vraag == "later"


@pytest.mark.parametrize("tekst", ["wil gewoon verder met het gesprek", "ik wil gewoon verder", "nee verder"])
@pytest.mark.parametrize("intent", ["later_verder", "inhoud", "overslaan", "bevestigen", "mens_spreken"])
def test_who_wants_to_go_on_leaves_the_card_at_once(tekst: str, intent: str) -> None:
    client = Client().tot("goed")
    client.kiest("denk_erover_na", intent="denk_erover_na")
    assert client.vraag == "later"
    client.zegt(tekst, intent=intent)
    assert client.vraag == "goed"
    assert client.toestand.status != LATER


@pytest.mark.parametrize(
    "tekst", ["haal haar naam weg", "fleur mag toch niet meedenken", "ik wil niet meer dat ze meekijkt"]
)
@pytest.mark.parametrize("intent", ["verwijderen", "corrigeren", "inhoud", "denk_erover_na"])
@pytest.mark.parametrize("vraag", ["stap", "delen", "gehoord", ""])
def test_a_trusted_person_is_taken_out_in_one_message(tekst: str, intent: str, vraag: str) -> None:
    client = bij_de_rol()
    client.zegt("ze mag meedenken")
    while client.vraag != vraag:
        client.stap()
    voor = client.toestand.matrix
    gedaan = client.zegt(tekst, intent=intent)
    assert SteunWeg() in gedaan.effecten
    assert client.sleutels[0] == "utter_steun_weg"
    assert "fleur" not in repr(client.toestand)
    assert not client.toestand.velden.get("steun_rol")
    assert client.toestand.matrix == voor
    assert client.vraag == (vraag if vraag in ("stap", "delen") else "delen_weer")


def test_without_a_trusted_person_there_is_nobody_to_take_out() -> None:
    client = Client().tot("goed")
    gedaan = client.zegt("mijn baas wil niet meedenken", intent="inhoud")
    assert SteunWeg() not in gedaan.effecten
    assert client.toestand.velden["goed"] == "mijn baas wil niet meedenken"
