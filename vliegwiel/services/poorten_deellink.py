"""What the use cases of links need from storage: links, counters, and what a conversation remembers of its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vliegwiel.core.deellink import Deellink
from vliegwiel.services.poorten_overdracht import Audit


@dataclass(frozen=True)
class Onthouden:
    """What a conversation keeps of its link: which one, until sharing was counted, and its neighbourhood."""

    link_id: str = ""
    postcode4: str = ""


class Deellinks(Protocol):
    """Links, within one transaction."""

    @property
    def audit(self) -> Audit:
        """The audit lines, in the same transaction."""

    async def bewaar(self, link: Deellink) -> None:
        """Store a new link; its code as a keyed hash, and encrypted."""

    async def slot(self, medewerker_id: str) -> None:
        """Keep out another transaction that makes a link for this worker."""

    async def van(self, medewerker_id: str) -> Sequence[Deellink]:
        """Return every link of a worker that is kept, newest first."""

    async def met_code(self, code: str) -> tuple[Deellink, str] | None:
        """Return the link of a (bare) code with the role of its worker, or None. Not one of a stopped account."""

    async def trek_in(self, link_id: str, nu: datetime) -> bool:
        """Revoke a link and erase its code; False when that was done already."""

    async def tel(self, link_id: str, maat: str) -> None:
        """Count one; of a link that is gone, nothing."""

    async def tellingen(self, medewerker_id: str) -> Mapping[str, Mapping[str, int]]:
        """Return link id (``EERDER`` for those that are gone) → measure → how many."""

    async def ruim_op(self, voor: date, moment: datetime) -> int:
        """Delete links that ended before this day or were revoked before this moment; their counts go to ``EERDER``."""

    async def onthoud(self, gesprek_id: str, wat: Onthouden) -> None:
        """Let a conversation remember this, encrypted, in the place of what it had."""

    async def onthouden(self, gesprek_id: str) -> Onthouden | None:
        """Return what a conversation remembers, or None."""
