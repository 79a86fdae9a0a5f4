"""Trying codes: enough for a person with a bad pencil, hopeless for somebody who guesses. Time is a number here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from vliegwiel.web.begrenzing import TeSnel
from vliegwiel.web.pogingen import MEESTE_ADRESSEN, Pogingen


class Klok:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.nu = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu

    def later(self, seconden: float) -> None:
        self.nu += timedelta(seconds=seconden)


def probeer(pogingen: Pogingen, adres: str = "1.1.1.1", *, keer: int = 1) -> None:
    """Try a code from this address; raises ``TeSnel`` when that is too often."""
    for _ in range(keer):
        pogingen.tel(adres)


def wacht(pogingen: Pogingen, adres: str = "1.1.1.1") -> float:
    """Try once too often; returns for how long the address is told to wait."""
    with pytest.raises(TeSnel) as fout:
        pogingen.tel(adres)
    return fout.value.wacht


def test_an_address_may_try_a_few_times_a_minute_and_then_waits_as_long_as_it_is_told() -> None:
    klok = Klok()
    pogingen = Pogingen("3/minute", "100/minute", klok)
    for _ in range(3):
        probeer(pogingen)
        klok.later(5)
    assert wacht(pogingen) == 45
    klok.later(44)
    assert wacht(pogingen) == 1
    klok.later(1)
    probeer(pogingen)


def test_one_address_does_not_keep_another_waiting() -> None:
    pogingen = Pogingen("2/minute", "100/minute", Klok())
    probeer(pogingen, keer=2)
    assert wacht(pogingen) > 0
    probeer(pogingen, "2.2.2.2")


def test_many_addresses_together_have_a_limit_too() -> None:
    klok = Klok()
    pogingen = Pogingen("2/minute", "5/minute", klok)
    for n in range(5):
        probeer(pogingen, f"10.0.0.{n}")
    assert wacht(pogingen, "10.0.0.99") == 60
    klok.later(60)
    probeer(pogingen, "10.0.0.99")


def test_a_refused_attempt_does_not_make_the_wait_longer_nor_count_for_everybody() -> None:
    klok = Klok()
    pogingen = Pogingen("1/minute", "3/minute", klok)
    probeer(pogingen)
    assert {wacht(pogingen) for _ in range(50)} == {60}
    probeer(pogingen, "2.2.2.2")
    klok.later(60)
    probeer(pogingen)


def test_a_day_limit_counts_beside_the_minute_limit() -> None:
    klok = Klok()
    pogingen = Pogingen("2/minute;3/day", "100/minute", klok)
    for _ in range(3):
        probeer(pogingen)
        klok.later(120)
    assert wacht(pogingen) == 24 * 3600 - 360


def test_addresses_that_are_long_gone_are_forgotten() -> None:
    klok = Klok()
    pogingen = Pogingen("2/minute", f"{MEESTE_ADRESSEN * 3}/minute", klok)
    for n in range(MEESTE_ADRESSEN + 1):
        probeer(pogingen, f"oud {n}")
    klok.later(61)
    probeer(pogingen, "nieuw")
    assert len(pogingen._gezien) == 2
