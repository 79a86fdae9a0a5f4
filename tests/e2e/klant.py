"""A client in front of the chat page, with or without JavaScript; with a keyboard alone: ``toetsen``."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.hulp.verhaal import Verteller, Vraag, fase_van

MEESTE_BEURTEN = 45
BERICHTEN = "[data-bericht]"
VERWERKT = """aantal => document.querySelectorAll('[data-bericht]').length > aantal
  && document.getElementById('typt').hidden && document.readyState === 'complete'"""


class Klant:
    """One conversation on one page."""

    def __init__(self, pagina: Page, adres: str) -> None:
        self.pagina = pagina
        self.adres = adres
        self.verteller = Verteller()

    async def open(self) -> None:
        """Load the page."""
        await self.pagina.goto(self.adres)

    async def vraag(self) -> Vraag:
        """Look at what is asked now."""
        voortgang = self.pagina.locator("#voortgang")
        tekst = await voortgang.inner_text() if await voortgang.count() else ""
        knoppen = self.pagina.locator("#deel-keuzes [name=keuze], #deel-keuzes [name=keuzes]")
        waarden = tuple([await k.get_attribute("value") or "" for k in await knoppen.all()])
        soort = self.pagina.locator("#deel-kaart input[name=soort]")
        kaart = await soort.get_attribute("value") if await soort.count() else None
        meer = await self.pagina.locator("#deel-keuzes [name=keuzes]").count() > 0
        return Vraag(fase_van(tekst), waarden, meer, kaart)

    async def praat_tot(self, fase: str) -> None:
        """Answer everything until this stage is reached."""
        for _ in range(MEESTE_BEURTEN):
            gevraagd = await self.vraag()
            if gevraagd.fase == fase:
                return
            await self.antwoord(self.verteller.antwoord(gevraagd))
        raise AssertionError(f"na {MEESTE_BEURTEN} beurten nog niet bij {fase}: {await self.gesprek()}")

    async def antwoord(self, wat: dict[str, Any]) -> None:
        """Give one answer, of any kind, and wait for the reply."""
        if "tekst" in wat:
            await self.typ(wat["tekst"])
        elif "keuze" in wat:
            await self.druk(wat["keuze"])
        elif "keuzes" in wat:
            for waarde in wat["keuzes"]:
                await self._vink(f"#deel-keuzes [name=keuzes][value='{waarde}']")
            await self._doe("#deel-keuzes [name=stuur]")
        else:
            await self._vul_kaart(wat["kaart"])

    async def typ(self, tekst: str) -> None:
        """Type something and send it."""
        await self.pagina.locator("#tekst").fill(tekst)
        await self._doe(".vw-typ__stuur")

    async def druk(self, waarde: str) -> None:
        """Press a button by its value."""
        await self._doe(f"#antwoord button[name=keuze][value='{waarde}'] >> nth=0")

    async def _vul_kaart(self, kaart: dict[str, Any]) -> None:
        for naam, waarde in kaart.items():
            if naam == "soort":
                continue
            veld = f"#deel-kaart [name='{naam}']"
            for deel in waarde if isinstance(waarde, list) else [waarde]:
                if await self.pagina.locator(f"{veld}[value='{deel}']").count():
                    await self._vink(f"{veld}[value='{deel}']")
                else:
                    await self.pagina.locator(veld).fill(deel)
        await self._doe("#deel-kaart button[value=bewaar]")

    async def _vink(self, plek: str) -> None:
        await self.pagina.locator(plek).check()

    async def _doe(self, plek: str) -> None:
        voor = await self.pagina.locator(BERICHTEN).count()
        await self.pagina.locator(plek).click()
        # Not wait_for_function: without JavaScript a page runs no functions of ours either.
        await expect(self.pagina.locator(BERICHTEN).nth(voor + 1)).to_be_attached(timeout=60_000)
        await expect(self.pagina.locator("#typt")).to_be_hidden(timeout=60_000)

    async def gesprek(self) -> list[str]:
        """Everything that was said, in order."""
        alles = await self.pagina.locator(BERICHTEN).all_inner_texts()
        return [re.sub(r"\s+", " ", t).strip() for t in alles]
