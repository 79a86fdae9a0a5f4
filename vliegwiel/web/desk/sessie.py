"""Sessions of the desk: an encrypted cookie that ends after a working day, and earlier when nobody works with it.

Nothing but the consultant's id, the audit line of the login and three moments is in it. Logging out writes an audit
line, and every session from before that line is over: also a copy of the cookie. So does whatever an administrator does
to an account. A session whose second factor is still missing carries other names, so that no route takes it for one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import aiohttp_session
from aiohttp import web
from aiohttp.typedefs import Handler
from aiohttp_session.cookie_storage import EncryptedCookieStorage

from vliegwiel.services.medewerker import Aanmelding, Medewerker, van_sessie
from vliegwiel.storage.versleuteling import leid_af
from vliegwiel.web.desk.routes import alleen_met_recht, openbaar
from vliegwiel.web.desk.werk import MEDEWERKER, MEDEWERKERS, nu, wil_json
from vliegwiel.web.sleutels import INSTELLINGEN

KOEKJE = "vliegwiel_desk"
DUUR = timedelta(hours=10)
STILTE = timedelta(minutes=30)
VERNIEUW_NA = timedelta(minutes=1)  # not with every request a new cookie
HALF_DUUR = timedelta(minutes=10)  # between the password and the second factor
VERS = timedelta(minutes=5)  # how long somebody who proved who it is may do what takes that
# The page asks for these by itself; that does not count as somebody working.
VANZELF = ("wachtrij_fragment", "gebeurtenissen")


def voeg_toe(desk: web.Application) -> None:
    """Give the desk its sessions, and close everything but the login page to who has none."""
    instellingen = desk[INSTELLINGEN]
    opslag = _Koekje(
        _sleutel(instellingen.geheime_sleutel.get_secret_value()),
        cookie_name=KOEKJE,
        max_age=int(DUUR.total_seconds()),
        path="/desk",
        secure=instellingen.beveiligd,
        httponly=True,
        samesite="Lax",
    )
    desk.middlewares.append(aiohttp_session.session_middleware(opslag))
    desk.middlewares.append(alleen_aangemeld)
    desk.middlewares.append(alleen_met_recht)


class _Koekje(EncryptedCookieStorage):
    """The library's cookie; one with bytes that no browser of ours sends is no session instead of an error."""

    async def load_session(self, request: web.Request) -> aiohttp_session.Session:
        """Return the session of this request, or a new one."""
        try:
            return await super().load_session(request)
        except UnicodeError:
            return aiohttp_session.Session(None, data=None, new=True, max_age=self.max_age)


def _sleutel(geheim: bytes) -> bytes:
    return leid_af(geheim, "desk sessie")


@web.middleware
async def alleen_aangemeld(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let somebody through who is logged in; a page sends others to the login form, anything else answers 401."""
    naam = request.match_info.route.name
    sessie = await aiohttp_session.get_session(request)
    medewerker = await _wie(request, sessie)
    if medewerker:
        request[MEDEWERKER] = medewerker
        if naam not in VANZELF and nu(request) - _moment(sessie, "actief") > VERNIEUW_NA:
            sessie["actief"] = nu(request).isoformat()
    elif not openbaar(request):
        if request.method in ("GET", "HEAD") and naam not in VANZELF and not wil_json(request):
            raise web.HTTPSeeOther(request.app.router["aanmelden"].url_for().with_query(verder=request.path_qs))
        raise web.HTTPUnauthorized
    return await handler(request)


async def begin(request: web.Request, aanmelding: Aanmelding) -> None:
    """Start a new session; nothing of an earlier one stays."""
    sessie = await aiohttp_session.new_session(request)
    sessie["medewerker"], sessie["regel"] = aanmelding.medewerker.id, aanmelding.regel
    sessie["aangemeld"] = sessie["actief"] = sessie["bewezen"] = nu(request).isoformat()


async def begin_half(request: web.Request, aanmelding: Aanmelding) -> None:
    """Remember that the password was right. For every route that is the same as not being logged in."""
    sessie = await aiohttp_session.new_session(request)
    sessie["half"], sessie["half_regel"] = aanmelding.medewerker.id, aanmelding.regel
    sessie["half_sinds"] = nu(request).isoformat()


async def wie_half(request: web.Request) -> Medewerker | None:
    """Return whose password was right a moment ago, or None."""
    sessie = await aiohttp_session.get_session(request)
    if "half" not in sessie or nu(request) - _moment(sessie, "half_sinds") > HALF_DUUR:
        return None
    async with request.app[MEDEWERKERS].lezen() as repo:
        return await van_sessie(repo, sessie["half"], sessie["half_regel"])


async def is_vers(request: web.Request) -> bool:
    """Return whether this person proved just now who it is."""
    sessie = await aiohttp_session.get_session(request)
    return nu(request) - _moment(sessie, "bewezen") <= VERS


async def bewezen(request: web.Request) -> None:
    """This person proved again who it is."""
    (await aiohttp_session.get_session(request))["bewezen"] = nu(request).isoformat()


async def leg_weg(request: web.Request, naam: str, waarde: dict[str, str]) -> None:
    """Keep something in the (encrypted) cookie until the browser comes back."""
    (await aiohttp_session.get_session(request))[naam] = waarde


async def neem(request: web.Request, naam: str) -> dict[str, str]:
    """Return what was kept, once; empty when there is nothing."""
    sessie = await aiohttp_session.get_session(request)
    return dict(sessie.pop(naam)) if naam in sessie else {}


async def eindig(request: web.Request) -> None:
    """Remove the cookie."""
    (await aiohttp_session.get_session(request)).invalidate()


async def meld(request: web.Request, melding: str) -> None:
    """Keep the name of a message for the next page."""
    (await aiohttp_session.get_session(request))["melding"] = melding


async def neem_melding(request: web.Request) -> str:
    """Return the name of the message that was kept, once; empty when there is none."""
    sessie = await aiohttp_session.get_session(request)
    return str(sessie.pop("melding")) if "melding" in sessie else ""


async def _wie(request: web.Request, sessie: aiohttp_session.Session) -> Medewerker | None:
    if "medewerker" not in sessie:
        return None
    moment = nu(request)
    if moment - _moment(sessie, "aangemeld") > DUUR or moment - _moment(sessie, "actief") > STILTE:
        return None
    async with request.app[MEDEWERKERS].lezen() as repo:
        return await van_sessie(repo, sessie["medewerker"], sessie["regel"])


def _moment(sessie: Any, naam: str) -> datetime:
    return datetime.fromisoformat(sessie[naam])
