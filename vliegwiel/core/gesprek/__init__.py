"""The conversation as a pure function: ``beurt(toestand, bijdrage) -> Beurt(toestand, effecten, teksten)``."""

from vliegwiel.core.gesprek.beurt import begin, beurt
from vliegwiel.core.gesprek.bewerken import OnbekendAntwoord, OngeldigeWaarde, bewerk, bewerk_antwoord, bewerk_keuze
from vliegwiel.core.gesprek.effecten import (
    AllesWeg,
    AntwoordGewijzigd,
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
    ScoreWeg,
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
    "AntwoordGewijzigd",
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
    "OnbekendAntwoord",
    "OngeldigeWaarde",
    "ScoreGezet",
    "ScoreWeg",
    "SteunWeg",
    "TerugbelWeg",
    "Toestand",
    "ToestemmingGegeven",
    "Via",
    "begin",
    "beurt",
    "bewerk",
    "bewerk_antwoord",
    "bewerk_keuze",
    "effect_as_dict",
    "effect_from_dict",
    "fase",
    "hervat",
    "pas_toe",
    "soort_van",
]  # fmt: skip
