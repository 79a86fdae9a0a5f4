"""When the gemeente can be reached by telephone: in words, and whether that is now.

The hours are written and read as those of the call-back (``core.terugbellen``): one notation and one reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from vliegwiel.core.terugbellen import Bereikbaarheid, Venster

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
VERSTE = 31  # days to look ahead; who is closed longer says nothing about when
_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Stand:
    """How it is at some moment: open until ``tot``, or closed until ``weer_open`` (None: not in the coming weeks).

    Moments are aware and local. Exactly one of the two is there, or none.
    """

    nu: datetime
    tot: datetime | None = None
    weer_open: datetime | None = None

    @property
    def over_dagen(self) -> int:
        """In how many days it opens again: 0 is later today."""
        return (self.weer_open.date() - self.nu.date()).days if self.weer_open else 0


@dataclass(frozen=True)
class Openingstijden:
    """Hours of a week without the days on which the gemeente is closed. ``vrij``: the public holidays of a year."""

    uren: Bereikbaarheid
    vrij: Callable[[int], frozenset[date]] = lambda _: frozenset()

    def stand(self, nu: datetime) -> Stand:
        """Return how it is at this aware moment."""
        lokaal = nu.astimezone(self.uren.zone)
        moment = nu.astimezone(timezone.utc)
        leeg = Stand(lokaal)
        for verder in range(VERSTE):
            dag = lokaal.date() + verder * _DAG
            for begin, eind in () if self._dicht(dag) else self.uren.stukken(dag):
                if moment < begin:
                    return replace(leeg, weer_open=begin.astimezone(self.uren.zone))
                if moment < eind:
                    return replace(leeg, tot=eind.astimezone(self.uren.zone))
        return leeg

    def _dicht(self, dag: date) -> bool:
        return dag in self.uren.gesloten or dag in self.vrij(dag.year)


def uur(minuten: int) -> str:
    """Return minutes since midnight as people say it: ``9`` or ``9.30``."""
    return f"{minuten // 60}.{minuten % 60:02d}" if minuten % 60 else str(minuten // 60)


def in_woorden(vensters: Iterable[Venster]) -> str:
    """Return for example ``maandag tot en met vrijdag van 9 tot 17 uur, zaterdag van 10 tot 12.30 uur``."""
    per_dag: dict[int, list[tuple[int, int]]] = {}
    for venster in sorted(vensters, key=lambda v: (v.dag, v.van)):
        per_dag.setdefault(venster.dag, []).append((venster.van, venster.tot))
    zelfde: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for dag, stukken in per_dag.items():
        zelfde.setdefault(tuple(stukken), []).append(dag)
    return ", ".join(f"{_dagen(dagen)} {_tijden(stukken)}" for stukken, dagen in zelfde.items())


def _tijden(stukken: Sequence[tuple[int, int]]) -> str:
    return " en ".join(f"van {uur(van)} tot {uur(tot)}" for van, tot in stukken) + " uur"


def _dagen(dagen: Sequence[int]) -> str:
    """Return days in words; three or more in a row are "… tot en met …"."""
    rijen: list[list[int]] = []
    for dag in dagen:
        if rijen and dag == rijen[-1][-1] + 1:
            rijen[-1].append(dag)
        else:
            rijen.append([dag])
    namen: list[str] = []
    for rij in rijen:
        if len(rij) > 2:
            namen.append(f"{DAGEN[rij[0]]} tot en met {DAGEN[rij[-1]]}")
        else:
            namen += [DAGEN[dag] for dag in rij]
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
