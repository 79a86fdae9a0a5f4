"""Ten thousand cases at once, and writers in each other's way: the clock goes on, and nobody's page fails."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select, update

from tests.hulp.gesprek import SET
from tests.hulp.overdrachten import NU, inhoud, maak_medewerker
from tests.web.desk.conftest import Werkplek
from vliegwiel.storage import Database, DatabaseBezet, Verbinding
from vliegwiel.storage.leefgebieden import bewaar_set
from vliegwiel.storage.tabellen import auditregel, gesprek, medewerker, outbox, overdracht, overdracht_versie
from vliegwiel.storage.tabellen_zaak import zaakstand
from vliegwiel.web.desk import zaakklok

VEEL = 10_000


async def stille_zaken(database: Database, eigenaar: str, hoeveel: int) -> None:
    """Cases that somebody took up months ago and did nothing with; of every second one the owner was warned last week."""
    ids, toen, woorden = [str(uuid4()) for _ in range(hoeveel)], NU - timedelta(days=90), inhoud()
    async with database.transactie() as verbinding:
        kenmerk = await bewaar_set(verbinding, SET, NU)
        leeg = {"leefgebieden_id": SET.id, "leefgebieden_versie": SET.versie, "leefgebieden_kenmerk": kenmerk}
        leeg |= {"gestart_op": toen, "laatst_actief_op": toen, "toestand": {}, "versie": 0}
        vast = {"status": "opgepakt", "eigenaar_id": eigenaar, "versie": 1, "vlag": 3, "vanaf": toen.date()}
        tijden = dict.fromkeys(("gemaakt_op", "gewijzigd_op", "opgepakt_op"), toen)
        await verbinding.execute(insert(gesprek), [leeg | {"id": i, "token_hash": i} for i in ids])
        zaken = [vast | tijden | {"id": i, "gesprek_id": i, "referentie": f"R{n:06}"} for n, i in enumerate(ids)]
        await verbinding.execute(insert(overdracht), zaken)
        versie = {"versie": 1, "inhoud": woorden, "gedeeld_op": toen}
        await verbinding.execute(insert(overdracht_versie), [versie | {"overdracht_id": i} for i in ids])
        week = dict.fromkeys(("gewaarschuwd_op", "gewijzigd_op"), NU - timedelta(days=7))
        await verbinding.execute(insert(zaakstand), [week | {"overdracht_id": i} for i in ids[::2]])


async def tel(database: Database, actie: str) -> int:
    async with database.lezen() as verbinding:
        vraag = select(func.count()).select_from(auditregel).where(auditregel.c.actie == actie)
        return int(await verbinding.scalar(vraag) or 0)


async def test_a_consultant_works_on_while_the_clock_works_through_ten_thousand_silent_cases(
    werkplek: Werkplek,
) -> None:
    await stille_zaken(werkplek.database, await maak_medewerker(werkplek.database, "Druk"), VEEL)
    anouk = await werkplek.consulent()
    zaak, langst, paginas = await werkplek.deel(), 0.0, 0
    klok = asyncio.create_task(zaakklok.kijk(werkplek.desk))
    while not klok.done():  # she opens, claims, notes and gives back, all the time
        for pad, velden in (("/claim", {}), ("", None), ("/contactlog", {"soort": "bereikt"}), ("/teruggeven", {})):
            begin, adres = time.monotonic(), f"/desk/overdrachten/{zaak}{pad}"
            antwoord = await (anouk.get(adres) if velden is None else anouk.post(adres, velden))
            assert antwoord.status in (200, 303), await antwoord.text()
            langst, paginas = max(langst, time.monotonic() - begin), paginas + 1
    await klok
    assert await zaakklok.kijk(werkplek.desk) == 0
    assert [await tel(werkplek.database, actie) for actie in ("stil_gewaarschuwd", "stil")] == [VEEL / 2, VEEL / 2]
    assert paginas > 8
    assert langst < 5, "seconds, on a busy machine"
    async with werkplek.database.lezen() as verbinding:
        gemeld = select(func.count()).select_from(outbox).where(outbox.c.soort == "gewijzigd")
        assert await verbinding.scalar(gemeld) == VEEL


async def test_a_page_waits_for_another_process_that_writes_and_tries_once_more(werkplek: Werkplek) -> None:
    anouk, zaak = await werkplek.consulent(), await werkplek.deel()
    ander = Database(str(werkplek.database.engine.url.render_as_string(hide_password=False)))
    async with ander.transactie() as verbinding:
        await verbinding.execute(update(overdracht).where(overdracht.c.id == zaak).values(postcode4="1234"))
        pagina = asyncio.create_task(anouk.post(f"/desk/overdrachten/{zaak}/claim"))
        await asyncio.wait([pagina], timeout=0.2)
        assert not pagina.done()
    assert (await pagina).status == 303
    await ander.sluit()


async def test_who_keeps_finding_the_database_occupied_reads_that_and_not_that_something_broke(
    werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    anouk, zaak = await werkplek.consulent(), await werkplek.deel()

    @asynccontextmanager
    async def bezet(_: Database) -> AsyncIterator[Verbinding]:
        raise DatabaseBezet
        yield

    monkeypatch.setattr(Database, "transactie", bezet)
    antwoord = await anouk.post(f"/desk/overdrachten/{zaak}/contact")
    assert (antwoord.status, antwoord.headers["Retry-After"]) == (503, "5")
    assert "Het is nu te druk" in await antwoord.text()


async def test_two_who_take_each_others_case_away_both_get_it_done(database: Database) -> None:
    mensen = [await maak_medewerker(database, naam) for naam in ("Anouk", "Bilal")]
    eerst, daarna, samen = asyncio.Event(), [], asyncio.Barrier(2)

    async def neem(van: str, naar: str, verbinding: Verbinding) -> None:
        """One row, wait until the other has the other row, then that one: a deadlock on PostgreSQL."""
        for nummer, wie in enumerate((van, naar)):
            await verbinding.execute(update(medewerker).where(medewerker.c.id == wie).values(team="noord"))
            if not nummer and verbinding.dialect.name == "postgresql" and not eerst.is_set():
                await samen.wait()
                eerst.set()
        daarna.append(van)

    await asyncio.gather(database.doe(partial(neem, *mensen)), database.doe(partial(neem, *mensen[::-1])))
    assert sorted(daarna) == sorted(mensen)
