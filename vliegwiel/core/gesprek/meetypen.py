"""Somebody types along: a visible switch, a role instead of a name, and one question to the client at the end."""

from __future__ import annotations

import re

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.antwoord import niet_begrepen
from vliegwiel.core.gesprek.correctie import vraag_welke
from vliegwiel.core.gesprek.hervatten import vraag_weer
from vliegwiel.core.gesprek.lezen import ja_nee
from vliegwiel.core.gesprek.verloop import Verloop

ROLWOORDEN = {
    "hulpverlener": ("hulpverlen", "begeleid", "wijkteam", "maatschappelijk", "coach", "zorg"),
    "medewerker": ("medewerk", "gemeente", "consulent", "ambtenaar", "outreach", "wijkwerk"),
    "naaste": ("familie", "vriend", "buur", "zus", "broer", "moeder", "vader", "dochter", "zoon", "partner", "kennis"),
}
_TYPT_MEE = re.compile(r"\b(er typt|typt er) (nu )?(iemand|een \w+)( met (me|mij|ons))? mee\b", re.IGNORECASE)
NIETS = ("overslaan", "weet_niet", "twijfel")


def schakel_meetypen(v: Verloop) -> bool:
    """Turn typing along on or off; works in every state and leaves the open question where it is."""
    if "meetypen" in v.b.keuzes or (not v.b.keuzes and _TYPT_MEE.match(v.b.tekst.strip())):
        if v.t.vraag not in script.ZIJVRAGEN:
            v.zet(terug=v.t.vraag or "-")
        v.vraag("meetypen_wie")
    elif "meetypen_uit" in v.b.keuzes and v.t.vraag != "meetypen_wie":
        v.zet(typt="")
        v.zeg("utter_meetypen_uit")
        if v.t.vraag:
            vraag_weer(v)
    else:
        return False
    return True


def in_meetypen(v: Verloop) -> bool:
    """Deal with the answers to "wie typt er mee?" and "klopt dit zo?"; returns whether it took the turn."""
    if v.t.vraag == "meetypen_wie":
        _wie(v)
    elif v.t.vraag == "klopt_zo":
        _klopt(v)
    else:
        return False
    return True


def _wie(v: Verloop) -> None:
    getypt = v.b.tekst.casefold()
    rol = next((r for r in script.MEETYPERS if r in v.b.keuzes), None) or next(
        (r for r, stammen in ROLWOORDEN.items() if any(stam in getypt for stam in stammen)), None
    )
    if rol and not v.b.keuzes and "gemeente" in getypt:
        rol = "medewerker"  # "iemand van de gemeente, van het wijkteam" says itself whose the team is
    if rol:
        v.zet(typt=rol, meegetypt=tuple(dict.fromkeys((*v.t.meegetypt, rol))))
        v.zeg("utter_meetypen_aan")
    elif v.b.keuzes or ja_nee(v.b) == "nee" or v.b.begrip.intent in NIETS:
        v.zet(typt="")
        v.zeg("utter_meetypen_uit")
    else:
        niet_begrepen(v)
        return
    _terug(v)


def _klopt(v: Verloop) -> None:
    """Yes makes it the client's; no is a correction; without a yes it is not shared."""
    antwoord = ja_nee(v.b) if v.b.begrip.intent not in NIETS else None
    if antwoord == "ja":
        v.zet(onbevestigd=(), niet_bevestigd=())
        v.zeg("utter_klopt_ja")
    elif antwoord == "nee":
        open_ = [c for c in v.t.matrix if f"cel:{c.id}" in v.t.onbevestigd]
        if open_:
            v.zet(niet_begrepen=0)
            vraag_welke(v, open_)
            return
        _laat_liggen(v)
        v.zeg("utter_klopt_niets_meer")
    elif v.b.begrip.intent in NIETS:
        _laat_liggen(v)
        v.zeg("utter_klopt_later")
    else:
        niet_begrepen(v)
        return
    _terug(v)


def _laat_liggen(v: Verloop) -> None:
    v.zet(niet_bevestigd=tuple(dict.fromkeys((*v.t.niet_bevestigd, *v.t.onbevestigd))), onbevestigd=())


def _terug(v: Verloop) -> None:
    terug = "" if v.t.terug == "-" else v.t.terug
    v.zet(terug="", vraag=terug, niet_begrepen=0)
    if terug:
        v.vraag(terug)
    else:
        v.vraag("")
