"""The HTTP side of VNG Klantinteracties: JSON over httpx, and every way to fail under one of our own names.

Nothing of an answer or an address is logged or kept in an error. A connection serves one request: an answer that comes
twice can't be taken for the answer to the next one. Redirects are not followed, so the token goes to one host only.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from uuid import UUID

import httpx

from vliegwiel.services.poorten_uitwisseling import Geweigerd, MagNiet, NietGevonden, Overkantfout, Storing

# They log whole addresses, with what is looked for in them.
for _naam in ("httpx", "httpcore"):
    logging.getLogger(_naam).setLevel(logging.WARNING)

GEWEIGERD = (400, 409, 413, 414, 415, 422)
PER_PAGINA = "100"


class Klantinteracties:
    """One register (``services.poorten_uitwisseling.Overkant``). Make one per process and ``sluit`` it at the end."""

    def __init__(self, url: str, token: str, wachttijd: float, klok: Callable[[], datetime]) -> None:
        self._wachttijd, self._klok = wachttijd, klok
        koppen = {"Authorization": f"Token {token}", "Accept": "application/json", "Connection": "close"}
        self._client = httpx.AsyncClient(
            base_url=f"{url.rstrip('/')}/",
            headers=koppen if token else {k: v for k, v in koppen.items() if k != "Authorization"},
            timeout=wachttijd,
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=0),
            follow_redirects=False,
            trust_env=False,
            verify=ssl.create_default_context(),  # the certificates that the machine trusts
        )

    async def sluit(self) -> None:
        """Close what is open."""
        await self._client.aclose()

    async def lijst(self, soort: str, **filters: str) -> list[Mapping[str, Any]]:
        """Return what the other side finds; it may find more than was asked for."""
        antwoord = await self._vraag("GET", soort, params={**filters, "pageSize": PER_PAGINA})
        gevonden = antwoord.get("results")
        if not isinstance(gevonden, list) or not all(isinstance(g, dict) and "uuid" in g for g in gevonden):
            raise Storing("onleesbaar")
        return gevonden

    async def maak(self, soort: str, inhoud: Mapping[str, Any]) -> str:
        """Add one and return its id."""
        return _uuid((await self._vraag("POST", soort, json=inhoud)).get("uuid"))

    async def wijzig(self, soort: str, uuid: str, inhoud: Mapping[str, Any]) -> None:
        """Change these fields of one."""
        await self._vraag("PATCH", f"{soort}/{_uuid(uuid)}", json=inhoud)

    async def verwijder(self, soort: str, uuid: str) -> None:
        """Remove one."""
        await self._vraag("DELETE", f"{soort}/{_uuid(uuid)}")

    async def _vraag(self, methode: str, pad: str, **inhoud: Any) -> Mapping[str, Any]:
        try:
            # The library's limit is per step; a side that sends a byte a second keeps within it for ever.
            async with asyncio.timeout(self._wachttijd):
                antwoord = await self._client.request(methode, pad, **inhoud)
        except (TimeoutError, httpx.TimeoutException):
            raise Storing("te_traag") from None
        except httpx.ConnectError:
            raise Storing("geen_verbinding") from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise Storing("afgebroken") from None
        if not antwoord.is_success:
            raise self._fout(antwoord)
        if methode == "DELETE":
            return {}
        try:
            gelezen = antwoord.json()
        except ValueError:
            raise Storing("onleesbaar") from None
        if not isinstance(gelezen, dict):
            raise Storing("onleesbaar")
        return gelezen

    def _fout(self, antwoord: httpx.Response) -> Overkantfout:
        status = antwoord.status_code
        soort = f"http_{status}"
        if status in GEWEIGERD:
            return Geweigerd(soort)
        if status in (404, 410):
            return NietGevonden(soort)
        if status in (403, 405):
            return MagNiet(soort)
        return Storing(soort, self._later(antwoord.headers.get("Retry-After", "")))

    def _later(self, kop: str) -> timedelta | None:
        """Return how long the other side asks to wait: seconds, or until a moment."""
        if kop.isascii() and kop.isdigit():
            return timedelta(seconds=min(int(kop), 10**7))
        try:
            moment = parsedate_to_datetime(kop)
        except ValueError:
            return None
        duur = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - self._klok()
        return duur if duur > timedelta() else None


def _uuid(waarde: object) -> str:
    """Return an id that can safely stand in an address; raises ``Storing``."""
    try:
        return str(UUID(str(waarde)))
    except ValueError:
        raise Storing("onleesbaar") from None
