"""What the offers' use cases need from outside, as Protocols."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from vliegwiel.core.aanbod import Aanbod, Gegevens, Voorstel
from vliegwiel.services.poorten_overdracht import Audit


class Aanbiedingen(Protocol):
    """The catalogue and the proposals, within one transaction."""

    @property
    def audit(self) -> Audit:
        """The audit lines, in the same transaction."""

    async def alle(self) -> Sequence[Aanbod]:
        """Return everything that was ever in the catalogue."""

    async def vind(self, aanbod_id: str) -> Aanbod | None:
        """Return one offer, or None."""

    async def bewaar(self, gegevens: Sequence[Gegevens], nu: datetime) -> None:
        """Add offers, or write over those with the same name and provider."""

    async def trek_in(self, aanbod_id: str, nu: datetime) -> bool:
        """Take an offer away; False when that was done already."""

    async def stel_voor(self, overdracht_id: str, aanbod_id: str, medewerker_id: str, nu: datetime) -> bool:
        """Propose an offer on a case; False when it was proposed already."""

    async def beantwoord(
        self, overdracht_id: str, voorstel_id: str, stand: str, medewerker_id: str, nu: datetime
    ) -> bool:
        """Write down what the client said; False when there is no such proposal on this case."""

    async def voorstellen(self, overdracht_id: str) -> Sequence[Voorstel]:
        """Return what was proposed on a case, newest first."""
