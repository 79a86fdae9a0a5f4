"""Who says "ga terug": a wish for the question before this one, or to change what was said; never a goodbye."""

from __future__ import annotations

from dataclasses import replace

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.correctie import begin_correctie
from vliegwiel.core.gesprek.nood import CRISIS_VRAGEN
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.knopwoorden import wil_terug

# At a side question, the button that leads back to the talk without changing anything.
UITWEG = {
    "corrigeer": "niets", "corrigeer_tekst": "laat_staan", "verwijder_zeker": "nee", "opnieuw_zeker": "nee",
    "later": "verder", "later_bereik": "verder", "terugkomst": "verder", "erbij": "niets", "erbij_plaats": script.GEEN,
    "intrek_keuze": "laat_gedeeld",
}  # fmt: skip
# Choices and numbers: answered again, the new answer simply takes the place of the old one.
OPNIEUW = ("score", "belang", "vertrouwen", "kies_gebied", "in_de_weg", "startpunt", "steun_rol")


def ga_terug(v: Verloop) -> bool:
    """Put the previous question again, or ask what should change; returns whether it took the turn."""
    if v.b.keuzes or v.b.kaart is not None or (v.b.vraag and v.b.vraag != v.t.vraag):
        return False
    if not wil_terug(v.b.tekst, ook_kaal=script.soort_van(v.t.vraag) not in script.OPEN):
        return False
    begrip = replace(v.b.begrip, intent="keuze", letterlijk=None)
    if v.t.status in (GESTOPT, LATER):
        v.b = replace(v.b, keuzes=("verder",), begrip=begrip)
        return False
    if v.t.vraag in CRISIS_VRAGEN:
        return False
    if v.t.vraag in UITWEG:
        v.b = replace(v.b, keuzes=(UITWEG[v.t.vraag],), begrip=begrip)
        return False
    if v.t.vraag in script.ZIJVRAGEN:
        v.zeg("utter_niet_begrepen")
        v.vraag_opnieuw()
    else:
        _naar_vorige(v)
    return True


def _naar_vorige(v: Verloop) -> None:
    """A choice, a number or what was skipped is asked again; what was told is put right line by line."""
    vorige = v.t.afgehandeld[-1] if v.t.afgehandeld else ""
    if v.t.vraag and vorige != "welkom" and (script.soort_van(vorige) in OPNIEUW or vorige in v.t.overgeslagen):
        v.zet(
            afgehandeld=v.t.afgehandeld[:-1],
            overgeslagen=tuple(o for o in v.t.overgeslagen if o != vorige),
            niet_begrepen=0,
        )
        v.zeg("utter_ga_terug", "reflectie")
        v.vraag(vorige)
    elif v.t.matrix.cellen:
        v.zeg("utter_ga_terug", "reflectie")
        begin_correctie(v)
    else:
        v.zeg("utter_terug_leeg")
        if v.t.vraag:
            v.vraag_opnieuw()
