"""A question beside what is told: answered kindly, and both are heard."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import citaten, noemt
from tests.hulp.sprekend import Lezer
from vliegwiel.core.gesprek.naast_vraag import los_van_vraag


def test_after_an_answered_question_the_answer_is_said_back_as_always() -> None:
    client = Lezer().tot("lastig")
    client.zegt("heeft dit gevolgen voor mijn uitkering?", intent="gevolgen_vraag")
    client.zegt("ik slaap slecht", noemt("lichaam", "zorg", "ik slaap slecht"))
    assert client.gelezen[-1][0].soort == "reflectie"
    assert "“ik slaap slecht”" in client.gezegd[0]


@pytest.mark.parametrize(
    "act", ["privacy_vraag", "gevolgen_vraag", "waarom_vraag", "hoe_lang_vraag", "bot_vraag", "aanvraag_vraag"]
)
@pytest.mark.parametrize("waar", ["waarom", "goed", "score:wonen", "startpunt", "belang", "steun"])
def test_a_bare_question_is_answered_and_welcome(act: str, waar: str) -> None:
    client = Lezer().tot(waar)
    voor = client.toestand
    client.zegt("hoe zit dat dan?", intent=act)
    assert client.vraag == waar
    assert (client.toestand.velden, client.toestand.matrix) == (voor.velden, voor.matrix)
    assert len(client.gezegd) == 2
    assert client.gelezen[-1][0].soort == "reflectie"
    assert client.gelezen[-1][0].sleutel.startswith(("utter_antwoord_", "utter_waarom_"))


def test_the_kind_word_about_a_question_is_another_one_each_time() -> None:
    client = Lezer().tot("wens")
    gehoord = []
    for act in ("privacy_vraag", "gevolgen_vraag", "bot_vraag", "hoe_lang_vraag"):
        client.zegt("en hoe zit dat?", intent=act)
        gehoord.append(client.gezegd[0].rsplit(". ", 1)[-1])
    assert len(set(gehoord)) == len(gehoord)


def test_a_question_and_a_wish_that_fits_no_domain_get_both() -> None:
    client = Lezer().tot("wens")
    client.zegt("wie leest dit? ik wil gewoon rust", intent="privacy_vraag")
    assert client.toestand.velden["wens"] == "ik wil gewoon rust"
    assert "“ik wil gewoon rust”" in client.gezegd[0]
    assert any(woord in client.gezegd[0] for woord in ("consulent", "gemeente"))
    assert client.vraag == "waarom"


def test_a_question_and_a_number_get_both() -> None:
    client = Lezer().tot("score:wonen")
    client.zegt("3, maar wie leest dit?", intent="privacy_vraag")
    score = client.toestand.matrix.score("wonen")
    assert score is not None
    assert score.waarde == 3
    assert client.vraag != "score:wonen"
    assert "consulent" in client.gezegd[0]


def test_a_question_and_a_starting_point_get_both() -> None:
    client = Lezer().tot("startpunt")
    client.zegt("werk, maar hoe lang duurt dit nog?", intent="hoe_lang_vraag")
    assert client.toestand.startpunt == "werk"
    assert "minuten" in client.gezegd[0]
    assert client.vraag == "belang"


def test_a_fact_about_something_else_beside_a_question_is_kept_and_said_back() -> None:
    client = Lezer().tot("startpunt")
    client.zegt("wie leest dit? ik heb ook ruzie met mijn zus",
                noemt("gezin", "zorg", "ik heb ook ruzie met mijn zus"), intent="privacy_vraag")  # fmt: skip
    assert "ik heb ook ruzie met mijn zus" in citaten(client.toestand)
    assert "“ik heb ook ruzie met mijn zus”" in client.gezegd[0]
    assert client.vraag == "startpunt"


def test_the_question_is_no_part_of_the_reason_beside_it() -> None:
    client = Lezer().tot("waarom")
    client.zegt("gaat dit ten koste van mijn uitkering? omdat ik mijn kinderen wil zien",
                noemt("gezin", "wens", "ik mijn kinderen wil zien"), intent="gevolgen_vraag")  # fmt: skip
    assert client.toestand.velden["waarom"] == "omdat ik mijn kinderen wil zien"


@pytest.mark.parametrize(
    "tekst",
    ["ik vertrouw dit niet. wie leest dit?", "wie leest dit?", "hoi, wie leest dit?", "wie leest dit eigenlijk"],
)
def test_what_is_no_answer_beside_a_question_is_not_taken_for_one(tekst: str) -> None:
    client = Lezer().tot("wens")
    client.zegt(tekst, intent="privacy_vraag")
    assert client.vraag == "wens"
    assert not client.toestand.velden.get("wens")


def test_nothing_is_shared_by_a_yes_beside_a_question() -> None:
    client = Lezer().tot("delen")
    client.zegt("ja, maar wie leest dit dan?", intent="privacy_vraag")
    assert client.toestand.gedeeld == 0
    assert client.vraag == "delen"


@pytest.mark.parametrize(
    ("tekst", "rest"),
    [
        ("3, maar wie leest dit?", "3"),
        ("ik wil rust. krijgt iemand dit te zien?", "ik wil rust"),
        ("wie leest dit? en ik wil rust", "ik wil rust"),
        ("waarom vraag je dat?", ""),
        ("ik wil rust", ""),
        ("kan mijn buurman dit zien?", ""),
    ],
)
def test_a_message_is_read_without_its_question(tekst: str, rest: str) -> None:
    assert los_van_vraag(tekst) == rest


# Fewer turns, nothing lost.
