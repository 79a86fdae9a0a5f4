"""Handing over early: from any state, in few turns, with what there is.

``delen`` asks for the contact card (once) and then for the yes that sharing always needs; ``script._vragen`` does the
rest. A contact card that comes late, from an old tab or beside another question, still counts.
"""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.hervatten import vraag_weer
from vliegwiel.core.gesprek.onderbreking import klinkt_als_verhaal
from vliegwiel.core.gesprek.sturing import ZEKER_BIJ_VERHAAL, bedoelt
from vliegwiel.core.gesprek.verloop import Verloop


def deel_eerder(v: Verloop) -> bool:
    """Take the short way to sharing, or a contact card that comes late; returns whether it took the turn."""
    if v.b.kaart is not None and "contact" in v.b.kaart and v.t.vraag != "contact":
        return _late_kaart(v)
    # A button of an earlier question answers nothing; whoever wants this types it.
    if v.b.keuzes or not bedoelt(v, "delen") or klinkt_als_verhaal(v) or v.t.gedeeld:
        return False
    if v.t.vraag in ("delen", "klopt_zo"):
        return False
    if v.t.vraag == "corrigeer_tekst" and v.b.begrip.zekerheid < ZEKER_BIJ_VERHAAL:
        return False  # what is typed there becomes a line, so it may be about sharing in another sense
    v.noteer()
    if "welkom" not in v.t.afgehandeld:
        v.klaar_met("welkom")
    v.zet(snel=True, terug="", afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
    v.zeg("utter_eerder_delen" if "contact" not in v.t.afgehandeld else "utter_delen_nu")
    v.verder()
    return True


def _late_kaart(v: Verloop) -> bool:
    v.zet(contact=v.b.kaart is not None and v.b.kaart.get("contact") == "ja")
    v.klaar_met("contact")
    v.zeg("utter_contact_dank" if v.t.contact else "utter_contact_geen")
    if v.t.vraag and v.t.vraag not in script.ZIJVRAGEN:
        v.vraag(v.t.vraag if v.t.vraag not in v.t.afgehandeld else script.volgende(v.t))
    elif v.t.vraag:
        if v.t.terug == "contact":
            v.zet(terug=script.volgende(v.t))
        if v.t.vraag == "corrigeer":
            vraag_weer(v)  # its buttons are gone
        else:
            v.vraag_opnieuw()
    return True
