"""The clockwork of cases: pauses that end, silence, owners who left, the measured wait, and mail to teams."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from vliegwiel.buiten.post import Postbode, Server
from vliegwiel.services import blijft_liggen, post, wachttijd, zaakklok
from vliegwiel.settings import Instellingen
from vliegwiel.storage.blijft_liggen import BlijftLiggenRepository
from vliegwiel.storage.post import Postopslag, PostRepository
from vliegwiel.storage.wachttijd import WachttijdRepository
from vliegwiel.storage.zaakklok import Klokopslag
from vliegwiel.web import klokwerk
from vliegwiel.web.desk.werk import KLUIS, TEAMS
from vliegwiel.web.desk.zaak import KALENDER
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN, KLOK

MINUUT, UUR = 60.0, 3600.0  # seconds
TEKSTEN = web.AppKey("teksten_van_berichten", post.Teksten)


def voeg_toe(desk: web.Application) -> None:
    """Start the tasks; mail only when there is a mail server."""
    desk[TEKSTEN] = post.laad_teksten(desk[INSTELLINGEN].berichten)
    klokwerk.voeg_toe(desk, klokwerk.Taak("zaken bijhouden", MINUUT, kijk))
    klokwerk.voeg_toe(desk, klokwerk.Taak("wachttijd meten", MINUUT, meet))
    if desk[INSTELLINGEN].smtp.aan:
        klokwerk.voeg_toe(desk, klokwerk.Taak("post versturen", MINUUT / 2, verstuur))
    klokwerk.voeg_toe(desk, klokwerk.Taak("oude post wissen", UUR, ruim_op))


async def kijk(desk: web.Application) -> int:
    """Let the clock do its work on cases; return how many things it did."""
    regels, kalender = desk[INSTELLINGEN].zaken.regels(), desk[KALENDER]
    gedaan = await zaakklok.loop(Klokopslag(desk[DATABASE]), regels, kalender, desk[TEAMS].standaard, desk[KLOK]())
    return gedaan.total()


async def meet(desk: web.Application) -> bool:
    """Measure the expected wait when it is time; return whether it was."""
    nu = desk[KLOK]()
    async with desk[DATABASE].lezen() as verbinding:
        if not wachttijd.verouderd(await WachttijdRepository(verbinding).laatste(), nu):
            return False
    async with desk[DATABASE].transactie() as verbinding:
        await wachttijd.meet(WachttijdRepository(verbinding), desk[KALENDER], nu)
    return True


async def verstuur(desk: web.Application) -> int:
    """Gather what teams have to know, and send the letters that are due; return how many were sent."""
    adressen = {team.id: team.email for team in desk[TEAMS].teams.values() if team.email}
    await _verzamel(desk, set(adressen))
    async with desk[DATABASE].lezen() as verbinding:
        if not await PostRepository(verbinding, desk[KLUIS]).iets_te_sturen(desk[KLOK]()):
            return 0
    instellingen = desk[INSTELLINGEN]
    bode = Postbode(_server(instellingen), desk[KLOK])
    werkplek = f"{instellingen.publieke_url}/desk"
    opslag = Postopslag(desk[DATABASE], desk[KLUIS])
    return await post.verstuur_alles(opslag, bode, desk[TEKSTEN], adressen, werkplek, desk[KLOK])


async def ruim_op(desk: web.Application) -> int:
    """Erase letters that were sent or given up, and their notices, when they are old; return how many rows."""
    voor = desk[KLOK]() - timedelta(days=desk[INSTELLINGEN].smtp.bewaardagen)
    async with Postopslag(desk[DATABASE], desk[KLUIS]).transactie() as repo:
        return await repo.ruim_op(voor)


async def _verzamel(desk: web.Application, teams: set[str]) -> None:
    kalender, regels, nu = desk[KALENDER], desk[INSTELLINGEN].zaken.regels(), desk[KLOK]()
    async with desk[DATABASE].lezen() as verbinding:
        laat = await blijft_liggen.te_laat(BlijftLiggenRepository(verbinding), teams, regels, kalender, nu)
        if not await PostRepository(verbinding, desk[KLUIS]).iets_te_melden(teams, laat, nu):
            return
    bundel = timedelta(minutes=desk[INSTELLINGEN].smtp.bundel)
    async with desk[DATABASE].transactie() as verbinding:
        await post.verzamel(PostRepository(verbinding, desk[KLUIS]), desk[TEAMS], teams, laat, bundel, nu)


def _server(instellingen: Instellingen) -> Server:
    smtp = instellingen.smtp
    return Server(
        smtp.host,
        smtp.poort,
        smtp.beveiliging,
        smtp.afzender,
        smtp.gebruiker,
        smtp.wachtwoord.get_secret_value(),
        smtp.wachttijd,
        smtp.ca,
    )
