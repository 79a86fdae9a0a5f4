"""Choose the thresholds on authors that a trial encoder has not read, with n-grams that have not read them either.

    python -m bot.evaluatie.drempels ARTIFACT --zonder gemengd crisis_3 … --uit ARTIFACT

``scripts/encoder.sh`` runs it on the trial model; the thresholds go to the final one, which has read everybody.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.evaluatie.maten import f1
from bot.nlu.corpus import Regel, met_bekend_gebied
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Lezer
from bot.nlu.hoofden import Hoofden
from bot.nlu.leren_crisis import Crisismodel
from bot.nlu.leren_crisis import doel as crisisdoel
from bot.nlu.leren_vermelding import Vermeldingmodel
from bot.nlu.leren_vermelding import doel as gebiedsdoel
from bot.nlu.zinnen import Zinsencoder

GRENZEN = np.arange(-2.0, 2.01, 0.1)
LEEG_TOCH = 0.05  # lines about nothing that may get a domain
VALS_VERMOEDEN = 0.045  # harmless lines that may get a question
VALS_ACUUT = 0.005
VALS_NAZORG = 0.01
_EIGEN = 0.5  # how far a domain's own threshold may lie from the common one
_LEEG = Drempels(np.zeros(11), 0.0, 0.0, 0.0)


def kies_gebied(odds: np.ndarray, doel: np.ndarray) -> np.ndarray:
    """Return a threshold for each domain: the best common one that leaves empty lines empty, then each one's own."""
    leeg = ~doel.any(1)

    def past(g: np.ndarray | float) -> bool:
        return not leeg.any() or (odds[leeg] > g).any(1).mean() <= LEEG_TOCH

    kan = [g for g in GRENZEN if past(g)] or [GRENZEN[-1]]
    samen = max(kan, key=lambda g: f1(doel, odds > g).mean())
    eigen = np.full(11, samen)
    for j in range(11):
        dichtbij = [g for g in GRENZEN if abs(g - samen) <= _EIGEN]
        # Half-way between the common one and the domain's own: few lines decide about one domain.
        beste = max(dichtbij, key=lambda g: f1(doel[:, [j]], odds[:, [j]] > g)[0])
        eigen[j] = (samen + beste) / 2
    return eigen if past(eigen) else np.maximum(eigen, samen)


def kies_crisis(odds: np.ndarray, doel: np.ndarray) -> tuple[float, float, float]:
    """Return the thresholds for a question, for *acuut* and for aftercare, from harmless lines of the same authors."""
    stil = ~doel.any(1)
    return (
        float(np.quantile(odds[stil, 0], 1 - VALS_VERMOEDEN)),
        float(np.quantile(odds[doel[:, 1] == 0, 1], 1 - VALS_ACUUT)),
        float(np.quantile(odds[doel[:, 2] == 0, 2], 1 - VALS_NAZORG)),
    )


def kies(regels: Sequence[Regel], zonder: set[str], lezer: Lezer) -> Drempels:
    """Return the thresholds as chosen on the authors in ``zonder``."""
    anderen = [r for r in regels if r.bron not in zonder]
    zelf = [r for r in regels if r.bron in zonder]
    vermelding, crisis = Vermeldingmodel(_LEEG).leer(anderen), Crisismodel(_LEEG).leer(anderen)
    met_gebied = met_bekend_gebied(zelf)
    met_niveau = [r for r in zelf if r.niveau is not None or not r.labels]
    odds = np.array([vermelding.weeg(lezer.lees(r.tekst, r.vraag)) for r in met_gebied])
    onrust = np.array([crisis.weeg(lezer.lees(r.tekst, r.vraag)) for r in met_niveau])
    return Drempels(kies_gebied(odds, gebiedsdoel(met_gebied)), *kies_crisis(onrust, crisisdoel(met_niveau)))


def main() -> None:
    """Read the command line, choose and write."""
    from bot.evaluatie.gegevens import alle_regels

    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("model", type=Path)
    p.add_argument("--zonder", nargs="+", required=True)
    p.add_argument("--uit", type=Path, required=True)
    a = p.parse_args()
    lezer = Lezer(Zinsencoder(a.model), Hoofden.laad(a.model))
    drempels = kies(alle_regels(), set(a.zonder), lezer)
    drempels.bewaar(a.uit)
    print((a.uit / "drempels.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
