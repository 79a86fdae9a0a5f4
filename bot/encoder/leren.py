"""Fine-tune the encoder on the corpus, every head in one pass.

    python -m bot.encoder.leren --uit var/encoder.pt [--zonder FILE ...] [--verder var/eerder.pt] [--rondes 4]

About 0.9 s for 32 lines on two cores, 12 minutes for one round over the corpus. ``--zonder`` leaves whole author
files out and reports on them after each round; the shipped model leaves nothing out but ``data/proef``.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from bot.encoder import e5, stukken
from bot.encoder.net import Begripsnet
from bot.encoder.verstoring import verschrijf, voeg_samen
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, POLARITEITEN, Regel, met_bekend_gebied
from bot.nlu.hoofden import SOORTEN
from bot.nlu.voorbeelden import alle_regels

VRAGEN = (
    "wens", "waarom", "goed", "lastig", "startpunt", "steun", "stap", "contact", *(f"gebied:{g}" for g in LEEFGEBIEDEN),
)  # fmt: skip
PARTIJ = 32
LANGSTE = 96  # pieces
_GEWICHT = {"gebied": 3.0, "polariteit": 0.8, "wie_tijd": 0.3, "crisis": 2.0, "daad": 1.0}
_VERTELD = 0.4  # weight of a line that only tells, beside an act: there are six times as many of them
_DAAD_BIJ_VRAAG = 0.6  # acts come at every question; data/nlu does not say at which
_GRENS_ONZEKER = 0.25  # weight as a harmless line of lines that may border on crisis without the label


@dataclass(frozen=True)
class Les:
    """Everything that is learned from: lines, and the names of the acts (``inhoud`` first)."""

    regels: list[Regel]
    daden: tuple[str, ...]


def lees_les() -> Les:
    """Read corpus and acts."""
    regels = alle_regels()
    return Les(regels, (INHOUD, *sorted({r.daad for r in regels if r.daad})))


class Invoer:
    """Texts to piece numbers, with the question that was asked in front."""

    def __init__(self, bron: e5.Lezer, houd: list[int]) -> None:
        vorm = bron.vorm
        nieuw = {oud: i for i, oud in enumerate(houd)}
        self.begin, self.eind, self.leeg = (nieuw[x] for x in (vorm.begin, vorm.eind, vorm.leeg))
        self.tokenizer = stukken.tokenizer(
            [bron.stukken[i] for i in houd], [float(bron.scores[i]) for i in houd], nieuw[vorm.onbekend]
        )

    def __call__(self, teksten: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return numbers and mask (n, t)."""
        rijen = [
            [self.begin, *g.ids[: LANGSTE - 2], self.eind]
            for g in self.tokenizer.encode_batch([f"query: {t}" for t in teksten])
        ]
        breed = max(map(len, rijen))
        ids = torch.full((len(rijen), breed), self.leeg)
        masker = torch.zeros(len(rijen), breed, dtype=torch.long)
        for i, rij in enumerate(rijen):
            ids[i, : len(rij)] = torch.tensor(rij)
            masker[i, : len(rij)] = 1
        return ids, masker


def met_vraag(regel: Regel) -> str:
    """Return the line with its question in front, as the shipped model reads it."""
    return regel.tekst if regel.vraag == "open" else f"{regel.vraag}: {regel.tekst}"


def _als_getypt(regel: Regel, rng: random.Random) -> str:
    if regel.bron.startswith("nlu/") and rng.random() < _DAAD_BIJ_VRAAG:
        regel = replace(regel, vraag=rng.choice(VRAGEN))
    kans = rng.random()
    if kans < 0.35:
        regel = replace(regel, tekst=verschrijf(regel.tekst, rng))
    elif kans < 0.5:
        regel = replace(regel, tekst=regel.tekst.lower())
    return regel.tekst if rng.random() < 0.35 else met_vraag(regel)


