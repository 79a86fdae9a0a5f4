"""The pictures of links to give away: the worker's page, the card, and the first screen. Called by ``scripts.beelden``."""

from __future__ import annotations

from datetime import datetime

from playwright.async_api import Browser, expect
from sqlalchemy import select

from scripts.beelden_werkplek import Werkplek
from vliegwiel.samenstelling import open_database
from vliegwiel.services import deellink as dienst
from vliegwiel.settings import Instellingen
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.versleuteling import Versleuteling

WERKER = "Rachid"
# What is filled in, and how often it was opened, begun and shared.
LINKS = (({"taal": "ar"}, (3, 1, 0)), ({"postcode": "1021"}, (24, 17, 6)))


async def vul_links(instellingen: Instellingen, nu: datetime) -> None:
    """Give the worker a few links with counts."""
    database = open_database(instellingen)
    kluis = Versleuteling(instellingen.veld_sleutel.get_secret_value())
    try:
        async with database.transactie() as verbinding:
            repo = DeellinkRepository(verbinding, kluis)
            wie = await verbinding.scalar(select(medewerker.c.id).where(medewerker.c.naam == WERKER))
            for velden, aantallen in LINKS:
                link = await dienst.maak(
                    repo, str(wie), {"gever": WERKER} | velden, instellingen.deellinks.grenzen(), nu
                )
                for maat, aantal in zip(("geopend", "gestart", "gedeeld"), aantallen, strict=True):
                    for _ in range(aantal):
                        await repo.tel(link.id, maat)
    finally:
        await database.sluit()


async def links(browser: Browser, w: Werkplek) -> None:
    """Make one more link as the worker, and follow it on a telephone."""
    async with w.als(WERKER) as pagina:
        await pagina.goto(f"{w.adres}/desk/links")
        await pagina.get_by_label("Jouw voornaam").fill(WERKER)
        await pagina.get_by_role("button", name="Maak link").click()
        await expect(pagina.get_by_role("img", name="QR-code van")).to_be_visible()
        adres = await pagina.locator("#link-adres").inner_text()
        await w.neem(pagina, "links-kaart", deel=".desk-kaartje")
        await w.neem(pagina, "links", "/desk/links")
    venster = await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL", reduced_motion="reduce")
    telefoon = await venster.new_page()
    await telefoon.goto(f"{w.adres}/d/{adres.rpartition('/')[2]}")
    await expect(telefoon.get_by_text(f"Je kreeg deze link van {WERKER}")).to_be_visible()
    await telefoon.screenshot(path=w.map / "link-eerste-scherm.png")
    await venster.close()
