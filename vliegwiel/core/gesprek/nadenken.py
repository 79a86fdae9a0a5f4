"""*Ik denk er nog over na*: one question (when, and how to reach you), or nothing at all.

What is stored is only that day and that way to reach, and the way to reach never comes here: it is typed on a card, or
taken out of the message before anything reads it (``services.nadenken``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.antwoord import beantwoord, niet_begrepen
from vliegwiel.core.gesprek.effecten import NadenkenGepland, NadenkenWeg
from vliegwiel.core.gesprek.lezen import ja_nee, sinds, wil_verder
from vliegwiel.core.gesprek.toestand import LATER, Toestand
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.nadenken import DagKanNiet, dag_in_woorden, eerste_werkdag, geldige_dag, vandaag
from vliegwiel.core.tekst import Keuze

VRAGEN = ("later", "later_bereik")
BEREIK = "bereik"  # half a plan: how to reach the client is known, the day is not
HALF_BLIJFT = timedelta(days=1)  # then a way to reach without a day is erased, and asked for again
NIETS = ("overslaan", "weet_niet", "ontkennen", "twijfel")
VERDER = Keuze("verder", "utter_keuze_verder")
WEG = Keuze("later_weg", "utter_keuze_later_weg")


def begin_nadenken(v: Verloop) -> bool:
    """Say that thinking about it is fine, and ask the one thing."""
    v.noteer()
    if v.t.vraag not in script.ZIJVRAGEN:
        v.zet(terug=v.t.vraag)
    v.zet(later_half="", niet_begrepen=0)
    v.zeg("utter_denk_erover_na")
    v.vraag("later")
    return True


def bewaar_nadenken(v: Verloop) -> bool:
    """Take the card (also from an old tab), or the wish not to be asked any more; both work in every state."""
    if v.t.later_half and sinds(v.t, v.b) > HALF_BLIJFT:
        v.zet(later_half="")
    if v.b.kaart is not None and "later" in v.b.kaart:
        return _kaart(v, v.b.kaart.get("later") or "", v.b.kaart.get(BEREIK) == "ja")
    if "later_weg" in v.b.keuzes:
        return _haal_weg(v)
    return False


def in_nadenken(v: Verloop) -> bool:
    """Deal with a typed answer: a day, no thanks, or a story after all; returns whether it took the turn."""
    if v.t.vraag not in VRAGEN:
        return False
    gelezen = v.b.begrip.letterlijk
    verder = wil_verder(v.b) and not (gelezen and gelezen.datum)
    if gelezen and gelezen.soort == "datum_later" and not verder:
        return _dag(v, gelezen.datum)
    if not verder and (
        "later_niet" in v.b.keuzes
        or v.b.begrip.intent in NIETS
        or ja_nee(v.b) == "nee"
        or "laat maar" in v.b.tekst.lower()
    ):
        return _niets(v)
    if verder or v.b.begrip.vermeldingen or "verder" in v.b.keuzes or "begin" in v.b.keuzes:
        # Somebody who starts telling has thought about it: the talk goes on where it was.
        v.zet(vraag=v.t.weg_terug, terug="", later_half="")
        if v.t.vraag and v.b.begrip.vermeldingen and not verder:
            return beantwoord(v)
        v.noteer()
        v.zeg("utter_verder")
        if v.t.vraag:
            v.vraag_opnieuw()
        return True
    niet_begrepen(v)
    return True


def _dag(v: Verloop, datum: str | None) -> bool:
    if datum is None:
        v.zeg("utter_later_welke_dag")
        v.vraag("later")
        return True
    if not _kan(v, datum):
        return True
    datum = eerste_werkdag(date.fromisoformat(datum)).isoformat()
    if v.t.later_half == BEREIK:
        return _plan(v, datum)
    v.zet(later_half=datum, niet_begrepen=0)
    v.zeg("utter_later_dag", datum=_in_woorden(v, datum))
    v.vraag("later_bereik")
    return True


def _kaart(v: Verloop, datum: str, bereik: bool) -> bool:
    """A whole card makes the plan; with one half of it the other is asked for."""
    if v.t.vraag not in script.ZIJVRAGEN:
        v.zet(terug=v.t.vraag)
    half = v.t.later_half
    datum = datum or ("" if half == BEREIK else half)
    bereik = bereik or half == BEREIK
    if not datum and not bereik:
        return _niets(v)
    if datum and not _kan(v, datum):
        return True
    if datum:
        datum = eerste_werkdag(date.fromisoformat(datum)).isoformat()
    if datum and bereik:
        return _plan(v, datum)
    v.zet(later_half=datum or BEREIK, niet_begrepen=0)
    if datum:
        v.zeg("utter_later_dag", datum=_in_woorden(v, datum))
        v.vraag("later_bereik")
    else:
        v.zeg("utter_later_bereik")
        v.vraag("later")
    return True


def _kan(v: Verloop, datum: str) -> bool:
    """Return whether somebody can be asked again on that day; else say so and ask for another one."""
    try:
        geldige_dag(date.fromisoformat(datum), vandaag(v.b.moment))
    except DagKanNiet:
        v.zeg("utter_later_kan_niet")
        v.vraag("later")
        return False
    return True


def _plan(v: Verloop, datum: str) -> bool:
    alleen = niets_verteld(v.t)
    v.effect(NadenkenGepland(datum, alleen))
    if alleen:
        v.t = replace(Toestand(v.t.gebieden), verwerkt=v.t.verwerkt, versie=v.t.versie, vraag="welkom")
    v.zet(later=datum)
    _rust(v)
    v.zeg(
        "utter_later_gepland" if alleen else "utter_later_gepland_erbij",
        keuzes=(VERDER, WEG),
        datum=_in_woorden(v, datum),
    )
    return True


def _niets(v: Verloop) -> bool:
    """No thanks: nothing is kept. A plan that was made before stays, and can still be taken back."""
    _rust(v)
    v.zeg("utter_later_niet", keuzes=(VERDER, WEG) if v.t.later else (VERDER,))
    return True


def _rust(v: Verloop) -> None:
    if v.t.vraag in script.ZIJVRAGEN:
        v.zet(vraag=v.t.weg_terug, terug="")
    v.zet(status=LATER, later_half="", niet_begrepen=0, typt="")


def _haal_weg(v: Verloop) -> bool:
    v.effect(NadenkenWeg())
    v.zet(later="", later_half="")
    _rust(v)
    v.zeg("utter_later_weg", keuzes=(VERDER,))
    return True


def niets_verteld(t: Toestand) -> bool:
    """Whether there is nothing of the client but this wish to think about it."""
    gezegd = (t.matrix.cellen, t.matrix.scores, any(t.velden.values()), t.contact, t.veiligheid, t.gedeeld)
    return not any(gezegd) and not {"contact", "steun"} & set(t.afgehandeld)


def _in_woorden(v: Verloop, datum: str) -> str:
    return dag_in_woorden(date.fromisoformat(datum), vandaag(v.b.moment))
