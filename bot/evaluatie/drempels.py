"""Choose the thresholds on authors that a trial encoder has not read, with n-grams that have not read them either.

    python -m bot.evaluatie.drempels var/proefmodel models/nl_vliegwiel_begrip

``scripts/encoder.sh`` runs it on the trial model; the thresholds go to the final one, which has read everybody. The
authors that were left out are halved: the heads learn one half, as the final model has, and are weighed on the other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.evaluatie.lezing import Onderdelen
from bot.evaluatie.maten import f1
from bot.nlu.corpus import Regel, met_bekend_gebied
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Lezer
from bot.nlu.hoofden import Hoofden
from bot.nlu.leren_crisis import doel as crisisdoel
from bot.nlu.leren_vermelding import doel as gebiedsdoel
from bot.nlu.voorbeelden import alle_regels
from bot.nlu.zinnen import Zinsencoder

GRENZEN = np.arange(-2.0, 2.01, 0.1)
PRIJS_LEEG = 1.0  # what a domain on a line about nothing costs, in macro-F1
# Harmless lines that may get a question. Half of those it is chosen on were written to mislead; people's own are easier.
VALS_VERMOEDEN = 0.10
VALS_ACUUT = 0.01
VALS_NAZORG = 0.01
_EIGEN = 0.5  # how far a domain's own threshold may lie from the common one
GEMIST = 0.04  # real signals of which a rule may be doubted: then it is asked about instead
LEEG = Drempels(np.zeros(11), 0.0, 0.0, 0.0, -99.0)


def kies_gebied(odds: np.ndarray, doel: np.ndarray) -> np.ndarray:
    """Return a threshold for each domain: the best common one, then half-way to each domain's own.

    Best: macro-F1, less ``PRIJS_LEEG`` times the share of lines about nothing that would get a domain.
    """
    leeg = ~doel.any(1)

    def waarde(g: np.ndarray | float) -> float:
        toch = (odds[leeg] > g).any(1).mean() if leeg.any() else 0.0
        return float(f1(doel, odds > g).mean() - PRIJS_LEEG * toch)

    samen = float(max(GRENZEN, key=waarde))
    dichtbij = [g for g in GRENZEN if abs(g - samen) <= _EIGEN]
    eigen = [max(dichtbij, key=lambda g: f1(doel[:, [j]], odds[:, [j]] > g)[0]) for j in range(11)]
    gemengd = (samen + np.array(eigen)) / 2  # few lines decide about one domain
    return gemengd if waarde(gemengd) >= waarde(samen) else np.full(11, samen)


def kies_crisis(odds: np.ndarray, doel: np.ndarray) -> tuple[float, float, float, float]:
    """Return the thresholds for a question, *acuut*, aftercare, and for doubting a rule, from lines of the same authors.

    Those of *acuut* and aftercare are never below even odds: the trial model knows fewer examples of them than the final
    one. A rule is doubted only where the odds against a signal are at least those of one to three.
    """
    stil = ~doel.any(1)
    return (
        float(np.quantile(odds[stil, 0], 1 - VALS_VERMOEDEN)),
        max(0.0, float(np.quantile(odds[doel[:, 1] == 0, 1], 1 - VALS_ACUUT))),
        max(0.0, float(np.quantile(odds[doel[:, 2] == 0, 2], 1 - VALS_NAZORG))),
        min(-np.log(3), float(np.quantile(odds[doel[:, 0] == 1, 0], GEMIST))),
    )


@dataclass(frozen=True)
class Gewogen:
    """One line with the odds that its domains and its crisis signals got."""

    regel: Regel
    gebied: np.ndarray
    crisis: np.ndarray


def weeg(delen: Onderdelen, regels: Sequence[Regel]) -> list[Gewogen]:
    """Weigh lines once, so that thresholds can be chosen on several selections of them."""
    uit = []
    for regel in regels:
        gelezen = delen.lezer.lees(regel.tekst, regel.vraag)
        uit.append(Gewogen(regel, delen.vermelding.weeg(gelezen), delen.crisis.weeg(gelezen)))
    return uit


def drempels_van(gewogen: Sequence[Gewogen]) -> Drempels:
    """Return the thresholds that fit these lines."""
    bekend = set(met_bekend_gebied(g.regel for g in gewogen))
    gebied = [g for g in gewogen if g.regel in bekend]
    # Only lines written to resemble a crisis, and worries: anything else would make harmless text look easy.
    crisis = [g for g in gewogen if g.regel.niveau is not None or any(v.polariteit == "zorg" for v in g.regel.labels)]
    return Drempels(
        kies_gebied(np.array([g.gebied for g in gebied]), gebiedsdoel([g.regel for g in gebied])),
        *kies_crisis(np.array([g.crisis for g in crisis]), crisisdoel([g.regel for g in crisis])),
    )


def halven(model: Path) -> list[tuple[str, ...]]:
    """Return the authors that a trial model left out, in two halves."""
    zonder = sorted(json.loads((model / "zonder.json").read_text(encoding="utf-8")))
    return [tuple(zonder[::2]), tuple(zonder[1::2])]


def leer_zonder(model: Path, zonder: Sequence[str], regels: Sequence[Regel]) -> Onderdelen:
    """Return everything that understands, after learning all lines but those of these authors."""
    leer, encoder, hoofden = [r for r in regels if r.bron not in zonder], Zinsencoder(model), Hoofden.laad(model)
    hoofden.leer_bij(leer, np.load(model / "geleerd.npy"), encoder)
    return Onderdelen(Lezer(encoder, hoofden), LEEG).leer(leer)


def main() -> None:
    """Read the command line, choose and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("model", type=Path, help="the trial artifact; zonder.json in it says whom it left out")
    p.add_argument("uit", type=Path, help="where drempels.json goes")
    a = p.parse_args()
    regels, gewogen = alle_regels(), []
    for zonder in halven(a.model):
        gewogen += weeg(leer_zonder(a.model, zonder, regels), [r for r in regels if r.bron in zonder])
    drempels_van(gewogen).bewaar(a.uit)
    print((a.uit / "drempels.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
