"""What a client changed between two shared versions, so that the consultant reads only what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

VELD, REGEL, SCORE, KEUZE = "veld", "regel", "score", "keuze"
_KEUZES = ("startpunt", "in_de_weg")


@dataclass(frozen=True)
class Wijziging:
    """One change. ``wat``: a field (``naam`` is its question id), a line or score (``naam`` is the row's name), or a choice.

    ``oud`` is empty when it is new, ``nieuw`` is empty when it was removed.
    """

    wat: str
    naam: str
    oud: str
    nieuw: str


def wijzigingen(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> tuple[Wijziging, ...]:
    """Return the changes between two summaries in their JSON form, fields first."""
    gevonden = (*_velden(oud, nieuw), *_keuzes(oud, nieuw), *_scores(oud, nieuw), *_regels(oud, nieuw))
    return tuple(w for w in gevonden if w.oud != w.nieuw)


def _velden(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor, na = oud.get("velden", {}), nieuw.get("velden", {})
    for naam in dict.fromkeys([*na, *voor]):
        yield Wijziging(VELD, naam, str(voor.get(naam, "")), str(na.get(naam, "")))


def _keuzes(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    namen = {rij["leefgebied"]: str(rij["naam"]) for versie in (oud, nieuw) for rij in versie.get("rijen", ())}
    for naam in _KEUZES:
        voor, na = oud.get(naam) or "", nieuw.get(naam) or ""
        yield Wijziging(KEUZE, naam, namen.get(voor, voor), namen.get(na, na))


def _scores(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor = {rij["leefgebied"]: rij for rij in oud.get("rijen", ())}
    for rij in nieuw.get("rijen", ()):
        yield Wijziging(SCORE, str(rij["naam"]), _score(voor.get(rij["leefgebied"])), _score(rij))


def _score(rij: Mapping[str, Any] | None) -> str:
    waarde = rij.get("score") if rij else None
    return "" if waarde is None else str(waarde)


def _regels(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor, na = dict(_per_id(oud)), dict(_per_id(nieuw))
    for regel_id in dict.fromkeys([*na, *voor]):
        rij, citaat = na.get(regel_id) or voor[regel_id]
        eerder = voor[regel_id][1] if regel_id in voor else ""
        yield Wijziging(REGEL, rij, eerder, citaat if regel_id in na else "")


def _per_id(inhoud: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    for rij in inhoud.get("rijen", ()):
        for regel in rij["regels"]:
            yield regel["id"], (str(rij["naam"]), str(regel["citaat"]))
