"""Taking the trusted person out again: "haal haar naam weg", "zij mag toch niet meedenken". In every state, at once."""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.gesprek.correctie import ga_door
from vliegwiel.core.gesprek.effecten import SteunWeg
from vliegwiel.core.gesprek.lezen import ROLWOORDEN, rolwoord, woorden
from vliegwiel.core.gesprek.verloop import MAX_BUBBELS, Verloop

_NAAM_WEG = re.compile(
    r"\b(?:haal|doe|gooi|laat|wis|verwijder|schrap|streep|kan|mag)\b[^.?!]*\b(?:\w*naam|(?:steun|vertrouwens?)persoon)\b(?!\s+van\s+mij)",
    re.IGNORECASE,
)
_MAG_NIET = re.compile(
    r"\b(?:mag|hoeft?|moet|kan|wil|gaat|laat)\b[^.?!]*\b(?:niet|nie|geen)\b[^.?!]*\bmee\s?(?:denk|praat|kijk|prat|kijk|help)\w*"
    r"|\bniet\s+(?:meer\s+)?(?:dat|wil)\b[^.?!]*\bmee\s?(?:denk|praat|kijk|help)\w*",
    re.IGNORECASE,
)
EEN_ZIN = 15  # words
_EIGEN = re.compile(r"\b(?:mijn|m'n|mn|me)\s+(?:\w+\s+)?naam\b", re.IGNORECASE)


def _spreekt_leiding_tegen(v: Verloop) -> bool:
    over = any(woord in v.b.tekst.casefold() for woord in ROLWOORDEN["leiding"])
    return over and woorden(v.b) <= EEN_ZIN and rolwoord(v.b) != "leiding"


def _andere_rol(v: Verloop) -> bool:
    """Nobody gets the lead that the client did not give: what they say instead counts, or it is asked again."""
    rol = rolwoord(v.b)
    if rol:
        v.veld("steun_rol", rol)
        v.zeg(f"utter_rol_{rol}", "reflectie")
        ga_door(v)
        return True
    v.zet(
        velden={n: w for n, w in v.t.velden.items() if n != "steun_rol"},
        afgehandeld=tuple(a for a in v.t.afgehandeld if a != "steun_rol"),
    )
    v.zeg("utter_rol_opnieuw")
    v.vraag("steun_rol")
    return True


def haal_steun_weg(v: Verloop) -> bool:
    """Take the trusted person out when the client says so; returns whether it took the turn."""
    if v.b.keuzes or v.b.kaart is not None or not v.t.velden.get("steun"):
        return False
    if v.t.velden.get("steun_rol") == "leiding" and v.t.vraag != "steun_rol" and _spreekt_leiding_tegen(v):
        return _andere_rol(v)
    naam_weg = _NAAM_WEG.search(v.b.tekst) and not _EIGEN.search(v.b.tekst)
    if not naam_weg and (v.t.vraag == "steun_rol" or not _MAG_NIET.search(v.b.tekst)):
        return False
    v.effect(SteunWeg())
    weg = ("veld:steun", "veld:steun_rol")
    v.zet(
        velden={n: w for n, w in v.t.velden.items() if n not in ("steun", "steun_rol")},
        laatste=() if v.t.laatste[1:2] == ("steun",) else v.t.laatste,
        onbevestigd=tuple(o for o in v.t.onbevestigd if o not in weg),
        niet_bevestigd=tuple(o for o in v.t.niet_bevestigd if o not in weg),
    )
    v.klaar_met("steun", "steun_rol")
    v.zeg("utter_steun_weg")
    ga_door(v)
    if len(v.teksten) > MAX_BUBBELS:  # after sharing: what changed, and that it is not shared yet, in one bubble
        v.teksten[:2] = [replace(v.teksten[0], erbij=v.teksten[1].sleutel)]
    return True
