"""Every other page and card of the client's side, mistakes and failures too; see ``tests.hulp.toegankelijk``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.toegankelijk import Schouw
from tests.hulp.webproef import Web
from vliegwiel.core.terugbellen import Bereikbaarheid, lees_uren
from vliegwiel.services import overdracht as bureau
from vliegwiel.services.poorten import Opdracht
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.sleutels import DATABASE, DIENST, KLOK

VERHAAL = ("Ik wil werk", "Dan hoor ik er weer bij en heb ik geld voor mijn dochter", "Ik heb schulden")
ZONDER_SCRIPT = "f => HTMLFormElement.prototype.submit.call(document.querySelector(f))"
WEIGERING = ("422", "429", "404", "403", "500", "503")


def adres(webdienst: Web, pad: str = "/") -> str:
    """The address of a page."""
    return str(webdienst.server.make_url(pad))


async def beurt(pagina: Page) -> None:
    """Wait until what was sent is answered and in place."""
    await pagina.wait_for_load_state()
    await expect(pagina.locator("#typt")).to_be_hidden()
    await expect(pagina.locator(".vw-bericht--weg")).to_have_count(0)


async def typ(pagina: Page, tekst: str) -> None:
    """Type something and send it."""
    await pagina.locator("#tekst").fill(tekst)
    await pagina.locator(".vw-typ__stuur").click()
    await expect(pagina.locator(".vw-bericht--client").last).to_contain_text(tekst[:20])
    await beurt(pagina)


async def druk(pagina: Page, waarde: str) -> None:
    """Press a button of the talk."""
    aantal = await pagina.locator("[data-bericht]").count()
    await pagina.locator(f"button[name=keuze][value='{waarde}']").first.click()
    await expect(pagina.locator("[data-bericht]").nth(aantal)).to_be_attached()
    await beurt(pagina)


async def begin(webdienst: Web, pagina: Page, *woorden: str) -> None:
    """Begin a talk in a browser without one, and tell this."""
    await pagina.context.clear_cookies()
    await pagina.goto(adres(webdienst))
    await druk(pagina, "begin")
    for tekst in woorden:
        await typ(pagina, tekst)


def zonder_weigeringen(klachten: list[str]) -> None:
    """A browser names every refusal of a page that was asked for; nothing else may be left."""
    klachten[:] = [k for k in klachten if not ("status of" in k and any(code in k for code in WEIGERING))]


async def test_the_first_look_the_code_and_help_are_for_everyone(
    webdienst: Web, schouw: Schouw, klachten: list[str]
) -> None:
    pagina = schouw.pagina
    for pad in ("/", "/verder", "/hulp", "/deze-pagina-is-er-niet"):
        await pagina.goto(adres(webdienst, pad))
        await schouw.kijk(pad)
    await pagina.goto(adres(webdienst, "/verder"))
    for keer in range(11):
        await pagina.get_by_label("Je code").fill("bcd fgh jkm npq rst")
        await pagina.get_by_role("button", name="Ga verder").click()
        await expect(pagina.get_by_role("alert")).to_be_visible()
        if keer == 0:
            await schouw.kijk("een code die niet klopt")
    await expect(pagina.get_by_role("alert")).to_contain_text("Even wachten")
    await schouw.kijk("te vaak een code")
    # A form of somebody else's page.
    await pagina.goto("about:blank")
    await pagina.set_content(f'<form method="post" action="{adres(webdienst, "/bericht")}"></form>')
    async with pagina.expect_navigation():
        await pagina.evaluate(ZONDER_SCRIPT, "form")
    await expect(pagina.get_by_role("heading", level=1)).to_have_text("Dit is geweigerd")
    await schouw.kijk("403")
    zonder_weigeringen(klachten)


async def test_when_something_fails_what_stands_there_is_for_everyone(
    webdienst: Web, schouw: Schouw, klachten: list[str]
) -> None:
    pagina = schouw.pagina
    await begin(webdienst, pagina)
    await pagina.route("**/bericht", lambda route: route.abort(), times=1)
    await pagina.locator("#tekst").fill(VERHAAL[0])
    await pagina.locator(".vw-typ__stuur").click()
    await expect(pagina.get_by_role("alert")).to_contain_text("Niet verstuurd")
    await schouw.kijk("niet verstuurd")
    klachten[:] = [k for k in klachten if "net::ERR_FAILED" not in k]
    webdienst.taal.stil = True
    await pagina.get_by_role("button", name="Opnieuw versturen").click()
    await expect(pagina.get_by_role("alert")).to_contain_text("Even geduld")
    await schouw.kijk("storing")

    def stuk(_: Opdracht) -> None:
        raise RuntimeError

    webdienst.taal.voor = stuk
    await pagina.locator("#tekst").fill("nog iets")
    async with pagina.expect_navigation():
        await pagina.evaluate(ZONDER_SCRIPT, "#antwoord")
    await expect(pagina.get_by_role("heading", level=1)).to_have_text("Er gaat iets mis bij ons")
    await schouw.kijk("500")
    zonder_weigeringen(klachten)


async def test_cards_with_a_mistake_and_cards_in_danger_are_for_everyone(
    webdienst: Web, schouw: Schouw, klachten: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = webdienst.server.app
    dienst = replace(app[DIENST], bereikbaarheid=Bereikbaarheid(lees_uren("ma-vr 09:00-17:00")))
    monkeypatch.setitem(app._state, DIENST, dienst)
    webdienst.taal.dienst = dienst
    pagina = schouw.pagina
    await begin(webdienst, pagina, "مرحبا")
    await expect(pagina.locator("[dir=rtl]").first).to_be_visible()
    await schouw.kijk("kaart in het Arabisch")
    await pagina.context.clear_cookies()
    await pagina.goto(adres(webdienst))
    await druk(pagina, "denk_erover_na")
    await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(pagina.get_by_role("alert")).to_contain_text("Nog niet bewaard")
    await schouw.kijk("later, met een fout")
    webdienst.taal.stil = True
    await begin(webdienst, pagina, "Ik wil dood, ik maak er vanavond een eind aan")
    await expect(pagina.locator("#terugbel-telefoon")).to_be_visible()
    await schouw.kijk("nood met terugbelkaart")
    await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(pagina.locator("#terugbel-telefoon")).to_be_focused()
    await schouw.kijk("terugbelkaart met een fout")
    await pagina.locator("#terugbel-telefoon").fill("010 000 00 07")
    await pagina.locator("#terugbel-toestemming-ja").check()
    await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(pagina.locator("#terugbel-stand")).to_be_visible()
    await schouw.kijk("er wordt gebeld")
    await typ(pagina, "ik ben doof, ik kan niet bellen")
    await expect(pagina.locator("a.vw-nood__bel[href*='113.nl']")).to_be_visible()
    await schouw.kijk("nood zonder bellen")
    zonder_weigeringen(klachten)


async def test_after_sharing_every_page_is_for_everyone(webdienst: Web, schouw: Schouw, klachten: list[str]) -> None:
    pagina = schouw.pagina
    await begin(webdienst, pagina, *VERHAAL)
    await pagina.goto(adres(webdienst, "/gedeeld"))
    await schouw.kijk("nog niets gedeeld")
    for stap in ("/code", "/code met code"):
        await pagina.goto(adres(webdienst, "/code"))
        await schouw.kijk(stap)
        await pagina.locator("main form button").first.click()
        await expect(pagina.locator(".vw-code__tekens")).to_be_visible()
    await schouw.kijk("nieuwe code")
    await pagina.goto(adres(webdienst))
    await druk(pagina, "mens_spreken")
    await pagina.locator("#contact-email").fill("geen adres")
    await pagina.locator("#deel-kaart form").evaluate("f => { f.noValidate = true; }")
    await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(pagina.locator("#contact-email")).to_be_focused()
    await schouw.kijk("contactkaart met een fout")
    await pagina.locator("#contact-email").fill("")
    await pagina.locator("#contact-telefoon").fill("06 12 34 56 78")
    await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(pagina.locator("button[value=delen]").first).to_be_visible()
    await schouw.kijk("samenvatting")
    await druk(pagina, "delen")
    await schouw.kijk("gedeeld")
    await pagina.goto(adres(webdienst, "/gedeeld"))
    await schouw.kijk("status na delen")
    await bureau_doet(webdienst, bureau.claim, bureau.leg_contact)
    await pagina.goto(adres(webdienst))
    await typ(pagina, "mijn huis is ook te klein")
    await pagina.goto(adres(webdienst, "/gedeeld"))
    await schouw.kijk("status met iets nieuws")
    await pagina.locator("button[value=intrekken]").first.click()
    await pagina.goto(adres(webdienst, "/gedeeld"))
    await schouw.kijk("teruggehaald")
    zonder_weigeringen(klachten)


async def bureau_doet(webdienst: Web, *handelingen: Any) -> None:
    """A consultant works on the one hand-over."""
    app = webdienst.server.app
    anouk = await maak_medewerker(app[DATABASE], "Anouk de Proef")
    for handeling in handelingen:
        async with app[DATABASE].transactie() as verbinding:
            repo = OverdrachtRepository(verbinding)
            [regel] = [*await wachtend_in(repo), *await repo.rij.van_eigenaar(anouk)]
            await handeling(repo, regel.overdracht.id, anouk, app[KLOK]())
