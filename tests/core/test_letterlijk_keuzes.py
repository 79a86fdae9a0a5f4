"""What a client types is read beside the buttons on the page and the day on the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from vliegwiel.core.begrip import Begrip, Letterlijk
from vliegwiel.core.gesprek import Toestand
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.core.matrix import Cel, Matrix
from vliegwiel.services.begrijpen import met_wat_er_stond
from vliegwiel.services.leefgebieden import laad_leefgebieden
from vliegwiel.services.poorten import CLIENT, Bericht
from vliegwiel.settings import PROJECT

GEBIEDEN = laad_leefgebieden(PROJECT / "data" / "leefgebieden" / "standaard.yml")
VROEG_IN_DE_NACHT = datetime(2026, 5, 12, 22, 30, tzinfo=UTC)  # half past midnight in the Netherlands


def gekozen(tekst: str, vraag: str, *besproken: str, keuzes: tuple[str, ...] = ()) -> object:
    """Return what is read when the client answers while these domains have been talked about."""
    cellen = tuple(Cel(f"c{n}", g, "zorg", "zo is het", "b1", VROEG_IN_DE_NACHT) for n, g in enumerate(besproken))
    toestand = replace(Toestand(GEBIEDEN, Matrix(cellen, ())), vraag=vraag)
    bericht = Bericht("b2", CLIENT, VROEG_IN_DE_NACHT, tekst, keuzes=keuzes)
    gelezen = met_wat_er_stond(toestand, bericht, Begrip()).letterlijk
    return gelezen and gelezen.waarde


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("de eerste", ["geld"]),
        ("die laatste", ["werk"]),
        ("de tweede graag", ["gezin"]),
        ("alles", ["geld", "gezin", "werk"]),
    ],
)
def test_a_place_in_the_list_is_that_of_the_buttons_on_the_page(getypt: str, bedoeld: list[str]) -> None:
    assert gekozen(getypt, "startpunt", "geld", "gezin", "werk") == bedoeld


def test_both_are_the_two_that_were_on_offer() -> None:
    assert gekozen("allebei", "in_de_weg", "geld", "werk") == ["geld", "werk"]
    assert gekozen("allebei", "in_de_weg", "geld", "werk", "dag") is None


def test_everything_is_everything_on_offer_and_never_a_sensitive_domain() -> None:
    alles = gekozen("doe maar alles", "kies_gebied", "geld")
    assert alles == [g.id for g in GEBIEDEN.te_vragen(["geld"])]


def test_a_place_that_is_not_on_the_page_is_not_guessed() -> None:
    assert gekozen("de derde", "startpunt", "geld", "werk") is None


def test_a_button_or_a_question_without_a_list_is_left_as_it_was_read() -> None:
    eerder = Begrip(letterlijk=Letterlijk("cijfer0_10", 7))
    bericht = Bericht("b2", CLIENT, VROEG_IN_DE_NACHT, "een 7")
    assert met_wat_er_stond(replace(Toestand(GEBIEDEN), vraag="belang"), bericht, eerder) is eerder
    assert gekozen("", "startpunt", "geld", keuzes=("geld",)) is None


def test_a_later_moment_gets_its_day_by_the_dutch_calendar() -> None:
    toestand = replace(Toestand(GEBIEDEN), vraag="later_datum")
    bericht = Bericht("b2", CLIENT, VROEG_IN_DE_NACHT, "mogge")
    assert met_wat_er_stond(toestand, bericht, Begrip()).letterlijk == Letterlijk("datum_later", "morgen", "2026-05-14")


def test_a_later_moment_has_a_day_only_when_it_names_one_and_today_is_known() -> None:
    vandaag = date(2026, 5, 13)
    assert lees_letterlijk("volgnde wk dinsdag", "later", vandaag=vandaag) == Letterlijk(
        "datum_later", "volgende week dinsdag", "2026-05-19"
    )
    assert lees_letterlijk("na me operatie", "later", vandaag=vandaag) == Letterlijk("datum_later", "na mijn operatie")
    assert lees_letterlijk("mogge", "later") == Letterlijk("datum_later", "morgen")
    assert lees_letterlijk("een 7", "belang", vandaag=vandaag) == Letterlijk("cijfer0_10", 7)


def test_the_day_travels_in_the_json_form_and_is_left_out_when_there_is_none() -> None:
    met, zonder = Letterlijk("datum_later", "morgen", "2026-05-14"), Letterlijk("janee", "ja")
    assert met.as_dict() == {"soort": "datum_later", "waarde": "morgen", "datum": "2026-05-14"}
    assert zonder.as_dict() == {"soort": "janee", "waarde": "ja"}
    for letterlijk in (met, zonder):
        assert Begrip.from_dict(Begrip(letterlijk=letterlijk).as_dict()).letterlijk == letterlijk
