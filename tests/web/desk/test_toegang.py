"""Every role on every route of the desk, generated from the table of routes."""

from __future__ import annotations

import pytest
from aiohttp import hdrs

from tests.web.desk.conftest import Browser, Werkplek, alle_routes
from vliegwiel.core.toegang import RECHTEN, Recht, Rol, mag
from vliegwiel.web.desk import routes

STROMEN = ("gebeurtenissen",)  # answers for as long as somebody listens


async def status(browser: Browser, methode: str, pad: str) -> int:
    antwoord = await (browser.get(pad) if methode == hdrs.METH_GET else browser.post(pad))
    return antwoord.status


async def test_every_route_names_the_right_that_it_takes(werkplek: Werkplek) -> None:
    namen = {naam for naam, _, _ in alle_routes(werkplek.desk)}
    assert namen == set(werkplek.desk[routes.RECHTEN])
    assert {n for n, recht in werkplek.desk[routes.RECHTEN].items() if recht is None} == {"aanmelden", "aanmelden_doen"}


@pytest.mark.parametrize("rol", list(Rol))
async def test_a_role_opens_what_it_has_a_right_to_and_nothing_else(werkplek: Werkplek, rol: Rol) -> None:
    browser = await werkplek.consulent("Robin", rol)
    for naam, methode, pad in alle_routes(werkplek.desk):
        recht = werkplek.desk[routes.RECHTEN][naam]
        if recht is None or naam == "afmelden" or (naam in STROMEN and mag(rol, recht)):
            continue
        geweigerd = await status(browser, methode, pad) == 403
        assert geweigerd is not mag(rol, recht), (rol, naam)


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
