"""The lines that are measured on. Those that are learned from: ``bot.nlu.voorbeelden``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.nlu.corpus import Regel, lees_corpus
from bot.omgeving import ROOT

PROEF = ROOT / "data" / "proef"
SOMMEN = "SHA256SUMS"
ANTWOORDVORMEN = "antwoordvormen"


class ProefVeranderd(ValueError):
    """A file of the fixed test set is not what it was; the message names it."""


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
