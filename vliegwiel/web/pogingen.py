"""How often codes may be tried: per address, and by everybody together.

Right and wrong codes count the same, so being refused says nothing about a code. Counted in memory, per process, like
the other limits: with more than 68 bits in a code they keep the noise out, they are not what makes guessing hopeless.
An address is never stored.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from limits import RateLimitItem, parse_many

from vliegwiel.web.begrenzing import TeSnel, adres_van
from vliegwiel.web.sleutels import INSTELLINGEN, KLOK

MEESTE_ADRESSEN = 10_000
IEDEREEN = ""


class Pogingen:
    """Counts attempts in sliding windows, by the clock that it is given."""

    def __init__(self, per_adres: str, samen: str, klok: Callable[[], datetime]) -> None:
        self._per_adres, self._samen, self._klok = parse_many(per_adres), parse_many(samen), klok
        self._gezien: dict[str, deque[float]] = {}

    def kijk(self, adres: str) -> None:
        """Count nothing; raises ``TeSnel`` when one more attempt would be too many."""
        nu, wie = self._klok().timestamp(), f"a {adres}"
        wacht = max(self._wacht(wie, self._per_adres, nu), self._wacht(IEDEREEN, self._samen, nu))
        if wacht > 0:
            raise TeSnel(max(1, math.ceil(wacht)))

    def tel(self, adres: str) -> None:
        """Count one attempt; raises ``TeSnel`` above a limit. A refused attempt does not count."""
        self.kijk(adres)
        nu, wie = self._klok().timestamp(), f"a {adres}"
        if len(self._gezien) > MEESTE_ADRESSEN:
            self._ruim_op(nu)
        for naam, grenzen in ((wie, self._per_adres), (IEDEREEN, self._samen)):
            self._gezien.setdefault(naam, deque(maxlen=max(g.amount for g in grenzen))).append(nu)

    def _wacht(self, naam: str, grenzen: list[RateLimitItem], nu: float) -> float:
        """Return the seconds until one more fits in every window; 0 or less when it fits now."""
        gezien = self._gezien.get(naam, ())
        return max(
            (gezien[-g.amount] + g.get_expiry() - nu for g in grenzen if len(gezien) >= g.amount),
            default=0.0,
        )

    def _ruim_op(self, nu: float) -> None:
        langste = max(g.get_expiry() for g in self._per_adres)
        for naam in [n for n, g in self._gezien.items() if n != IEDEREEN and g[-1] + langste <= nu]:
            del self._gezien[naam]


POGINGEN = web.AppKey("pogingen", Pogingen)


def voeg_toe(app: web.Application) -> None:
    """Give the application its counters."""
    instellingen = app[INSTELLINGEN]
    app[POGINGEN] = Pogingen(instellingen.limiet_codes, instellingen.limiet_codes_samen, app[KLOK])


def tel_code(request: web.Request) -> None:
    """Count an attempt of this address; raises ``TeSnel``."""
    request.app[POGINGEN].tel(adres_van(request))
