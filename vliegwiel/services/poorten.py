"""What the conversation's use cases need from outside: storage, and somebody who understands language."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.gesprek import Effect
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.matrix import Cel, Score
from vliegwiel.services.poorten_deellink import Deellinks
from vliegwiel.services.poorten_hervat import Hervatten
from vliegwiel.services.poorten_nadenken import Nadenkers
from vliegwiel.services.poorten_overdracht import Overdrachten
from vliegwiel.services.poorten_terugbel import Terugbelverzoeken

ONTVANGEN, VERWERKT = "ontvangen", "verwerkt"
CLIENT, ASSISTENT = "client", "assistent"


@dataclass(frozen=True)
class Bericht:
    """One stored message, of the client or of the assistant.

    ``keuzes``: the ids that a client pressed, or the (waarde, label) pairs that the assistant offers.
    ``kaart``: yes/no of a filled card, or the name of the card that the assistant shows. ``door``: the role of who
    typed a message of the client.
    """

    id: str
    van: str
    moment: datetime
    tekst: str = ""
    volgnummer: int = 0
    status: str = ONTVANGEN
    keuzes: tuple[Any, ...] = ()
    kaart: Any = None
    vraag: str = ""
    soort: str = ""
    sleutel: str = ""
    meer: bool = False
    antwoord_op: str | None = None
    door: str = CLIENT


@dataclass(frozen=True)
class Opgeslagen:
    """A conversation as stored, with the domain set it began with; ``versie`` is for compare-and-set."""

    id: str
    versie: int
    toestand: dict[str, Any]
    cellen: tuple[Cel, ...]
    scores: tuple[Score, ...]
    leefgebieden: LeefgebiedenSet
    gestart_op: datetime
    laatst_actief_op: datetime


@dataclass(frozen=True)
class Gedacht:
    """What one turn comes to: the new state, the effects and the bubbles. Travels through Rasa as JSON."""

    versie: int
    toestand: dict[str, Any]
    effecten: tuple[Effect, ...]
    uitingen: tuple[Bericht, ...]


class VersieConflict(Exception):
    """Somebody else changed the conversation in the meantime."""


class TaalStoring(Exception):
    """Rasa or its action server gave no usable answer; the message is kept and tried again."""


class Gesprekken(Protocol):
    """Conversations and their messages, inside one transaction."""

    @property
    def overdrachten(self) -> Overdrachten:
        """The hand-overs, in the same transaction."""

    @property
    def nadenkers(self) -> Nadenkers:
        """The plans to ask again, in the same transaction."""

    @property
    def hervatten(self) -> Hervatten:
        """The codes and the devices' tokens, in the same transaction."""

    @property
    def terugbel(self) -> Terugbelverzoeken:
        """The requests to be called, in the same transaction."""

    @property
    def deellinks(self) -> Deellinks:
        """The links that workers give away, in the same transaction."""

    async def begin(self, gesprek_id: str, token_hash: str, leefgebieden: LeefgebiedenSet, nu: datetime) -> None:
        """Store a new, empty conversation, and its domain set where that is not kept yet."""

    async def lees(self, gesprek_id: str, *, slot: bool = False) -> Opgeslagen | None:
        """Return a conversation; ``slot`` keeps other writers out until the end of the transaction."""

    async def zoek(self, token_hash: str) -> str | None:
        """Return the id of the conversation with this token, or None."""

    async def bericht(self, gesprek_id: str, bericht_id: str) -> Bericht | None:
        """Return one message, or None."""

    async def berichten(self, gesprek_id: str, na: int = -1) -> list[Bericht]:
        """Return the messages after a sequence number, in order."""

    async def antwoorden(self, gesprek_id: str, bericht_id: str) -> list[Bericht]:
        """Return what the assistant replied to one client message, in order."""

    async def wachtend(self, gesprek_id: str) -> list[Bericht]:
        """Return the client messages that were received but not yet dealt with, in order."""

    async def voeg_toe(self, gesprek_id: str, berichten: Sequence[Bericht], nu: datetime) -> None:
        """Store messages at the end of the conversation."""

    async def bewaar(self, gesprek_id: str, versie: int, toestand: dict[str, Any], nu: datetime) -> None:
        """Store the state if the version is still ``versie``; raises ``VersieConflict`` otherwise."""

    async def voer_uit(self, gesprek_id: str, effecten: Sequence[Effect], tekstversie: str) -> None:
        """Carry out the effects on cells, scores and consents."""

    async def verwerkt(self, gesprek_id: str, bericht_id: str) -> None:
        """Mark a client message as dealt with."""

    async def wis(self, gesprek_id: str, behalve: str) -> None:
        """Delete everything a client told; the one message that asked for it stays, emptied.

        The hand-over is not touched: ``services.overdracht.trek_in`` takes it away, so that the desk knows.
        """

    async def bewaar_contact(self, gesprek_id: str, velden: dict[str, Any], nu: datetime) -> None:
        """Store typed contact fields, encrypted, beside what is there."""

    async def contact(self, gesprek_id: str) -> dict[str, Any]:
        """Return the typed contact fields."""

    async def ligging(self, gesprek_id: str) -> Ligging:
        """Return what the queue needs of the contact fields."""


class Opslag(Protocol):
    """Gives transactions."""

    def transactie(self) -> AbstractAsyncContextManager[Gesprekken]:
        """Give a writing transaction."""

    def lezen(self) -> AbstractAsyncContextManager[Gesprekken]:
        """Give a reading transaction."""


@dataclass(frozen=True)
class Opdracht:
    """One turn for Rasa: text or an intent, with what the components need to know."""

    gesprek: str
    bericht: str
    poging: str
    tekst: str
    vraag: str
    keuzes: tuple[str, ...] = field(default=())


class Taalbegrip(Protocol):
    """Understands one message and answers with the turn that follows from it (Rasa and the action server)."""

    async def denk(self, opdracht: Opdracht) -> Gedacht:
        """Return the turn; raises ``TaalStoring`` when no usable answer came in time."""
