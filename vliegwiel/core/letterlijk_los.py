"""Words typed as one, taken apart: "gaatwel", "echtniet", "schuldenproblemen". For the readers of literal answers."""

from __future__ import annotations

from vliegwiel.core.spelling import Vondst, Woordenlijst

_KORTSTE_BEGIN, _KORTSTE_EIND = 2, 3


def dekt(vondsten: list[Vondst], woorden: int) -> bool:
    """Tell whether the phrases found leave none of so many words unread."""
    return sum(v.eind - v.begin for v in vondsten) == woorden


def uit_elkaar(woorden: list[str], *lijsten: Woordenlijst) -> list[str]:
    """Take every word apart that no list knows and of which both parts are known; the others stay as they are."""
    uit: list[str] = []
    for woord in woorden:
        if not woord.isalpha() or any(lijst.zoek([woord]) for lijst in lijsten):
            uit.append(woord)
            continue
        paren = ([woord[:n], woord[n:]] for n in range(_KORTSTE_BEGIN, len(woord) - _KORTSTE_EIND + 1))
        gevonden = next((p for p in paren if any(dekt(lijst.zoek(p), 2) for lijst in lijsten)), None)
        uit += gevonden or [woord]
    return uit
