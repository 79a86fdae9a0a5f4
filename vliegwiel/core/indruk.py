"""The consultant's own impression of each domain, beside the client's own score. The two never overwrite each other.

A difference is something to talk about, not a mistake of either: it is marked, not judged, and nothing is computed
from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core.veld import GEEN_KEUZE, OngeldigVeld

HOOGSTE = 5
GEEN_INDRUK = "geen"
VERSCHIL = 2  # from here on it is marked


@dataclass(frozen=True)
class Indruk:
    """What a consultant thinks of a domain: 1–5, or None for no impression (also one that was taken back)."""

    leefgebied: str
    waarde: int | None
    door: str
    moment: datetime

    def __post_init__(self) -> None:
        if self.waarde is not None and (isinstance(self.waarde, bool) or not 1 <= self.waarde <= HOOGSTE):
            raise ValueError(f"geen indruk van 1 tot {HOOGSTE}: {self.waarde!r}")


@dataclass(frozen=True)
class Naast:
    """One domain: the client's score (1–5, the reason why there is none, or None) and the consultant's impression."""

    leefgebied: str
    naam: str
    klant: int | str | None
    indruk: Indruk | None

    @property
    def verschilt(self) -> bool:
        """Whether both gave a number, and these are two or more apart."""
        eigen = self.indruk.waarde if self.indruk else None
        return isinstance(self.klant, int) and eigen is not None and abs(self.klant - eigen) >= VERSCHIL


def lees(veld: str, waarde: str) -> int | None:
    """Return the impression that a form says: ``1``–``5``, or ``geen``; raises ``OngeldigVeld``."""
    if waarde == GEEN_INDRUK:
        return None
    if waarde not in {str(n) for n in range(1, HOOGSTE + 1)}:
        raise OngeldigVeld(veld, GEEN_KEUZE)
    return int(waarde)


def naast_elkaar(rijen: Iterable[Mapping[str, Any]], indrukken: Mapping[str, Indruk]) -> tuple[Naast, ...]:
    """Return every shared row (JSON form of ``core.samenvatting.Rij``) with the newest impression of it."""
    return tuple(Naast(r["leefgebied"], str(r["naam"]), r["score"], indrukken.get(r["leefgebied"])) for r in rijen)
