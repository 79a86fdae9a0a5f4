"""Somebody under sixteen, or from elsewhere: the fitting address, once, and the talk goes on if the client wants."""

from __future__ import annotations

from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.passend import jong, woont_elders


def wijs_door(v: Verloop) -> bool:
    """Name the address beside the ordinary turn; never takes the turn, because nobody is refused."""
    for naam, geldt in (("jong", jong), ("elders", woont_elders)):
        if v.b.tekst and naam not in v.t.gemeld and geldt(v.b.tekst):
            v.zet(gemeld=(*v.t.gemeld, naam))
            v.zeg(f"utter_{naam}")
    return False