def doelen(regels: list[Regel], daden: tuple[str, ...], zonder_gebied: set[str]) -> dict[str, torch.Tensor]:
    """Return what each head should say, and for whom it is known."""
    n = len(regels)
    y = {
        "gebied": np.zeros((n, 11), "f4"),
        "polariteit": np.zeros((n, 11, 4), "f4"),
        "wie_tijd": np.zeros((n, 11, 2), "f4"),
        "crisis": np.zeros((n, len(SOORTEN) + 3), "f4"),
        "daad": np.zeros(n, "i8"),
        "gebied_bekend": np.ones(n, "f4"),
        "crisis_gewicht": np.ones(n, "f4"),
        "daad_gewicht": np.ones(n, "f4"),
    }
    for i, r in enumerate(regels):
        for label in r.labels:
            g = LEEFGEBIEDEN.index(label.leefgebied)
            y["gebied"][i, g] = 1
            y["polariteit"][i, g, POLARITEITEN.index(label.polariteit)] = 1
            y["wie_tijd"][i, g] = np.maximum(y["wie_tijd"][i, g], [label.wie == "ander", label.tijd == "vroeger"])
        if r.soort in SOORTEN:
            y["crisis"][i, SOORTEN.index(r.soort)] = 1
        y["crisis"][i, len(SOORTEN) :] = (
            r.niveau in ("acuut", "vermoeden"), r.niveau == "acuut", r.niveau == "nazorg",
        )  # fmt: skip
        y["daad"][i] = daden.index(r.daad) if r.daad else 0
        y["daad_gewicht"][i] = 1.0 if r.daad else _VERTELD
        y["gebied_bekend"][i] = bool(r.labels) or r.bron not in zonder_gebied
        if r.niveau is None and r.labels:
            y["crisis_gewicht"][i] = _GRENS_ONZEKER
    return {k: torch.from_numpy(v) for k, v in y.items()}


