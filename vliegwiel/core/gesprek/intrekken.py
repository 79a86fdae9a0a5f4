"""Taking back what was shared, without deleting the conversation; and sharing again when the client asks for it."""

from __future__ import annotations

import re

from vliegwiel.core.gesprek.effecten import Intrekken
from vliegwiel.core.gesprek.hervatten import AFGEBROKEN, vraag_weer
from vliegwiel.core.gesprek.lezen import ja_nee, over_alles, woorden
from vliegwiel.core.gesprek.script import ZIJVRAGEN
from vliegwiel.core.gesprek.sturing import bedoelt, wil_iets_anders
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.tekst import Keuze

INTREKKEN = "intrekken"
VRAAG = "intrek_keuze"
MEESTE_WOORDEN = 12
_WAT = r"(?:het|dit|dat|alles|ze|mijn \w+|m'n \w+|mn \w+|de \w+|wat ik (?:deelde|heb gedeeld|gedeeld heb))"
_TYPT = re.compile(
    rf"\btrek(?:ken)?\s+(?:{_WAT}\s+)?(?:\w+\s+)?in\b(?!\s+(?:bij|een|het|de|mijn)\b)"
    rf"|\b{_WAT}\s+(?:\w+\s+)?(?:in\s*te?\s*trekken|intrekken|terugtrekken|terughalen)\b|^\W*(?:intrekken|terughalen)\W*$"
    rf"|\b(?:haal|neem|trek)\s+{_WAT}\s+(?:\w+\s+)?terug\b"
    r"|\bniet meer delen\b|\bdelen ongedaan\b"
)
_NIET = re.compile(r"\b(?:niet|nooit|geen|hoef)\b")


def trek_terug(v: Verloop) -> bool:
    """Withdraw on a press, before everything else: it also works while a crisis card is shown."""
    if INTREKKEN not in v.b.keuzes:
        return False
    _trek_in(v)
    return True


def over_delen(v: Verloop) -> bool:
    """Deal with typed wishes about what was shared already; returns whether it took the turn."""
    if v.t.vraag == VRAAG:
        return _kiest(v)
    if v.t.is_gedeeld and _typt_intrekken(v):
        _trek_in(v)
        return True
    if v.t.is_gedeeld and _wil_het_terug(v):
        v.zet(terug=v.t.terug or v.t.vraag)
        v.zeg("utter_al_gedeeld")
        v.vraag(VRAAG)
        return True
    if v.t.vraag in ("", "gehoord") and "delen" in v.t.afgehandeld and _wil_delen(v):
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a not in ("delen", "delen_weer")))
        if v.t.is_gedeeld:
            v.vraag("delen_weer")
        else:
            v.verder()
        return True
    return False


def _typt_intrekken(v: Verloop) -> bool:
    tekst = v.b.tekst.casefold()
    kort = 0 < woorden(v.b) <= MEESTE_WOORDEN and not v.b.begrip.vermeldingen
    gevonden = _TYPT.search(tekst) if kort else None
    return gevonden is not None and not _NIET.search(tekst.replace("niet meer delen", ""))


def _wil_het_terug(v: Verloop) -> bool:
    """Typed "verwijder alles" or "ik hou het voor mezelf" after sharing; a button says exactly what it does."""
    if v.b.keuzes or v.t.vraag in ZIJVRAGEN or v.t.vraag == "delen_weer":
        return False
    return bedoelt(v, "zelf_houden") or (bedoelt(v, "verwijderen") and over_alles(v.b))


def _wil_delen(v: Verloop) -> bool:
    return "delen" in v.b.keuzes or bedoelt(v, "delen")


def _kiest(v: Verloop) -> bool:
    if _typt_intrekken(v) or bedoelt(v, "zelf_houden") or (not v.b.keuzes and ja_nee(v.b) == "ja"):
        _trek_in(v)
        return True
    if "verwijderen" in v.b.keuzes or (bedoelt(v, "verwijderen") and over_alles(v.b)):
        v.vraag("verwijder_zeker")
        return True
    if wil_iets_anders(v) and not bedoelt(v, "delen"):
        return False
    if v.b.begrip.vermeldingen:
        v.zet(vraag=v.t.weg_terug, terug="")  # who tells on has left the choice: nothing changes there
        return False
    v.zeg("utter_blijft_gedeeld")
    vraag_weer(v)
    return True


def _trek_in(v: Verloop) -> None:
    """The hand-over goes; the client's own words stay. Sharing is not asked again unless the client begins about it."""
    gedeeld = v.t.is_gedeeld
    v.effect(Intrekken())
    v.zet(ingetrokken=v.t.gedeeld)
    if v.t.vraag in AFGEBROKEN:
        terug = v.t.weg_terug
        v.zet(vraag="" if terug == "-" else terug, terug="")
    if v.t.vraag == "delen_weer":
        v.zet(vraag="")
    delen = () if v.t.vraag else (Keuze("delen", "utter_keuze_delen"),)
    v.zeg("utter_ingetrokken" if gedeeld else "utter_niets_gedeeld", keuzes=delen)
    v.vraag(v.t.vraag)
