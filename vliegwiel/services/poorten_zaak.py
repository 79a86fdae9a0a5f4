"""What the use cases of a case need from outside, as a Protocol, and the records that travel through it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.zaak import Contact, Stand, Zaak
from vliegwiel.services.poorten_overdracht import Overdrachten


@dataclass(frozen=True)
class Collega:
    """Somebody who can take over a case."""

    id: str
    naam: str
    team: str


@dataclass(frozen=True)
class Contactregel:
    """One line of the contact log. ``notitie`` is None when it cannot be read."""

    soort: str
    moment: datetime
    terugbellen_op: date | None
    notitie: str | None
    door: str


@dataclass(frozen=True)
class Doorgave:
    """Who gave a case to whom. ``van`` is empty when nobody had it; ``notitie`` is None when it cannot be read."""

    van: str
    naar: str
    door: str
    notitie: str | None
    moment: datetime


@dataclass(frozen=True)
class Gevolgd:
    """A case with the last sign of work on it: a note, a line of contact, a change; never that somebody looked."""

    zaak: Zaak
    teken: datetime


class Zaken(Protocol):
    """Cases after the claim, within one transaction."""

    @property
    def overdrachten(self) -> Overdrachten:
        """The hand-overs, in the same transaction."""

    async def stand(self, overdracht_id: str) -> Stand:
        """Return what is known beside the status, since the client shared last after an end."""

    async def zet(self, overdracht_id: str, nu: datetime, **velden: Any) -> None:
        """Write these fields of the stand."""

    async def noteer_contact(self, overdracht_id: str, medewerker_id: str, contact: Contact, nu: datetime) -> None:
        """Add a line of the contact log; its note is unreadable without the key."""

    async def contacten(self, overdracht_id: str) -> list[Contactregel]:
        """Return the contact log, newest first."""

    async def bewaar_doorgave(
        self, overdracht_id: str, van_id: str | None, naar_id: str, door_id: str, notitie: str, nu: datetime
    ) -> None:
        """Keep who gave it to whom, with the note."""

    async def doorgaven(self, overdracht_id: str) -> list[Doorgave]:
        """Return who gave it to whom, newest first."""

    async def collegas(self) -> list[Collega]:
        """Return everybody who may work on cases, by name."""

    async def van_eigenaar(self, medewerker_id: str) -> list[Gevolgd]:
        """Return what this consultant works on."""

    async def standen(self, overdracht_ids: Collection[str]) -> dict[str, Stand]:
        """Return the stand of several cases; without one it is left out."""

    async def afgerond(self, medewerker_id: str, sinds: datetime, maximum: int) -> list[Overdracht]:
        """Return what this consultant finished, newest first."""

    async def huisgenoten(self, overdracht_id: str) -> list[Overdracht]:
        """Return every case of the household of this one that is not finished, itself too; nothing without a household."""

    async def maak_vrij(self, zaken: Sequence[Overdracht]) -> bool:
        """Let nobody own these for the rest of this transaction, while they are as given; were they all?"""
