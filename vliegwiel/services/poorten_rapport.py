"""What counting and reporting need from outside, as Protocols, and the records that travel through them.

Only ``tel_dag`` (services/telling.py) sees records with an id; what is kept, and what a report reads, is a ``Telregel``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class Telregel:
    """How often something happened. ``dag`` is the day, or the first of the month in a report."""

    dag: date
    maat: str
    aantal: int
    team: str = ""
    groep: str = ""
    deel: str = ""


@dataclass(frozen=True)
class Gedeeld:
    """The first time that somebody shared. ``inhoud``: what was shared (``core.samenvatting``)."""

    overdracht_id: str
    team: str
    moment: datetime
    inhoud: Mapping[str, Any]


@dataclass(frozen=True)
class Opgepakt:
    """The first time that somebody claimed a case; ``team`` is empty when the case is gone since."""

    overdracht_id: str
    team: str


@dataclass(frozen=True)
class Contactmoment:
    """A client and a consultant spoke at ``moment``, written down at ``genoteerd_op``.

    ``gedeeld_op``: when the client first shared; None when the case is gone since.
    """

    overdracht_id: str
    team: str
    moment: datetime
    genoteerd_op: datetime
    gedeeld_op: datetime | None


@dataclass(frozen=True)
class Uitkomstmoment:
    """Where somebody stands after six months, as the consultant filled it in; ``stap``: what the client says of it."""

    overdracht_id: str
    code: str
    stap: str
    genoteerd_op: datetime
    gedeeld_op: datetime


class Bronnen(Protocol):
    """What happened in a span of time (from ``van`` up to, not including, ``tot``), each thing on its first time."""

    @property
    def gemeten(self) -> frozenset[str]:
        """Which measures have a source at all (``core.rapport``): what is not measured is not zero."""

    async def begonnen(self, van: datetime, tot: datetime) -> int:
        """Return how many conversations were opened."""

    async def eerste_antwoorden(self, van: datetime, tot: datetime) -> int:
        """Return how many conversations got their first message of a client."""

    async def gehoord(self, van: datetime, tot: datetime) -> Sequence[str]:
        """Return the answers to *voelde je je gehoord?*."""

    async def stilgevallen(self, van: datetime, tot: datetime) -> Sequence[Mapping[str, Any]]:
        """Return the state of each conversation in which the last thing happened then."""

    async def gedeeld(self, van: datetime, tot: datetime) -> Sequence[Gedeeld]:
        """Return who shared for the first time."""

    async def opgepakt(self, van: datetime, tot: datetime) -> Sequence[Opgepakt]:
        """Return which cases were claimed for the first time."""

    async def contactmomenten(self, van: datetime, tot: datetime) -> Sequence[Contactmoment]:
        """Return every time that client and consultant spoke, by when it was written down."""

    async def eerdere_contacten(self, overdracht_id: str, voor: datetime) -> Sequence[datetime]:
        """Return when client and consultant spoke, of what was written down before this."""

    async def uitkomsten(self, van: datetime, tot: datetime) -> Sequence[Uitkomstmoment]:
        """Return the first outcome at six months of each case, by when it was written down."""

    async def genoemd(self, maat: str, van: datetime, tot: datetime) -> Sequence[str]:
        """Return the rules that blocked (``REGEL``) or what caught on, once for each case in which it was noted."""

    async def buurten(self, overdracht_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the four digits of the postcode of each case of which they are known."""


class Tellingen(Protocol):
    """The counts, within one transaction."""

    async def laatste_dag(self) -> date | None:
        """Return the last day that was counted, or None."""

    async def eerste_moment(self) -> datetime | None:
        """Return when the first conversation began, or None."""

    async def neem(self, dag: date, nu: datetime) -> bool:
        """Take a day to count it; False when it was counted already. Who runs at the same time waits."""

    async def tel_op(self, regels: Sequence[Telregel]) -> None:
        """Add to the counts."""

    async def per_maand(self, van: date, tot: date) -> Sequence[Telregel]:
        """Return the counts of a span of days, together per month."""

    async def eerste_dag(self) -> date | None:
        """Return the first day with a count, or None."""
