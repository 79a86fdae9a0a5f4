"""The application under test, and one browser window that looks at it in every way; see ``tests.hulp.toegankelijk``."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.hulp.chromium import browser
from tests.hulp.toegankelijk import Schouw
from tests.hulp.webproef import gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst

__all__ = ["browser", "gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]


@pytest.fixture
async def klachten() -> AsyncIterator[list[str]]:
    """What the browser complains about; at the end of a test there may be nothing left in it."""
    gevonden: list[str] = []
    yield gevonden
    assert gevonden == []


@pytest.fixture
async def schouw(browser: Browser, klachten: list[str]) -> AsyncIterator[Schouw]:
    """One page, on which everything is looked at; at the end of a test nothing may be wrong with anything."""
    pagina = await browser.new_page(locale="nl-NL")
    pagina.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    pagina.set_default_timeout(20_000)
    gezien = Schouw(pagina)
    yield gezien
    assert not gezien.fouten, gezien.verslag()
