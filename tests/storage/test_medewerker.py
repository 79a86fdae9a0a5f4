"""Consultants on a real database."""

from __future__ import annotations

import asyncio

from argon2 import PasswordHasher

from tests.hulp.overdrachten import NU
from vliegwiel.services.medewerker import Wachtwoorden, eerste_medewerker, meld_aan, meld_af, van_sessie
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import Medewerkersopslag

WACHTWOORDEN = Wachtwoorden(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


async def test_the_first_consultant_can_log_in_and_out(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    async with opslag.transactie() as repo:
        login = await eerste_medewerker(repo, WACHTWOORDEN, NU)
    assert login is not None
    aanmelding = await meld_aan(opslag, WACHTWOORDEN, login.gebruikersnaam, login.wachtwoord, NU)
    wie = aanmelding.medewerker
    async with opslag.transactie() as repo:
        assert await van_sessie(repo, wie.id, aanmelding.regel) == wie
        await meld_af(repo, wie.id, NU)
        assert await van_sessie(repo, wie.id, aanmelding.regel) is None


async def test_two_programs_that_start_at_once_make_one_first_consultant(database: Database) -> None:
    async def start() -> bool:
        async with Medewerkersopslag(database).transactie() as repo:
            return await eerste_medewerker(repo, WACHTWOORDEN, NU) is not None

    assert sorted(await asyncio.gather(start(), start())) == [False, True]
