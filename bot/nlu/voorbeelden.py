"""Everything that may be learned from: the corpus, and the dialogue acts in Rasa's own files."""

from __future__ import annotations

import yaml

from bot.nlu.corpus import INHOUD, Regel, lees_corpus
from bot.omgeving import TRAININGSDATA

# Sent by the page itself ("/keuze"); what a person types is never one of these.
TECHNISCH = frozenset({"keuze", "kaart"})


def lees_daden() -> list[Regel]:
    """Return the examples of data/nlu as lines; each file counts as an author."""
    regels = []
    for pad in sorted(TRAININGSDATA[0].glob("*.yml")):
        for deel in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]:
            ruw, daad = deel["examples"], deel["intent"]
            teksten = [v["text"] for v in ruw] if isinstance(ruw, list) else ruw.splitlines()
            netjes = (t.strip().removeprefix("- ").strip() for t in teksten)
            bron, wat = f"nlu/{pad.stem}", None if daad == INHOUD else daad
            if daad not in TECHNISCH:
                regels += [Regel(t, "open", bron, daad=wat) for t in netjes if t]
    return regels


def alle_regels() -> list[Regel]:
    """Return everything that may be learned from."""
    return [*lees_corpus(), *lees_daden()]
