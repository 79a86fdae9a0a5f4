"""Whether somebody is better served elsewhere: under sixteen, or living in another municipality. Nobody is refused."""

from __future__ import annotations

import re

JONG = 16
_JONGSTE = 8  # "ik ben 3 in dit spel" says no age
_WOORDEN = dict(zip("acht negen tien elf twaalf dertien veertien vijftien".split(), range(8, JONG), strict=True))
_LEEFTIJD = re.compile(
    r"\b(?:ik\s+ben|kben|ben|ik\s+word|ik\s+wordt)\s+(?:nog\s+maar\s+|pas\s+|nog\s+|bijna\s+|nu\s+|net\s+)*(\w+)"
    r"(?P<jaar>\s+j(?:aar|r)\b(?!\s+(?:geleden|lang|werkloos|bezig|schoon|clean|nuchter|getrouwd|ziek|thuis|dakloos)))?"
    r"(?=\s*(?:$|[,.!?;]|en\b|maar\b|dus\b|want\b|oud\b))",
    re.IGNORECASE,
)
_ELDERS = re.compile(
    r"\b(?:ik\s+woon|kwoon|wij\s+wonen|ik\s+zit)\s+(?:helemaal\s+|eigenlijk\s+)?"
    r"(?:niet\s+in\s+(?:deze|jullie|de|die)\s+(?:gemeente|stad)|niet\s+hier\b|in\s+een\s+andere\s+(?:gemeente|stad|plaats))"
    r"|\b(?:ben|kom)\s+(?:ik\s+)?(?:niet\s+)?(?:uit|van)\s+een\s+andere\s+gemeente",
    re.IGNORECASE,
)


def jong(tekst: str) -> bool:
    """Return whether the client says to be under sixteen: "ik ben 14", "ben pas vijftien jaar"."""
    for treffer in _LEEFTIJD.finditer(tekst):
        woord = treffer[1].casefold()
        if _JONGSTE <= (int(woord) if woord.isdecimal() else _WOORDEN.get(woord, 0)) < JONG:
            return True
    return False


def woont_elders(tekst: str) -> bool:
    """Return whether the client says to live in another municipality."""
    return _ELDERS.search(tekst) is not None
