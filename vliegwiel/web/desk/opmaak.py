"""How the desk writes moments, waiting times and telephone numbers. Times are Dutch times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

TIJDZONE = ZoneInfo("Europe/Amsterdam")
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
CITAAT = 140  # characters of the wish in the queue


def moment(waarde: datetime) -> str:
    """Return for example ``ma 2 mrt, 10:30``."""
    lokaal = waarde.astimezone(TIJDZONE)
    return f"{dag(lokaal.date())}, {lokaal:%H:%M}"


def tijdstip(waarde: datetime) -> str:
    """Return for example ``2 mrt 2026, 10:30:05``: what a log needs."""
    lokaal = waarde.astimezone(TIJDZONE)
    return f"{lokaal.day} {MAANDEN[lokaal.month - 1]} {lokaal.year}, {lokaal:%H:%M:%S}"


def dag(waarde: date) -> str:
    """Return for example ``ma 2 mrt``."""
    return f"{DAGEN[waarde.weekday()]} {waarde.day} {MAANDEN[waarde.month - 1]}"


def volledige_dag(waarde: date) -> str:
    """Return for example ``ma 2 mrt 2026``."""
    return f"{dag(waarde)} {waarde.year}"


def isodag(waarde: str) -> str:
    """Return a moment in ISO form as for example ``ma 2 mrt 2026``."""
    lokaal = datetime.fromisoformat(waarde).astimezone(TIJDZONE).date()
    return volledige_dag(lokaal)


def wachttijd(sinds: datetime, nu: datetime) -> str:
    """Return how long somebody waits, roughly: minutes, hours, or days."""
    duur = max(nu - sinds, timedelta())
    if duur >= timedelta(days=1):
        return "1 dag" if duur.days == 1 else f"{duur.days} dagen"
    if duur >= timedelta(hours=1):
        return f"{duur.seconds // 3600} uur"
    minuten = duur.seconds // 60
    if not minuten:
        return "minder dan 1 minuut"
    return "1 minuut" if minuten == 1 else f"{minuten} minuten"


def kort(tekst: str, lengte: int = CITAAT) -> str:
    """Return the text on one line, cut at a word when it is long."""
    regel = " ".join(tekst.split())
    return regel if len(regel) <= lengte else f"{regel[:lengte].rsplit(' ', 1)[0]}…"


def telefoon(nummer: str) -> str:
    """Return the digits (and a leading +) of a number, for a ``tel:`` link."""
    cijfers = "".join(t for t in nummer if t.isdigit() and t.isascii())
    return f"+{cijfers}" if nummer.strip().startswith("+") else cijfers


def breekbaar(tekst: str) -> Markup:
    """Return an address that breaks behind the @ and before a dot when a line is too short for it, not inside a word."""
    return Markup(str(escape(tekst)).replace("@", "@<wbr>").replace(".", "<wbr>."))  # noqa: S704 – escaped


FILTERS: dict[str, Callable[..., Any]] = {
    "moment": moment,
    "tijdstip": tijdstip,
    "breekbaar": breekbaar,
    "dag": dag,
    "volledige_dag": volledige_dag,
    "isodag": isodag,
    "wachttijd": wachttijd,
    "kort": kort,
    "telefoon": telefoon,
}
