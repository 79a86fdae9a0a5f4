"""Saying back what was heard: a reflection that fits what was understood, or a quote when unsure."""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.verloop import Verloop, kort

MAX_GENOEMD = 3
MOTIEF = ("waarom", "verdieping", "belang_waarom", "vertrouwen_hoger")


def reflecteer(v: Verloop) -> None:
    """Say back what this message brought: by polarity and domain, else the client's own words."""
    cellen = [c for c in v.nieuwe_cellen if c.wie == "zelf"] or v.nieuwe_cellen
    if not v.b.tekst.strip():
        return
    if not cellen:
        v.zeg("utter_reflectie_citaat", "reflectie", citaat=kort(v.b.tekst))
        return
    rijen = list(dict.fromkeys(c.leefgebied for c in cellen))
    soorten = {c.soort for c in cellen}
    namen = [v.t.gebieden.get(r).in_zin for r in rijen][:MAX_GENOEMD]
    gebied = namen[0] if len(namen) == 1 else ", ".join(namen[:-1]) + " en " + namen[-1]
    if len(rijen) > 1:
        sleutel = "utter_reflectie_meer"
    elif {"zorg", "kracht"} <= soorten:
        sleutel = "utter_reflectie_gemengd"
    elif cellen[0].wie == "ander":
        sleutel = "utter_reflectie_ander"
    elif script.soort_van(v.t.vraag) in MOTIEF:
        # A motive is said back as it is: "omdat mijn vader is overleden" is told as a reason, not as a wish.
        sleutel = "utter_reflectie_citaat"
    else:
        sleutel = f"utter_reflectie_{cellen[0].soort}"
    v.zeg(sleutel, "reflectie", gebied=gebied, citaat=kort(cellen[0].citaat))
