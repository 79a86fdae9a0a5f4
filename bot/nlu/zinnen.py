"""The project's own sentence encoder (``models/nl_vliegwiel_begrip``): a message to vectors, by onnxruntime on one core.

How it was made, and from what, stands in its model card. ``bot/encoder`` makes it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.omgeving import BEGRIPSMODEL

BREEDTE = 384
GEBIEDEN = 11
CRISIS, DAAD = GEBIEDEN, GEBIEDEN + 1  # the views behind those of the eleven domains
BLIKKEN = GEBIEDEN + 2
PARTIJ = 32
# A long message is read in windows of so many pieces, which share some: one thing said among much drowns in the whole.
VENSTER, OVERLAP = 48, 16

_VOORAF = "query: "  # what the model was trained with
_LOSSE_HELFT = re.compile("[\ud800-\udfff]")


class EncoderOnbruikbaar(RuntimeError):
    """The encoder's files are missing or don't belong together; the message names the file."""


def leesbaar(tekst: str) -> str:
    """Return the text with U+FFFD for every lone surrogate, which no library can read; the length stays the same."""
    return _LOSSE_HELFT.sub("\ufffd", tekst)


@dataclass(frozen=True)
class Ontleed:
    """Numbers of the pieces of a text, and where they stand in it (pieces, 2)."""

    stukken: list[int]
    plaatsen: np.ndarray


@dataclass(frozen=True)
class Blik:
    """What the encoder saw in one text.

    ``gemiddeld`` (384,); ``blikken`` (13, 384): a view for each domain, for crisis and for the act; ``aandacht``
    (13, pieces): how much each view looked at each piece; ``vectoren`` (pieces, 384); ``plaatsen`` (pieces, 2): where
    the pieces stand in the text, with negative numbers for the question in front of it.
    """

    gemiddeld: np.ndarray
    blikken: np.ndarray
    aandacht: np.ndarray
    vectoren: np.ndarray
    plaatsen: np.ndarray

    @property
    def samen(self) -> np.ndarray:
        """The views with the mean behind each: (13, 768), what the heads read."""
        return np.hstack([self.blikken, np.broadcast_to(self.gemiddeld, self.blikken.shape)])


class Zinsencoder:
    """Loads the artifact; reads texts with the question that they answer."""

    def __init__(self, map_: Path = BEGRIPSMODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        for naam in ("encoder.onnx", "stukken.json", "vorm.json"):
            if not (map_ / naam).is_file():
                raise EncoderOnbruikbaar(f"{map_ / naam} ontbreekt: haal de hele repository op, of draai make encoder")
        self._vorm = json.loads((map_ / "vorm.json").read_text(encoding="utf-8"))
        self._hoogstens = self._vorm["langste"] - 2
        self._tokenizer = Tokenizer.from_file(str(map_ / "stukken.json"))
        keuze = onnxruntime.SessionOptions()
        keuze.intra_op_num_threads = keuze.inter_op_num_threads = 1
        keuze.log_severity_level = 3
        self._sessie = onnxruntime.InferenceSession(
            str(map_ / "encoder.onnx"), keuze, providers=["CPUExecutionProvider"]
        )

    def een(self, tekst: str, vraag: str = "open") -> Blik:
        """Read one text, as far as it fits."""
        return self.veel([tekst], [vraag])[0]

    def vensters(self, tekst: str, vraag: str = "open") -> list[Blik]:
        """Read one text, however long: in one go, or in windows that overlap."""
        gelezen = self._ontleed(tekst, vraag)
        if len(gelezen.stukken) <= self._hoogstens:
            return self._kijk([gelezen])
        begin = range(0, len(gelezen.stukken) - OVERLAP, VENSTER - OVERLAP)
        delen = [Ontleed(gelezen.stukken[b : b + VENSTER], gelezen.plaatsen[b : b + VENSTER]) for b in begin]
        return [blik for i in range(0, len(delen), PARTIJ) for blik in self._kijk(delen[i : i + PARTIJ])]

    def veel(self, teksten: Sequence[str], vragen: Sequence[str] | None = None) -> list[Blik]:
        """Read a few texts in one go, each as far as it fits."""
        ontleed = [self._ontleed(t, v) for t, v in zip(teksten, vragen or ["open"] * len(teksten), strict=True)]
        return self._kijk([Ontleed(o.stukken[: self._hoogstens], o.plaatsen[: self._hoogstens]) for o in ontleed])

    def _ontleed(self, tekst: str, vraag: str) -> Ontleed:
        vooraf = _VOORAF + (f"{vraag}: " if vraag != "open" else "")
        gelezen = self._tokenizer.encode(vooraf + leesbaar(tekst))
        return Ontleed(gelezen.ids, np.array(gelezen.offsets, np.int64).reshape(-1, 2) - len(vooraf))

    def _kijk(self, ontleed: Sequence[Ontleed]) -> list[Blik]:
        breed = max(len(o.stukken) for o in ontleed) + 2
        stukken = np.full((len(ontleed), breed), self._vorm["leeg"], np.int64)
        masker = np.zeros_like(stukken)
        for i, o in enumerate(ontleed):
            rij = [self._vorm["begin"], *o.stukken, self._vorm["eind"]]
            stukken[i, : len(rij)] = rij
            masker[i, : len(rij)] = 1
        gemiddeld, blikken, aandacht, vectoren = self._sessie.run(None, {"stukken": stukken, "masker": masker})
        uit = []
        for i, o in enumerate(ontleed):
            erin = slice(1, len(o.stukken) + 1)
            uit.append(Blik(gemiddeld[i], blikken[i], aandacht[i, :, erin], vectoren[i, erin], o.plaatsen))
        return uit

    def lees_lijst(
        self, teksten: Sequence[str], vragen: Sequence[str], klaar: Callable[[int], None] | None = None
    ) -> np.ndarray:
        """Return what the heads read of many texts: (n, 13, 768). ``klaar`` gets how many more are done."""
        uit = np.zeros((len(teksten), BLIKKEN, 2 * BREEDTE), np.float32)
        volgorde = sorted(range(len(teksten)), key=lambda i: len(teksten[i]))
        for begin in range(0, len(volgorde), PARTIJ):
            deel = volgorde[begin : begin + PARTIJ]
            for i, blik in zip(deel, self.veel([teksten[i] for i in deel], [vragen[i] for i in deel]), strict=True):
                uit[i] = blik.samen
            if klaar:
                klaar(len(deel))
        return uit


@lru_cache(maxsize=1)
def encoder() -> Zinsencoder:
    """Return the encoder of this process; loading takes half a second and 90 MB."""
    return Zinsencoder()
