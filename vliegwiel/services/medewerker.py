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
WACHTWOORD_GOED = "wachtwoord_goed"  # the second factor is still to come
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
    wachtwoord_tijdelijk: bool = False  # somebody else chose it: the first thing to do is to choose one's own
    sessies_na: int = 0  # the audit line that ended every earlier session
    tweede_factor: bool = False  # a confirmed one
    extern: bool = False  # a sign-on service vouches for this person: there is no password here
    verwijderd: bool = False  # who this was is not known any more


@dataclass(frozen=True)
class Aanmelding:
    """A successful login. ``regel`` is its audit line: what ends sessions names a later line.

    ``half``: the password was right, and the second factor is still to come.
    """

    medewerker: Medewerker
    regel: int
    half: bool = False


@dataclass(frozen=True)
class Login:
    """A name with its password, which is shown once and stored nowhere."""

    gebruikersnaam: str
    wachtwoord: str = field(repr=False)


class Auditregels(Protocol):
    """The audit lines."""

    async def noteer(
        self, actie: str, medewerker_id: str | None, overdracht_id: str | None, nu: datetime, wat: str | None = None
    ) -> int:
        """Write one line and return its id. ``wat``: which page, version, export or account; never what is in it."""


class Medewerkers(Protocol):
    """The consultants, within one transaction."""

    @property
    def audit(self) -> Auditregels:
        """The audit lines, in the same transaction."""

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        """Return one consultant, or None."""

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        """Return the consultant with this (lower case) name, or None."""

    async def is_er_een(self) -> bool:
        """Return whether there is any consultant."""

    async def voeg_toe(self, medewerker: Medewerker, nu: datetime) -> bool:
        """Add a consultant; False when the name is taken."""

    async def beeindig_sessies(self, medewerker_id: str, regel: int) -> None:
        """Let every session that began with this audit line, or before it, be over."""


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
    bekend = gevonden if gevonden and gevonden.actief and not gevonden.extern else None
    klopt = await wachtwoorden.klopt(bekend.wachtwoord_hash if bekend else None, wachtwoord[:MAX_WACHTWOORD])
    async with opslag.transactie() as repo:
        half = klopt and bekend is not None and bekend.tweede_factor
        gelukt = (WACHTWOORD_GOED if half else AANGEMELD) if klopt else MISLUKT
        regel = await repo.audit.noteer(gelukt, gevonden.id if gevonden else None, None, nu)
    if not klopt or bekend is None:
        raise AanmeldenMislukt
    return Aanmelding(bekend, regel, half)


async def meld_af(repo: Medewerkers, medewerker_id: str, nu: datetime) -> None:
    """End every session of this consultant, on every device."""
    await repo.beeindig_sessies(medewerker_id, await repo.audit.noteer(AFGEMELD, medewerker_id, None, nu))


async def van_sessie(repo: Medewerkers, medewerker_id: str, regel: int) -> Medewerker | None:
    """Return whose session it is; None when that person logged out since, or may not log in any more."""
    medewerker = await repo.vind(medewerker_id)
    return medewerker if medewerker and medewerker.actief and regel > medewerker.sessies_na else None


async def eerste_medewerker(
    repo: Medewerkers, wachtwoorden: Wachtwoorden, nu: datetime, rol: Rol = Rol.CONSULENT, tijdelijk: bool = False
) -> Login | None:
    """Make a first account in this role, named after it, with a generated password; None when that name is taken.

    ``tijdelijk``: the password is to be changed at the first login.
    """
    login = Login(str(rol), nieuw_wachtwoord())
    wachtwoord_hash = await wachtwoorden.maak(login.wachtwoord)
    nieuw = Medewerker(
        str(uuid.uuid4()),
        login.gebruikersnaam,
        rol.capitalize(),
        rol,
        True,
        wachtwoord_hash,
        wachtwoord_tijdelijk=tijdelijk,
    )
    return login if await repo.voeg_toe(nieuw, nu) else None


def nieuw_wachtwoord() -> str:
    """Return a random password that can be typed over: 16 characters in four groups, about 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
