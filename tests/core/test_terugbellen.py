"""A call is only promised in staffed hours, and never for a moment that nobody is there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.terugbellen import (
    Bereikbaarheid,
    OngeldigeUren,
    Terugbelverzoek,
    Venster,
    lees_gesloten,
    lees_uren,
    lees_zone,
)

ZONE = ZoneInfo("Europe/Amsterdam")
UTC = ZoneInfo("UTC")
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
JAAR = st.integers(0, 366 * 24 * 60 * 60 - 1).map(lambda s: BEGIN + timedelta(seconds=s))
# The two nights on which the clock changes are looked at as often as all the other days together.
OMZETTEN = st.sampled_from([datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)]).flatmap(
    lambda b: st.integers(0, 12 * 3600).map(lambda s: b + timedelta(seconds=s))
)
VENSTERS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)).filter(lambda v: v[1] < v[2]),
    max_size=8,
).map(lambda vs: tuple(Venster(*v) for v in vs))
DICHT = frozenset({date(2026, 3, 29), date(2026, 12, 25)})


def bemand(uren: Bereikbaarheid, moment: datetime) -> bool:
    """Whether somebody is there at this moment by the clock on the wall."""
    lokaal = moment.astimezone(uren.zone)
    minuut = lokaal.hour * 60 + lokaal.minute
    return any(v.dag == lokaal.weekday() and v.van <= minuut < v.tot for v in uren.vensters)


@given(nu=st.one_of(JAAR, OMZETTEN), vensters=VENSTERS, minuten=st.integers(15, 480), dicht=st.booleans())
def test_a_promise_lies_inside_the_hours_of_today(
    nu: datetime, vensters: tuple[Venster, ...], minuten: int, dicht: bool
) -> None:
    uren = Bereikbaarheid(vensters, DICHT if dicht else frozenset(), ZONE, timedelta(minutes=minuten))
    aanbod = uren.aanbod(nu)
    if aanbod is None:
        return
    assert bemand(uren, nu)
    assert nu.astimezone(ZONE).date() not in uren.gesloten
    van, tot = aanbod.van.astimezone(UTC), aanbod.tot.astimezone(UTC)
    assert nu <= van < tot <= van + timedelta(minutes=minuten)
    assert tot - nu >= uren.minstens
    moment = nu
    while moment < tot:  # somebody is there all the time, also when an hour comes twice
        assert bemand(uren, moment)
        moment += timedelta(minutes=1)
    assert aanbod.als_woorden().keys() == {"van", "tot"}


@given(nu=JAAR.filter(lambda m: m.astimezone(ZONE).date() not in (date(2026, 3, 29), date(2026, 10, 25))))
def test_in_the_middle_of_staffed_hours_a_call_is_always_offered(nu: datetime) -> None:
    uren = Bereikbaarheid(lees_uren("ma-vr 09:00-17:00"), zone=ZONE)
    lokaal = nu.astimezone(ZONE)
    ruim = lokaal.weekday() < 5 and lokaal.hour >= 9 and lokaal.hour * 60 + lokaal.minute < 16 * 60 + 44
    assert not ruim or uren.aanbod(nu) is not None


@given(st.one_of(JAAR, OMZETTEN))
def test_by_default_nobody_is_promised_anything(nu: datetime) -> None:
    assert Bereikbaarheid().aanbod(nu) is None


@pytest.mark.parametrize(("moment", "verwacht"), [
    ("2026-11-02T10:00", ("10.00 uur", "11.00 uur")), ("2026-11-02T10:00:01", ("10.01 uur", "11.01 uur")),
    ("2026-11-02T16:30", ("16.30 uur", "17.00 uur")), ("2026-11-02T16:46", None), ("2026-11-02T08:59", None),
    ("2026-11-07T11:00", ("11.00 uur", "12.00 uur")), ("2026-11-08T11:00", None), ("2026-12-25T11:00", None),
])  # fmt: skip
def test_what_a_client_is_promised(moment: str, verwacht: tuple[str, str] | None) -> None:
    uren = Bereikbaarheid(lees_uren("ma-vr 09:00-17:00; za 10:00-12:00"), lees_gesloten("2026-12-25, 2026-12-26"), ZONE)
    aanbod = uren.aanbod(datetime.fromisoformat(moment).replace(tzinfo=ZONE))
    assert (tuple(aanbod.als_woorden().values()) if aanbod else None) == verwacht


def test_hours_that_touch_are_one_stretch() -> None:
    uren = Bereikbaarheid(lees_uren("ma 09:00-12:00; ma 12:00-17:00"), zone=ZONE)
    aanbod = uren.aanbod(datetime(2026, 11, 2, 11, 50, tzinfo=ZONE))
    assert aanbod is not None
    assert aanbod.als_woorden()["tot"] == "12.50 uur"


@pytest.mark.parametrize(
    "tekst", ["ma 9-17", "xx 09:00-17:00", "ma 17:00-09:00", "vr-ma 09:00-17:00", "ma 09:00-25:00", "ma 09:70-10:00"]
)
def test_hours_that_can_not_be_read_are_refused_with_a_reason(tekst: str) -> None:
    with pytest.raises(OngeldigeUren):
        lees_uren(tekst)


def test_a_wrong_day_or_time_zone_is_refused() -> None:
    with pytest.raises(OngeldigeUren):
        lees_gesloten("25 december")
    with pytest.raises(OngeldigeUren):
        lees_zone("Nederland")


def test_a_request_is_late_when_nobody_tried_before_the_promised_moment() -> None:
    nu = datetime(2026, 11, 2, 10, tzinfo=UTC)
    verzoek = Terugbelverzoek("v", "g", "open", nu, nu + timedelta(hours=1), nu)
    assert [verzoek.te_laat(nu + timedelta(minutes=m)) for m in (0, 60, 61)] == [False, False, True]
