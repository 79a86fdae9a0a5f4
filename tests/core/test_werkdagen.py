"""Working days in the Netherlands: weekends, public holidays, the gemeente's own days, and the change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from vliegwiel.services.werkdagen import feestdagen, maak_werkdagen

KALENDER = maak_werkdagen()


@pytest.mark.parametrize(
    ("van", "aantal", "tot"),
    [
        (date(2026, 3, 2), 3, date(2026, 3, 5)),  # Monday to Thursday
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # over a weekend
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # from a Saturday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday and Easter Monday
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # King's day
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # Christmas
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # into another year
    ],
)
def test_a_term_skips_weekends_and_holidays(van: date, aantal: int, tot: date) -> None:
    assert KALENDER.plus(van, aantal) == tot
    assert KALENDER.tussen(van, tot) == aantal


def test_the_gemeente_has_free_days_of_its_own() -> None:
    vrijdag = date(2026, 5, 15)  # after Ascension day
    assert KALENDER.is_werkdag(vrijdag)
    eigen = maak_werkdagen([vrijdag])
    assert not eigen.is_werkdag(vrijdag)
    assert eigen.plus(date(2026, 5, 13), 1) == date(2026, 5, 18)


def test_ascension_day_is_free_and_liberation_day_once_in_five_years() -> None:
    assert date(2026, 5, 14) in feestdagen(2026)
    assert date(2025, 5, 5) in feestdagen(2025)
    assert date(2026, 5, 5) not in feestdagen(2026)


@pytest.mark.parametrize("aantal", [1, 3, 10])
def test_past_its_day_is_the_same_counted_forward_and_backward(aantal: int) -> None:
    eerste = date(2026, 1, 1)
    for n in range(400):
        vandaag = eerste + timedelta(days=n)
        grens = KALENDER.grens(aantal, vandaag)
        for m in range(-3, 4):
            dag = grens + timedelta(days=m)
            assert (KALENDER.plus(dag, aantal) < vandaag) is (dag < grens), (vandaag, dag)


def test_a_day_begins_and_ends_by_the_dutch_clock_also_when_it_changes() -> None:
    assert KALENDER.dag(datetime(2026, 3, 2, 23, 30, tzinfo=UTC)) == date(2026, 3, 3)
    assert KALENDER.dag(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)
    zomer = KALENDER.begin(date(2026, 3, 30)) - KALENDER.begin(date(2026, 3, 29))
    assert KALENDER.begin(date(2026, 3, 29)).astimezone(UTC) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert KALENDER.begin(date(2026, 3, 30)).astimezone(UTC) == datetime(2026, 3, 29, 22, tzinfo=UTC), zomer
