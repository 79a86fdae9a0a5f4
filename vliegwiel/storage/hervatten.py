"""Codes with which a conversation goes on elsewhere, and the tokens of the devices that came in with one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.services.poorten_hervat import Codestand
from vliegwiel.storage.tabellen import gesprek, hervatcode, toegang


class HervatRepository:
    """Codes and tokens, within one transaction (``services.poorten_hervat.Hervatten``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding

    async def bewaar_code(self, gesprek_id: str, stand: Codestand) -> None:
        """Make this the conversation's only code."""
        await self.vergeet_code(gesprek_id)
        await self._v.execute(
            insert(hervatcode).values(
                gesprek_id=gesprek_id,
                code_hash=stand.code_hash,
                gemaakt_op=stand.gemaakt_op,
                verloopt_op=stand.verloopt_op,
            )
        )

    async def vergeet_code(self, gesprek_id: str) -> None:
        """Withdraw the conversation's code."""
        await self._v.execute(delete(hervatcode).where(hervatcode.c.gesprek_id == gesprek_id))

    async def code_van(self, gesprek_id: str) -> Codestand | None:
        """Return the conversation's code, or None."""
        rij = (await self._v.execute(select(hervatcode).where(hervatcode.c.gesprek_id == gesprek_id))).first()
        return None if rij is None else Codestand(rij.code_hash, rij.gemaakt_op, rij.verloopt_op)

    async def gesprek_met(self, code_hash: str, nu: datetime) -> str | None:
        """Return the conversation that a code opens now, or None."""
        waar = (hervatcode.c.code_hash == code_hash, hervatcode.c.verloopt_op > nu)
        gevonden: str | None = await self._v.scalar(select(hervatcode.c.gesprek_id).where(*waar))
        return gevonden

    async def geef_toegang(self, gesprek_id: str, token_hash: str, nu: datetime) -> None:
        """Let one more device in."""
        await self._v.execute(insert(toegang).values(token_hash=token_hash, gesprek_id=gesprek_id, sinds=nu))

    async def neem_toegang(self, token_hash: str, vervanging: str) -> None:
        """Make a token useless. The first device's token stands with the conversation, so it is replaced."""
        await self._v.execute(delete(toegang).where(toegang.c.token_hash == token_hash))
        await self._v.execute(update(gesprek).where(gesprek.c.token_hash == token_hash).values(token_hash=vervanging))

    async def zoek(self, token_hash: str) -> str | None:
        """Return the conversation of an extra token, or None."""
        gevonden: str | None = await self._v.scalar(
            select(toegang.c.gesprek_id).where(toegang.c.token_hash == token_hash)
        )
        return gevonden
