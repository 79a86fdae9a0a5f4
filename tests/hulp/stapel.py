"""The real thing for tests: Rasa, the action server and the web application as processes, on free ports.

``stapel`` is a session fixture: one stack for all end-to-end tests, each of which uses its own conversation. A test
that wants something broken stops and starts one of the processes by its name (``bot``, ``acties``, ``web``).
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from vliegwiel.cli import processen
from vliegwiel.eerste_inlog import eerste_inlog
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.storage import migreer
from vliegwiel.toezicht import Proces
from vliegwiel.toezicht.proces import Lopend

# The first start may have to train the model.
KLAAR_BINNEN = {"bot": 900.0, "acties": 60.0, "web": 60.0}
WEG_BINNEN = 20.0
TUSSENPOOS = 0.1


class StapelStuk(Exception):
    """A process did not start or stop in time; the message ends with the last lines of its log."""


@dataclass
class Stapel:
    """The running processes and their settings."""

    instellingen: Instellingen
    lopend: dict[str, Lopend] = field(default_factory=dict)

    @property
    def adres(self) -> str:
        """The address of the web application."""
        return f"http://127.0.0.1:{self.instellingen.web_poort}"

    async def login(self) -> tuple[str, str]:
        """Return the name and password of a consultant."""
        consulent = (await eerste_inlog(self.instellingen))[0]
        return consulent.gebruikersnaam, consulent.wachtwoord

    def start(self, *namen: str) -> None:
        """Start these processes (all by default) and wait until they answer; raises ``StapelStuk``."""
        gekozen = [p for p in processen(self.instellingen) if not namen or p.naam in namen]
        for proces in gekozen:
            self._begin(proces)
        for proces in gekozen:
            self._wacht_op(proces)

    def _begin(self, proces: Proces) -> None:
        log = self.instellingen.var_map / "log"
        log.mkdir(exist_ok=True)
        omgeving = {
            **proces.omgeving,
            "VLIEGWIEL_VAR_MAP": str(self.instellingen.var_map),
            "VLIEGWIEL_LIMIET_NIEUWE_GESPREKKEN": self.instellingen.limiet_nieuwe_gesprekken,
            "VLIEGWIEL_LIMIET_BERICHTEN": self.instellingen.limiet_berichten,
            "VLIEGWIEL_RASA_WACHTTIJD": str(self.instellingen.rasa_wachttijd),
        }
        self.lopend[proces.naam] = Lopend(replace(proces, omgeving=omgeving), log / f"{proces.naam}.log")

    def _wacht_op(self, proces: Proces) -> None:
        lopend, tot = self.lopend[proces.naam], time.monotonic() + KLAAR_BINNEN[proces.naam]
        while not proces.antwoordt():
            if lopend.status() is not None or time.monotonic() > tot:
                raise StapelStuk("\n".join([f"{proces.naam} start niet:", *lopend.staart(40)]))
            time.sleep(TUSSENPOOS)

    def stop(self, *namen: str, sein: signal.Signals = signal.SIGTERM) -> None:
        """Stop these processes (all by default) and wait until they are gone; raises ``StapelStuk``."""
        gekozen = {n: p for n, p in self.lopend.items() if not namen or n in namen}
        for lopend in gekozen.values():
            lopend.sein(sein)
        tot = time.monotonic() + WEG_BINNEN
        for naam, lopend in gekozen.items():
            while lopend.status() is None:
                if time.monotonic() > tot:
                    lopend.sein(signal.SIGKILL)
                    raise StapelStuk(f"{naam} stopt niet")
                time.sleep(TUSSENPOOS)
            del self.lopend[naam]


def vrije_poorten(aantal: int) -> list[int]:
    """Return ports that nobody uses now."""
    proeven = [socket.create_server(("127.0.0.1", 0)) for _ in range(aantal)]
    poorten = [p.getsockname()[1] for p in proeven]
    for proef in proeven:
        proef.close()
    return poorten


def maak_stapel(map_: Path) -> Stapel:
    """Return a stack with an empty SQLite database in this folder, not yet started."""
    web, rasa, acties = vrije_poorten(3)
    instellingen = laad_instellingen(
        var_map=map_,
        web_poort=web,
        rasa_poort=rasa,
        acties_poort=acties,
        limiet_nieuwe_gesprekken="1000/minute",
        limiet_berichten="1000/minute",
    )
    migreer(instellingen.database_url)
    return Stapel(instellingen)


@pytest.fixture(scope="session")
def stapel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stapel]:
    """The whole product, running."""
    # Settings of whoever runs the tests are not those of the stack under test.
    anders = [naam for naam in os.environ if naam.startswith("VLIEGWIEL_") and naam != "VLIEGWIEL_CHROMIUM"]
    oud = {naam: os.environ.pop(naam) for naam in anders}
    gemaakt = maak_stapel(tmp_path_factory.mktemp("stapel"))
    try:
        gemaakt.start()
        yield gemaakt
    finally:
        gemaakt.stop()
        os.environ.update(oud)
