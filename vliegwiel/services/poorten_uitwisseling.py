"""What the exchange needs from outside: its own outbox, and the other side. And how the other side can fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.uitwisseling import Opdracht
from vliegwiel.services.poorten_overdracht import Contactwensen, Overdrachten


class Overkantfout(Exception):
    """Something at the other side. ``soort`` says what, and never quotes anything."""

    def __init__(self, soort: str) -> None:
        super().__init__(soort)
        self.soort = soort


class Storing(Overkantfout):
    """It may go well another time. ``later``: how long the other side asks to wait."""

    def __init__(self, soort: str, later: timedelta | None = None) -> None:
        super().__init__(soort)
        self.later = later


class Geweigerd(Overkantfout):
    """The same message will be refused again."""


class NietGevonden(Overkantfout):
    """There is nothing at this address."""


class MagNiet(Overkantfout):
    """Our token may not do this, or the other side does not have it."""


class BeurtVoorbij(Exception):
    """Another process sends now."""


@dataclass(frozen=True)
class Stand:
    """How far the exchange is. ``laatste``: the newest event of the desk that was looked at."""

    laatste: int
    houder: str | None
    houdt_tot: datetime | None
    pauze_tot: datetime | None


class Overkant(Protocol):
    """A register with the resources of Klantinteracties. Every call raises ``Overkantfout`` when it fails."""

    async def lijst(self, soort: str, **filters: str) -> list[Mapping[str, Any]]:
        """Return what the other side finds; it may find more than was asked for."""

    async def maak(self, soort: str, inhoud: Mapping[str, Any]) -> str:
        """Add one and return its id."""

    async def wijzig(self, soort: str, uuid: str, inhoud: Mapping[str, Any]) -> None:
        """Change these fields of one."""

    async def verwijder(self, soort: str, uuid: str) -> None:
        """Remove one."""


class Uitwisselingen(Protocol):
    """The exchange's outbox, within one transaction."""

    @property
    def overdrachten(self) -> Overdrachten:
        """The hand-overs, in the same transaction."""

    @property
    def contactwensen(self) -> Contactwensen:
        """The contact data, in the same transaction."""

    async def stand(self) -> Stand | None:
        """Return how far it is; None: never begun."""

    async def begin(self) -> None:
        """Begin with what happens from now on."""

    async def neem(self, houder: str, nu: datetime, tot: datetime) -> bool:
        """Take (or keep) the turn to send, in one conditional write; False when another process has it."""

    async def laat_los(self, houder: str) -> None:
        """Give the turn back."""

    async def pauzeer(self, tot: datetime) -> None:
        """Send nothing before this moment."""

    async def schuif(self, laatste: int) -> None:
        """Remember the newest event that was looked at."""

    async def voeg_toe(
        self, soort: str, overdracht_id: str, referentie: str, versie: int, nu: datetime, vanaf: datetime | None = None
    ) -> bool:
        """Add a message, to be sent from ``vanaf`` on; False when it is there already."""

    async def gemist(self) -> list[Overdracht]:
        """Return the hand-overs that are not finished and of which there is no message at all, the oldest first."""

    async def van_overdracht(self, overdracht_id: str) -> list[Opdracht]:
        """Return every message about a hand-over, oldest first."""

    async def laat_vervallen(self, overdracht_id: str, voor: int | None, nu: datetime) -> None:
        """Drop what was not sent yet about a hand-over, of versions below ``voor`` (None: all)."""

    async def volgende(self, nu: datetime) -> Opdracht | None:
        """Return the oldest message whose moment has come and that waits for no other one of its hand-over."""

    async def werk_bij(self, opdracht: Opdracht) -> None:
        """Write state, attempts, moments, error and ids."""

    async def vind(self, opdracht_id: str) -> Opdracht | None:
        """Return one message, or None."""

    async def wek(self, opdracht_id: str, status: str, nu: datetime) -> bool:
        """Give a message that is tried no more this state and no attempts, in one conditional write."""

    async def met_status(self, statussen: Sequence[str], maximum: int) -> list[Opdracht]:
        """Return messages in these states, the last changed one first."""

    async def aantallen(self) -> Mapping[str, int]:
        """Return how many messages there are in each state."""

    async def ruim_op(self, voor: datetime) -> int:
        """Erase what was done before this moment about hand-overs that are gone; return how many."""


class Uitwisselopslag(Protocol):
    """Where transactions come from."""

    def transactie(self) -> AbstractAsyncContextManager[Uitwisselingen]:
        """A writing transaction."""

    def lezen(self) -> AbstractAsyncContextManager[Uitwisselingen]:
        """A reading transaction."""
