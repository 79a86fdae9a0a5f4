"""Editing the matrix outside the talk: the client changes or removes a line on the page."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.gesprek.effecten import CelGewijzigd, CelKlopt, CelWeg
from vliegwiel.core.gesprek.toestand import Bijdrage, Toestand
from vliegwiel.core.gesprek.verloop import Beurt, Verloop
from vliegwiel.core.matrix import OnbekendeRij


def bewerk(toestand: Toestand, effect: CelGewijzigd | CelKlopt | CelWeg, moment: datetime) -> Beurt:
    """Return the state after one edit. What was shared already changes only when the client shares again.

    Raises ``OnbekendeCel`` when the line is not there, ``OngeldigeCel`` when the new words are empty and
    ``OnbekendeRij`` when the row is not one of this conversation's.
    """
    if isinstance(effect, CelGewijzigd) and effect.leefgebied and effect.leefgebied not in toestand.gebieden:
        raise OnbekendeRij(effect.leefgebied)
    toestand.matrix.cel(effect.cel_id)
    verloop = Verloop(toestand, Bijdrage("", moment, door=toestand.typt or "client"))
    verloop.effect(effect)
    if not isinstance(effect, CelKlopt) and toestand.is_gedeeld and toestand.vraag in ("", "delen_weer", "gehoord"):
        verloop.klaar_met("gehoord")
        verloop.zeg("utter_weggehaald_na_delen" if isinstance(effect, CelWeg) else "utter_gewijzigd_na_delen")
        verloop.vraag("delen_weer")
    verloop.zet(versie=toestand.versie + 1, namen=verloop.namen())
    return Beurt(verloop.t, tuple(verloop.effecten), tuple(verloop.teksten))
