"""Who says "ga terug" wants the question before, or to change something: never the end of the talk."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten
from tests.hulp.staten import CRISIS, STATEN, bij
from vliegwiel.core.gesprek import AllesWeg, Delen
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER
from vliegwiel.core.knopwoorden import wil_terug

TERUG = ("kunnen we een stap terug", "de vorige vraag graag", "mag ik even terug?")


@pytest.mark.parametrize("tekst", [*TERUG, "terug", "ga even terug naar de vorige vraag"])
def test_going_back_is_read_in_many_words(tekst: str) -> None:
    assert wil_terug(tekst)


@pytest.mark.parametrize("tekst", ["ik ga terug naar Suriname", "terug naar mijn werk", "ik krijg nog geld terug"])
def test_a_story_about_going_back_is_a_story(tekst: str) -> None:
    assert not wil_terug(tekst)


@pytest.mark.parametrize("act", ["later_verder", "afscheid", "opnieuw_beginnen", "stoppen"])
@pytest.mark.parametrize("staat", [s for s in STATEN if s not in CRISIS])
def test_going_back_never_ends_the_talk_and_loses_nothing(staat: str, act: str) -> None:
    client = bij(staat)
    voor = list(citaten(client.toestand))
    gedaan = client.zegt(TERUG[0], intent=act)
    assert client.toestand.status not in (GESTOPT, LATER)
    assert not any(isinstance(e, AllesWeg | Delen) for e in gedaan.effecten)
    assert set(voor) <= set(citaten(client.toestand))
    assert gedaan.teksten


@pytest.mark.parametrize(("waar", "vorige"), [("vertrouwen", "belang_waarom"), ("in_de_weg", "score:wonen")])
def test_a_number_can_be_given_again(waar: str, vorige: str) -> None:
    client = Client().tot(waar)
    if vorige == "belang_waarom":
        client.zegt(TERUG[1], intent="overslaan")
        assert client.vraag in ("corrigeer", "corrigeer_tekst")
        return
    client.zegt(TERUG[1], intent="overslaan")
    assert client.vraag == vorige
    client.kiest("2")
    assert client.toestand.matrix.score("wonen").waarde == 2
    assert client.vraag == waar


def test_a_question_that_was_skipped_is_put_again() -> None:
    client = Client().tot("goed")
    client.kiest("overslaan", intent="overslaan")
    client.zegt(TERUG[2], intent="later_verder")
    assert client.vraag == "goed"
    assert "goed" not in client.toestand.overgeslagen


def test_at_the_beginning_there_is_nothing_to_go_back_to() -> None:
    client = Client()
    client.zegt(TERUG[0], intent="later_verder")
    assert (client.sleutels, client.vraag) == (("utter_terug_leeg", "utter_vraag_welkom"), "welkom")
