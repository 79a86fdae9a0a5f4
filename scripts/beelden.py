"""Make the pictures in docs/beelden from the running product: ``make beelden`` while ``make run`` runs.

Plays one conversation in a real browser, shares it, picks it up at the desk, and takes a screenshot of both.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from tests.hulp.chromium import ARGUMENTEN, chromium
from vliegwiel.eerste_inlog import eerste_inlog
from vliegwiel.settings import laad_instellingen

VOOR_HET_BEELD = 2
MAP = Path(__file__).parent.parent / "docs" / "beelden"
VERHAAL = (
    ("typ", "Ik wil weer iets te doen hebben overdag"),
    ("typ", "Omdat ik nu de hele dag op de bank zit, en dat wil ik niet meer"),
    ("typ", "Ik kook graag, ook voor mijn buurvrouw"),
    ("typ", "Ik heb schulden en ik slaap slecht"),
    ("vink", "wonen"),
    ("typ", "Het huis is klein maar ik woon er fijn"),
    ("druk", "4"),
)
VERDER = (
    ("druk", "geld"), ("druk", "dag"), ("druk", "8"), ("typ", "Omdat ik mezelf anders kwijtraak"), ("druk", "5"),
    ("typ", "Als er iemand met me meegaat de eerste keer"), ("kaart", {"naam": "Mijn zus"}), ("druk", "meedenken"),
    ("typ", "Ik loop deze week een keer binnen bij het buurthuis"),
    ("kaart", {"naam": "Sam", "telefoon": "06 12345678", "wanneer_anders": "liefst na tien uur"}),
    ("druk", "delen"),
)  # fmt: skip


async def doe(pagina: Page, soort: str, wat: str | dict[str, str]) -> None:
    """Take one turn on the chat page and wait for the reply."""
    berichten = pagina.locator("[data-bericht]")
    aantal = await berichten.count()
    match soort, wat:
        case "typ", str(tekst):
            await pagina.locator("#tekst").fill(tekst)
            await pagina.locator(".vw-typ__stuur").click()
        case "vink", str(waarde):
            await pagina.locator(f"#deel-keuzes [name=keuzes][value='{waarde}']").check()
            await pagina.locator("#deel-keuzes [name=stuur]").click()
        case "druk", str(waarde):
            await pagina.locator(f"#antwoord button[name=keuze][value='{waarde}']").first.click()
        case _, dict(velden):
            for naam, waarde in velden.items():
                await pagina.locator(f"#deel-kaart [name='{naam}']").first.fill(waarde)
            await pagina.locator("#deel-kaart button[value=bewaar]").click()
    await expect(berichten.nth(aantal + 1), f"na {wat}").to_be_attached(timeout=60_000)
    await expect(pagina.locator("#typt")).to_be_hidden()


async def main() -> int:
    """Make the pictures; needs a running product."""
    instellingen = laad_instellingen()
    adres = instellingen.publieke_url
    inlog = await eerste_inlog(instellingen)
    if not inlog:
        print("Er is geen eerste inlog op deze database.", file=sys.stderr)
        return 2
    naam, wachtwoord = inlog[0].gebruikersnaam, inlog[0].wachtwoord
    MAP.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTEN))
        telefoon = await (
            await browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        ).new_page()
        await telefoon.goto(adres)
        await doe(telefoon, "druk", "begin")
        for nummer, stap in enumerate(VERHAAL):
            await doe(telefoon, *stap)
            if nummer == VOOR_HET_BEELD:
                await telefoon.screenshot(path=MAP / "chat.png")
        for stap in VERDER:
            await doe(telefoon, *stap)
        desk = await (await browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
        await desk.goto(f"{adres}/desk")
        await desk.get_by_label("Gebruikersnaam").fill(naam)
        await desk.get_by_label("Wachtwoord").fill(wachtwoord)
        await desk.keyboard.press("Enter")
        rij = desk.get_by_role("row").filter(has_text="iets te doen hebben").first
        await rij.get_by_role("button", name="Oppakken").click()
        await expect(desk.get_by_role("heading", name="Startpunt")).to_be_visible()
        await desk.screenshot(path=MAP / "overdracht.png", full_page=True)
        await browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
