"""A finished case is kept for as long as the gemeente has set, and then nothing of it is left but counts and a reference."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from tests.hulp.overdrachten import WENS, maak_medewerker
from tests.web.desk.conftest import Browser, Werkplek
from tests.web.desk.test_zaak import gelogd
from vliegwiel.services import uitwisselen
from vliegwiel.services.logboek import Vraag
from vliegwiel.services.poorten_uitwisseling import Stand
from vliegwiel.services.telling import Etmaal, tel_dag, volgende_dag
from vliegwiel.storage import Database
from vliegwiel.storage.alle_tabellen import metadata
from vliegwiel.storage.logboek import LogboekRepository
from vliegwiel.storage.rapport import BronRepository, TellingRepository
from vliegwiel.storage.tabellen import gesprek, intrekking, medewerker, overdracht
from vliegwiel.storage.tabellen_deellink import deellink
from vliegwiel.storage.tabellen_rapport import dagtelling
from vliegwiel.storage.tabellen_zaak import vernietiging
from vliegwiel.storage.uitwisseling import UitwisselingRepository
from vliegwiel.web.desk import bewaren, zaakklok
from vliegwiel.web.desk.zaak import KALENDER

JAAR = 365


async def afgeronde_zaak(werkplek: Werkplek, browser: Browser) -> str:
    zaak = await werkplek.deel()
    pad = f"/desk/overdrachten/{zaak}"
    await browser.post(f"{pad}/claim")
    await browser.post(f"{pad}/contactlog", {"soort": "bereikt", "notitie": "Gesproken in de hal"})
    await browser.post(f"{pad}/notities", {"tekst": "Komt volgende week langs"})
    antwoord = await browser.post(f"{pad}/afronden", {"uitkomst": "rust", "toelichting": "Het gaat"})
    assert antwoord.status == 303, await antwoord.text()
    return zaak


async def tel_alles(werkplek: Werkplek) -> list[tuple[object, ...]]:
    """Count every day that is over, as the clock does; returns the counts."""
    kalender = werkplek.desk[KALENDER]
    while True:
        async with werkplek.database.transactie() as v:
            repo = TellingRepository(v)
            dag = await volgende_dag(repo, kalender, werkplek.klok())
            if dag is None:
                break
            await tel_dag(repo, BronRepository(v), Etmaal(dag, kalender), werkplek.klok())
            if dag.toordinal() - kalender.dag(werkplek.klok()).toordinal() < -30:
                break  # a month of days is enough here
    async with werkplek.database.lezen() as v:
        return [tuple(r) for r in await v.execute(select(dagtelling).order_by(*dagtelling.primary_key))]


async def bestaat(database: Database, zaak: str) -> bool:
    async with database.lezen() as v:
        return bool(await v.scalar(select(func.count()).select_from(overdracht).where(overdracht.c.id == zaak)))


async def weer_binnen(werkplek: Werkplek, naam: str) -> Browser:
    browser = await werkplek.browser()
    assert (await browser.meld_aan(naam)).status == 303
    return browser


async def test_a_case_goes_a_year_after_the_last_work_and_the_report_stays_the_same(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await afgeronde_zaak(werkplek, anouk)
    werkplek.klok.later(days=2)
    for _ in range(3):
        voor = await tel_alles(werkplek)
    assert {regel[1] for regel in voor} >= {"gedeeld", "opgepakt", "contact"}
    werkplek.klok.later(days=JAAR - 40)
    assert "gewist" not in await (await weer_binnen(werkplek, "anouk")).tekst("/desk")
    werkplek.klok.later(days=25)
    anouk = await weer_binnen(werkplek, "anouk")
    assert "1 afgeronde zaak wordt binnen een maand gewist" in await anouk.tekst("/desk")
    assert "op di 2 mrt 2027" in await anouk.tekst("/desk/afgerond")
    assert await bewaren.wis(werkplek.desk) == 0
    werkplek.klok.later(days=14)
    assert await bewaren.wis(werkplek.desk) == 1
    assert not await bestaat(werkplek.database, zaak)
    assert await gelogd(werkplek, zaak, "vernietigd") == 1
    anouk = await weer_binnen(werkplek, "anouk")
    weg = await anouk.get(f"/desk/overdrachten/{zaak}")
    assert weg.status == 404
    assert "de bewaartermijn voorbij is" in await weg.text()
    async with werkplek.database.lezen() as v:
        na = [tuple(r) for r in await v.execute(select(dagtelling).order_by(*dagtelling.primary_key))]
        assert na == voor, "what was counted stays"
        referentie = await v.scalar(select(vernietiging.c.referentie))
        [*regels] = await LogboekRepository(v).regels(Vraag(referentie=str(referentie)), 50)
        assert {r.actie for r in regels} >= {"opgepakt", "afgerond", "vernietigd"}
        assert {r.referentie for r in regels} == {referentie}
        for tabel in metadata.sorted_tables:  # not a word of it anywhere
            for rij in await v.execute(select(tabel)):
                assert WENS not in str(rij)
                blijft = ("auditregel", "outbox", "vernietiging", "uitwisseling")
                assert zaak not in str(rij) or tabel.name in blijft


@pytest.mark.parametrize("teken", ["open", "klant", "niet_geteld", "keek_iemand"])
async def test_what_anybody_still_works_with_or_nobody_counted_yet_is_kept(werkplek: Werkplek, teken: str) -> None:
    anouk = await werkplek.consulent()
    zaak = await afgeronde_zaak(werkplek, anouk)
    werkplek.klok.later(days=2)
    if teken != "niet_geteld":
        await tel_alles(werkplek)
        await tel_alles(werkplek)
    werkplek.klok.later(days=JAAR - 30)
    async with werkplek.database.transactie() as v:
        if teken == "open":
            await v.execute(update(overdracht).values(status="opgepakt"))
        elif teken == "klant":
            await v.execute(update(gesprek).values(laatst_actief_op=werkplek.klok()))
    if teken == "keek_iemand":  # looking is no work: that keeps nothing
        await (await weer_binnen(werkplek, "anouk")).tekst(f"/desk/overdrachten/{zaak}")
    werkplek.klok.later(days=60)
    assert await bewaren.wis(werkplek.desk) == (teken == "keek_iemand")


async def test_another_system_hears_that_a_case_is_gone(werkplek: Werkplek) -> None:
    zaak = await afgeronde_zaak(werkplek, await werkplek.consulent())
    async with werkplek.database.transactie() as v:
        repo = UitwisselingRepository(v, werkplek.kluis)
        await repo.begin()
        await repo.schuif(0)
        await uitwisselen.verzamel(repo, werkplek.klok())
        opdracht = (await repo.van_overdracht(zaak))[0]
        await repo.werk_bij(type(opdracht)(**vars(opdracht) | {"geprobeerd": True, "status": "verstuurd"}))
        assert isinstance(await repo.stand(), Stand)
    werkplek.klok.later(days=2)
    await tel_alles(werkplek)
    await tel_alles(werkplek)
    werkplek.klok.later(days=JAAR + 5)
    assert await bewaren.wis(werkplek.desk) == 1
    async with werkplek.database.transactie() as v:
        repo = UitwisselingRepository(v, werkplek.kluis)
        await uitwisselen.verzamel(repo, werkplek.klok())
        assert [o.soort for o in await repo.van_overdracht(zaak)] == ["overdracht", "afronding", "intrekking"]


async def test_a_deleted_account_leaves_a_log_that_can_be_read(werkplek: Werkplek) -> None:
    baas = await werkplek.consulent("Beheer", "beheerder")
    anouk = await werkplek.consulent("Anouk Jansen")
    zaak = await werkplek.deel()
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    await anouk.post(f"/desk/overdrachten/{zaak}/notities", {"tekst": "Belt liever"})
    assert (await anouk.post("/desk/links", {"gever": "Anouk"})).status == 303
    async with werkplek.database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(deellink)) == 1
        wie = str(await v.scalar(select(medewerker.c.id).where(medewerker.c.naam == "Anouk Jansen")))
    pad = f"/desk/medewerkers/{wie}"
    ja = {"zeker": "ja"}
    assert (await baas.post(f"{pad}/verwijderen", ja)).status == 409, "still at work"
    await baas.post(f"{pad}/stoppen")
    geweigerd = await baas.post(f"{pad}/verwijderen", ja)
    assert geweigerd.status == 409
    assert "Dit account kan nog niet weg" in await geweigerd.text()
    await zaakklok.kijk(werkplek.desk)
    assert "Verwijder" in await baas.tekst(pad)
    assert (await baas.post(f"{pad}/verwijderen")).status == 400
    assert (await baas.post(f"{pad}/verwijderen", ja)).status == 303
    label = f"Verwijderde medewerker {wie[-4:].upper()}"
    async with werkplek.database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(deellink)) == 0, "a link carries the first name"
    assert "Jansen" not in await baas.tekst("/desk/medewerkers")
    assert (await baas.get(pad)).status == 404
    assert (await baas.post(f"{pad}/toelaten")).status == 404
    bilal = await werkplek.consulent("Bilal")
    await bilal.post(f"/desk/overdrachten/{zaak}/claim")
    pagina = await bilal.tekst(f"/desk/overdrachten/{zaak}")
    assert "Belt liever" in pagina
    assert label in pagina
    auditor = await werkplek.consulent("Ad", "auditor")
    logboek = await auditor.tekst("/desk/logboek")
    assert label in logboek
    assert "jansen" not in logboek.lower()
    assert (await (await werkplek.browser()).meld_aan("anouk jansen")).status == 401
    nieuw = await maak_medewerker(werkplek.database, "Anouk Jansen")
    assert nieuw != wie
    async with werkplek.database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(intrekking)) == 0
