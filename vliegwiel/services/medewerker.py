"""Consultants: logging in and out, who a session belongs to, and making the first one.

Passwords are kept as argon2id hashes. A name that does not exist costs as much time as a wrong password, so an
answer says nothing about who works here.
"""

from __future__ import annotations

import asyncio
import secrets
import uuid
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vliegwiel.core.team import STANDAARDTEAM
from vliegwiel.core.toegang import Rol

AANGEMELD, AFGEMELD, MISLUKT = "aangemeld", "afgemeld", "aanmelden_mislukt"
MAX_NAAM, MAX_WACHTWOORD = 80, 1000
TEGELIJK = 4  # each check takes 64 MiB for about 50 ms
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike on paper


class AanmeldenMislukt(Exception):
    """Name and password do not belong together. Which of the two is wrong is not said."""


@dataclass(frozen=True)
class Medewerker:
    """Somebody who works at the desk."""

    id: str
    gebruikersnaam: str
    naam: str
    rol: str
    actief: bool
    wachtwoord_hash: str = field(repr=False)
    team: str = STANDAARDTEAM


@dataclass(frozen=True)
class Aanmelding:
    """A successful login. ``regel`` is its audit line: a later *afgemeld* line ends every session before it."""

    medewerker: Medewerker
    regel: int


@dataclass(frozen=True)
class Login:
    """A name with its password, which is shown once and stored nowhere."""

    gebruikersnaam: str
    wachtwoord: str = field(repr=False)


class AuditMetVraag(Protocol):
    """Audit lines that can be asked for."""

    async def noteer(self, actie: str, medewerker_id: str | None, overdracht_id: str | None, nu: datetime) -> int:
        """Write one line and return its id."""

    async def gebeurd_na(self, regel_id: int, actie: str, medewerker_id: str) -> bool:
        """Return whether this consultant did this after the line with that id."""


class Medewerkers(Protocol):
    """The consultants, within one transaction."""

    @property
    def audit(self) -> AuditMetVraag:
        """The audit lines, in the same transaction."""

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        """Return one consultant, or None."""

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        """Return the consultant with this (lower case) name, or None."""

    async def is_er_een(self) -> bool:
        """Return whether there is any consultant."""

    async def voeg_toe(self, medewerker: Medewerker, nu: datetime) -> bool:
        """Add a consultant; False when the name is taken."""


class Medewerkersopslag(Protocol):
    """Gives transactions."""

    def transactie(self) -> AbstractAsyncContextManager[Medewerkers]:
        """Give a writing transaction."""

    def lezen(self) -> AbstractAsyncContextManager[Medewerkers]:
        """Give a reading transaction."""


class Wachtwoorden:
    """Makes and checks argon2id hashes, outside the event loop and a few at a time. Make one per process."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._plaats = asyncio.Semaphore(TEGELIJK)
        # Checked when there is nobody with that name, so that it takes as long.
        self._niemand = self._hasher.hash(secrets.token_hex())

    async def maak(self, wachtwoord: str) -> str:
        """Return a hash to store."""
        async with self._plaats:
            return await asyncio.to_thread(self._hasher.hash, wachtwoord)

    async def klopt(self, wachtwoord_hash: str | None, wachtwoord: str) -> bool:
        """Return whether the password belongs to the hash; without a hash it never does, after the same work."""
        async with self._plaats:
            klopt = await asyncio.to_thread(self._controleer, wachtwoord_hash or self._niemand, wachtwoord)
        return klopt and wachtwoord_hash is not None

    def _controleer(self, wachtwoord_hash: str, wachtwoord: str) -> bool:
        try:
            return self._hasher.verify(wachtwoord_hash, wachtwoord)
        except (VerificationError, InvalidHashError):
            return False


def schone_naam(gebruikersnaam: str) -> str:
    """Return a user name as it is stored: without white space around it, in lower case, of a bounded length."""
    return gebruikersnaam.replace("\x00", "").strip().lower()[:MAX_NAAM]


async def meld_aan(
    opslag: Medewerkersopslag, wachtwoorden: Wachtwoorden, gebruikersnaam: str, wachtwoord: str, nu: datetime
) -> Aanmelding:
    """Check a name and a password, and write the outcome down; raises ``AanmeldenMislukt``.

    The check happens between two transactions: nobody waits for somebody else's password.
    """
    async with opslag.lezen() as repo:
        gevonden = await repo.met_gebruikersnaam(schone_naam(gebruikersnaam))
    bekend = gevonden if gevonden and gevonden.actief else None
    klopt = await wachtwoorden.klopt(bekend.wachtwoord_hash if bekend else None, wachtwoord[:MAX_WACHTWOORD])
    async with opslag.transactie() as repo:
        gelukt = AANGEMELD if klopt else MISLUKT
        regel = await repo.audit.noteer(gelukt, gevonden.id if gevonden else None, None, nu)
    if not klopt or bekend is None:
        raise AanmeldenMislukt
    return Aanmelding(bekend, regel)


async def meld_af(repo: Medewerkers, medewerker_id: str, nu: datetime) -> None:
    """End every session of this consultant, on every device."""
    await repo.audit.noteer(AFGEMELD, medewerker_id, None, nu)


async def van_sessie(repo: Medewerkers, medewerker_id: str, regel: int) -> Medewerker | None:
    """Return whose session it is; None when that person logged out since, or may not log in any more."""
    medewerker = await repo.vind(medewerker_id)
    if not medewerker or not medewerker.actief:
        return None
    return None if await repo.audit.gebeurd_na(regel, AFGEMELD, medewerker_id) else medewerker


async def eerste_medewerker(
    repo: Medewerkers, wachtwoorden: Wachtwoorden, nu: datetime, gebruikersnaam: str = Rol.CONSULENT
) -> Login | None:
    """Make a first consultant with a generated password; None when there is somebody already."""
    if await repo.is_er_een():
        return None
    login = Login(gebruikersnaam, nieuw_wachtwoord())
    wachtwoord_hash = await wachtwoorden.maak(login.wachtwoord)
    nieuw = Medewerker(
        str(uuid.uuid4()), gebruikersnaam, gebruikersnaam.capitalize(), Rol.CONSULENT, True, wachtwoord_hash
    )
    return login if await repo.voeg_toe(nieuw, nu) else None


def nieuw_wachtwoord() -> str:
    """Return a random password that can be typed over: 16 characters in four groups, about 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
