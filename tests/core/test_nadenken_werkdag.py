"""Nobody is promised a question on a day on which the gemeente is closed."""

from __future__ import annotations

from datetime import date

import pytest

from vliegwiel.core.nadenken import eerste_werkdag, feestdagen
from vliegwiel.services import werkdagen


@pytest.mark.parametrize(
    ("dag", "wordt"),
    [
        (date(2026, 11, 29), date(2026, 11, 30)),  # a Sunday
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas, and a weekend behind it
        (date(2027, 3, 29), date(2027, 3, 30)),  # Easter Monday
        (date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_the_next_working_day_is_named(dag: date, wordt: date) -> None:
    assert eerste_werkdag(dag) == wordt


@pytest.mark.parametrize("jaar", range(2024, 2040))
def test_every_public_holiday_is_known_to_the_calendar_of_the_desk(jaar: int) -> None:
    assert feestdagen(jaar) <= werkdagen.feestdagen(jaar)
