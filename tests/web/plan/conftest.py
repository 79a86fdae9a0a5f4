"""The application under test with a browser in front of it; see ``tests.hulp.webproef``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Route

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web, gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst

__all__ = ["browser", "gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]

NieuwePagina = Callable[..., Awaitable[Page]]
ELDERS = "Vandaag zon en wolken"


async def weer(route: Route) -> None:
    """The neutral site; nothing outside this machine is asked for anything."""
    await route.fulfill(body=f"<title>Het weer</title><h1>{ELDERS}</h1>", content_type="text/html; charset=utf-8")


@pytest.fixture
async def open_pagina(browser: Browser, webdienst: Web) -> AsyncIterator[NieuwePagina]:
    """Open the chat in a browser context of its own; a complaint in the console fails the test."""
    klachten: list[str] = []
    open_: list[BrowserContext] = []

    async def openen(pad: str = "/", **opties: object) -> Page:
        context = await browser.new_context(**opties)  # type: ignore[arg-type]
        open_.append(context)
        context.set_default_timeout(15_000)
        await context.route("https://www.knmi.nl/**", weer)
        context.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        context.on("weberror", lambda fout: klachten.append(str(fout.error)))
        pagina = await context.new_page()
        await pagina.goto(f"http://127.0.0.1:{webdienst.server.port}{pad}")
        return pagina

    yield openen
    for context in open_:
        await context.close()
    # The browser itself reports an answer that refuses, and a line that a test cut.
    assert [k for k in klachten if "422" not in k and "ERR_FAILED" not in k] == []
