"""Pages and parts of a case: consents, the trusted person, colleagues, the table, the sheet, and the household."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core import toestemming as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.toegang import Recht
from vliegwiel.render.zorgoverleg import zorgoverleg_pdf
from vliegwiel.services import huishouden as gezin
from vliegwiel.services import mensen as dienst
from vliegwiel.services import plan
from vliegwiel.services.overdracht import Dossier, vind
from vliegwiel.storage import Verbinding
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.methoden import MethodenRepository
from vliegwiel.web.desk.methoden import DEEL, ZAAK, Pagina, Velden, van, wie
from vliegwiel.web.desk.plan import leest_mee
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import KLUIS, TEAMS, nu
from vliegwiel.web.desk.zorgoverleg import blad
from vliegwiel.web.sleutels import DATABASE, INSTELLINGEN


async def _laad_mensen(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    return {
        "mensen": await dienst.lees(m, zaak.id),
        "collegas": await m.toestemmingen.collegas(wie(request)[1]),
        "teams": request.app[TEAMS],
        "hoe": kern.HOE,
    }


async def _laad_huishouden(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    return {
        "mensen": await dienst.lees(m, zaak.id),
        "gezin": await gezin.lees(m, *wie(request)),
        "hoe": kern.HOE,
    }


async def _vraag(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.vraag(m, *wie(request), velden, nu(request))


async def _antwoord(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.antwoord(m, *wie(request), request.match_info["deel"], velden, nu(request))


async def _nodig_uit(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.nodig_uit(m, *wie(request), request.match_info["deel"], nu(request))


async def _aan_tafel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.zet_aan_tafel(m, *wie(request), velden, nu(request))


async def _van_tafel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.van_tafel(m, *wie(request), request.match_info["deel"])


async def _koppel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await gezin.koppel(m, *wie(request), velden, nu(request))


async def _los(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await gezin.maak_los(m, *wie(request), nu(request))


async def _gezinsplan(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await gezin.werk_bij(m, *wie(request), velden, nu(request))


MENSEN = Pagina("desk/mensen.html", "mensen", _laad_mensen)
HUISHOUDEN = Pagina("desk/huishouden.html", "huishouden", _laad_huishouden)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    toestemming = f"mensen/toestemmingen/{DEEL}"
    for methode, pad, handler, naam in (
        ("GET", "mensen", MENSEN.toon, "mensen"),
        ("POST", "mensen/toestemmingen", MENSEN.doe(_vraag, "toestemming"), "toestemming_vragen"),
        ("POST", f"{toestemming}/antwoord", MENSEN.doe(_antwoord, "toestemming"), "toestemming_antwoord"),
        ("POST", f"{toestemming}/uitnodigen", MENSEN.doe(_nodig_uit, "uitgenodigd"), "regie_uitnodigen"),
        ("POST", "mensen/tafel", MENSEN.doe(_aan_tafel, "tafel"), "aan_tafel"),
        ("POST", f"mensen/tafel/{DEEL}/weg", MENSEN.doe(_van_tafel, "tafel"), "van_tafel"),
        ("GET", "huishouden", HUISHOUDEN.toon, "huishouden"),
        ("POST", "huishouden/toestemming", HUISHOUDEN.doe(_vraag, "toestemming"), "huishouden_toestemming"),
        ("POST", "huishouden/koppel", HUISHOUDEN.doe(_koppel, "gekoppeld"), "huishouden_koppel"),
        ("POST", "huishouden/los", HUISHOUDEN.doe(_los, "los"), "huishouden_los"),
        ("POST", "huishouden/plan", HUISHOUDEN.doe(_gezinsplan, "gezinsplan"), "huishouden_plan"),
    ):
        route(desk, methode, f"{ZAAK}/{pad}", handler, naam, Recht.ZAAK_WERKEN, zaak=True)
    route(
        desk,
        "GET",
        f"{ZAAK}/zorgoverleg.pdf",
        zorgoverleg,
        "zorgoverleg",
        Recht.ZAAK_UITVOEREN,
        zaak=True,
        opnieuw=True,
    )


async def zorgoverleg(request: web.Request) -> web.Response:
    """Give the sheet for the meeting, to the owner or to a named colleague, when the client said yes to the meeting."""
    async with request.app[DATABASE].transactie() as verbinding:
        m, (zaak_id, medewerker_id) = van(verbinding, request), wie(request)
        mensen = await dienst.voor_overleg(m, zaak_id, medewerker_id, nu(request))
        gevonden, versie = await vind(m.zaken, zaak_id), (await m.zaken.versies(zaak_id, 1))[0]
        gemaakt = blad(
            gevonden,
            versie.inhoud,
            await plan.naast_elkaar(m, zaak_id, versie.inhoud),
            (await plan.lees(m, zaak_id)).afspraken,
            mensen,
            gemeente=request.app[INSTELLINGEN].gemeente.naam,
            naam=await _naam(verbinding, request, gevonden) if gevonden.van(medewerker_id) else "",
            nu=nu(request),
        )
    inhoud = await asyncio.to_thread(zorgoverleg_pdf, gemaakt, nu(request))
    bestand = f'inline; filename="zorgoverleg-{gevonden.referentie}.pdf"'
    return web.Response(body=inhoud, content_type="application/pdf", headers={hdrs.CONTENT_DISPOSITION: bestand})


async def _naam(verbinding: Verbinding, request: web.Request, overdracht: Overdracht) -> str:
    try:
        return str((await Contactwensen(verbinding, request.app[KLUIS]).lees(overdracht.gesprek_id)).get("naam", ""))
    except OnleesbareContactwens:
        return ""


async def deel_mensen(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any] | None:
    """Load the people around the client; the household is for the owner only, because it says something of others."""
    m = await leest_mee(request, verbinding, dossier)
    if m is None:
        return None
    return {"beeld": await dienst.lees(m, dossier.overdracht.id), "gezin": await gezin.lees(m, *wie(request))}
