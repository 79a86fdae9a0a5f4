"""What the address of the queue page asks for: team, neighbourhood, status, own cases, a search, and a place in the order.

The search and the place are unreadable in the address: a name, and how urgent one case is, are nobody else's business.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.overdracht import IN_WACHTRIJ, MET_EIGENAAR, STATUSSEN
from vliegwiel.core.team import POSTCODE
from vliegwiel.core.toegang import GeenRecht, Rol
from vliegwiel.core.wachtrij import Plek, Rijfilter
from vliegwiel.core.zoeken import MAX_ZOEKTEKST, lees_zoektekst
from vliegwiel.services.wachtrij import gezocht
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, TEAMS

MAX_BUURT = 10  # characters that are shown again when they are no neighbourhood
_PLEK, _ZOEK = "wachtrij plek", "wachtrij zoek"


class ZoekenVanEenAnder(Exception):
    """This address is of what a colleague searched for; what that was is nobody else's business."""


@dataclass(frozen=True)
class Rijkeuze:
    """The fields of the address as somebody filled them in. ``buurtfout``: what was typed is no neighbourhood.

    ``eigen_team`` is the consultant's own. ``zoek`` is what is looked for, ``zoekbewijs`` the same in the address.
    """

    team: str
    eigen_team: str
    buurt: str = ""
    status: str = ""
    eigen: bool = False
    zoek: str = ""
    zoekbewijs: str = ""
    plek: Plek | None = None
    terug: bool = False
    buurtfout: bool = False

    @property
    def ander_team(self) -> bool:
        """Whether the cases of another team are listed: then without what people told."""
        return self.team != self.eigen_team and not self.eigen

    @property
    def beperkt(self) -> bool:
        """Whether something else is shown than all that waits for the own team."""
        buurt = self.buurt and not self.buurtfout
        return bool(self.zoek or buurt or self.status or self.eigen or self.team != self.eigen_team)

    def filter(self, medewerker_id: str, kluis: Versleuteling) -> Rijfilter:
        """Return which hand-overs these are. A search looks at every status, in the own team only."""
        if self.zoek:
            return Rijfilter(self.team, STATUSSEN, gezocht=gezocht(lees_zoektekst(self.zoek), kluis.vingerafdruk))
        statussen = (self.status,) if self.status else MET_EIGENAAR if self.eigen else IN_WACHTRIJ
        buurt = "" if self.buurtfout else self.buurt
        return Rijfilter(self.team, statussen, buurt, medewerker_id if self.eigen else "")

    def adres(self, pad: str, kluis: Versleuteling, plek: Plek | None = None, *, terug: bool = False) -> str:
        """Return the address of this list from a place on."""
        velden = {
            "team": self.team if self.team != self.eigen_team else "",
            "buurt": "" if self.buurtfout else self.buurt,
            "status": self.status,
            "eigen": "ja" if self.eigen else "",
            "zoek": self.zoekbewijs,
            "voor" if terug else "na": _plekbewijs(plek, kluis) if plek else "",
        }
        vraag = urlencode({naam: waarde for naam, waarde in velden.items() if waarde})
        return f"{pad}?{vraag}" if vraag else pad


def team_van(request: web.Request) -> str:
    """Return the team that the address names, else the own one.

    Raises ``GeenRecht`` for somebody who may not choose, and 400 for a team that does not exist.
    """
    medewerker = request[MEDEWERKER]
    gekozen = request.query.get("team", "")
    if gekozen in ("", medewerker.team):
        return medewerker.team
    if medewerker.rol != Rol.TEAMLEIDER:
        raise GeenRecht
    if gekozen not in request.app[TEAMS].teams:
        raise web.HTTPBadRequest
    return gekozen


def lees(request: web.Request) -> Rijkeuze:
    """Return what the address asks for; raises ``GeenRecht``, ``ZoekenVanEenAnder``, and 400 for what no page of ours asks."""
    vraag, medewerker, kluis = request.query, request[MEDEWERKER], request.app[KLUIS]
    status, buurt = vraag.get("status", ""), " ".join(vraag.get("buurt", "").split())[:MAX_BUURT]
    if status and status not in STATUSSEN:
        raise web.HTTPBadRequest
    keuze = Rijkeuze(
        team_van(request),
        medewerker.team,
        buurt,
        status,
        vraag.get("eigen") == "ja",
        buurtfout=bool(buurt and not POSTCODE.fullmatch(buurt)),
    )
    if bewijs := vraag.get("zoek", ""):
        try:
            tekst = str(_open(bewijs, kluis, f"{_ZOEK} {medewerker.id}").get("tekst", ""))
        except web.HTTPBadRequest:
            raise ZoekenVanEenAnder from None
        if lees_zoektekst(tekst).leeg:
            raise web.HTTPBadRequest
        keuze = Rijkeuze(medewerker.team, medewerker.team, zoek=tekst, zoekbewijs=bewijs)
    terug = "voor" in vraag
    if bewijs := vraag.get("voor" if terug else "na", ""):
        keuze = replace(keuze, plek=_lees_plek(_open(bewijs, kluis, _PLEK)), terug=terug)
    return keuze


def zoekbewijs(tekst: str, medewerker_id: str, kluis: Versleuteling) -> str:
    """Return a search for in the address, readable for this consultant's own pages only."""
    return _dicht({"tekst": tekst[:MAX_ZOEKTEKST]}, kluis, f"{_ZOEK} {medewerker_id}")


def _plekbewijs(plek: Plek, kluis: Versleuteling) -> str:
    velden = {"vlag": plek.vlag, "vanaf": plek.vanaf.isoformat(), "sinds": plek.sinds.isoformat(), "id": plek.id}
    return _dicht(velden, kluis, _PLEK)


def _lees_plek(velden: Mapping[str, Any]) -> Plek:
    return Plek(
        int(velden["vlag"]),
        date.fromisoformat(velden["vanaf"]),
        datetime.fromisoformat(velden["sinds"]),
        str(velden["id"]),
    )


def _dicht(velden: Mapping[str, Any], kluis: Versleuteling, bij: str) -> str:
    return urlsafe_b64encode(kluis.versleutel(velden, bij=bij)).decode().rstrip("=")


def _open(bewijs: str, kluis: Versleuteling, bij: str) -> dict[str, Any]:
    try:
        return kluis.ontsleutel(urlsafe_b64decode(bewijs + "=" * (-len(bewijs) % 4)), bij=bij)
    except (binascii.Error, ValueError, OnleesbareContactwens):
        raise web.HTTPBadRequest from None
