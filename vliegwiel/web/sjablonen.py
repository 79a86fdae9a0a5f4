"""Jinja templates: where they are, and the few filters and names that every page may use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web
from markupsafe import Markup, escape

from vliegwiel.core.hulplijnen import bel
from vliegwiel.core.letterlijk_datum_regels import MAANDEN
from vliegwiel.core.nadenken import vandaag
from vliegwiel.web import momenten, thema, uren
from vliegwiel.web.sleutels import HULPLIJNEN, INSTELLINGEN, KLOK
from vliegwiel.web.statisch import adres, modules

SJABLONEN = Path(__file__).parent / "templates"
# Order matters: "113.nl" is a site, "0800-0113" and "010 000 00 00" are whole numbers, and only then "112".
STANDAARD_SITES = {"113.nl": "https://www.113.nl"}
_LANG = r"(?<![\d/.,-])(?:0800|0900|0\d{1,3})(?:[ -]?\d){4,8}(?![\d])"
_KORT = r"(?<![\d/.,€-])\b11[23]\b(?!\d|[.,]\d|\s*(?:euro|punten))"


@lru_cache(maxsize=8)
def _patroon(sites: tuple[str, ...], kort: bool) -> re.Pattern[str]:
    site = "|".join(rf"(?<![\w@.-]){re.escape(naam)}\b" for naam in sites)
    return re.compile(f"({site})|({_LANG}{'|' + _KORT if kort else ''})")


def bel_links(tekst: str, *, kort: bool = False, sites: Mapping[str, str] = STANDAARD_SITES) -> Markup:
    """Return the text, escaped, with telephone numbers as ``tel:`` links and line ends as ``<br>``.

    ``kort`` also links 112 and 113: only for scripted texts, because a client's own words may hold any number.
    ``sites``: host name → address of the help lines where somebody can chat.
    """
    patroon = _patroon(tuple(sites), kort)
    stukken, einde = [], 0
    for gevonden in patroon.finditer(tekst):
        stukken += [escape(tekst[einde : gevonden.start()]), _link(gevonden, sites)]
        einde = gevonden.end()
    stukken.append(escape(tekst[einde:]))
    return Markup("").join(stukken).replace("\n", Markup("<br>"))


def _link(gevonden: re.Match[str], sites: Mapping[str, str]) -> Markup:
    if gevonden[1]:
        site = Markup('<a class="utrecht-link" href="{}" rel="noreferrer">{}</a>')
        return site.format(sites[gevonden[1]], gevonden[1])
    nummer = re.sub(r"\D", "", gevonden[2])
    # Its direction is its own: in an Arabic sentence "0800-0113" would read as 0113-0800.
    link = Markup('<a class="utrecht-link utrecht-link--telephone" href="tel:{}" dir="ltr">{}</a>')
    return link.format(nummer, gevonden[2])


def datum(waarde: str) -> str:
    """Return a moment in ISO form as for example ``2 november 2026``."""
    dag = vandaag(datetime.fromisoformat(waarde))
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def uitgang(adres: str) -> str:
    """Return the site of an address as people name it: ``https://www.weer.example/nu`` → ``www.weer.example``."""
    return adres.split("/")[2]


def zet_op(app: web.Application) -> jinja2.Environment:
    """Prepare the templates of this application, once; other parts of ``web`` may call it again."""
    if (bestaand := app.get(aiohttp_jinja2.APP_KEY)) is not None:
        return bestaand
    omgeving = aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(SJABLONEN),
        autoescape=lambda naam: naam is None or not naam.endswith(".txt"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # templates and code belong to one version
    )
    hulplijnen = app[HULPLIJNEN]
    omgeving.filters |= {
        "bel_links": partial(bel_links, sites=hulplijnen.sites()),
        "bel": bel,
        "datum": datum,
        "dag": momenten.dag,
        "moment": momenten.moment,
        "uitgang": uitgang,
    }
    instellingen, klok = app[INSTELLINGEN], app[KLOK]
    omgeving.globals |= {
        "statisch": adres,
        "modules": modules,
        "thema": thema.maak_beeld(instellingen.gemeentebestand),
        "gemeente": instellingen.gemeente,
        "hulplijnen": hulplijnen,
        "openingstijden": lambda: uren.nu(instellingen, klok()),
    }
    return omgeving
