"""Coming back after weeks: what there is stays, and the client adds, corrects, or gives the numbers again.

New numbers stand beside the old ones (``Matrix.eerdere``, ``Toestand.latten``); nothing is asked that was told.
"""

from __future__ import annotations

from datetime import timedelta

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.antwoord import niet_begrepen
from vliegwiel.core.gesprek.hervatten import zeg_verder
from vliegwiel.core.gesprek.kiezen import noteer_ernaast
from vliegwiel.core.gesprek.lezen import cijfer, ja_nee, rijen, sinds
from vliegwiel.core.gesprek.reflectie import reflecteer
from vliegwiel.core.gesprek.toestand import LOOPT, Toestand
from vliegwiel.core.gesprek.verloop import Verloop

LANG_GELEDEN = timedelta(days=7)
VRAGEN = ("terugkomst", "erbij", "erbij_plaats", "score_weer", "lat_weer")
BEGROETING = ("groet", "bevestigen", "herhaal", "samenvatting_vraag")
NIETS = ("overslaan", "weet_niet", "ontkennen", "twijfel")
AFRONDEND = ("delen_weer", "gehoord")
LATTEN = ("belang", "vertrouwen")


def kom_terug(v: Verloop) -> bool:
    """Welcome somebody who was away for long, or carry out a choice of the welcome; works in every state."""
    if "erbij" in v.b.keuzes:
        _onderbreek(v)
        v.vraag("erbij")
    elif "opnieuw_scoren" in v.b.keuzes:
        _onderbreek(v)
        v.zet(weer=opnieuw_te_scoren(v.t))
        _volgend_cijfer(v)
    elif sinds(v.t, v.b) >= LANG_GELEDEN and heeft_verteld(v.t) and _begroet(v):
        _onderbreek(v)
        v.zeg("utter_welkom_terug")
        v.vraag("terugkomst")
    else:
        return False
    return True


def in_terugkomst(v: Verloop) -> bool:
    """Deal with the answers to the questions of coming back; returns whether it took the turn."""
    if v.t.vraag not in VRAGEN:
        return False
    genoeg = ja_nee(v.b) == "nee" or v.b.begrip.intent in NIETS or "niets" in v.b.keuzes
    {"terugkomst": _keuze, "erbij": _erbij, "erbij_plaats": _plaats, "score_weer": _cijfer, "lat_weer": _cijfer}[
        v.t.vraag
    ](v, genoeg)
    return True


def opnieuw_te_scoren(t: Toestand) -> tuple[str, ...]:
    """Return the rows and rulers with a number, in the order in which they came up."""
    scores = ((g, t.matrix.score(g)) for g in t.matrix.besproken())
    gebieden = (f"gebied:{g}" for g, score in scores if g in t.gebieden and score and score.cijfer)
    return (*gebieden, *(f"lat:{lat}" for lat in LATTEN if t.velden.get(lat)))


def heeft_verteld(t: Toestand) -> bool:
    """Whether there is something to come back to."""
    return bool(t.matrix.cellen or t.matrix.scores or t.velden.get("wens"))


def _begroet(v: Verloop) -> bool:
    """Whether this says no more than "here I am again"; whoever tells something at once is listened to at once."""
    if v.b.kaart is not None or v.t.vraag in script.ZIJVRAGEN or v.b.begrip.vermeldingen:
        return False
    if "verder" in v.b.keuzes:
        return True
    hallo = v.b.begrip.intent in BEGROETING and v.t.status != LOOPT
    return not v.b.keuzes and (hallo or "weer" in v.b.tekst.casefold().split())


def _onderbreek(v: Verloop) -> None:
    if v.t.vraag not in script.ZIJVRAGEN:
        v.zet(terug=v.t.vraag)
    v.zet(niet_begrepen=0)


