"""Second factors in the database: the secret encrypted, recovery codes as hashes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.services.poorten_toegang import TweedeFactor
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.database import Database
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen_toegang import herstelcode, tweede_factor
from vliegwiel.storage.versleuteling import Versleuteling


class TweedeFactoropslag:
    """Transactions on second factors."""

    def __init__(self, database: Database, kluis: Versleuteling) -> None:
        self._database, self._kluis = database, kluis

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[TweedeFactorRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            yield TweedeFactorRepository(verbinding, self._kluis)


class TweedeFactorRepository:
    """Second factors, within one transaction (``services.poorten_toegang.TweedeFactoren``)."""

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling) -> None:
        self._verbinding, self._kluis = verbinding, kluis
        self.audit = AuditRepository(verbinding)

    async def vind(self, medewerker_id: str) -> TweedeFactor | None:
        """Return somebody's second factor, also when it was never confirmed; None when it can't be read."""
        vraag = select(tweede_factor).where(tweede_factor.c.medewerker_id == medewerker_id)
        rij = (await self._verbinding.execute(vraag)).first()
        if rij is None:
            return None
        try:
            geheim = str(self._kluis.ontsleutel(rij.versleuteld, _bij(medewerker_id))["geheim"])
        except OnleesbareContactwens:
            return None
        return TweedeFactor(geheim, rij.bevestigd, rij.laatste_stap)

    async def begin(self, medewerker_id: str, geheim: str, nu: datetime) -> bool:
        """Keep a new secret that is still to be confirmed; False when there is a confirmed one."""
        waar = (tweede_factor.c.medewerker_id == medewerker_id, tweede_factor.c.bevestigd.is_(False))
        await self._verbinding.execute(delete(tweede_factor).where(*waar))
        waarden = {
            "medewerker_id": medewerker_id,
            "versleuteld": self._kluis.versleutel({"geheim": geheim}, _bij(medewerker_id)),
            "bevestigd": False,
            "laatste_stap": 0,
            "sinds": nu,
        }
        return await voeg_in_als_nieuw(self._verbinding, tweede_factor, waarden)

    async def gebruik_stap(self, medewerker_id: str, stap: int) -> bool:
        """Note that the code of this period was used, and confirm; False when a code of it, or later, was used before."""
        waar = (tweede_factor.c.medewerker_id == medewerker_id, tweede_factor.c.laatste_stap < stap)
        opdracht = update(tweede_factor).where(*waar).values(laatste_stap=stap, bevestigd=True)
        return (await self._verbinding.execute(opdracht)).rowcount == 1

    async def vervang_codes(self, medewerker_id: str, code_hashes: Sequence[str]) -> None:
        """Let these be the recovery codes, and no others."""
        await self._verbinding.execute(delete(herstelcode).where(herstelcode.c.medewerker_id == medewerker_id))
        rijen = [{"medewerker_id": medewerker_id, "code_hash": h, "gebruikt_op": None} for h in code_hashes]
        await self._verbinding.execute(insert(herstelcode), rijen)

    async def gebruik_code(self, medewerker_id: str, code_hash: str, nu: datetime) -> bool:
        """Use a recovery code; of two that try at once one gets True, and nobody ever again."""
        waar = (
            herstelcode.c.medewerker_id == medewerker_id,
            herstelcode.c.code_hash == code_hash,
            herstelcode.c.gebruikt_op.is_(None),
        )
        return (await self._verbinding.execute(update(herstelcode).where(*waar).values(gebruikt_op=nu))).rowcount == 1

    async def codes_over(self, medewerker_id: str) -> int:
        """Return how many recovery codes were not used yet."""
        waar = (herstelcode.c.medewerker_id == medewerker_id, herstelcode.c.gebruikt_op.is_(None))
        return int(await self._verbinding.scalar(select(func.count()).select_from(herstelcode).where(*waar)) or 0)

    async def wis(self, medewerker_id: str) -> None:
        """Forget the second factor and its recovery codes."""
        for tabel in (herstelcode, tweede_factor):
            await self._verbinding.execute(delete(tabel).where(tabel.c.medewerker_id == medewerker_id))


def _bij(medewerker_id: str) -> str:
    return f"tweede_factor:{medewerker_id}"
