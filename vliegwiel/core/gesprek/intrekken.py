"""Taking back what was shared, without deleting the conversation; and sharing again when the client asks for it."""

from __future__ import annotations

from vliegwiel.core.deelwoord import haalt_terug, misschien_terug, wil_niet_delen, wilde_nooit_delen
from vliegwiel.core.gesprek.deelvraag import VRAGEN, vraagt_over_delen, zeg_wat_delen_is
from vliegwiel.core.gesprek.effecten import Intrekken
from vliegwiel.core.gesprek.hervatten import AFGEBROKEN, vraag_weer
from vliegwiel.core.gesprek.lezen import ALLES, ja_nee, over_alles, woorden
from vliegwiel.core.gesprek.script import ZIJVRAGEN
from vliegwiel.core.gesprek.sturing import bedoelt, wil_iets_anders
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.tekst import Keuze

INTREKKEN = "intrekken"
VRAAG = "intrek_keuze"
MEESTE_WOORDEN = 12
LAAT = {"laat", "laten", "houd", "hou", "houden", "blijft", "blijven", "niet"}
BIJ_TEKST = ("corrigeer_tekst", "erbij")  # what is typed there are words to be kept


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
    if v.t.is_gedeeld and (_wil_het_terug(v) or _misschien_terug(v)):
        v.zet(terug=v.t.terug or v.t.vraag)
        v.zeg("utter_al_gedeeld")
        v.vraag(VRAAG)
        return True
    if v.t.vraag in ("", "gehoord") and "delen" in v.t.afgehandeld and _wil_delen(v):
        if vraagt_over_delen(v):
            zeg_wat_delen_is(v)
            v.vraag_opnieuw()
            return True
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a not in ("delen", "delen_weer")))
        if v.t.is_gedeeld:
            v.vraag("delen_weer")
        else:
            v.verder()
        return True
    return False


def _typt_intrekken(v: Verloop) -> bool:
    """Whether it is typed that what was shared must come back, or that it was never meant to be shared.

    "Niet delen" at the question whether something new is shared answers that question.
    """
    if v.b.keuzes or not 0 < woorden(v.b) <= MEESTE_WOORDEN or v.b.begrip.vermeldingen:
        return False
    if haalt_terug(v.b.tekst):
        return True
    if v.t.vraag in BIJ_TEKST:
        return False
    return wilde_nooit_delen(v.b.tekst) or (v.t.vraag not in VRAGEN and wil_niet_delen(v.b.tekst))


def _misschien_terug(v: Verloop) -> bool:
    """A no beside words about sharing, after it was shared, is no answer to "voelde je je gehoord?": ask what is meant."""
    if v.b.keuzes or v.t.vraag in (*ZIJVRAGEN, *VRAGEN):
        return False
    if wilde_nooit_delen(v.b.tekst) or haalt_terug(v.b.tekst):
        return True
    return v.t.vraag in ("", "gehoord") and not v.b.begrip.vermeldingen and misschien_terug(v.b.tekst)


def _wil_het_terug(v: Verloop) -> bool:
    """Typed "verwijder alles" or "ik hou het voor mezelf" after sharing; a button says exactly what it does."""
    if v.b.keuzes or v.t.vraag in ZIJVRAGEN or v.t.vraag == "delen_weer":
        return False
    return bedoelt(v, "zelf_houden") or (bedoelt(v, "verwijderen") and over_alles(v.b))


def _wil_delen(v: Verloop) -> bool:
    return "delen" in v.b.keuzes or bedoelt(v, "delen")


def _kiest(v: Verloop) -> bool:
    if _typt_intrekken(v) or bedoelt(v, "zelf_houden") or _haalt_weg(v) or _zegt_ja(v):
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


def _zegt_ja(v: Verloop) -> bool:
    """A yes to taking it back; "laat maar staan" sounds like one and is none."""
    return not v.b.keuzes and ja_nee(v.b) == "ja" and not {*v.b.tekst.casefold().split()} & LAAT


def _haalt_weg(v: Verloop) -> bool:
    """Whether "haal het weg" is typed below the take-back buttons: that it goes there is the least that it says."""
    haalt = not v.b.keuzes and bedoelt(v, "verwijderen", "corrigeren") and "haal" in v.b.tekst.casefold().split()
    return haalt and woorden(v.b) <= MEESTE_WOORDEN and not any(w in v.b.tekst.casefold() for w in ALLES)


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
