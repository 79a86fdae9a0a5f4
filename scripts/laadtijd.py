"""How long a telephone on a poor connection waits for the first page: ``make laadtijd``.

Starts the product's web part itself, on an empty database of its own, and loads its pages in Chromium, with the line of
the developer tools at 1.6 Mbit/s and 150 ms there and back, and the processor four times slower. Every load has a
profile of its own, so nothing is kept from the one before. Two round trips are added for making the connection (TCP and
TLS 1.3), which the developer tools leave out. Prints medians and writes JSON. Exit status 1: a page is over the target.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from aiohttp import web
from playwright.async_api import Browser, CDPSession, Frame, Page, async_playwright

from scripts.bench_werkplek import draaiend
from tests.hulp.chromium import ARGUMENTEN, chromium
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage import migreer

BITS_PER_SECONDE, RONDREIS_MS, TRAGER = 1_600_000, 150, 4
VERBINDEN_MS = 2 * RONDREIS_MS
DOEL_BYTES, DOEL_MS = 150_000, 2_500.0
KADER = "vliegwiel-widget iframe"
# When the last of what is read was painted, and when what is used works: the scripts of the page have run.
_TIJDEN = """() => new Promise((klaar) => {
  const [reis] = performance.getEntriesByType('navigation');
  new PerformanceObserver((lijst, kijker) => {
    kijker.disconnect();
    const gelezen = lijst.getEntries().at(-1).startTime;
    klaar([gelezen, Math.max(gelezen, reis.domContentLoadedEventEnd)]);
  }).observe({type: 'largest-contentful-paint', buffered: true});
})"""


@dataclass(frozen=True)
class Pagina:
    """What is loaded: ``lees`` and ``gebruik`` are what a person waits for. ``kader``: opened in the widget."""

    naam: str
    pad: str
    lees: str
    gebruik: str
    kader: bool = False


PAGINAS = (
    Pagina("het gesprek", "/", "[data-bericht]", "#tekst"),
    Pagina("het gesprek in de widget", "/", "[data-bericht]", "#tekst", kader=True),
    Pagina("verder met een code", "/verder", "h1", "#hervatcode"),
    Pagina("werkplek, aanmelden", "/desk/aanmelden", "h1", "[name=gebruikersnaam]"),
)


@dataclass(frozen=True)
class Laden:
    """One load: bytes and requests on the line, and until when something could be read and used."""

    bytes: int
    verzoeken: int
    leesbaar_ms: float
    bruikbaar_ms: float


@dataclass(frozen=True)
class Meting:
    """The medians of several loads of one page, and the longest wait."""

    naam: str
    keer: int
    bytes: int
    verzoeken: int
    leesbaar_ms: float
    bruikbaar_ms: float
    langst_ms: float

    @property
    def haalt_het(self) -> bool:
        """Whether the page is within the targets."""
        return self.bytes <= DOEL_BYTES and self.bruikbaar_ms <= DOEL_MS


class Lijn:
    """Counts what a page asks for and gets; ``geremd``: over a poor line, on a slow processor."""

    def __init__(self, sessie: CDPSession, *, geremd: bool) -> None:
        self.sessie, self.geremd = sessie, geremd
        self.bytes = self.verzoeken = 0

    async def open(self) -> None:
        """Begin to count."""
        self.sessie.on("Network.loadingFinished", self._tel)
        await self.sessie.send("Network.enable")
        if self.geremd:
            vaart = {"downloadThroughput": BITS_PER_SECONDE / 8, "uploadThroughput": BITS_PER_SECONDE / 8}
            await self.sessie.send(
                "Network.emulateNetworkConditions", {"offline": False, "latency": RONDREIS_MS, **vaart}
            )
            await self.sessie.send("Emulation.setCPUThrottlingRate", {"rate": TRAGER})

    def _tel(self, wat: dict[str, Any]) -> None:
        # Nothing on the line: it was in the memory of this same page already.
        self.verzoeken += wat["encodedDataLength"] > 0
        self.bytes += int(wat["encodedDataLength"])


async def laad(browser: Browser, adres: str, pagina: Pagina, gastheer: str, *, geremd: bool = True) -> Laden:
    """Load a page once, with an empty cache; ``gastheer`` is the address of somebody else's page with the widget."""
    venster = await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    try:
        tabblad = await venster.new_page()
        lijn = Lijn(await venster.new_cdp_session(tabblad), geremd=geremd)
        await lijn.open()
        await tabblad.goto(gastheer if pagina.kader else adres + pagina.pad)
        plek: Page | Frame = await _open_widget(tabblad, lijn) if pagina.kader else tabblad
        for wat in (pagina.lees, pagina.gebruik):
            await plek.locator(wat).first.wait_for()
        await plek.wait_for_load_state()
        leesbaar, bruikbaar = await plek.evaluate(_TIJDEN)
        return Laden(lijn.bytes, lijn.verzoeken, leesbaar + VERBINDEN_MS, bruikbaar + VERBINDEN_MS)
    finally:
        await venster.close()


