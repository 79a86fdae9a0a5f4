"""A stack of our own: the whole product on free ports, with a temporary database, started as ``make run`` does."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from gesprekproef.kenner import PROJECT

KLAAR_BINNEN = 900  # seconds: the first start may have to train the model
WEG_BINNEN = 30
TUSSENPOOS = 0.5
KORT = aiohttp.ClientTimeout(total=2)
RUIM = "100000/minute"  # one address plays everybody


class StapelStuk(Exception):
    """The product did not start or stop; the message ends with the last lines of its logs."""


@dataclass
class Stapel:
    """The running product."""

    map: Path
    poorten: tuple[int, int, int] = field(default_factory=lambda: vrije_poorten())
    proces: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        """The address of the web application."""
        return f"http://127.0.0.1:{self.poorten[0]}"

    async def start(self) -> None:
        """Start everything and wait until the whole of it answers; raises ``StapelStuk``."""
        self._begin()
        for poort, pad in ((self.poorten[1], "/"), (self.poorten[2], "/health")):
            await self._wacht_op(f"http://127.0.0.1:{poort}{pad}")
        await self._wacht_op(f"{self.adres}/api/openapi.json")

    def _begin(self) -> None:
        web, rasa, acties = map(str, self.poorten)
        eigen = {
            "VLIEGWIEL_VAR_MAP": str(self.map), "VLIEGWIEL_POORT": web, "VLIEGWIEL_RASA_POORT": rasa,
            "VLIEGWIEL_ACTIES_POORT": acties, "VLIEGWIEL_LIMIET_NIEUWE_GESPREKKEN": RUIM,
            "VLIEGWIEL_LIMIET_BERICHTEN": RUIM,
        }  # fmt: skip
        # Settings of whoever runs this are not those of the stack under test.
        omgeving = {k: v for k, v in os.environ.items() if not k.startswith("VLIEGWIEL_")} | eigen
        with (self.map / "start.log").open("ab") as log:
            self.proces = subprocess.Popen(
                [sys.executable, "-m", "vliegwiel.cli", "start"], cwd=PROJECT, env=omgeving, stdout=log,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

    async def _wacht_op(self, adres: str) -> None:
        async with asyncio.timeout(KLAAR_BINNEN):
            while not await _antwoordt(adres):
                if self.proces is None or self.proces.poll() is not None:
                    raise StapelStuk(self.staart())
                await asyncio.sleep(TUSSENPOOS)

    async def stop(self) -> None:
        """Stop everything and wait until it is gone; raises ``StapelStuk``."""
        if self.proces is None:
            return
        self.proces.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(self.proces.wait, WEG_BINNEN)
        except subprocess.TimeoutExpired:
            os.killpg(self.proces.pid, signal.SIGKILL)
            raise StapelStuk(f"stopt niet binnen {WEG_BINNEN} s\n{self.staart()}") from None
        finally:
            self.proces = None

    async def herstart(self) -> None:
        """Restart every process on the same database and ports."""
        await self.stop()
        await self.start()

    def staart(self) -> str:
        """The last lines of the logs."""
        logs = sorted({*self.map.glob("*.log"), *self.map.glob("log/*.log")})
        return "\n".join(f"{p.name}: {r}" for p in logs for r in p.read_text("utf-8", "replace").splitlines()[-8:])


@contextlib.asynccontextmanager
async def eigen_stapel() -> AsyncIterator[Stapel]:
    """Start the product with an empty database, and clear everything away afterwards."""
    with tempfile.TemporaryDirectory(prefix="gesprek-proef-") as map_:
        stapel = Stapel(Path(map_))
        try:
            await stapel.start()
            yield stapel
        finally:
            await stapel.stop()


def vrije_poorten(aantal: int = 3) -> tuple[int, int, int]:
    """Return ports that nobody uses now."""
    proeven = [socket.create_server(("127.0.0.1", 0)) for _ in range(aantal)]
    poorten = [p.getsockname()[1] for p in proeven]
    for proef in proeven:
        proef.close()
    return poorten[0], poorten[1], poorten[2]


async def _antwoordt(adres: str) -> bool:
    try:
        async with aiohttp.ClientSession(timeout=KORT) as sessie, sessie.get(adres) as antwoord:
            return antwoord.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
