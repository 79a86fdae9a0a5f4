"""Anger, distrust and doubt: no argument, no persuasion; every door stays open, and a person and stopping are at hand."""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.tekst import Keuze

WEERSTAND = ("boos", "wantrouwen")
UITWEG = (Keuze("mens_spreken", "utter_keuze_mens_spreken"), Keuze("stoppen", "utter_keuze_stoppen"))


def antwoord_op(v: Verloop, intent: str) -> None:
    """Answer an interruption; who is angry or distrustful again gets the way out on buttons, and other words."""
    eerder = sum(v.t.gebruikt.get(f"utter_antwoord_{w}", 0) for w in WEERSTAND)
    if intent == "privacy_vraag" and v.t.vraag == "contact":
        v.zeg("utter_antwoord_privacy_contact")  # there it is about the number, not about the talk
    elif intent not in WEERSTAND or not eerder:
        v.zeg(f"utter_antwoord_{intent}", "reflectie" if intent in WEERSTAND else "uitleg")
    elif intent == "boos":
        v.zeg("utter_antwoord_boos_weer", "reflectie", UITWEG)
    else:
        v.zeg("utter_antwoord_wantrouwen_weer", "reflectie", UITWEG)


def aarzelt(v: Verloop, intent: str) -> bool:
    """Deal with a doubt that should leave the question open; returns whether it took the turn.

    Nobody begins because of a doubt. A doubt about the wish is followed by another open question, one about another
    open question by the same one in other words; after that it is left alone.
    """
    vraag = v.t.vraag
    if vraag == "wens_anders":
        return False
    if intent in ("twijfel", "weet_niet") and vraag == "welkom":
        v.zeg("utter_welkom_twijfel")
        v.vraag_opnieuw()
        return True
    if intent == "twijfel" and vraag == "wens" and not v.t.niet_begrepen and not v.b.keuzes:
        # Whoever doubts about a wish is not pressed for it: another, smaller question may be easier.
        v.noteer()
        v.klaar_met(vraag)
        v.zet(gemeld=(*v.t.gemeld, script.TWIJFEL_WENS))
        v.zeg("utter_twijfel_wens", "reflectie")
        v.verder()
        return True
    nog_eens = script.soort_van(vraag) in script.OPEN and script.soort_van(vraag) not in script.VERVOLG
    if intent == "twijfel" and nog_eens and not v.t.niet_begrepen and not v.b.keuzes:
        v.noteer()
        v.zet(niet_begrepen=1)
        v.zeg("utter_twijfel_anders", "reflectie")
        v.vraag_opnieuw()
        return True
    return False
