"""Somebody who labels lines gets to read those whose label the model does not share, and only those."""

from __future__ import annotations

import pytest

from bot.evaluatie.twijfels import Twijfel, in_woorden, toon, van_bestand
from bot.nlu.corpus import Label, Regel, lees_corpus
from bot.omgeving import BEGRIPSMODEL

GOED = [
    Regel("ik heb flinke schulden bij de zorgverzekeraar", "open", "gemeente", (Label("geld", "zorg"),)),
    Regel("mijn rug doet de hele dag pijn", "open", "gemeente", (Label("lichaam", "zorg"),)),
]
VERKEERD_GEBIED = Regel("elke maand sta ik weer rood bij de bank", "open", "gemeente", (Label("justitie", "zorg"),))
OMGEKEERD = Regel("ik ben heel erg eenzaam en zie niemand", "open", "gemeente", (Label("contacten", "kracht"),))
GEEN_GEVAAR = Regel("ik wil dood, ik heb de pillen klaarliggen", "open", "gemeente", (), None, "geen")


@pytest.fixture(scope="module")
def gevonden() -> list[Twijfel]:
    """What is said about a file of five lines, after learning a few authors but not that one."""
    anderen = [r for r in lees_corpus() if r.bron in {"gewoon", "crisis_5", "leeg"}]
    return van_bestand("gemeente", [*anderen, *GOED, VERKEERD_GEBIED, OMGEKEERD, GEEN_GEVAAR], BEGRIPSMODEL)


def over(regel: Regel, gevonden: list[Twijfel]) -> set[str]:
    return {t.wat for t in gevonden if t.regel is regel}


def test_a_line_in_the_wrong_domain_is_shown_with_the_right_one(gevonden: list[Twijfel]) -> None:
    assert {"justitie staat er, leest het model niet", "geld ontbreekt"} <= over(VERKEERD_GEBIED, gevonden)


def test_a_worry_that_is_labelled_a_strength_is_shown(gevonden: list[Twijfel]) -> None:
    assert "contacten is zorg" in over(OMGEKEERD, gevonden)


def test_danger_that_is_labelled_harmless_is_shown(gevonden: list[Twijfel]) -> None:
    assert {"signaal", "acuut"} <= over(GEEN_GEVAAR, gevonden)


def test_nobody_has_to_read_lines_that_are_labelled_well(gevonden: list[Twijfel]) -> None:
    assert not any(over(r, gevonden) for r in GOED)


def test_the_surest_come_first(gevonden: list[Twijfel]) -> None:
    assert [t.zeker for t in gevonden] == sorted((t.zeker for t in gevonden), reverse=True)


def test_labels_are_shown_in_few_words() -> None:
    regel = Regel("x", "open", "a", (Label("werk", "kracht", "ander", "vroeger"),), "boos", "geen")
    assert in_woorden(regel) == "werk kracht ander vroeger · boos · geen"
    assert in_woorden(Regel("x", "open", "a")) == "niets"


def test_a_file_that_is_not_there_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert toon("bestaat_niet", 5) == 2
    assert "stem_ouder" in capsys.readouterr().out