def _keuze(v: Verloop, genoeg: bool) -> None:
    if genoeg or "verder" in v.b.keuzes or ja_nee(v.b) == "ja":
        if v.t.terug:
            zeg_verder(v)
        else:
            v.zeg("utter_klaar")
        _rond_af(v)
    elif v.b.tekst.strip():
        _erbij(v, genoeg=False)  # telling is adding
    else:
        niet_begrepen(v)


def _erbij(v: Verloop, genoeg: bool) -> None:
    tekst = v.b.tekst.strip()
    if genoeg and not v.b.begrip.vermeldingen:
        v.zeg("utter_corrigeer_niets")
        _rond_af(v)
    elif v.noteer():
        reflecteer(v)
        _rond_af(v, veranderd=True)
    elif any(t.isalnum() for t in tekst):
        zet_erbij(v, tekst)
        v.zeg("utter_toegevoegd")
        v.vraag("erbij_plaats")
    else:
        niet_begrepen(v)


def zet_erbij(v: Verloop, tekst: str, soort: str = "feit") -> None:
    """Keep words beside the rows until the client says where they belong; ``soort`` is what they are then."""
    v.veld("erbij", "\n".join(filter(None, (v.t.velden.get("erbij", ""), " ".join(tekst.split())))))
    v.zet(velden={**v.t.velden, "erbij_soort": soort})


def _plaats(v: Verloop, genoeg: bool) -> None:
    """Where do these words belong? Without a row they are kept as they were said."""
    gekozen = rijen(v.t, v.b)
    if not gekozen and not genoeg and script.GEEN not in v.b.keuzes:
        niet_begrepen(v)
        return
    *eerder, laatste = v.t.velden["erbij"].split("\n")
    for rij in (gekozen or ())[:1]:
        v.cel(rij, v.t.velden.get("erbij_soort", "feit"), laatste)
        v.veld("erbij", "\n".join(eerder))
    v.zeg("utter_geplaatst", "reflectie")
    _rond_af(v, veranderd=True)


def _cijfer(v: Verloop, genoeg: bool) -> None:
    """A number again, or not: then the one of last time stands."""
    soort, _, naam = v.t.weer[0].partition(":")
    waarde = cijfer(v.b, "score1_5", 1, 5) if soort == "gebied" else cijfer(v.b, "cijfer0_10", 0, 10)
    if waarde is None and not genoeg:
        niet_begrepen(v)
        return
    if waarde is not None:
        noteer_ernaast(v)
        if soort == "gebied":
            v.score(naam, int(waarde))
        else:
            v.lat(naam, f"{waarde:g}")
    v.zeg("utter_cijfer_weer" if waarde is not None else "utter_cijfer_blijft", "reflectie")
    v.zet(weer=v.t.weer[1:], niet_begrepen=0)
    _volgend_cijfer(v)


def _volgend_cijfer(v: Verloop) -> None:
    if v.t.weer:
        v.vraag("score_weer" if v.t.weer[0].startswith("gebied:") else "lat_weer")
        return
    v.zeg("utter_cijfers_klaar" if v.t.matrix.scores else "utter_geen_cijfers")
    _rond_af(v, veranderd=bool(v.t.matrix.scores))


def _rond_af(v: Verloop, veranderd: bool = False) -> None:
    """Go back to the question that was open; after the end, offer to share what is new."""
    terug = "" if v.t.terug == "-" else v.t.terug
    if veranderd and terug in AFRONDEND:
        terug = ""  # what is new was not shared yet
    v.zet(terug="", vraag=terug)
    if terug == "delen_weer":
        v.vraag(terug)
    elif terug:
        # Which rows there are to choose from may have changed.
        v.vraag(terug if terug not in (*v.t.afgehandeld, *script.OVER_RIJEN) else script.volgende(v.t))
    elif veranderd and v.t.is_gedeeld:
        v.vraag("delen_weer")
    elif veranderd:
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
        v.vraag("delen")
    else:
        v.vraag("")
