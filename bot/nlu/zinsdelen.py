"""Cut a message into clauses, so that a quote can be the part that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Signs end a clause; joining words start a new one, unless they are something else there (``_begint_zin``).
_GRENS = re.compile(
    r"[.!?;:\n]+(?=\s|$)|,(?=\s)|\s[-–—]\s"
    r"|\s(?=(?P<woord>maar|en|want|dus|alleen|terwijl|omdat|toch|gelukkig|verder|daarnaast|ook al)\s)",
    re.IGNORECASE,
)
_WIE = r"(?:ik|we|wij|hij|ze|zij|je|jij|het|'?t|er|de|een|mijn|mn|m'n|me|mij|ons|onze|die|dat|dit|iemand|niemand|iedereen|alles|niks|nu|dan)"
_DOET = (
    r"(?:ben|is|zijn|was|waren|heb|heeft|hebben|had|ga|gaat|gaan|ging|kan|kunnen|kon|wil|willen|zit|zitten|doe|doet|mag|"
    r"moet|zie|ziet|help\w*|lukt|krijg\w*|kom|komt|voel\w*|vind|vindt|slaap\w*|werk\w*|woon\w*|mis|mist|val|valt|red|hou|houdt|"
    r"zorg\w*|zeg\w*|blijf\w*|staat|sta)"
)
# What comes after the word, when it joins: "dus ik blijf thuis" and not "ik ben dus moe", "verder gaat het wel" and not
# "het kan niet verder met die brieven".
_NA = {
    "dus": re.compile(rf"\W*(?:{_WIE}|{_DOET}|geen|daar|als|toen)\b", re.IGNORECASE),
    "alleen": re.compile(rf"\W*(?!een\b){_WIE}\b", re.IGNORECASE),
    "maar": re.compile(r"\s+(?!\s|(?:één|weinig|half|halve|amper|raak|eens|even)\b)", re.IGNORECASE),
    **dict.fromkeys(
        ("toch", "gelukkig", "verder", "daarnaast", "ook al"), re.compile(rf"\W*{_DOET}\s+{_WIE}\b", re.IGNORECASE)
    ),
}
_LAAT_MAAR = re.compile(r"\b(?:alleen|nog|doe|laat|zeg|kom|ga)$", re.IGNORECASE)  # "alleen maar", "nog maar"
# "Mijn dochter en ik lachen veel": two people do one thing, and neither of them is a clause.
_SAMEN = re.compile(r"\s(?:en)\s+(?:ik|wij|we|hij|zij|ze)\b", re.IGNORECASE)
_NAMEN = 3  # words: before "en ik", this few are somebody, and not something that is said
_WOORD = re.compile(r"\w")
_RAND = " \t\n.,;:!?-–—"
_VOEGWOORD = re.compile(r"^(?:maar|en|want|dus|terwijl|omdat)\s+", re.IGNORECASE)
MEESTE = 80  # clauses: enough for 2,000 characters of talk; few of them are read by themselves
KORTSTE = 2  # words: "en moe" cannot stand alone as a quote, it goes with what comes before


@dataclass(frozen=True)
class Zinsdeel:
    """``tekst`` is exactly ``bericht[begin:eind]``."""

    tekst: str
    begin: int
    eind: int


def _knip(bericht: str, begin: int, eind: int) -> Zinsdeel | None:
    while begin < eind and bericht[begin] in _RAND:
        begin += 1
    while eind > begin and bericht[eind - 1] in _RAND:
        eind -= 1
    stuk = bericht[begin:eind]
    return Zinsdeel(stuk, begin, eind) if _WOORD.search(stuk) else None


def _zonder_voegwoord(deel: Zinsdeel) -> Zinsdeel:
    if (m := _VOEGWOORD.match(deel.tekst)) and m.end() < len(deel.tekst):
        return Zinsdeel(deel.tekst[m.end() :], deel.begin + m.end(), deel.eind)
    return deel


def _begint_zin(bericht: str, grens: re.Match[str]) -> bool:
    """Whether a joining word starts a clause here; a sign always ends one."""
    woord = (grens["woord"] or "").lower()
    if woord == "maar" and _LAAT_MAAR.search(bericht, 0, grens.start()):
        return False
    na = _NA.get(woord)
    return na is None or na.match(bericht, grens.end() + len(woord)) is not None


def zinsdelen(bericht: str) -> list[Zinsdeel]:
    """Return the clauses of a message in order, at most ``MEESTE``; empty when it holds no letter or digit."""
    stukken: list[Zinsdeel] = []
    begin = 0
    for grens in [*_GRENS.finditer(bericht), None]:
        eind = grens.start() if grens else len(bericht)
        if grens and not _begint_zin(bericht, grens):
            continue
        if grens and _SAMEN.match(bericht, eind) and len(bericht[begin:eind].split()) < _NAMEN:
            continue
        deel = _knip(bericht, begin, eind)
        begin = grens.end() if grens else eind
        if deel is None:
            continue
        vorige = stukken[-1] if stukken else None
        if (vorige and len(deel.tekst.split()) < KORTSTE) or len(stukken) == MEESTE:
            stukken[-1] = Zinsdeel(bericht[vorige.begin : deel.eind], vorige.begin, deel.eind)
        else:
            stukken.append(deel)
    return [_zonder_voegwoord(s) for s in stukken]


def geheel(bericht: str) -> Zinsdeel | None:
    """Return the whole message without blanks and signs at its ends, or None when it holds no letter or digit."""
    begin = len(bericht) - len(bericht.lstrip())
    eind = len(bericht.rstrip())
    return Zinsdeel(bericht[begin:eind], begin, eind) if _WOORD.search(bericht) else None
