"""Which hand-overs a list shows, and a place in its order. The order itself is ``core.overdracht.volgorde``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vliegwiel.core.overdracht import IN_WACHTRIJ, STATUSSEN, Overdracht, volgorde
from vliegwiel.core.team import POSTCODE


@dataclass(frozen=True)
class Plek:
    """One place in the order. ``id`` decides between two that came at the same moment."""

    vlag: int
    vanaf: date
    sinds: datetime
    id: str


@dataclass(frozen=True)
class Gezocht:
    """What is looked for, as the storage knows it: a reference, or the keyed hashes of all words of a name."""

    referentie: str = ""
    sleutels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.referentie or self.sleutels):
            raise ValueError("er is niets om te zoeken")


@dataclass(frozen=True)
class Rijfilter:
    """Which hand-overs: of one team, and of one neighbourhood, one owner or one search when that is asked.

    ``eigenaar_id``: of this consultant, whatever the team of the case.
    """

    team: str
    statussen: tuple[str, ...] = IN_WACHTRIJ
    postcode4: str = ""
    eigenaar_id: str = ""
    gezocht: Gezocht | None = None

    def __post_init__(self) -> None:
        if not self.statussen or set(self.statussen) - set(STATUSSEN):
            raise ValueError("een rij heeft minstens één bekende status")
        if self.postcode4 and not POSTCODE.fullmatch(self.postcode4):
            raise ValueError("een buurt is vier cijfers")


def plek_van(overdracht: Overdracht) -> Plek:
    """Return the place of a hand-over."""
    return Plek(*volgorde(overdracht, overdracht.gewenst_op), overdracht.id)
