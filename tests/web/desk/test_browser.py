"""The desk in a real browser: with the script the queue follows what happens, without it everything still works."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.hulp.overdrachten import WENS, maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Werkplek

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def meld_aan(werkplek: Werkplek, pagina: Page) -> None:
    """Make a consultant and log in, by keyboard."""
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await pagina.get_by_label("Gebruikersnaam").fill("anouk")
    await pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Wachtrij")).to_be_visible()


async def test_a_new_hand_over_appears_is_announced_and_leaves_the_keyboard_where_it_was(
    werkplek: Werkplek, browser: Browser
) -> None:
    await werkplek.deel(wens="De eerste wens")
    pagina = await browser.new_page()
    klachten: list[str] = []
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    await meld_aan(werkplek, pagina)
    await pagina.get_by_role("button", name="Oppakken").focus()
    werkplek.klok.later(minutes=1)
    await werkplek.deel(wens="De tweede wens", veiligheid="acuut")
    await expect(pagina.get_by_text("De tweede wens")).to_be_visible()
    await expect(pagina.get_by_role("status").filter(has_text="Er is een nieuwe overdracht")).to_be_visible()
    eerste = pagina.get_by_role("row").filter(has_text="De eerste wens")
    await expect(eerste.get_by_role("button", name="Oppakken")).to_be_focused()
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Overdracht")).to_be_visible()
    await expect(pagina.get_by_text("De eerste wens")).to_be_visible()
    assert klachten == []


async def test_what_a_colleague_claims_disappears_from_the_screen(werkplek: Werkplek, browser: Browser) -> None:
    overdracht = await werkplek.deel()
    pagina = await browser.new_page()
    await meld_aan(werkplek, pagina)
    await expect(pagina.get_by_text(WENS)).to_be_visible()
    await (await werkplek.consulent("Bilal")).post(f"/desk/overdrachten/{overdracht}/claim")
    await expect(pagina.get_by_text("Er wacht nu niemand")).to_be_visible()


async def test_who_logged_out_elsewhere_is_told_so(werkplek: Werkplek, browser: Browser) -> None:
    pagina = await browser.new_page()
    await meld_aan(werkplek, pagina)
    elders = await werkplek.browser()
    await elders.meld_aan("anouk")
    await elders.post("/desk/afmelden")
    await werkplek.deel()
    await expect(pagina.get_by_text("Je bent afgemeld")).to_be_visible()


async def test_without_javascript_a_consultant_claims_notes_and_gives_back(
    werkplek: Werkplek, browser: Browser
) -> None:
    await werkplek.deel()
    pagina = await (await browser.new_context(java_script_enabled=False)).new_page()
    await meld_aan(werkplek, pagina)
    await pagina.get_by_role("button", name="Oppakken").click()
    await expect(pagina.get_by_text("06 12 34 56 78")).to_be_visible()
    await pagina.get_by_label("Nieuwe notitie").fill("Gebeld, morgen weer")
    await pagina.get_by_role("button", name="Bewaar notitie").click()
    await expect(pagina.get_by_text("Gebeld, morgen weer")).to_be_visible()
    await pagina.get_by_role("button", name="Ik heb contact").click()
    await expect(pagina.get_by_text("In contact", exact=True)).to_be_visible()
    await pagina.get_by_role("button", name="Geef terug").click()
    await expect(pagina.get_by_text("De overdracht staat weer in de wachtrij")).to_be_visible()
    await expect(pagina.get_by_text(WENS)).to_be_visible()
    await pagina.get_by_role("button", name="Afmelden").click()
    await expect(pagina.get_by_role("heading", name="Aanmelden")).to_be_visible()


async def test_no_page_is_wider_than_the_screen(werkplek: Werkplek, browser: Browser) -> None:
    overdracht = await werkplek.deel(wens="W" * 400, veiligheid="vermoeden", crisissoort="geweld")
    pagina = await browser.new_page()
    await meld_aan(werkplek, pagina)
    for pad in ("/desk", f"/desk/overdrachten/{overdracht}", "/desk/bestaat-niet"):
        await pagina.goto(str(werkplek.server.make_url(pad)))
        for breedte in (320, 390, 768, 1280):
            await pagina.set_viewport_size({"width": breedte, "height": 800})
            assert await pagina.evaluate("document.documentElement.scrollWidth") <= breedte, (pad, breedte)