async def _open_widget(tabblad: Page, lijn: Lijn) -> Frame:
    """Press the launcher; only what that brings counts."""
    await tabblad.wait_for_load_state("networkidle")
    lijn.bytes = lijn.verzoeken = 0
    await tabblad.locator("vliegwiel-widget .knop").click()
    kader = await (await tabblad.locator(KADER).element_handle()).content_frame()
    if kader is None:
        raise RuntimeError("de widget heeft geen kader")
    return kader


@asynccontextmanager
async def gastpagina(adres: str) -> AsyncIterator[str]:
    """Give the address of a page of somebody else, with the widget of ``adres`` in it."""

    async def pagina(_: web.Request) -> web.Response:
        html = f'<!doctype html><html lang="nl"><title>Voorbeeldstad</title><script defer src="{adres}/widget.js"></script>'
        return web.Response(text=html, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", pagina)
    loper = web.AppRunner(app)
    await loper.setup()
    try:
        plek = web.TCPSite(loper, "127.0.0.1", 0)
        await plek.start()
        yield f"http://127.0.0.1:{loper.addresses[0][1]}/"
    finally:
        await loper.cleanup()


async def meet(adres: str, keer: int) -> list[Meting]:
    """Load every page ``keer`` times, after one that does not count."""
    metingen = []
    async with async_playwright() as playwright, gastpagina(adres) as gastheer:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTEN))
        for pagina in PAGINAS:
            keren = [await laad(browser, adres, pagina, gastheer) for _ in range(keer + 1)][1:]
            tijden = [k.bruikbaar_ms for k in keren]
            metingen.append(
                Meting(
                    pagina.naam,
                    keer,
                    max(k.bytes for k in keren),
                    max(k.verzoeken for k in keren),
                    round(median(k.leesbaar_ms for k in keren)),
                    round(median(tijden)),
                    round(max(tijden)),
                )
            )
        await browser.close()
    return metingen


def toon(metingen: list[Meting]) -> None:
    """Print the figures."""
    print(f"{'pagina':26} {'kB':>6} {'verzoeken':>9} {'leesbaar':>9} {'bruikbaar':>9} {'langst':>8}")
    for m in metingen:
        tijden = f"{m.leesbaar_ms:>6.0f} ms {m.bruikbaar_ms:>6.0f} ms {m.langst_ms:>5.0f} ms"
        print(f"{m.naam:26} {m.bytes / 1000:>6.1f} {m.verzoeken:>9} {tijden}{'' if m.haalt_het else '  te veel'}")
    print(
        f"doel: {DOEL_BYTES / 1000:.0f} kB, {DOEL_MS:.0f} ms; 1,6 Mbit/s, {RONDREIS_MS} ms rondreis, processor {TRAGER}× trager"
    )


def main() -> int:
    """Measure, print and write; 1 when a page is over the target."""
    lezer = argparse.ArgumentParser(prog="make laadtijd", description=__doc__.splitlines()[0] if __doc__ else "")
    lezer.add_argument("--keer", type=int, default=5)
    lezer.add_argument("--json", type=Path, default=Path("results/laadtijd.json"))
    opties = lezer.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        instellingen = laad_instellingen(var_map=Path(map_))
        migreer(instellingen.database_url)
        with draaiend(instellingen.database_url, Path(map_)) as adres:
            metingen = asyncio.run(meet(adres, opties.keer))
    toon(metingen)
    opties.json.parent.mkdir(parents=True, exist_ok=True)
    gegevens = {"machine": platform.platform(), "paginas": [asdict(m) for m in metingen]}
    opties.json.write_text(json.dumps(gegevens, indent=2) + "\n", "utf-8")
    print(f"JSON={opties.json}")
    return 0 if all(m.haalt_het for m in metingen) else 1


if __name__ == "__main__":
    sys.exit(main())