def verlies(uit: dict[str, torch.Tensor], y: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the weighted sum of the heads' losses; polarity, who and when only where the domain is mentioned."""
    bce = binary_cross_entropy_with_logits
    bekend = (y["gebied"] * y["gebied_bekend"][:, None])[:, :, None]

    def waar_bekend(naam: str) -> torch.Tensor:
        ruw = bce(uit[naam], y[naam], reduction="none") * bekend
        return ruw.sum() / (bekend.sum() * ruw.shape[-1] + 1e-6)

    crisis = bce(uit["crisis"], y["crisis"], reduction="none").mean(1) * y["crisis_gewicht"]
    delen = {
        "gebied": (bce(uit["gebied"], y["gebied"], reduction="none").mean(1) * y["gebied_bekend"]).mean(),
        "polariteit": waar_bekend("polariteit"),
        "wie_tijd": waar_bekend("wie_tijd"),
        "crisis": crisis.mean(),
        "daad": (
            cross_entropy(uit["daad"], y["daad"], reduction="none", label_smoothing=0.05) * y["daad_gewicht"]
        ).mean(),
    }
    return sum(_GEWICHT[k] * v for k, v in delen.items())


def _partijen(regels: list[Regel], rng: random.Random, samen: float) -> list[list[Regel]]:
    """Return shuffled batches of about equal length; some lines are joined with another one first."""
    uit = [voeg_samen(r, rng.choice(regels), rng) if rng.random() < samen and len(r.tekst) < 160 else r for r in regels]
    uit.sort(key=lambda r: len(r.tekst) // 15 + 2 * rng.random())
    partijen = [uit[i : i + PARTIJ] for i in range(0, len(uit) - PARTIJ + 1, PARTIJ)]
    rng.shuffle(partijen)
    return partijen


@torch.no_grad()
def voorspel(net: Begripsnet, invoer: Invoer, regels: list[Regel]) -> dict[str, np.ndarray]:
    """Return every head's log-odds for lines."""
    net.eval()
    uit: dict[str, list] = {}
    for i in range(0, len(regels), 64):
        for k, v in net(*invoer([met_vraag(r) for r in regels[i : i + 64]])).items():
            uit.setdefault(k, []).append(v.numpy())
    return {k: np.concatenate(v) for k, v in uit.items()}


def verslag(net: Begripsnet, invoer: Invoer, regels: list[Regel], les: Les, zonder_gebied: set[str]) -> str:
    """Return a few figures on lines that were left out."""
    uit = voorspel(net, invoer, regels)
    y = {k: v.numpy() for k, v in doelen(regels, les.daden, zonder_gebied).items()}
    regel = []
    for bron in sorted({r.bron for r in regels}):
        ik = np.array([r.bron == bron for r in regels])
        doel, odds = y["gebied"][ik], uit["gebied"][ik]
        if doel.any():
            f1 = {}
            for g in (-1.0, -0.5, 0.0):
                gezegd = odds > g
                f1[g] = np.mean(2 * (gezegd * doel).sum(0) / np.maximum(gezegd.sum(0) + doel.sum(0), 1))
            pol = np.argwhere(doel)
            raak = np.mean([y["polariteit"][ik][i, g, uit["polariteit"][ik][i, g].argmax()] for i, g in pol])
            leeg = ~doel.any(1)
            regel.append(
                f"{bron}: gebied " + " ".join(f"{g}:{v:.3f}" for g, v in f1.items()) + f" polariteit {raak:.3f}"
                + (f" leeg-toch {np.mean((odds[leeg] > 0).any(1)):.3f} van {leeg.sum()}" if leeg.any() else "")
            )  # fmt: skip
        if any(r.niveau for r, i in zip(regels, ik, strict=True) if i):
            signaal = len(SOORTEN)
            c, w = y["crisis"][ik], uit["crisis"][ik]
            stil = ~c[:, signaal:].any(1)
            grens = np.quantile(w[stil, signaal], 0.94)
            sg = c[:, signaal].astype(bool)
            regel.append(f"{bron}: signaal bij 6% vals {np.mean(w[sg, signaal] > grens):.3f} (grens {grens:.2f})")
        daad = y["daad"][ik]
        if (daad > 0).any():
            regel.append(
                f"{bron}: daad {np.mean(uit['daad'][ik].argmax(1)[daad > 0] == daad[daad > 0]):.3f} van {(daad > 0).sum()}"
            )
    return "\n".join(regel)


def leer(
    les: Les, zonder: set[str], rondes: int, verder: Path | None, uit: Path, samen: float, tempo: float, bevries: int
) -> None:
    """Train and write a checkpoint after every round."""
    rng = random.Random(1)
    torch.manual_seed(1)
    zonder_gebied = {r.bron for r in les.regels} - {r.bron for r in met_bekend_gebied(les.regels)}
    leer_, proef = ([r for r in les.regels if (r.bron in zonder) == w] for w in (False, True))
    bron = e5.lezer()
    eerder = torch.load(verder, weights_only=False) if verder else None
    houd = eerder["houd"] if eerder else stukken.kies(bron, [r.tekst for r in les.regels])
    invoer = Invoer(bron, houd)
    encoder = e5.laad(bron, houd)
    net = Begripsnet(encoder, len(les.daden))
    print(f"{len(leer_)} regels, {len(houd)} stukken, {len(les.daden)} daden, weggelaten: {sorted(zonder)}", flush=True)
    if eerder:
        net.load_state_dict(eerder["net"])
    else:
        monster = rng.sample(leer_, min(1500, len(leer_)))
        net.eval()
        with torch.no_grad():
            punten = []
            for i in range(0, len(monster), 50):
                ids, masker = invoer([met_vraag(r) for r in monster[i : i + 50]])
                punten.append(encoder(ids, masker)[masker.bool()])
            alle = torch.cat(punten)
            net.midden.copy_(alle.mean(0))
            net.schaal.copy_(alle.std(0))
    encoder.bevries(bevries)
    lijf = [p for p in encoder.parameters() if p.requires_grad]
    hoofden = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    opt = torch.optim.AdamW(
        [{"params": lijf, "lr": 1.5e-4 * tempo}, {"params": hoofden, "lr": 2e-3 * tempo}], weight_decay=0.01
    )
    stappen = rondes * (len(leer_) // PARTIJ)
    plan = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda s: min(1, (s + 1) / (0.06 * stappen)) * max(0.02, 1 - s / stappen)
    )
    begin, gedaan = time.time(), 0
    for ronde in range(rondes):
        net.train()
        for partij in _partijen(leer_, rng, samen):
            ids, masker = invoer([_als_getypt(r, rng) for r in partij])
            totaal = verlies(net(ids, masker), doelen(partij, les.daden, zonder_gebied))
            opt.zero_grad()
            totaal.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            plan.step()
            gedaan += 1
            if gedaan % 25 == 0:
                print(f"{gedaan}/{stappen} verlies {totaal.item():.3f} {time.time() - begin:.0f} s", flush=True)
        torch.save(
            {"net": net.state_dict(), "houd": houd, "daden": les.daden, "vorm": bron.vorm, "zonder": sorted(zonder)},
            uit,
        )
        if proef:
            print(f"ronde {ronde + 1}\n{verslag(net, invoer, proef, les, zonder_gebied)}", flush=True)


def main() -> None:
    """Read the command line and train."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--uit", type=Path, required=True)
    p.add_argument("--zonder", nargs="*", default=[])
    p.add_argument("--verder", type=Path)
    p.add_argument("--rondes", type=int, default=4)
    p.add_argument("--samen", type=float, default=0.12, help="part of the lines that is joined with another one")
    p.add_argument("--tempo", type=float, default=1.0, help="times the usual learning rates")
    p.add_argument("--bevries", type=int, default=0, help="lowest layers that stay as they are")
    a = p.parse_args()
    leer(lees_les(), set(a.zonder), a.rondes, a.verder, a.uit, a.samen, a.tempo, a.bevries)


if __name__ == "__main__":
    main()
