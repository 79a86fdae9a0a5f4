"""Days and moments as a client reads them, in Dutch time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

TIJDZONE = ZoneInfo("Europe/Amsterdam")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
           "december")  # fmt: skip


def dag(waarde: datetime) -> str:
    """Return for example ``maandag 2 maart 2026``."""
    lokaal = waarde.astimezone(TIJDZONE)
    return f"{DAGEN[lokaal.weekday()]} {lokaal.day} {MAANDEN[lokaal.month - 1]} {lokaal.year}"


def datum(waarde: date) -> str:
    """Return for example ``2 maart 2026``."""
    return f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"


def moment(waarde: datetime) -> str:
    """Return for example ``maandag 2 maart 2026, 10.30 uur``."""
    return f"{dag(waarde)}, {waarde.astimezone(TIJDZONE):%H.%M} uur"
