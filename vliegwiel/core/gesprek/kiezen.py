"""Answers that choose: rows, a score, a number on a ruler; and what is told beside them."""

from __future__ import annotations

from collections.abc import Callable

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.geldzorg import merk_geldstress
from vliegwiel.core.gesprek.lezen import cijfer, ja_nee, rijen, woorden
from vliegwiel.core.gesprek.verloop import Verloop

LAAG = 3  # a ruler: up to 3 is low
MEER_DAN_EEN_CIJFER = 3


def noteer_ernaast(v: Verloop) -> None:
    """Keep what is told beside a number ("mwah soms somber"); a bare number or word tells nothing more."""
    if woorden(v.b) >= MEER_DAN_EEN_CIJFER:
        v.noteer()


def _kies_gebied(v: Verloop) -> bool:
    gekozen = rijen(v.t, v.b)
    if "genoeg" in v.b.keuzes or gekozen == () or (gekozen is None and ja_nee(v.b) == "nee"):
        gekozen = gekozen or ()
    elif gekozen is None:
        return False
    vertelt = not v.b.keuzes and not v.b.begrip.letterlijk
    v.zet(gekozen=gekozen[:1] if vertelt else gekozen)
    if vertelt:
        noteer_ernaast(v)
        # Who tells something right away is not asked for it again; the score still is.
        v.klaar_met(*(f"gebied:{c.leefgebied}" for c in v.nieuwe_cellen))
    v.klaar_met("kies_gebied")
    v.zeg("utter_gekozen" if gekozen else "utter_genoeg", "reflectie")
    return True


def _score(v: Verloop) -> bool:
    gebied = script.gebied_van(v.t.vraag)
    waarde = cijfer(v.b, "score1_5", 1, 5)
    if waarde is None:
        return False
    noteer_ernaast(v)
    zet_score(v, gebied, int(waarde))
    return True


def zet_score(v: Verloop, gebied: str, waarde: int) -> None:
    """Keep a score, and say it back."""
    v.score(gebied, waarde)
    v.klaar_met(f"score:{gebied}")
    v.zeg(f"utter_score_{waarde}", "reflectie", gebied=v.t.gebieden.get(gebied).in_zin)
    merk_geldstress(v)


def _rij(v: Verloop) -> bool:
    """What is in the way most, and where to begin: one of the client's own domains, or none."""
    vraag = v.t.vraag
    gekozen = rijen(v.t, v.b)
    besproken = [g for g in gekozen or () if g in v.t.matrix.besproken()]
    if script.GEEN in v.b.keuzes or gekozen == () or ja_nee(v.b) == "nee":
        v.zeg("utter_geen_rij", "reflectie")
    elif besproken:
        v.veld(vraag, besproken[0])
        v.zeg(f"utter_{vraag}_gekozen", "reflectie", gebied=v.t.gebieden.get(besproken[0]).in_zin)
    else:
        return False
    if not v.b.begrip.letterlijk:
        noteer_ernaast(v)
    v.klaar_met(vraag)
    return True


def _ruler(v: Verloop) -> bool:
    waarde = cijfer(v.b, "cijfer0_10", 0, 10)
    if waarde is None:
        return False
    noteer_ernaast(v)
    v.lat(v.t.vraag, f"{waarde:g}")
    v.klaar_met(v.t.vraag)
    hoe = "laag" if waarde <= LAAG else "midden" if waarde < script.HOOG else "hoog"
    v.zeg(f"utter_ruler_{v.t.vraag}_{hoe}", "reflectie", cijfer=f"{waarde:g}".replace(".", ","))
    return True


KIEZEN: dict[str, Callable[[Verloop], bool]] = {
    "kies_gebied": _kies_gebied, "score": _score, "in_de_weg": _rij, "startpunt": _rij, "belang": _ruler,
    "vertrouwen": _ruler,
}  # fmt: skip
