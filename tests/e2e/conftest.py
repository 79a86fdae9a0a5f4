"""A real browser in front of the real stack."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, Page

from tests.hulp.chromium import browser
from tests.hulp.stapel import stapel

__all__ = ["browser", "stapel"]

NieuwePagina = Callable[..., Awaitable[Page]]


@pytest.fixture
async def klachten() -> AsyncIterator[list[str]]:
    """What browsers complain about; at the end of a test there may be nothing left in it."""
    gevonden: list[str] = []
    yield gevonden
    assert gevonden == []


@pytest.fixture
async def open_pagina(browser: Browser, klachten: list[str]) -> NieuwePagina:
    """Open a page in a browser of its own (own cookies); options are those of a browser context."""

    async def openen(**opties: object) -> Page:
        pagina = await (await browser.new_context(**opties)).new_page()  # type: ignore[arg-type]
        pagina.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        pagina.set_default_timeout(60_000)
        return pagina

    return openen
