"""A correction in the client's own words: "nee, ik bedoel …", "dat van geld klopt niet", "haal dat weg".

Read by rule, beside the dialogue act: what follows the correction is what must stand there instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vliegwiel.core.knopwoorden import is_geen_regel

_AANLOOP = r"(?:(?:nee+|neen|nein|sorry|oeps|wacht|ho|oh|o|hm+|eh+|jawel|maar|even|effe|ff)[\s,.!…]+)*"
_FOUT = (
    r"(?:klop(?:t|te)?|klpt|klobt)\s+(?:\w+\s+)?nie?t?(?:\s+(?:helemaal|echt|goed|hoor|meer))?"
    r"|is\s+(?:\w+\s+)?(?:niet\s+(?:waar|juist|goed)|fout|verkeerd|onjuist|onzin)(?:\s+hoor)?"
    r"|sta(?:at|an)\s+(?:er\s+)?(?:verkeerd|fout|niet\s+goed)"
    r"|heb\s+je\s+(?:verkeerd|fout|niet\s+goed)(?:\s+(?:begrepen|opgeschreven|gelezen))?"
)
_BEDOEL = re.compile(
    r"\b(?:ik\s+)?b[eu]?doel(?:de|den|d|t)?\b(?:\s+(?:ik|eigenlijk|namelijk|dus|juist|meer|gewoon|te\s+zeggen))*"
    r"(?:\s+niet\s+[^,.;]+[,.;]\s*maar)?[\s:,–-]+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FOUT_MET_REST = re.compile(
    rf"(?:{_FOUT})[\s,.;:!–-]+(?:(?:maar|want|dus)\s+)?(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
# "Ik bedoel dat ik weer wil koken": the words themselves begin after "dat"; in "dat huis" it belongs to them.
_VOEGWOORD = re.compile(
    r"^dat\s+(?=(?:ik|k|'k|we|wij|hij|zij|ze|het|'t|er|je|jij|jullie|iemand|niemand|mensen|m'n|mn|mijn|onze?|de|een|mij|me|alles)\b)",
    re.IGNORECASE,
)
_WORDT = re.compile(
    r"(?:verander\s+(?:dat|dit|het|die)?\s*(?:maar\s+)?in|maak\s+er(?:\s+maar)?)\s+(?P<rest>\S.*?)(?:\s+van)?[.!\s]*$",
    re.IGNORECASE | re.DOTALL,
)
# "Niet de belasting maar het waterschap": what is wrong, and what should stand in its place.
_NIET_MAAR = re.compile(
    rf"^\s*{_AANLOOP}(?:ik\s+b[eu]doel(?:de|d|t)?\s+|(?:het|dat)\s+(?:is|was)\s+)?niet\s+(?P<oud>[^,.;!?]{{1,40}}?)\s*,?\s+maar\s+"
    r"(?P<rest>[^,.;!?]+?)[.!\s]*$",
    re.IGNORECASE,
)
_WEG = re.compile(
    r"\b(?:haal|doe|gooi|laat)\b[^.?!]*\b(?:weg|eraf|eruit|er\s+uit|er\s+af)\b"
    r"|\b(?:verwijder|wis|schrap|delete|streep)\b\s+(?:dat|dit|die|dá?t|het|wat\s+ik)\b"
    r"|\b(?:dat|dit|die|het)\b[^.?!]*\b(?:mag|kan)\s+(?:\w+\s+){0,2}(?:weg|eruit|eraf|uit|af)\b"
    r"|\b(?:kan|mag)\s+(?:dat|dit|die|het)\b[^.?!]*\b(?:weg|eruit|eraf)\b"
    r"|\bvergeet\s+(?:dat|wat\s+ik|het)\b",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    rf"^\s*{_AANLOOP}(?:ik\s+)?bedoel(?:de|t|d)?\b\s+\S"
    rf"|^\s*{_AANLOOP}(?:dat|dit|het|die|wat)\b[^.?!,;]{{0,40}}?\s(?:{_FOUT})(?=\s*(?:[,.;:!?–]|$|maar\b|want\b))"
    rf"|^\s*{_AANLOOP}(?:haal|doe|gooi)\s+(?:dat|dit|die|het)\b[^.?!]*\b(?:weg|eraf|eruit)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:van|over|bij)\s+(?:(?:mijn|m'n|mn|me|de|het|die|dat|je)\s+)?(\w+)", re.IGNORECASE)


@dataclass(frozen=True)
class Verbetering:
    """``inhoud`` is what should stand there, from character ``begin``; ``weg``: the client wants it taken away.

    ``over`` are words that say which line is meant ("dat van geld"), ``oud`` those that are wrong ("niet de …, maar").
    """

    inhoud: str = ""
    begin: int = 0
    weg: bool = False
    over: tuple[str, ...] = ()
    oud: str = ""


def lees_verbetering(tekst: str) -> Verbetering:
    """Return what a message with a correction says; empty when it only says that something is wrong."""
    if treffer := _NIET_MAAR.search(tekst):
        return Verbetering(treffer["rest"].strip(), treffer.start("rest"), oud=treffer["oud"])
    for patroon in (_WORDT, _BEDOEL, _FOUT_MET_REST):
        treffer = patroon.search(tekst)
        if treffer and any(t.isalnum() for t in treffer["rest"]) and not is_geen_regel(treffer["rest"]):
            rest = _VOEGWOORD.sub("", treffer["rest"])
            begin = treffer.end("rest") - len(rest)
            return Verbetering(rest.strip(), begin, over=_over(tekst[:begin]))
    return Verbetering(weg=_WEG.search(tekst) is not None, begin=len(tekst), over=_over(tekst))


def begint_met_verbetering(tekst: str) -> bool:
    """Tell whether a message opens as a correction, whatever dialogue act was recognised."""
    return _BEGIN.search(tekst) is not None


def _over(tekst: str) -> tuple[str, ...]:
    return tuple(m[1].casefold() for m in _OVER.finditer(tekst))
