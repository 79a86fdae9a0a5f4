"""Consultants in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.nadenken import OPGEPAKT
from vliegwiel.core.overdracht import MET_EIGENAAR
from vliegwiel.core.terugbellen import LOPEND
from vliegwiel.core.toegang import Rol
from vliegwiel.services.medewerker import AANGEMELD, Medewerker
from vliegwiel.services.poorten_toegang import Account
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.database import Database
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import auditregel, medewerker, nadenken, overdracht, terugbelverzoek
from vliegwiel.storage.tabellen_deellink import deellink, deellink_eerder
from vliegwiel.storage.tabellen_toegang import aanmeldkoppeling, herstelcode, tweede_factor

KOLOMMEN = (
    "id",
    "gebruikersnaam",
    "naam",
    "rol",
    "actief",
    "wachtwoord_hash",
    "team",
    "wachtwoord_tijdelijk",
    "sessies_na",
)
# What an administrator, a sign-on service or the person changes; the end of sessions is written by itself.
TE_WIJZIGEN = ("naam", "rol", "actief", "wachtwoord_hash", "team", "wachtwoord_tijdelijk")
HEEFT_TWEEDE = exists().where(tweede_factor.c.medewerker_id == medewerker.c.id, tweede_factor.c.bevestigd)
IS_VERWIJDERD = medewerker.c.verwijderd_op.is_not(None)
IS_EXTERN = exists().where(aanmeldkoppeling.c.medewerker_id == medewerker.c.id)


class Medewerkersopslag:
    """Transactions on consultants (``services.medewerker.Medewerkersopslag``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[MedewerkerRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield MedewerkerRepository(verbinding)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[MedewerkerRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield MedewerkerRepository(verbinding)


class MedewerkerRepository:
    """Consultants, within one transaction (``services.medewerker.Medewerkers``, ``services.poorten_toegang.Accounts``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding
        self.audit = AuditRepository(verbinding)

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        """Return one consultant, or None."""
        return await self._een(medewerker.c.id == medewerker_id)

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        """Return the consultant with this (lower case) name, or None."""
        return await self._een(medewerker.c.gebruikersnaam == gebruikersnaam)

    async def is_er_een(self) -> bool:
        """Return whether there is any consultant."""
        return (await self._verbinding.execute(select(medewerker.c.id).limit(1))).first() is not None

    async def voeg_toe(self, nieuw: Medewerker, nu: datetime) -> bool:
        """Add a consultant; False when the name is taken."""
        waarden: dict[str, Any] = {naam: getattr(nieuw, naam) for naam in KOLOMMEN} | {"gemaakt_op": nu}
        return await voeg_in_als_nieuw(self._verbinding, medewerker, waarden)

    async def bewaar(self, nieuw: Medewerker) -> None:
        """Write name, role, team, whether it is active, and the password."""
        waarden = {naam: getattr(nieuw, naam) for naam in TE_WIJZIGEN}
        await self._verbinding.execute(update(medewerker).where(medewerker.c.id == nieuw.id).values(**waarden))

    async def beeindig_sessies(self, medewerker_id: str, regel: int) -> None:
        """Let every session that began with this audit line, or before it, be over."""
        waar = (medewerker.c.id == medewerker_id, medewerker.c.sessies_na < regel)
        await self._verbinding.execute(update(medewerker).where(*waar).values(sessies_na=regel))

    async def andere_beheerders(self, medewerker_id: str) -> int:
        """Return how many other active administrators there are; they stay that until the transaction ends."""
        vraag = select(medewerker.c.id).where(medewerker.c.rol == Rol.BEHEERDER, medewerker.c.actief)
        rijen = await self._verbinding.execute(vraag.order_by(medewerker.c.id).with_for_update())
        return sum(gevonden != medewerker_id for gevonden in rijen.scalars())

    async def wis_tweede_factor(self, medewerker_id: str) -> None:
        """Forget the second factor and its recovery codes."""
        for tabel in (herstelcode, tweede_factor):
            await self._verbinding.execute(delete(tabel).where(tabel.c.medewerker_id == medewerker_id))

    async def van_dienst(self, dienst: str, onderwerp: str) -> Medewerker | None:
        """Return whom a sign-on service knows by this subject, or None."""
        bij = aanmeldkoppeling
        wie = select(bij.c.medewerker_id).where(bij.c.dienst == dienst, bij.c.onderwerp == onderwerp)
        return await self._een(medewerker.c.id == wie.scalar_subquery())

    async def koppel(self, medewerker_id: str, dienst: str, onderwerp: str, nu: datetime) -> bool:
        """Remember whom a sign-on service knows by this subject; False when that is somebody else already."""
        waarden = {"medewerker_id": medewerker_id, "dienst": dienst, "onderwerp": onderwerp, "sinds": nu}
        return await voeg_in_als_nieuw(self._verbinding, aanmeldkoppeling, waarden)

    async def vergeet_nieuwe(self, medewerker_id: str) -> None:
        """Take an account away that was added in this transaction."""
        await self._verbinding.execute(delete(medewerker).where(medewerker.c.id == medewerker_id))

    async def werk_op_naam(self, medewerker_id: str) -> int:
        """Return how many open cases, call-backs and plans to ask again are in this name."""
        tellingen = [
            select(func.count())
            .select_from(tabel)
            .where(tabel.c.eigenaar_id == medewerker_id, tabel.c.status.in_(open_))
            for tabel, open_ in ((overdracht, MET_EIGENAAR), (terugbelverzoek, LOPEND), (nadenken, (OPGEPAKT,)))
        ]
        return sum([int(await self._verbinding.scalar(vraag) or 0) for vraag in tellingen])

    async def maak_naamloos(self, leeg: Medewerker, gebruikersnaam: str, nu: datetime) -> None:
        """Write this over an account, and forget its second factor, its links and who the sign-on service says it is."""
        await self.wis_tweede_factor(leeg.id)
        koppeling = aanmeldkoppeling.c.medewerker_id == leeg.id
        await self._verbinding.execute(delete(aanmeldkoppeling).where(koppeling))
        # A link carries the first name, and clients would still read it.
        for tabel in (deellink, deellink_eerder):
            await self._verbinding.execute(delete(tabel).where(tabel.c.medewerker_id == leeg.id))
        await self.bewaar(leeg)
        anders = {"gebruikersnaam": gebruikersnaam, "verwijderd_op": nu}
        await self._verbinding.execute(update(medewerker).where(medewerker.c.id == leeg.id).values(**anders))

    async def accounts(self) -> list[Account]:
        """Return every account that was not deleted: the active ones first, by name."""
        vraag = _accounts().where(medewerker.c.verwijderd_op.is_(None))
        rijen = await self._verbinding.execute(vraag.order_by(medewerker.c.actief.desc(), medewerker.c.naam))
        return [_account(rij) for rij in rijen]

    async def account(self, medewerker_id: str) -> Account | None:
        """Return one account, or None."""
        waar = (medewerker.c.id == medewerker_id, medewerker.c.verwijderd_op.is_(None))
        rij = (await self._verbinding.execute(_accounts().where(*waar))).first()
        return _account(rij) if rij else None

    async def _een(self, waar: ColumnElement[bool]) -> Medewerker | None:
        rij = (await self._verbinding.execute(_velden().where(waar))).first()
        return Medewerker(*rij) if rij else None


def _velden() -> Select[Any]:
    return select(*(medewerker.c[naam] for naam in KOLOMMEN), HEEFT_TWEEDE, IS_EXTERN, IS_VERWIJDERD)


def _accounts() -> Select[Any]:
    laatst = select(func.max(auditregel.c.moment)).where(
        auditregel.c.medewerker_id == medewerker.c.id, auditregel.c.actie == AANGEMELD
    )
    zaken = select(func.count()).where(
        overdracht.c.eigenaar_id == medewerker.c.id, overdracht.c.status.in_(MET_EIGENAAR)
    )
    return _velden().add_columns(medewerker.c.gemaakt_op, laatst.scalar_subquery(), zaken.scalar_subquery())


def _account(rij: Any) -> Account:
    *velden, gemaakt_op, laatst, zaken = rij
    return Account(Medewerker(*velden), gemaakt_op, laatst, zaken)
