"""Adding at the summary, and after it: "dat staat er niet bij", "ik wil nog iets vertellen", or simply telling on.

What is added is said back, and the choice to share is put again: it was about less than this.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.aanvulling import lees_aanvulling, wil_aanvullen
from vliegwiel.core.gesprek.deelvraag import antwoord_op_delen
from vliegwiel.core.gesprek.lezen import ja_nee, woorden
from vliegwiel.core.gesprek.reflectie import reflecteer
from vliegwiel.core.gesprek.terugkomst import zet_erbij
from vliegwiel.core.gesprek.toestand import Bijdrage
from vliegwiel.core.gesprek.verloop import ZEKER_BIJ_GEVOELIG, Verloop
from vliegwiel.core.knopwoorden import LAAT, is_geen_regel, lees_knop

VRAGEN = ("delen", "delen_weer", "gehoord", "")
EEN_VERHAAL = 4  # words: less is an answer to the question, or not enough to be sure
ZEKER = 0.45
_OVER_DELEN = re.compile(
    r"\b(?:deel\w*|delen|gedeeld|consulent\w*|meelezen|leest|stuur\w*|doorsturen|priv[eé]|geheim)\b"
    r"|\b(?:mag|wil)\b[^.?!]*\b(?:niet|nie|geen|niemand)\b[^.?!]*\b(?:zien|ziet|weten|weet|lezen|horen)\b",
    re.IGNORECASE,
)
_OOK = re.compile(r"\b(?:ook\s+nog|nog\s+iets|trouwens|daarnaast|en\s+verder|daarbij)\b", re.IGNORECASE)
_OPDRACHT = re.compile(r"^\W*(?:\w+\W+)?(?:verander|wijzig|vervang|maak|pas|zet|haal|verwijder|wis)\b", re.IGNORECASE)
_OVER_GESPREK = re.compile(
    r"\b(?:gehoord|ge?luister\w*|gesprek\w*|vertel\w*|zeggen|gezegd|computer|bot|chat\w*|begrepen|begrip|serieus|vragen"
    r"|fijn|prettig|raar|vreemd|lastig|moeilijk|eng|spannend|opgelucht|lucht\w*|licht\w*|rustig\w*|voel\w*)\b",
    re.IGNORECASE,
)


def vul_aan(v: Verloop) -> bool:
    """Add what is told, or ask what it is; returns whether it took the turn."""
    tekst = v.b.tekst.strip()
    if v.t.vraag == "erbij" and tekst:
        return _bij_erbij(v, tekst)
    if v.t.vraag not in VRAGEN or not tekst or v.b.keuzes or v.b.kaart is not None or "welkom" not in v.t.afgehandeld:
        return False
    if v.b.vraag and v.b.vraag != v.t.vraag:
        return False
    if wil_aanvullen(tekst) and not v.b.begrip.vermeldingen:
        v.zet(terug=v.t.vraag or "-", niet_begrepen=0)
        v.vraag("erbij")
        return True
    kern = "" if "?" in tekst or v.b.begrip.intent == "verwijderen" else lees_aanvulling(tekst)
    if not kern and not _vertelt(v):
        return False
    if kern:
        v.b = alleen(v, kern)
    zeker = v.noteer()
    reflecteer(v)
    if not zeker:
        v.gok()  # after it was said back: a guess is no reason for a paraphrase
    if v.nieuwe_cellen:
        _weer_delen(v)
        return True
    v.teksten.clear()
    kern = kern or (tekst if _noemt_ook(tekst) else "")
    if kern:
        v.zet(terug=v.t.vraag or "-", niet_begrepen=0)
        zet_erbij(v, kern)
        v.zeg("utter_toegevoegd")
        v.vraag("erbij_plaats")
    return bool(kern)


def _noemt_ook(tekst: str) -> bool:
    """Whether it says that this comes beside what was told; then it is kept, also when nothing in it is recognised."""
    return _OOK.search(tekst) is not None


def _bij_erbij(v: Verloop, tekst: str) -> bool:
    """Who says once more that there is something to add is asked what; the words beside it are no part of it."""
    if not v.b.begrip.vermeldingen and (wil_aanvullen(tekst) or (ja_nee(v.b) == "ja" and woorden(v.b) < EEN_VERHAAL)):
        v.vraag_opnieuw()
        return True
    if lees_knop(tekst) == LAAT:
        v.b = replace(v.b, keuzes=("niets",), begrip=replace(v.b.begrip, intent="keuze"))
    elif kern := lees_aanvulling(tekst):
        v.b = alleen(v, kern)
    return False


def alleen(v: Verloop, kern: str) -> Bijdrage:
    """Return the message as if it were only what should be added: "staat er niet bij" is no part of a quote."""

    def citaat(gezegd: str) -> str:
        return gezegd if gezegd in kern else lees_aanvulling(gezegd) or (kern if kern in gezegd else gezegd)

    vermeldingen = tuple(replace(m, citaat=citaat(m.citaat or v.b.tekst)) for m in v.b.begrip.vermeldingen)
    return replace(v.b, tekst=kern, begrip=replace(v.b.begrip, vermeldingen=vermeldingen))


def _vertelt(v: Verloop) -> bool:
    """Whether it simply tells on: a story that is no answer to the question, no remark about the talk and no order."""
    tekst, b = v.b.tekst, v.b.begrip
    verhaal = b.intent == "inhoud" and b.zekerheid >= ZEKER and not b.letterlijk and ja_nee(v.b) is None
    if not verhaal or not v.t.vraag or "?" in tekst or woorden(v.b) < EEN_VERHAAL or is_geen_regel(tekst):
        return False
    if _OVER_DELEN.search(tekst) or _OPDRACHT.search(tekst):
        return False
    if v.t.vraag == "gehoord":
        zeker = any(m.score >= ZEKER_BIJ_GEVOELIG for m in b.vermeldingen)
        return (zeker or _noemt_ook(tekst)) and not _OVER_GESPREK.search(tekst)
    return antwoord_op_delen(v) is None and (bool(b.vermeldingen or b.gok) or _noemt_ook(tekst))


def _weer_delen(v: Verloop) -> None:
    """Put the choice to share again; after sharing it is about the new version."""
    v.zet(niet_begrepen=0)
    if v.t.is_gedeeld:
        v.vraag("delen_weer")
    else:
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
        v.vraag("delen")
