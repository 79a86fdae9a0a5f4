"""A report is about a year, a quarter or a month, and about nothing between."""

from __future__ import annotations

from datetime import date

import pytest

from vliegwiel.core.periode import JAAR, KWARTAAL, MAAND, OngeldigePeriode, laatste_voorbij, lees_periode, te_kiezen


@pytest.mark.parametrize(
    ("code", "naam", "begin", "einde"),
    [
        ("2026", "2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-k3", "3e kwartaal 2026", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026-12", "december 2026", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_has_a_code_a_name_and_its_days(code: str, naam: str, begin: date, einde: date) -> None:
    periode = lees_periode(code)
    assert (periode.code, periode.naam, periode.begin, periode.einde) == (code, naam, begin, einde)
    assert periode.bevat(begin)
    assert not periode.bevat(einde)


@pytest.mark.parametrize(
    "code", ["", "26", "2026-k5", "2026-13", "2026-1", "2026-02-01", "2026-k1 ", "١٢٣٤", "9999", "2026-K1"]
)
def test_no_other_period_can_be_asked_for(code: str) -> None:
    with pytest.raises(OngeldigePeriode):
        lees_periode(code)


def test_every_period_since_the_first_count_can_be_chosen_newest_first() -> None:
    keuze = te_kiezen(date(2026, 5, 1), date(2025, 11, 20))
    assert [p.code for p in keuze[JAAR]] == ["2026", "2025"]
    assert [p.code for p in keuze[KWARTAAL]] == ["2026-k2", "2026-k1", "2025-k4"]
    assert [p.code for p in keuze[MAAND]][:2] == ["2026-05", "2026-04"]
    assert laatste_voorbij(date(2026, 1, 1)).code == "2025-k4"
    assert not lees_periode("2026").is_voorbij(date(2026, 12, 31))
