"""A number that an answer begins with: "3. ze bellen nooit terug", "ach, een zeven, zei ik".

What follows is the client's story, and changes nothing about the number: "niks" in it is no zero. A number beside a
thing ("3 kinderen") is none, and where the story gives another number for the same scale, none is read here.
"""

from __future__ import annotations

import re

from vliegwiel.core.letterlijk_getal import telwoord
from vliegwiel.core.spelling import Woordenlijst, lees_woorden, tekens, vouw

LANGSTE_VERHAAL = 1000
"""Longest message, in characters, in which a number at the beginning is looked for."""

_WOORDEN = lees_woorden("getal_voorop")
_AANLOOP = Woordenlijst({"aanloop": _WOORDEN["aanloop"]})
_VERVOLG = Woordenlijst({"vervolg": _WOORDEN["vervolg"]})
_LEESTEKENS = frozenset(".,;:!…-–—()\"'*")
_EIND = frozenset(".;!…")
_NIET_ERNA = frozenset("?/%+~€$=×&")
_EEN = vouw("een")
_MET_ACCENT = re.compile(r"é[eé]?n\b", re.IGNORECASE)
_NUL = frozenset(("nul", "zero"))
_HOOGSTE_RIVAAL = 10
_VERHAAL = 2  # words
# "Een" is mostly an article: only these make the number one of it, and a hesitation ("een…") never does.
_NA_EEN = frozenset(".!")
# What stands between two numbers of one answer: then the story is not only a story.
_VERBINDT = frozenset(("nee", "of", "bedoel", "bedoelde", "tot"))
_MET_ZIJN = frozenset(("zijn", "zn", "ons", "hun"))  # "met ons vieren"
# After one of these a number stands by itself ("een 5 is ook goed"); after any other word it counts something.
_TELT_NIETS = frozenset(
    "is was kan mag of en dan want maar misschien ook nu ofzo denk geloof zou als bij voor op van tot geef gaf zei ik wel"
    " hoor toch liever eerder nog half".split()
)
_TREKT_IN = re.compile(
    r"(?:\bof\s+nee|\bnee\W+(?:(?:ik\s+)?weet(?:\s+(?:ik|het|t))?\s+niet|wacht|toch|laat|sla|niet)"
    r"|(?:[.,!…]\s*|\b(?:oh?|eh+|maar)\s+)wacht(?:\s+(?:even|ff|effe))?|\bsla\s+(?:\w+\s+)?over|\blaat\s+(?:dat\s+)?maar(?:\s+zitten)?"
    r"|(?:[.,!…]\s*|\bof\s+)toch\s+(?:maar\s+)?niet|\bvergeet\s+(?:dat|het|maar)|\b(?:grapje|geintje))\s*(?:[.,!…]|$)",
    re.IGNORECASE,
)


def getal_voorop(tekst: str, laagste: int, hoogste: int, noemt: tuple[str, ...] = ()) -> float | None:
    """Return the number of the scale that a message begins with; None when it begins otherwise, or in any doubt.

    ``noemt`` are words that name what the number is asked about: they may stand before it ("werk: 2").
    """
    if len(tekst) > LANGSTE_VERHAAL or _TREKT_IN.search(tekst):
        return None
    woorden = tekens(tekst)
    plek = _na_aanloop(woorden, {vouw(w) for w in noemt})
    getal = _getal(woorden, plek, tekst)
    if getal is None or not laagste <= getal <= hoogste or not _staat_los(woorden, plek):
        return None
    return None if _noemt_ander(woorden, plek + 1, getal) else getal


def heeft_staart(tekst: str) -> bool:
    """Whether something is told beside the number: more than a number with its run-up and what goes with giving it."""
    woorden = tekens(tekst)
    rest = woorden[_na_aanloop(woorden, set()) + 1 :]
    bekend = {plek for v in _VERVOLG.zoek(rest) for plek in range(v.begin, v.eind)}
    return sum(w.isalpha() for plek, w in enumerate(rest) if plek not in bekend) >= _VERHAAL


def _na_aanloop(woorden: list[str], noemt: set[str]) -> int:
    """Return where the first word stands that is no run-up to a number."""
    vondsten = {v.begin: v.eind for v in _AANLOOP.zoek(woorden)}
    plek = 0
    while plek < len(woorden):
        woord = woorden[plek]
        if plek in vondsten and not _is_een_zelf(woorden, plek):
            plek = vondsten[plek]
        elif vouw(woord) in noemt or (plek and woord in _LEESTEKENS and woord not in "-–—"):
            plek += 1
        else:
            break
    return plek


def _is_een_zelf(woorden: list[str], plek: int) -> bool:
    """Whether "een" is the number here, and no article: nothing follows that it could belong to."""
    if vouw(woorden[plek]) != _EEN:
        return False
    return plek + 1 == len(woorden) or woorden[plek + 1] in _LEESTEKENS or _gaat_mee(woorden, plek + 1)


def _gaat_mee(woorden: list[str], plek: int) -> bool:
    return any(v.begin == 0 for v in _VERVOLG.zoek(woorden[plek : plek + 4]))


def _getal(woorden: list[str], plek: int, tekst: str) -> float | None:
    if plek >= len(woorden):
        return None
    woord = woorden[plek]
    if vouw(woord) == _EEN and not _MET_ACCENT.search(tekst):
        volgend = woorden[plek + 1 : plek + 3]
        stellig = not volgend or (volgend[0] in _NA_EEN and volgend[1:] != ["."]) or _gaat_mee(woorden, plek + 1)
        return 1.0 if stellig else None
    getal = telwoord(woord)
    if getal == 0 and not woord.isdecimal() and woord not in _NUL:
        return None  # "niks, laat maar" is no number
    return getal if getal is not None and getal * 2 == int(getal * 2) else None


def _staat_los(woorden: list[str], plek: int) -> bool:
    """Whether the end, a sign or a word that goes with giving a number follows, and no thing that is counted."""
    if plek + 1 == len(woorden):
        return True
    volgend = woorden[plek + 1]
    if volgend.isalnum() or volgend[0].isdecimal():
        return _gaat_mee(woorden, plek + 1)
    if volgend in _NIET_ERNA:
        return False
    verder = next((w for w in woorden[plek + 1 :] if w not in _LEESTEKENS), "")
    return volgend in _EIND or not verder or telwoord(verder) is None or vouw(verder) == _EEN


def _noemt_ander(woorden: list[str], begin: int, getal: float) -> bool:
    """Whether the story gives another number that may be meant for this scale."""
    for plek in range(begin, len(woorden)):
        ander = telwoord(woorden[plek])
        if ander is None or ander == getal or ander > _HOOGSTE_RIVAAL:
            continue
        ervoor = woorden[plek - 1]
        if ervoor in _MET_ZIJN:
            continue
        erna = woorden[plek + 1] if plek + 1 < len(woorden) else ""
        woord_is_een = vouw(woorden[plek]) == _EEN
        if woord_is_een or (ander == 0 and not woorden[plek].isdecimal()):
            if ervoor in _VERBINDT and not (erna.isalpha() and erna not in _TELT_NIETS):
                return True
        elif not erna.isalpha() or erna in _TELT_NIETS:
            return True
    return False
