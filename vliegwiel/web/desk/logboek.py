"""The log, for an auditor: filters, pages, and a file to take along. Looking at it is itself in it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.toegang import Recht
from vliegwiel.render.csv_ import csv_rijen, maak_csv
from vliegwiel.services import logboek as dienst
from vliegwiel.services.logboek import KOPPEN, UITGEVOERD, Vraag
from vliegwiel.storage.logboek import Logboekopslag
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, nu
from vliegwiel.web.sleutels import DATABASE

LOGBOEK = web.AppKey("logboek", Logboekopslag)
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REFERENTIE = re.compile(r"[0-9A-Z]{3}-?[0-9A-Z]{3}")
ACTIE = re.compile(r"[a-z0-9_]{1,40}")
MAX_ID = 2**31 - 1
DAGEN = ("van", "tot")
FILTERS = ("persoon", "zaak", "handeling", *DAGEN)
JAREN = range(2000, 3000)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    desk[LOGBOEK] = Logboekopslag(desk[DATABASE])
    route(desk, "GET", "/logboek", toon, "logboek", Recht.LOGBOEK)
    route(desk, "GET", "/logboek.csv", voer_uit, "logboek_csv", Recht.LOGBOEK, opnieuw=True)


async def toon(request: web.Request) -> web.Response:
    """Show one page; a filter that can't be is said so (400), and then nothing is shown."""
    vraag = _vraag(request)
    async with request.app[LOGBOEK].transactie() as repo:
        mensen, acties = await repo.mensen(), await repo.acties()
        regels, verder = await dienst.bekijk(repo, vraag, request[MEDEWERKER].id, nu(request)) if vraag else ([], None)
    filters = {naam: request.query.get(naam, "") for naam in FILTERS if naam not in DAGEN or _dag(request, naam)}
    gebruikt = {naam: waarde for naam, waarde in filters.items() if waarde}
    waarden = {
        "medewerker": request[MEDEWERKER],
        "regels": regels,
        "mensen": mensen,
        "acties": acties,
        "filters": filters,
        "fout": vraag is None,
        "volgende": urlencode(gebruikt | {"voor": str(verder)}) if verder else "",
        "csv": urlencode(gebruikt),
        "eerste_bladzijde": vraag is None or vraag.voor is None,
    }
    return aiohttp_jinja2.render_template("desk/logboek.html", request, waarden, status=200 if vraag else 400)


def _dag(request: web.Request, naam: str) -> bool:
    """Return whether this filter is a day: a field for days shows nothing else."""
    try:
        return bool(date.fromisoformat(request.query.get(naam, "")))
    except ValueError:
        return False


async def voer_uit(request: web.Request) -> web.StreamResponse:
    """Send everything that fits the filters, as CSV; written down before the first line goes out."""
    vraag = _vraag(request)
    if vraag is None:
        raise web.HTTPBadRequest
    async with request.app[LOGBOEK].transactie() as repo:
        await repo.audit.noteer(UITGEVOERD, request[MEDEWERKER].id, None, nu(request), vraag.wat)
    stroom = web.StreamResponse(
        headers={
            hdrs.CONTENT_TYPE: "text/csv; charset=utf-8",
            hdrs.CONTENT_DISPOSITION: f'attachment; filename="logboek-{nu(request):%Y-%m-%d}.csv"',
        }
    )
    await stroom.prepare(request)
    await stroom.write(maak_csv(KOPPEN, ()))
    async for blok in dienst.alles(request.app[LOGBOEK], vraag):
        await stroom.write(csv_rijen(dienst.cellen(regel) for regel in blok))
    await stroom.write_eof()
    return stroom


def _vraag(request: web.Request) -> Vraag | None:
    """Return what is asked for; None when a filter can't be."""
    q = {naam: waarde.strip() for naam, waarde in request.query.items()}
    persoon, referentie, actie = q.get("persoon", ""), q.get("zaak", "").upper(), q.get("handeling", "")
    passen = ((persoon, ID), (referentie, REFERENTIE), (actie, ACTIE))
    if any(waarde and not vorm.fullmatch(waarde) for waarde, vorm in passen):
        return None
    if referentie and "-" not in referentie:
        referentie = f"{referentie[:3]}-{referentie[3:]}"
    try:
        van, tot = (date.fromisoformat(q[n]) if q.get(n) else None for n in ("van", "tot"))
        voor = min(int(q["voor"]), MAX_ID) if q.get("voor") else None
    except ValueError:
        return None
    if any(dag and dag.year not in JAREN for dag in (van, tot)):  # the calendar itself ends somewhere
        return None
    return Vraag(persoon, referentie, actie, van, tot, voor)
