"""How long a telephone with a poor connection waits for the first page: ``make laadtijd``.

Starts the product's web part itself, on an empty database of its own, and loads the pages in Chromium with the line of
its developer tools set to 1.6 Mbit/s and 150 ms there and back, and the processor made four times slower. Each load has
an empty cache and a browser profile of its own. Reported, as medians: what comes over the line, how many requests, until
when the first question is readable (first contentful paint, and the last that the question's place moved), and until
when the box can be typed in and its script has run. Exit status 1: a page of ours is over the target.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from subprocess import Popen
from typing import Any

from playwright.async_api import Browser, CDPSession, Page, async_playwright

from scripts.postgres import vrije_poort
from tests.hulp.chromium import ARGUMENTEN, chromium
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage import migreer

MBIT, RONDREIS_MS, TRAGER = 1.6, 150, 4
DOEL_BYTES, DOEL_MS = 150_000, 2_500.0
GEDULD = 60.0  # seconds
TELEFOON = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Pagina:
    """What is loaded: where, and what a person waits for (selectors of what is read and of what is used)."""

    naam: str
    pad: str
    lees: str
    gebruik: str
    knop: str = ""
    doel: bool = True


PAGINAS = (
    Pagina("chat", "/", "[data-bericht]", "#tekst"),
    Pagina("code om verder te gaan", "/verder", "h1", "#hervatcode"),
    Pagina("hulplijnen", "/hulp", "h1", "a[href^='tel:']"),
    Pagina("widget: pagina van een ander", "/demo", "h1", "vliegwiel-widget .knop"),
    Pagina("widget: het gesprek erin", "/demo", "[data-bericht]", "#tekst", knop="vliegwiel-widget .knop"),
    Pagina("werkplek: aanmelden", "/desk/aanmelden", "h1", "input[name=gebruikersnaam]"),
)


@dataclass(frozen=True)
class Meting:
    """One load, or the medians of several. Bytes are those on the line, heads of the answers too."""

    naam: str
    bytes: int
    verzoeken: int
    leesbaar_ms: float
    bruikbaar_ms: float
