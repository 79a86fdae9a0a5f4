"""What going on on another device needs from storage: codes and tokens, both as hashes only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Codestand:
    """The one code of a conversation as stored: its keyed hash, and until when it works."""

    code_hash: str
    gemaakt_op: datetime
    verloopt_op: datetime


class Hervatten(Protocol):
    """Codes and extra tokens, within one transaction."""

    async def bewaar_code(self, gesprek_id: str, stand: Codestand) -> None:
        """Make this the conversation's only code; an older one stops working."""

    async def code_van(self, gesprek_id: str) -> Codestand | None:
        """Return the conversation's code, also when it has expired, or None."""

    async def gesprek_met(self, code_hash: str, nu: datetime) -> str | None:
        """Return the conversation that a code opens at this moment, or None; one look-up by hash, whatever was typed."""

    async def geef_toegang(self, gesprek_id: str, token_hash: str, nu: datetime) -> None:
        """Let one more device in."""

    async def neem_toegang(self, token_hash: str, vervanging: str) -> None:
        """Make a token useless; ``vervanging`` is a hash that no token has."""
