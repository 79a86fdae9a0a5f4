"""Reports: how many people were reached, what came of it, and where conversations stop. Never about one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web
from markupsafe import Markup

from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.periode import OngeldigePeriode, Periode, laatste_voorbij, lees_periode, te_kiezen
from vliegwiel.core.toegang import Recht
from vliegwiel.render.csv_ import maak_csv
from vliegwiel.render.staafjes import Staaf, staafjes_svg
from vliegwiel.services import rapport as dienst
from vliegwiel.services import telling
from vliegwiel.services.rapport import Getal, Rapport, Verdeling
from vliegwiel.storage.rapport import BronRepository, TellingRepository
from vliegwiel.web import klokwerk
from vliegwiel.web.desk.aanbod import GEBIEDEN, gebiednaam
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, TEAMS, nu
from vliegwiel.web.desk.zaak import KALENDER
from vliegwiel.web.sleutels import DATABASE, KLOK

PAD = "/rapport"
TELLEN = 900.0  # seconds between two looks whether a day is over


def voeg_toe(desk: web.Application) -> None:
    """Add the routes, and the counting of every day that is over."""
    route(desk, "GET", PAD, toon, "rapport", Recht.RAPPORT)
    route(desk, "GET", f"{PAD}.csv", als_csv, "rapport_csv", Recht.RAPPORT, opnieuw=True)
    klokwerk.voeg_toe(desk, klokwerk.Taak("dagen tellen", TELLEN, tel))


async def tel(desk: web.Application) -> int:
    """Count every day that is over and was not counted; returns how many. Each day is a transaction of its own."""
    geteld = 0
    while True:
        async with desk[DATABASE].lezen() as verbinding:  # looked at first, so that a round without work takes no lock
            dag = await telling.volgende_dag(TellingRepository(verbinding), desk[KALENDER], desk[KLOK]())
        if dag is None:
            return geteld
        async with desk[DATABASE].transactie() as verbinding:
            etmaal = telling.Etmaal(dag, desk[KALENDER])
            repo, bronnen = TellingRepository(verbinding), BronRepository(verbinding)
            geteld += await telling.tel_dag(repo, bronnen, etmaal, desk[KLOK]())


@aiohttp_jinja2.template("desk/rapport.html")
async def toon(request: web.Request) -> dict[str, Any]:
    """Show the report of the period and the team in the address."""
    rapport, tot = await _maak(request)
    vandaag = request.app[KALENDER].dag(nu(request))
    return {
        "rapport": rapport,
        "tot": tot,
        "perioden": te_kiezen(vandaag, tot or vandaag),
        "teams": sorted(request.app[TEAMS].teams.values(), key=lambda t: t.naam),
        "gebied": lambda naam: gebiednaam(request.app[GEBIEDEN], naam),
        "teken": _teken,
        "medewerker": request[MEDEWERKER],
        "hier": "/desk/rapport",
    }


async def als_csv(request: web.Request) -> web.Response:
    """Give the same numbers for a spreadsheet."""
    rapport, _ = await _maak(request)
    woorden: Any = aiohttp_jinja2.get_env(request.app).get_template("desk/_rapportwoorden.html").module
    kop = ("onderdeel", "groep", "deel", "aantal", "toelichting")
    inhoud = maak_csv(kop, _rijen(rapport, woorden, request.app[GEBIEDEN]))
    naam = "-".join(("rapport", rapport.periode.code, *([rapport.team] if rapport.team else [])))
    koppen = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{naam}.csv"'}
    return web.Response(body=inhoud, content_type="text/csv", charset="utf-8", headers=koppen)


async def _maak(request: web.Request) -> tuple[Rapport, date | None]:
    """Return the report, and the first day with a count; raises 400 for a period or team that does not exist."""
    vandaag = request.app[KALENDER].dag(nu(request))
    team = request.query.get("team", "")
    if team and team not in request.app[TEAMS].teams:
        raise web.HTTPBadRequest
    async with request.app[DATABASE].lezen() as verbinding:
        repo = TellingRepository(verbinding)
        eerste = await repo.eerste_dag()
        periode = _periode(request.query.get("periode", ""), vandaag, eerste)
        rapport = await dienst.maak(repo, BronRepository.gemeten, periode, team, vandaag)
    return rapport, eerste


def _periode(code: str, vandaag: date, eerste: date | None) -> Periode:
    if not code:  # the last quarter that is over, or the one that runs when nothing was counted before it
        voorbij = laatste_voorbij(vandaag)
        return voorbij if eerste and eerste < voorbij.einde else lees_periode(f"{vandaag.year}")
    try:
        periode = lees_periode(code)
    except OngeldigePeriode:
        raise web.HTTPBadRequest from None
    if periode.begin > vandaag:
        raise web.HTTPBadRequest
    return periode


def _teken(staven: list[tuple[str, int | None, str]], titel: str, beschrijving: str, kenmerk: str) -> Markup:
    return Markup(staafjes_svg([Staaf(*s) for s in staven], titel, beschrijving, kenmerk))  # noqa: S704 – escapes all


def _rijen(rapport: Rapport, woorden: Any, gebieden: LeefgebiedenSet) -> Iterator[tuple[object, ...]]:
    def tekst(macro: str, *waarden: object) -> str:
        return " ".join(str(getattr(woorden, macro)(*waarden)).split())

    def rij(maat: str, groep: str, deel: str, getal: Getal | None) -> tuple[object, ...]:
        aantal = getal.aantal if getal else None
        return (tekst("maat", maat), groep, deel, aantal, tekst("bij_getal", getal))

    for stap in rapport.stappen:
        yield rij(stap.maat, "", "", stap.getal)
    if rapport.wachttijd:
        for naam, dagen in vars(rapport.wachttijd).items():
            yield (tekst("maat", "wachttijd"), tekst("spreiding", naam), "", dagen, "werkdagen")
    else:
        yield (tekst("maat", "wachttijd"), "", "", None, tekst("geen_wachttijd", rapport))
    for verdeling in rapport.verdelingen:
        yield from _verdeling(verdeling, tekst, rij)
    if rapport.buurten.rijen:
        for postcode, totaal, getallen in rapport.buurten.rijen:
            yield rij("buurt", postcode, "", totaal)
            for kolom, getal in zip(rapport.buurten.kolommen, getallen, strict=True):
                yield rij("buurt", postcode, gebiednaam(gebieden, kolom), getal)
    else:
        yield (tekst("maat", "buurt"), "", "", None, tekst("staat", rapport.buurten))


def _verdeling(verdeling: Verdeling, tekst: Any, rij: Any) -> Iterator[tuple[object, ...]]:
    if not verdeling.groepen:
        yield (tekst("maat", verdeling.maat), "", "", None, tekst("staat", verdeling))
        return
    for groep, getal in verdeling.groepen:
        yield rij(verdeling.maat, tekst("groep", verdeling.maat, groep), "", getal)
    yield rij(verdeling.maat, tekst("samen", verdeling.maat), "", verdeling.noemer)
    if verdeling.vanaf:
        yield (tekst("maat", verdeling.maat), "", "", None, tekst("nog_bij", verdeling))
