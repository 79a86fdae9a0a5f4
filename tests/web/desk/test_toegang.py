"""Every role on every route of the desk, generated from the table of routes."""

from __future__ import annotations

import pytest
from aiohttp import hdrs
from sqlalchemy import func, select, update

from tests.hulp.overdrachten import NU, maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Browser, StartDesk, Werkplek, alle_routes
from vliegwiel.core.toegang import RECHTEN, Recht, Rol, mag
from vliegwiel.settings import Instellingen
from vliegwiel.storage.tabellen import auditregel, medewerker
from vliegwiel.storage.tweede_factor import TweedeFactorRepository
from vliegwiel.web.desk import routes
from vliegwiel.web.desk.opnieuw import EERST

STROMEN = ("gebeurtenissen",)  # answers for as long as somebody listens


async def status(browser: Browser, methode: str, pad: str) -> int:
    antwoord = await (browser.get(pad) if methode == hdrs.METH_GET else browser.post(pad))
    return antwoord.status


async def test_every_route_names_the_right_that_it_takes(werkplek: Werkplek) -> None:
    namen = {naam for naam, _, _ in alle_routes(werkplek.desk)}
    assert namen == set(werkplek.desk[routes.RECHTEN])
    assert {n for n, recht in werkplek.desk[routes.RECHTEN].items() if recht is None} == {
        "aanmelden", "aanmelden_doen", "aanmelden_code", "aanmelden_code_doen", "aanmelden_dienst", "aanmelden_terug", "afgemeld",
    }  # fmt: skip


@pytest.mark.parametrize("rol", list(Rol))
async def test_a_role_opens_what_it_has_a_right_to_and_nothing_else(werkplek: Werkplek, rol: Rol) -> None:
    browser = await werkplek.consulent("Robin", rol)
    for naam, methode, pad in alle_routes(werkplek.desk):
        recht = werkplek.desk[routes.RECHTEN][naam]
        if recht is None or naam == "afmelden" or (naam in STROMEN and mag(rol, recht)):
            continue
        geweigerd = await status(browser, methode, pad) == 403
        assert geweigerd is not mag(rol, recht), (rol, naam)


async def dicht(browser: Browser, werkplek: Werkplek, open_: frozenset[str] = frozenset()) -> None:
    """Hold every route that takes a right: it sends to the door, says who are you, or refuses."""
    geprobeerd = 0
    for naam, methode, pad in alle_routes(werkplek.desk):
        if werkplek.desk[routes.RECHTEN][naam] is None or naam in open_:
            continue
        antwoord = await (browser.get(pad) if methode == hdrs.METH_GET else browser.post(pad))
        naar = antwoord.headers.get("Location", "").partition("?")[0]
        door = ("/desk/aanmelden", *(pagina for pagina, _ in EERST.values()))
        assert antwoord.status in (401, 403) or (antwoord.status == 303 and naar in door), (naam, antwoord.status, naar)
        geprobeerd += 1
    assert geprobeerd > 20


@pytest.mark.parametrize("rol", list(Rol))
async def test_who_was_stopped_opens_nothing_not_even_with_an_open_session(werkplek: Werkplek, rol: Rol) -> None:
    browser = await werkplek.consulent("Robin", rol)
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(actief=False))
    await dicht(browser, werkplek)


@pytest.mark.parametrize("rol", list(Rol))
async def test_who_has_a_password_of_somebody_elses_choice_first_chooses_one(werkplek: Werkplek, rol: Rol) -> None:
    browser = await werkplek.consulent("Robin", rol)
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(wachtwoord_tijdelijk=True))
    await dicht(browser, werkplek, EERST["wachtwoord"][1])
    assert "Kies een eigen wachtwoord" in await browser.tekst("/desk/account/wachtwoord")


@pytest.mark.parametrize("rol", list(Rol))
async def test_who_needs_a_second_factor_first_gets_one(
    start_desk: StartDesk, instellingen: Instellingen, rol: Rol
) -> None:
    werkplek = await start_desk(instellingen.model_copy(update={"tweede_factor_rollen": ", ".join(Rol)}))
    browser = await werkplek.consulent("Robin", rol)
    await dicht(browser, werkplek, EERST["tweede_factor"][1])
    assert "Voor jouw rol is een tweede factor nodig" in await browser.tekst("/desk/account/tweede-factor")


@pytest.mark.parametrize("rol", list(Rol))
async def test_with_a_password_and_without_the_second_factor_nothing_opens(werkplek: Werkplek, rol: Rol) -> None:
    wie = await maak_medewerker(werkplek.database, "Robin", HASHER.hash(WACHTWOORD), rol)
    async with werkplek.database.transactie() as verbinding:
        factoren = TweedeFactorRepository(verbinding, werkplek.kluis)
        await factoren.begin(wie, "A" * 32, NU)
        await factoren.gebruik_stap(wie, 1)
    browser = await werkplek.browser()
    assert (await browser.meld_aan("robin")).headers["Location"] == "/desk/aanmelden/code"
    await dicht(browser, werkplek)


async def test_every_page_and_every_file_of_a_case_leaves_a_line_in_the_log(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")

    async def regels() -> int:
        async with werkplek.database.lezen() as verbinding:
            return int(await verbinding.scalar(select(func.count()).where(auditregel.c.overdracht_id == zaak)) or 0)

    gezien = 0
    for naam, methode, pad in alle_routes(werkplek.desk, zaak):
        if naam in werkplek.desk[routes.ZAKEN] and methode == hdrs.METH_GET:
            eerst = await regels()
            if await status(anouk, methode, pad) == 200:
                gezien += 1
                assert await regels() > eerst, naam
    assert gezien


async def test_a_consultant_of_another_team_opens_no_page_of_a_case(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    vreemde = await werkplek.consulent("Bo", team="noord")
    eigen = [(m, pad) for naam, m, pad in alle_routes(werkplek.desk, zaak) if naam in werkplek.desk[routes.ZAKEN]]
    assert len(eigen) >= 6
    assert {await status(vreemde, methode, pad) for methode, pad in eigen} == {403}
    assert "Deze zaak hoort bij een ander team" in await (await vreemde.get(f"/desk/overdrachten/{zaak}")).text()


async def test_the_queue_shows_the_cases_of_the_own_team_only(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    assert zaak in await (await werkplek.consulent("Anouk")).tekst("/desk")
    assert zaak not in await (await werkplek.consulent("Bo", team="noord")).tekst("/desk")


def test_a_role_that_does_not_exist_may_do_nothing() -> None:
    assert not any(mag("directeur", recht) for recht in Recht)


def test_who_keeps_the_accounts_and_who_reads_the_log_read_no_cases() -> None:
    for rol in (Rol.BEHEERDER, Rol.AUDITOR, Rol.VELDWERKER):
        assert not RECHTEN[rol] & {Recht.WACHTRIJ, Recht.ZAAK_ZIEN, Recht.ZAAK_WERKEN, Recht.ZAAK_UITVOEREN}
