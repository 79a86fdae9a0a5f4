"""The counts for reports, and the one place that reads what is counted from the tables of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import FromClause, Label, Select, and_, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core import rapport as kern
from vliegwiel.core.uitkomst import ZES_MAANDEN
from vliegwiel.core.zaak import RAAK
from vliegwiel.services.poorten import CLIENT
from vliegwiel.services.poorten_rapport import Contactmoment, Gedeeld, Opgepakt, Telregel, Uitkomstmoment
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import auditregel, bericht, gesprek, overdracht, overdracht_versie
from vliegwiel.storage.tabellen_methoden import methodestap, regel_in_de_weg, uitkomst
from vliegwiel.storage.tabellen_rapport import dagtelling, teldag
from vliegwiel.storage.tabellen_zaak import contactregel

OPGEPAKT, IN_CONTACT = "opgepakt", "in_contact"


class BronRepository:
    """What happened, from the tables as they are (``services.poorten_rapport.Bronnen``)."""

    # What has no source is not in here, and a report says that it is not measured.
    gemeten = frozenset(
        {*kern.STAPPEN, kern.WACHTTIJD, kern.GEHOORD, kern.FASE, kern.BUURT, kern.REGEL, kern.SLOEG_AAN, *kern.NA}
    )

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding

    async def begonnen(self, van: datetime, tot: datetime) -> int:
        """Return how many conversations were opened."""
        waar = (gesprek.c.gestart_op >= van, gesprek.c.gestart_op < tot)
        return int(await self._v.scalar(select(func.count()).select_from(gesprek).where(*waar)) or 0)

    async def eerste_antwoorden(self, van: datetime, tot: datetime) -> int:
        """Return how many conversations got their first message of a client."""
        vraag = self._eerste_bericht(van, tot, select(func.count(gesprek.c.id.distinct())))
        return int(await self._v.scalar(vraag) or 0)

    async def gehoord(self, van: datetime, tot: datetime) -> list[str]:
        """Return the answers, as the conversation kept them."""
        kolommen = select(gesprek.c.id, gesprek.c.toestand)
        rijen = await self._v.execute(self._eerste_bericht(van, tot, kolommen, kern.GEHOORD))
        velden = {r.id: r.toestand.get("velden", {}) for r in rijen}
        return [str(v[kern.GEHOORD]) for v in velden.values() if kern.GEHOORD in v]

    def _eerste_bericht(self, van: datetime, tot: datetime, wat: Select[Any], vraag: str = "") -> Select[Any]:
        """Restrict a query on conversations to those with their first message (on a question) in this span."""
        eerder = bericht.alias("eerder")

        def soort(tabel: FromClause) -> tuple[Any, ...]:
            van_client = (tabel.c.gesprek_id == gesprek.c.id, tabel.c.van == CLIENT)
            return (*van_client, tabel.c.vraag == vraag) if vraag else van_client

        # Conversations first: their own columns leave few of them to look for messages in.
        return (
            wat.select_from(gesprek.join(bericht, and_(*soort(bericht))))
            .where(gesprek.c.gestart_op < tot, gesprek.c.laatst_actief_op >= van)
            .where(bericht.c.moment >= van, bericht.c.moment < tot)
            .where(~exists().where(*soort(eerder), eerder.c.moment < van))
        )

    async def stilgevallen(self, van: datetime, tot: datetime) -> list[Mapping[str, Any]]:
        """Return the state of each conversation in which the last thing happened then."""
        waar = (gesprek.c.laatst_actief_op >= van, gesprek.c.laatst_actief_op < tot)
        return list(await self._v.scalars(select(gesprek.c.toestand).where(*waar)))

    async def gedeeld(self, van: datetime, tot: datetime) -> list[Gedeeld]:
        """Return who shared for the first time, with what."""
        versie, eerder = overdracht_versie, overdracht_versie.alias("eerder")
        vraag = (
            select(versie.c.overdracht_id, overdracht.c.team, versie.c.gedeeld_op, versie.c.inhoud)
            .join(overdracht, overdracht.c.id == versie.c.overdracht_id)
            .where(versie.c.gedeeld_op >= van, versie.c.gedeeld_op < tot)
            .where(~exists().where(eerder.c.overdracht_id == versie.c.overdracht_id, eerder.c.versie < versie.c.versie))
        )
        return [Gedeeld(*rij) for rij in await self._v.execute(vraag)]

    async def opgepakt(self, van: datetime, tot: datetime) -> list[Opgepakt]:
        """Return which cases were claimed for the first time; also of those that are gone."""
        rijen = await self._v.execute(_eerste_regel(OPGEPAKT, van, tot))
        return [Opgepakt(r.overdracht_id, r.team or "") for r in rijen]

    async def contactmomenten(self, van: datetime, tot: datetime) -> list[Contactmoment]:
        """Return when client and consultant spoke: the contact log, and the first time also as the audit trail tells."""
        regels = await self._v.execute(_eerste_regel(IN_CONTACT, van, tot))
        gevonden = [Contactmoment(r.overdracht_id, r.team or "", r.moment, r.moment, r.gedeeld_op) for r in regels]
        log = contactregel.c
        vraag = (
            select(log.overdracht_id, overdracht.c.team, log.moment, log.genoteerd_op, _eerst_gedeeld())
            .join(overdracht, overdracht.c.id == log.overdracht_id)
            .where(log.soort.in_(RAAK), log.genoteerd_op >= van, log.genoteerd_op < tot)
        )
        return [*gevonden, *(Contactmoment(*rij) for rij in await self._v.execute(vraag))]

    async def eerdere_contacten(self, overdracht_id: str, voor: datetime) -> list[datetime]:
        """Return when client and consultant spoke, of what was written down before this."""
        regel, log = auditregel.c, contactregel.c
        waar = (regel.overdracht_id == overdracht_id, regel.actie == IN_CONTACT, regel.moment < voor)
        gelogd = (log.overdracht_id == overdracht_id, log.soort.in_(RAAK), log.genoteerd_op < voor)
        gevonden = [*await self._v.scalars(select(regel.moment).where(*waar))]
        return [*gevonden, *await self._v.scalars(select(log.moment).where(*gelogd))]

    async def uitkomsten(self, van: datetime, tot: datetime) -> list[Uitkomstmoment]:
        """Return the first outcome at six months of each case, by when it was written down."""
        u, eerder = uitkomst.c, uitkomst.alias("eerder").c
        al = exists().where(
            eerder.overdracht_id == u.overdracht_id, eerder.moment_van == ZES_MAANDEN, eerder.moment < u.moment
        )
        vraag = (
            select(u.overdracht_id, u.code, u.stap, u.moment, _eerst_gedeeld())
            .join(overdracht, overdracht.c.id == u.overdracht_id)
            .where(u.moment_van == ZES_MAANDEN, u.moment >= van, u.moment < tot, ~al)
        )
        return [Uitkomstmoment(*rij) for rij in await self._v.execute(vraag)]

    async def genoemd(self, maat: str, van: datetime, tot: datetime) -> list[str]:
        """Return the rules that blocked, or what caught on, once for each case in which it was noted."""
        if maat == kern.REGEL:
            vraag = select(regel_in_de_weg.c.tag)
            return [
                *await self._v.scalars(vraag.where(regel_in_de_weg.c.moment >= van, regel_in_de_weg.c.moment < tot))
            ]
        stap, eerder = methodestap.c, methodestap.alias("eerder").c
        zelfde = (eerder.overdracht_id == stap.overdracht_id, eerder.soort == stap.soort, eerder.code == stap.code)
        waar = (stap.soort == kern.SLOEG_AAN, stap.moment >= van, stap.moment < tot)
        vraag = select(stap.overdracht_id, stap.code).where(*waar, ~exists().where(*zelfde, eerder.moment < van))
        return [r.code for r in await self._v.execute(vraag.distinct())]

    async def buurten(self, overdracht_ids: Sequence[str]) -> dict[str, str]:
        """Return the four digits of the postcode of each case of which they are known."""
        waar = (overdracht.c.id.in_(overdracht_ids), overdracht.c.postcode4.is_not(None))
        rijen = await self._v.execute(select(overdracht.c.id, overdracht.c.postcode4).where(*waar))
        return {r.id: r.postcode4 for r in rijen}


class TellingRepository:
    """The counts, within one transaction (``services.poorten_rapport.Tellingen``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding

    async def laatste_dag(self) -> date | None:
        """Return the last day that was counted, or None."""
        gevonden: date | None = await self._v.scalar(select(func.max(teldag.c.dag)))
        return gevonden

    async def eerste_moment(self) -> datetime | None:
        """Return when the first conversation began, or None."""
        gevonden: datetime | None = await self._v.scalar(select(func.min(gesprek.c.gestart_op)))
        return gevonden

    async def neem(self, dag: date, nu: datetime) -> bool:
        """Take a day to count it; False when it was counted already. Who runs at the same time waits."""
        return await voeg_in_als_nieuw(self._v, teldag, {"dag": dag, "geteld_op": nu})

    async def tel_op(self, regels: Sequence[Telregel]) -> None:
        """Add to the counts."""
        maak = postgresql.insert if self._v.dialect.name == "postgresql" else sqlite.insert
        opdracht = maak(dagtelling)
        erbij = dagtelling.c.aantal + opdracht.excluded.aantal
        opdracht = opdracht.on_conflict_do_update(index_elements=list(dagtelling.primary_key), set_={"aantal": erbij})
        if regels:
            await self._v.execute(opdracht, [vars(regel) for regel in regels])

    async def per_maand(self, van: date, tot: date) -> list[Telregel]:
        """Return the counts of a span of days, together per month."""
        t = dagtelling.c
        jaar, maand = func.extract("year", t.dag), func.extract("month", t.dag)
        sleutel = (jaar, maand, t.maat, t.team, t.groep, t.deel)
        vraag = select(*sleutel, func.sum(t.aantal)).where(t.dag >= van, t.dag < tot).group_by(*sleutel)
        return [
            Telregel(date(int(j), int(m), 1), maat, int(aantal), team, groep, deel)
            for j, m, maat, team, groep, deel, aantal in await self._v.execute(vraag)
        ]

    async def eerste_dag(self) -> date | None:
        """Return the first day with a count, or None."""
        gevonden: date | None = await self._v.scalar(select(func.min(dagtelling.c.dag)))
        return gevonden


def _eerste_regel(actie: str, van: datetime, tot: datetime) -> Select[Any]:
    """The first audit line of this kind of each case, when it lies in the span; the case may be gone since."""
    eerder = auditregel.alias("eerder")
    al = exists().where(
        eerder.c.overdracht_id == auditregel.c.overdracht_id, eerder.c.actie == actie, eerder.c.id < auditregel.c.id
    )
    return (
        select(auditregel.c.overdracht_id, auditregel.c.moment, overdracht.c.team, _eerst_gedeeld())
        .outerjoin(overdracht, overdracht.c.id == auditregel.c.overdracht_id)
        .where(auditregel.c.actie == actie, auditregel.c.moment >= van, auditregel.c.moment < tot, ~al)
    )


def _eerst_gedeeld() -> Label[Any]:
    """When the client of a hand-over in the query first shared."""
    versie = overdracht_versie.c
    eerste = select(func.min(versie.gedeeld_op)).where(versie.overdracht_id == overdracht.c.id)
    return eerste.scalar_subquery().label("gedeeld_op")
