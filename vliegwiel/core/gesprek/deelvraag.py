"""The share question: what is a yes and what a no to it; all else is explained, and the question is put again.

The same rule holds wherever sharing comes up in typed words: a question about it is answered, and starts nothing.
"""

from __future__ import annotations

from vliegwiel.core.deelwoord import gaat_over_delen, vraagt, wil_niet_delen, zegt_ja
from vliegwiel.core.gesprek.lezen import ja_nee
from vliegwiel.core.gesprek.verloop import Verloop

VRAGEN = ("delen", "delen_weer")
GEEN_JA = ("delen", "zelf_houden", "bevestigen", "ontkennen")  # acts that look like an answer, without clear words
HOOGUIT = 2  # times: after that it is asked as anything that is not understood, with a person on a button


def antwoord_op_delen(v: Verloop) -> str | None:
    """Return "ja", "nee" or None. A yes is a button of this question, or words that can mean nothing else."""
    if v.b.keuzes:
        return "ja" if "delen" in v.b.keuzes else "nee" if {*v.b.keuzes} & {"zelf_houden", "nee"} else None
    if v.b.kaart is not None or not v.b.tekst.strip():
        return None
    elders = bool(v.b.vraag) and v.b.vraag != v.t.vraag  # typed below another question: no yes to this one
    if zegt_ja(v.b.tekst):
        return None if elders else "ja"
    if vraagt(v.b.tekst):
        return None
    nee = v.b.begrip.intent == "zelf_houden" or ja_nee(v.b) == "nee"
    return "nee" if nee or wil_niet_delen(v.b.tekst) else None


def leg_delen_uit(v: Verloop) -> bool:
    """Say what sharing is when something about it is asked or is no clear answer; then put the question once more."""
    if v.t.vraag not in VRAGEN or v.b.keuzes or v.b.kaart is not None or v.t.niet_begrepen >= HOOGUIT:
        return False
    if antwoord_op_delen(v) is not None or not _ruikt_naar_delen(v):
        return False
    v.zet(niet_begrepen=v.t.niet_begrepen + 1)
    zeg_wat_delen_is(v)
    v.vraag_opnieuw()
    return True


def zeg_wat_delen_is(v: Verloop) -> None:
    """What a consultant is, and that nothing goes there without a clear yes."""
    v.zeg("utter_uitleg_delen_weer" if v.t.is_gedeeld else "utter_uitleg_delen")


def vraagt_over_delen(v: Verloop) -> bool:
    """Whether typed words that sound like a wish to share are a question: then nothing sets out for it."""
    return not v.b.keuzes and vraagt(v.b.tekst)


def _ruikt_naar_delen(v: Verloop) -> bool:
    tekst = v.b.tekst
    over = gaat_over_delen(tekst) or vraagt(tekst) or zegt_ja(tekst)
    return bool(tekst.strip()) and (over or v.b.begrip.intent in GEEN_JA or ja_nee(v.b) is not None)
