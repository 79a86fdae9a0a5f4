"""What consultant and client agreed, who is at the table, and the *klantprofiel* that a consultant chose by hand.

A profile is a tool for the consultant only (seed: Helmond). It is never computed, suggested, shown as a score or used
to order anything; without a reason it does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from vliegwiel.core.veld import KORT, LANG, keuze, regel, tekst

PROFIELEN = (
    "inkomensondersteuning",
    "activering_en_behandeling",
    "maatschappelijke_activering",
    "arbeidsactivering",
)
MAX_WAT = 400


class AlGedaan(Exception):
    """This agreement was marked as done already."""


@dataclass(frozen=True)
class Afspraak:
    """One agreement: what, who does it, by which day, and when it was done. ``gezin``: it stands in the household's plan."""

    id: str
    overdracht_id: str
    wat: str
    wie: str
    gemaakt_op: datetime
    uiterlijk: date | None = None
    gezin: bool = False
    gedaan_op: datetime | None = None

    def __post_init__(self) -> None:
        regel("wat", self.wat, MAX_WAT)
        regel("wie", self.wie, KORT)
        if self.gedaan_op and self.gedaan_op < self.gemaakt_op:
            raise ValueError("gedaan voor het was afgesproken")

    def over_tijd(self, vandaag: date) -> bool:
        """Whether the day has passed and it was not done."""
        return self.gedaan_op is None and self.uiterlijk is not None and self.uiterlijk < vandaag

    def klaar(self, nu: datetime) -> Afspraak:
        """Return it as done; raises ``AlGedaan``."""
        if self.gedaan_op:
            raise AlGedaan
        return replace(self, gedaan_op=nu)


@dataclass(frozen=True)
class Tafelgenoot:
    """Somebody at the table of the *zorgoverleg*."""

    id: str
    overdracht_id: str
    naam: str
    rol: str = ""

    def __post_init__(self) -> None:
        regel("naam", self.naam, KORT)
        regel("rol", self.rol, KORT, verplicht=False)


@dataclass(frozen=True)
class Profielkeuze:
    """A profile that somebody chose, with the reason; raises ``OngeldigVeld`` without one."""

    profiel: str
    reden: str
    door: str
    moment: datetime

    def __post_init__(self) -> None:
        keuze("profiel", self.profiel, PROFIELEN)
        tekst("reden", self.reden, LANG)


def volgorde(afspraak: Afspraak) -> tuple[bool, date, datetime]:
    """Return the place in the list: open ones first, those with the nearest day on top."""
    return afspraak.gedaan_op is not None, afspraak.uiterlijk or date.max, afspraak.gemaakt_op
