"""The conversation as a pure function: ``beurt(toestand, bijdrage) -> Beurt(toestand, effecten, teksten)``."""

from vliegwiel.core.gesprek.beurt import begin, beurt
from vliegwiel.core.gesprek.bewerken import bewerk
from vliegwiel.core.gesprek.effecten import (
    AllesWeg,
    BerichtWeg,
    CelErbij,
    CelGewijzigd,
    CelKlopt,
    CelWeg,
    Delen,
    Effect,
    Intrekken,
    NadenkenGepland,
    NadenkenWeg,
    ScoreGezet,
    SteunWeg,
    TerugbelWeg,
    ToestemmingGegeven,
    effect_as_dict,
    effect_from_dict,
    pas_toe,
)  # fmt: skip
from vliegwiel.core.gesprek.hervatten import hervat
from vliegwiel.core.gesprek.script import FASEN, fase, soort_van
from vliegwiel.core.gesprek.toestand import GESTOPT, KLAAR, LATER, LOOPT, Bijdrage, Toestand
from vliegwiel.core.gesprek.verloop import Beurt
from vliegwiel.core.gesprek.via import Via

__all__ = [
    "FASEN",
    "GESTOPT",
    "KLAAR",
    "LATER",
    "LOOPT",
    "AllesWeg",
    "BerichtWeg",
    "Beurt",
    "Bijdrage",
    "CelErbij",
    "CelGewijzigd",
    "CelKlopt",
    "CelWeg",
    "Delen",
    "Effect",
    "Intrekken",
    "NadenkenGepland",
    "NadenkenWeg",
    "ScoreGezet",
    "SteunWeg",
    "TerugbelWeg",
    "Toestand",
    "ToestemmingGegeven",
    "Via",
    "begin",
    "beurt",
    "bewerk",
    "effect_as_dict",
    "effect_from_dict",
    "fase",
    "hervat",
    "pas_toe",
    "soort_van",
]  # fmt: skip
