"""The one client of Rasa's REST channel. An empty list, an error and a timeout are all the same failure.

Rasa answers HTTP 200 ``[]`` for anything that goes wrong inside, so only a turn that can be read counts.
"""

from __future__ import annotations

import uuid
from typing import Any

import aiohttp

from vliegwiel.services.poorten import Gedacht, Opdracht, TaalStoring
from vliegwiel.services.vervoer import gedacht_from_dict


class RasaClient:
    """Implements ``services.poorten.Taalbegrip``. Use as a context around the life of the application."""

    def __init__(self, url: str, wachttijd: float) -> None:
        """``wachttijd``: seconds that one turn may take."""
        self._url = f"{url.rstrip('/')}/webhooks/rest/webhook"
        self._wachttijd = aiohttp.ClientTimeout(total=wachttijd)
        self._sessie: aiohttp.ClientSession | None = None

    async def denk(self, opdracht: Opdracht) -> Gedacht:
        """Return the turn that Rasa and the action server make of one message; raises ``TaalStoring``."""
        vraag = {
            # A sender of its own for every attempt: the tracker is one message long and nothing has to be locked.
            "sender": f"{opdracht.gesprek}.{opdracht.bericht}.{opdracht.poging}.{uuid.uuid4().hex[:8]}",
            "message": opdracht.tekst,
            "metadata": {
                "gesprek": opdracht.gesprek,
                "bericht": opdracht.bericht,
                "vraag": opdracht.vraag,
                "keuzes": list(opdracht.keuzes),
            },
        }
        try:
            antwoord = await self._post(vraag)
        except (aiohttp.ClientError, TimeoutError, ValueError) as fout:
            raise TaalStoring(type(fout).__name__) from fout
        gemaakt = [m["custom"] for m in antwoord if isinstance(m, dict) and isinstance(m.get("custom"), dict)]
        if not gemaakt:
            raise TaalStoring("leeg antwoord")
        return gedacht_from_dict(gemaakt[-1])

    async def _post(self, vraag: dict[str, Any]) -> list[Any]:
        if self._sessie is None:
            self._sessie = aiohttp.ClientSession(timeout=self._wachttijd)
        async with self._sessie.post(self._url, json=vraag) as antwoord:
            antwoord.raise_for_status()
            gegevens = await antwoord.json()
        if not isinstance(gegevens, list):
            raise ValueError("geen lijst")
        return gegevens

    async def sluit(self) -> None:
        """Close the connections."""
        if self._sessie is not None:
            await self._sessie.close()
            self._sessie = None
