"""The browser of the tests: the system's own headless Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

# How long a condition may take to come true, in milliseconds: a machine that does other work is slow, and not wrong.
expect.set_options(timeout=30_000)
ARGUMENTEN = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def chromium() -> str:
    """Path of the browser: VLIEGWIEL_CHROMIUM, or the one on PATH. Raises FileNotFoundError when there is none."""
    gekozen = os.environ.get("VLIEGWIEL_CHROMIUM")
    gevonden = shutil.which(gekozen) if gekozen else shutil.which("chromium") or shutil.which("chromium-browser")
    if gevonden is None:
        raise FileNotFoundError(f"geen Chromium gevonden ({gekozen or 'chromium'}); `make setup` installeert die")
    return gevonden


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        gestart = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTEN))
        yield gestart
        await gestart.close()
