"""Words taken out of a sentence, or put right in it, so that what is left can still be read."""

from __future__ import annotations

import difflib
import re

LIJKT = 0.75  # how alike two words are when one corrects the other: "vriend" and "vriendin"
KORTSTE = 4  # letters from which a word may be alike, or the end of another: "dochter" in "kleindochter"
_LIDWOORD = r"(?:de|het|'t|een|'n|n|mijn|m'n|mn|me|onze|ons|zijn|z'n|zn|haar|d'r|hun|die|dat|deze|dit|geen)"
_VOEG = r"en|maar|want|dus"
_SCHEIDING = re.compile(rf"(?:[,;.:!?\s]|\b(?:{_VOEG})\b)*", re.IGNORECASE)
_OPEN_VOOR = re.compile(rf"(?:^|[,;.:!?]|(?<!\w)(?:{_VOEG}))\s*$", re.IGNORECASE)
_OPEN_NA = re.compile(rf"\s*(?:$|[,;.:!?]|(?:{_VOEG})(?!\w))", re.IGNORECASE)
_SLOT = re.compile(rf"(?:[,;:\s]|(?<!\w)(?:{_VOEG})(?=[\s,;:]*$))+$", re.IGNORECASE)


def zonder(tekst: str, woorden: str) -> str:
    """Return the text without these words when whole clauses are left; else an empty string, never a stump.

    A text without the words is returned as it is.
    """
    plek = re.compile(rf"(?<!\w){re.escape(woorden)}(?!\w)", re.IGNORECASE)
    while gevonden := plek.search(tekst):
        voor, na = tekst[: gevonden.start()], tekst[gevonden.end() :]
        if not _OPEN_VOOR.search(voor) or not _OPEN_NA.match(na):
            return ""
        tekst = _voeg(voor, na)
    return tekst


def _voeg(voor: str, na: str) -> str:
    """Join what stood before and after; of the two joints around the gap one is left."""
    voor, joint = _SLOT.sub("", voor), _SCHEIDING.match(na)
    rest = na[joint.end() :] if joint else na
    if not any(t.isalnum() for t in voor):
        return rest.strip()
    if not rest:
        return (voor + na.strip(" ,;:")).strip() if not voor.rstrip().endswith((".", "!", "?")) else voor.strip()
    return f"{voor} {rest}" if voor.endswith((".", "!", "?")) else f"{voor}, {rest}"


def zet_op_de_plek(tekst: str, nieuw: str, oud: str = "") -> str:
    """Return the text with ``nieuw`` in the place of the words that it corrects; empty when that place is not sure.

    ``oud`` are the words that the client calls wrong; without them it is the one word that is like the last new word.
    """
    plek = _genoemde_plek(tekst, oud) if oud else _gelijkende_plek(tekst, nieuw)
    if plek is None:
        return ""
    begin, eind = plek
    if re.match(rf"{_LIDWOORD}\s", nieuw, re.IGNORECASE):
        lidwoord = re.search(rf"(?<!\w){_LIDWOORD}\s+$", tekst[:begin], re.IGNORECASE)
        begin = lidwoord.start() if lidwoord else begin
    return tekst[:begin] + nieuw.strip(" .,;!") + tekst[eind:]


def _genoemde_plek(tekst: str, oud: str) -> tuple[int, int] | None:
    kaal = re.sub(rf"^{_LIDWOORD}\s+", "", oud.strip(" .,;"), flags=re.IGNORECASE)
    for woorden in (oud.strip(" .,;"), kaal):
        plekken = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(woorden)}(?!\w)", tekst, re.IGNORECASE)]
        if woorden and len(plekken) == 1:
            return plekken[0]
    return None


def _gelijkende_plek(tekst: str, nieuw: str) -> tuple[int, int] | None:
    """Return where the one word stands that the last of the new words is like, or is again with other words to it."""
    nieuwe = re.findall(r"[\w']+", nieuw.casefold())
    plekken = [m for m in re.finditer(r"[\w']+", tekst) if nieuwe and _lijkt(m[0].casefold(), nieuwe[-1])]
    if len(plekken) != 1:
        return None
    zelfde = plekken[0][0].casefold() == nieuwe[-1]
    kern = nieuwe[1:-1] if re.fullmatch(_LIDWOORD, nieuwe[0]) else nieuwe[:-1]
    ervoor = tekst[: plekken[0].start()]
    if zelfde and kern and not re.search(rf"(?:^|(?<!\w){_LIDWOORD})\s*$", ervoor, re.IGNORECASE):
        return None  # "kapper worden" for "kok worden": the word that is wrong is another one
    return plekken[0].span()


def _lijkt(een: str, ander: str) -> bool:
    if een == ander:
        return True
    kort, lang = sorted((een, ander), key=len)
    if len(kort) < KORTSTE:
        return False
    return lang.endswith(kort) or difflib.SequenceMatcher(None, een, ander).ratio() >= LIJKT
