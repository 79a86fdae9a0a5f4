"""Notices and letters to teams: kinds, numbers and moments; nothing about a client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import AFGEROND, IN_WACHTRIJ
from vliegwiel.core.overdracht import NIEUW as STATUS_NIEUW
from vliegwiel.core.post import (
    BEZIG,
    HERINNER_NA,
    HERINNER_VOOR,
    KLAAR,
    LEASE,
    NIEUW,
    ONZEKER,
    OPGEGEVEN,
    TE_LAAT,
    TERUGBEL,
    VERS,
    VERSTUURD,
    ZENDING,
    Brief,
)
from vliegwiel.core.terugbellen import OPEN
from vliegwiel.services.post import Onderwerp, Terugbel
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.database import Database
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import overdracht, terugbelverzoek
from vliegwiel.storage.tabellen_zaak import brief, postmelding, zaakstand
from vliegwiel.storage.versleuteling import Versleuteling

SLOT = 7_150_002  # any number, as long as nothing else uses it as an advisory lock


class Postopslag:
    """Transactions on notices and letters (``services.post.Postopslag``)."""

    def __init__(self, database: Database, kluis: Versleuteling) -> None:
        self._database, self._kluis = database, kluis

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[PostRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield PostRepository(verbinding, self._kluis)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[PostRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield PostRepository(verbinding, self._kluis)


class PostRepository:
    """Notices and letters, within one transaction (``services.post.Meldingen``)."""

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling) -> None:
        self._v = verbinding
        self._contactwensen = Contactwensen(verbinding, kluis)

    async def slot(self) -> None:
        """Let no other process gather until the end of this transaction; SQLite has one writer at a time."""
        if self._v.dialect.name == "postgresql":
            await self._v.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": SLOT})

    async def ongemeld(self, teams: Collection[str], sinds: datetime) -> list[Onderwerp]:
        """Return new hand-overs since a moment of which these teams were not told."""
        o = overdracht.c
        nieuw = select(o.team, o.id, o.gemaakt_op).where(
            o.status == STATUS_NIEUW, o.gemaakt_op >= sinds, o.team.in_(teams)
        )
        gemeld = _gemeld(o.team, NIEUW, o.id, o.gemaakt_op)
        return [Onderwerp(r.team, NIEUW, r.id, r.gemaakt_op) for r in await self._v.execute(nieuw.where(~gemeld))]

    async def bellen(self, nu: datetime) -> list[Terugbel]:
        """Return the open call-backs of which no team was told, and those that nobody took up since, near their moment."""
        p, t = postmelding.c, terugbelverzoek.c
        van_deze = exists().where(p.soort == TERUGBEL, p.onderwerp_id == t.id)
        nieuw = ~van_deze.where(p.ronde == t.gevraagd_op)
        even_terug = van_deze.where(p.ronde == t.gevraagd_op, p.moment <= nu - HERINNER_NA)
        bijna = and_(t.uiterlijk <= nu + HERINNER_VOOR, even_terug, ~van_deze.where(p.ronde == t.uiterlijk))
        vraag = select(t.id, t.gevraagd_op, t.uiterlijk, t.gesprek_id, overdracht.c.team, nieuw.label("nieuw"))
        vraag = vraag.outerjoin(overdracht, overdracht.c.gesprek_id == t.gesprek_id)
        rijen = (await self._v.execute(vraag.where(t.status == OPEN, or_(nieuw, bijna)))).all()
        gevonden = []
        for rij in rijen:
            postcode = None if rij.team else (await self._contactwensen.ligging(rij.gesprek_id)).postcode4
            ronde = rij.gevraagd_op if rij.nieuw else rij.uiterlijk
            gevonden.append(Terugbel(rij.id, ronde, rij.team, postcode))
        return gevonden

    async def ruim_op(self, voor: datetime) -> int:
        """Erase letters that are done and notices about what does not wait any more, of before this; return how many."""
        p, o, t = postmelding.c, overdracht.c, terugbelverzoek.c
        # As long as it waits, the notice is what keeps it from being told again.
        wacht = or_(
            exists().where(o.id == p.onderwerp_id, o.gemaakt_op == p.ronde, o.status != AFGEROND),
            exists().where(t.id == p.onderwerp_id, t.status == OPEN),
        )
        weg = await self._v.execute(delete(postmelding).where(p.moment < voor, ~wacht))
        klaar = (brief.c.gemaakt_op < voor, brief.c.status.in_((VERSTUURD, ONZEKER, OPGEGEVEN)))
        leeg = ~exists().where(p.brief_id == brief.c.id)
        brieven = await self._v.execute(delete(brief).where(*klaar, leeg))
        return int(weg.rowcount + brieven.rowcount)

    async def meld(self, onderwerp: Onderwerp, nu: datetime) -> bool:
        """Write down that a team has to be told; False when that was done already."""
        waarden = {"team": onderwerp.team, "soort": onderwerp.soort, "onderwerp_id": onderwerp.id}
        waarden_met_tijd = waarden | {"ronde": onderwerp.ronde, "moment": nu}
        return await voeg_in_als_nieuw(self._v, postmelding, waarden_met_tijd)

    async def wachtend(self, team: str, soorten: Collection[str]) -> dict[str, list[int]]:
        """Return the notices of a team that are in no letter, and whose subject still waits, per kind."""
        p, o, t = postmelding.c, overdracht.c, terugbelverzoek.c
        contact = exists().where(zaakstand.c.overdracht_id == p.onderwerp_id, zaakstand.c.eerste_contact_op >= p.ronde)
        nog = or_(
            and_(p.soort == NIEUW, exists().where(o.id == p.onderwerp_id, o.status.in_(IN_WACHTRIJ))),
            and_(p.soort == TE_LAAT, exists().where(o.id == p.onderwerp_id, o.status != AFGEROND), ~contact),
            and_(p.soort == TERUGBEL, exists().where(t.id == p.onderwerp_id, t.status == OPEN)),
        )
        vraag = select(p.soort, p.id).where(p.team == team, p.soort.in_(soorten), p.brief_id.is_(None), nog)
        gevonden: dict[str, list[int]] = {}
        for rij in await self._v.execute(vraag):
            gevonden.setdefault(rij.soort, []).append(rij.id)
        return gevonden

    async def laatste_bundel(self, team: str) -> datetime | None:
        """Return when the last letter without haste was made for a team."""
        vraag = select(func.max(brief.c.gemaakt_op)).where(brief.c.team == team, brief.c.spoed == 0)
        gevonden: datetime | None = await self._v.scalar(vraag)
        return gevonden

    async def maak(self, nieuw: Brief, meldingen: Collection[int]) -> None:
        """Keep a letter, ready to be sent, with its notices."""
        aantallen = {soort: nieuw.aantallen.get(soort, 0) for soort in (NIEUW, TE_LAAT, TERUGBEL)}
        waarden = {"id": nieuw.id, "team": nieuw.team, "spoed": int(nieuw.spoed), "status": KLAAR, "pogingen": 0}
        tijden = {"gemaakt_op": nieuw.gemaakt_op, "volgende_op": nieuw.gemaakt_op, "fout": ""}
        await self._v.execute(insert(brief).values(**waarden, **tijden, **aantallen))
        waar = postmelding.c.id.in_(meldingen)
        await self._v.execute(update(postmelding).where(waar).values(brief_id=nieuw.id))

    async def iets_te_melden(self, teams: Collection[str], te_laat: Collection[Onderwerp], nu: datetime) -> bool:
        """Return whether there is a notice to write, or one that is in no letter."""
        p = postmelding.c
        open_ = select(p.id).where(p.brief_id.is_(None), p.team.in_(teams)).limit(1)
        if (await self._v.execute(open_)).first() or await self.ongemeld(teams, nu - VERS) or await self.bellen(nu):
            return True
        return bool(await self.nieuw_van(te_laat))

    async def nieuw_van(self, te_laat: Collection[Onderwerp]) -> list[Onderwerp]:
        """Return which of these late first contacts their team was not told of."""
        if not te_laat:
            return []
        p = postmelding.c
        vraag = select(p.team, p.onderwerp_id, p.ronde).where(
            p.soort == TE_LAAT, p.moment >= min(o.ronde for o in te_laat)
        )
        gemeld = {tuple(rij) for rij in await self._v.execute(vraag)}
        return [o for o in te_laat if (o.team, o.id, o.ronde) not in gemeld]

    async def iets_te_sturen(self, nu: datetime) -> bool:
        """Return whether a letter is due."""
        vraag = select(brief.c.id).where(brief.c.status.in_((KLAAR, BEZIG, ZENDING)), brief.c.volgende_op <= nu)
        return (await self._v.execute(vraag.limit(1))).first() is not None

    async def pak(self, nu: datetime) -> Brief | None:
        """Take one letter that is due; who is in haste goes first."""
        b = brief.c
        vraag = select(brief).where(b.status.in_((KLAAR, BEZIG)), b.volgende_op <= nu)
        for rij in (await self._v.execute(vraag.order_by(b.spoed.desc(), b.volgende_op))).all():
            waar = (b.id == rij.id, b.status == rij.status, b.pogingen == rij.pogingen)
            zo = {"status": BEZIG, "volgende_op": nu + LEASE, "pogingen": rij.pogingen + 1}
            if (await self._v.execute(update(brief).where(*waar).values(**zo))).rowcount == 1:
                aantallen = {soort: rij._mapping[soort] for soort in (NIEUW, TE_LAAT, TERUGBEL)}
                return Brief(rij.id, rij.team, bool(rij.spoed), aantallen, rij.gemaakt_op, rij.pogingen + 1)
        return None

    async def op_weg(self, deze: Brief) -> bool:
        """Write that the text goes out now; False when another process took the letter over."""
        waar = (brief.c.id == deze.id, brief.c.status == BEZIG, brief.c.pogingen == deze.pogingen)
        return (await self._v.execute(update(brief).where(*waar).values(status=ZENDING))).rowcount == 1

    async def sluit(self, deze: Brief, status: str, fout: str, volgende: datetime | None) -> None:
        """Write how it ended, or when it is tried again."""
        waarden = {"status": status, "fout": fout[:40]} | ({"volgende_op": volgende} if volgende else {})
        waar = (brief.c.id == deze.id, brief.c.pogingen == deze.pogingen)
        await self._v.execute(update(brief).where(*waar).values(**waarden))

    async def verloren(self, nu: datetime) -> int:
        """Close the letters of which a process that died never said how they ended; return how many."""
        waar = (brief.c.status == ZENDING, brief.c.volgende_op <= nu)
        return (await self._v.execute(update(brief).where(*waar).values(status=ONZEKER))).rowcount


def _gemeld(team: Any, soort: str, onderwerp_id: Any, ronde: Any) -> ColumnElement[bool]:
    p = postmelding.c
    return exists().where(p.team == team, p.soort == soort, p.onderwerp_id == onderwerp_id, p.ronde == ronde)
