"""What a client types at the contact card is read as the card where it says how to be reached, and else left alone."""

from __future__ import annotations

import pytest

from vliegwiel.services.ontvangst import Inkomend, als_contactkaart


@pytest.mark.parametrize(
    ("tekst", "wanneer"),
    [
        ("ik kom liever zelf langs", ""),
        ("op het gemeentehuis, in de ochtend", "ochtend"),
        ("in het buurthuis graag", ""),
        ("bij mij thuis mag ook", ""),
        ("kunnen we ergens afspreken, liefst de middag", "middag"),
    ],
)
def test_who_wants_to_meet_somewhere_is_reached_there(tekst: str, wanneer: str) -> None:
    kaart = als_contactkaart(Inkomend("b1", tekst), "contact").kaart
    assert kaart == {"soort": "contact", "hoe": "langskomen", "waar": tekst, "wanneer": wanneer}


@pytest.mark.parametrize(
    "tekst",
    [
        "niet bij mij thuis",
        "waar is het gemeentehuis?",
        "ik ben vorige week bij het loket geweest en daar stuurden ze me na een uur wachten gewoon weer weg",
        "ik wil niet langer leven, kom langs",
        "weet ik niet",
    ],
)
def test_a_question_a_story_and_a_cry_for_help_are_no_place_to_meet(tekst: str) -> None:
    assert als_contactkaart(Inkomend("b1", tekst), "contact").kaart is None


def test_a_place_is_only_read_where_the_card_is_open() -> None:
    assert als_contactkaart(Inkomend("b1", "in het buurthuis"), "goed").kaart is None


def test_a_number_goes_before_a_place() -> None:
    kaart = als_contactkaart(Inkomend("b1", "bel eerst, dan kom ik langs: 010 000 00 00"), "contact").kaart
    assert kaart is not None
    assert kaart["telefoon"] == "010 000 00 00"
