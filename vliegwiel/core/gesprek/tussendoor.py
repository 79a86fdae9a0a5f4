"""In the middle of a correction: a question or a remark is answered, and never becomes a line of the client's."""

from __future__ import annotations

from dataclasses import replace

from vliegwiel.core.gesprek.correctie import in_correctie, vraag_welke
from vliegwiel.core.gesprek.lezen import woorden
from vliegwiel.core.gesprek.onderbreking import HEEL_ZEKER, VERHAALACHTIG, onderbreek
from vliegwiel.core.gesprek.sturing import ZEKER_BIJ_VERHAAL
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.verbetering import lees_verbetering

VRAGEN = ("corrigeer", "corrigeer_tekst")
WEET_NIET = ("weet_niet", "twijfel")
HOOGUIT = 4  # words: "dat klopt niet" says no new words yet


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
