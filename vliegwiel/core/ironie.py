"""Words of praise beside words of strife: "ze vliegen elkaar in de haren, gezellig hoor" tells of no strength.

Only where the praise stands on its own, before or after the quarrel: "soms ruzie, maar het is gezellig" is meant.
"""

from __future__ import annotations

import re

_LOF = r"(?:gezellig|fijn|leuk|lekker|mooi|prettig|heerlijk|geweldig|fantastisch|top|super|knus|lollig|feest|genieten)"
_TUSSEN = r"(?:(?:echt|heel|erg|weer|altijd|dus|nou|zo|wel|oh|pff?|ja|lekker)\s+)*"
_NADRUK = r"(?:\s+(?:hoor|dan|zeg|weer|allemaal|is\s+(?:dat|het|anders)|joh|toch|man|jongens))*"
_STRIJD = (
    r"(?:\bruzies?\b|\bruzi[eë]n\b|\bin\s+de\s+haren\b|\bschreeuw\w*|\bschelden\b|\bscheld\w*|\bbots(?:en|t)\b|\bgezeik\b"
    r"|\bgezeur\b|\bgedoe\b|\bherrie\b|\bbonje\b|\bstress\b|\bdreig\w*|\bkwaad\b|\bboos\b|\bvecht\w*|\bslaande\s+deuren\b"
    r"|\bmot\s+(?:met|thuis)\b|\bheibel\b|\bgillen\b|\bgeschreeuw\b|\bkapot\b|\blekt\b|\bafgewezen\b|\bontslagen\b)"
)
_ERNA = re.compile(rf"{_STRIJD}[^.!?…]*?[,;–-]\s*{_TUSSEN}{_LOF}{_NADRUK}\s*(?:[.!?…]|$)", re.IGNORECASE)
_ERVOOR = re.compile(
    rf"(?:^|[.!?…]\s*){_TUSSEN}{_LOF}(?:\s+(?:hoor|dan|zeg|is\s+dat|joh))+\s*[,;:!–-]\s*(?!maar\b)[^.!?…]*?{_STRIJD}",
    re.IGNORECASE,
)
_LOS = re.compile(
    rf"{_STRIJD}[^.!?…]*[.!…]\s*{_TUSSEN}{_LOF}(?:\s+(?:hoor|dan|zeg|is\s+dat|joh))+\s*(?:[.!?…]|$)", re.IGNORECASE
)


def is_dubbelzinnig(tekst: str) -> bool:
    """Tell whether praise in a message may well mean the opposite."""
    return any(patroon.search(tekst) for patroon in (_ERNA, _ERVOOR, _LOS))
