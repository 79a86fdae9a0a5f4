"""A number put right in a few words: "8 niet 0", "nee, een 2", "ik zei toch 8", "maak er een 6 van".

Only a message that says nothing else is read so; whose number it is and which one it takes the place of, the
conversation knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vliegwiel.core.letterlijk_getal import telwoord
from vliegwiel.core.spelling import tekens, vouw

LANGSTE = 60
_EEN = vouw("een")
_GETAL = r"(?:(?:het\s|mijn\s)?(?:cijfer|score|getal)\s)?#(\d+(?:\.\d)?)#"
_ROEP = (
    r"(?:(?:bro|joh|man|gap|hallo|he+|hey|ho|ja|jawel|nou|maar|nogmaals|sorry|oeps|oh|o|wacht|kom\sop|echt|zucht|pff+|wtf|sukkel"
    r"|mevrouw|meneer|foutje|typfout|tikfout|typo|typefout)\s)*"
)
_ACHTER = (
    r"(?:\s(?:hoor|he+|joh|bro|man|sorry|aub|graag|dus|toch|ja|toch\secht|haha|zei\sik|was\shet|moest\shet\szijn))*"
)
_BIJ = r"(?:(?:toch|al|net|dus|gewoon|echt|duidelijk|juist|eigenlijk|net\stoch|dat\shet|dat|nota\sbene|een)\s)*"
_ZEI = r"(?:zei|zij|bedoel|bedoelde|bedoelt|typte|tikte|schreef|gaf|koos|had\sgezegd|heb\sgezegd|zeide)"
_HET = r"(?:(?:het|dat|t)\s(?:is|was|moet|moest|wordt|hoort)\s)?"
_NIET = r"(?:en\s)?(?:niet|geen|ipv|in\splaats\svan)"
_NEE = r"(?:nee+n?|neen|nein|nope|nah|(?:dat\s)?klopt\sniet|(?:dat\sis\s)?(?:fout|verkeerd))\s"
_VORMEN = tuple(
    (re.compile(rf"{_ROEP}{vorm}{_ACHTER}"), wat)
    for vorm, wat in (
        (rf"(?:{_NEE})?{_ROEP}(?:ik\s)?(?:{_ZEI}\s)?{_BIJ}{_HET}{_GETAL}\s{_NIET}\s{_GETAL}", ("nieuw", "oud")),
        (rf"(?:{_NEE})?{_ROEP}(?:ik\s)?(?:{_ZEI}\s)?{_BIJ}{_HET}(?:niet|geen)\s{_GETAL}\s(?:maar\s){_GETAL}", ("oud", "nieuw")),
        (rf"(?:{_NEE})?{_ROEP}(?:ik\s|k\s)?{_ZEI}\s(?:ik\s)?{_BIJ}{_GETAL}", ("gezegd",)),
        (rf"(?:{_NEE})?{_ROEP}{_GETAL}\s(?:zei|bedoel|bedoelde|typte|schreef)\sik(?:\s(?:toch|al|net|dus|duidelijk))*", ("gezegd",)),
        (rf"{_NEE}{_ROEP}{_BIJ}{_HET}(?:doe\s)?(?:maar\s)?{_GETAL}", ("nee",)),
        (rf"(?:{_NEE})?(?:toch|eigenlijk|liever|doe\stoch|maak\ser|verander\s(?:dat|het)\sin|zet\ser|maak\sdat)\s(?:liever\s|toch\s|maar\s)*{_GETAL}(?:\svan)?", ("nee",)),
        (rf"(?:het|dat)\s(?:moet|moest|is)\s{_GETAL}(?:\s(?:zijn|worden))?", ("nee",)),
    )
)  # fmt: skip


@dataclass(frozen=True)
class AnderCijfer:
    """``nieuw`` is the number that it should be. ``oud``: what it should not be, when that is said.

    ``gezegd``: the client says to have given this number ("ik zei 8"); ``bedoeld``: to have meant it.
    """

    nieuw: float
    oud: float | None = None
    gezegd: bool = False
    bedoeld: bool = False


def lees_ander_cijfer(tekst: str) -> AnderCijfer | None:
    """Return the number that a message puts right, or None when it does not, or says more than that."""
    if len(tekst) > LANGSTE or "?" in tekst:
        return None
    zin = _met_getallen(tekst)
    for vorm, wat in _VORMEN:
        if treffer := vorm.fullmatch(zin):
            getallen = dict(zip(wat, map(float, treffer.groups()), strict=True))
            nieuw = getallen.get("nieuw", getallen.get("gezegd", getallen.get("nee", 0.0)))
            return AnderCijfer(nieuw, getallen.get("oud"), "gezegd" in getallen, "bedoel" in zin)
    return None


def _met_getallen(tekst: str) -> str:
    """Return the words with every number as ``#8#``, without signs; "een" before a number is its article."""
    woorden = [w for w in tekens(tekst) if w[0].isalnum() or w in "/%€-"]
    uit: list[str] = []
    for plek, woord in enumerate(woorden):
        getal = None if vouw(woord) == _EEN and not woord.isdecimal() else _zuiver(woord)
        if getal is not None:
            uit.append(f"#{getal:g}#")
        elif vouw(woord) == _EEN and plek + 1 < len(woorden) and _zuiver(woorden[plek + 1]) is not None:
            continue
        else:
            uit.append(woord)
    return " ".join(uit)


def _zuiver(woord: str) -> float | None:
    """Return the number of a word; "niks" is no zero here."""
    getal = telwoord(woord)
    return None if getal == 0 and not woord.isdecimal() and woord != "nul" else getal
