"""Lines whose label a model that left their author out does not share: ``python -m bot twijfels --bestand naam``.

A disagreement is no error yet: a person reads it and decides by the borders in ``data/corpus/README.md``. For lines that
the encoder was fine-tuned on the test is weaker, for it may remember their labels; the first line printed says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.evaluatie.drempels import leer_zonder
from bot.evaluatie.lezing import Onderdelen
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, POLARITEITEN, Regel, met_bekend_gebied
from bot.nlu.geleerd import nieuwe
from bot.nlu.gelezen import Gelezen
from bot.nlu.hoofden import SIGNALEN, SOORTEN
from bot.nlu.leren_crisis import doel as crisisdoel
from bot.nlu.voorbeelden import alle_regels
from bot.omgeving import BEGRIPSMODEL

ZEKER = 1.5  # log-odds against the label from which a disagreement is worth reading


@dataclass(frozen=True)
class Odds:
    """Log-odds for one line: gebied (11,), hoe (11, 4), wie_tijd (11, 2), crisis (3,), soort (6,), and of each act."""

    gebied: np.ndarray
    hoe: np.ndarray
    wie_tijd: np.ndarray
    crisis: np.ndarray
    soort: np.ndarray
    daad: dict[str, float]


@dataclass(frozen=True)
class Twijfel:
    """One label that the model does not share: ``wat`` in words, ``zeker`` in log-odds."""

    regel: Regel
    wat: str
    zeker: float


def odds_van(delen: Onderdelen, gelezen: Gelezen) -> Odds:
    """Return what encoder and n-grams make of a line, before any threshold."""
    return Odds(
        delen.vermelding.weeg(gelezen),
        delen.vermelding.weeg_hoe(gelezen),
        gelezen.odds["wie_tijd"],
        delen.crisis.weeg(gelezen),
        gelezen.odds["crisis"][: len(SOORTEN)],
        {daad: float(np.log(kans + 1e-9)) for daad, kans in delen.daad.kansen(gelezen)},
    )


def _gebied(regel: Regel, odds: Odds) -> Iterator[Twijfel]:
    erin = {v.leefgebied for v in regel.labels}
    for gebied, x in zip(LEEFGEBIEDEN, map(float, odds.gebied), strict=True):
        zeker = -x if gebied in erin else x
        yield Twijfel(regel, f"{gebied} {'staat er, leest het model niet' if gebied in erin else 'ontbreekt'}", zeker)


def _hoe(regel: Regel, odds: Odds) -> Iterator[Twijfel]:
    for gebied in sorted({v.leefgebied for v in regel.labels}):
        labels, j = [v for v in regel.labels if v.leefgebied == gebied], LEEFGEBIEDEN.index(gebied)
        if odds.gebied[j] < 0:
            continue  # who does not read the domain says nothing about how it is meant
        hoe, beste = odds.hoe[j], int(odds.hoe[j].argmax())
        gelabeld = max(float(hoe[POLARITEITEN.index(v.polariteit)]) for v in labels)
        yield Twijfel(regel, f"{gebied} is {POLARITEITEN[beste]}", float(hoe[beste]) - gelabeld)
        if len(labels) == 1:  # with two, the model can't say which of them it means
            for x, anders, is_anders in (
                (float(odds.wie_tijd[j, 0]), ("zelf", "ander"), labels[0].wie == "ander"),
                (float(odds.wie_tijd[j, 1]), ("nu", "vroeger"), labels[0].tijd == "vroeger"),
            ):
                yield Twijfel(regel, f"{gebied} is {anders[not is_anders]}", -x if is_anders else x)


def _crisis(regel: Regel, odds: Odds) -> Iterator[Twijfel]:
    if regel.niveau is None:
        return
    for naam, is_zo, x in zip(SIGNALEN, crisisdoel([regel])[0], map(float, odds.crisis), strict=True):
        yield Twijfel(regel, f"{'geen ' if is_zo else ''}{naam}", -x if is_zo else x)
    if regel.soort in SOORTEN:
        beste = int(odds.soort.argmax())
        yield Twijfel(
            regel, f"crisis is {SOORTEN[beste]}", float(odds.soort[beste] - odds.soort[SOORTEN.index(regel.soort)])
        )


def _daad(regel: Regel, odds: Odds) -> Iterator[Twijfel]:
    daad, beste = regel.daad or INHOUD, max(odds.daad, key=odds.daad.__getitem__)
    if daad in odds.daad:
        yield Twijfel(regel, f"doet {beste}", odds.daad[beste] - odds.daad[daad])


def twijfels(regel: Regel, odds: Odds, met_gebied: bool = True) -> list[Twijfel]:
    """Return every label of a line that speaks against ``odds`` clearly enough to be read, the surest first."""
    delen = [*_crisis(regel, odds), *_daad(regel, odds)]
    if met_gebied:
        delen += [*_gebied(regel, odds), *_hoe(regel, odds)]
    return sorted((t for t in delen if t.zeker >= ZEKER), key=lambda t: -t.zeker)


def van_bestand(bestand: str, regels: Sequence[Regel], model: Path) -> list[Twijfel]:
    """Leave one author out, learn the others, and return the disagreements with that author, the surest first."""
    delen, eigen = leer_zonder(model, [bestand], regels), [r for r in regels if r.bron == bestand]
    bekend = set(met_bekend_gebied(eigen))
    uit = []
    for regel in eigen:
        odds = odds_van(delen, delen.lezer.lees(regel.tekst, regel.vraag))
        uit += twijfels(regel, odds, regel in bekend)
    return sorted(uit, key=lambda t: -t.zeker)


def in_woorden(regel: Regel) -> str:
    """Return the labels of a line, short enough to read beside it."""
    delen = [
        " ".join(x for x in (v.leefgebied, v.polariteit, v.wie, v.tijd) if x not in ("zelf", "nu"))
        for v in regel.labels
    ]
    return " · ".join([*delen, *(x for x in (regel.daad, regel.niveau, regel.soort) if x)]) or "niets"


def toon(bestand: str, hoeveel: int, model: Path = BEGRIPSMODEL) -> int:
    """Print the surest disagreements with one file of the corpus; returns an exit code."""
    regels = alle_regels()
    eigen = [r for r in regels if r.bron == bestand]
    if not eigen:
        print(f"Geen bestand {bestand}. Wel: {', '.join(sorted({r.bron for r in regels}))}")
        return 2
    gelezen = len(eigen) - len(nieuwe(eigen, np.load(model / "geleerd.npy")))
    print(f"{bestand}: {len(eigen)} regels; {gelezen} daarvan kent de encoder al, die spreekt hij minder snel tegen.")
    for t in van_bestand(bestand, regels, model)[:hoeveel]:
        print(f"{t.zeker:5.1f}  {t.wat}\n       [{t.regel.vraag}] {t.regel.tekst}\n       label: {in_woorden(t.regel)}")
    return 0
