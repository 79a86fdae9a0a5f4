"""Saying back what was heard: a reflection that fits what was understood, or a quote when unsure.

What fits best is chosen from polarity, domain, person and time of what was written down, and from the question that
was answered; the words inside are always the client's own.
"""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.matrix import Cel

MAX_GENOEMD = 3
EIGEN_VARIANTEN = 4  # a worry about a domain has so many texts of its own; after that the general ones take over
ZEKER_GENOEG = 0.45  # below this a paraphrase could put words into the client's mouth: only a quote is said
ZEKER_VAN_GEBIED = 0.6
EIGEN_ZORG = ("wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen")
VERVOLG = ("waarom", "verdieping", "belang_waarom", "vertrouwen_hoger", "steun", "stap")
# What the question asked for is what is said back first, when the answer holds more.
GEVRAAGD = {"welkom": "wens", "wens": "wens", "wens_anders": "wens", "goed": "kracht", "lastig": "zorg"}
EEN_ANTWOORD = 2  # words: one word is quoted as it is, and not called a reason or a step
AL_TERUGGEZEGD = "utter_geldstress"  # quotes the client itself


def reflecteer(v: Verloop) -> None:
    """Say back what this message brought: by polarity, domain and question, else the client's own words."""
    if not v.b.tekst.strip() or any(t.sleutel == AL_TERUGGEZEGD for t in v.teksten):
        return
    soort = script.soort_van(v.t.vraag)
    cellen = _zekere_cellen(v)
    if len({c.leefgebied for c in cellen}) > 1 or _is_gemengd(cellen):
        _van_alles(v, cellen, soort)
    elif (vervolg := "stap" if soort == "stap_welke" else soort) in VERVOLG:
        # A motive is said back as it is: "omdat mijn vader is overleden" is told as a reason, not as a wish.
        past = len(v.b.tekst.split()) >= EEN_ANTWOORD
        v.zeg(
            f"utter_reflectie_op_{vervolg}" if past else "utter_reflectie_citaat", "reflectie", citaat=kort(v.b.tekst)
        )
    elif not cellen:
        v.zeg("utter_reflectie_citaat", "reflectie", citaat=kort(v.b.tekst))
    else:
        _een_ding(v, _voorop(cellen, soort))


def _zekere_cellen(v: Verloop) -> list[Cel]:
    """Return what may be paraphrased: what was understood well enough, the client's own things before another's."""
    cellen = [c for c in v.nieuwe_cellen if _zekerheid(v, c) >= ZEKER_GENOEG]
    return [c for c in cellen if c.wie == "zelf"] or cellen


def _zekerheid(v: Verloop, cel: Cel) -> float:
    """Return how sure the understanding was of this cell; a row that the client chose is certain."""
    scores = [m.score for m in v.b.begrip.vermeldingen
              if (m.citaat or v.b.tekst).strip().startswith(cel.citaat) and _rij(v, m.leefgebied) == cel.leefgebied]  # fmt: skip
    return max(scores, default=1.0)


def _rij(v: Verloop, leefgebied: str) -> str | None:
    rij = v.t.gebieden.voor(leefgebied)
    return rij.id if rij else None


def _is_gemengd(cellen: list[Cel]) -> bool:
    return {"zorg", "kracht"} <= {c.soort for c in cellen}


def _voorop(cellen: list[Cel], soort: str) -> Cel:
    return next((c for c in cellen if c.soort == GEVRAAGD.get(soort)), cellen[0])


def _van_alles(v: Verloop, cellen: list[Cel], soort: str) -> None:
    """Something good and something hard are put side by side; more than one domain is named."""
    rijen = list(dict.fromkeys(c.leefgebied for c in cellen))
    namen = [v.t.gebieden.get(r).in_zin for r in rijen][:MAX_GENOEMD]
    gebied = namen[0] if len(namen) == 1 else ", ".join(namen[:-1]) + " en " + namen[-1]
    citaat = kort(_voorop(cellen, soort).citaat)
    if _is_gemengd(cellen):
        zorg, kracht = (kort(next(c.citaat for c in cellen if c.soort == s)) for s in ("zorg", "kracht"))
        if zorg != kracht:
            v.zeg("utter_reflectie_gemengd", "reflectie", citaat=zorg, kracht=kracht)
            return
        if len(rijen) == 1:
            v.zeg("utter_reflectie_gemengd_een", "reflectie", gebied=gebied, citaat=zorg)
            return
    v.zeg("utter_reflectie_meer", "reflectie", gebied=gebied, citaat=citaat)


def _een_ding(v: Verloop, cel: Cel) -> None:
    rij = v.t.gebieden.get(cel.leefgebied)
    eigen = rij.herkent[0] if len(rij.herkent) == 1 and rij.herkent[0] in EIGEN_ZORG else ""
    sleutel = f"utter_reflectie_{cel.soort}"
    if cel.wie == "ander":
        sleutel = "utter_reflectie_ander"
    elif cel.tijd == "vroeger":
        sleutel = "utter_reflectie_vroeger"
    elif cel.soort == "zorg" and eigen and _zekerheid(v, cel) >= ZEKER_VAN_GEBIED:
        vaak = v.t.gebruikt.get(f"utter_reflectie_zorg_{eigen}", 0)
        sleutel = f"utter_reflectie_zorg_{eigen}" if vaak < EIGEN_VARIANTEN else sleutel
    v.zeg(sleutel, "reflectie", gebied=rij.in_zin, citaat=kort(cel.citaat))
