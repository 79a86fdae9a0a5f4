"""The lines that are measured on, and those that are learned from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

from bot.nlu.corpus import INHOUD, Regel, lees_corpus
from bot.nlu.daad import TECHNISCH
from bot.omgeving import ROOT, TRAININGSDATA

PROEF = ROOT / "data" / "proef"
SOMMEN = "SHA256SUMS"
ANTWOORDVORMEN = "antwoordvormen"


class ProefVeranderd(ValueError):
    """A file of the fixed test set is not what it was; the message names it."""


def lees_daden() -> list[Regel]:
    """Return the examples of data/nlu as lines; each file counts as an author."""
    regels = []
    for pad in sorted(TRAININGSDATA[0].glob("*.yml")):
        for deel in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]:
            ruw, daad = deel["examples"], deel["intent"]
            teksten = [v["text"] for v in ruw] if isinstance(ruw, list) else ruw.splitlines()
            for tekst in (t.strip().removeprefix("- ").strip() for t in teksten):
                if tekst and daad not in TECHNISCH:
                    regels.append(Regel(tekst, "open", f"nlu/{pad.stem}", daad=None if daad == INHOUD else daad))
    return regels


def alle_regels() -> list[Regel]:
    """Return everything that may be learned from."""
    return [*lees_corpus(), *lees_daden()]


def lees_proef(map_: Path = PROEF) -> list[Regel]:
    """Return the lines of a folder in the corpus format; of the fixed test set only after checking its hashes.

    Raises ``ProefVeranderd`` when a file is not the one that the figures in ``docs/begrip.md`` were measured on.
    """
    sommen = map_ / SOMMEN
    if sommen.is_file():
        for regel in sommen.read_text(encoding="ascii").splitlines():
            som, naam = regel.split()
            if hashlib.sha256((map_ / naam).read_bytes()).hexdigest() != som:
                raise ProefVeranderd(f"{naam} is veranderd: op de proefregels wordt niet geleerd en niet gesleuteld")
    return [r for r in lees_corpus(map_) if r.bron != ANTWOORDVORMEN]
