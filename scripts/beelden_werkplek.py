"""The pictures of the desk, page by page, each as the role that works there. Called by ``scripts.beelden``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from scripts.beelden_zaken import Gevuld

BREED, HOOG = 1280, 900
MEEST_HOOG = 1500
AANBOD = Path(__file__).parent.parent / "docs" / "voorbeelden" / "aanbod.csv"


@dataclass(frozen=True)
class Werkplek:
    """Where the desk is, where the pictures go, and what is in it."""

    browser: Browser
    adres: str
    map: Path
    gevuld: Gevuld

    @asynccontextmanager
    async def als(self, naam: str) -> AsyncIterator[Page]:
        """Give a page on which this person is logged in."""
        venster = await self.browser.new_context(
            viewport={"width": BREED, "height": HOOG}, locale="nl-NL", reduced_motion="reduce"
        )
        pagina = await venster.new_page()
        await pagina.goto(f"{self.adres}/desk")
        await pagina.get_by_label("Gebruikersnaam").fill(naam.lower())
        await pagina.get_by_label("Wachtwoord").fill(self.gevuld.wachtwoord)
        await pagina.keyboard.press("Enter")
        await expect(pagina.get_by_role("button", name="Afmelden").first).to_be_visible()
        yield pagina
        await venster.close()

    async def neem(self, pagina: Page, naam: str, pad: str = "", deel: str = "") -> None:
        """Take a picture of a page, or of one part of it, no higher than a reader wants to scroll."""
        if pad:
            await pagina.goto(f"{self.adres}{pad}")
        beeld = self.map / f"{naam}.png"
        if deel:
            await pagina.locator(deel).screenshot(path=beeld)
            return
        # The main part fills the window: where its last child ends, the page is empty.
        einde = await pagina.evaluate("document.querySelector('main').lastElementChild.getBoundingClientRect().bottom")
        hoogte = min(MEEST_HOOG, int(einde) + 24)
        await pagina.screenshot(path=beeld, full_page=True, clip={"x": 0, "y": 0, "width": BREED, "height": hoogte})

    @property
    def zaak(self) -> str:
        """The path of the case that has the most in it."""
        return f"/desk/overdrachten/{self.gevuld.zaak}"


async def maak(w: Werkplek) -> None:
    """Take all pictures."""
    async with w.als("Ellen") as beheerder:
        await _beheer(w, beheerder)
    async with w.als("Anouk") as consulent:
        await _werk(w, consulent)
        await _zaak(w, consulent)
        await _toegang(w, consulent)
    async with w.als("Mirjam") as teamleider:
        await w.neem(teamleider, "blijft-liggen", "/desk/blijft-liggen")
        await teamleider.goto(f"{w.adres}/desk/rapport")
        jaren = teamleider.locator("#periode optgroup[label=Jaar] option")
        await teamleider.locator("#periode").select_option(await jaren.last.get_attribute("value"))
        await teamleider.get_by_role("button", name="Toon").click()
        await w.neem(teamleider, "rapport")
    async with w.als("Rachid") as veldwerker:
        await w.neem(veldwerker, "account", "/desk/account")
    async with w.als("Thomas") as auditor:
        await w.neem(auditor, "logboek", "/desk/logboek")


async def _beheer(w: Werkplek, pagina: Page) -> None:
    await w.neem(pagina, "medewerkers", "/desk/medewerkers")
    await w.neem(pagina, "uitwisseling", "/desk/uitwisseling")
    await pagina.goto(f"{w.adres}/desk/aanbod/invoeren")
    await pagina.locator("#bestand").set_input_files(AANBOD)
    await pagina.get_by_role("button", name="Bekijk").click()
    await w.neem(pagina, "aanbod-invoeren")
    await pagina.get_by_role("button", name="Bewaar alles").click()


async def _werk(w: Werkplek, pagina: Page) -> None:
    await w.neem(pagina, "wachtrij", "/desk")
    await w.neem(pagina, "aanbod", "/desk/aanbod")


async def _zaak(w: Werkplek, pagina: Page) -> None:
    """Work on one case, and take a picture of each part."""
    await pagina.goto(f"{w.adres}{w.zaak}")
    await pagina.locator("#contact-soort").select_option("voicemail")
    await pagina.locator("#contact-notitie").fill("Naam en nummer ingesproken, verder niets.")
    await pagina.get_by_role("button", name="Noteer contact").click()
    await pagina.locator("#contact-soort").select_option("bereikt")
    await pagina.locator("#contact-notitie").fill("Kwam opgelucht over. Wil samen naar het buurthuis.")
    await pagina.get_by_role("button", name="Noteer contact").click()
    await w.neem(pagina, "contactlog", w.zaak, "section[aria-labelledby=kop-contactlog]")
    await _plan(w, pagina)
    await _mensen(w, pagina)
    await pagina.goto(f"{w.adres}{w.zaak}/indruk")
    for gebied, cijfer in (("geld", "2"), ("dag", "2"), ("contacten", "2"), ("wonen", "4")):
        await pagina.locator(f"[name=indruk-{gebied}]").select_option(cijfer)
    await pagina.get_by_role("button", name="Bewaar").click()
    await w.neem(pagina, "indruk", f"{w.zaak}/indruk")
    await pagina.goto(f"{w.adres}{w.zaak}/voortgang")
    await pagina.get_by_label("Contact en motivatie").check()
    await pagina.get_by_role("button", name="Begin", exact=True).click()
    await w.neem(pagina, "voortgang", f"{w.zaak}/voortgang")
    await w.neem(pagina, "zaak", w.zaak)


async def _plan(w: Werkplek, pagina: Page) -> None:
    await pagina.goto(f"{w.adres}{w.zaak}/plan")
    for wat, wie in (
        ("Samen de post van deze week openmaken", "Anouk"),
        ("Een keer binnenlopen bij het buurthuis", "Sam"),
    ):
        await pagina.get_by_label("Wat spreken jullie af?").fill(wat)
        await pagina.get_by_label("Wie doet het?").fill(wie)
        await pagina.get_by_role("button", name="Voeg toe").click()
    await pagina.get_by_label("Maatschappelijke activering", exact=True).check()
    await pagina.get_by_label("Waarom dit profiel?").fill(
        "Sam wil eerst een vaste dag buiten de deur. Werk komt later."
    )
    await pagina.get_by_role("button", name="Bewaar profiel").click()
    await w.neem(pagina, "plan", f"{w.zaak}/plan")


async def _mensen(w: Werkplek, pagina: Page) -> None:
    await pagina.goto(f"{w.adres}{w.zaak}/mensen")
    regie = pagina.locator("section[aria-labelledby=kop-regie]")
    await regie.locator("#regie-naam").fill("Noor")
    await regie.locator("#regie-rol").fill("zus")
    await regie.locator("#regie-hoe").select_option("aan_tafel")
    await regie.get_by_label("Ja", exact=True).check()
    await regie.get_by_role("button", name="Bewaar").click()
    overleg = pagina.locator("section[aria-labelledby=kop-overleg]")
    for naam, rol in (("Noor", "zus"), ("Bilal", "schuldhulp")):
        await overleg.locator("#tafel-naam").fill(naam)
        await overleg.locator("#tafel-rol").fill(rol)
        await overleg.get_by_role("button", name="Zet aan tafel").click()
    await w.neem(pagina, "mensen", f"{w.zaak}/mensen")


async def _toegang(w: Werkplek, pagina: Page) -> None:
    await pagina.goto(f"{w.adres}/desk/account/tweede-factor")
    await pagina.get_by_role("button", name="Begin").click()
    await w.neem(pagina, "tweede-factor")
