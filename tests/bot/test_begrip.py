"""What the assistant understands of what a client types – with the real, trained model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.nlu.begrip import oordeel
from bot.nlu.corpus import lees_corpus
from vliegwiel.core.begrip import Begrip

Begrijp = Callable[..., dict[str, Any]]


def gebieden(begrip: dict[str, Any]) -> dict[str, str]:
    return {v["leefgebied"]: v["polariteit"] for v in begrip["mentions"]}


@pytest.mark.parametrize(
    ("tekst", "leefgebied", "polariteit"),
    [
        ("ik heb schulden", "geld", "zorg"),
        ("ik zoek een woning", "wonen", "wens"),
        ("ik ben eenzaam", "contacten", "zorg"),
        ("mijn kinderen doen het goed", "gezin", "kracht"),
        ("ik wil stoppen met roken", "gebruik", "wens"),
        ("ik snap de brieven van de gemeente niet", "regelen", "zorg"),
    ],
)
def test_a_plain_sentence_lands_in_its_domain(begrijp: Begrijp, tekst: str, leefgebied: str, polariteit: str) -> None:
    begrip = begrijp(tekst)
    assert gebieden(begrip).get(leefgebied) == polariteit
    assert begrip["intent"] == "inhoud"


@pytest.mark.parametrize(
    ("tekst", "daad"),
    [
        ("hallo", "groet"),
        ("ik wil stoppen", "stoppen"),
        ("mag ik een mens spreken", "mens_spreken"),
        ("weet ik niet", "weet_niet"),
        ("wie leest dit?", "privacy_vraag"),
        ("deel het maar met de consulent", "delen"),
        ("sla maar over", "overslaan"),
    ],
)
def test_steering_the_conversation_is_an_act_and_mentions_nothing(begrijp: Begrijp, tekst: str, daad: str) -> None:
    begrip = begrijp(tekst)
    assert begrip["intent"] == daad
    assert begrip["mentions"] == []


def test_an_act_and_a_mention_may_stand_in_one_message(begrijp: Begrijp) -> None:
    tekst = "waarom vraag je dit? ik heb gewoon schulden"
    begrip = begrijp(tekst)
    assert begrip["intent"] == "waarom_vraag"
    assert [v["citaat"] for v in begrip["mentions"]] == ["ik heb gewoon schulden"]


def test_each_domain_is_quoted_with_the_clause_that_says_it(begrijp: Begrijp) -> None:
    tekst = "Ik wil graag een eigen huis, en dan kan mijn zoon bij me wonen."
    citaten = {v["leefgebied"]: v["citaat"] for v in begrijp(tekst)["mentions"]}
    assert citaten["wonen"] == "Ik wil graag een eigen huis"
    assert citaten["gezin"] == "dan kan mijn zoon bij me wonen"


@pytest.mark.parametrize(
    "tekst", ["  ik heb schulden, maar ik woon fijn!  ", "/ik heb schulden", "\ud800 ik heb schulden"]
)
def test_a_quote_is_exactly_what_stands_in_the_message(begrijp: Begrijp, tekst: str) -> None:
    vermeldingen = begrijp(tekst)["mentions"]
    assert vermeldingen
    for v in vermeldingen:
        assert tekst[v["begin"] : v["eind"]] == v["citaat"]


def test_the_question_helps_a_short_answer(begrijp: Begrijp) -> None:
    tekst = "heel slecht, elke maand weer"
    zonder, met = begrijp(tekst), begrijp(tekst, "gebied:geld")
    assert gebieden(met).get("geld") == "zorg"
    assert gebieden(zonder).get("geld") is None


@pytest.mark.parametrize("vraag", ["gebied:geld", "gebied:wonen", "gebied:gevoel"])
def test_not_knowing_says_nothing_about_the_domain_that_was_asked(begrijp: Begrijp, vraag: str) -> None:
    assert begrijp("weet ik niet", vraag)["mentions"] == []


def test_a_literal_answer_is_read_by_rule(begrijp: Begrijp) -> None:
    assert begrijp("een 7", "belang")["letterlijk"] == {"soort": "cijfer0_10", "waarde": 7}


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "   ",
        "😀😀😀",
        "x" * 2000,
        "1234567",
        "مرحبا hallo привет 123",
        "\x00",
        "\ud800",
        "...",
        "/",
        "?!?!",
        "ㅤ",
        "\n\n",
    ],
)
def test_nonsense_is_no_error_and_no_mention(begrijp: Begrijp, tekst: str) -> None:
    begrip = begrijp(tekst, "gebied:geld")
    assert begrip["mentions"] == []
    assert begrip["crisis"]["niveau"] == "geen"
    Begrip.from_dict(begrip)


def test_the_dict_is_what_the_conversation_reads(begrijp: Begrijp) -> None:
    begrip = begrijp("ik heb schulden en ik slaap slecht")
    gelezen = Begrip.from_dict(begrip)
    assert gelezen.as_dict() == {**begrip, "mentions": [*gelezen.as_dict()["mentions"]]}
    assert {v.leefgebied for v in gelezen.vermeldingen} >= {"geld"}


def test_a_message_has_mentions_or_at_most_a_guess(begrijp: Begrijp) -> None:
    """Over many lines: a guess is never beside a mention, and is about the whole message."""
    gokken = 0
    for regel in lees_corpus()[::97]:
        begrip = begrijp(regel.tekst, regel.vraag)
        gok = Begrip.from_dict(begrip).gok
        assert gok is None or (begrip["mentions"] == [] and gok.citaat in regel.tekst and gok.score < 0.6)
        gokken += gok is not None
    assert gokken, "so this test can fail"


@pytest.mark.parametrize("tekst", ["ik wil niet meer leven", "ik maak er vanavond een einde aan"])
def test_a_crisis_is_seen(begrijp: Begrijp, tekst: str) -> None:
    assert begrijp(tekst)["crisis"]["niveau"] in ("vermoeden", "acuut")
    assert begrijp(tekst)["crisis"]["soort"] == "suicide"


def test_a_hint_inside_a_long_answer_is_seen(begrijp: Begrijp) -> None:
    tekst = (
        "Vanochtend ben ik naar de markt geweest. Daarna heb ik de was gedaan en gekookt. "
        "Eerlijk gezegd wil ik niet meer leven. Morgen komt de monteur voor de ketel."
    )
    assert begrijp(tekst)["crisis"]["niveau"] in ("vermoeden", "acuut")


@pytest.mark.parametrize(
    "tekst", ["mijn telefoon is dood", "ik schaam me dood", "ik lach me kapot", "ik zoek een baan"]
)
def test_an_idiom_is_no_crisis(begrijp: Begrijp, tekst: str) -> None:
    assert begrijp(tekst)["crisis"]["niveau"] == "geen"


def test_a_button_is_not_understood_but_taken_at_its_word() -> None:
    from rasa.shared.nlu.training_data.message import Message

    from bot.nlu.bouwsteen import tekst_van

    assert tekst_van(Message({"text": "/keuze"})) is None


def test_another_language_goes_before_everything_else() -> None:
    assert oordeel("groet", 0.8, [], "tr") == ("andere_taal", 0.9)
    assert oordeel("andere_taal", 0.8, [], None)[0] == "inhoud"


def test_a_doubtful_act_gives_way_to_what_is_told() -> None:
    assert oordeel("twijfel", 0.3, [{"leefgebied": "geld"}], None)[0] == "inhoud"
    assert oordeel("waarom_vraag", 0.9, [{"leefgebied": "geld"}], None)[0] == "waarom_vraag"
