"""Which lines the encoder was fine-tuned on, as short hashes: other lines are new to it, and its heads learn them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from bot.nlu.corpus import Regel


def merk(regel: Regel) -> int:
    """Return 64 bits that stand for text and labels together: a line with another label is another line."""
    labels = sorted(f"{v.leefgebied}{v.polariteit}{v.wie}{v.tijd}" for v in regel.labels)
    inhoud = "\0".join([regel.tekst, regel.vraag, *labels, str(regel.daad), str(regel.niveau), str(regel.soort)])
    return int.from_bytes(hashlib.sha256(inhoud.encode("utf-8", "replace")).digest()[:8], "little")


def merken(regels: Iterable[Regel]) -> np.ndarray:
    """Return the marks of lines, sorted, without doubles (uint64)."""
    return np.unique(np.array([merk(r) for r in regels], dtype=np.uint64))


def nieuwe(regels: Sequence[Regel], geleerd: np.ndarray) -> list[Regel]:
    """Return the lines that are not among ``geleerd`` (sorted marks)."""
    if not regels:
        return []
    bekend = np.isin(np.array([merk(r) for r in regels], dtype=np.uint64), geleerd)
    return [r for r, b in zip(regels, bekend, strict=True) if not b]
