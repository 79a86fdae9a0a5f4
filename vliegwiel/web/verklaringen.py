"""What the gemeente declares: what is kept of somebody, who can use these pages, and how the computer works.

The pages are made of the settings, of ``bewaard.yml`` and of what was measured; they need no database and no session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from aiohttp.typedefs import Handler

from vliegwiel.services.catalogus import lees_yaml
from vliegwiel.services.cijfers import Cijfers, laad_cijfers
from vliegwiel.services.overdracht import INGETROKKEN_IN_BEELD
from vliegwiel.services.uitwisselen import BEWAAR
from vliegwiel.settings import PROJECT, Instellingen
from vliegwiel.web.chat.sessie import BEWAARTIJD
from vliegwiel.web.momenten import MAANDEN
from vliegwiel.web.sleutels import CATALOGUS, INSTELLINGEN

BESTAND = Path(__file__).with_name("bewaard.yml")
BEGRIP = PROJECT / "docs" / "begrip.json"
CIJFERS = web.AppKey("cijfers", Cijfers)
KLANT, MEDEWERKER, NIEMAND = "klant", "medewerker", "niemand"
PAGINAS = {"/privacy": "privacy", "/toegankelijkheid": "toegankelijkheid", "/hoe-werkt-deze-computer": "computer"}


@dataclass(frozen=True)
class Bewaard:
    """One group of what is kept: what and why in words, how long, whether encrypted, and the tables that it is in."""

    wat: str
    waarom: str
    hoe_lang: str
    voor: str
    versleuteld: str
    tabellen: tuple[str, ...]


@cache
def groepen() -> tuple[Bewaard, ...]:
    """Return every group, with holes in the terms."""
    gegevens = lees_yaml(BESTAND)["groepen"]
    return tuple(Bewaard(**{**groep, "tabellen": tuple(groep["tabellen"])}) for groep in gegevens)


def termijnen(instellingen: Instellingen) -> Mapping[str, int]:
    """Return every number of days that a text may name."""
    return {
        "gesprek_dagen": instellingen.gesprekken_bewaardagen,
        "hervatcode_dagen": instellingen.hervatcode_dagen,
        "nadenken_dagen": instellingen.nadenken_bewaardagen,
        "terugbel_dagen": instellingen.terugbel.bewaardagen,
        "zaak_maanden": instellingen.zaken.bewaarmaanden,
        "mail_dagen": instellingen.smtp.bewaardagen,
        "link_dagen": instellingen.deellinks.bewaardagen,
        "uitwisseling_dagen": BEWAAR.days,
        "ingetrokken_dagen": INGETROKKEN_IN_BEELD.days,
        "cookie_dagen": BEWAARTIJD // (24 * 3600),
    }


def bewaard(instellingen: Instellingen) -> tuple[Bewaard, ...]:
    """Return every group with its term filled in."""
    dagen = termijnen(instellingen)
    return tuple(replace(groep, hoe_lang=groep.hoe_lang.format(**dagen)) for groep in groepen())


def waarden(app: web.Application) -> dict[str, Any]:
    """Return what the pages are made of."""
    instellingen = app[INSTELLINGEN]
    alles = bewaard(instellingen)
    bestand = instellingen.gemeentebestand
    return {
        "dagen": termijnen(instellingen),
        "van_klant": [groep for groep in alles if groep.voor == KLANT],
        "niet_van_klant": [groep for groep in alles if groep.voor != KLANT],
        "register_aan": instellingen.klantinteracties.aan,
        # Only when the gemeente has promised it; otherwise nothing is said that sounds like it.
        "belofte": app[CATALOGUS].zeg("utter_belofte") if instellingen.belofte_geen_controle else "",
        "cijfers": app[CIJFERS],
        "t": bestand.toegankelijkheid,
        "algoritme": bestand.algoritme,
    }


def komma(getal: float) -> str:
    """Return for example ``0,933``."""
    return f"{getal:.3f}".replace(".", ",")


def procent(deel: float) -> str:
    """Return a share as for example ``93,7 %``."""
    return f"{deel * 100:.1f} %".replace(".", ",")


def dagdatum(waarde: str) -> str:
    """Return a day in ISO form as for example ``2 november 2026``."""
    dag = date.fromisoformat(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _pagina(naam: str) -> Handler:
    async def toon(request: web.Request) -> web.StreamResponse:
        return aiohttp_jinja2.render_template(f"verklaring/{naam}.html", request, waarden(request.app))

    return toon


def voeg_toe(app: web.Application) -> None:
    """Add the pages; raises ``OngeldigBestand`` when there is no measurement to tell about."""
    app[CIJFERS] = laad_cijfers(BEGRIP)
    omgeving = aiohttp_jinja2.get_env(app)
    omgeving.filters |= {"komma": komma, "procent": procent, "dagdatum": dagdatum}
    for pad, naam in PAGINAS.items():
        app.router.add_get(pad, _pagina(naam))
