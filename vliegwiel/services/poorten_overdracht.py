"""What the hand-over's use cases need from outside, as Protocols, and the records that travel through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.services.poorten_wachtrij import Rij


@dataclass(frozen=True)
class Gebeurtenis:
    """One thing that happened to a hand-over. ``id`` only grows, in the order in which it became visible.

    ``team``: whose desks hear it; None: all of them.
    """

    id: int
    soort: str
    overdracht_id: str
    moment: datetime
    team: str | None = None


@dataclass(frozen=True)
class Notitie:
    """A consultant's note. ``medewerker_id``: whose it is, so that only that one takes it away."""

    tekst: str
    door: str
    moment: datetime
    medewerker_id: str = ""


@dataclass(frozen=True)
class Versie:
    """What the client shared at one moment (``core.samenvatting.Samenvatting.as_dict``)."""

    versie: int
    inhoud: Mapping[str, Any]
    gedeeld_op: datetime


@dataclass(frozen=True)
class Intrekking:
    """What is left of a hand-over that a client took back. ``eigenaar_id``: who worked on it, if anybody did."""

    overdracht_id: str
    referentie: str
    eigenaar_id: str | None
    moment: datetime


class Outbox(Protocol):
    """The list of events that desks follow."""

    async def meld(self, soort: str, overdracht_id: str, nu: datetime, team: str | None = None) -> None:
        """Add an event. The last write of a transaction: what comes later becomes visible later.

        Without ``team`` it is for the team that the hand-over has now, or for every team when it is no hand-over.
        """

    async def vergeet(self, overdracht_id: str) -> None:
        """Take away the events of a hand-over that is gone: a desk that was away never hears of them."""

    async def na(self, laatste: int, maximum: int = 100, team: str | None = None) -> list[Gebeurtenis]:
        """Return events after this id, oldest first; with ``team`` only what that team's desks hear."""

    async def laatste(self) -> int:
        """Return the newest id, 0 when nothing ever happened."""


class Audit(Protocol):
    """Who did or saw what, and when."""

    async def noteer(
        self, actie: str, medewerker_id: str | None, overdracht_id: str | None, nu: datetime, wat: str | None = None
    ) -> int:
        """Write one line and return its id. ``wat``: which page, version, export or account; never what is in it."""

    async def laatste_keer(self, actie: str, overdracht_id: str) -> datetime | None:
        """Return when this was last done to a hand-over, or None."""


class Overdrachten(Protocol):
    """The hand-overs, within one transaction."""

    @property
    def outbox(self) -> Outbox:
        """The events, in the same transaction."""

    @property
    def audit(self) -> Audit:
        """The audit lines, in the same transaction."""

    @property
    def rij(self) -> Rij:
        """The hand-overs as lists in the order of the queue, in the same transaction."""

    async def vind(self, overdracht_id: str) -> Overdracht | None:
        """Return one hand-over, or None."""

    async def van_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation and lock it until the end of the transaction, or None."""

    async def bij_gesprek(self, gesprek_id: str) -> Overdracht | None:
        """Return the hand-over of a conversation without locking it, or None."""

    async def laat_steen_na(self, intrekking: Intrekking, gesprek_id: str | None) -> None:
        """Keep that a hand-over was taken back; ``gesprek_id`` is None when the client deleted everything."""

    async def maak_los(self, gesprek_id: str) -> None:
        """Let no earlier withdrawal point to this conversation any more."""

    async def ingetrokken(self, overdracht_id: str) -> Intrekking | None:
        """Return what is left of a hand-over that was taken back, or None."""

    async def intrekkingen_van(self, medewerker_id: str, sinds: datetime) -> list[Intrekking]:
        """Return what was taken back while this consultant worked on it, newest first."""

    async def laatste_intrekking(self, gesprek_id: str) -> datetime | None:
        """Return when this client last took something back, or None."""

    async def maak(self, overdracht: Overdracht) -> bool:
        """Add a hand-over; False when this conversation has one, or the reference is taken."""

    async def bewaar_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any], nu: datetime) -> bool:
        """Add a version; False when it is there already."""

    async def herschrijf_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any]) -> None:
        """Put other content in the place of what a version held."""

    async def werk_bij(self, overdracht: Overdracht) -> None:
        """Write state, owner, version, safety flag, moments, and its place in the queue."""

    async def zet_zoeksleutels(self, overdracht_id: str, sleutels: frozenset[str]) -> None:
        """Let it be found by these words (keyed hashes), and by no others."""

    async def wissel(self, overdracht: Overdracht, van: Sequence[str], eigenaar_id: str | None) -> bool:
        """Write it only while it is in one of the states ``van`` and owned by ``eigenaar_id``: one conditional UPDATE.

        Return whether that was so; of parallel callers exactly one gets True.
        """

    async def verwijder(self, overdracht_id: str) -> None:
        """Remove a hand-over with its versions and notes."""

    async def versies(self, overdracht_id: str, maximum: int = 2) -> list[Versie]:
        """Return the newest versions, newest first."""

    async def voeg_notitie_toe(self, overdracht_id: str, medewerker_id: str, tekst: str, nu: datetime) -> None:
        """Add a note."""

    async def vergeet_notitie(self, overdracht_id: str, medewerker_id: str, moment: datetime) -> bool:
        """Remove the note that this consultant wrote at this moment; False when there is none (any more)."""

    async def notities(self, overdracht_id: str) -> list[Notitie]:
        """Return the notes, oldest first."""


class Contactwensen(Protocol):
    """The encrypted contact data of conversations."""

    async def bewaar(self, gesprek_id: str, velden: Mapping[str, Any], nu: datetime) -> None:
        """Merge these fields into what is there."""

    async def lees(self, gesprek_id: str) -> dict[str, Any]:
        """Return all fields, empty when there are none; raises ``OnleesbareContactwens``."""

    async def ligging(self, gesprek_id: str) -> Ligging:
        """Return what the queue needs of them; nothing when there are none or they cannot be read."""
