"""The labelled utterances in ``data/corpus``, read into one shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.omgeving import CORPUS

LEEFGEBIEDEN = (
    "wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen", "gebruik", "justitie",
)  # fmt: skip
POLARITEITEN = ("zorg", "kracht", "wens", "feit")
INHOUD = "inhoud"

# Some files use free names for what was said; these are the acts of data/nlu. None: says nothing about the act.
DAADNAMEN: dict[str, str | None] = {
    "antwoord": None,
    "genoeg": None,
    "irritatie": "boos",
    "pauze": "later_verder",
    "later": "later_verder",
    "vraag_uitleg": "herhaal",
    "niet_begrepen": "herhaal",
    "herhalen": "herhaal",
    "vraag_robot": "bot_vraag",
    "vraag_kosten": "gevolgen_vraag",
    "vraag_waarom": "waarom_vraag",
    "vraag_privacy": "privacy_vraag",
    "vraag_wie_leest": "privacy_vraag",
    "vraag_duur": "hoe_lang_vraag",
    "vraag_overig": "offtopic",
    "techniek": "offtopic",
    "mens": "mens_spreken",
    "dank": "bedankt",
    "klopt_niet": "corrigeren",
    "correctie": "corrigeren",
    "welkom": "bevestigen",
}


class CorpusFout(ValueError):
    """A corpus file can't be read; the message names file and line."""


@dataclass(frozen=True)
class Label:
    """One life domain that a line is about."""

    leefgebied: str
    polariteit: str
    wie: str = "zelf"
    tijd: str = "nu"


@dataclass(frozen=True)
class Regel:
    """One labelled line. ``bron`` is its file, which is its author; ``niveau`` is None outside the crisis files."""

    tekst: str
    vraag: str
    bron: str
    labels: tuple[Label, ...] = ()
    daad: str | None = None
    niveau: str | None = None
    soort: str | None = None
    taal: str | None = None


def _regel(gegevens: dict, bron: str) -> Regel:
    daad = gegevens.get("intent")
    return Regel(
        tekst=gegevens["text"],
        vraag=gegevens.get("vraag") or "open",
        bron=bron,
        labels=tuple(
            Label(m["leefgebied"], m["polariteit"], m.get("wie", "zelf"), m.get("tijd", "nu"))
            for m in gegevens.get("mentions") or ()
        ),
        daad=DAADNAMEN.get(daad, daad),
        niveau=gegevens.get("niveau"),
        soort=gegevens.get("crisis"),
        taal=gegevens.get("taal"),
    )


def lees_corpus(map_: Path = CORPUS) -> list[Regel]:
    """Return every line of every file, in a fixed order. Raises ``CorpusFout`` for a bad line."""
    regels = []
    for pad in sorted(map_.glob("*.jsonl")):
        for nummer, tekst in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1):
            try:
                regels.append(_regel(json.loads(tekst), pad.stem))
            except (ValueError, KeyError, TypeError) as fout:
                raise CorpusFout(f"{pad.name} regel {nummer}: {fout}") from fout
    return regels


def met_bekend_gebied(regels: Iterable[Regel]) -> list[Regel]:
    """Lines whose domains are labelled: no label there means that no domain is mentioned.

    The first crisis files carry no domain labels, so silence means nothing in them. Where any line of a crisis file has
    one, all its lines were labelled.
    """
    regels = list(regels)
    gelabeld = {r.bron for r in regels if r.labels}
    return [r for r in regels if r.niveau is None or r.bron in gelabeld]


def met_crisis(regels: Iterable[Regel]) -> list[Regel]:
    """Lines with a crisis level, and dialogue acts and strengths as harmless ones.

    Other lines about a life are left out: some border on crisis without carrying the label.
    """
    return [r for r in regels if r.niveau is not None or not r.labels]


def vingerafdruk(paden: Sequence[Path]) -> str:
    """Return a hash over the contents of files and of whole folders: changed data means training again."""
    som = hashlib.sha256()
    for pad in paden:
        for bestand in [pad] if pad.is_file() else sorted(p for p in pad.rglob("*") if p.is_file()):
            if "__pycache__" not in bestand.parts:
                som.update(bestand.name.encode())
                som.update(hashlib.sha256(bestand.read_bytes()).digest())
    return som.hexdigest()
