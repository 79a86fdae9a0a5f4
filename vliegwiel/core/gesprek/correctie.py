"""Corrections: "dat klopt niet", "haal dat weg", "nee, ik bedoel …". The old words are gone afterwards."""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.effecten import CelGewijzigd, CelWeg
from vliegwiel.core.gesprek.lezen import ja_nee
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.matrix import Cel
from vliegwiel.core.tekst import Keuze, Tekst

MEESTE = 6


def begin_correctie(v: Verloop) -> None:
    """Ask which line is wrong: the lines of the domain that was named, else the latest ones."""
    genoemd = {r.id for r in (v.t.gebieden.voor(m.leefgebied) for m in v.b.begrip.vermeldingen) if r}
    cellen = [c for c in v.t.matrix if c.leefgebied in genoemd] or list(v.t.matrix)
    if not cellen:
        v.zeg("utter_corrigeer_leeg")
        if v.t.vraag:
            v.vraag_opnieuw()
        return
    v.zet(terug=v.t.terug or v.t.vraag or "-", niet_begrepen=0)
    _vraag_welke(v, cellen)


def _vraag_welke(v: Verloop, cellen: list[Cel]) -> None:
    v.zet(vraag="corrigeer", status="loopt")
    keuzes = tuple(Keuze(c.id, label=_label(v, c)) for c in reversed(cellen[-MEESTE:]))
    v.teksten.append(Tekst("utter_vraag_corrigeer", "vraag", keuzes=(*keuzes, Keuze("niets", "utter_keuze_niets"))))


def _label(v: Verloop, cel: Cel) -> str:
    return f"{v.t.gebieden.get(cel.leefgebied).naam}: “{kort(cel.citaat)}”"


def in_correctie(v: Verloop) -> bool:
    """Deal with the answers inside a correction; returns whether it took the turn."""
    if v.t.vraag == "corrigeer":
        return _welke(v)
    if v.t.vraag == "corrigeer_tekst":
        return _hoe(v)
    return False


def _welke(v: Verloop) -> bool:
    gekozen = next((c for c in v.t.matrix if c.id in v.b.keuzes), None)
    if gekozen is None and not v.b.keuzes and v.b.tekst and ja_nee(v.b) != "nee":
        genoemd = {r.id for r in (v.t.gebieden.voor(m.leefgebied) for m in v.b.begrip.vermeldingen) if r}
        gekozen = next((c for c in reversed(v.t.matrix.cellen) if c.leefgebied in genoemd), None)
    onbekend = gekozen is None and not v.b.keuzes and v.b.tekst and ja_nee(v.b) != "nee"
    if onbekend and not v.t.niet_begrepen:
        v.zet(niet_begrepen=1)
        v.zeg("utter_niet_begrepen")
        _vraag_welke(v, list(v.t.matrix))
        return True
    if gekozen is None:
        v.zeg("utter_corrigeer_niets")
        _terug(v)
        return True
    v.veld("corrigeer", gekozen.id)
    v.vraag("corrigeer_tekst")
    return True


def _hoe(v: Verloop) -> bool:
    cel_id = v.t.velden["corrigeer"]
    if "haal_weg" in v.b.keuzes or v.b.begrip.intent in ("verwijderen", "ontkennen"):
        v.effect(CelWeg(cel_id))
        v.zeg("utter_cel_weg")
    elif "laat_staan" in v.b.keuzes or not v.b.tekst.strip() or v.b.begrip.intent in ("overslaan", "bevestigen"):
        v.zeg("utter_corrigeer_niets")
    else:
        v.effect(CelGewijzigd(cel_id, v.b.tekst))
        v.zeg("utter_cel_gewijzigd", citaat=kort(v.b.tekst))
    _terug(v)
    return True


def _terug(v: Verloop) -> None:
    """Go on with the question that was open; a startpunt without any line left is asked for again by the script."""
    velden = {k: w for k, w in v.t.velden.items() if k != "corrigeer"}
    terug = "" if v.t.terug == "-" else v.t.terug
    v.zet(velden=velden, terug="", vraag=terug)
    if terug:
        v.vraag(terug if terug not in v.t.afgehandeld else script.volgende(v.t))
