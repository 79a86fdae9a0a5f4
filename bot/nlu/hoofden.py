"""The heads on the encoder: what it saw, as log-odds; and how they learn lines that the encoder has never read.

The encoder comes with heads that were trained together with it. Lines that a municipality adds pull these heads from
where they are, held back by a sample of the lines they knew: no PyTorch, and well within a minute.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, POLARITEITEN, Regel, met_bekend_gebied
from bot.nlu.geleerd import nieuwe
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinnen import CRISIS, DAAD, GEBIEDEN, Blik, Zinsencoder

SOORTEN = ("suicide", "geweld", "dakloos_acuut", "medisch", "ander_in_gevaar", "nazorg")
SIGNALEN = ("signaal", "acuut", "nazorg")
HERHAAL = 1200  # known lines that hold the heads in place while they learn new ones
_HOUVAST = 100.0  # how strongly a head stays where it is; half of new lines taught the other half best at this
# What a line without an act counts for while acts are learned. Most lines are stories: counted in full, a file of new
# ones taught this head that nobody asks or refuses anything (of known acts 5.6 % became a story; 2.4 % now, as before).
_VERHAAL_TELT = 0.25
_ZAAD = 1


def _sigmoide(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


class Hoofden:
    """Weights of every head. ``weeg`` turns what the encoder saw into log-odds."""

    def __init__(self, rijen: dict[str, np.ndarray], daden: Sequence[str]) -> None:
        self.rijen, self.daden = rijen, tuple(daden)

    def weeg(self, samen: np.ndarray) -> dict[str, np.ndarray]:
        """Return the log-odds for one text: ``samen`` is (13, 768), see ``Blik``.

        Keys: gebied (11,), polariteit (11, 4), wie_tijd (11, 2), crisis (9,: six kinds, then ``SIGNALEN``), daad (k,).
        """
        r, gebied = self.rijen, samen[:GEBIEDEN]
        return {
            "gebied": (gebied * r["gebied_w"]).sum(1) + r["gebied_b"],
            "polariteit": np.einsum("gb,gpb->gp", gebied, r["polariteit_w"]) + r["polariteit_b"],
            "wie_tijd": gebied @ r["wie_tijd_w"].T + r["wie_tijd_b"],
            "crisis": r["crisis_w"] @ samen[CRISIS] + r["crisis_b"],
            "daad": r["daad_w"] @ samen[DAAD] + r["daad_b"],
        }

    def per_stuk(self, blik: Blik, gebied: int) -> np.ndarray:
        """Return what each piece of a text adds to the log-odds of a domain, (pieces,): they are a sum over pieces."""
        kijk, overal = np.split(self.rijen["gebied_w"][gebied], 2)
        return blik.aandacht[gebied] * (blik.vectoren @ kijk) + (blik.vectoren @ overal) / (len(blik.vectoren) + 2)

    def leer_bij(self, regels: Sequence[Regel], geleerd: np.ndarray, encoder: Zinsencoder) -> int:
        """Learn the lines that are not among ``geleerd``; returns how many those were. Without any, nothing changes."""
        nieuw = nieuwe(regels, geleerd)
        if not nieuw:
            return 0
        vers = set(nieuw)
        oud = [r for r in regels if r not in vers]
        rng = random.Random(_ZAAD)
        alles = [*nieuw, *rng.sample(oud, min(HERHAAL, len(oud)))]
        stappen = Voortgang("nieuwe regels lezen", len(alles))
        x = encoder.lees_lijst([r.tekst for r in alles], [r.vraag for r in alles], stappen.stap)
        self._leer_gebieden(x, alles)
        self._leer_crisis(x[:, CRISIS], alles)
        self._leer_daden(x[:, DAAD], alles)
        return len(nieuw)

    def _leer_gebieden(self, x: np.ndarray, regels: Sequence[Regel]) -> None:
        bekend = set(met_bekend_gebied(regels))
        ken = np.array([r in bekend for r in regels])
        for g, naam in enumerate(LEEFGEBIEDEN):
            doel = np.array([any(v.leefgebied == naam for v in r.labels) for r in regels], np.float64)
            w, b = self.rijen["gebied_w"][g : g + 1], self.rijen["gebied_b"][g : g + 1]
            nieuw_w, nieuw_b = _trek_bij(x[ken, g], doel[ken, None], w, b)
            self.rijen["gebied_w"][g], self.rijen["gebied_b"][g] = nieuw_w[0], nieuw_b[0]
            erin = [i for i, r in enumerate(regels) if doel[i]]
            if erin:
                hoe = np.array(
                    [[any(v.leefgebied == naam and v.polariteit == p for v in regels[i].labels) for p in POLARITEITEN] for i in erin],
                    np.float64,
                )  # fmt: skip
                # The bias is shared by all domains, so only the weights of this one move.
                self.rijen["polariteit_w"][g], _ = _trek_bij(
                    x[erin, g], hoe, self.rijen["polariteit_w"][g], self.rijen["polariteit_b"], vast=True
                )

    def _leer_crisis(self, x: np.ndarray, regels: Sequence[Regel]) -> None:
        # Only lines with a level: many new lines about other things would teach this head that danger is rare.
        ken = np.array([r.niveau is not None for r in regels])
        doel = np.array(
            [
                [*(r.soort == s for s in SOORTEN), r.niveau in ("acuut", "vermoeden"), r.niveau == "acuut", r.niveau == "nazorg"]
                for r in regels
            ],
            np.float64,
        )  # fmt: skip
        if ken.any():
            w, b = _trek_bij(x[ken], doel[ken], self.rijen["crisis_w"], self.rijen["crisis_b"])
            self.rijen["crisis_w"], self.rijen["crisis_b"] = w, b

    def _leer_daden(self, x: np.ndarray, regels: Sequence[Regel]) -> None:
        bekend = {d: i for i, d in enumerate(self.daden)}
        wie = [i for i, r in enumerate(regels) if (r.daad or INHOUD) in bekend]
        doel = np.zeros((len(wie), len(self.daden)))
        for rij, i in enumerate(wie):
            doel[rij, bekend[regels[i].daad or INHOUD]] = 1
        telt = np.where([(regels[i].daad or INHOUD) == INHOUD for i in wie], _VERHAAL_TELT, 1.0)
        w, b = _trek_bij(x[wie], doel, self.rijen["daad_w"], self.rijen["daad_b"], een_van=True, telt=telt)
        self.rijen["daad_w"], self.rijen["daad_b"] = w, b

    def bewaar(self, map_: Path) -> None:
        """Write the heads into a folder."""
        np.savez(map_ / "hoofden.npz", daden=np.array(self.daden), **self.rijen)

    @classmethod
    def laad(cls, map_: Path) -> Hoofden:
        """Read what ``bewaar``, or the encoder's training, wrote."""
        with np.load(map_ / "hoofden.npz", allow_pickle=False) as bestand:
            rijen = {k: bestand[k].copy() for k in bestand.files if k != "daden"}
            return cls(rijen, [str(d) for d in bestand["daden"]])


