"""A call-back after a crisis signal: offered only when it can be kept, with a consent and a number of its own.

The number is on a typed card and never comes here; what is known here is only by which moment somebody calls.
Nothing of the talk goes with it.
"""

from __future__ import annotations

from vliegwiel.core.gesprek.effecten import TerugbelWeg, ToestemmingGegeven
from vliegwiel.core.gesprek.lezen import ja_nee, woorden
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.noodvorm import wil_gebeld

VRAAG, VERDER = "terugbel_vraag", "crisis_verder"
NEE = "nee"
EEN_VERHAAL = 4  # words


def vraag_erna(v: Verloop) -> None:
    """Ask what comes after the help lines: a call-back where it can be promised and was not refused, else to go on."""
    v.vraag(VRAAG if v.b.aanbod and not v.t.terugbel else VERDER)


def loopt(v: Verloop) -> bool:
    """Return whether a call was promised."""
    return v.t.terugbel not in ("", NEE)


def handel_af(v: Verloop, *, in_crisis: bool) -> bool:
    """Deal with the card, with the buttons about calling, and with their words; returns whether it took the turn."""
    if v.b.kaart is not None and "terugbel" in v.b.kaart:
        return _na_de_kaart(v)
    woorden = wil_gebeld(v.b.tekst) if not v.b.keuzes else None
    if loopt(v) and ("terugbel_weg" in v.b.keuzes or woorden is False):
        return _trek_in(v)
    if not v.t.kaart_vast:
        return False
    if "terugbel" in v.b.keuzes or (in_crisis and woorden is True):
        return _vraag_ernaar(v)
    if v.t.vraag == VRAAG:
        return _antwoord(v)
    return False


def _vraag_ernaar(v: Verloop) -> bool:
    """The client asks for it, also after a refusal."""
    if loopt(v):
        v.zeg("utter_terugbel_al", "crisis")
        _terug_naar_de_kaart(v)
    elif v.b.aanbod is None:
        v.zeg("utter_terugbel_dicht", "crisis")
        _terug_naar_de_kaart(v)
    else:
        _onthoud(v)
        v.vraag(VRAAG)
    return True


def _antwoord(v: Verloop) -> bool:
    """A typed yes still needs the card: a number in free text is masked, and consent is a press on a button."""
    antwoord = ja_nee(v.b)
    if antwoord == "ja":
        v.zeg("utter_terugbel_vul_in" if v.b.aanbod else "utter_terugbel_dicht", "crisis")
        v.vraag(VRAAG)
        return True
    if antwoord == "nee":
        if woorden(v.b) >= EEN_VERHAAL:
            v.noteer()  # who tells on instead of answering loses nothing of it
        v.zet(terugbel=NEE)
        v.zeg("utter_terugbel_nee", "crisis")
        v.vraag(VERDER)
        return True
    return False


def _na_de_kaart(v: Verloop) -> bool:
    kaart = v.b.kaart or {}
    if kaart["terugbel"] == "ja":
        v.zet(terugbel=kaart["uiterlijk"])
        v.effect(ToestemmingGegeven("terugbel", v.b.moment))
        v.zeg("utter_terugbel_gevraagd", "crisis", tot=kaart["tot"])
    elif kaart["terugbel"] == NEE:
        v.zet(terugbel=NEE)
        v.zeg("utter_terugbel_nee", "crisis")
    else:
        v.zeg("utter_terugbel_dicht", "crisis")
    _terug_naar_de_kaart(v)
    return True


def _trek_in(v: Verloop) -> bool:
    v.zet(terugbel=NEE)
    v.effect(TerugbelWeg())
    v.zeg("utter_terugbel_weg", "crisis")
    _terug_naar_de_kaart(v)
    return True


def _onthoud(v: Verloop) -> None:
    if v.t.vraag not in (VRAAG, VERDER):
        v.zet(terug=v.t.terug or v.t.vraag)


def _terug_naar_de_kaart(v: Verloop) -> None:
    """Put the question again that was open; in a crisis that is whether to go on. A talk at rest stays at rest."""
    if v.t.status in (GESTOPT, LATER):
        return
    v.vraag(VERDER if v.t.vraag == VRAAG else v.t.vraag)
