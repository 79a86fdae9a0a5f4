"""What a client took away after sharing is gone at the desk when the new version is shared: also from older versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vliegwiel.core.wijzigingen import zonder_weggehaald
from vliegwiel.services.poorten_overdracht import Overdrachten

ALLE_VERSIES = 10_000


async def vergeet_weggehaald(repo: Overdrachten, overdracht_id: str, versie: int, inhoud: Mapping[str, Any]) -> None:
    """Take the words that the client took away out of the earlier versions too: nobody can read them any more."""
    for eerder in await repo.versies(overdracht_id, maximum=ALLE_VERSIES):
        schoon = zonder_weggehaald(eerder.inhoud, inhoud)
        if eerder.versie < versie and schoon != eerder.inhoud:
            await repo.herschrijf_versie(overdracht_id, eerder.versie, schoon)
