"""The accounts, for an administrator: make, stop, let in again, another role or team, a new password, no second factor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht, Rol
from vliegwiel.services import accounts
from vliegwiel.services.accounts import AccountNietGevonden, Gegevens, NaamBezet, OngeldigAccount
from vliegwiel.services.medewerker import Login, Medewerker, schone_naam
from vliegwiel.storage.medewerker import MedewerkerRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, MEDEWERKERS, TEAMS, WACHTWOORDEN, formulier, nu

ID = "{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}"
PAD = "/medewerkers"
EEN = f"{PAD}/{ID}"
HIER = "/desk/medewerkers"
Handeling = Callable[[web.Request, MedewerkerRepository, str, str], Awaitable[None]]


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    route(desk, "GET", PAD, toon, "medewerkers", Recht.MEDEWERKERS)
    route(desk, "POST", PAD, maak, "medewerker_maken", Recht.MEDEWERKERS)
    route(desk, "GET", EEN, toon_een, "medewerker", Recht.MEDEWERKERS)
    route(desk, "POST", f"{EEN}/rol", wijzig_rol, "medewerker_rol", Recht.MEDEWERKERS)
    route(desk, "POST", f"{EEN}/wachtwoord", nieuw_wachtwoord, "medewerker_wachtwoord", Recht.MEDEWERKERS)
    route(desk, "POST", f"{EEN}/verwijderen", verwijder, "medewerker_verwijderen", Recht.MEDEWERKERS)
    for naam, handeling in HANDELINGEN.items():
        route(desk, "POST", f"{EEN}/{naam}", _doe(naam, handeling), f"medewerker_{naam}", Recht.MEDEWERKERS)


async def toon(request: web.Request) -> web.Response:
    """Show everybody, and the form for somebody new."""
    return await _lijst(request, {})


async def maak(request: web.Request) -> web.Response:
    """Make an account, and show its password: once."""
    velden, teams = await formulier(request), request.app[TEAMS]
    ingevuld = {n: str(velden.get(n, "")).strip() for n in ("naam", "gebruikersnaam", "rol", "team")}
    try:
        gegevens = Gegevens(
            ingevuld["naam"],
            schone_naam(ingevuld["gebruikersnaam"]),
            ingevuld["rol"],
            ingevuld["team"],
            frozenset(teams.teams),
        )
        async with request.app[MEDEWERKERS].transactie() as repo:
            wie, login = await accounts.maak(
                repo, request.app[WACHTWOORDEN], gegevens, request[MEDEWERKER].id, nu(request)
            )
    except (OngeldigAccount, NaamBezet) as fout:
        return await _lijst(request, ingevuld, getattr(fout, "reden", "bezet"))
    return _toon_login(request, wie.id, wie.naam, login)


async def toon_een(request: web.Request) -> web.Response:
    """Show one account."""
    async with request.app[MEDEWERKERS].lezen() as repo:
        account = await repo.account(request.match_info["id"])
    if account is None:
        raise AccountNietGevonden
    waarden = _keuzes(request) | {"account": account, "melding": await sessie.neem_melding(request)}
    return aiohttp_jinja2.render_template("desk/medewerker.html", request, waarden)


async def wijzig_rol(request: web.Request) -> web.Response:
    """Give somebody another role or team."""
    velden, teams = await formulier(request), frozenset(request.app[TEAMS].teams)
    rol, team = str(velden.get("rol", "")), str(velden.get("team", ""))
    async with request.app[MEDEWERKERS].transactie() as repo:
        await accounts.wijzig_rol(repo, request.match_info["id"], rol, team, teams, request[MEDEWERKER].id, nu(request))
    return await _klaar(request, "account_rol")


async def nieuw_wachtwoord(request: web.Request) -> web.Response:
    """Give somebody a new password, and show it: once."""
    wie_id = request.match_info["id"]
    async with request.app[MEDEWERKERS].transactie() as repo:
        login = await accounts.nieuw_tijdelijk_wachtwoord(
            repo, request.app[WACHTWOORDEN], wie_id, request[MEDEWERKER].id, nu(request)
        )
        wie: Medewerker | None = await repo.vind(wie_id)
    return _toon_login(request, wie_id, wie.naam if wie else login.gebruikersnaam, login)


async def verwijder(request: web.Request) -> web.Response:
    """Delete an account, when the administrator said so in words: it can't be undone."""
    if (await formulier(request)).get("zeker") != "ja":
        raise web.HTTPBadRequest
    async with request.app[MEDEWERKERS].transactie() as repo:
        await accounts.verwijder(repo, request.match_info["id"], request[MEDEWERKER].id, nu(request))
    await sessie.meld(request, "account_verwijderd")
    return web.Response(status=303, headers={hdrs.LOCATION: HIER})


async def _stop(request: web.Request, repo: MedewerkerRepository, wie: str, door: str) -> None:
    await accounts.zet_actief(repo, wie, False, door, nu(request))


async def _laat_toe(request: web.Request, repo: MedewerkerRepository, wie: str, door: str) -> None:
    await accounts.zet_actief(repo, wie, True, door, nu(request))


async def _wis_tweede(request: web.Request, repo: MedewerkerRepository, wie: str, door: str) -> None:
    await accounts.wis_tweede_factor(repo, wie, door, nu(request))


HANDELINGEN: dict[str, Handeling] = {"stoppen": _stop, "toelaten": _laat_toe, "tweede-factor": _wis_tweede}


def _doe(naam: str, handeling: Handeling) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def doe(request: web.Request) -> web.Response:
        async with request.app[MEDEWERKERS].transactie() as repo:
            await handeling(request, repo, request.match_info["id"], request[MEDEWERKER].id)
        return await _klaar(request, f"account_{naam}")

    return doe


async def _klaar(request: web.Request, melding: str) -> web.Response:
    # Who ended the own sessions, goes to the door by itself.
    await sessie.meld(request, melding)
    return web.Response(status=303, headers={hdrs.LOCATION: f"{HIER}/{request.match_info['id']}"})


async def _lijst(request: web.Request, ingevuld: Mapping[str, str], fout: str = "") -> web.Response:
    async with request.app[MEDEWERKERS].lezen() as repo:
        alle = await repo.accounts()
    waarden = _keuzes(request) | {
        "accounts": alle,
        "ingevuld": {"rol": str(Rol.CONSULENT), "team": request.app[TEAMS].standaard} | dict(ingevuld),
        "fout": fout,
        "melding": await sessie.neem_melding(request),
    }
    status = 409 if fout == "bezet" else 400 if fout else 200
    return aiohttp_jinja2.render_template("desk/medewerkers.html", request, waarden, status=status)


def _toon_login(request: web.Request, wie_id: str, naam: str, login: Login) -> web.Response:
    waarden = {"medewerker": request[MEDEWERKER], "wie_id": wie_id, "naam": naam, "login": login}
    return aiohttp_jinja2.render_template("desk/medewerker_login.html", request, waarden)


def _keuzes(request: web.Request) -> dict[str, Any]:
    return {"medewerker": request[MEDEWERKER], "rollen": list(Rol), "teams": request.app[TEAMS], "nu": nu(request)}
