"""The lists of hand-overs: what the queue's use cases need from outside, and the record that travels through them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.wachtrij import Plek, Rijfilter


@dataclass(frozen=True)
class Regel:
    """A hand-over in a list. ``bekeken_op`` is when its owner last opened it.

    ``na_signaal``: what the client said after a safety signal ("nee", "teruggenomen", or nothing).
    ``geldstress``: money worries go first.
    """

    overdracht: Overdracht
    wens: str
    gedeeld_op: datetime
    bekeken_op: datetime | None = None
    na_signaal: str = ""
    geldstress: bool = False

    @property
    def veranderd(self) -> bool:
        """Whether the client shared something new after its owner last looked."""
        return self.bekeken_op is not None and self.gedeeld_op > self.bekeken_op


class Rij(Protocol):
    """Hand-overs in the order of the queue, within one transaction."""

    async def pagina(self, keuze: Rijfilter, plek: Plek | None, hooguit: int, *, terug: bool = False) -> list[Regel]:
        """Return at most this many, in order: behind ``plek``, or with ``terug`` the nearest before it."""

    async def aantal(self, keuze: Rijfilter, hooguit: int) -> int:
        """Return how many there are, counted up to ``hooguit``."""

    async def van_eigenaar(self, medewerker_id: str) -> list[Regel]:
        """Return what this consultant works on, in no particular order."""
