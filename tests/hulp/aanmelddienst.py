"""A real OpenID Connect provider (npm ``oidc-provider``) on a free port, and a browser that logs in there."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from aiohttp import ClientSession, CookieJar

SCRIPT = Path(__file__).with_suffix(".mjs")
HOOGUIT = 12  # pages on the way


@dataclass(frozen=True)
class Dienst:
    """A running provider. ``noor`` is a consultant, ``bram`` an administrator, ``gast`` has no role of ours."""

    issuer: str
    proces: subprocess.Popen[str]

    def stop(self) -> None:
        """Let it go down."""
        if self.proces.stdin:
            self.proces.stdin.close()
        self.proces.wait(20)


@contextmanager
def draai_dienst(terug: str) -> Iterator[Dienst]:
    """Run it as long as the block lasts (it also stops when the tests are killed: then its input closes); ``terug``: the address that it may send people back to."""
    node = shutil.which("node")
    assert node, "Node is er niet; `make setup` zegt hoe je het krijgt"
    proces = subprocess.Popen(
        [node, str(SCRIPT), terug],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert proces.stdout
    dienst = Dienst(proces.stdout.readline().strip(), proces)
    try:
        assert dienst.issuer.startswith("http://127.0.0.1:"), "de aanmelddienst start niet"
        yield dienst
    finally:
        if proces.poll() is None:
            dienst.stop()
        proces.stdout.close()


class Surfer:
    """A browser at the provider: it keeps its cookies, fills in who it is, and agrees."""

    def __init__(self) -> None:
        self.sessie = ClientSession(cookie_jar=CookieJar(unsafe=True))

    async def door(self, adres: str, wie: str, terug: str) -> str:
        """Return the address with which the provider sends this person back."""
        for _ in range(HOOGUIT):
            if adres.startswith(terug):
                return adres
            async with self.sessie.get(adres, allow_redirects=False) as antwoord:
                naar, tekst = antwoord.headers.get("Location"), await antwoord.text()
            if not naar:
                naar = await self._vul_in(adres, tekst, wie)
            adres = urljoin(adres, naar)
        raise AssertionError(f"niet teruggestuurd vanaf {adres}")

    async def _vul_in(self, adres: str, tekst: str, wie: str) -> str:
        doel = re.search(r'action="([^"]+)"', tekst)
        soort = re.search(r'name="prompt" value="(\w+)"', tekst)
        assert doel, tekst
        assert soort, tekst
        velden = {"prompt": soort[1], "login": wie, "password": "x"}
        async with self.sessie.post(urljoin(adres, doel[1]), data=velden, allow_redirects=False) as antwoord:
            assert antwoord.status == 303, await antwoord.text()
            return antwoord.headers["Location"]

    async def sluit(self) -> None:
        """Close it."""
        await self.sessie.close()
