"""Make a line look as if somebody else typed it: misspelt, without capitals, or said together with another line."""

from __future__ import annotations

import random
from dataclasses import replace

from bot.nlu.corpus import Label, Regel

# As heard, not as spelled: what low literacy, haste and a telephone make of Dutch.
_KLANK = (
    ("ij", "ei"), ("ei", "ij"), ("ou", "au"), ("au", "ou"), ("cht", "gt"), ("ch", "g"), ("dt", "t"), ("d ", "t "),
    ("tt", "t"), ("nn", "n"), ("ll", "l"), ("kk", "k"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("en ", "e "),
    ("ie", "i"), ("eu", "u"), ("v", "f"), ("z", "s"), ("sch", "sg"), ("tie", "sie"), ("c", "k"), ("isch", "ies"),
)  # fmt: skip
_KORT = {
    "ik": ["k"], "ik heb": ["kheb", "keb"], "mijn": ["me", "mn", "m'n", "mijne"], "niet": ["nie", "ni", "nt"],
    "het": ["t", "ut"], "een": ["n", "1", "un"], "gewoon": ["gwn"], "even": ["ff"], "heb": ["hep", "heeft"],
    "niks": ["nix", "niets"], "weer": ["wr"], "met": ["mt"], "eigen": ["eige"], "geen": ["gn", "geeneen"],
    "iets": ["ies", "wat"], "weet": ["wt", "weed"], "misschien": ["mss", "mischien", "messchien"], "altijd": ["altyd", "altijt"],
    "nog": ["nogg", "noch"], "ook": ["ok"], "echt": ["egt", "ech"], "moet": ["mot", "mut"], "maar": ["ma", "mr"],
    "daar": ["dr"], "zijn": ["zn", "zyn"], "haar": ["dr"], "wordt": ["word"], "dat": ["da", "dt"], "wat": ["wa"],
    "goed": ["goet", "gd"], "graag": ["grg", "graach"], "kinderen": ["kids", "kindere"], "uitkering": ["uitkring", "uitkerin"],
    "gemeente": ["gementee", "gemeete"], "omdat": ["omda", "omdt"],
}  # fmt: skip
_TOETSEN = {
    "a": "qsz", "e": "wrd", "i": "uok", "o": "ipl", "u": "yij", "n": "bm", "m": "n", "t": "ry", "r": "et", "s": "ad",
    "d": "sf", "k": "jl", "l": "k", "g": "fh", "h": "gj", "b": "vn", "v": "cb", "p": "o",
}  # fmt: skip
_NIVEAUS = {"acuut": 3, "vermoeden": 2, "nazorg": 1, "geen": 0, None: 0}


def _letterfout(woord: str, rng: random.Random) -> str:
    i = rng.randrange(1, len(woord) - 1)
    keus = rng.randrange(4)
    if keus == 0:
        return woord[:i] + woord[i + 1 :]
    if keus == 1:
        return woord[:i] + woord[i] + woord[i:]
    if keus == 2:
        return woord[:i] + woord[i + 1] + woord[i] + woord[i + 2 :]
    return woord[:i] + rng.choice(_TOETSEN.get(woord[i], woord[i])) + woord[i + 1 :]


def verschrijf(tekst: str, rng: random.Random, deel: float = 0.12) -> str:
    """Return the text as typed in haste: ``deel`` of the longer words gets a mistake."""
    woorden = []
    for woord in tekst.lower().split():
        if woord in _KORT and rng.random() < 0.45:
            woord = rng.choice(_KORT[woord])
        elif len(woord) > 3 and rng.random() < deel:
            klanken = [(van, naar) for van, naar in _KLANK if van in woord]
            if klanken and rng.random() < 0.5:
                woord = woord.replace(*rng.choice(klanken), 1)
            else:
                woord = _letterfout(woord, rng)
        woorden.append(woord)
    uit = " ".join(woorden)
    if rng.random() < 0.5:
        uit = uit.replace(",", "").replace(".", " ").replace("?", "").strip()
    if rng.random() < 0.05 and len(woorden) > 2:
        i = rng.randrange(len(woorden) - 1)
        uit = uit.replace(f"{woorden[i]} {woorden[i + 1]}", woorden[i] + woorden[i + 1], 1)
    return uit or tekst


def voeg_samen(een: Regel, ander: Regel, rng: random.Random) -> Regel:
    """Return one message that says both: all labels, the graver crisis level, the act of the line that has one."""
    labels: dict[tuple, Label] = {}
    for label in (*een.labels, *ander.labels):
        labels.setdefault((label.leefgebied, label.polariteit), label)
    zwaarst = max((een, ander), key=lambda r: _NIVEAUS[r.niveau])
    scheiding = rng.choice([". ", ", ", " en ", " ", "... ", " maar ", "\n"])
    return replace(
        een,
        tekst=een.tekst.rstrip(".") + scheiding + ander.tekst,
        vraag=een.vraag,
        labels=tuple(labels.values()),
        daad=een.daad or ander.daad,
        niveau=zwaarst.niveau,
        soort=zwaarst.soort,
    )
