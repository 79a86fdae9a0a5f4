"""The wait that clients read is what really happened: measured by the clockwork, fresh in a running conversation."""

from __future__ import annotations

from datetime import timedelta

from tests.hulp.overdrachten import NU
from tests.web.desk.conftest import Browser, Werkplek
from vliegwiel.samenstelling import maak_dienst
from vliegwiel.services.wachttijd import Meting
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.wachttijd import WachttijdRepository
from vliegwiel.web.desk import zaakklok

ANDERS = "3 werkdagen"


async def contact_na(werkplek: Werkplek, browser: Browser, dagen: int, aantal: int) -> None:
    """Clients share, and hear something after this many days."""
    zaken = [await werkplek.deel() for _ in range(aantal)]
    werkplek.klok.later(days=dagen)
    browser = await werkplek.browser()
    await browser.meld_aan("anouk")
    for zaak in zaken:
        await browser.post(f"/desk/overdrachten/{zaak}/claim")
        assert (await browser.post(f"/desk/overdrachten/{zaak}/contact")).status == 303


async def test_from_ten_first_contacts_on_clients_read_what_really_happened(
    werkplek: Werkplek, instellingen: Instellingen
) -> None:
    anouk = await werkplek.consulent()
    await werkplek.consulent("Tess", "teamleider")
    dienst = maak_dienst(instellingen, werkplek.database, werkplek.klok)

    async def gelezen() -> str:
        werkplek.klok.later(minutes=61)
        await zaakklok.meet(werkplek.desk)
        await dienst.ververs()
        return dienst.catalogus.zeg("utter_gedeeld")

    await contact_na(werkplek, anouk, 1, 9)
    assert f"binnen {ANDERS}." in await gelezen()
    await contact_na(werkplek, anouk, 0, 1)
    assert "binnen 1 werkdag." in await gelezen()
    await contact_na(werkplek, anouk, 2, 12)
    assert "binnen 2 werkdagen." in await gelezen()
    tess = await werkplek.browser()
    await tess.meld_aan("tess")
    overzicht = await tess.tekst("/desk/blijft-liggen")
    assert "binnen <b>2 werkdagen</b>" in overzicht
    assert "de 22 eerste contacten" in overzicht
    werkplek.klok.later(days=31)
    assert f"binnen {ANDERS}." in await gelezen()


async def test_it_is_measured_once_an_hour_whoever_looks(werkplek: Werkplek) -> None:
    for _ in range(3):
        werkplek.klok.later(hours=1)
        # The desk's own clockwork looks once when it starts, and may be the one that measures in this hour.
        eerst = [await zaakklok.meet(werkplek.desk) for _ in range(3)]
        assert eerst[1:] == [False, False]
    assert eerst[0]


async def test_a_slow_process_never_puts_an_older_measurement_over_a_newer_one(database: Database) -> None:
    async with database.transactie() as verbinding:
        repo = WachttijdRepository(verbinding)
        await repo.bewaar(Meting(2, 12, NU))
        await repo.bewaar(Meting(5, 10, NU - timedelta(hours=1)))
        assert await repo.laatste() == Meting(2, 12, NU)


async def test_a_process_that_only_speaks_reads_it_within_a_minute(
    werkplek: Werkplek, database: Database, instellingen: Instellingen
) -> None:
    anouk = await werkplek.consulent()
    dienst = maak_dienst(instellingen, database, werkplek.klok)
    await dienst.ververs()
    await contact_na(werkplek, anouk, 0, 10)
    werkplek.klok.later(hours=1)
    await dienst.ververs()
    await zaakklok.meet(werkplek.desk)
    await dienst.ververs()
    assert dienst.catalogus.vast["wachttijd"] == ANDERS
    werkplek.klok.later(seconds=60)
    await dienst.ververs()
    assert dienst.catalogus.vast["wachttijd"] == "1 werkdag"
    assert "wachttijd" in dict(dienst.catalogus.vast)
