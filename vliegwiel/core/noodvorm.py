"""What a crisis looks like besides its level and kind: who may come to harm, and what the client can do now.

Rules only, so that all of it works without Rasa. ``core.crisis`` says how serious a message is; this says whether the
client threatens somebody, mourns somebody, can't call, takes it back, or asks to be called. The phrases are in
``woorden/nood_vorm.txt``. Languages are told apart here only for a message that holds a crisis signal already.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vliegwiel.core.begrip import Crisissignaal
from vliegwiel.core.patronen import een_van, effen, lees_patronen

DREIGING, ROUW = "dreiging", "rouw"
_PATRONEN = {kop: een_van(regels) for kop, regels in lees_patronen("nood_vorm")}

# Scripts that one of our languages is written in, and little words that no Dutch sentence has.
_SCHRIFTEN = (
    ("ti", re.compile(r"[\u1200-\u137f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("uk", re.compile(r"[\u0400-\u04ff]")),
)
_WOORDEN = {
    "en": "i im my me want the dont he she hits kill die dying suicidal am is and not live scared".split(),
    "tr": "ben beni bana istiyorum kendimi kendime oldurmek olmek intihar yasamak bir ve cok etmek istemiyorum".split(),
    "pl": "chce się sie nie zyc żyć umrzec umrzeć zabic zabić jestem mnie bije boje boję samobojstwo".split(),
    "es": "quiero morir morirme no vivir me mi estoy matarme suicidarme pega golpea tengo miedo".split(),
    "fr": "je veux mourir ne plus vivre me suis tuer suicider mon il elle frappe peur envie".split(),
    "de": "ich will sterben nicht mehr leben mich umbringen bin mein er sie schlägt angst töten".split(),
}
_NEDERLANDS = frozenset("ik wil niet meer het een ben mijn me dood van maar heb hij ze mij is en er in zo".split())
_GENOEG = 2


@lru_cache(maxsize=64)
def _effen(tekst: str) -> str:
    return effen(tekst)


def _zegt(kop: str, tekst: str) -> bool:
    return bool(tekst) and _PATRONEN[kop].search(_effen(tekst)) is not None


def verfijn(signaal: Crisissignaal, tekst: str) -> Crisissignaal:
    """Return the signal with a kind of its own for who threatens somebody, and for who lost somebody to suicide.

    What the client says about themselves goes first: "mijn broer pleegde zelfmoord en ik wil ook dood" stays a signal
    about the client. A death that happens at this moment is an emergency, not mourning.
    """
    if signaal.soort == "geweld" and signaal.niveau in ("acuut", "vermoeden") and _zegt("dreiging", tekst):
        return replace(signaal, soort=DREIGING)
    if signaal.niveau == "geen" and _zegt("dreiging sterk", tekst):
        return Crisissignaal("acuut", DREIGING, 0.95, stellig=True)
    if signaal.soort == "suicide" and _zegt("bedreigd", tekst):
        return replace(signaal, soort="geweld")
    eigen = signaal.stellig and signaal.soort != "ander_in_gevaar" and signaal.niveau in ("acuut", "vermoeden")
    if eigen or not _zegt("rouw", tekst):
        return signaal
    if _zegt("nog in gevaar", tekst):
        return signaal if signaal.niveau == "acuut" else Crisissignaal("vermoeden", "ander_in_gevaar", 0.75)
    if _zegt("rouw nu", tekst):
        return Crisissignaal("acuut", "ander_in_gevaar", 0.95)
    return Crisissignaal("nazorg", ROUW, 0.7)


def kan_niet_bellen(tekst: str) -> bool:
    """Return whether the client says that calling is not possible now: deaf, overheard, no credit, too hard."""
    return _zegt("niet bellen", tekst)


def neemt_terug(tekst: str) -> bool:
    """Return whether the client says that it was no signal: "grapje", "zo bedoel ik het niet", "ik wil niet dood"."""
    return _zegt("neemt terug", tekst) and not _zegt("twijfel", tekst)


def wil_gebeld(tekst: str) -> bool | None:
    """Return True for "bel mij", False for "bel me toch niet", None when it is about neither."""
    if _zegt("bel mij niet", tekst):
        return False
    return True if _zegt("bel mij", tekst) else None


def taal_van(tekst: str, vermoed: str | None = None) -> str | None:
    """Return the language (ISO 639-1) of a message with a crisis signal, None for Dutch or when it is not clear.

    ``vermoed``: what a model made of it. It only counts when no word is Dutch: help in the wrong language is no help.
    """
    for taal, schrift in _SCHRIFTEN:
        if schrift.search(tekst):
            return taal
    woorden = re.findall(r"[^\W\d_]+", tekst.casefold().replace("ö", "o").replace("'", "").replace("’", ""))
    score = {taal: sum(w in lijst for w in woorden) for taal, lijst in _WOORDEN.items()}
    beste = max(score, key=lambda taal: score[taal])
    nederlands = sum(w in _NEDERLANDS for w in woorden)
    if score[beste] >= _GENOEG and score[beste] > nederlands:
        return beste
    return vermoed if vermoed and vermoed != "nl" and not nederlands else None
