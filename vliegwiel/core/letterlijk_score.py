"""A self-score from 1 (Heel slecht) to 5 (Heel goed), in figures or in words.

The grammar is small: a word for how it goes, made stronger ("heel", "kei"), weaker ("best", "redelijk") or turned
round ("niet"). The five labels are those of the matrix; see ``core.matrix``.
"""

from __future__ import annotations

import re

from vliegwiel.core.letterlijk_getal import lees_cijfer, lees_getal
from vliegwiel.core.letterlijk_los import Losmaker
from vliegwiel.core.spelling import Woordenlijst, lees_woorden, tekens, vouw

LAAGSTE, MIDDEN, HOOGSTE = 1, 3, 5
_GOED, _SLECHT = 4, 2

_BEPALING = Woordenlijst(lees_woorden("bepaling"))
_WOORDEN = Woordenlijst(lees_woorden("waardering"))
_los_van_elkaar = Losmaker(
    {
        "oordeel": tuple(
            zin for naam in ("waardering", "bepaling") for zinnen in lees_woorden(naam).values() for zin in zinnen
        )
    },
    plakt=("oordeel",),
)
_VOORVOEGSELS = tuple(
    vouw(w)
    for w in ("heel", "super", "mega", "kei", "hartstikke", "bere", "dik", "vet", "tering", "kanker", "kut", "klote",
              "rete", "giga", "stik", "ultra")
)  # fmt: skip
_VAN_TIEN = re.compile(r"(?:/|van de|vd|uit|op de|op)\s*(?:10|tien)\b|%|procent", re.IGNORECASE)
_STERREN = frozenset("*⭐★🌟✩☆")
_UITERSTEN = (0, 10)
# Between two judgements these say that both count: "niet goed maar ook niet slecht", "matig tot redelijk".
_PAREN = frozenset(vouw(w) for w in ("soms", "niet", "nie", "noch"))
_TUSSENWOORDEN = frozenset(("maar", "noch", "tot", "tussen"))
_VOEGWOORDEN = _TUSSENWOORDEN | {"ook", "in"}


def _gesplitst(woorden: list[str]) -> list[str]:
    """Take "keigoed" and "teringslecht" apart into a strengthening word and the word itself."""
    uit: list[str] = []
    for woord in woorden:
        klank = vouw(woord)
        for voor in _VOORVOEGSELS:
            rest = klank.removeprefix(voor)
            if rest not in (klank, "") and _WOORDEN.zoek([rest]):
                uit += (voor, rest)
                break
        else:
            uit.append(woord)
    return uit


def _weeg(waarde: int, bepalingen: set[str]) -> int:
    """Return the value of a word once it is made stronger, weaker or turned round."""
    if "helemaal niet" in bepalingen:
        return LAAGSTE if waarde > MIDDEN else MIDDEN
    if "niet" in bepalingen:
        return _SLECHT if waarde >= MIDDEN else MIDDEN
    if "sterk" in bepalingen and waarde != MIDDEN:
        return HOOGSTE if waarde > MIDDEN else LAAGSTE
    if "beetje" in bepalingen and waarde == _GOED:
        return MIDDEN
    if "zwak" in bepalingen and waarde == HOOGSTE:
        return _GOED
    return waarde


def _waarden(woorden: list[str]) -> tuple[list[int], int]:
    """Return the values that the words give, in order, and how many words were not understood."""
    waarderingen = {v.begin: v for v in _WOORDEN.zoek(woorden)}
    bepalingen = {v.begin: v for v in _BEPALING.zoek(woorden)}

    def bepaalt(plek: int) -> bool:
        """Tell whether only modifiers stand between this word and the next word of appreciation."""
        while plek in bepalingen and bepalingen[plek].waarde != "vul":
            plek = bepalingen[plek].eind
            if plek in waarderingen:
                return True
        return False

    waarden: list[int] = []
    lopend: set[str] = set()
    los = plek = 0
    while plek < len(woorden):
        waardering, bepaling = waarderingen.get(plek), bepalingen.get(plek)
        langer = waardering and bepaling and waardering.eind > bepaling.eind
        if waardering and (langer or not bepaalt(plek)):
            waarden.append(_weeg(int(waardering.waarde), lopend))
            lopend = set()
            plek = waardering.eind
        elif bepaling:
            if bepaling.waarde != "vul":
                lopend.add(bepaling.waarde)
            plek = bepaling.eind
        else:
            los += woorden[plek].isalnum() and woorden[plek] not in _VOEGWOORDEN
            plek += 1
    if waarden and lopend & {"niet", "helemaal niet"}:
        waarden[-1] = _weeg(waarden[-1], lopend)
    return waarden, los


def _uit_getal(tekst: str) -> int | None:
    """Return the score that figures give; "8/10" and "100%" say themselves on which scale they are."""
    getal = lees_getal(tekst, LAAGSTE, HOOGSTE)
    op_tien = lees_cijfer(tekst)
    if op_tien is not None and (_VAN_TIEN.search(tekst) or op_tien in _UITERSTEN):
        return max(LAAGSTE, round(op_tien / 2))
    return int(getal) if getal is not None and getal == int(getal) and LAAGSTE <= getal <= HOOGSTE else None


def _uit_woorden(tekst: str, woorden: list[str]) -> int | None:
    """Return the score that words give; None when they give none, or two that disagree."""
    waarden, los = _waarden(woorden)
    if not waarden:
        telwoord = lees_getal(tekst, LAAGSTE, HOOGSTE)
        return next((score for score in range(LAAGSTE, HOOGSTE + 1) if score == telwoord), None)
    if los or (len(waarden) == 1 and _TUSSENWOORDEN & set(woorden)):
        return None
    if max(waarden) - min(waarden) <= 1:
        return waarden[-1]
    woordvormen = [vouw(w) for w in woorden]
    beide = max(woordvormen.count(w) for w in _PAREN) > 1 or vouw("tussen") in woordvormen
    return MIDDEN if beide and min(waarden) < MIDDEN < max(waarden) else None


def lees_score(tekst: str) -> int | None:
    """Return the self-score 1–5 that a short answer gives; None when it gives none, or two that disagree.

    A figure above five is not scaled down: "een 7" may be meant on another scale, so it is asked again.
    """
    if any(c.isdigit() for c in tekst):
        return _uit_getal(tekst)
    woorden = tekens(tekst)
    if len(set(woorden)) == 1 and woorden[0] in _STERREN and len(woorden) <= HOOGSTE:
        return len(woorden)
    return None if "?" in woorden else _uit_woorden(tekst, _los_van_elkaar(_gesplitst(woorden)))
