"""Handing over early: from any state, in few turns, with what there is.

``delen`` asks for the contact card (once) and then for the yes that sharing always needs; ``script._vragen`` does the
rest.
"""

from __future__ import annotations

from vliegwiel.core.gesprek.deelvraag import vraagt_over_delen, zeg_wat_delen_is
from vliegwiel.core.gesprek.hervatten import AFGEBROKEN
from vliegwiel.core.gesprek.onderbreking import klinkt_als_verhaal
from vliegwiel.core.gesprek.sturing import ZEKER_BIJ_VERHAAL, bedoelt
from vliegwiel.core.gesprek.verloop import Verloop


def deel_eerder(v: Verloop) -> bool:
    """Take the short way to sharing; returns whether it took the turn."""
    # A button of an earlier question answers nothing; whoever wants this types it.
    if v.b.keuzes or not bedoelt(v, "delen") or klinkt_als_verhaal(v) or v.t.gedeeld:
        return False
    if v.t.vraag in ("delen", "klopt_zo"):
        return False
    if v.t.vraag == "corrigeer_tekst" and v.b.begrip.zekerheid < ZEKER_BIJ_VERHAAL:
        return False  # what is typed there becomes a line, so it may be about sharing in another sense
    if vraagt_over_delen(v):  # "deel je dit met iedereen?" asks; it is no wish to share
        if v.t.vraag in AFGEBROKEN:
            return False  # there it is answered as every other question
        v.noteer()
        zeg_wat_delen_is(v)
        v.vraag_opnieuw()
        return True
    v.noteer()
    if "welkom" not in v.t.afgehandeld:
        v.klaar_met("welkom")
    v.zet(snel=True, terug="", afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
    v.zeg("utter_eerder_delen" if "contact" not in v.t.afgehandeld else "utter_delen_nu")
    v.verder()
    return True
