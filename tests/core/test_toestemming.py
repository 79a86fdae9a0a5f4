"""A consent goes from asked to yes or no, and from yes to taken back; every other way is closed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.toestemming import (
    COLLEGA,
    GEVRAAGD,
    INGETROKKEN,
    JA,
    NEE,
    REGIE,
    SOORTEN,
    STATEN,
    ZORGOVERLEG,
    GeenToestemming,
    OngeldigAntwoord,
    Toestemming,
)
from vliegwiel.core.veld import OngeldigVeld

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def toestemming(soort: str = ZORGOVERLEG, **anders: Any) -> Toestemming:
    gegevens: dict[str, Any] = {
        "id": "t",
        "overdracht_id": "z",
        "soort": soort,
        "hoe": "aan_tafel",
        "gevraagd_door": "Anouk",
        "gevraagd_op": date(2026, 3, 2),
        "voor": "bilal" if soort == COLLEGA else "",
        "naam": "Noor" if soort == REGIE else "",
    }
    return Toestemming(**(gegevens | anders))


@given(st.lists(st.sampled_from(STATEN), max_size=5))
def test_a_yes_is_valid_only_between_the_answer_and_taking_it_back(antwoorden: list[str]) -> None:
    nu_zo, gegeven = toestemming(), [GEVRAAGD]
    for antwoord in antwoorden:
        try:
            nu_zo = nu_zo.beantwoord(antwoord, NU)
        except OngeldigAntwoord:
            continue
        gegeven.append(antwoord)
    assert gegeven in (
        [GEVRAAGD], [GEVRAAGD, JA], [GEVRAAGD, NEE], [GEVRAAGD, INGETROKKEN], [GEVRAAGD, JA, INGETROKKEN],
    )  # fmt: skip
    assert nu_zo.geldig is (gegeven[-1] == JA)


def test_the_trusted_person_is_invited_once_and_only_after_a_yes() -> None:
    vraag = toestemming(REGIE)
    with pytest.raises(GeenToestemming):
        vraag.nodig_uit(NU)
    uitgenodigd = vraag.beantwoord(JA, NU).nodig_uit(NU)
    with pytest.raises(OngeldigAntwoord):
        uitgenodigd.nodig_uit(NU)
    with pytest.raises(GeenToestemming):
        uitgenodigd.beantwoord(INGETROKKEN, NU).nodig_uit(NU)


@pytest.mark.parametrize(
    "kapot",
    [
        {"soort": REGIE, "naam": ""},
        {"soort": COLLEGA, "voor": ""},
        {"voor": "bilal"},
        {"staat": JA},
        {"antwoord_op": NU},
        {"uitgenodigd_op": NU},
        {"soort": REGIE, "staat": NEE, "antwoord_op": NU, "uitgenodigd_op": NU},
        {"hoe": "gehoord_van_een_ander"},
        {"soort": "alles"},
    ],
)
def test_a_consent_that_says_too_little_or_contradicts_itself_can_not_be_made(kapot: dict[str, Any]) -> None:
    with pytest.raises((ValueError, OngeldigVeld)):
        toestemming(**kapot)


def test_every_kind_can_be_asked() -> None:
    assert {toestemming(soort).soort for soort in SOORTEN} == set(SOORTEN)
