"""Somebody who wants to call reads when that is possible, and is never sent to a telephone that nobody answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.openingstijden import Openingstijden, in_woorden
from vliegwiel.core.terugbellen import Bereikbaarheid, lees_uren

ZONE = ZoneInfo("Europe/Amsterdam")
UREN = "ma-do 09:00-12:00; ma-do 13:00-17:00; vr 9:00-12:30"


def tijden(uren: str = UREN, *gesloten: date, vrij: frozenset[date] = frozenset()) -> Openingstijden:
    return Openingstijden(Bereikbaarheid(lees_uren(uren), frozenset(gesloten)), lambda _: vrij)


@pytest.mark.parametrize(
    ("uren", "woorden"),
    [
        ("ma-vr 09:00-17:00", "maandag tot en met vrijdag van 9 tot 17 uur"),
        ("ma-vr 9:00-17:00; za 10:00-12:30", "maandag tot en met vrijdag van 9 tot 17 uur, zaterdag van 10 tot 12.30 uur"),
        ("ma,wo 9:00-12:00; ma,wo 13:00-16:00", "maandag en woensdag van 9 tot 12 en van 13 tot 16 uur"),
        ("ma-di 9:00-12:00", "maandag en dinsdag van 9 tot 12 uur"),
        ("ma-wo,vr 9:00-12:00", "maandag tot en met woensdag en vrijdag van 9 tot 12 uur"),
        ("", ""),
    ],
)  # fmt: skip
def test_hours_are_told_as_people_say_them(uren: str, woorden: str) -> None:
    assert in_woorden(lees_uren(uren)) == woorden


@pytest.mark.parametrize(
    ("nu", "tot", "weer_open", "dagen"),
    [
        ((2026, 11, 23, 8, 59), None, (2026, 11, 23, 9, 0), 0),  # Monday
        ((2026, 11, 23, 9, 0), (2026, 11, 23, 12, 0), None, 0),
        ((2026, 11, 23, 12, 0), None, (2026, 11, 23, 13, 0), 0),
        ((2026, 11, 23, 17, 0), None, (2026, 11, 24, 9, 0), 1),
        ((2026, 11, 27, 12, 30), None, (2026, 11, 30, 9, 0), 3),  # Friday
    ],
)
def test_it_is_open_or_it_says_when(
    nu: tuple[int, ...], tot: tuple[int, ...] | None, weer_open: tuple[int, ...] | None, dagen: int
) -> None:
    stand = tijden().stand(datetime(*nu, tzinfo=ZONE))  # type: ignore[misc]
    assert stand.tot == (datetime(*tot, tzinfo=ZONE) if tot else None)  # type: ignore[misc]
    assert stand.weer_open == (datetime(*weer_open, tzinfo=ZONE) if weer_open else None)  # type: ignore[misc]
    assert stand.over_dagen == dagen


def test_a_closed_day_and_a_holiday_are_passed_over() -> None:
    feest = tijden("ma-vr 09:00-17:00", date(2026, 12, 24), vrij=frozenset({date(2026, 12, 25)}))
    stand = feest.stand(datetime(2026, 12, 24, 10, 0, tzinfo=ZONE))
    assert stand.tot is None
    assert stand.weer_open == datetime(2026, 12, 28, 9, 0, tzinfo=ZONE)


def test_who_is_never_open_says_nothing_about_when() -> None:
    stand = tijden("").stand(datetime(2026, 12, 24, 10, 0, tzinfo=ZONE))
    assert (stand.tot, stand.weer_open) == (None, None)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(ZONE)))  # noqa: DTZ001
def test_at_the_moment_that_is_named_it_really_is_open(nu: datetime) -> None:
    open_ = tijden()
    stand = open_.stand(nu)
    if stand.tot:
        assert open_.stand(stand.tot - timedelta(seconds=1)).tot == stand.tot
    else:
        assert stand.weer_open is not None
        assert stand.weer_open > nu
        assert open_.stand(stand.weer_open).tot is not None
