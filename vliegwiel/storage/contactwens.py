"""The contact card and the trusted person: typed fields, one encrypted JSON object per conversation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import Ligging, OnleesbareContactwens, gewenste_datum, vier_cijfers
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.zoeken import naamwoorden
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import contactwens
from vliegwiel.storage.versleuteling import Versleuteling


class Contactwensen:
    """Contact data, within one transaction (``services.poorten_overdracht.Contactwensen``)."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._verbinding = verbinding
        self._versleuteling = versleuteling

    async def bewaar(self, gesprek_id: str, velden: Mapping[str, Any], nu: datetime) -> None:
        """Merge these fields into what is there; a field that is given again replaces the old one."""
        if await self._samenvoegen(gesprek_id, velden, nu):
            return
        waarden = {"gesprek_id": gesprek_id, "versleuteld": self._versleutel(gesprek_id, velden), "gewijzigd_op": nu}
        if not await voeg_in_als_nieuw(self._verbinding, contactwens, waarden):
            # Somebody else was first in the meantime; then there is something to merge with.
            await self._samenvoegen(gesprek_id, velden, nu)

    async def lees(self, gesprek_id: str) -> dict[str, Any]:
        """Return all fields, empty when there are none; raises ``OnleesbareContactwens``."""
        versleuteld = await self._verbinding.scalar(_van(gesprek_id))
        return {} if versleuteld is None else self._versleuteling.ontsleutel(versleuteld, bij=gesprek_id)

    async def ligging(self, gesprek_id: str) -> Ligging:
        """Return what the queue needs of them; nothing when there are none or they cannot be read."""
        vraag = select(contactwens.c.versleuteld, contactwens.c.gewijzigd_op)
        rij = (await self._verbinding.execute(vraag.where(contactwens.c.gesprek_id == gesprek_id))).first()
        if rij is None:
            return Ligging()
        try:
            velden = self._versleuteling.ontsleutel(rij.versleuteld, bij=gesprek_id)
        except OnleesbareContactwens:
            return Ligging()
        woorden = naamwoorden(str(velden.get("naam") or ""))
        return Ligging(
            gewenste_datum(velden, vandaag(rij.gewijzigd_op)),
            vier_cijfers(str(velden.get("postcode") or "")),
            frozenset(self._versleuteling.vingerafdruk(woord) for woord in woorden),
        )

    def _versleutel(self, gesprek_id: str, velden: Mapping[str, Any]) -> bytes:
        return self._versleuteling.versleutel(velden, bij=gesprek_id)

    async def _samenvoegen(self, gesprek_id: str, velden: Mapping[str, Any], nu: datetime) -> bool:
        versleuteld = await self._verbinding.scalar(_van(gesprek_id).with_for_update())
        if versleuteld is None:
            return False
        samen = self._versleuteling.ontsleutel(versleuteld, bij=gesprek_id) | dict(velden)
        await self._verbinding.execute(
            update(contactwens)
            .where(contactwens.c.gesprek_id == gesprek_id)
            .values(versleuteld=self._versleutel(gesprek_id, samen), gewijzigd_op=nu)
        )
        return True


def _van(gesprek_id: str) -> Any:
    return select(contactwens.c.versleuteld).where(contactwens.c.gesprek_id == gesprek_id)
