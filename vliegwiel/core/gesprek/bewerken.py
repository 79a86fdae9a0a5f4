"""Editing outside the talk: the client changes or removes a line of the matrix or an answer on the page."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.gesprek.effecten import WOORDELIJK, AntwoordGewijzigd, CelGewijzigd, CelKlopt, CelWeg, ScoreWeg
from vliegwiel.core.gesprek.script import OP_KAART, OVER_RIJEN, gebied_van, soort_van
from vliegwiel.core.gesprek.toestand import Bijdrage, Toestand
from vliegwiel.core.gesprek.verloop import Beurt, Verloop
from vliegwiel.core.matrix import MAX_CITAAT, OnbekendeRij

# Answers in the client's own words; numbers and choices are for ``bewerk_keuze``.
ANTWOORDEN = (*WOORDELIJK, "vertrouwenspersoon", "ervaringsdeskundige")
LATTEN = ("belang", "vertrouwen")


class OnbekendAntwoord(KeyError):
    """This answer is not there, or is not one that is edited here."""


class OngeldigeWaarde(ValueError):
    """No such number, or no row of this conversation."""


def bewerk(toestand: Toestand, effect: CelGewijzigd | CelKlopt | CelWeg, moment: datetime) -> Beurt:
    """Return the state after one edit. What was shared already changes only when the client shares again.

    Raises ``OnbekendeCel`` when the line is not there, ``OngeldigeCel`` when the new words are empty and
    ``OnbekendeRij`` when the row is not one of this conversation's.
    """
    if isinstance(effect, CelGewijzigd) and effect.leefgebied and effect.leefgebied not in toestand.gebieden:
        raise OnbekendeRij(effect.leefgebied)
    toestand.matrix.cel(effect.cel_id)
    verloop = _begin(toestand, moment)
    verloop.effect(effect)
    return _besluit(verloop, weg=isinstance(effect, CelWeg), anders=not isinstance(effect, CelKlopt))


def bewerk_antwoord(toestand: Toestand, veld: str, woorden: str, moment: datetime) -> Beurt:
    """Return the state with other words in an answer, or without it when ``woorden`` is empty.

    A line of the matrix with exactly these words goes along: who takes words away means those words. Raises
    ``OnbekendAntwoord``.
    """
    oud = toestand.velden.get(veld, "")
    if veld not in ANTWOORDEN or oud in ("", "?", OP_KAART):
        raise OnbekendAntwoord(veld)
    verloop = _begin(toestand, moment)
    for cel in (c for c in toestand.matrix if c.citaat == oud):
        verloop.effect(CelGewijzigd(cel.id, woorden[:MAX_CITAAT]) if woorden else CelWeg(cel.id))
    verloop.effect(AntwoordGewijzigd(veld, oud, woorden))
    if veld == "steun" and not woorden:
        _zonder(verloop, "steun_rol")  # what somebody may do goes with who it is
    return _besluit(verloop, weg=not woorden)


def bewerk_keuze(toestand: Toestand, wat: str, waarde: str, moment: datetime) -> Beurt:
    """Return the state with another number or row, or without it when ``waarde`` is empty.

    ``wat``: ``score:geld`` (1–5), ``belang`` or ``vertrouwen`` (0–10), ``startpunt`` or ``in_de_weg`` (a row). Only what
    was given before: raises ``OnbekendAntwoord``. Raises ``OngeldigeWaarde``.
    """
    soort, gebied = soort_van(wat), gebied_van(wat)
    score = toestand.matrix.score(gebied) if soort == "score" else None
    nu = str(score.waarde) if score else toestand.velden.get(wat, "") if wat in (*LATTEN, *OVER_RIJEN) else ""
    if nu in ("", "?"):
        raise OnbekendAntwoord(wat)
    if waarde == nu:
        return Beurt(toestand)
    verloop = _begin(toestand, moment)
    if soort == "score" and not waarde:
        verloop.effect(ScoreWeg(gebied))
    elif soort == "score":
        verloop.score(gebied, _getal(waarde, 1, 5))
    elif not waarde:
        _zonder(verloop, wat)
    elif wat in LATTEN:
        verloop.lat(wat, str(_getal(waarde, 0, 10)))
    elif waarde in toestand.gebieden:
        verloop.veld(wat, waarde)
    else:
        raise OngeldigeWaarde(waarde)
    return _besluit(verloop, weg=not waarde)


def _getal(tekst: str, minst: int, meest: int) -> int:
    if not (tekst.isascii() and tekst.isdigit() and minst <= int(tekst[:3]) <= meest):
        raise OngeldigeWaarde(tekst)
    return int(tekst)


def _zonder(verloop: Verloop, veld: str) -> None:
    weg = f"veld:{veld}"
    verloop.zet(
        velden={n: w for n, w in verloop.t.velden.items() if n != veld},
        latten=tuple(lat for lat in verloop.t.latten if not lat.startswith(f"{veld}|")),
        onbevestigd=tuple(o for o in verloop.t.onbevestigd if o != weg),
        niet_bevestigd=tuple(o for o in verloop.t.niet_bevestigd if o != weg),
    )


def _begin(toestand: Toestand, moment: datetime) -> Verloop:
    return Verloop(toestand, Bijdrage("", moment, door=toestand.typt or "client"))


def _besluit(verloop: Verloop, *, weg: bool, anders: bool = True) -> Beurt:
    if anders and verloop.t.is_gedeeld and verloop.t.vraag in ("", "delen_weer", "gehoord"):
        verloop.klaar_met("gehoord")
        verloop.zeg("utter_weggehaald_na_delen" if weg else "utter_gewijzigd_na_delen")
        verloop.vraag("delen_weer")
    verloop.zet(versie=verloop.t.versie + 1, namen=verloop.namen())
    return Beurt(verloop.t, tuple(verloop.effecten), tuple(verloop.teksten))
