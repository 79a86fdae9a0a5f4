"""What a turn does to the outside: data, not calls. ``web`` carries them out in transaction 2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from vliegwiel.core.gesprek.toestand import Toestand
from vliegwiel.core.matrix import Cel, Matrix, Score
from vliegwiel.core.zinsdelen import zonder


@dataclass(frozen=True)
class CelErbij:
    """A cell is added to the matrix."""

    cel: Cel


@dataclass(frozen=True)
class CelGewijzigd:
    """The words of a cell are replaced; its kind and row too, when they are named. The old words are gone."""

    cel_id: str
    citaat: str
    soort: str = ""
    leefgebied: str = ""


@dataclass(frozen=True)
class CelKlopt:
    """The client looked at a cell that was a guess, and says that it is right."""

    cel_id: str


@dataclass(frozen=True)
class CelWeg:
    """A cell is removed; its words are gone."""

    cel_id: str


@dataclass(frozen=True)
class AntwoordGewijzigd:
    """The words of an answer are replaced, or gone when ``nieuw`` is empty; ``oud`` is what stood there."""

    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class BerichtWeg:
    """The client takes back what was just said: the text of that message is gone, and what was quoted from it."""

    bericht: str


@dataclass(frozen=True)
class ScoreGezet:
    """The client gives a score to a row."""

    score: Score


@dataclass(frozen=True)
class ScoreWeg:
    """The client takes the number of a row away, with those of earlier times."""

    leefgebied: str


@dataclass(frozen=True)
class ToestemmingGegeven:
    """The client says yes to something (``begin``, ``delen``): kept with moment and text version."""

    soort: str
    moment: datetime


@dataclass(frozen=True)
class Delen:
    """The client shares: the hand-over with this version goes to the queue (by the custom action, once)."""

    versie: int


@dataclass(frozen=True)
class Intrekken:
    """The client takes back what was shared; the conversation stays."""


@dataclass(frozen=True)
class AllesWeg:
    """The client wants everything deleted."""


@dataclass(frozen=True)
class NadenkenGepland:
    """The client wants to be asked once more, on ``datum`` (ISO). ``alleen``: nothing else was told, so all else goes."""

    datum: str
    alleen: bool


@dataclass(frozen=True)
class NadenkenWeg:
    """The client does not want to be asked any more: date and way to reach are gone."""


@dataclass(frozen=True)
class TerugbelWeg:
    """The client wants no call after all: the request and its number are taken away."""


@dataclass(frozen=True)
class SteunWeg:
    """The client takes the trusted person out: name, role, and the message in which somebody was named are gone."""


Effect = (
    CelErbij | CelGewijzigd | CelKlopt | CelWeg | AntwoordGewijzigd | BerichtWeg | ScoreGezet | ScoreWeg | ToestemmingGegeven | Delen | Intrekken
    | AllesWeg | NadenkenGepland | NadenkenWeg | TerugbelWeg | SteunWeg
)  # fmt: skip
WEGGEHAALD = "…"
WOORDELIJK = (
    "wens", "waarom", "verdieping", "goed", "lastig", "belang_waarom", "vertrouwen_hoger", "steun", "stap", "erbij",
)  # fmt: skip
SOORTEN: dict[str, type] = {
    s.__name__: s
    for s in (CelErbij, CelGewijzigd, CelKlopt, CelWeg, AntwoordGewijzigd, BerichtWeg, ScoreGezet, ScoreWeg, ToestemmingGegeven, Delen,
              Intrekken, AllesWeg, NadenkenGepland, NadenkenWeg, TerugbelWeg, SteunWeg)
}  # fmt: skip


def pas_toe(toestand: Toestand, effect: Effect) -> Toestand:
    """Return the state after one effect on the matrix; other effects leave it as it is."""
    matrix: Matrix = toestand.matrix
    velden = toestand.velden
    match effect:
        case CelErbij(cel):
            matrix = matrix.met(cel)
        case CelGewijzigd(cel_id, citaat, soort, leefgebied):
            velden = _zonder_woorden(velden, matrix.cel(cel_id).citaat, citaat)
            matrix = matrix.gewijzigd(cel_id, citaat, soort, leefgebied)
        case CelWeg(cel_id):
            velden = _zonder_woorden(velden, matrix.cel(cel_id).citaat, "")
            matrix = matrix.zonder(cel_id)
        case AntwoordGewijzigd(veld, _, nieuw):
            velden = {**velden, veld: nieuw}
        case ScoreGezet(score):
            matrix = matrix.met_score(score)
        case ScoreWeg(leefgebied):
            matrix = matrix.zonder_score(leefgebied)
        case _:
            return toestand
    return replace(toestand, matrix=matrix, velden=velden)


def vervang(tekst: str, oud: str, nieuw: str) -> str:
    """Return the text with whole words ``oud`` replaced; a short quote inside another word stays."""
    return re.sub(rf"(?<!\w){re.escape(oud)}(?!\w)", lambda _: nieuw or WEGGEHAALD, tekst)


def _zonder_woorden(velden: Mapping[str, str], oud: str, nieuw: str) -> dict[str, str]:
    """What is taken out of the matrix is gone from the verbatim answers too; an answer that was only that is empty."""

    def woordelijk(tekst: str) -> str:
        if nieuw:
            return vervang(tekst, oud, nieuw)
        return "\n".join(filter(None, (zonder(regel, oud) for regel in tekst.split("\n"))))

    return {naam: nieuw if w == oud else woordelijk(w) if naam in WOORDELIJK else w for naam, w in velden.items()}


def effect_as_dict(effect: Effect) -> dict[str, Any]:
    """Return the JSON form of an effect."""
    gegevens: dict[str, Any] = {"effect": type(effect).__name__}
    for naam, waarde in vars(effect).items():
        if isinstance(waarde, Cel | Score):
            gegevens[naam] = vars(waarde) | {"moment": waarde.moment.isoformat()}
        else:
            gegevens[naam] = waarde.isoformat() if isinstance(waarde, datetime) else waarde
    return gegevens


def effect_from_dict(gegevens: Mapping[str, Any]) -> Effect:
    """Build an effect from its JSON form; raises ``KeyError`` or ``TypeError`` when it has another shape."""
    waarden = {k: v for k, v in gegevens.items() if k != "effect"}
    for naam, klasse in (("cel", Cel), ("score", Score)):
        if naam in waarden:
            waarden[naam] = klasse(**(waarden[naam] | {"moment": datetime.fromisoformat(waarden[naam]["moment"])}))
    if "moment" in waarden:
        waarden["moment"] = datetime.fromisoformat(waarden["moment"])
    effect: Effect = SOORTEN[gegevens["effect"]](**waarden)
    return effect
