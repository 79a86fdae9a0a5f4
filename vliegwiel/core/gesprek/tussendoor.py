"""In the middle of a correction: a question or a remark is answered, and never becomes a line of the client's."""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.gesprek.correctie import MEESTE, VRAGEN, in_correctie, vraag_welke
from vliegwiel.core.gesprek.lezen import over_alles, woorden
from vliegwiel.core.gesprek.onderbreking import HEEL_ZEKER, VERHAALACHTIG, onderbreek
from vliegwiel.core.gesprek.sturing import ZEKER_BIJ_VERHAAL
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.knopwoorden import WEG, lees_knop, lees_plek
from vliegwiel.core.verbetering import lees_verbetering

_STOP = re.compile(r"\W*(?:ik\s+)?(?:wil\s+)?(?:nu\s+)?stop(?:pen)?(?:\s+(?:nu|maar|ermee))?\W*", re.IGNORECASE)
WEET_NIET = ("weet_niet", "twijfel")
HOOGUIT_WEG = 8  # words: more may be what should stand there
HOOGUIT = 4  # words: "dat klopt niet" says no new words yet


def typt_knop(v: Verloop) -> bool:
    """Do what a button of the correction does when it is typed: leave it, or take this one line away."""
    if v.t.vraag not in VRAGEN or v.b.keuzes or v.b.kaart is not None or not v.b.tekst.strip():
        return False
    if _STOP.fullmatch(v.b.tekst):
        v.b = replace(v.b, begrip=replace(v.b.begrip, intent="stoppen", zekerheid=1.0))
        return False  # a bare "stop" is never what should stand there
    if v.t.vraag == "corrigeer" and (plek := lees_plek(v.b.tekst, min(MEESTE, len(v.t.matrix.cellen)))):
        v.b = replace(v.b, keuzes=(v.t.matrix.cellen[-plek].id,))
        return in_correctie(v)
    knop = lees_knop(v.b.tekst)
    if not knop and v.t.vraag == "corrigeer_tekst" and _wil_deze_weg(v):
        knop = WEG
    if not knop:
        return False
    if knop == WEG and v.t.vraag == "corrigeer":
        _vraag_welke_weg(v)
        return True
    laat = "niets" if v.t.vraag == "corrigeer" else "laat_staan"
    v.b = replace(v.b, keuzes=("haal_weg" if knop == WEG else laat,))
    return in_correctie(v)


def _vraag_welke_weg(v: Verloop) -> None:
    """Ask which line goes, and remember that; with only one line it is that one."""
    cellen = list(v.t.matrix)
    enige = len(cellen) == 1
    v.zet(velden={**v.t.velden, "corrigeer": cellen[0].id if enige else WEG}, niet_begrepen=0)
    if enige:
        v.zet(vraag="corrigeer_tekst")
        v.b = replace(v.b, keuzes=("haal_weg",))
        in_correctie(v)
        return
    v.zeg("utter_weg_welke")
    vraag_welke(v, cellen)


def _wil_deze_weg(v: Verloop) -> bool:
    """Whether it asks in other words to take the line away that is talked about; never everything."""
    verwijdert = v.b.begrip.intent == "verwijderen" and lees_verbetering(v.b.tekst).weg
    return verwijdert and not over_alles(v.b) and not v.b.begrip.vermeldingen and woorden(v.b) <= HOOGUIT_WEG


def tussen_correctie(v: Verloop) -> bool:
    """Deal with what is no answer to "which line?" or "what should it be?"; returns whether it took the turn.

    What should stand there may sound like anything, so only what is said surely, and for the first time, is answered:
    who says it again means those words.
    """
    if v.t.vraag not in VRAGEN or v.b.keuzes or v.b.begrip.vermeldingen or not _is_zeker(v):
        return False
    if v.b.begrip.intent in WEET_NIET:
        v.b = replace(v.b, begrip=replace(v.b.begrip, intent="overslaan"), tekst="")
        return in_correctie(v)
    if v.t.vraag == "corrigeer":
        if not onderbreek(v):
            return False
        v.teksten.pop()  # the bare question: this one has buttons of its own
        vraag_welke(v, list(v.t.matrix))
        return True
    if v.t.niet_begrepen and "?" not in v.b.tekst:
        return False
    if _zegt_alleen_fout(v):
        v.zeg("utter_niet_begrepen")
        v.vraag_opnieuw()
    elif not onderbreek(v):
        return False
    v.zet(niet_begrepen=1)
    return True


def _is_zeker(v: Verloop) -> bool:
    zeker = HEEL_ZEKER if v.b.begrip.intent in VERHAALACHTIG else ZEKER_BIJ_VERHAAL
    return v.b.begrip.zekerheid >= zeker and not v.b.begrip.letterlijk


def _zegt_alleen_fout(v: Verloop) -> bool:
    gelezen = lees_verbetering(v.b.tekst)
    kaal = not gelezen.inhoud and not gelezen.weg and woorden(v.b) <= HOOGUIT
    return v.b.begrip.intent == "corrigeren" and kaal
