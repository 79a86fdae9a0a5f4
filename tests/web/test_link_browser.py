"""One link from hand to hand, in a real browser: a worker makes it, a client on a telephone talks and shares, it is revoked."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.hulp.chromium import browser
from tests.hulp.overdrachten import maak_medewerker
from tests.hulp.webproef import Web, gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst
from tests.web.desk.conftest import HASHER, WACHTWOORD
from vliegwiel.settings import PROJECT
from vliegwiel.web.sleutels import DATABASE

__all__ = ["browser", "gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]
TELEFOON = {"width": 390, "height": 844}
AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


class Meekijker:
    """What a page says in its console, and which addresses and referrers it sends after the first one."""

    def __init__(self, pagina: Page) -> None:
        self.klachten: list[str] = []
        self.verstuurd: list[tuple[str, str]] = []
        pagina.on("console", lambda bericht: self.klachten.append(bericht.text))
        pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        pagina.on("request", lambda v: self.verstuurd.append((v.url, v.headers.get("referer", ""))))


async def open_link(browser: Browser, adres: str, **opties: Any) -> tuple[Page, Meekijker]:
    venster = await browser.new_context(viewport=TELEFOON, locale="nl-NL", reduced_motion="reduce", **opties)
    pagina = await venster.new_page()
    kijker = Meekijker(pagina)
    await pagina.goto(adres)
    return pagina, kijker


async def zeg(pagina: Page, wat: str, vraag: str = "") -> None:
    """Press a button or type something, and wait for the answer."""
    aantal = await pagina.locator("[data-bericht]").count()
    if wat.startswith("/"):
        await pagina.locator(f"#antwoord button[name=keuze][value='{wat[1:]}']").first.click()
    else:
        await pagina.get_by_label("Typ je antwoord").fill(wat)
        await pagina.get_by_role("button", name="Stuur", exact=True).click()
    await expect(pagina.locator("[data-bericht]").nth(aantal + 1)).to_be_attached()
    await expect(pagina.locator("#typt")).to_be_hidden()


async def voor_iedereen(pagina: Page) -> None:
    """No violation that axe knows of, in light and in dark."""
    await pagina.evaluate(AXE)
    for kleuren in ("light", "dark"):
        await pagina.emulate_media(color_scheme=kleuren)  # type: ignore[arg-type]
        gevonden = await pagina.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        assert gevonden == [], (pagina.url, kleuren)
    await pagina.emulate_media(color_scheme="light")


async def past(pagina: Page, breedtes: tuple[int, ...]) -> None:
    hoog = (pagina.viewport_size or TELEFOON)["height"]
    for breedte in breedtes:
        await pagina.set_viewport_size({"width": breedte, "height": hoog})
        assert await pagina.evaluate("document.documentElement.scrollWidth") <= breedte, (pagina.url, breedte)


async def test_a_link_goes_from_a_worker_to_a_client_and_stops_when_it_is_revoked(
    webdienst: Web, browser: Browser
) -> None:
    app: Any = webdienst.server.app
    await maak_medewerker(app[DATABASE], "Rachid", HASHER.hash(WACHTWOORD), "veldwerker")
    thuis = str(webdienst.server.make_url("/")).rstrip("/")
    werker = await browser.new_page(viewport={"width": 1280, "height": 900})
    bij_werker = Meekijker(werker)
    await werker.goto(f"{thuis}/desk")
    await werker.get_by_label("Gebruikersnaam").fill("rachid")
    await werker.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await werker.keyboard.press("Enter")
    await expect(werker.get_by_role("heading", name="Nieuwe link")).to_be_visible()
    await werker.get_by_label("Eerst in deze taal").select_option("uk")
    await werker.get_by_role("button", name="Maak link").click()
    await expect(werker.get_by_role("img", name="QR-code van")).to_be_visible()
    await past(werker, (320, 390, 768, 1280))
    await voor_iedereen(werker)
    code = (await werker.locator("#link-adres").inner_text()).rpartition("/")[2]
    await werker.emulate_media(media="print")
    await expect(werker.get_by_role("heading", name="Wat wil jij?")).to_be_visible()
    for weg in ("navigation", "banner"):
        await expect(werker.get_by_role(weg)).to_have_count(0)  # type: ignore[arg-type]
    await expect(werker.get_by_text("Terug naar je links")).to_be_hidden()
    await werker.emulate_media(media="screen")

    klant, bij_klant = await open_link(browser, f"{thuis}/d/{code.lower()}")
    assert klant.url == f"{thuis}/"
    await expect(klant.get_by_text("Je kreeg deze link van Rachid.")).to_be_visible()
    await expect(klant.locator("p[lang=uk]")).to_be_visible()
    await past(klant, (320, 390))
    await voor_iedereen(klant)
    for wat in ("/begin", "Ik wil werk", "/mens_spreken"):
        await zeg(klant, wat)
    await klant.locator("#deel-kaart [name=telefoon]").fill("06 12 34 56 78")
    await klant.locator("#deel-kaart button[value=bewaar]").click()
    await expect(klant.locator("#antwoord button[value=delen]")).to_be_visible()
    await zeg(klant, "/delen")
    await expect(klant.get_by_text("Je hebt dit gedeeld met een consulent")).to_be_visible()
    assert bij_klant.klachten == []
    later = [(adres, van) for adres, van in bij_klant.verstuurd if "/d/" not in adres]
    assert len(later) > 5
    assert not any(code.casefold() in f"{adres} {van}".casefold() for adres, van in later)
    assert {koekje["name"] for koekje in await klant.context.cookies()} <= {"vliegwiel-gesprek", "vliegwiel-code"}

    await klant.goto(f"{thuis}/d/{code}")
    await expect(klant.get_by_role("heading", name="Er staat al een gesprek")).to_be_visible()
    await voor_iedereen(klant)
    await werker.get_by_role("link", name="Terug naar je links").click()
    await expect(werker.get_by_role("cell", name="minder dan 5").first).to_be_visible()
    assert "Ik wil werk" not in await werker.content()
    await voor_iedereen(werker)
    await past(werker, (320, 390, 768, 1280))
    await werker.get_by_role("button", name="Trek in").click()
    await expect(werker.get_by_text("De link is ingetrokken")).to_be_visible()
    assert bij_werker.klachten == []
    await klant.goto(f"{thuis}/d/{code}")
    await voor_iedereen(klant)
    volgende, _ = await open_link(browser, f"{thuis}/d/{code}", java_script_enabled=False)
    await expect(volgende.get_by_role("heading", name="Deze link werkt nu niet")).to_be_visible()
    await past(volgende, (320, 390))
    await volgende.get_by_role("link", name="Begin gewoon").click()
    await expect(volgende.get_by_role("button", name="Ik begin")).to_be_visible()
    await expect(volgende.get_by_text("Rachid")).to_have_count(0)
