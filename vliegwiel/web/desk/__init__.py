"""The consultant's desk at ``/desk``: an application of its own, with its own sessions, errors and templates."""

from __future__ import annotations

from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import hdrs, web

from vliegwiel.samenstelling import maak_herstelsleutel, maak_teams
from vliegwiel.services.medewerker import Wachtwoorden
from vliegwiel.storage.medewerker import Medewerkersopslag
from vliegwiel.storage.tweede_factor import TweedeFactoropslag
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web import beveiliging, statisch, thema
from vliegwiel.web.desk import (
    aanbod,
    aanmelden,
    account,
    bewaren,
    blijft_liggen,
    deellinks,
    dienst,
    gebeurtenissen,
    logboek,
    medewerkers,
    mensen,
    menu,
    nadenken,
    opmaak,
    opnieuw,
    overdracht,
    plan,
    rapport,
    routes,
    sessie,
    slot,
    sneltoetsen,
    terugbellen,
    uitvoer,
    uitwisseling,
    voortgang,
    wachtrij,
    weergave,
    zaak,
    zaakklok,
    zoeken,
)
from vliegwiel.web.desk.fouten import fouten
from vliegwiel.web.desk.werk import HERSTELSLEUTEL, KLUIS, MEDEWERKERS, TEAMS, TWEEDE_FACTOREN, WACHTWOORDEN
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

SJABLONEN = Path(__file__).parents[1] / "templates"
PAD = "/desk"


def voeg_toe(app: web.Application, *, wachtwoorden: Wachtwoorden | None = None) -> web.Application:
    """Add the desk to the application, which has its settings, database and clock already; returns the desk.

    ``wachtwoorden``: cheaper hashes for tests.
    """
    desk = web.Application()
    desk[INSTELLINGEN], desk[DATABASE], desk[KLOK] = app[INSTELLINGEN], app[DATABASE], app[KLOK]
    desk[KLUIS] = Versleuteling(app[INSTELLINGEN].veld_sleutel.get_secret_value())
    desk[TEAMS] = maak_teams(app[INSTELLINGEN])
    desk[MEDEWERKERS] = Medewerkersopslag(app[DATABASE])
    desk[WACHTWOORDEN] = wachtwoorden or Wachtwoorden()
    desk[TWEEDE_FACTOREN] = TweedeFactoropslag(app[DATABASE], desk[KLUIS])
    desk[HERSTELSLEUTEL] = maak_herstelsleutel(app[INSTELLINGEN])
    desk[beveiliging.EIGEN_CSRF] = True
    routes.begin(desk)
    # From the outside in: whatever goes wrong becomes a page; no change for another site; who is it, and may they.
    desk.middlewares.extend([fouten, beveiliging.csrf])
    sessie.voeg_toe(desk)
    opnieuw.voeg_bewaking_toe(desk)
    slot.voeg_toe(desk)
    dienst.zet_op(desk, desk[TEAMS])
    desk.on_response_prepare.append(_blijft_binnen)
    desk.on_response_prepare.append(beveiliging.zet_koppen)
    _sjablonen(desk)
    for onderdeel in (
        aanmelden,
        dienst,
        opnieuw,
        wachtrij,
        zoeken,
        gebeurtenissen,
        overdracht,
        nadenken,
        terugbellen,
        zaak,
        blijft_liggen,
        zaakklok,
        bewaren,
        uitvoer,
        uitwisseling,
        plan,
        mensen,
        voortgang,
        account,
        sneltoetsen,
        medewerkers,
        logboek,
        aanbod,
        rapport,
        deellinks,
    ):
        onderdeel.voeg_toe(desk)
    app.add_subapp(PAD, desk)
    return desk


async def _blijft_binnen(_: web.Request, response: web.StreamResponse) -> None:
    """Personal pages stay out of caches and out of other sites' frames, whatever the chat allows for itself."""
    response.headers[hdrs.CACHE_CONTROL] = "no-store"
    response.headers["Content-Security-Policy"] = beveiliging.BELEID
    response.headers["X-Frame-Options"] = "DENY"


def _sjablonen(desk: web.Application) -> None:
    omgeving = aiohttp_jinja2.setup(
        desk,
        loader=jinja2.FileSystemLoader(SJABLONEN),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    omgeving.filters |= opmaak.FILTERS
    omgeving.globals |= {
        "teken_radar": weergave.teken_radar,
        "statisch": statisch.adres,
        "thema": thema.maak_beeld(desk[INSTELLINGEN].gemeentebestand),
        "gemeente": desk[INSTELLINGEN].gemeente,
        "menu": menu.menu,
        "begin_van": menu.begin_van,
    }
