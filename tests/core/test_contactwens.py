"""What the queue reads of a contact card: from which day, and which neighbourhood."""

from __future__ import annotations

from datetime import date

import pytest

from vliegwiel.core.contactwens import gewenste_datum, postcode_in, vier_cijfers

MAANDAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("wanneer", "dag"),
    [
        ("volgende week", date(2026, 3, 9)),
        ("ochtend, vanaf 12 maart", date(2026, 3, 12)),
        ("over 2 weken", date(2026, 3, 16)),
        ("2026-03-09", date(2026, 3, 9)),
    ],
)
def test_a_day_in_words_is_a_wished_day(wanneer: str, dag: date) -> None:
    assert gewenste_datum({"wanneer": wanneer}, MAANDAG) == dag


@pytest.mark.parametrize(
    "wanneer",
    [
        "",
        "ochtend, middag",
        "niet op woensdag",
        "elke dag behalve vrijdag",
        "liefst na tien uur",
        "na de vakantie",
        "altijd",
        "bel maar",
    ],
)
def test_words_about_days_that_are_no_first_day_keep_nobody_waiting(wanneer: str) -> None:
    assert gewenste_datum({"wanneer": wanneer}, MAANDAG) is None


def test_without_the_day_of_typing_only_a_date_counts() -> None:
    assert gewenste_datum({"wanneer": "volgende week"}) is None


@pytest.mark.parametrize("getypt", ["3011", " 3011 ", "3011AB", "3011 ab"])
def test_of_a_postcode_the_four_digits_count(getypt: str) -> None:
    assert vier_cijfers(getypt) == "3011"


@pytest.mark.parametrize("getypt", ["", "301", "30111", "0123", "3011 A", "3011 ABC", "abcd", "３０１１"])
def test_anything_else_is_no_postcode(getypt: str) -> None:
    assert vier_cijfers(getypt) is None


@pytest.mark.parametrize("getypt", ["bel me, mijn postcode is 3011", "ik woon in 3011 AB", "postcode: 3011", "3011."])
def test_a_postcode_in_a_sentence_is_found(getypt: str) -> None:
    assert postcode_in(getypt) == "3011"


@pytest.mark.parametrize("getypt", ["bel tussen 1400 en 1600", "sinds 2019 niet meer", "rekening 30111234", ""])
def test_other_numbers_in_a_sentence_are_no_postcode(getypt: str) -> None:
    assert postcode_in(getypt) == ""
