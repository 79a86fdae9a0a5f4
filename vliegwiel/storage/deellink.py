"""Links in the database: found by a keyed hash of their code, printed from an encrypted copy, counted without moments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.deellink import EERDER, MATEN, Deellink, Gegevens, lees_code
from vliegwiel.services.poorten_deellink import Onthouden
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.tabellen_deellink import deellink, deellink_eerder, gesprekvia
from vliegwiel.storage.versleuteling import Versleuteling


class DeellinkRepository:
    """Links, within one transaction (``services.poorten_deellink.Deellinks``)."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._v = verbinding
        self._kluis = versleuteling
        self.audit = AuditRepository(verbinding)

    def _hash(self, kaal: str) -> str:
        # A name for this use, so that no other fingerprint is the same.
        return self._kluis.vingerafdruk(f"deellink:{kaal}")

    async def slot(self, medewerker_id: str) -> None:
        """Keep out another transaction that makes a link for this worker (SQLite has one writer anyway)."""
        await self._v.execute(select(medewerker.c.id).where(medewerker.c.id == medewerker_id).with_for_update())

    async def bewaar(self, link: Deellink) -> None:
        """Store a new link; its code as a keyed hash, and encrypted."""
        g = link.gegevens
        geheim = {"gever": g.gever, "code": link.code}
        await self._v.execute(
            insert(deellink).values(
                id=link.id,
                medewerker_id=link.medewerker_id,
                code_hash=self._hash(lees_code(link.code) or ""),
                versleuteld=self._kluis.versleutel(geheim, bij=link.id),
                van=g.van,
                tot=g.tot,
                postcode4=g.postcode4,
                taal=g.taal,
                gemaakt_op=link.gemaakt_op,
                ingetrokken_op=link.ingetrokken_op,
                **dict.fromkeys(MATEN, 0),
            )
        )

    async def van(self, medewerker_id: str) -> list[Deellink]:
        """Return every link of a worker that is kept, newest first."""
        vraag = select(deellink).where(deellink.c.medewerker_id == medewerker_id)
        rijen = await self._v.execute(vraag.order_by(deellink.c.gemaakt_op.desc(), deellink.c.id))
        return [self._link(rij) for rij in rijen]

    async def met_code(self, code: str) -> tuple[Deellink, str] | None:
        """Return the link of a (bare) code with the role of its worker, or None; one look-up by hash."""
        vraag = (
            select(deellink, medewerker.c.rol)
            .join(medewerker, medewerker.c.id == deellink.c.medewerker_id)
            .where(deellink.c.code_hash == self._hash(code), medewerker.c.actief)
        )
        rij = (await self._v.execute(vraag)).first()
        return (self._link(rij), rij.rol) if rij else None

    def _link(self, rij: Row[Any]) -> Deellink:
        try:
            geheim = self._kluis.ontsleutel(rij.versleuteld, bij=rij.id)
        except OnleesbareContactwens:
            geheim = {}
        gegevens = Gegevens(geheim.get("gever") or "Onbekend", rij.van, rij.tot, rij.postcode4, rij.taal)
        return Deellink(rij.id, rij.medewerker_id, gegevens, geheim.get("code", ""), rij.gemaakt_op, rij.ingetrokken_op)

    async def trek_in(self, link_id: str, nu: datetime) -> bool:
        """Revoke a link and erase its code; False when that was done already."""
        waar = (deellink.c.id == link_id, deellink.c.ingetrokken_op.is_(None))
        rij = (await self._v.execute(select(deellink).where(*waar).with_for_update())).first()
        if rij is None:
            return False
        rest = self._kluis.versleutel({"gever": self._link(rij).gegevens.gever}, bij=link_id)
        nieuw = {"ingetrokken_op": nu, "code_hash": None, "versleuteld": rest}
        await self._v.execute(update(deellink).where(*waar).values(nieuw))
        return True

    async def tel(self, link_id: str, maat: str) -> None:
        """Count one; of a link that is gone, nothing."""
        teller = deellink.c[maat]
        await self._v.execute(update(deellink).where(deellink.c.id == link_id).values({teller: teller + 1}))

    async def tellingen(self, medewerker_id: str) -> dict[str, dict[str, int]]:
        """Return link id (``EERDER`` for those that are gone) → measure → how many."""
        d, e = deellink.c, deellink_eerder.c
        rijen = await self._v.execute(select(d.id, *(d[m] for m in MATEN)).where(d.medewerker_id == medewerker_id))
        gevonden = {rij.id: {m: getattr(rij, m) for m in MATEN} for rij in rijen}
        eerder = (await self._v.execute(select(deellink_eerder).where(e.medewerker_id == medewerker_id))).first()
        return gevonden | ({EERDER: {m: getattr(eerder, m) for m in MATEN}} if eerder else {})

    async def ruim_op(self, voor: date, moment: datetime) -> int:
        """Delete links that ended before this day or were revoked before this moment; their counts go to ``EERDER``."""
        oud = or_(deellink.c.tot < voor, deellink.c.ingetrokken_op < moment)
        # Deleting tells what was deleted: two processes at once never add the same counts twice.
        weg = list(await self._v.execute(delete(deellink).where(oud).returning(deellink)))
        for rij in weg:
            await self._bij_eerder(rij.medewerker_id, {m: getattr(rij, m) for m in MATEN})
        return len(weg)

    async def _bij_eerder(self, medewerker_id: str, erbij: dict[str, int]) -> None:
        if await voeg_in_als_nieuw(self._v, deellink_eerder, {"medewerker_id": medewerker_id} | erbij):
            return
        e = deellink_eerder.c
        waarden = {m: e[m] + aantal for m, aantal in erbij.items()}
        await self._v.execute(update(deellink_eerder).where(e.medewerker_id == medewerker_id).values(waarden))

    async def onthoud(self, gesprek_id: str, wat: Onthouden) -> None:
        """Let a conversation remember this, encrypted, in the place of what it had."""
        versleuteld = self._kluis.versleutel({"link": wat.link_id, "postcode": wat.postcode4}, bij=gesprek_id)
        waarden = {"gesprek_id": gesprek_id, "versleuteld": versleuteld}
        if not await voeg_in_als_nieuw(self._v, gesprekvia, waarden):
            waar = gesprekvia.c.gesprek_id == gesprek_id
            await self._v.execute(update(gesprekvia).where(waar).values(versleuteld=versleuteld))

    async def onthouden(self, gesprek_id: str) -> Onthouden | None:
        """Return what a conversation remembers; None without a link, or when it can't be read."""
        vraag = select(gesprekvia.c.versleuteld).where(gesprekvia.c.gesprek_id == gesprek_id)
        versleuteld = await self._v.scalar(vraag)
        if versleuteld is None:
            return None
        try:
            weet = self._kluis.ontsleutel(versleuteld, bij=gesprek_id)
        except OnleesbareContactwens:
            return None
        return Onthouden(str(weet.get("link", "")), str(weet.get("postcode", "")))
