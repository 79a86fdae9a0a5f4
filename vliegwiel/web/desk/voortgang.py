"""Pages and parts of a case: phases, what is done and offered in them, rules that block, outcomes, and reminders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from vliegwiel.core import fase as fasen
from vliegwiel.core import regel_in_de_weg, uitkomst
from vliegwiel.core import voortgang as kern
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.toegang import Recht
from vliegwiel.services import uitkomst as uitkomsten
from vliegwiel.services import voortgang as dienst
from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.storage.methoden import MethodenRepository
from vliegwiel.web.desk.methoden import DEEL, ZAAK, Pagina, Velden, dag_van_nu, van, wie
from vliegwiel.web.desk.plan import leest_mee
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, nu

WERKPLEK = "/desk"


async def _laad(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    return {
        "beeld": await dienst.lees(m, zaak.id),
        "fasen": fasen.FASEN,
        "codes": kern.CODES,
        "regels": regel_in_de_weg.REGELS,
    }


async def _laad_uitkomst(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    return {"uitkomsten": uitkomst.UITKOMSTEN, "stappen": uitkomst.STAPPEN}


async def _begin_fase(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.begin_fase(m, *wie(request), velden, nu(request))


async def _verbeter_fase(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.verbeter_fase(m, *wie(request), velden, nu(request))


async def _noteer(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.noteer(m, *wie(request), velden, nu(request))


async def _wissel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.wissel(m, *wie(request), request.match_info["deel"], velden, nu(request))


async def _regel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.noteer_regel(m, *wie(request), velden, nu(request))


async def _regel_weg(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.vergeet_regel(m, *wie(request), velden, nu(request))


async def _rond_af(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await uitkomsten.rond_af(m, *wie(request), velden, nu(request))


async def _meet(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await uitkomsten.meet(m, *wie(request), request[MEDEWERKER].team, velden, nu(request))


class Afronden(Pagina):
    """Only a case that can be finished now has this page."""

    async def _zaak(self, m: MethodenRepository, request: web.Request) -> Overdracht:
        return await uitkomsten.af_te_ronden(m, *wie(request))


class Meten(Pagina):
    """Only a case that can be measured now has this page; also one of a colleague who no longer works here."""

    async def _zaak(self, m: MethodenRepository, request: web.Request) -> Overdracht:
        return await uitkomsten.te_meten(m, *wie(request), request[MEDEWERKER].team, nu(request))


VOORTGANG = Pagina("desk/voortgang.html", "voortgang", _laad)
AFRONDEN = Afronden("desk/afronden.html", "afronden", _laad_uitkomst)
METEN = Meten("desk/zes_maanden.html", "zes-maanden", _laad_uitkomst)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    for methode, pad, handler, naam in (
        ("GET", "voortgang", VOORTGANG.toon, "voortgang"),
        ("POST", "voortgang/fase", VOORTGANG.doe(_begin_fase, "fase"), "fase_beginnen"),
        ("POST", "voortgang/fase/dag", VOORTGANG.doe(_verbeter_fase, "fase_dag"), "fase_verbeteren"),
        ("POST", "voortgang/stappen", VOORTGANG.doe(_noteer, "stap"), "stap_noteren"),
        ("POST", f"voortgang/stappen/{DEEL}", VOORTGANG.doe(_wissel, "stap"), "stap_wisselen"),
        ("POST", "voortgang/regels", VOORTGANG.doe(_regel, "regel"), "regel_noteren"),
        ("POST", "voortgang/regels/weg", VOORTGANG.doe(_regel_weg, "regel_weg"), "regel_weg"),
        ("GET", "afronden", AFRONDEN.toon, "afronden"),
        ("POST", "afronden", AFRONDEN.doe(_rond_af, "afgerond", WERKPLEK), "afgerond"),
        ("GET", "zes-maanden", METEN.toon, "zes_maanden"),
        ("POST", "zes-maanden", METEN.doe(_meet, "gemeten", WERKPLEK), "zes_maanden_meten"),
    ):
        route(desk, methode, f"{ZAAK}/{pad}", handler, naam, Recht.ZAAK_WERKEN, zaak=True)


async def deel_voortgang(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any] | None:
    """Load the phase, what was noted in it, and the outcomes."""
    m, zaak_id = await leest_mee(request, verbinding, dossier), dossier.overdracht.id
    if m is None:
        return None
    return {
        "beeld": await dienst.lees(m, zaak_id),
        "uitkomsten": await m.uitkomsten.alle(zaak_id),
        "vandaag": dag_van_nu(request),
    }


async def vooruit(request: web.Request, verbinding: Verbinding) -> Mapping[str, Any]:
    """Return what the queue page says about time, and the cases that were shared with this consultant by name."""
    medewerker = request[MEDEWERKER]
    m = van(verbinding, request)
    return {
        "herinneringen": await uitkomsten.herinneringen(m, medewerker.id, medewerker.team, nu(request)),
        "gedeeld": await m.toestemmingen.gedeelde_zaken(medewerker.id),
    }
