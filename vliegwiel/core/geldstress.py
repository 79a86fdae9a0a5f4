"""Money stress in the client's own words: no food, a bailiff, eviction, gas or light cut off.

Money stress before long-term goals (the seventh signpost from research): the conversation then gets shorter and names
help first. Precision goes before completeness, because a wrong reading skips questions that a client may want.
The phrases are in ``woorden/geldnood.txt``.
"""

from __future__ import annotations

from vliegwiel.core.patronen import Zinsplek, effen, een_van, lees_patronen

_PATRONEN = {kop: een_van(regels) for kop, regels in lees_patronen("geldnood")}


def acute_geldnood(tekst: str) -> bool:
    """Return whether the client says that money is short right now; what is denied or over does not count."""
    zin = effen(tekst)
    for treffer in _PATRONEN["nood"].finditer(zin):
        hier = Zinsplek(zin, *treffer.span()).zin
        if not _PATRONEN["over"].search(hier) or _PATRONEN["nu"].search(hier):
            return True
    return False
