"""Money stress first: recognised from the client's own words or from a worry with a low score, and said back."""

from __future__ import annotations

from vliegwiel.core.geldstress import acute_geldnood
from vliegwiel.core.gesprek.verloop import Verloop, kort

LAGE_SCORE = 2


def merk_geldstress(v: Verloop) -> None:
    """Money stress first: the client's own words, or a worry about money with a score of 1 or 2."""
    if v.t.geldstress:
        return
    rij = v.t.gebieden.voor("geld")
    score = v.t.matrix.score(rij.id) if rij else None
    laag = bool(rij and score and score.cijfer and score.cijfer <= LAGE_SCORE and v.t.matrix.van(rij.id, "zorg"))
    nood = bool(v.b.tekst) and acute_geldnood(v.b.tekst)
    if laag or nood:
        v.zet(geldstress=True)
        zorgen = v.t.matrix.van(rij.id, "zorg") if rij else ()
        v.zeg("utter_geldstress", "reflectie", citaat=kort(v.b.tekst if nood else zorgen[-1].citaat))
