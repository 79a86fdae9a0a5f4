"""*Ik denk er nog over na*: one day on which somebody may ask once more, and one way to reach the client.

Nothing else belongs to it: no wish, no words, no name. It waits for its day, comes to the desk once, is dealt with,
and is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from vliegwiel.core.letterlijk_datum_regels import MAANDEN
from vliegwiel.core.letterlijk_kalender import WEEKDAGEN, plus_maanden

CONCEPT, GEPLAND, WACHT = "concept", "gepland", "wacht"
OPGEPAKT, AFGEHANDELD = "opgepakt", "afgehandeld"
BIJ_DE_WERKPLEK = (WACHT, OPGEPAKT)
TIJDZONE = ZoneInfo("Europe/Amsterdam")
VERSTE = timedelta(days=366)
ZATERDAG, ZONDAG = 5, 6
MINSTE_CIJFERS, MEESTE_CIJFERS = 8, 15  # the shortest national and the longest international number

_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@.<>]{2,}")
_NUMMER = re.compile(r"(?<![\w@.])\+?\(?\d[\d ()./-]{6,22}\d(?![\w@])")


class DagKanNiet(ValueError):
    """Somebody can be asked again from tomorrow, and within a year."""


class NadenkenNietGevonden(Exception):
    """There is nothing to ask (any more): the client took it back, or it was erased."""


@dataclass(frozen=True)
class Nadenken:
    """One plan to ask again, without anything of the talk. Moments are aware; ``datum`` is a day in the Netherlands."""

    id: str
    gesprek_id: str
    status: str
    datum: date | None
    gemaakt_op: datetime
    eigenaar_id: str | None = None
    eigenaar: str | None = None
    opgepakt_op: datetime | None = None
    afgehandeld_op: datetime | None = None

    def van(self, medewerker_id: str) -> bool:
        """Return whether this consultant works on it."""
        return self.eigenaar_id == medewerker_id


def vandaag(nu: datetime) -> date:
    """Return the day that it is for the client."""
    return nu.astimezone(TIJDZONE).date()


def geldige_dag(dag: date, nu: date) -> date:
    """Return the day; raises ``DagKanNiet`` when it is not after ``nu``, or more than a year away."""
    if not nu < dag <= nu + VERSTE:
        raise DagKanNiet
    return dag


def dag_van_keuze(keuze: str, anders: str, nu: date) -> date | None:
    """Return the day of a card: week, twee_weken, maand, or a date of the client's own (ISO); None without one.

    Raises ``DagKanNiet``.
    """
    dagen = {"week": nu + timedelta(days=7), "twee_weken": nu + timedelta(days=14), "maand": plus_maanden(nu, 1)}
    if keuze in dagen:
        return dagen[keuze]
    if not anders:
        return None
    try:
        return geldige_dag(date.fromisoformat(anders), nu)
    except ValueError:
        raise DagKanNiet from None


def bereik_in(tekst: str) -> str:
    """Return the e-mail address or telephone number in a text as typed, or an empty string."""
    mail = _MAIL.search(tekst)
    if mail:
        return mail[0].strip(".,;")
    for nummer in _NUMMER.finditer(tekst):
        if MINSTE_CIJFERS <= sum(t.isdigit() for t in nummer[0]) <= MEESTE_CIJFERS:
            return nummer[0].strip()
    return ""


def feestdagen(jaar: int) -> frozenset[date]:
    """Return the public holidays on which a gemeente in the Netherlands is closed."""
    pasen = _pasen(jaar)
    koningsdag = date(jaar, 4, 27)
    koningsdag -= timedelta(days=koningsdag.weekday() == ZONDAG)
    vast = (date(jaar, 1, 1), date(jaar, 12, 25), date(jaar, 12, 26), koningsdag)
    return frozenset((*vast, *(pasen + timedelta(days=n) for n in (0, 1, 39, 49, 50))))


def _pasen(jaar: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computation)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    maand, dag = divmod(h + rest - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def eerste_werkdag(dag: date) -> date:
    """Return the day, or the first working day after it: nobody is promised a call on a Sunday or a public holiday."""
    while dag.weekday() >= ZATERDAG or dag in feestdagen(dag.year):
        dag += timedelta(days=1)
    return dag


def dag_in_woorden(dag: date, nu: date) -> str:
    """Return for example ``vrijdag 4 december``, with the year when it is another one."""
    jaar = "" if dag.year == nu.year else f" {dag.year}"
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}{jaar}"
