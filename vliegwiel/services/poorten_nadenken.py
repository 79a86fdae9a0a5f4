"""What *ik denk er nog over na* needs from outside, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from vliegwiel.core.nadenken import Nadenken
from vliegwiel.services.poorten_overdracht import Audit, Outbox


class Nadenkers(Protocol):
    """The plans to ask again, within one transaction. There is one for each conversation at most."""

    @property
    def outbox(self) -> Outbox:
        """The events, in the same transaction."""

    @property
    def audit(self) -> Audit:
        """The audit lines, in the same transaction."""

    async def bewaar_concept(self, gesprek_id: str, bereik: str, nu: datetime) -> str | None:
        """Keep a way to reach, encrypted, until the client's turn makes a plan of it; replaces what was there.

        Return the id of a plan that the desk knew and that is gone by this, or None.
        """

    async def plan(self, gesprek_id: str, datum: date) -> bool:
        """Make the concept a plan for this day; False when there is no concept, so also the second time."""

    async def van_gesprek(self, gesprek_id: str) -> tuple[Nadenken, str] | None:
        """Return the plan of a conversation (not a concept, not one that was dealt with) and the way to reach."""

    async def status_van(self, gesprek_id: str) -> str | None:
        """Return the state of what there is of a conversation, whatever it is, or None."""

    async def trek_in(self, gesprek_id: str) -> str | None:
        """Delete what there is of a conversation; return the id when the desk knew it."""

    async def aan_de_beurt(self, vandaag: date) -> list[str]:
        """Put every plan whose day has come in the queue; return the ids that this call put there.

        One conditional UPDATE: of parallel callers, each plan is returned to exactly one, once and for all.
        """

    async def vind(self, nadenken_id: str) -> Nadenken | None:
        """Return one that is or was at the desk, or None."""

    async def bereik(self, nadenken_id: str) -> str:
        """Return the way to reach, empty when it was erased; raises ``OnleesbareContactwens``."""

    async def bij_de_werkplek(self, statussen: Sequence[str]) -> list[Nadenken]:
        """Return those in these states, the earliest day first."""

    async def wissel(
        self, nadenken_id: str, van: str, naar: str, eigenaar_id: str | None, wie: str, nu: datetime
    ) -> bool:
        """Move it from one state to another while ``eigenaar_id`` (None: nobody) has it; ``wie`` does it. Was that so?

        ``AFGEHANDELD`` erases the way to reach in the same UPDATE.
        """

    async def ruim_op(self, voor: date, concepten_voor: datetime) -> list[str]:
        """Delete all whose day lies before ``voor``, and concepts from before ``concepten_voor``; return the ids that stood at the desk."""
