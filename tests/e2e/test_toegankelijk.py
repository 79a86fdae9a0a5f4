"""The whole conversation with the keyboard alone, while a screen reader listens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.async_api import Page, expect

from tests.e2e.conftest import NieuwePagina
from tests.e2e.toetsen import Toetsenist, gehoord, luister
from tests.hulp.stapel import Stapel
from tests.hulp.verhaal import WENS

VAK = 'textbox "Typ je antwoord"'
LOG = 'log "Wat er gezegd is"'
ANTWOORD = 'form "Je antwoord"'
# A control that says what it is, but not what it is for.
NAAMLOOS = re.compile(r"^\s*- (?:button|link|textbox|checkbox|radio|form|region|log|img)(?=:|$| \[)", re.MULTILINE)


async def leesvolgorde(pagina: Page, knoppen: Sequence[str]) -> list[str]:
    """Return what is wrong with what a screen reader walks through: message, choices, box, in this order."""
    boom = await pagina.locator("main").aria_snapshot()
    plaatsen = [
        boom.find(wat) for wat in (LOG, ANTWOORD, *(f'button "{k}"' for k in knoppen), VAK, 'group "Dit kan altijd"')
    ]
    klachten = [f"zonder naam: {gevonden}" for gevonden in NAAMLOOS.findall(boom)]
    if -1 in plaatsen or plaatsen != sorted(plaatsen):
        klachten.append(f"volgorde {plaatsen} bij {knoppen}: {boom}")
    return klachten


async def woorden(pagina: Page) -> list[str]:
    """Return all messages of the log, as they are told."""
    alles = await pagina.locator("[data-bericht]").all_text_contents()
    return [re.sub(r"\s+", " ", tekst).strip() for tekst in alles]


async def praat_en_luister(klant: Toetsenist, fase: str) -> list[str]:
    """Answer everything until this stage; returns what a screen reader would trip over on the way."""
    klachten: list[str] = []
    for _ in range(45):
        gevraagd = await klant.vraag()
        knoppen = await klant.pagina.locator("#deel-keuzes button[name=keuze]").all_inner_texts()
        klachten += await leesvolgorde(klant.pagina, knoppen)
        if gevraagd.fase == fase:
            return klachten
        await klant.antwoord(klant.verteller.antwoord(gevraagd))
    raise AssertionError(await klant.gesprek())


async def test_with_the_keyboard_alone_a_client_gets_from_the_welcome_to_where_it_stands(
    stapel: Stapel, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    await luister(pagina)
    klant = Toetsenist(pagina, stapel.adres)
    await klant.open()
    await pagina.keyboard.press("Tab")
    await expect(pagina.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    await pagina.keyboard.press("Enter")
    await pagina.keyboard.press("Tab")
    await expect(pagina.locator("button[value=begin]")).to_be_focused()
    assert await praat_en_luister(klant, "samenvatting") == []
    await klant.druk("delen")
    await expect(pagina.locator("#verhaal")).to_contain_text("Je hebt dit gedeeld met een consulent")

    gezegd = await woorden(pagina)
    opening = next(n for n, regel in enumerate(gezegd) if regel.startswith("Jij:"))
    verteld = [regel for regel in await gehoord(pagina) if regel.startswith(("Jij:", "Vliegwiel:"))]
    assert verteld == gezegd[opening:]
    await pagina.reload()
    await expect(pagina.locator("#berichten")).to_have_attribute("aria-live", "polite")
    assert await gehoord(pagina) == []

    await klant.tab_naar("#verhaal a[href='/gedeeld']")
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Wat je deelde", level=1)).to_be_visible()
    await expect(pagina.get_by_text(WENS).first).to_be_visible()
    await klant.tab_naar("main a[href='/#laatste']")
    await pagina.keyboard.press("Enter")
    await expect(pagina.locator("#verhaal")).to_be_visible()
    assert klant.klachten == []
