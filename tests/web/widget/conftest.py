"""The application under test, and a browser on a page of somebody else; see ``tests.hulp.webproef``."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright

from tests.hulp.chromium import ARGUMENTEN, chromium
from tests.hulp.webproef import gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst

__all__ = ["gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]

# What a person can choose in the browser's own settings.
VOORKEUREN: dict[str, dict[str, object]] = {
    "gewoon": {},
    "geen cookies van anderen": {"cookie_controls_mode": 1, "block_third_party_cookies": True},
    "geen opslag": {"default_content_setting_values": {"cookies": 2}},
}
NieuwePagina = Callable[..., Awaitable[Page]]


@pytest.fixture
async def klachten() -> AsyncIterator[list[str]]:
    """What the browser complains about; at the end of a test there may be nothing left in it."""
    gevonden: list[str] = []
    yield gevonden
    assert gevonden == []


@pytest.fixture
async def open_pagina(tmp_path: Path, klachten: list[str]) -> AsyncIterator[NieuwePagina]:
    """Open a page in a browser with settings of its own; other options are those of a browser context."""
    async with async_playwright() as playwright:
        open_: list[BrowserContext] = []

        async def openen(voorkeur: str = "gewoon", **opties: object) -> Page:
            profiel = tmp_path / f"profiel{len(open_)}"
            (profiel / "Default").mkdir(parents=True)
            (profiel / "Default" / "Preferences").write_text(json.dumps({"profile": VOORKEUREN[voorkeur]}))
            context = await playwright.chromium.launch_persistent_context(
                profiel, executable_path=chromium(), args=list(ARGUMENTEN), **opties,  # type: ignore[arg-type]
            )  # fmt: skip
            open_.append(context)
            pagina = context.pages[0]
            pagina.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
            pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
            return pagina

        yield openen
        for context in open_:
            await context.close()
