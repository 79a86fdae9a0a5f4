"""Who may see a conversation: whoever holds its secret token. A wrong one and an unknown one get the same answer."""

from __future__ import annotations

import re

from aiohttp import hdrs, web

from vliegwiel.services.gesprek import OnbekendGesprek, zoek
from vliegwiel.web.sleutels import DIENST

_BEARER = re.compile(r"Bearer +([A-Za-z0-9_-]{20,100})", re.IGNORECASE | re.ASCII)


async def gesprek_van(request: web.Request) -> str:
    """Return the conversation of the path, when the token belongs to it; raises ``OnbekendGesprek``."""
    kop = _BEARER.fullmatch(request.headers.get(hdrs.AUTHORIZATION, "").strip())
    if kop is None:
        raise OnbekendGesprek
    gesprek_id = await zoek(request.app[DIENST], kop[1])
    if gesprek_id != request.match_info["id"]:
        raise OnbekendGesprek
    return gesprek_id
