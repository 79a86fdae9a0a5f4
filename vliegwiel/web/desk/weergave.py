"""A hand-over as the page shows it: what was shared, sorted the way a consultant reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from vliegwiel.core import overdracht as kern
from vliegwiel.core.samenvatting import BESPROKEN, NIET_BESPROKEN, NIET_VERTELD
from vliegwiel.core.wijzigingen import wijzigingen
from vliegwiel.render.radar import radar_svg
from vliegwiel.services.overdracht import Dossier

# What was never filled in is empty, not missing.
LEGE_INHOUD: dict[str, Any] = {"geldstress": False, "crisissoort": None, "na_signaal": "", "overgeslagen": [], "velden": {}, "rijen": [],
                                "latten": {}, "niet_gevraagd": [], "getypt_door": [], "weggelaten": 0}  # fmt: skip
LEEG_CONTACT: dict[str, Any] = dict.fromkeys(
    ("naam", "telefoon", "email", "postcode", "hoe", "wanneer", "waar", "bericht_achterlaten", "ervaringsdeskundige", "helpers",
     "buurt", "richting"), ""
)  # fmt: skip
LEGE_PERSOON = {"naam": "", "rol": ""}
HANDELINGEN = (kern.PAK_OP, kern.LEG_CONTACT, kern.ROND_AF, kern.GEEF_TERUG)


def scherm(dossier: Dossier) -> dict[str, Any]:
    """Return the values for ``desk/overdracht.html``."""
    inhoud, overdracht = LEGE_INHOUD | dict(dossier.versie.inhoud), dossier.overdracht
    rijen = inhoud["rijen"]
    per_status = {
        status: [r for r in rijen if r["status"] == status] for status in (BESPROKEN, NIET_VERTELD, NIET_BESPROKEN)
    }
    regels = [(rij, regel) for rij in rijen for regel in rij["regels"]]
    namen = {rij["leefgebied"]: rij["naam"] for rij in rijen}
    return {
        "dossier": dossier,
        "overdracht": overdracht,
        "contact": _contact(dossier.contact),
        "velden": inhoud["velden"],
        "na_signaal_op": _moment(inhoud.get("na_signaal_op")),
        "inhoud": inhoud,
        "startpunt": _naam(namen, inhoud.get("startpunt")),
        "in_de_weg": _naam(namen, inhoud.get("in_de_weg")),
        "rijen": per_status[BESPROKEN],
        "liever_niet": per_status[NIET_VERTELD],
        "niet_besproken": per_status[NIET_BESPROKEN],
        "krachten": [(rij, regel) for rij, regel in regels if regel["soort"] == "kracht"],
        "getypt_door": _getypt_door(regels, inhoud["getypt_door"]),
        "veranderd": wijzigingen(dossier.vorige.inhoud, inhoud) if dossier.vorige else (),
        "mag": [h for h in HANDELINGEN if kern.mag(overdracht.status, h) and (dossier.eigen or h == kern.PAK_OP)],
        "punten": _punten(rijen),
        "eerder": _eerder(rijen),
    }


def _getypt_door(regels: list[tuple[dict[str, Any], dict[str, Any]]], rollen: Sequence[str]) -> list[str]:
    """Return who typed, the client first: also a role of which no line is left."""
    return sorted({regel["door"] for _, regel in regels} | set(rollen), key=lambda d: (d != "client", d)) or ["client"]


def _eerder(rijen: list[dict[str, Any]]) -> list[int | None]:
    """Return the score of the time before for each axis, or none at all."""
    oud = [
        next((m["waarde"] for m in reversed(r.get("eerder", ())) if isinstance(m["waarde"], int)), None) for r in rijen
    ]
    return oud if any(oud) else []


def _moment(waarde: Any) -> datetime | None:
    return datetime.fromisoformat(waarde) if waarde else None


def _contact(contact: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    persoon = LEGE_PERSOON | (contact.get("vertrouwenspersoon") or {})
    return LEEG_CONTACT | dict(contact) | {"vertrouwenspersoon": persoon}


def _naam(namen: Mapping[str, str], leefgebied: str | None) -> str:
    return namen.get(leefgebied, leefgebied) if leefgebied else ""


def _punten(rijen: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    """Return the axes of the picture, or none when the client gave no score at all."""
    punten = [(str(rij["naam"]), rij["score"] if isinstance(rij["score"], int) else None) for rij in rijen]
    return punten if any(score for _, score in punten) else []


def teken_radar(
    punten: list[tuple[str, int | None]], titel: str, beschrijving: str, eerder: Sequence[int | None] = ()
) -> Markup:
    """Return the picture for a template."""
    return Markup(radar_svg(punten, titel, beschrijving, eerder))  # noqa: S704 – radar_svg escapes every text
