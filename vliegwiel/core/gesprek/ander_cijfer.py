"""The last number is put right: "8 niet 0", "nee, een 2", "ik zei toch 8", "dat cijfer klopt niet".

Done at once and said, without a list of lines. At an open number question a bare "nee, 2" answers that question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vliegwiel.core.geldstress import acute_geldnood
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.correctie import NA_AFLOOP, ga_door
from vliegwiel.core.gesprek.geldzorg import LAGE_SCORE, merk_geldstress
from vliegwiel.core.gesprek.sturing import bedoelt
from vliegwiel.core.gesprek.toestand import LOOPT
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.letterlijk_gebied import lees_leefgebieden
from vliegwiel.core.matrix import ZELFDE_KEER
from vliegwiel.core.verbetering import begint_met_verbetering, lees_verbetering
from vliegwiel.core.verbetering_cijfer import AnderCijfer, lees_ander_cijfer

LATTEN = ("belang", "vertrouwen")
HOOGUIT = 10  # words: more is a story
_NET = timedelta(seconds=2)  # a moment that was stored may have lost its fractions
_CIJFER = re.compile(r"\b(?:cijfers?|getal|score|punt(?:en)?|nummer)\b(?!\s+van\s+mijn\s+telefoon)", re.IGNORECASE)
_VERVOLG_OP_CIJFER = ("belang_waarom", "vertrouwen_hoger")


@dataclass(frozen=True)
class Gegeven:
    """A number that the client gave: ``wat`` is the question (``score:geld``, ``belang``)."""

    wat: str
    waarde: float
    moment: datetime

    @property
    def hoort(self) -> tuple[int, int]:
        """The bounds of its scale."""
        return (0, 10) if self.wat in LATTEN else (1, 5)


def verbeter_cijfer(v: Verloop) -> bool:
    """Put a number right, or ask it again; returns whether it took the turn."""
    zijweg = v.t.vraag in script.ZIJVRAGEN or v.t.status != LOOPT
    if zijweg or v.b.keuzes or v.b.kaart is not None or not v.b.tekst.strip():
        return False
    gegeven = _gegeven(v)
    if not gegeven:
        return False
    gelezen = lees_ander_cijfer(v.b.tekst)
    if gelezen is None:
        return _klopt_niet(v, gegeven)
    laatste = gegeven[-1]
    if not _gaat_over(v, gelezen, laatste):
        return False
    _zet(v, laatste, gelezen.nieuw)
    return True


def _gegeven(v: Verloop) -> list[Gegeven]:
    """Return the numbers that this talk holds, the newest last."""
    scores = [Gegeven(f"score:{s.leefgebied}", s.cijfer, s.moment) for s in v.t.matrix.scores if s.cijfer is not None]
    latten = [lat.split("|") for lat in v.t.latten]
    rulers = [Gegeven(naam, float(waarde), datetime.fromisoformat(op)) for naam, waarde, op in latten]
    return sorted(
        (g for g in (*scores, *rulers) if abs(v.b.moment - g.moment) < ZELFDE_KEER), key=lambda gegeven: gegeven.moment
    )


def _gaat_over(v: Verloop, gelezen: AnderCijfer, laatste: Gegeven) -> bool:
    """Whether the last number is meant: its old value is named, or it was given just now and nothing else is asked."""
    if gelezen.oud is not None and gelezen.oud == laatste.waarde:
        return True
    vorige = datetime.fromisoformat(v.t.vorige_keer) if v.t.vorige_keer else None
    net = vorige is not None and abs(laatste.moment - vorige) < _NET
    if script.soort_van(v.t.vraag) in script.MET_CIJFER:
        # "Een 2, zei ik": about the number that was just misread; the same number again is the answer to this question.
        eerste_antwoord = net if not gelezen.bedoeld else not v.t.niet_begrepen
        return eerste_antwoord and gelezen.gezegd and gelezen.nieuw != laatste.waarde
    return net or (gelezen.gezegd and bool(v.t.niet_begrepen))


def _zet(v: Verloop, gegeven: Gegeven, nieuw: float) -> None:
    laag, hoog = gegeven.hoort
    if not laag <= nieuw <= hoog or (gegeven.wat not in LATTEN and nieuw != int(nieuw)):
        if gegeven.wat not in LATTEN:
            v.zeg("utter_score_schaal")
        _vraag_weer(v, gegeven.wat)
        return
    cijfer = f"{nieuw:g}"
    if gegeven.wat in LATTEN:
        v.lat(gegeven.wat, cijfer)
    else:
        v.score(script.gebied_van(gegeven.wat), int(nieuw))
    v.zeg("utter_cijfer_verbeterd", "reflectie", cijfer=cijfer.replace(".", ","))
    _herzie_geldstress(v, gegeven.wat)
    _ga_door(v)


def _ga_door(v: Verloop) -> None:
    """Put the open question again; the one that follows from a number may be another now."""
    if v.t.vraag in _VERVOLG_OP_CIJFER or (v.t.vraag and v.t.vraag not in NA_AFLOOP and v.t.geldstress):
        v.zet(niet_begrepen=0)
        v.vraag(script.volgende(v.t))
    else:
        ga_door(v)


def _herzie_geldstress(v: Verloop, wat: str) -> None:
    """Money stress may follow from a low score; one that was only misread is no money stress."""
    rij = v.t.gebieden.voor("geld")
    if rij is None or wat != f"score:{rij.id}":
        return
    score = v.t.matrix.score(rij.id)
    gezegd = (*v.t.velden.values(), *(c.citaat for c in v.t.matrix))
    if score and score.cijfer and score.cijfer > LAGE_SCORE and not any(acute_geldnood(w) for w in gezegd):
        v.zet(geldstress=False)
    merk_geldstress(v)


def _klopt_niet(v: Verloop, gegeven: list[Gegeven]) -> bool:
    """Ask a number again that the client says is wrong: the one that is named, else the last; after sharing, not here."""
    noemt = _CIJFER.search(v.b.tekst) is not None and len(v.b.tekst.split()) <= HOOGUIT
    if not noemt or (v.t.gedeeld and v.t.vraag in NA_AFLOOP):
        return False
    if not (begint_met_verbetering(v.b.tekst) or bedoelt(v, "corrigeren")):
        return False
    bedoeld = _bedoeld(v, gegeven)
    inhoud = lees_ander_cijfer(f"nee {lees_verbetering(v.b.tekst).inhoud}")
    if inhoud is not None:
        _zet(v, bedoeld, inhoud.nieuw)
        return True
    v.zeg("utter_cijfer_opnieuw", "reflectie")
    _vraag_weer(v, bedoeld.wat)
    return True


def _bedoeld(v: Verloop, gegeven: list[Gegeven]) -> Gegeven:
    """Return the number that is named by its row or its ruler, else the last one."""
    over = lees_verbetering(v.b.tekst).over
    rijen = [v.t.gebieden.bedoeld(h) for w in over for h in lees_leefgebieden(w, gebieden=v.t.gebieden) or ()]
    namen = {f"score:{r.id}" for r in rijen if r} | {w for w in over if w in LATTEN}
    return next((g for g in reversed(gegeven) if g.wat in namen), gegeven[-1])


def _vraag_weer(v: Verloop, wat: str) -> None:
    v.t = replace(v.t, afgehandeld=tuple(a for a in v.t.afgehandeld if a != wat), niet_begrepen=0)
    v.vraag(wat)
