"""Going on later: asking for the code, and the first words when somebody is back on another device."""

from __future__ import annotations

import re
from datetime import datetime

from vliegwiel.core.gesprek.lezen import woorden
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER, LOOPT, Bijdrage, Toestand
from vliegwiel.core.gesprek.verloop import Beurt, Verloop, kort
from vliegwiel.core.tekst import Tekst

CODE = "code"  # the card with the code: the page and the API show it, the words of the talk never hold it
AFGEBROKEN = ("corrigeer", "corrigeer_tekst", "verwijder_zeker", "opnieuw_zeker", "intrek_keuze")
MEESTE_WOORDEN = 12
_NAAM = r"(?:(?:hervat|inlog)?code)"
_VRAAGT = re.compile(
    rf"^\W*(?:(?:mijn|m'n|mn|de|een)\s+)?{_NAAM}(?:\s+(?:graag|aub|alsjeblieft|svp))?\W*$"
    r"|\b(?:geef|laat|toon|stuur|wil|mag|kan|heb|krijg|wat|waar|maak|kwijt|vergeten)\b.*"
    rf"\b(?:mijn|m'n|mn|de|een|die|nieuwe)\s+{_NAAM}\b"
    rf"|\b(?:mijn|m'n|mn|de)\s+{_NAAM}\b.*\b(?:kwijt|vergeten|zien|hebben|nodig)\b"
)


def vraag_code(v: Verloop) -> bool:
    """Show the code when somebody asks for it in words; the open question stays open."""
    tekst = v.b.tekst.casefold()
    if v.b.keuzes or v.b.begrip.vermeldingen or woorden(v.b) > MEESTE_WOORDEN or not _VRAAGT.search(tekst):
        return False
    wijs_code(v)
    if v.t.vraag and v.t.status not in (GESTOPT, LATER):
        vraag_weer(v)
    return True


def wijs_code(v: Verloop) -> None:
    """Say where the code is; the card tells the page and the API to show it."""
    v.teksten.append(Tekst("utter_code", kaart=CODE))


def zeg_verder(v: Verloop) -> None:
    """Welcome somebody who goes on; with the wish in their own words when it is known."""
    wens = v.t.velden.get("wens")
    if wens:
        v.zeg("utter_verder_met_wens", "reflectie", citaat=kort(wens))
    else:
        v.zeg("utter_verder")


def vraag_weer(v: Verloop) -> None:
    """Put the open question once more; a side question whose buttons are gone gives way to the talk itself."""
    if v.t.vraag in AFGEBROKEN:
        terug = v.t.weg_terug
        velden = {k: w for k, w in v.t.velden.items() if k != "corrigeer"}
        v.zet(vraag="" if terug == "-" else terug, terug="", velden=velden)
    v.vraag(v.t.vraag)


def hervat(toestand: Toestand, moment: datetime) -> Beurt:
    """Return the state and the words when a client comes in with the code: "je gaat verder waar je was".

    Nothing that was told changes; the question that was open is put once more.
    """
    v = Verloop(toestand, Bijdrage("", moment))
    v.zet(typt="", helper="")  # another device: who typed along on the other one is not here
    if toestand.vraag:
        v.zet(status=LOOPT)
        vraag_weer(v)
    # A side question of after the end gives way to nothing: then there is no "where you were".
    v.teksten.insert(0, Tekst("utter_hervat" if v.t.vraag else "utter_hervat_klaar"))
    v.zet(versie=toestand.versie + 1)
    return Beurt(v.t, (), tuple(v.teksten))
