"""Money stress in the client's own words: no food, a bailiff, eviction, gas or light cut off.

Money stress before long-term goals (the seventh signpost from research): the conversation then gets shorter and names
help first. Precision goes before completeness, because a wrong reading skips questions that a client may want.
The phrases are in ``woorden/geldnood.txt``.
"""

from __future__ import annotations

from vliegwiel.core.patronen import Zinsplek, een_van, effen, lees_patronen

_PATRONEN = {kop: een_van(regels) for kop, regels in lees_patronen("geldnood")}


def _telt(plek: Zinsplek) -> bool:
    """Tell whether it is about the client, and about now."""
    voorbij = _PATRONEN["over"].search(plek.zin) and not _PATRONEN["nu"].search(plek.zin)
    van_een_ander = _PATRONEN["ander"].search(plek.ervoor) and not _PATRONEN["zelf"].search(plek.ervoor + plek.zelf)
    return not (voorbij or van_een_ander)


def acute_geldnood(tekst: str) -> bool:
    """Return whether the client says that money is short right now; what is denied, over or a neighbour's does not count."""
    zin = effen(tekst)
    return any(_telt(Zinsplek(zin, *treffer.span())) for treffer in _PATRONEN["nood"].finditer(zin))
