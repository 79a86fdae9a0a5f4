"""What the use cases of the call-back need from storage, as a Protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from vliegwiel.core.terugbellen import Terugbelverzoek
from vliegwiel.services.poorten_overdracht import Audit, Outbox


class Terugbelverzoeken(Protocol):
    """The requests to be called, within one transaction."""

    @property
    def outbox(self) -> Outbox:
        """The events, in the same transaction."""

    @property
    def audit(self) -> Audit:
        """The audit lines, in the same transaction."""

    async def vind(self, verzoek_id: str) -> Terugbelverzoek | None:
        """Return one request, or None."""

    async def van_gesprek(self, gesprek_id: str) -> Terugbelverzoek | None:
        """Return the newest request of a conversation, or None."""

    async def maak(self, verzoek: Terugbelverzoek, velden: Mapping[str, Any], tekstversie: str) -> None:
        """Add a request with its number, encrypted."""

    async def ander_nummer(self, verzoek_id: str, velden: Mapping[str, Any], nu: datetime) -> None:
        """Replace the number of a request."""

    async def velden(self, verzoek_id: str) -> dict[str, Any]:
        """Return the number and the name; raises ``OnleesbareContactwens``."""

    async def lopend(self) -> list[Terugbelverzoek]:
        """Return what is not finished, the first promise first."""

    async def wissel(self, verzoek: Terugbelverzoek, van: Sequence[str], eigenaar_id: str | None) -> bool:
        """Write it only while it is in one of the states ``van`` and owned by ``eigenaar_id``; was that so?"""

    async def verwijder(self, gesprek_id: str) -> list[str]:
        """Remove the requests of a conversation and return their ids."""

    async def ruim_op(self, voor: datetime) -> list[str]:
        """Remove what was asked before this moment and return the ids."""
