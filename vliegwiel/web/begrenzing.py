"""Rate limits: generous for people, tight enough that one address can't keep everybody waiting.

Counted in memory, per process: the numbers are a guard, not a quota. An address is never stored.
"""

from __future__ import annotations

import math
import time
from ipaddress import AddressValueError, IPv6Address, IPv6Network

from aiohttp import web
from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from vliegwiel.settings import Instellingen
from vliegwiel.web.sleutels import INSTELLINGEN

NIEUW, BERICHTEN = "nieuw", "berichten"


class TeSnel(Exception):
    """Too much in too little time; ``wacht`` is the number of seconds after which it may be tried again."""

    def __init__(self, wacht: int) -> None:
        super().__init__(f"wacht {wacht} s")
        self.wacht = wacht


class Begrenzer:
    """Counts what one address or one conversation does."""

    def __init__(self, instellingen: Instellingen) -> None:
        self._teller = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._grenzen: dict[str, list[RateLimitItem]] = {
            NIEUW: parse_many(instellingen.limiet_nieuwe_gesprekken),
            BERICHTEN: parse_many(instellingen.limiet_berichten),
        }

    async def tel(self, soort: str, wie: str) -> None:
        """Count one; raises ``TeSnel`` above a limit."""
        for grens in self._grenzen[soort]:
            if not await self._teller.hit(grens, soort, wie):
                venster = await self._teller.get_window_stats(grens, soort, wie)
                raise TeSnel(max(1, math.ceil(venster.reset_time - time.time())))


BEGRENZER = web.AppKey("begrenzer", Begrenzer)


def voeg_toe(app: web.Application) -> None:
    """Give the application its counters."""
    app[BEGRENZER] = Begrenzer(app[INSTELLINGEN])


def adres_van(request: web.Request) -> str:
    """Return the client's address; of IPv6 the network, because a home or a rented machine has 2⁶⁴ of them.

    ``X-Forwarded-For`` counts only for as many proxies as the settings name.
    """
    proxies = request.app[INSTELLINGEN].aantal_proxies
    doorgegeven = [a.strip() for a in ",".join(request.headers.getall("X-Forwarded-For", [])).split(",") if a.strip()]
    if proxies and len(doorgegeven) >= proxies:
        return _netwerk(doorgegeven[-proxies][:64])
    return _netwerk(request.remote or "")


def _netwerk(adres: str) -> str:
    """Return the /64 of an IPv6 address; anything else as it is, and IPv4 in the clothes of IPv6 as IPv4."""
    try:
        ip = IPv6Address(adres)
    except AddressValueError:
        return adres
    return str(ip.ipv4_mapped or IPv6Network((int(ip), 64), strict=False))


async def tel_nieuw(request: web.Request) -> None:
    """Count a new conversation of this address; raises ``TeSnel``."""
    await request.app[BEGRENZER].tel(NIEUW, adres_van(request))


async def tel_bericht(request: web.Request, gesprek_id: str) -> None:
    """Count a message of this conversation; raises ``TeSnel``."""
    await request.app[BEGRENZER].tel(BERICHTEN, gesprek_id)
