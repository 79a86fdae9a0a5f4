"""The first load stays light enough for a telephone with a poor connection; how long it takes is ``make laadtijd``."""

from __future__ import annotations

import asyncio

from playwright.async_api import Browser

from scripts.laadtijd import DOEL_BYTES, PAGINAS, gastpagina, laad
from tests.hulp.webproef import Web

GEDULD = 60.0
ALLEEN_DE_WOORDEN = 10_000  # less than this is a page without its looks


async def test_a_first_load_brings_no_more_than_150_kb_over_the_line(webdienst: Web, browser: Browser) -> None:
    adres = str(webdienst.server.make_url("")).rstrip("/")
    async with asyncio.timeout(GEDULD), gastpagina(adres) as gastheer:
        geladen = {p.naam: await laad(browser, adres, p, gastheer, geremd=False) for p in PAGINAS}
    for naam, keer in geladen.items():
        assert ALLEEN_DE_WOORDEN < keer.bytes <= DOEL_BYTES, (naam, keer)


async def test_a_second_visit_brings_little_more_than_the_words(webdienst: Web, browser: Browser) -> None:
    adres = str(webdienst.server.make_url("/"))
    pagina = await browser.new_page()
    await pagina.goto(adres)
    gehaald: list[str] = []
    pagina.on("response", lambda antwoord: gehaald.append(antwoord.url))
    sessie = await pagina.context.new_cdp_session(pagina)
    over_de_lijn: list[float] = []
    sessie.on("Network.loadingFinished", lambda wat: over_de_lijn.append(wat["encodedDataLength"]))
    await sessie.send("Network.enable")
    await pagina.goto(adres)
    await pagina.wait_for_load_state()
    assert len(gehaald) > 4
    assert sum(lengte > 0 for lengte in over_de_lijn) == 1
