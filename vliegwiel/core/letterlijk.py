"""Reads a short literal answer by rule: "jaa", "een 6 of 7", "gaat wel", "geld en wonen", "volgnde wk dinsdag".

One-word answers are what statistics read worst, so they never get there. A message that tells a story is not a
literal answer; then, and in every case of doubt, nothing is read and the conversation asks on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from vliegwiel.core.begrip import Letterlijk
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.letterlijk_dag import dag_van
from vliegwiel.core.letterlijk_datum import lees_datum_later
from vliegwiel.core.letterlijk_gebied import lees_leefgebieden
from vliegwiel.core.letterlijk_getal import lees_cijfer
from vliegwiel.core.letterlijk_janee import lees_janee
from vliegwiel.core.letterlijk_score import HOOGSTE, LAAGSTE, lees_score
from vliegwiel.core.letterlijk_voorop import getal_voorop

JANEE, CIJFER, SCORE, GEBIEDEN, DATUM = "janee", "cijfer0_10", "score1_5", "leefgebiedkeuze", "datum_later"

LANGSTE_ANTWOORD = 120
"""Longest literal answer, in characters: what is longer is a story, and only a number that it begins with is read."""
_MET_CIJFER = (CIJFER, SCORE)
_NOEMT = ("belang", "belangrijk", "vertrouwen")

_SOORT_VAN_VRAAG = {
    **dict.fromkeys(
        ("steun_rol", "stap", "delen", "crisis_vraag", "nazorg_vraag", "rouw_vraag", "terugbel_vraag", "corrigeer", "verwijder_zeker", "opnieuw_zeker",
         "gehoord", "klopt_zo"),
        JANEE,
    ),
    **dict.fromkeys(("belang", "vertrouwen", "lat_weer"), CIJFER),
    **dict.fromkeys(("kies_gebied", "in_de_weg", "startpunt"), GEBIEDEN),
    "score_weer": SCORE,
    **dict.fromkeys(("later", "later_datum"), DATUM),
}  # fmt: skip


def soort_van(vraag: str) -> str | None:
    """Return which kind of literal answer a question has; None for an open question. A kind stands for itself."""
    if vraag.startswith("score:"):
        return SCORE
    return vraag if vraag in {JANEE, CIJFER, SCORE, GEBIEDEN, DATUM} else _SOORT_VAN_VRAAG.get(vraag)


def lees_letterlijk(
    tekst: str,
    vraag: str,
    keuzes: Sequence[str] = (),
    vandaag: date | None = None,
    gebieden: LeefgebiedenSet | None = None,
) -> Letterlijk | None:
    """Return what a short answer to ``vraag`` literally says, or None.

    ``waarde`` by ``soort``: janee "ja" or "nee"; cijfer0_10 a number 0–10 (int, or a half); score1_5 an int 1–5;
    leefgebiedkeuze a list of domain ids, empty for "niks"; datum_later the moment in tidy Dutch. ``keuzes`` are the
    domain ids on offer, in order, for "alles" and "de eerste". With ``vandaag`` a later moment also gets its ``datum``.
    With ``gebieden`` the domain ids are the rows of that set, by its own names too. Never raises.
    """
    soort = soort_van(vraag)
    if soort in _MET_CIJFER and (getal := _voorop(tekst, vraag, soort, gebieden)) is not None:
        return Letterlijk(soort, getal)
    if len(tekst) > LANGSTE_ANTWOORD:
        return None
    lezers: dict[str, Callable[[], object]] = {
        JANEE: lambda: lees_janee(tekst, vraag),
        CIJFER: lambda: lees_cijfer(tekst),
        SCORE: lambda: lees_score(tekst),
        GEBIEDEN: lambda: lees_leefgebieden(tekst, keuzes, gebieden),
        DATUM: lambda: lees_datum_later(tekst),
    }
    waarde = lezers[soort]() if soort else None
    if soort is None or waarde is None:
        return None
    dag = dag_van(str(waarde), vandaag) if vandaag and soort == DATUM else None
    return Letterlijk(soort, list(waarde) if isinstance(waarde, tuple) else waarde, dag.isoformat() if dag else None)


def _voorop(tekst: str, vraag: str, soort: str, gebieden: LeefgebiedenSet | None) -> int | float | None:
    """Return the number of its scale that a message begins with, whatever is told after it."""
    if soort == CIJFER:
        getal = getal_voorop(tekst, 0, 10, _NOEMT)
    else:
        rij = vraag.partition(":")[2]
        naam = gebieden.get(rij).naam.split() if gebieden and rij in gebieden else []
        getal = getal_voorop(tekst, LAAGSTE, HOOGSTE, (rij, *naam))
    if getal is None or (soort == SCORE and getal != int(getal)):
        return None
    return int(getal) if getal == int(getal) else getal
