"""A conversation that begins with a link from somebody: the giver is named, and may type along."""

from __future__ import annotations

from dataclasses import dataclass

from vliegwiel.core.gesprek.hervatten import vraag_weer
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.tekst import Keuze, Tekst

GEVER_TYPT = "meetypen_gever"
ROL = "medewerker"  # who has an account at the desk works for the gemeente


@dataclass(frozen=True)
class Via:
    """Who gave the link. ``consulent``: may read what is shared later, so nobody promises otherwise.

    ``taal``: the language in which is said first what this is; empty for Dutch.
    """

    gever: str
    consulent: bool = False
    taal: str = ""


def groet(v: Verloop, via: Via | None) -> None:
    """Say who speaks, and from whom somebody got the link; in another language first where that was asked for."""
    if via is None:
        v.zeg("utter_welkom")
        return
    v.zet(gever=via.gever)
    if via.taal:
        # Counted under a name of its own: who writes in that language later still hears who to call in danger.
        verder = (Keuze("verder", "utter_keuze_verder_nl"),)
        v.teksten.append(Tekst(f"utter_taal_{via.taal}", keuzes=verder, teller="taal van de link"))
    if via.consulent:
        v.zeg("utter_welkom_via_consulent", gever=via.gever)
    else:
        v.zeg("utter_welkom_via", gever=via.gever)


def gever_typt(v: Verloop) -> bool:
    """Turn typing along on for who gave the link; the open question stays open. Returns whether it took the turn."""
    if GEVER_TYPT not in v.b.keuzes or not v.t.gever:
        return False
    v.zet(typt=ROL, helper=v.t.gever, meegetypt=tuple(dict.fromkeys((*v.t.meegetypt, ROL))))
    v.zeg("utter_meetypen_gever", gever=v.t.gever)
    if v.t.vraag == "meetypen_wie":
        v.zet(vraag="" if v.t.terug == "-" else v.t.terug, terug="", niet_begrepen=0)
    if v.t.vraag:
        vraag_weer(v)
    else:
        v.vraag("")
    return True
