"""Personas: made-up clients, with the lines they may say and the labels of those lines. Data files, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
POLARITEITEN = ("zorg", "kracht", "wens", "feit")
STIJLEN = ("gemengd", "tekst", "knop")
DADEN = ("", "herlaad", "herstart", "hervat_code", "dubbel", "tegelijk", "laat", "haal_regel_weg", "wijzig_regel")
Label = tuple[str, str]


class OngeldigePersona(ValueError):
    """A data file does not describe a persona; the message names the file and what is wrong."""


@dataclass(frozen=True)
class Zin:
    """One thing to send: a text, a button, several buttons or a card.

    ``zegt``: the cells (domain, polarity) that it says; ``mag``: cells that a careful reader may also see in it.
    ``knop_met``: press the offered button whose words hold this. ``cijfer``: what a typed number means.
    ``trekt_in``: earlier words that are taken back, and that may be nowhere afterwards.
    """

    tekst: str = ""
    keuze: str = ""
    keuzes: tuple[str, ...] = ()
    kaart: Mapping[str, Any] | None = None
    knop_met: str = ""
    zegt: tuple[Label, ...] = ()
    mag: tuple[Label, ...] = ()
    cijfer: int | None = None
    trekt_in: str = ""


@dataclass(frozen=True)
class Voorval:
    """Something that a persona does beside answering, when question ``bij`` is open for the ``keer``-th time.

    ``doe`` is one of ``DADEN``; without it ``zin`` is simply sent. ``verwacht``: keys of texts, one of which has to be
    in the reply. ``antwoordt``: the line answers the open question as well, so that it may not be asked again.
    """

    bij: str
    zin: Zin | None = None
    nog: Zin | None = None
    keer: int = 1
    kans: float = 1.0
    doe: str = ""
    op: str = ""
    verwacht: tuple[str, ...] = ()
    antwoordt: bool = False


@dataclass(frozen=True)
class Persona:
    """A made-up client. ``wil``: what it came for (a key of ``doelen`` in ``woorden.yml``).

    ``volledig``: a full talk with two chosen domains, ``snel``: the quick way; these count for the targets on turns.
    ``kijkt_na``: on the summary it answers the question beside a line that the product is not sure of.
    ``nodig``: a way that this version may not have; without it the persona is skipped, and the report says so.
    """

    id: str
    naam: str
    kort: str
    wil: str = "delen"
    stijl: str = "gemengd"
    volledig: bool = False
    snel: bool = False
    kijkt_na: bool = True
    nodig: str = ""
    antwoorden: Mapping[str, tuple[Zin, ...]] = field(default_factory=dict)
    voorvallen: tuple[Voorval, ...] = ()


def lees_yaml(pad: Path) -> Any:
    """Return the content of a data file."""
    return yaml.safe_load(pad.read_text(encoding="utf-8"))


def lees_personas(map_: Path = DATA / "personas") -> tuple[Persona, ...]:
    """Return all personas, by file name and place; raises ``OngeldigePersona``."""
    gelezen: list[Persona] = []
    for pad in sorted(map_.glob("*.yml")):
        for ruw in lees_yaml(pad):
            try:
                gelezen.append(lees_persona(ruw))
            except (TypeError, ValueError, KeyError, AttributeError) as fout:
                naam = ruw.get("id", "?") if isinstance(ruw, Mapping) else "?"
                raise OngeldigePersona(f"{pad.name}, {naam}: {fout}") from fout
    namen = [p.id for p in gelezen]
    if len(set(namen)) != len(namen):
        raise OngeldigePersona(f"dubbele id: {sorted({n for n in namen if namen.count(n) > 1})}")
    return tuple(gelezen)


def lees_persona(ruw: Mapping[str, Any]) -> Persona:
    """Return one persona; raises ``TypeError``, ``ValueError`` or ``KeyError``."""
    gegevens = dict(ruw)
    antwoorden = {v: lees_zinnen(z) for v, z in (gegevens.pop("antwoorden", None) or {}).items()}
    voorvallen = tuple(lees_voorval(v) for v in gegevens.pop("voorvallen", None) or ())
    persona = Persona(**gegevens, antwoorden=antwoorden, voorvallen=voorvallen)
    if persona.stijl not in STIJLEN:
        raise ValueError(f"onbekende stijl: {persona.stijl}")
    return persona


def lees_zinnen(ruw: Any) -> tuple[Zin, ...]:
    """Return lines from a list, or from one line."""
    return tuple(lees_zin(z) for z in (ruw if isinstance(ruw, list) else [ruw]))


def lees_zin(ruw: Any) -> Zin:
    """Return one line; a bare string or number is a text. Raises ``TypeError`` or ``ValueError``."""
    if not isinstance(ruw, Mapping):
        return Zin(tekst=str(ruw))
    gegevens = dict(ruw)
    for naam in ("zegt", "mag"):
        gegevens[naam] = tuple(_label(x) for x in gegevens.get(naam, ()))
    gegevens["keuzes"] = tuple(gegevens.get("keuzes", ()))
    return Zin(**gegevens)


def lees_voorval(ruw: Mapping[str, Any]) -> Voorval:
    """Return one incident; raises ``TypeError``, ``ValueError`` or ``KeyError``."""
    gegevens = dict(ruw)
    for naam in ("zin", "nog"):
        if naam in gegevens:
            gegevens[naam] = lees_zin(gegevens[naam])
    gegevens["verwacht"] = tuple(gegevens.get("verwacht", ()))
    voorval = Voorval(**gegevens)
    if voorval.doe not in DADEN:
        raise ValueError(f"onbekende daad: {voorval.doe}")
    return voorval


def _label(ruw: str) -> Label:
    gebied, polariteit = ruw.split()
    if polariteit not in POLARITEITEN:
        raise ValueError(f"onbekende polariteit: {ruw}")
    return gebied, polariteit
