"""A word between brackets where a name or a number was: the client is told why, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vliegwiel.core.gesprek.toestand import Toestand
from vliegwiel.core.maskeren import BSN, MAIL, REKENING, TELEFOON
from vliegwiel.core.maskeren_namen import NAAM, maskeer_alle
from vliegwiel.core.tekst import Tekst

HAKEN = (NAAM, BSN, REKENING, TELEFOON, MAIL)
UITLEG = "utter_gemaskeerd"


def met_uitleg(t: Toestand, teksten: Sequence[Tekst]) -> tuple[Tekst, ...]:
    """Return the bubbles; the first one that shows such a word for the first time says in one sentence why."""
    if not t.gebruikt.get(UITLEG):
        for n, tekst in enumerate(teksten):
            if not tekst.erbij and _toont_haken(t, tekst):  # what is said beside it stays; another time will do
                return (*teksten[:n], replace(tekst, erbij=UITLEG), *teksten[n + 1 :])
    return tuple(teksten)


def _toont_haken(t: Toestand, tekst: Tekst) -> bool:
    if tekst.soort == "samenvatting":
        # The summary is read on the page beside this bubble, where names are masked as the consultant would get them.
        woorden = maskeer_alle((*t.velden.values(), *(c.citaat for c in t.matrix)), t.namen)
        return any(h in w for w in woorden.values() for h in HAKEN)
    gezegd = (*tekst.variabelen.values(), *(k.label for k in tekst.keuzes))
    return any(h in w for w in gezegd for h in HAKEN)
