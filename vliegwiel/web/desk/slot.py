"""How often somebody may be wrong: per name, so that a password can't be guessed; per address, so that one place can't
try all names. A device on which somebody logged in before counts by itself: a stranger can't lock its owner out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from aiohttp import hdrs, web
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from vliegwiel.services.medewerker import schone_naam
from vliegwiel.storage.versleuteling import leid_af
from vliegwiel.web.begrenzing import adres_van
from vliegwiel.web.desk.werk import nu
from vliegwiel.web.sleutels import INSTELLINGEN

KOEKJE = "vliegwiel_toestel"
BEKEND = 180 * 24 * 3600  # seconds that a device stays known
HOOGUIT = 5  # people who share one device
PER_NAAM = parse("10 per 10 minutes")
PER_ADRES = parse("60 per 10 minutes")
WACHT = 600  # seconds
TELLER = web.AppKey("aanmeldteller", MovingWindowRateLimiter)
SLEUTEL = web.AppKey("toestelsleutel", bytes)


class Poging:
    """One attempt to prove who somebody is. ``soort``: what is tried; each has a counter of its own."""

    def __init__(self, request: web.Request, naam: str, soort: str = "wachtwoord") -> None:
        self._teller, self._adres = request.app[TELLER], adres_van(request)
        toestel = _toestel(request, naam)
        self._bekend = bool(toestel)
        self._sleutel = f"{soort}:toestel:{toestel}" if toestel else f"{soort}:naam:{_naamsleutel(naam)}"

    async def begin(self) -> None:
        """Count it; raises 429."""
        # An office shares one address: whoever fails there keeps out only who was never here before.
        if not self._bekend and not await self._teller.test(PER_ADRES, self._adres):
            raise te_vaak()
        if not await self._teller.hit(PER_NAAM, self._sleutel):
            raise te_vaak()

    async def mislukt(self) -> None:
        """It was wrong."""
        if not self._bekend:
            await self._teller.hit(PER_ADRES, self._adres)

    async def gelukt(self) -> None:
        """It was right: earlier mistakes don't count any more."""
        await self._teller.clear(PER_NAAM, self._sleutel)


def voeg_toe(desk: web.Application) -> None:
    """Give the desk its counters and the key of the devices."""
    desk[TELLER] = MovingWindowRateLimiter(MemoryStorage())
    geheim = desk[INSTELLINGEN].geheime_sleutel.get_secret_value()
    desk[SLEUTEL] = leid_af(geheim, "desk toestel")


def te_vaak() -> web.HTTPTooManyRequests:
    """Return the refusal."""
    return web.HTTPTooManyRequests(headers={hdrs.RETRY_AFTER: str(WACHT)})


def onthoud_toestel(request: web.Request, antwoord: web.StreamResponse, naam: str) -> None:
    """Let this browser be known as one on which this person logged in. The cookie names nobody."""
    oud = [b for b in _bewijzen(request) if not _hoort_bij(request, b, naam)]
    nieuw = f"{secrets.token_hex(8)}.{int(nu(request).timestamp())}"
    bewijzen = [*oud, f"{nieuw}.{_handtekening(request.app, nieuw, naam)}"][-HOOGUIT:]
    antwoord.set_cookie(
        KOEKJE,
        "_".join(bewijzen),
        max_age=BEKEND,
        path="/desk",
        secure=request.app[INSTELLINGEN].beveiligd,
        httponly=True,
        samesite="Lax",
    )


def _toestel(request: web.Request, naam: str) -> str:
    """Return the number of this device when this person logged in on it before; else nothing."""
    return next((b.partition(".")[0] for b in _bewijzen(request) if _hoort_bij(request, b, naam)), "")


def _bewijzen(request: web.Request) -> list[str]:
    delen = request.cookies.get(KOEKJE, "").split("_")
    return [d for d in delen if d.count(".") == 2 and d.isascii() and len(d) < 120][-HOOGUIT:]


def _hoort_bij(request: web.Request, bewijs: str, naam: str) -> bool:
    rest, _, handtekening = bewijs.rpartition(".")
    sinds = rest.partition(".")[2]
    vers = sinds.isdigit() and len(sinds) < 12 and nu(request).timestamp() - int(sinds) < BEKEND
    return vers and hmac.compare_digest(handtekening, _handtekening(request.app, rest, naam))


def _handtekening(desk: web.Application, rest: str, naam: str) -> str:
    return hmac.new(desk[SLEUTEL], f"{rest}:{schone_naam(naam)}".encode(), hashlib.sha256).hexdigest()


def _naamsleutel(naam: str) -> str:
    return hashlib.sha256(schone_naam(naam).encode()).hexdigest()
