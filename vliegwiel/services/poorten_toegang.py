"""What the use cases of accounts, second factors and sign-on need from outside, as Protocols."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from vliegwiel.services.medewerker import Auditregels, Medewerker


@dataclass(frozen=True)
class Account:
    """Somebody's account as an administrator sees it. ``zaken``: how many open cases carry this name."""

    medewerker: Medewerker
    gemaakt_op: datetime
    laatst_aangemeld: datetime | None
    zaken: int


class Accounts(Protocol):
    """The accounts, within one writing transaction."""

    @property
    def audit(self) -> Auditregels:
        """The audit lines, in the same transaction."""

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        """Return one account, or None."""

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        """Return the account with this (lower case) name, or None."""

    async def voeg_toe(self, medewerker: Medewerker, nu: datetime) -> bool:
        """Add an account; False when the name is taken."""

    async def bewaar(self, medewerker: Medewerker) -> None:
        """Write name, role, team, whether it is active, and the password."""

    async def beeindig_sessies(self, medewerker_id: str, regel: int) -> None:
        """Let every session that began with this audit line, or before it, be over."""

    async def andere_beheerders(self, medewerker_id: str) -> int:
        """Return how many other active administrators there are; nobody changes that until the transaction ends."""

    async def wis_tweede_factor(self, medewerker_id: str) -> None:
        """Forget the second factor and its recovery codes."""

    async def van_dienst(self, dienst: str, onderwerp: str) -> Medewerker | None:
        """Return whom a sign-on service knows by this subject, or None."""

    async def koppel(self, medewerker_id: str, dienst: str, onderwerp: str, nu: datetime) -> bool:
        """Remember whom a sign-on service knows by this subject; False when that is somebody else already."""

    async def vergeet_nieuwe(self, medewerker_id: str) -> None:
        """Take an account away that was added in this transaction."""

    async def werk_op_naam(self, medewerker_id: str) -> int:
        """Return how many open cases, call-backs and plans to ask again are in this name."""

    async def maak_naamloos(self, leeg: Medewerker, gebruikersnaam: str, nu: datetime) -> None:
        """Write this over an account, and forget its second factor and who the sign-on service says it is."""


class Accountopslag(Protocol):
    """Gives transactions."""

    def transactie(self) -> AbstractAsyncContextManager[Accounts]:
        """Give a writing transaction."""

    def lezen(self) -> AbstractAsyncContextManager[Accounts]:
        """Give a reading transaction."""


@dataclass(frozen=True)
class TweedeFactor:
    """A secret that only a telephone and the database have. ``laatste_stap``: the last period of which a code was used."""

    geheim: str = field(repr=False)
    bevestigd: bool
    laatste_stap: int


class TweedeFactoren(Protocol):
    """The second factors, within one writing transaction."""

    @property
    def audit(self) -> Auditregels:
        """The audit lines, in the same transaction."""

    async def vind(self, medewerker_id: str) -> TweedeFactor | None:
        """Return somebody's second factor, also when it was never confirmed; None when it can't be read."""

    async def begin(self, medewerker_id: str, geheim: str, nu: datetime) -> bool:
        """Keep a new secret that is still to be confirmed; False when there is a confirmed one."""

    async def gebruik_stap(self, medewerker_id: str, stap: int) -> bool:
        """Note that the code of this period was used, and confirm; False when a code of it, or later, was used before."""

    async def vervang_codes(self, medewerker_id: str, code_hashes: Sequence[str]) -> None:
        """Let these be the recovery codes, and no others."""

    async def gebruik_code(self, medewerker_id: str, code_hash: str, nu: datetime) -> bool:
        """Use a recovery code; of two that try at once one gets True, and nobody ever again."""

    async def codes_over(self, medewerker_id: str) -> int:
        """Return how many recovery codes were not used yet."""

    async def wis(self, medewerker_id: str) -> None:
        """Forget the second factor and its recovery codes."""
