"""When the gemeente can call somebody back after a crisis signal, and what happens to such a request.

A promise is only made inside the hours that are staffed, in full minutes, and never past their end. Hours are wall
clock times in the gemeente's time zone; on the two days a year that the clock changes, an hour that is there twice or
not at all is read the careful way: begin as late, end as early as it can mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OPEN, OPGEPAKT, GEBELD, NIET_BEREIKT = "open", "opgepakt", "gebeld", "niet_bereikt"
STATUSSEN = (OPEN, OPGEPAKT, GEBELD, NIET_BEREIKT)
LOPEND = (OPEN, OPGEPAKT, NIET_BEREIKT)
WACHT = (OPEN, OPGEPAKT)

PAK_OP, BEL, BEREIK_NIET, GEEF_TERUG = "pak_op", "bel", "bereik_niet", "geef_terug"
OVERGANGEN: Mapping[str, Mapping[str, str]] = {
    PAK_OP: {OPEN: OPGEPAKT},
    BEL: {OPGEPAKT: GEBELD, NIET_BEREIKT: GEBELD},
    BEREIK_NIET: {OPGEPAKT: NIET_BEREIKT, NIET_BEREIKT: NIET_BEREIKT},
    GEEF_TERUG: {OPGEPAKT: OPEN, NIET_BEREIKT: OPEN},
}

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAG_MINUTEN = 24 * 60
_REGEL = re.compile(r"([a-z]{2})(?:-([a-z]{2}))?((?:,[a-z]{2})*) +(\d{1,2}):(\d\d) ?- ?(\d{1,2}):(\d\d)")
_MINUUT = timedelta(minutes=1)


class OngeldigeUren(ValueError):
    """The hours, the closed days or the time zone can't be read; the message says in Dutch what to write."""


class OngeldigTerugbelnummer(ValueError):
    """No number that can be called was given."""


@dataclass(frozen=True)
class Venster:
    """One stretch of staffed time in a week: weekday (0 is Monday), minutes since midnight; ``tot`` may be 1440."""

    dag: int
    van: int
    tot: int

    def __post_init__(self) -> None:
        if self.dag not in range(7) or not 0 <= self.van < self.tot <= DAG_MINUTEN:
            raise OngeldigeUren("een tijd loopt van 00:00 tot 24:00, en het einde komt na het begin")


@dataclass(frozen=True)
class Aanbod:
    """What can be promised now: somebody calls after ``van`` and no later than ``tot``. Both aware, local, same day."""

    van: datetime
    tot: datetime

    def als_woorden(self) -> dict[str, str]:
        """Return the variables of the texts: ``van`` and ``tot`` as people read a clock."""
        return {"van": klok(self.van), "tot": klok(self.tot)}


def klok(moment: datetime) -> str:
    """Return for example ``14.05 uur``; the caller gives a local moment."""
    return f"{moment:%H.%M} uur"


