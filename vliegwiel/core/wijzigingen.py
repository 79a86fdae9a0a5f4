"""What a client changed between two shared versions, so that the consultant reads only what is new.

Words that the client took away are in none of it: only that something was taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

VELD, REGEL, SCORE, KEUZE = "veld", "regel", "score", "keuze"
_KEUZES = ("startpunt", "in_de_weg")


@dataclass(frozen=True)
class Wijziging:
    """One change. ``wat``: a field (``naam`` is its question id), a line or score (``naam`` is the row's name), or a choice.

    ``oud`` is empty when it is new, or when the change took words away. Both are empty when it is gone altogether.
    """

    wat: str
    naam: str
    oud: str
    nieuw: str

    @property
    def is_weg(self) -> bool:
        """Whether nothing is left of it."""
        return not self.nieuw


def wijzigingen(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> tuple[Wijziging, ...]:
    """Return the changes between two summaries in their JSON form, fields first."""
    schoon = zonder_weggehaald(oud, nieuw)
    return (*_velden(schoon, nieuw), *_keuzes(schoon, nieuw), *_scores(schoon, nieuw), *_regels(schoon, nieuw))


def zonder_weggehaald(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> dict[str, Any]:
    """Return an older version without the words that are taken away in the newer one; their places stay, empty.

    Empty too is what still has those words in it, and what is now the same with words left out.
    """
    na = {r: citaat for r, (_, citaat) in _per_id(nieuw)}
    velden = {n: str(w) for n, w in nieuw.get("velden", {}).items()}
    weg = [citaat for r, (_, citaat) in _per_id(oud) if citaat and r not in na]
    weg += [str(w) for n, w in oud.get("velden", {}).items() if w and not velden.get(n)]

    def gebleven(eerder: str, later: str) -> str:
        verdwenen = any(_staat_in(w, eerder) for w in weg) or _is_ingekort(eerder, later)
        return eerder if eerder == later or not verdwenen else ""

    def regel(r: Mapping[str, Any]) -> dict[str, Any]:
        return {**r, "citaat": gebleven(str(r["citaat"]), na.get(r["id"], ""))}

    rijen = [{**rij, "regels": [regel(r) for r in rij["regels"]]} for rij in oud.get("rijen", ())]
    gehouden = {n: gebleven(str(w), velden.get(n, "")) for n, w in oud.get("velden", {}).items()}
    return {**oud, "velden": gehouden, "rijen": rijen}


def _staat_in(woorden: str, tekst: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(woorden.casefold())}(?!\w)", tekst.casefold()) is not None


def _is_ingekort(eerder: str, later: str) -> bool:
    """Whether all that happened to the words is that some were left out."""
    rest = iter(re.findall(r"\w+", eerder.casefold()))
    return all(woord in rest for woord in re.findall(r"\w+", later.casefold()))


def _verschil(wat: str, naam: str, oud: str, nieuw: str) -> Iterator[Wijziging]:
    if oud != nieuw:
        yield Wijziging(wat, naam, oud, nieuw)


def _velden(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor, na = oud.get("velden", {}), nieuw.get("velden", {})
    for naam in dict.fromkeys([*na, *voor]):
        if na.get(naam):
            yield from _verschil(VELD, naam, str(voor.get(naam, "")), str(na[naam]))
        else:
            yield Wijziging(VELD, naam, "", "")


def _keuzes(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    namen = {rij["leefgebied"]: str(rij["naam"]) for versie in (oud, nieuw) for rij in versie.get("rijen", ())}
    for naam in _KEUZES:
        voor, na = oud.get(naam) or "", nieuw.get(naam) or ""
        yield from _verschil(KEUZE, naam, namen.get(voor, voor), namen.get(na, na))


def _scores(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor = {rij["leefgebied"]: rij for rij in oud.get("rijen", ())}
    for rij in nieuw.get("rijen", ()):
        yield from _verschil(SCORE, str(rij["naam"]), _score(voor.get(rij["leefgebied"])), _score(rij))


def _score(rij: Mapping[str, Any] | None) -> str:
    waarde = rij.get("score") if rij else None
    return "" if waarde is None else str(waarde)


def _regels(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Iterator[Wijziging]:
    voor, na = dict(_per_id(oud)), dict(_per_id(nieuw))
    for regel_id in dict.fromkeys([*na, *voor]):
        if regel_id in na:
            rij, citaat = na[regel_id]
            eerder_rij, eerder = voor.get(regel_id, (rij, ""))
            # A line that the client put in another row is new there.
            yield from _verschil(REGEL, rij, eerder if eerder_rij == rij else "", citaat)
        else:
            yield Wijziging(REGEL, voor[regel_id][0], "", "")


def _per_id(inhoud: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    for rij in inhoud.get("rijen", ()):
        for regel in rij["regels"]:
            yield regel["id"], (str(rij["naam"]), str(regel["citaat"]))
