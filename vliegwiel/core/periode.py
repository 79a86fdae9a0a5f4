"""The periods of a report: a calendar year, a quarter or a month. No others, so that no two differ by a few days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from vliegwiel.core.letterlijk_datum_regels import MAANDEN
from vliegwiel.core.letterlijk_kalender import plus_maanden

JAAR, KWARTAAL, MAAND = "jaar", "kwartaal", "maand"
EERSTE_JAAR, LAATSTE_JAAR = 2000, 2199
_VORM = re.compile(r"(\d{4})(?:-(?:k([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_MAANDEN_IN = {JAAR: 12, KWARTAAL: 3, MAAND: 1}


class OngeldigePeriode(ValueError):
    """This is no year, quarter or month."""


@dataclass(frozen=True)
class Periode:
    """One period. ``begin`` is its first day."""

    soort: str
    begin: date

    @property
    def einde(self) -> date:
        """The first day after it."""
        return plus_maanden(self.begin, _MAANDEN_IN[self.soort])

    @property
    def code(self) -> str:
        """As it stands in an address: 2026, 2026-k3 or 2026-09."""
        if self.soort == JAAR:
            return f"{self.begin.year}"
        return f"{self.begin.year}-k{self._kwartaal}" if self.soort == KWARTAAL else f"{self.begin:%Y-%m}"

    @property
    def naam(self) -> str:
        """As people say it: 2026, 3e kwartaal 2026 or september 2026."""
        if self.soort == JAAR:
            return f"{self.begin.year}"
        wat = f"{self._kwartaal}e kwartaal" if self.soort == KWARTAAL else MAANDEN[self.begin.month - 1]
        return f"{wat} {self.begin.year}"

    @property
    def _kwartaal(self) -> int:
        return (self.begin.month + 2) // 3

    def is_voorbij(self, vandaag: date) -> bool:
        """Return whether its last day is over."""
        return self.einde <= vandaag

    def bevat(self, dag: date) -> bool:
        """Return whether a day is in it."""
        return self.begin <= dag < self.einde

    @property
    def kwartalen(self) -> tuple[Periode, ...]:
        """The quarters that it touches."""
        if self.soort == JAAR:
            return tuple(kwartaal_van(plus_maanden(self.begin, 3 * n)) for n in range(4))
        return (kwartaal_van(self.begin),)


def lees_periode(code: str) -> Periode:
    """Return the period of a code; raises ``OngeldigePeriode``."""
    gevonden = _VORM.fullmatch(code)
    if not gevonden or not EERSTE_JAAR <= int(gevonden[1]) <= LAATSTE_JAAR:
        raise OngeldigePeriode(code)
    jaar, kwartaal, maand = int(gevonden[1]), gevonden[2], gevonden[3]
    if kwartaal:
        return Periode(KWARTAAL, date(jaar, 3 * int(kwartaal) - 2, 1))
    return Periode(MAAND, date(jaar, int(maand), 1)) if maand else Periode(JAAR, date(jaar, 1, 1))


def jaar_van(dag: date) -> Periode:
    """Return the year that a day is in."""
    return Periode(JAAR, date(dag.year, 1, 1))


def kwartaal_van(dag: date) -> Periode:
    """Return the quarter that a day is in."""
    return Periode(KWARTAAL, date(dag.year, (dag.month + 2) // 3 * 3 - 2, 1))


def maand_van(dag: date) -> Periode:
    """Return the month that a day is in."""
    return Periode(MAAND, dag.replace(day=1))


def laatste_voorbij(vandaag: date) -> Periode:
    """Return the last quarter that is over."""
    return kwartaal_van(kwartaal_van(vandaag).begin - timedelta(days=1))


def te_kiezen(vandaag: date, eerste: date) -> dict[str, list[Periode]]:
    """Return the years, quarters and months from the day of the first count until today, newest first."""
    gevonden: dict[str, list[Periode]] = {}
    for soort, van in ((JAAR, jaar_van), (KWARTAAL, kwartaal_van), (MAAND, maand_van)):
        rij, begin = [], van(min(vandaag, eerste))
        while begin.begin <= vandaag:
            rij.append(begin)
            begin = van(begin.einde)
        gevonden[soort] = rij[::-1]
    return gevonden
