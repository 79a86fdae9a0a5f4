"""What tests of the widget do on the hostile and strict page of another site."""

from __future__ import annotations

import asyncio

from playwright.async_api import Frame, FrameLocator, Page, expect

from tests.hulp.axe import overtredingen
from tests.hulp.toegankelijk import meet
from tests.hulp.webproef import Web

WENS = "Ik wil weer werk"
KNOP = "Vertel wat je wilt"
BUREAU, TELEFOON, VIERHONDERD = ({"width": b, "height": h} for b, h in ((1280, 800), (390, 844), (320, 256)))


async def naar_demo(webdienst: Web, pagina: Page, vraag: str = "") -> None:
    """Open the page of somebody else: ``localhost``, where the chat is ``127.0.0.1``."""
    pagina.set_default_timeout(20_000)
    await pagina.goto(f"http://localhost:{webdienst.server.port}/demo{vraag}")


async def open_kader(pagina: Page) -> FrameLocator:
    """Press the launcher and wait for the talk."""
    await pagina.get_by_role("button", name=KNOP).click()
    kader = pagina.frame_locator("vliegwiel-widget iframe")
    await expect(kader.locator("#tekst")).to_be_visible()
    await expect(pagina.locator("vliegwiel-widget .uitleg")).to_be_hidden()
    return kader


async def praat(kader: FrameLocator) -> None:
    """Begin and say one thing."""
    await kader.locator("button[value=begin]").click()
    await expect(kader.locator("#voortgang")).to_be_visible()
    await kader.locator("#tekst").fill(WENS)
    await kader.locator(".vw-typ__stuur").click()
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text(WENS)
    await expect(kader.locator("#voortgang")).to_contain_text("Stap 2")


def binnen(pagina: Page) -> Frame:
    """The frame with the talk."""
    return pagina.frames[1]


async def wordt(waar: Page | Frame, vraag: str, arg: str | None = None) -> None:
    """Wait until this is so."""
    async with asyncio.timeout(30):
        while not await waar.evaluate(vraag, arg):
            await waar.wait_for_timeout(50)


async def heeft_focus(pagina: Page, element: str) -> None:
    """Wait until the keyboard is at this element inside the frame. ``hasFocus()`` lags behind in headless Chromium."""
    # Not wait_for_function: that evaluates strings, which the strict policy of the pages refuses.
    await wordt(pagina, "() => document.activeElement.shadowRoot?.activeElement?.localName === 'iframe'")
    await wordt(binnen(pagina), "wat => document.activeElement.matches(wat)", element)


async def fouten(plek: Page | Frame, waar: str) -> list[str]:
    """Return what axe-core finds in ``waar`` (a selector), and within the frame what does not fit."""
    gevonden = await overtredingen(plek, waar=waar)
    return gevonden + (await meet(plek, "indeling") + await meet(plek, "doelen") if isinstance(plek, Frame) else [])
