"""Typing along at the door: what somebody else typed is marked, and counts when the client has read it and said yes.

What the client did not confirm is never shared: it stays on the client's own page, marked.
"""

from __future__ import annotations

from dataclasses import replace

from vliegwiel.core.gesprek.toestand import Toestand

CLIENT = "client"


def niet_nagelezen(t: Toestand) -> frozenset[str]:
    """Return what somebody else typed and the client did not confirm: ``cel:id``, ``veld:naam``, ``score:row``."""
    return frozenset((*t.onbevestigd, *t.niet_bevestigd))


def alleen_bevestigd(t: Toestand) -> Toestand:
    """Return the state as it may be shared: without what the client did not confirm."""
    open_ = niet_nagelezen(t)
    if not open_:
        return t
    scores = tuple(
        s for s in t.matrix.scores if f"score:{s.leefgebied}" not in open_ or s is not t.matrix.score(s.leefgebied)
    )
    cellen = tuple(c for c in t.matrix.cellen if f"cel:{c.id}" not in open_)
    velden = {naam: w for naam, w in t.velden.items() if f"veld:{naam}" not in open_}
    latten = tuple(lat for lat in t.latten if f"veld:{lat.partition('|')[0]}" not in open_)
    return replace(t, matrix=replace(t.matrix, cellen=cellen, scores=scores), velden=velden, latten=latten)
