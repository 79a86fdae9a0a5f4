"""The pages of the methods in a real browser: readable on any width, accessible, and without a script."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.hulp.axe import overtredingen
from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Werkplek

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PAGINAS = ("", "/indruk", "/plan", "/mensen", "/huishouden", "/voortgang", "/afronden")
LANG = "W" * 110


async def opgepakt(werkplek: Werkplek, pagina: Page) -> str:
    """Log in and claim a case; returns the address of its page."""
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    await maak_medewerker(werkplek.database, "Bilal", HASHER.hash(WACHTWOORD))
    await werkplek.deel()
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await pagina.get_by_label("Gebruikersnaam").fill("anouk")
    await pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await pagina.keyboard.press("Enter")
    await pagina.get_by_role("button", name="Oppakken").click()
    await expect(pagina.get_by_role("heading", name="Overdracht")).to_be_visible()
    return pagina.url


async def vul(pagina: Page, zaak: str) -> None:
    """Fill in the plan, the people and the progress, with a mouse and a keyboard."""
    await pagina.goto(f"{zaak}/plan")
    await pagina.get_by_label("Wat spreken jullie af?").fill(LANG)
    await pagina.get_by_label("Wie doet het?").fill(LANG)
    await pagina.get_by_role("button", name="Voeg toe").click()
    await expect(pagina.get_by_text("De afspraak is opgeslagen")).to_be_visible()
    await pagina.goto(f"{zaak}/mensen")
    regie = pagina.get_by_role("region", name="Regie bij de vertrouwenspersoon")
    await regie.get_by_label("Wie vertrouwt de klant?").fill(LANG)
    await regie.get_by_label("Hoe gevraagd").select_option("aan tafel")
    await regie.get_by_label("Ja", exact=True).check()
    await regie.get_by_role("button", name="Bewaar").click()
    await expect(pagina.get_by_text("Het antwoord van de klant is opgeslagen")).to_be_visible()
    await pagina.goto(f"{zaak}/voortgang")
    await pagina.get_by_label("Contact en motivatie").check()
    await pagina.get_by_role("button", name="Begin").click()
    await expect(pagina.get_by_text("De fase is begonnen")).to_be_visible()


async def test_without_a_script_everything_is_filled_in_and_no_page_is_wider_than_the_screen(
    werkplek: Werkplek, browser: Browser
) -> None:
    pagina = await (await browser.new_context(java_script_enabled=False)).new_page()
    zaak = await opgepakt(werkplek, pagina)
    await vul(pagina, zaak)
    for pad in PAGINAS:
        await pagina.goto(zaak + pad)
        for breedte in (320, 390, 1280):
            await pagina.set_viewport_size({"width": breedte, "height": 900})
            # Without a script the page cannot be asked; what sticks out can.
            kop = await pagina.locator("html").evaluate("e => e.scrollWidth")
            assert kop <= breedte, (pad, breedte)


async def test_the_pages_have_no_accessibility_errors_and_keep_to_the_content_policy(
    werkplek: Werkplek, browser: Browser
) -> None:
    pagina = await browser.new_page()
    klachten: list[str] = []
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    zaak = await opgepakt(werkplek, pagina)
    await vul(pagina, zaak)
    for pad in PAGINAS:
        await pagina.goto(zaak + pad)
        assert await overtredingen(pagina) == [], pad
    assert klachten == []