@dataclass(frozen=True)
class Bereikbaarheid:
    """The hours in which a gemeente calls back. Without windows there is no call-back at all.

    ``binnen``: how soon it is promised; ``minstens``: less time than this before closing and nothing is promised.
    """

    vensters: tuple[Venster, ...] = ()
    gesloten: frozenset[date] = frozenset()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Amsterdam"))
    binnen: timedelta = timedelta(minutes=60)
    minstens: timedelta = timedelta(minutes=15)

    def aanbod(self, nu: datetime) -> Aanbod | None:
        """Return what can be promised at this aware moment, None outside the hours and too close to their end."""
        lokaal = nu.astimezone(self.zone)
        if lokaal.date() in self.gesloten:
            return None
        moment = nu.astimezone(timezone.utc)
        eindes = [e for b, e in self.stukken(lokaal.date()) if b <= moment < e]
        if not eindes:
            return None
        van = _heel(moment)
        tot = min(van + self.binnen, max(eindes))
        if tot - moment < self.minstens:
            return None
        aanbod = Aanbod(van.astimezone(self.zone), tot.astimezone(self.zone))
        # A promise reads "vandaag": a window that runs to midnight ends with the day.
        return aanbod if aanbod.tot.date() == lokaal.date() or _middernacht(aanbod.tot) else None

    def stukken(self, dag: date) -> list[tuple[datetime, datetime]]:
        """Return the staffed stretches of a day in UTC; those that touch are one."""
        stukken = sorted((self._moment(dag, v.van, laat=True), self._moment(dag, v.tot, laat=False))
                         for v in self.vensters if v.dag == dag.weekday())  # fmt: skip
        samen: list[tuple[datetime, datetime]] = []
        for begin, eind in stukken:
            if begin >= eind:
                continue
            if samen and begin <= samen[-1][1]:
                samen[-1] = (samen[-1][0], max(samen[-1][1], eind))
            else:
                samen.append((begin, eind))
        return samen

    def _moment(self, dag: date, minuten: int, *, laat: bool) -> datetime:
        volgende, rest = divmod(minuten, DAG_MINUTEN)
        wand = datetime.combine(dag + timedelta(days=volgende), time(rest // 60, rest % 60), self.zone)
        beide = [wand.replace(fold=fold).astimezone(timezone.utc) for fold in (0, 1)]
        return max(beide) if laat else min(beide)


def _heel(moment: datetime) -> datetime:
    """Round up to a whole minute, so that what is said is not past when it is read."""
    heel = moment.replace(second=0, microsecond=0)
    return heel if heel == moment else heel + _MINUUT


def _middernacht(moment: datetime) -> bool:
    return moment.time() == time(0, 0)


def lees_uren(tekst: str) -> tuple[Venster, ...]:
    """Read "ma-vr 09:00-17:00; za,zo 10:00-12:00"; an empty text is no hours. Raises ``OngeldigeUren``."""
    vensters: list[Venster] = []
    for regel in (deel.strip().lower() for deel in tekst.split(";")):
        if not regel:
            continue
        gelezen = _REGEL.fullmatch(regel)
        if gelezen is None:
            raise OngeldigeUren(f"{regel!r} is niet te lezen; schrijf bijvoorbeeld ma-vr 09:00-17:00; za 10:00-12:00")
        begin, eind = int(gelezen[4]) * 60 + int(gelezen[5]), int(gelezen[6]) * 60 + int(gelezen[7])
        if int(gelezen[5]) > 59 or int(gelezen[7]) > 59:
            raise OngeldigeUren(f"{regel!r}: een uur heeft 60 minuten")
        vensters += [Venster(dag, begin, eind) for dag in _dagen(gelezen[1], gelezen[2], gelezen[3])]
    return tuple(vensters)


def _dagen(van: str, tot: str | None, erbij: str) -> list[int]:
    namen = [van, *([tot] if tot else []), *(n for n in erbij.split(",") if n)]
    if onbekend := [n for n in namen if n not in DAGEN]:
        raise OngeldigeUren(f"{', '.join(onbekend)} is geen dag; gebruik {' '.join(DAGEN)}")
    begin, eind = DAGEN.index(van), DAGEN.index(tot or van)
    if eind < begin:
        raise OngeldigeUren(f"{van}-{tot}: de tweede dag komt na de eerste")
    return sorted({*range(begin, eind + 1), *(DAGEN.index(n) for n in erbij.split(",") if n)})


def lees_gesloten(tekst: str) -> frozenset[date]:
    """Read "2026-12-25, 2026-12-26"; raises ``OngeldigeUren``."""
    try:
        return frozenset(date.fromisoformat(dag.strip()) for dag in tekst.split(",") if dag.strip())
    except ValueError:
        raise OngeldigeUren("gesloten dagen schrijf je als 2026-12-25, 2026-12-26") from None


def lees_zone(naam: str) -> ZoneInfo:
    """Return the time zone; raises ``OngeldigeUren``."""
    try:
        return ZoneInfo(naam)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise OngeldigeUren(f"{naam!r} is geen tijdzone; schrijf bijvoorbeeld Europe/Amsterdam") from None


def mag(status: str, handeling: str) -> bool:
    """Return whether something may be done with a request in this state."""
    return status in OVERGANGEN[handeling]


@dataclass(frozen=True)
class Terugbelverzoek:
    """One request to be called. It says nothing of the talk: no words, no kind of signal, only when and by whom.

    ``uiterlijk`` is the moment that was promised. The number is kept apart, encrypted. Moments are aware.
    """

    id: str
    gesprek_id: str
    status: str
    gevraagd_op: datetime
    uiterlijk: datetime
    gewijzigd_op: datetime
    pogingen: int = 0
    eigenaar_id: str | None = None
    eigenaar: str | None = None

    def van(self, medewerker_id: str) -> bool:
        """Return whether this consultant calls, or called."""
        return self.eigenaar_id == medewerker_id

    def te_laat(self, nu: datetime) -> bool:
        """Return whether nobody called before the promised moment."""
        return self.status in WACHT and not self.pogingen and nu > self.uiterlijk


def geldig_nummer(nummer: str) -> str:
    """Return a telephone number as typed; raises ``OngeldigTerugbelnummer`` when nobody can call it."""
    schoon = " ".join(nummer.split())
    if not re.fullmatch(r"[+]?[\d() ./-]{8,30}", schoon) or not 8 <= len(re.sub(r"\D", "", schoon)) <= 15:
        raise OngeldigTerugbelnummer("geen telefoonnummer")
    return schoon
