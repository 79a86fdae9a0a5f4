"""Make the pictures in docs/beelden from the running product: ``make beelden``.

Starts the product itself, on an empty database of its own with made-up people in it, and stops it afterwards. Plays one
conversation in a real browser, shares it, and takes pictures of the chat, the desk and the widget. The ports can be
chosen as for ``make run``; of other settings only the defaults count.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from scripts.beelden_links import links, vul_links
from scripts.beelden_werkplek import Werkplek, maak
from scripts.beelden_zaken import TEAMS, nu, vul
from tests.hulp.chromium import ARGUMENTEN, chromium
from tests.hulp.stapel import Stapel
from vliegwiel.cli import processen
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage import migreer
from vliegwiel.toezicht import bezette_poort

VOOR_HET_BEELD = 2
MAP = Path(__file__).parent.parent / "docs" / "beelden"
VERHAAL = (
    ("typ", "Ik wil weer iets te doen hebben overdag"),
    ("typ", "Omdat ik nu de hele dag op de bank zit, en dat wil ik niet meer"),
    ("typ", "Met mijn buurvrouw heb ik het gezellig, ik kook vaak voor haar"),
    ("typ", "Ik heb schulden en ik slaap slecht"),
    ("vink", "wonen"),
    ("typ", "Ik woon er fijn"),
    ("druk", "4"),
)
VERDER = (
    ("druk", "dag"), ("druk", "8"), ("druk", "5"),
    ("typ", "Als er iemand met me meegaat de eerste keer"), ("kaart", {"naam": "Mijn zus"}), ("druk", "meedenken"),
    ("typ", "Ik loop deze week een keer binnen bij het buurthuis"),
    ("kaart", {"naam": "Sam", "telefoon": "010 000 00 00", "wanneer_anders": "liefst na tien uur"}),
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


async def gesprek(browser: Browser, adres: str) -> None:
    """Play the conversation on a telephone and share it; a picture on the way."""
    venster = await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", reduced_motion="reduce")
    telefoon = await venster.new_page()
    await telefoon.goto(adres)
    await doe(telefoon, "druk", "begin")
    for nummer, stap in enumerate(VERHAAL):
        await doe(telefoon, *stap)
        if nummer == VOOR_HET_BEELD:
            await telefoon.screenshot(path=MAP / "chat.png")
    for stap in VERDER:
        await doe(telefoon, *stap)
    await venster.close()


async def meetypen(browser: Browser, adres: str) -> None:
    """Take a picture of the question who types along."""
    venster = await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", reduced_motion="reduce")
    telefoon = await venster.new_page()
    await telefoon.goto(adres)
    await doe(telefoon, "druk", "begin")
    await doe(telefoon, "druk", "meetypen")
    await telefoon.screenshot(path=MAP / "meetypen.png")
    await venster.close()


async def overdracht(w: Werkplek) -> None:
    """Pick up what was just shared, and take a picture of it."""
    async with w.als("Bilal") as desk:
        await desk.goto(f"{w.adres}/desk")
        rij = desk.get_by_role("row").filter(has_text="weer iets te doen hebben overdag").first
        await rij.get_by_role("button", name="Oppakken").click()
        await expect(desk.get_by_role("heading", name="Startpunt")).to_be_visible()
        await w.neem(desk, "overdracht")


async def widget(browser: Browser, adres: str) -> None:
    """Take a picture of somebody else's page with the chat open in it."""
    venster = await browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="nl-NL", reduced_motion="reduce"
    )
    pagina = await venster.new_page()
    await pagina.goto(f"{adres}/demo")
    await pagina.get_by_role("button", name="Vertel wat je wilt").click()
    await expect(pagina.frame_locator("vliegwiel-widget iframe").locator("#antwoord")).to_be_visible(timeout=60_000)
    await pagina.screenshot(path=MAP / "widget.png")
    await venster.close()


def stapel(map_: Path) -> Stapel:
    """Return the product with an empty database in this folder, not yet started."""
    eigen = {naam: os.environ.pop(naam) for naam in [*os.environ] if naam.startswith("VLIEGWIEL_")}
    os.environ |= {naam: waarde for naam, waarde in eigen.items() if naam.endswith(("_POORT", "_CHROMIUM"))}
    (map_ / "teams.yml").write_text(TEAMS, "utf-8")
    # Read by the processes too. At the address of the exchange nobody answers: that is one of the pictures.
    os.environ |= {
        "VLIEGWIEL_VAR_MAP": str(map_),
        "VLIEGWIEL_TEAMS": str(map_ / "teams.yml"),
        "VLIEGWIEL_KLANTINTERACTIES_URL": "http://127.0.0.1:9/klantinteracties/api/v1",
        "VLIEGWIEL_KLANTINTERACTIES_TOKEN": "alleen-voor-het-beeld",
    }
    os.environ["VLIEGWIEL_INSLUITEN"] = laad_instellingen().publieke_url
    instellingen = laad_instellingen()
    migreer(instellingen.database_url)
    return Stapel(instellingen)


async def beelden(product: Stapel) -> None:
    """Fill the database, start the product, and make all pictures."""
    gevuld = await vul(product.instellingen, nu())
    await vul_links(product.instellingen, nu())
    product.start()
    MAP.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTEN))
        werkplek = Werkplek(browser, product.adres, MAP, gevuld)
        await gesprek(browser, product.adres)
        await meetypen(browser, product.adres)
        await overdracht(werkplek)
        await maak(werkplek)
        await links(browser, werkplek)
        await widget(browser, product.adres)
        await browser.close()


def main() -> int:
    """Make the pictures; nothing of it stays but those."""
    with tempfile.TemporaryDirectory() as map_:
        product = stapel(Path(map_))
        if bezet := bezette_poort(processen(product.instellingen)):  # somebody else's product would be filled in
            print(bezet, file=sys.stderr)
            return 1
        try:
            asyncio.run(beelden(product))
        finally:
            product.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