def _trek_bij(
    x: np.ndarray,
    doel: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    een_van: bool = False,
    vast: bool = False,
    telt: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (k, inputs) and bias (k,) near ``w`` and ``b`` that say ``doel`` (n, k) of ``x`` (n, inputs).

    ``een_van``: exactly one column is true (softmax); ``vast``: the bias stays; ``telt`` (n,): what each line counts for.
    """
    x, k = x.astype(np.float64), len(b)
    gewicht = np.ones((len(x), 1)) if telt is None else telt[:, None]
    begin = np.hstack([w, b[:, None]]).astype(np.float64)
    x1 = np.hstack([x, np.ones((len(x), 1))])

    def verlies(plat: np.ndarray) -> tuple[float, np.ndarray]:
        v = plat.reshape(begin.shape)
        odds = x1 @ v.T
        if een_van:
            odds = odds - odds.max(1, keepdims=True)
            deel = np.exp(odds)
            deel /= deel.sum(1, keepdims=True)
            fout = -float((gewicht * doel * np.log(deel + 1e-12)).sum())
        else:
            deel = _sigmoide(odds)
            fout = float((gewicht * (np.logaddexp(0, odds) - doel * odds)).sum())
        verschil = v - begin
        helling = (gewicht * (deel - doel)).T @ x1 + _HOUVAST * verschil
        if vast:
            helling[:, -1] = 0
        return fout + _HOUVAST / 2 * float((verschil**2).sum()), helling.ravel()

    uit = minimize(verlies, begin.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    beter = uit.reshape(k, -1).astype(np.float32)
    return beter[:, :-1], beter[:, -1]
