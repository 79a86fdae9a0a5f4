"""Outcomes and steps are filled in by a person, and asked at the right moment only."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.uitkomst import (
    AFRONDEN,
    NIET_GESPROKEN,
    STAPPEN,
    UITKOMSTEN,
    ZES_MAANDEN,
    Uitkomst,
    meten_vanaf,
    te_meten,
)
from vliegwiel.core.veld import OngeldigVeld

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def uitkomst(moment_van: str = AFRONDEN, code: str = "rust", **anders: Any) -> Uitkomst:
    return Uitkomst(moment_van, code, anders.get("toelichting", ""), "Anouk", NU, anders.get("stap", ""))


@given(st.sampled_from((AFRONDEN, ZES_MAANDEN)), st.sampled_from(UITKOMSTEN), st.sampled_from((*STAPPEN, "")))
def test_a_step_is_asked_at_six_months_of_who_was_spoken_to(moment_van: str, code: str, stap: str) -> None:
    nodig = moment_van == ZES_MAANDEN and code not in NIET_GESPROKEN
    if bool(stap) is nodig:
        assert uitkomst(moment_van, code, stap=stap, toelichting="zo is het").stap == stap
    else:
        with pytest.raises(ValueError, match=r"stap"):
            uitkomst(moment_van, code, stap=stap, toelichting="zo is het")


def test_something_else_says_what() -> None:
    with pytest.raises(OngeldigVeld):
        uitkomst(code="anders")
    assert uitkomst(code="anders", toelichting="mantelzorg").code == "anders"


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-400, 400), st.booleans(), st.booleans(), st.booleans()
)
def test_who_is_finished_is_asked_only_with_a_yes_and_nobody_is_asked_twice_or_too_soon(
    begonnen: date, dagen: int, gemeten: bool, afgerond: bool, ja: bool
) -> None:
    vandaag = meten_vanaf(begonnen) + timedelta(days=dagen)
    gevraagd = te_meten(begonnen, vandaag, gemeten=gemeten, afgerond=afgerond, mag_navragen=ja)
    assert gevraagd is (dagen >= 0 and not gemeten and (ja or not afgerond))
