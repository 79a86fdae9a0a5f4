"""Somebody in front of the chat page, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web

__all__ = ["browser"]

WENS = "Ik wil werk met dieren"
WAAROM = "Dan hoor ik er weer bij"
VAN_MIJ = ".vw-bericht--client[data-bericht]"
ONDERWEG = ".vw-bericht--weg"
# Written by us for the browser's own voices, of which headless Chromium has none: it keeps what would be heard.
STEMMEN = """(stemmen) => {
  window.gehoord = []; window.gestopt = 0; window.lopend = null;
  const stem = Object.assign(new EventTarget(), {
    getVoices: () => stemmen, speak: u => { window.gehoord.push(u.text); window.lopend = u; },
    cancel: () => { window.gestopt += 1; } });
  Object.defineProperty(window, 'speechSynthesis', { value: stem });
  window.SpeechSynthesisUtterance = class { constructor(tekst) { this.text = tekst; } };
}"""
AFGELUISTERD = """() => { window.erbij = [];
  new MutationObserver(lijst => lijst.forEach(m => m.addedNodes.forEach(n => {
    if (n.nodeType === 1 && !n.closest('[aria-hidden=true]')) window.erbij.push(n.innerText.replace(/\\s+/g, ' ').trim()); })))
    .observe(document.getElementById('berichten'), { childList: true, subtree: true }); }"""


@pytest.fixture
async def klachten() -> AsyncIterator[list[str]]:
    """What browsers complain about; they also name every refusal, and that there is no connection."""
    gevonden: list[str] = []
    yield gevonden
    assert [
        k for k in gevonden if not re.search("ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (403|409|422)", k)
    ] == []


class Lezer:
    """Somebody in front of the chat page."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina

    async def begin(self) -> None:
        """Press the first button."""
        await self.pagina.locator("button[value=begin]").click()
        await self.stap(1)

    async def typ(self, tekst: str) -> None:
        """Type something and press "Stuur"."""
        await self.pagina.locator("#tekst").fill(tekst)
        await self.pagina.locator(".vw-typ__stuur").click()

    async def stap(self, nummer: int) -> None:
        """Wait for this stage of the talk."""
        await expect(self.pagina.locator("#voortgang")).to_contain_text(f"Stap {nummer} van 8")
        await expect(self.pagina.locator("#typt")).to_be_hidden()

    async def zei(self, tekst: str) -> int:
        """How often it stands in the talk as said by the client."""
        return await self.pagina.locator(VAN_MIJ).filter(has_text=tekst).count()

    async def bewaard(self) -> str:
        """What this tab keeps."""
        return str(await self.pagina.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"))


@pytest.fixture
async def open_chat(webdienst: Web, browser: Browser, klachten: list[str]):  # type: ignore[no-untyped-def]
    """Open the chat in a browser of its own, or in another tab of the browser of ``naast``."""

    async def openen(
        naast: Lezer | None = None, stemmen: list[dict[str, object]] | None = None, **opties: object
    ) -> Lezer:
        context = naast.pagina.context if naast else await browser.new_context(**opties)  # type: ignore[arg-type]
        pagina = await context.new_page()
        pagina.set_default_timeout(20_000)
        pagina.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        if stemmen is not None:
            await pagina.add_init_script(f"({STEMMEN})({json.dumps(stemmen)})")
        await pagina.goto(str(webdienst.server.make_url("/")))
        if opties.get("java_script_enabled", True):
            await expect(pagina.get_by_role("log")).to_have_attribute("aria-live", "polite")
        return Lezer(pagina)

    return openen
