"""Editing the matrix outside the talk: the client changes or removes a line on the page."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.gesprek.effecten import CelGewijzigd, CelWeg
from vliegwiel.core.gesprek.toestand import Bijdrage, Toestand
from vliegwiel.core.gesprek.verloop import Beurt, Verloop


def bewerk(toestand: Toestand, effect: CelGewijzigd | CelWeg, moment: datetime) -> Beurt:
    """Return the state after one edit. What was shared already changes only when the client shares again.

    Raises ``OnbekendeCel`` when the line is not there and ``OngeldigeCel`` when the new words are empty.
    """
    verloop = Verloop(toestand, Bijdrage("", moment, door=toestand.typt or "client"))
    verloop.effect(effect)
    if toestand.is_gedeeld and toestand.vraag in ("", "delen_weer", "gehoord"):
        verloop.klaar_met("gehoord")
        verloop.zeg("utter_weggehaald_na_delen" if isinstance(effect, CelWeg) else "utter_gewijzigd_na_delen")
        verloop.vraag("delen_weer")
    verloop.zet(versie=toestand.versie + 1, namen=verloop.namen())
    return Beurt(verloop.t, tuple(verloop.effecten), tuple(verloop.teksten))
