"""Reading the log in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.functions import coalesce

from vliegwiel.services.logboek import Logregel, Vraag
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.database import Database
from vliegwiel.storage.tabellen import auditregel, intrekking, medewerker, overdracht
from vliegwiel.storage.tabellen_zaak import vernietiging

OVER = "medewerker:"


class Logboekopslag:
    """Transactions on the log (``services.logboek.Logboekopslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[LogboekRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield LogboekRepository(verbinding)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[LogboekRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield LogboekRepository(verbinding)


class LogboekRepository:
    """The log, within one transaction (``services.logboek.Logboek``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding
        self.audit = AuditRepository(verbinding)

    async def regels(self, vraag: Vraag, maximum: int) -> list[Logregel]:
        """Return lines, newest first."""
        ander = medewerker.alias("ander")
        regel = auditregel
        # A hand-over that was taken back, or erased, keeps its reference, so that the log can still be read.
        van = (
            regel.outerjoin(medewerker, medewerker.c.id == regel.c.medewerker_id)
            .outerjoin(overdracht, overdracht.c.id == regel.c.overdracht_id)
            .outerjoin(intrekking, intrekking.c.overdracht_id == regel.c.overdracht_id)
            .outerjoin(vernietiging, vernietiging.c.overdracht_id == regel.c.overdracht_id)
            .outerjoin(ander, literal(OVER) + ander.c.id == regel.c.wat)
        )
        gevraagd = (
            select(
                regel,
                medewerker.c.naam,
                medewerker.c.gebruikersnaam,
                medewerker.c.rol,
                coalesce(overdracht.c.referentie, intrekking.c.referentie, vernietiging.c.referentie).label(
                    "referentie"
                ),
                ander.c.naam.label("ander"),
            )
            .select_from(van)
            .where(*_waar(vraag))
            .order_by(regel.c.id.desc())
            .limit(maximum)
        )
        return [_logregel(rij) for rij in await self._verbinding.execute(gevraagd)]

    async def acties(self) -> list[str]:
        """Return every action that was ever written down, in alphabetical order."""
        # From one to the next in the index: a DISTINCT would read every line there is.
        rij = select(func.min(auditregel.c.actie).label("actie")).cte("rij", recursive=True)
        volgende = select(func.min(auditregel.c.actie)).where(auditregel.c.actie > rij.c.actie).scalar_subquery()
        rij = rij.union_all(select(volgende).where(rij.c.actie.is_not(None)))
        return list((await self._verbinding.execute(select(rij.c.actie).where(rij.c.actie.is_not(None)))).scalars())

    async def mensen(self) -> list[tuple[str, str]]:
        """Return (id, name) of everybody with an account, by name."""
        vraag = select(medewerker.c.id, medewerker.c.naam).order_by(medewerker.c.naam)
        return [(rij.id, rij.naam) for rij in await self._verbinding.execute(vraag)]


def _waar(vraag: Vraag) -> list[ColumnElement[bool]]:
    regel, waar = auditregel.c, []
    if vraag.medewerker_id:  # what somebody did, and what was done to the account
        waar.append(or_(regel.medewerker_id == vraag.medewerker_id, regel.wat == OVER + vraag.medewerker_id))
    if vraag.actie:
        waar.append(regel.actie == vraag.actie)
    if vraag.referentie:
        bij = [
            select(tabel.c[naam]).where(tabel.c.referentie == vraag.referentie)
            for tabel, naam in ((overdracht, "id"), (intrekking, "overdracht_id"), (vernietiging, "overdracht_id"))
        ]
        waar.append(or_(*(regel.overdracht_id.in_(ids) for ids in bij)))
    if vraag.begin:
        waar.append(regel.moment >= vraag.begin)
    if vraag.eind:
        waar.append(regel.moment < vraag.eind)
    if vraag.voor is not None:
        waar.append(regel.id < vraag.voor)
    return waar


def _logregel(rij: Row[Any]) -> Logregel:
    wat = f"account van {rij.ander}" if rij.ander else rij.wat or ""
    return Logregel(rij.id, rij.moment, rij.naam or "", rij.gebruikersnaam or "", rij.rol or "", rij.actie,
                    rij.referentie or "", wat)  # fmt: skip
