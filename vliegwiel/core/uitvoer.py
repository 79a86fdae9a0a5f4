"""A case taken out of the desk: one form for JSON, CSV and paper. ``docs/uitwisseling/zaak-1.schema.json`` describes it.

What a client said, and where the case stands. No notes of a consultant; contact data only when they are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from vliegwiel.core.overdracht import Overdracht

SOORT, SCHEMAVERSIE = "vliegwiel-zaak", 1
JSON, CSV, PDF = "json", "csv", "pdf"
VORMEN = (JSON, CSV, PDF)
CONTACTVELDEN = ("naam", "telefoon", "email", "hoe", "wanneer", "waar", "bericht_achterlaten", "helpers", "buurt")
_RIJ = ("leefgebied", "naam", "status", "score")
_REGEL = ("soort", "citaat", "wie", "tijd", "door", "moment")
KOP = ("onderdeel", "leefgebied", "soort", "waarde", "moment", "getypt_door")


def als_dict(
    overdracht: Overdracht,
    inhoud: Mapping[str, Any],
    gedeeld_op: datetime,
    contact: Mapping[str, Any] | None,
    nu: datetime,
) -> dict[str, Any]:
    """Return the case; the key ``contact`` is there only when contact data go along."""
    velden, rijen = inhoud.get("velden", {}), inhoud.get("rijen", ())
    namen = {rij["leefgebied"]: rij["naam"] for rij in rijen}
    zaak: dict[str, Any] = {
        "soort": SOORT,
        "schemaversie": SCHEMAVERSIE,
        "uitgevoerd_op": nu.isoformat(),
        "overdracht": {
            "referentie": overdracht.referentie,
            "status": overdracht.status,
            "versie": overdracht.versie,
            "gedeeld_op": gedeeld_op.isoformat(),
        },
        "antwoorden": {naam: str(waarde) for naam, waarde in velden.items()},
        "startpunt": _keuze(namen, inhoud.get("startpunt")),
        "in_de_weg": _keuze(namen, inhoud.get("in_de_weg")),
        "leefgebieden": [_rij(rij) for rij in rijen],
        "eerdere_cijfers": {naam: list(lat) for naam, lat in inhoud.get("latten", {}).items()},
        "overgeslagen": list(inhoud.get("overgeslagen", ())),
        "niet_gevraagd": list(inhoud.get("niet_gevraagd", ())),
        "signaal": _signaal(overdracht, inhoud),
    }
    if contact is not None:
        zaak["contact"] = _contact(contact)
    return zaak


def als_rijen(zaak: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Return the case as lines for a table, under ``KOP``."""
    gedeeld = zaak["overdracht"]["gedeeld_op"]
    for naam, waarde in zaak["overdracht"].items():
        yield "overdracht", "", naam, str(waarde), "", ""
    for naam, waarde in zaak["antwoorden"].items():
        yield "antwoord", "", naam, waarde, gedeeld, ""
    for naam in ("startpunt", "in_de_weg"):
        if zaak[naam]:
            yield "keuze", zaak[naam]["naam"], naam, zaak[naam]["leefgebied"], gedeeld, ""
    for rij in zaak["leefgebieden"]:
        yield "status", rij["naam"], "status", rij["status"], "", ""
        for meting in rij["eerdere_cijfers"]:
            yield "cijfer", rij["naam"], "eerder", str(meting["waarde"]), meting["moment"], ""
        if rij["score"] is not None:
            yield "cijfer", rij["naam"], "nu", str(rij["score"]), rij["score_op"] or "", ""
        for regel in rij["regels"]:
            yield "citaat", rij["naam"], regel["soort"], regel["citaat"], regel["moment"], regel["door"]
    for naam, waarde in zaak.get("contact", {}).items():
        yield "contact", "", naam, waarde, "", ""


def _keuze(namen: Mapping[str, str], leefgebied: str | None) -> dict[str, str] | None:
    return {"leefgebied": leefgebied, "naam": namen.get(leefgebied, leefgebied)} if leefgebied else None


def _rij(rij: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: rij[naam] for naam in _RIJ} | {
        "score_op": rij.get("score_op") or None,
        "eerdere_cijfers": [{"waarde": m["waarde"], "moment": m["moment"]} for m in rij.get("eerder", ())],
        "regels": [
            {naam: regel[naam] for naam in _REGEL} | {"twijfel": bool(regel.get("twijfel"))} for regel in rij["regels"]
        ],
    }


def _signaal(overdracht: Overdracht, inhoud: Mapping[str, Any]) -> dict[str, Any] | None:
    if not overdracht.veiligheid:
        return None
    return {
        "niveau": overdracht.veiligheid,
        "soort": inhoud.get("crisissoort"),
        "daarna": inhoud.get("na_signaal") or None,
        "daarna_op": inhoud.get("na_signaal_op") or None,
    }


def _contact(contact: Mapping[str, Any]) -> dict[str, str]:
    """Return what was filled in, as text. A trusted person is two fields."""
    persoon = contact.get("vertrouwenspersoon") or {}
    alles = {naam: contact.get(naam) for naam in CONTACTVELDEN} | {
        "vertrouwenspersoon": persoon.get("naam"),
        "vertrouwenspersoon_rol": persoon.get("rol"),
    }
    return {naam: _tekst(waarde) for naam, waarde in alles.items() if waarde not in (None, "", [], ())}


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(str(w) for w in waarde) if isinstance(waarde, (list, tuple)) else str(waarde)
