"""The second factor on a real database: each code works once, and a clock that is a little off is no reason to refuse."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select

from tests.hulp.overdrachten import NU, maak_medewerker
from vliegwiel.services import tweede_factor
from vliegwiel.services.tweede_factor import CodeKloptNiet, GeenTweedeFactor, Herstelsleutel
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import Medewerkersopslag
from vliegwiel.storage.tabellen_toegang import herstelcode
from vliegwiel.storage.tabellen_toegang import tweede_factor as tabel
from vliegwiel.storage.tweede_factor import TweedeFactoropslag
from vliegwiel.storage.versleuteling import Versleuteling

SLEUTEL = Herstelsleutel(bytes(range(32)))
KLUIS = Versleuteling(bytes(range(32)))


def code(geheim: str, moment: datetime) -> str:
    return pyotp.TOTP(geheim).at(moment)


async def zet_aan(database: Database) -> tuple[TweedeFactoropslag, str, str, list[str]]:
    """Anouk with a second factor, confirmed now."""
    opslag, wie = TweedeFactoropslag(database, KLUIS), await maak_medewerker(database)
    async with opslag.transactie() as repo:
        geheim = await tweede_factor.begin(repo, wie, NU)
        codes = await tweede_factor.bevestig(repo, SLEUTEL, wie, code(geheim, NU), NU)
    return opslag, wie, geheim, codes


async def klopt(opslag: TweedeFactoropslag, wie: str, invoer: str, nu: datetime) -> bool:
    async with opslag.transactie() as repo:
        return await tweede_factor.controleer(repo, SLEUTEL, wie, invoer, nu)


async def test_it_counts_only_after_a_first_code(database: Database) -> None:
    opslag, wie = TweedeFactoropslag(database, KLUIS), await maak_medewerker(database)
    async with opslag.transactie() as repo:
        geheim = await tweede_factor.begin(repo, wie, NU)
        assert await tweede_factor.begin(repo, wie, NU) == geheim
        with pytest.raises(CodeKloptNiet):
            await tweede_factor.bevestig(repo, SLEUTEL, wie, "000000x", NU)
    assert not await klopt(opslag, wie, code(geheim, NU), NU)
    async with Medewerkersopslag(database).lezen() as repo:
        gevonden = await repo.vind(wie)
    assert gevonden
    assert not gevonden.tweede_factor


async def test_a_code_works_once_and_an_earlier_one_not_after_it(database: Database) -> None:
    opslag, wie, geheim, _ = await zet_aan(database)
    assert not await klopt(opslag, wie, code(geheim, NU), NU)  # used to confirm
    later = NU + timedelta(minutes=5)
    assert await klopt(opslag, wie, f" {code(geheim, later)[:3]} {code(geheim, later)[3:]}", later)
    assert not await klopt(opslag, wie, code(geheim, later), later)
    assert not await klopt(opslag, wie, code(geheim, later - timedelta(seconds=30)), later)


@pytest.mark.parametrize(("scheef", "goed"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
async def test_a_clock_may_be_half_a_minute_off(database: Database, scheef: int, goed: bool) -> None:
    opslag, wie, geheim, _ = await zet_aan(database)
    later = NU + timedelta(minutes=10)
    assert await klopt(opslag, wie, code(geheim, later + timedelta(seconds=scheef)), later) is goed


async def test_of_two_who_use_the_same_code_at_once_one_comes_in(database: Database) -> None:
    opslag, wie, geheim, codes = await zet_aan(database)
    later = NU + timedelta(minutes=10)
    for invoer in (code(geheim, later), codes[0]):
        assert sorted(await asyncio.gather(*(klopt(opslag, wie, invoer, later) for _ in range(5)))) == [False] * 4 + [
            True
        ]


async def test_a_recovery_code_works_once_however_it_is_typed(database: Database) -> None:
    opslag, wie, _, codes = await zet_aan(database)
    assert len(set(codes)) == 10
    assert await klopt(opslag, wie, f"  {codes[3].upper().replace('-', ' ')} ", NU)
    assert not await klopt(opslag, wie, codes[3], NU)
    async with opslag.transactie() as repo:
        assert await repo.codes_over(wie) == 9
        nieuw = await tweede_factor.nieuwe_codes(repo, SLEUTEL, wie, NU)
    assert not await klopt(opslag, wie, codes[4], NU)
    assert await klopt(opslag, wie, nieuw[0], NU)


@pytest.mark.parametrize("invoer", ["", "000000", "٠١٢٣٤٥", "123456789", "x" * 100, "\x00"])
async def test_nonsense_is_no_code(database: Database, invoer: str) -> None:
    opslag, wie, _, _ = await zet_aan(database)
    assert not await klopt(opslag, wie, invoer, NU + timedelta(minutes=5))


async def test_the_database_has_no_secret_and_no_recovery_code(database: Database) -> None:
    _, _, geheim, codes = await zet_aan(database)
    async with database.lezen() as verbinding:
        [rij] = list(await verbinding.execute(select(tabel)))
        hashes = list((await verbinding.execute(select(herstelcode.c.code_hash))).scalars())
    assert geheim.encode() not in rij.versleuteld
    assert not any(c in h or c.replace("-", "") in h for c in codes for h in hashes)


async def test_a_secret_that_was_moved_to_somebody_else_opens_nothing(database: Database) -> None:
    opslag, wie, geheim, _ = await zet_aan(database)
    ander = await maak_medewerker(database, "Bilal")
    async with database.transactie() as verbinding:
        await verbinding.execute(tabel.update().values(medewerker_id=ander))
    later = NU + timedelta(minutes=5)
    assert not await klopt(opslag, ander, code(geheim, later), later)
    assert not await klopt(opslag, wie, code(geheim, later), later)


async def test_there_is_one_at_a_time_and_it_can_be_turned_off(database: Database) -> None:
    opslag, wie, geheim, codes = await zet_aan(database)
    later = NU + timedelta(minutes=5)
    async with opslag.transactie() as repo:
        with pytest.raises(GeenTweedeFactor):
            await tweede_factor.begin(repo, wie, NU)
        with pytest.raises(GeenTweedeFactor):
            await tweede_factor.bevestig(repo, SLEUTEL, wie, code(geheim, later), later)
        await tweede_factor.zet_uit(repo, wie, NU)
        with pytest.raises(GeenTweedeFactor):
            await tweede_factor.nieuwe_codes(repo, SLEUTEL, wie, NU)
    assert not await klopt(opslag, wie, codes[0], NU)
