"""Counts of the methods for reports: how often something happened in a period, and nothing of a client.

Each returns (what, number of cases) pairs, largest first. A period is from ``van`` up to, not including, ``tot``.
Small groups are the report's to suppress: here they are whole, so that what is suppressed can be worked out once.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.voortgang import SLOEG_AAN
from vliegwiel.storage.tabellen_methoden import fase, methodestap, regel_in_de_weg, uitkomst

Telling = list[tuple[str, int]]


class MethodeCijfers:
    """Counts, within one transaction."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding

    async def regels_in_de_weg(self, van: datetime, tot: datetime) -> Telling:
        """Return in how many cases each rule blocked."""
        return await self._tel(regel_in_de_weg, regel_in_de_weg.c.tag, van, tot)

    async def sloeg_aan(self, van: datetime, tot: datetime) -> Telling:
        """Return in how many cases each thing caught on."""
        return await self._tel(methodestap, methodestap.c.code, van, tot, methodestap.c.soort == SLOEG_AAN)

    async def aanbod(self, soort: str, van: datetime, tot: datetime) -> Telling:
        """Return how many cases have an offer of this kind (``nuttig_werk``, ``lotgenoten``) in each state."""
        return await self._tel(methodestap, methodestap.c.staat, van, tot, methodestap.c.soort == soort)

    async def uitkomsten(self, moment_van: str, van: datetime, tot: datetime) -> Telling:
        """Return in how many cases each outcome was given, at finishing or after six months."""
        return await self._tel(uitkomst, uitkomst.c.code, van, tot, uitkomst.c.moment_van == moment_van)

    async def stappen(self, van: datetime, tot: datetime) -> Telling:
        """Return how many clients said which step they took in six months; who was not spoken to is not in it."""
        return await self._tel(uitkomst, uitkomst.c.stap, van, tot, uitkomst.c.stap != "")

    async def fasen(self, van: datetime, tot: datetime) -> Telling:
        """Return in how many cases each phase was begun."""
        return await self._tel(fase, fase.c.fase, van, tot)

    async def _tel(
        self, tabel: Table, wat: ColumnElement[Any], van: datetime, tot: datetime, *waar: ColumnElement[bool]
    ) -> Telling:
        zaken = func.count(distinct(tabel.c.overdracht_id))
        vraag = select(wat, zaken).where(tabel.c.moment >= van, tabel.c.moment < tot, *waar).group_by(wat)
        rijen = await self._verbinding.execute(vraag.order_by(zaken.desc(), wat))
        return [(str(naam), int(aantal)) for naam, aantal in rijen]
