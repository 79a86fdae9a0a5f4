"""Pages and parts of a case: impressions beside the client's scores, agreements, the profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web
from markupsafe import Markup

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.plan import PROFIELEN
from vliegwiel.core.toegang import Recht
from vliegwiel.core.verloop import Reeks, verloop
from vliegwiel.render.verloop import verloop_svg
from vliegwiel.services import plan as dienst
from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.storage.methoden import MethodenRepository
from vliegwiel.web.desk.methoden import DEEL, ZAAK, Pagina, Velden, dag_van_nu, van, wie
from vliegwiel.web.desk.routes import route
from vliegwiel.web.desk.werk import MEDEWERKER, nu


async def _laad_indruk(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    versie = (await m.zaken.versies(zaak.id, 1))[0]
    return {"naast": await dienst.naast_elkaar(m, zaak.id, versie.inhoud)}


async def _laad_plan(m: MethodenRepository, request: web.Request, zaak: Overdracht) -> Mapping[str, Any]:
    in_gezin = await m.huishoudens.van_zaak(zaak.id) is not None
    return {"plan": await dienst.lees(m, zaak.id), "profielen": PROFIELEN, "in_gezin": in_gezin}


async def _geef_indruk(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.geef_indruk(m, *wie(request), velden, nu(request))


async def _spreek_af(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.spreek_af(m, *wie(request), velden, nu(request))


async def _gedaan(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.is_klaar(m, *wie(request), request.match_info["deel"], nu(request))


async def _weg(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.vergeet_afspraak(m, *wie(request), request.match_info["deel"], nu(request))


async def _kies_profiel(m: MethodenRepository, request: web.Request, velden: Velden) -> None:
    await dienst.kies_profiel(m, *wie(request), velden, nu(request))


INDRUK = Pagina("desk/indruk.html", "indruk", _laad_indruk)
PLAN = Pagina("desk/plan.html", "plan", _laad_plan)


def voeg_toe(desk: web.Application) -> None:
    """Add the routes."""
    for methode, pad, handler, naam in (
        ("GET", "indruk", INDRUK.toon, "indruk"),
        ("POST", "indruk", INDRUK.doe(_geef_indruk, "indruk"), "indruk_geven"),
        ("GET", "plan", PLAN.toon, "plan"),
        ("POST", "plan/afspraken", PLAN.doe(_spreek_af, "afspraak"), "afspreken"),
        ("POST", f"plan/afspraken/{DEEL}/gedaan", PLAN.doe(_gedaan, "afspraak_gedaan"), "afspraak_gedaan"),
        ("POST", f"plan/afspraken/{DEEL}/weg", PLAN.doe(_weg, "afspraak_weg"), "afspraak_weg"),
        ("POST", "plan/profiel", PLAN.doe(_kies_profiel, "profiel"), "profiel"),
    ):
        route(desk, methode, f"{ZAAK}/{pad}", handler, naam, Recht.ZAAK_WERKEN, zaak=True)


async def leest_mee(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> MethodenRepository | None:
    """Return the repositories for who may read the plan of this case: its owner, and whom it was shared with."""
    m, medewerker_id = van(verbinding, request), request[MEDEWERKER].id
    mag = dossier.eigen or await m.toestemmingen.gedeeld_met(dossier.overdracht.id, medewerker_id)
    return m if mag else None


async def deel_indruk(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any] | None:
    """Load the impressions and the picture over time."""
    m = await leest_mee(request, verbinding, dossier)
    if m is None:
        return None
    naast = await dienst.naast_elkaar(m, dossier.overdracht.id, dossier.versie.inhoud)
    return {
        "per_gebied": {een.leefgebied: een for een in naast if een.indruk and een.indruk.waarde},
        "verschillen": [een for een in naast if een.verschilt],
        "reeksen": verloop(dossier.versie.inhoud),
        "teken": teken_verloop,
    }


async def deel_plan(request: web.Request, verbinding: Verbinding, dossier: Dossier) -> Mapping[str, Any] | None:
    """Load the agreements and the profile."""
    m = await leest_mee(request, verbinding, dossier)
    if m is None:
        return None
    return {"beeld": await dienst.lees(m, dossier.overdracht.id), "vandaag": dag_van_nu(request)}


def teken_verloop(reeks: Reeks, titel: str, beschrijving: str) -> Markup:
    """Return the picture of one series for a template."""
    return Markup(verloop_svg(reeks, titel, beschrijving))  # noqa: S704 – verloop_svg escapes every text
