"""A conversation that nobody shared goes after its days, whole; what somebody waits for or works on stays."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.hulp.diensten import Klok, maak_dienst
from tests.hulp.normaal import NORMAAL, voer
from tests.hulp.stil import DAG, KLUIS, Stil, alles, geheimen, maak, zeg_geteld
from tests.services.test_telling import WERKDAGEN, geteld, tel_tot
from vliegwiel.core import rapport as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.services import beurt, gesprek, hervat, verlopen
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database
from vliegwiel.storage.tabellen import auditregel, bericht
from vliegwiel.storage.tabellen import gesprek as tabel
from vliegwiel.storage.verlopen import Verloopopslag, VerloopRepository

NU = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAGEN = 90
LOPEND = ("open", "opgepakt", "niet_bereikt")


async def wis(database: Database, nu: datetime = NU) -> int:
    return await verlopen.wis(Verloopopslag(database), DAGEN, WERKDAGEN, nu)


def hoort_weg(stil: Stil) -> bool:
    """What the handbook says, in other words than the query."""
    wacht_iemand = stil.plan not in ("", "afgehandeld") or stil.bellen in LOPEND
    werkt_code = stil.code is not None and stil.code >= 0
    return stil.dagen > DAGEN and not werkt_code and not wacht_iemand and stil.gedeeld != "ja"


def willekeurig(zaad: int) -> list[Stil]:
    kies = random.Random(zaad).choice
    return [
        Stil(
            dagen=kies((0, 1, 30, 89, 90, 91, 92, 120, 200, 700)),
            code=kies((None, None, -30, -1, 0, 1, 40)),
            plan=kies(("", "", "concept", "gepland", "wacht", "opgepakt", "afgehandeld", "afgehandeld")),
            bellen=kies(("", "", "open", "opgepakt", "niet_bereikt", "gebeld", "gebeld")),
            gedeeld=kies(("", "", "", "ja", "terug")),
        )
        for _ in range(60)
    ] + [Stil(91), Stil(90), Stil(300, gedeeld="ja"), Stil(300, gedeeld="terug", plan="afgehandeld", bellen="gebeld")]


@pytest.mark.parametrize("zaad", range(2))
async def test_nothing_of_what_went_is_left_and_everything_else_stands_as_it_was(database: Database, zaad: int) -> None:
    alle = willekeurig(zaad)
    await maak(database, alle, NU)
    weg, blijft = [s for s in alle if hoort_weg(s)], [s for s in alle if not hoort_weg(s)]
    async with database.lezen() as v:
        voor = await alles(v)
    assert await wis(database) == len(weg)
    async with database.lezen() as v:
        na, dicht = await alles(v), await geheimen(v)
        assert set(await v.scalars(select(tabel.c.id))) == {s.id for s in blijft}
    for _, rij in na:
        assert not any(spoor in rij for s in weg for spoor in s.sporen)
    for blob in dicht:  # an encrypted field opens only with the id of what it belongs to
        for bij in (i for s in weg for i in (s.id, s.plan_id, s.bel_id)):
            with pytest.raises(OnleesbareContactwens):
                KLUIS.ontsleutel(blob, bij=bij)
    verdwenen = {(naam, rij) for naam, rij in voor - na if naam != "intrekking"}
    assert all(any(spoor in rij for s in weg for spoor in s.sporen) for _, rij in verdwenen)
    # That something was taken back once stays, and points to nobody any more.
    assert sum(naam == "intrekking" for naam, _ in na) == sum(s.gedeeld == "terug" for s in alle)
    assert {naam for naam, _ in na - voor} <= {"intrekking", "auditregel"}
    assert await wis(database) == 0


async def test_a_talk_with_everything_in_it_leaves_no_word_and_the_report_stays_the_same(database: Database) -> None:
    dienst = maak_dienst(database)
    klok = dienst.klok
    assert isinstance(klok, Klok)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:-1])
    code = await hervat.maak_code(dienst, begonnen.id)
    await hervat.hervat(dienst, code.code)
    klok.nu += 20 * DAG
    await tel_tot(database, klok.nu)
    maten = (kern.BEREIKT, kern.GESTART, kern.FASE, kern.GEHOORD)
    voor = await geteld(database, *maten)
    assert {r[1] for r in voor} == {kern.BEREIKT, kern.GESTART, kern.FASE}
    klok.nu += 70 * DAG
    await zeg_geteld(database, klok.nu)
    assert await wis(database, klok.nu) == 0, "the code still works today"
    assert (await verlopen.bewaring(dienst, begonnen.id, DAGEN)).tot == klok.nu.date()
    klok.nu += DAG
    assert await wis(database, klok.nu) == 1
    await tel_tot(database, klok.nu + 2 * DAG)
    assert await geteld(database, *maten) == voor
    with pytest.raises(hervat.OnbekendeCode):
        await hervat.hervat(dienst, code.code)
    with pytest.raises(gesprek.OnbekendGesprek):
        await gesprek.zoek(dienst, begonnen.token)
    async with database.lezen() as v:
        over = str(await alles(v))
    for woord in ("weer werk", "ik heb schulden", "fiets", "Sam", "Ank", "12345678", begonnen.id):
        assert woord not in over
    async with database.lezen() as v:
        assert await v.scalar(select(func.count()).where(auditregel.c.actie == verlopen.VERLOPEN)) == 1


async def test_what_the_reports_did_not_count_yet_waits(database: Database) -> None:
    dienst = maak_dienst(database)
    assert isinstance(dienst.klok, Klok)
    await voer(dienst, (await gesprek.start(dienst)).id, NORMAAL[:3])
    laatst, later = dienst.klok.nu, dienst.klok.nu + 200 * DAG
    assert await wis(database, later) == 0
    await tel_tot(database, laatst + kern.STIL_NA * DAG)  # the day before the one that says where it stopped
    assert await wis(database, later) == 0
    await tel_tot(database, laatst + (kern.STIL_NA + 1) * DAG)
    assert await wis(database, later) == 1


@pytest.mark.parametrize(
    "stil",
    [
        Stil(10),
        Stil(10, code=85),
        Stil(10, plan="gepland"),
        Stil(10, gedeeld="terug"),
        Stil(95, plan="wacht"),
        Stil(10, code=-1),
    ],
    ids=lambda s: f"{s.dagen}-{s.code}-{s.plan}-{s.gedeeld}",
)
async def test_the_day_that_the_client_reads_is_the_day_that_it_is_kept(database: Database, stil: Stil) -> None:
    dienst = maak_dienst(database)
    await maak(database, [stil], NU)
    gelezen = await verlopen.bewaring(dienst, stil.id, DAGEN)
    assert gelezen.gevraagd == bool(stil.plan)
    assert gelezen.tot is not None
    await zeg_geteld(database, NU + 200 * DAG)
    laatste_dag = datetime(gelezen.tot.year, gelezen.tot.month, gelezen.tot.day, 22, 30, tzinfo=UTC)
    assert await wis(database, laatste_dag) == 0
    assert await wis(database, laatste_dag + 2 * timedelta(hours=1)) == (not stil.plan)


async def test_what_was_shared_goes_with_its_case_and_not_before(database: Database) -> None:
    stil = Stil(500, gedeeld="ja")
    await maak(database, [stil], NU)
    assert (await verlopen.bewaring(maak_dienst(database), stil.id, DAGEN)).tot is None
    assert await wis(database) == 0


class Tussendoor(Verloopopslag):
    """Somebody does something between the looking and the erasing."""

    def __init__(self, database: Database, iets: Callable[[], Awaitable[Any]]) -> None:
        super().__init__(database)
        self._iets = iets

    async def doe[T](self, werk: Callable[[VerloopRepository], Awaitable[T]]) -> T:
        await self._iets()
        return await super().doe(werk)


@pytest.mark.parametrize("wat", ["schrijft", "vraagt_een_code"])
async def test_who_comes_back_at_that_very_moment_loses_nothing(database: Database, wat: str) -> None:
    dienst = maak_dienst(database)
    assert isinstance(dienst.klok, Klok)
    een, ander = await gesprek.start(dienst), await gesprek.start(dienst)
    await voer(dienst, een.id, NORMAAL[:2])
    dienst.klok.nu += 100 * DAG
    await zeg_geteld(database, dienst.klok.nu)

    async def iets() -> None:
        if wat == "schrijft":
            await beurt.ontvang(dienst, een.id, Inkomend("terug-0001", "daar ben ik weer"))
        else:
            await hervat.maak_code(dienst, een.id)

    assert await verlopen.wis(Tussendoor(database, iets), DAGEN, WERKDAGEN, dienst.klok.nu) == 1
    _, berichten = await gesprek.lees(dienst, een.id)
    assert any("weer werk" in b.tekst for b in berichten)
    with pytest.raises(gesprek.OnbekendGesprek):
        await gesprek.lees(dienst, ander.id)


async def test_a_message_comes_first_with_all_that_was_said_or_too_late_and_is_refused(database: Database) -> None:
    dienst = maak_dienst(database)
    alle = [Stil(100) for _ in range(12)]
    await maak(database, alle, NU)

    async def schrijf(stil: Stil) -> bool:
        try:
            await beurt.ontvang(dienst, stil.id, Inkomend("terug-0001", "daar ben ik weer"))
        except gesprek.OnbekendGesprek:
            return False
        return True

    binnen, *_ = await asyncio.gather(asyncio.gather(*map(schrijf, alle)), wis(database), wis(database))
    async with database.lezen() as v:
        per_gesprek = {}
        for rij in await v.execute(select(bericht.c.gesprek_id, bericht.c.tekst)):
            per_gesprek.setdefault(rij.gesprek_id, []).append(rij.tekst)
    for stil, was_op_tijd in zip(alle, binnen, strict=True):
        verwacht = [stil.woord, f"“{stil.woord}”", "daar ben ik weer"] if was_op_tijd else []
        assert sorted(per_gesprek.get(stil.id, [])) == sorted(verwacht)


async def test_two_processes_erase_each_conversation_once(database: Database, database_url: str) -> None:
    alle = [Stil(100) for _ in range(verlopen.PER_KEER + 20)]
    await maak(database, alle, NU)
    tweede = Database(database_url)
    assert sum(await asyncio.gather(wis(database), wis(tweede))) == len(alle)
    await tweede.sluit()
    async with database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(tabel)) == 0


async def test_a_round_without_work_takes_no_lock(database: Database) -> None:
    await maak(database, [Stil(100, gedeeld="ja"), Stil(3)], NU)
    async with database.transactie():  # on SQLite another writer would wait for this one
        assert await wis(database) == 0
