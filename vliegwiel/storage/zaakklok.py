"""Cases as the clock sees them: a portion at a time in the order of the ids, changed with a few statements a portion."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.nadenken import OPGEPAKT as NADENKEN_OPGEPAKT
from vliegwiel.core.nadenken import WACHT as NADENKEN_WACHT
from vliegwiel.core.overdracht import (
    GEPAUZEERD,
    HERVAT,
    IN_WACHTRIJ,
    MET_EIGENAAR,
    TERUGGEGEVEN,
    Overdracht,
    volgende_status,
)
from vliegwiel.core.terugbellen import LOPEND, OPEN
from vliegwiel.services.poorten_zaak import Gevolgd
from vliegwiel.services.poorten_zaakklok import Portie
from vliegwiel.storage.database import Database
from vliegwiel.storage.outbox import OutboxRepository
from vliegwiel.storage.tabellen import auditregel, medewerker, nadenken, overdracht, terugbelverzoek
from vliegwiel.storage.tabellen_zaak import zaakstand
from vliegwiel.storage.zaak import WERKERS, als_overdracht, bewaar_standen, gevolgd, gevolgden, met_naam, van_nu

ZONDER_PAUZE = tuple(status for status in MET_EIGENAAR if status != GEPAUZEERD)


class Klokopslag:
    """Transactions of the clock (``services.poorten_zaakklok.Klokopslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[KlokRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield KlokRepository(verbinding)

    async def doe[T](self, werk: Callable[[KlokRepository], Awaitable[T]]) -> T:
        """Do all of this in one writing transaction; again from the start when somebody else was in the way."""
        return await self._database.doe(lambda verbinding: werk(KlokRepository(verbinding)))


class KlokRepository:
    """Cases, within one transaction (``services.poorten_zaakklok.Klokzaken``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding
        self._outbox = OutboxRepository(verbinding)

    async def teams_met_collegas(self) -> Sequence[str]:
        """Return the teams in which somebody works on cases."""
        vraag = select(medewerker.c.team).where(medewerker.c.actief, medewerker.c.rol.in_(WERKERS)).distinct()
        return list(await self._v.scalars(vraag))

    async def vergrendel(self, ids: Collection[str]) -> None:
        """Let nobody change these cases until the transaction ends; always in the same order."""
        await vergrendel(self._v, ids)

    async def lopend(self, portie: Portie, voor: datetime) -> list[Gevolgd]:
        """Return what somebody works on, without a pause, that did not change since ``voor``."""
        o = overdracht.c
        vraag = gevolgden().where(o.status.in_(ZONDER_PAUZE), o.gewijzigd_op < voor)
        return [gevolgd(rij) for rij in await self._v.execute(deel(vraag, portie))]

    async def pauzes_voorbij(self, portie: Portie, vandaag: date) -> list[Overdracht]:
        """Return what is paused until today or earlier, or without a day."""
        dag = zaakstand.c.gepauzeerd_tot
        vraag = met_naam().outerjoin(zaakstand, van_nu()).where(overdracht.c.status == GEPAUZEERD)
        return await self._zaken(vraag.where(or_(dag.is_(None), dag <= vandaag)), portie)

    async def zonder_eigenaar(self, portie: Portie) -> list[Overdracht]:
        """Return what is at somebody who does not work here any more, and what has no owner while its status says so."""
        c = overdracht.c
        weg = or_(c.eigenaar_id.is_(None), medewerker.c.actief.is_(False), medewerker.c.rol.not_in(WERKERS))
        stuk = and_(c.status.in_(IN_WACHTRIJ), c.eigenaar_id.is_not(None))
        return await self._zaken(met_naam().where(or_(and_(c.status.in_(MET_EIGENAAR), weg), stuk)), portie)

    async def zonder_team(self, portie: Portie, bemand: Sequence[str]) -> list[Overdracht]:
        """Return what waits at a team in which nobody works."""
        c = overdracht.c
        return await self._zaken(met_naam().where(c.status.in_(IN_WACHTRIJ), c.team.not_in(bemand)), portie)

    async def naar_wachtrij(self, ids: Collection[str], waarom: str, nu: datetime) -> None:
        """Put these back in the queue with the reason."""
        await self._wijzig(ids, status=TERUGGEGEVEN, eigenaar_id=None, opgepakt_op=None, gewijzigd_op=nu)
        geen = {"gepauzeerd_tot": None, "pauzereden": "", "hervat_op": None, "gewaarschuwd_op": None}
        await bewaar_standen(self._v, ids, nu, terug=waarom, **geen)

    async def hervat(self, ids: Collection[str], vandaag: date, nu: datetime) -> None:
        """Let these come back from their pause, with a mark."""
        await self._wijzig(ids, status=volgende_status(GEPAUZEERD, HERVAT), gewijzigd_op=nu)
        await bewaar_standen(self._v, ids, nu, gepauzeerd_tot=None, pauzereden="", hervat_op=vandaag)

    async def ander_team(self, ids: Collection[str], team: str, waarom: str, nu: datetime) -> None:
        """Let these wait at another team."""
        await self._wijzig(ids, team=team)
        await bewaar_standen(self._v, ids, nu, terug=waarom)

    async def waarschuw(self, ids: Collection[str], nu: datetime) -> None:
        """Write that the owners are warned."""
        await bewaar_standen(self._v, ids, nu, gewaarschuwd_op=nu)

    async def iets_los(self) -> bool:
        """Return whether ``los_van_wie_weg_is`` would find anything."""
        for tabel, statussen in ((nadenken, (NADENKEN_OPGEPAKT,)), (terugbelverzoek, LOPEND)):
            vraag = select(tabel.c.id).where(tabel.c.status.in_(statussen), tabel.c.eigenaar_id.in_(_weg()))
            if (await self._v.execute(vraag.limit(1))).first():
                return True
        return False

    async def los_van_wie_weg_is(self, nu: datetime) -> list[tuple[str, str]]:
        """Put the call-backs and the plans to ask again of who does not work here any more back in the queue."""
        plannen = update(nadenken).where(nadenken.c.status == NADENKEN_OPGEPAKT, nadenken.c.eigenaar_id.in_(_weg()))
        plannen = plannen.values(status=NADENKEN_WACHT, eigenaar_id=None, opgepakt_op=None)
        t = terugbelverzoek.c
        bellen = update(terugbelverzoek).where(t.status.in_(LOPEND), t.eigenaar_id.in_(_weg()))
        bellen = bellen.values(status=OPEN, eigenaar_id=None, gewijzigd_op=nu)
        los = [("nadenken_teruggegeven", i) for i in await self._v.scalars(plannen.returning(nadenken.c.id))]
        return los + [("terugbel_open", i) for i in await self._v.scalars(bellen.returning(t.id))]

    async def leg_vast(self, gedaan: Sequence[tuple[str, str]], nu: datetime) -> None:
        """Write (action, id) of each in the log, and tell the desks."""
        if not gedaan:
            return
        regels = [{"actie": actie, "overdracht_id": i, "moment": nu} for actie, i in gedaan]
        await self._v.execute(insert(auditregel), regels)
        await self._outbox.meld_alle("gewijzigd", [i for _, i in gedaan], nu)

    async def _zaken(self, vraag: Select[Any], portie: Portie) -> list[Overdracht]:
        return [als_overdracht(rij) for rij in await self._v.execute(deel(vraag, portie))]

    async def _wijzig(self, ids: Collection[str], **waarden: Any) -> None:
        await self._v.execute(update(overdracht).where(overdracht.c.id.in_(ids)).values(**waarden))


async def vergrendel(v: AsyncConnection, ids: Collection[str]) -> None:
    """Let nobody change these cases until the transaction ends; always in the same order."""
    vraag = select(overdracht.c.id).where(overdracht.c.id.in_(ids)).order_by(overdracht.c.id)
    await v.execute(vraag.with_for_update())


def deel(vraag: Select[Any], portie: Portie) -> Select[Any]:
    """Restrict a query on cases to a portion, in the order of the ids."""
    o = overdracht.c
    if portie.ids is not None:
        return vraag.where(o.id.in_(portie.ids)).order_by(o.id)
    return vraag.where(o.id > portie.na).order_by(o.id).limit(portie.hooguit)


def _weg() -> Select[Any]:
    """Who does not work on cases (any more)."""
    return select(medewerker.c.id).where(or_(medewerker.c.actief.is_(False), medewerker.c.rol.not_in(WERKERS)))
