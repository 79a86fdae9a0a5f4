"""Outcomes at finishing and after six months, and the cases of which the clock may ask something."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import and_, exists, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.fase import Fase, huidige
from vliegwiel.core.letterlijk_kalender import plus_maanden
from vliegwiel.core.overdracht import AFGEROND, MET_EIGENAAR
from vliegwiel.core.toestemming import JA, NAVRAGEN
from vliegwiel.core.uitkomst import MAANDEN, ZES_MAANDEN, Uitkomst
from vliegwiel.services.poorten_methoden import Lopend
from vliegwiel.storage.tabellen import medewerker, overdracht
from vliegwiel.storage.tabellen_methoden import afspraak, fase, klanttoestemming, uitkomst
from vliegwiel.storage.woorden import Woorden

DAG = timedelta(days=1)


class UitkomstRepository:
    """Outcomes, within one transaction (``services.poorten_methoden.Uitkomsten``)."""

    def __init__(self, verbinding: AsyncConnection, woorden: Woorden) -> None:
        self._verbinding = verbinding
        self._woorden = woorden

    async def alle(self, overdracht_id: str) -> list[Uitkomst]:
        """Return the outcomes of a case, newest first."""
        vraag = (
            select(uitkomst, medewerker.c.naam)
            .join(medewerker, medewerker.c.id == uitkomst.c.medewerker_id)
            .where(uitkomst.c.overdracht_id == overdracht_id)
            .order_by(uitkomst.c.moment.desc())
        )
        return [
            Uitkomst(
                r.moment_van,
                r.code,
                self._woorden.open(r.id, r.versleuteld, "toelichting")["toelichting"],
                r.naam,
                r.moment,
                r.stap,
            )
            for r in await self._verbinding.execute(vraag)
        ]

    async def bewaar(self, overdracht_id: str, medewerker_id: str, nieuw: Uitkomst) -> None:
        """Add one; the earlier ones stay."""
        rij_id = str(uuid.uuid4())
        await self._verbinding.execute(
            insert(uitkomst).values(
                id=rij_id,
                overdracht_id=overdracht_id,
                moment_van=nieuw.moment_van,
                code=nieuw.code,
                stap=nieuw.stap,
                versleuteld=self._woorden.dicht(rij_id, toelichting=nieuw.toelichting),
                medewerker_id=medewerker_id,
                moment=nieuw.moment,
            )
        )

    async def lopend(self, medewerker_id: str, team: str, vandaag: date) -> list[Lopend]:
        """Return the cases of which the clock may ask something of this consultant."""
        gemeten = exists().where(
            uitkomst.c.overdracht_id == overdracht.c.id,
            uitkomst.c.moment_van == ZES_MAANDEN,
            uitkomst.c.moment >= overdracht.c.gemaakt_op,
        )
        navragen = exists().where(
            klanttoestemming.c.overdracht_id == overdracht.c.id,
            klanttoestemming.c.soort == NAVRAGEN,
            klanttoestemming.c.staat == JA,
        )
        # Owners first, so that an index leads to their cases: "mine, or of the team" by itself looks at every case.
        eigenaren = select(medewerker.c.id).where(or_(medewerker.c.id == medewerker_id, ~medewerker.c.actief))
        van_mij = and_(
            overdracht.c.eigenaar_id.in_(eigenaren),
            or_(overdracht.c.eigenaar_id == medewerker_id, overdracht.c.team == team),
        )
        oud = overdracht.c.gemaakt_op < _grens(vandaag)
        vraag = select(overdracht, gemeten.label("gemeten"), navragen.label("navragen")).where(
            van_mij,
            or_(
                overdracht.c.status.in_(MET_EIGENAAR),
                and_(overdracht.c.status == AFGEROND, oud, ~gemeten, navragen),
            ),
        )
        rijen = (await self._verbinding.execute(vraag)).all()
        fasen, dagen = await self._fasen([r.id for r in rijen]), await self._over_tijd([r.id for r in rijen], vandaag)
        return [
            Lopend(
                r.id, r.referentie, r.status, r.gemaakt_op, huidige(fasen[r.id]), tuple(dagen[r.id]), r.gemeten, r.navragen
            )
            for r in rijen
        ]  # fmt: skip

    async def _fasen(self, zaken: list[str]) -> dict[str, list[Fase]]:
        gevonden: dict[str, list[Fase]] = defaultdict(list)
        vraag = select(fase.c.overdracht_id, fase.c.fase, fase.c.begonnen_op).where(fase.c.overdracht_id.in_(zaken))
        for zaak, naam, begonnen in await self._verbinding.execute(vraag):
            gevonden[zaak].append(Fase(naam, begonnen))
        return gevonden

    async def _over_tijd(self, zaken: list[str], vandaag: date) -> dict[str, list[date]]:
        gevonden: dict[str, list[date]] = defaultdict(list)
        waar = (afspraak.c.overdracht_id.in_(zaken), afspraak.c.gedaan_op.is_(None), afspraak.c.uiterlijk < vandaag)
        vraag = select(afspraak.c.overdracht_id, afspraak.c.uiterlijk).where(*waar).order_by(afspraak.c.uiterlijk)
        for zaak, dag in await self._verbinding.execute(vraag):
            gevonden[zaak].append(dag)
        return gevonden


def _grens(vandaag: date) -> datetime:
    """A day wide: the exact day is the core's."""
    return datetime.combine(plus_maanden(vandaag, -MAANDEN) + 3 * DAG, time(), UTC)
