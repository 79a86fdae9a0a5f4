"""The HTTP API, as a chat client uses it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

WACHTTIJD = aiohttp.ClientTimeout(total=60)
TE_SNEL, WACHT = 429, 202
MEESTE_POGINGEN = 40
PAUZE = 0.5


class Storing(Exception):
    """The product did not answer as its API promises; the message says what happened."""


@dataclass
class Verbinding:
    """One conversation through the API. ``id`` and ``token`` are all that a client keeps."""

    adres: str
    sessie: aiohttp.ClientSession
    id: str = ""
    token: str = ""

    async def begin(self) -> dict[str, Any]:
        """Begin a conversation; returns the opening."""
        gegevens, _ = await self._vraag("POST", "/api/gesprekken")
        self.id, self.token = gegevens["id"], gegevens["token"]
        return gegevens

    async def stuur(self, bericht: Mapping[str, Any]) -> tuple[dict[str, Any], float]:
        """Send one message; returns the reply and the seconds it took. A message that waits is waited for."""
        begin = time.perf_counter()
        gegevens, status = await self._vraag("POST", f"{self._pad}/berichten", bericht)
        for _ in range(MEESTE_POGINGEN):
            if status != WACHT:
                return gegevens, time.perf_counter() - begin
            await asyncio.sleep(PAUZE)
            gegevens, status = await self._vraag("POST", f"{self._pad}/berichten", bericht)
        raise Storing("een bericht bleef wachten")

    async def lees(self) -> dict[str, Any]:
        """Read the conversation as another device would: with the token and nothing else."""
        async with aiohttp.ClientSession(timeout=WACHTTIJD) as ander:
            gegevens, _ = await Verbinding(self.adres, ander, self.id, self.token)._vraag("GET", self._pad)
        return gegevens

    async def hervat(self) -> dict[str, Any]:
        """Go on as another device, with nothing but a code; returns the question that is open there."""
        code = (await self._vraag("POST", f"{self._pad}/hervatcode"))[0]["code"]
        self.token = ""
        gegevens, _ = await self._vraag("POST", "/api/verder", {"code": code})
        self.id, self.token = gegevens["id"], gegevens["token"]
        return gegevens

    async def matrix(self) -> dict[str, Any]:
        """Read the matrix."""
        return (await self._vraag("GET", f"{self._pad}/matrix"))[0]

    async def wijzig(self, cel: str, citaat: str) -> dict[str, Any]:
        """Give one line of the matrix other words."""
        return (await self._vraag("PATCH", f"{self._pad}/matrix/{cel}", {"citaat": citaat}))[0]

    async def klopt(self, cel: str) -> dict[str, Any]:
        """Say that one line of the matrix is right."""
        return (await self._vraag("PATCH", f"{self._pad}/matrix/{cel}", {"klopt": True}))[0]

    async def haal_weg(self, cel: str) -> dict[str, Any]:
        """Remove one line of the matrix."""
        return (await self._vraag("DELETE", f"{self._pad}/matrix/{cel}"))[0]

    async def bestaat(self) -> bool:
        """Whether this conversation can still be read."""
        async with self.sessie.get(self.adres + self._pad, headers=self._koppen) as antwoord:
            return antwoord.status == 200

    @property
    def _pad(self) -> str:
        return f"/api/gesprekken/{self.id}"

    @property
    def _koppen(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def _vraag(self, wijze: str, pad: str, inhoud: Mapping[str, Any] | None = None) -> tuple[dict[str, Any], int]:
        for _ in range(MEESTE_POGINGEN):
            try:
                async with self.sessie.request(wijze, self.adres + pad, json=inhoud, headers=self._koppen) as antwoord:
                    if antwoord.status == TE_SNEL:
                        await asyncio.sleep(float(antwoord.headers.get("Retry-After", PAUZE)))
                        continue
                    if antwoord.status >= 400:
                        raise Storing(f"{wijze} gaf {antwoord.status}: {(await antwoord.text())[:300]}")
                    return await antwoord.json(), antwoord.status
            except (aiohttp.ClientError, TimeoutError, ValueError) as fout:
                raise Storing(f"{wijze}: {type(fout).__name__} {fout}") from fout
        raise Storing(f"{wijze}: te veel verzoeken")


async def wegen(adres: str) -> str:
    """Return the description of the API as text: what this version can do. Raises ``Storing``."""
    try:
        async with (
            aiohttp.ClientSession(timeout=WACHTTIJD) as sessie,
            sessie.get(f"{adres}/api/openapi.json") as antwoord,
        ):
            return await antwoord.text()
    except (aiohttp.ClientError, TimeoutError) as fout:
        raise Storing(f"op {adres} antwoordt niemand: {fout}") from fout
