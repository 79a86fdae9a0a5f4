"""Numbers as people type them: "zevn", "6 of 7", "zeven en een half", "8/10", "de hoogste"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vliegwiel.core.spelling import Woordenlijst, afstand, lees_woorden, tekens, vouw

# Short words of other languages: read as they stand, but no Dutch word is ever taken for a slip of one.
_VREEMD = frozenset(("four", "three", "seven", "eight", "zero", "niets"))
_TELWOORDEN = {
    0: "nul noppes nada zero niks niets nop nihil",
    1: "een eentje één one",
    2: "twee tweetje twie twe twei two",
    3: "drie drietje drij dree",
    4: "vier viertje veer veertje fier four",
    5: "vijf vijfje vief vijve vuuf five",
    6: "zes zesje zesse six ses",
    7: "zeven zeventje zeuven zeum zeuve zeem zeve seven",
    8: "acht achtje aacht eight",
    9: "negen negentje neegn neuge nine",
    10: "tien tientje tiene ten",
    1.5: "anderhalf anderhalve",
    100: "honderd",
    1000: "duizend",
}
_WAARDE = {vouw(w): getal for getal, namen in _TELWOORDEN.items() for w in namen.split()}
_GESCHREVEN = {w: getal for getal, namen in _TELWOORDEN.items() for w in namen.split() if w not in _VREEMD}
_VOOR_HALF = ("", "e", "n", "en", "ne", "een", "enen", "enn", "eneen")
_EEN = vouw("een")
_TOETS = {"🔟": 10.0}

_SOORT = Woordenlijst(lees_woorden("getal"))

_LOSSE_WOORDEN = 12
_LANGSTE_GETAL = 4
_PAAR = 2
_DICHT_BIJ_ELKAAR = 3
_PERCENTAGE = 100
# "11 haha" and "1000!" mean ten; 24 is more likely a date or an amount.
_OVERDREVEN = 12
_RONDE_OVERDRIJVING = frozenset({100.0, 1000.0})
# These sound like "mij" and "zo'n", which say nothing beside a number.
_KLINKT_ALS = frozenset(("mei", "zoon"))
_NOEMER = re.compile(r"\bop(?= (?:10|tien)\b)", re.IGNORECASE)
_ONDER_NUL = re.compile(r"\s*(?:-|min|minus)\s*(?:\d|honderd|duizend)", re.IGNORECASE)


@dataclass(frozen=True)
class Stuk:
    """One piece of an answer: a number (``soort`` "getal"), a kind of ``_SOORT``, or a loose word ("los")."""

    soort: str
    getal: float = 0.0


def _zonder_buiging(klank: str) -> str:
    """Return "fir" for "fire": in dialect a number word ends in -e ("viere", "achte")."""
    kaal = klank.removesuffix("e")
    return kaal if klank not in _WAARDE and kaal in _WAARDE and len(kaal) >= len("fir") else klank


def _zeker_getal(woord: str) -> float | None:
    """Return the number of a figure or a number word without slips."""
    if woord in _TOETS:
        return _TOETS[woord]
    if woord[0].isdecimal():
        cijfers = woord.replace(",", ".")
        ok = len(cijfers.split(".")[0]) <= _LANGSTE_GETAL and cijfers.replace(".", "", 1).isdecimal()
        return float(cijfers) if ok else None
    klank = _zonder_buiging(vouw(woord))
    for tussen in _VOOR_HALF:
        geheel = klank.removesuffix(f"{tussen}half")
        for stam in (geheel, geheel.removesuffix("n")):
            if geheel != klank and stam in _WAARDE:
                return _WAARDE[stam] + 0.5
    return float(_WAARDE[klank]) if klank in _WAARDE and woord != "en" else None


def _twijfelachtig(woord: str, getal: float) -> bool:
    """Tell whether a word sounds like one number but is one slip away from another ("zecen": zes or zeven)."""
    return (
        woord.isalpha()
        and woord not in _GESCHREVEN
        and any(
            n != getal and len(naam) >= len("zeven") and afstand(woord, naam, 1) <= 1 for naam, n in _GESCHREVEN.items()
        )
    )


def telwoord(woord: str) -> float | None:
    """Return the number that one word or figure stands for; None when it is no number.

    One slip is forgiven in a long number word, and two swapped letters in a shorter one ("ahct").
    """
    zeker = _zeker_getal(woord)
    if (zeker is not None and not _twijfelachtig(woord, zeker)) or len(woord) < len("acht"):
        return zeker
    dichtbij = {
        getal
        for naam, getal in _GESCHREVEN.items()
        if naam[0] == woord[0]
        and (len(naam) >= len("zeven") or sorted(naam) == sorted(woord))
        and afstand(woord, naam, 1) <= 1
    }
    return float(dichtbij.pop()) if len(dichtbij) == 1 else None


def _voor_een_getal(woorden: list[str], plek: int) -> bool:
    """Tell whether a word is the adjective in "een stevige 7"."""
    return (
        0 < plek < len(woorden) - 1
        and vouw(woorden[plek - 1]) == _EEN
        and woorden[plek].isalpha()
        and woorden[plek].endswith("e")
        and _zeker_getal(woorden[plek + 1]) is not None
    )


def stukken(tekst: str) -> list[Stuk]:
    """Return the pieces of an answer in order, with compound numbers joined ("zeven en een half")."""
    woorden = tekens(tekst)
    zeker = [_zeker_getal(w) for w in woorden]
    een_is_lidwoord = any(g is not None and vouw(w) != _EEN for w, g in zip(woorden, zeker, strict=True))
    gevonden = {v.begin: v for v in _SOORT.zoek(woorden) if woorden[v.begin] not in _KLINKT_ALS}
    uit: list[Stuk] = []
    plek = 0
    while plek < len(woorden):
        vondst = gevonden.get(plek)
        lengte = vondst.eind - vondst.begin if vondst else 0
        lidwoord = een_is_lidwoord and vouw(woorden[plek]) == _EEN
        getal = zeker[plek] if vondst else telwoord(woorden[plek])
        if getal is not None and lengte <= 1 and not lidwoord:
            uit.append(Stuk("getal", getal))
            plek += 1
        elif not vondst and _voor_een_getal(woorden, plek):
            uit.append(Stuk("vul"))
            plek += 1
        elif vondst or woorden[plek].isalnum():  # an emoji or another sign says nothing here
            uit.append(Stuk(vondst.waarde if vondst else "los"))
            plek += max(lengte, 1)
        else:
            plek += 1
    return _samen(uit)


def _samen(stuk: list[Stuk]) -> list[Stuk]:
    """Join halves, decimals, percentages and "van de tien" with the number they belong to."""
    uit: list[Stuk] = []
    plek = 0
    while plek < len(stuk):
        huidig = stuk[plek]
        volgend = [s.soort for s in stuk[plek + 1 : plek + 3]]
        if huidig.soort != "getal":
            uit.append(huidig)
            plek += 1
        elif volgend[:1] == ["half"]:
            uit.append(Stuk("getal", huidig.getal + 0.5))
            plek += 2
        elif volgend == ["komma", "getal"]:
            uit.append(Stuk("getal", huidig.getal + stuk[plek + 2].getal / 10))
            plek += 3
        elif volgend[:1] == ["procent"]:
            uit.append(Stuk("getal", min(huidig.getal, _PERCENTAGE) / 10))
            plek += 2
        else:
            uit.append(huidig)
            plek += 1
    return uit


def _zonder_noemer(stuk: list[Stuk], hoogste: int) -> list[Stuk]:
    """Leave out the "/10" or "van de 10" behind a number, when the scale runs to ten."""
    uit = list(stuk)
    for plek in range(len(uit) - 2):
        if [s.soort for s in uit[plek : plek + 3]] == ["getal", "van", "getal"] and uit[plek + 2].getal == hoogste:
            return uit[: plek + 1] + uit[plek + 3 :]
    return uit


def _zonder_uitleg(stuk: list[Stuk]) -> list[Stuk]:
    """Leave out the explanation behind a number ("een 7, want …"), unless another number is in it."""
    for plek, s in enumerate(stuk):
        rest = [r.soort for r in stuk[plek:]]
        if s.soort == "uitleg" and "getal" not in rest and any(r.soort == "getal" for r in stuk[:plek]):
            return stuk[:plek] if len(rest) <= _LOSSE_WOORDEN else [Stuk("los")]
    return stuk


def _buren(stuk: list[Stuk]) -> bool:
    """Tell whether two successive numbers stand side by side: "7 8" means between the two."""
    paren = zip(stuk, stuk[1:], strict=False)
    return any(a.soort == b.soort == "getal" and b.getal - a.getal == 1 for a, b in paren)


def _wat_nu_geldt(stuk: list[Stuk]) -> list[Stuk]:
    """Return the part of the answer that counts: what is true now, or what the client put right."""
    soorten = [s.soort for s in stuk]
    for soort in ("nu", "verbeterd"):
        if soort in soorten:
            begin = len(soorten) - 1 - soorten[::-1].index(soort) if soort == "verbeterd" else soorten.index(soort)
            eind = soorten.index("toen", begin) if "toen" in soorten[begin:] else len(soorten)
            voorbij = {"getal", "toen"} & set(soorten[:begin]) or "los" not in soorten[:begin]
            # "Het wordt toch niks" in a story puts no number right.
            verhaal = "los" in soorten[:begin] and not any(s.getal for s in stuk[begin:eind])
            if voorbij and not verhaal and "getal" in soorten[begin:eind]:
                return stuk[begin:eind]
    return stuk


def lees_getal(tekst: str, laagste: int, hoogste: int) -> float | None:
    """Return the one number that an answer gives on a scale, or None when there is none or more than one.

    Two neighbouring numbers ("6 of 7") give the middle. A number outside the scale is kept as it is.
    """
    stuk = _zonder_uitleg(_wat_nu_geldt(_zonder_noemer(stukken(tekst), hoogste)))
    soorten = {s.soort for s in stuk}
    getallen = [s.getal for s in stuk if s.soort == "getal"]
    if "los" in soorten:
        return None
    if len(set(getallen)) == 1:
        return getallen[0]
    if (
        len(getallen) == _PAAR
        and abs(getallen[0] - getallen[1]) <= _DICHT_BIJ_ELKAAR
        and (soorten & {"of", "tussen", "van"} or _buren(stuk))
    ):
        return sum(getallen) / 2
    if getallen:
        return None
    midden = (laagste + hoogste) / 2
    for soort, waarde in (("laag", laagste), ("hoog", hoogste), ("midden", midden), ("half", midden)):
        if soort in soorten:
            return waarde
    return None


def lees_cijfer(tekst: str) -> int | float | None:
    """Return the answer on a ruler from 0 to 10, in halves where the client says so; None when it is not one."""
    getal = lees_getal(_NOEMER.sub("van de", tekst), 0, 10)
    if getal is None:
        return None
    if getal > _OVERDREVEN and getal not in _RONDE_OVERDRIJVING:
        return None
    binnen = 0.0 if _ONDER_NUL.match(tekst) else min(getal, 10.0)
    return int(binnen) if binnen == int(binnen) else binnen
