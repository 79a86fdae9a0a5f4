"""Households, with the cases that are linked in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.huishouden import Huishouden, Lid
from vliegwiel.core.overdracht import AFGEROND
from vliegwiel.storage.eigenaar import een_eigenaar
from vliegwiel.storage.klanttoestemming import ToestemmingRepository
from vliegwiel.storage.tabellen import overdracht
from vliegwiel.storage.tabellen_methoden import huishouden, huishouden_lid
from vliegwiel.storage.woorden import Woorden

GETALLEN = ("betrokken_start", "betrokken_herzien", "herzien_op")


class HuishoudenRepository:
    """Households, within one transaction (``services.poorten_methoden.Huishoudens``)."""

    def __init__(self, verbinding: AsyncConnection, woorden: Woorden, toestemmingen: ToestemmingRepository) -> None:
        self._verbinding = verbinding
        self._woorden = woorden
        self._toestemmingen = toestemmingen

    async def van_zaak(self, overdracht_id: str) -> Huishouden | None:
        """Return the household of a case, or None."""
        van = select(huishouden_lid.c.huishouden_id).where(huishouden_lid.c.overdracht_id == overdracht_id)
        rij = (await self._verbinding.execute(select(huishouden).where(huishouden.c.id.in_(van)))).first()
        if rij is None:
            return None
        doel = self._woorden.open(rij.id, rij.versleuteld, "doel")["doel"]
        return Huishouden(rij.id, await self._leden(rij.id), doel, **{n: rij._mapping[n] for n in GETALLEN})

    async def zaak(self, referentie: str, eigenaar_id: str) -> str | None:
        """Return the id of the case with this reference that this consultant works on, or None."""
        waar = (
            overdracht.c.referentie == referentie,
            overdracht.c.eigenaar_id == eigenaar_id,
            overdracht.c.status != AFGEROND,
        )
        gevonden: str | None = await self._verbinding.scalar(select(overdracht.c.id).where(*waar))
        return gevonden

    async def begin(self, nieuw: Huishouden, nu: datetime) -> None:
        """Add a household with its cases; raises ``TweedeEigenaar``, ``GeenToestemming``, ``AlInHuishouden``."""
        await self._verbinding.execute(insert(huishouden).values(id=nieuw.id, moment=nu))
        for lid in nieuw.leden:
            await self.voeg_toe(nieuw.id, lid, nu)

    async def voeg_toe(self, huishouden_id: str, lid: Lid, nu: datetime) -> None:
        """Link one more case; raises like ``begin``."""
        rij = {
            "overdracht_id": lid.overdracht_id,
            "huishouden_id": huishouden_id,
            "toestemming_id": lid.toestemming.id,
            "moment": nu,
        }
        with een_eigenaar():
            await self._verbinding.execute(insert(huishouden_lid).values(**rij))

    async def maak_los(self, overdracht_id: str) -> None:
        """Unlink a case; the database removes a household of which one case is left."""
        await self._verbinding.execute(delete(huishouden_lid).where(huishouden_lid.c.overdracht_id == overdracht_id))

    async def werk_bij(self, anders: Huishouden) -> None:
        """Write the shared goal and the numbers of professionals."""
        waarden = {n: getattr(anders, n) for n in GETALLEN}
        versleuteld = self._woorden.dicht(anders.id, doel=anders.doel) if anders.doel else None
        waar = huishouden.c.id == anders.id
        await self._verbinding.execute(update(huishouden).where(waar).values(versleuteld=versleuteld, **waarden))

    async def _leden(self, huishouden_id: str) -> tuple[Lid, ...]:
        vraag = (
            select(huishouden_lid.c.toestemming_id, overdracht)
            .join(overdracht, overdracht.c.id == huishouden_lid.c.overdracht_id)
            .where(huishouden_lid.c.huishouden_id == huishouden_id)
            .order_by(overdracht.c.referentie)
        )
        leden = []
        for rij in (await self._verbinding.execute(vraag)).all():
            ja = next(t for t in await self._toestemmingen.alle(rij.id) if t.id == rij.toestemming_id)
            leden.append(Lid(rij.id, rij.referentie, ja, None if rij.status == AFGEROND else rij.eigenaar_id))
        return tuple(leden)
