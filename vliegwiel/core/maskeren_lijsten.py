"""The word lists of ``core.maskeren_namen``, and a text as it reads it: words with their places and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vliegwiel.core.spelling import lees_woorden, plat

_WOORD = re.compile(r"\[[^\]\s]*\]|[^\W\d_]+(?:(?!['’]s\b)[-.’'][^\W\d_]+)*")
_ZINSGRENS = re.compile(r"[.!?;:\n\"“”(]|^$")


@dataclass(frozen=True)
class Lijsten:
    """The lists, folded; ``zinnen`` by kind and first word, ``per_lengte`` by first letter and length."""

    zeker: frozenset[str]
    ook_woord: frozenset[str]
    veel_woord: frozenset[str]
    lijkt_op: frozenset[str]
    achter: frozenset[str]
    achter_woord: frozenset[str]
    rond: dict[str, frozenset[str]]
    zinnen: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    per_lengte: dict[tuple[str, int], tuple[str, ...]]


def _op_eerste(zinnen: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    uit: dict[str, tuple[tuple[str, ...], ...]] = {}
    for zin in zinnen:
        uit[zin[0]] = (*uit.get(zin[0], ()), zin)
    return uit


@lru_cache(maxsize=1)
def lijsten() -> Lijsten:
    """Read the lists once."""
    voor, achter, mensen = lees_woorden("voornamen"), lees_woorden("namen_achter"), lees_woorden("namen_mensen")
    rond = {soort: frozenset(plat(w) for w in zinnen) for soort, zinnen in mensen.items()}
    zinnen = {s: _op_eerste(tuple(plat(d) for d in z.split()) for z in mensen[s]) for s in ("eigen", "ding")}
    zeker = frozenset(voor["eenduidig"]) | rond["erbij"]
    zeker -= rond["woord"] | rond["anders"] | rond["toch"]
    per_lengte: dict[tuple[str, int], list[str]] = {}
    for naam in zeker:
        per_lengte.setdefault((naam[0], len(naam)), []).append(naam)
    return Lijsten(
        zeker=zeker,
        ook_woord=(frozenset(voor["ook_woord"]) | rond["toch"] | rond["erbij"] | rond["woord"]) - zeker,
        veel_woord=frozenset(voor["veel_woord"]),
        lijkt_op=frozenset(voor["lijkt_op"]),
        achter=frozenset(achter["eenduidig"]),
        achter_woord=frozenset(achter["ook_woord"]),
        rond=rond,
        zinnen=zinnen,
        per_lengte={sleutel: tuple(namen) for sleutel, namen in per_lengte.items()},
    )


@dataclass(frozen=True)
class Woord:
    """One word of the text. ``groot``: its capital says something, ``begin_zin``: any word would have one here."""

    plat: str
    begin: int
    eind: int
    groot: bool
    begin_zin: bool
    ervoor: str


def lees(tekst: str) -> list[Woord]:
    """Return the words of a text; what stands between [brackets] is one word."""
    gevonden = list(_WOORD.finditer(tekst))
    met_hoofdletter = sum(1 for m in gevonden if m[0][0].isupper())
    # All in capitals, or Every Word With One: then a capital says nothing.
    zegt_niets = len(gevonden) > 3 and met_hoofdletter > 0.7 * len(gevonden)
    woorden: list[Woord] = []
    for m in gevonden:
        ervoor = tekst[woorden[-1].eind if woorden else 0 : m.start()]
        groot = m[0][0].isupper() and not (len(m[0]) > 1 and m[0].isupper()) and not zegt_niets
        begin_zin = not woorden or bool(_ZINSGRENS.search(ervoor))
        woorden.append(Woord(plat(m[0]), m.start(), m.end(), groot, begin_zin, ervoor))
    return woorden
