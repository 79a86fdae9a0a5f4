"""The JSON form of messages, the state and the matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import hdrs, web

from vliegwiel.core.gesprek import Toestand, fase
from vliegwiel.core.samenvatting import Regel, vat_samen
from vliegwiel.core.tekst import Catalogus
from vliegwiel.services.poorten import ASSISTENT, Bericht
from vliegwiel.web.gezegd import gezegd

GEHEIM = {hdrs.CACHE_CONTROL: "no-store"}


def json_antwoord(gegevens: Mapping[str, Any], status: int = 200) -> web.Response:
    """Return JSON that nobody keeps a copy of."""
    return web.json_response(gegevens, status=status, headers=GEHEIM)


def van_assistent(bericht: Bericht) -> dict[str, Any]:
    """Return one message of the assistant."""
    gegevens: dict[str, Any] = {
        "id": bericht.id,
        "tekst": bericht.tekst,
        "soort": bericht.soort,
        "keuzes": [{"label": label, "waarde": waarde} for waarde, label in bericht.keuzes],
    }
    if bericht.kaart:
        gegevens["kaart"] = bericht.kaart
    if bericht.meer:
        gegevens["meer"] = True
    return gegevens


def stand(toestand: Toestand, catalogus: Catalogus) -> dict[str, str]:
    """Return where the conversation is, as an id and in words."""
    nu = fase(toestand)
    return {"fase": nu, "voortgang": catalogus.zeg(f"utter_fase_{nu}")}


def geschiedenis(berichten: Sequence[Bericht], na: str | None, catalogus: Catalogus) -> list[dict[str, Any]]:
    """Return the messages of both sides after the one with id ``na``; all of them when it is not there."""
    woorden = gezegd(berichten, catalogus)
    plaats = next((n for n, b in enumerate(berichten, 1) if b.id == na), 0)
    return [_met_afzender(b, woorden[b.id]) for b in berichten[plaats:]]


def _met_afzender(bericht: Bericht, woorden: str) -> dict[str, Any]:
    if bericht.van == ASSISTENT:
        return van_assistent(bericht) | {"van": bericht.van}
    soort = "kaart" if bericht.kaart is not None else "keuze" if bericht.keuzes else "tekst"
    return {"id": bericht.id, "van": bericht.van, "tekst": woorden, "soort": soort, "keuzes": []}


def matrix(toestand: Toestand) -> dict[str, Any]:
    """Return the matrix, row by row, with every line that may be changed."""
    rijen = [
        {
            "leefgebied": rij.leefgebied,
            "naam": rij.naam,
            "status": rij.status,
            "score": rij.score,
            "eerder": [{"waarde": m.waarde, "moment": m.moment} for m in rij.eerder],
            "regels": [_regel(r) for r in rij.regels],
        }
        for rij in vat_samen(toestand).rijen
    ]
    return {"startpunt": toestand.startpunt, "rijen": rijen}


def _regel(regel: Regel) -> dict[str, str | bool]:
    return {
        "id": regel.id,
        "soort": regel.soort,
        "citaat": regel.citaat,
        "wie": regel.wie,
        "tijd": regel.tijd,
        "door": regel.door,
        "moment": regel.moment,
        "bevestigd": regel.bevestigd,
        "twijfel": regel.twijfel,
    }
