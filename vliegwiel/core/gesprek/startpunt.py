"""Where to begin, said in words: "geen schulden, ik begin met de kinderen", and "nee, niet met geld" after the choice.

What the client says no to is never chosen for them: then it is asked again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.gesprek.antwoord import beantwoord
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.letterlijk import lees_letterlijk

LATTEN = ("belang", "vertrouwen")
HOOGUIT = 12  # words: more is a story
_NIET = re.compile(r"\b(?:niet|geen|nee+|nie|nooit)\b", re.IGNORECASE)
_KEERT_OM = re.compile(r"\b(?:niet|nee+|bedoel\w*|begin\w*|toch)\b", re.IGNORECASE)
_NIET_NET_ERVOOR = re.compile(r"\b(?:niet|nie|nooit)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEGIN_MET = re.compile(
    r"\b(?:begin\w*|start\w*|liever|liefst|eerst|kies|bedoel\w*)\b"
    r"(?:\W+(?:ik|graag|maar|dan|wil|eerst|liever|liefst|nou|gewoon|toch|met|aan|bij|over|voor|het|de|mijn|mn)\b)*\W+(?P<wat>\w.*)",
    re.IGNORECASE | re.DOTALL,
)


def kies_in_woorden(v: Verloop) -> bool:
    """Deal with a choice that holds a denial, beside the question where to begin; returns whether it took the turn."""
    if v.t.vraag != "startpunt" or not _NIET.search(v.b.tekst) or len(v.b.tekst.split()) < 2:
        return False
    over = _genoemd(v, v.b.tekst)
    if not over:
        return False
    if gekozen := _gewild(v):
        v.b = replace(v.b, keuzes=(gekozen,), begrip=replace(v.b.begrip, intent="keuze", letterlijk=None))
        return beantwoord(v)
    v.zeg("utter_startpunt_niet", "reflectie")
    v.vraag_opnieuw()
    return True


def kies_opnieuw(v: Verloop) -> bool:
    """Open the choice again for who says, at the numbers about it, that it is not what they want to begin with."""
    tekst = v.b.tekst
    if v.t.vraag not in LATTEN or v.b.begrip.letterlijk or not v.t.startpunt or len(tekst.split()) > HOOGUIT:
        return False
    gewild = _gewild(v)
    anders = gewild if gewild != v.t.startpunt else None
    tegen = _NIET.search(tekst) and v.t.startpunt in _genoemd(v, tekst)
    if not tegen and not (anders and _KEERT_OM.search(tekst)):
        return False
    weg = ("startpunt", *LATTEN, "belang_waarom")
    v.zet(
        velden={n: w for n, w in v.t.velden.items() if n not in weg},
        afgehandeld=tuple(a for a in v.t.afgehandeld if a not in weg),
        latten=tuple(lat for lat in v.t.latten if lat.partition("|")[0] not in LATTEN),
        vraag="startpunt",
    )
    if anders:
        v.b = replace(v.b, keuzes=(anders,), vraag=None, begrip=replace(v.b.begrip, intent="keuze", letterlijk=None))
        return beantwoord(v)
    v.zeg("utter_startpunt_niet", "reflectie")
    v.vraag_opnieuw()
    return True


def _gewild(v: Verloop) -> str | None:
    """Return the one row that is named after "begin met", "liever" or the like and not denied there, or None."""
    met = _BEGIN_MET.search(v.b.tekst)
    if met is None or _NIET.search(met["wat"]) or _NIET_NET_ERVOOR.search(v.b.tekst, 0, met.start()):
        return None
    rijen = _genoemd(v, met["wat"])
    return rijen[0] if len(rijen) == 1 else None


def _genoemd(v: Verloop, stuk: str) -> tuple[str, ...]:
    """Return the rows on offer that a piece of the message names: as on their buttons, or as it was understood."""
    te_kiezen = v.t.matrix.besproken()
    gelezen = lees_letterlijk(stuk, "startpunt", te_kiezen, gebieden=v.t.gebieden)
    namen = gelezen.waarde if gelezen and isinstance(gelezen.waarde, list) else []
    rijen = [r.id for naam in namen if (r := v.t.gebieden.bedoeld(str(naam)))]
    woorden = set(re.findall(r"\w+", stuk.casefold()))
    rijen += [g for g in te_kiezen if g in woorden]
    rijen += [r.id for m in v.b.begrip.vermeldingen
              if m.citaat and m.citaat in stuk and (r := v.t.gebieden.voor(m.leefgebied))]  # fmt: skip
    return tuple(dict.fromkeys(r for r in rijen if r in te_kiezen))
