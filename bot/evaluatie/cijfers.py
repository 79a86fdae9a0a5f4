"""Figures from what was made of labelled lines. Every figure says of which lines it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.evaluatie.lezing import Uitkomst
from bot.evaluatie.maten import VALS, f1, gevonden_bij, ijkfout, per_daad
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, POLARITEITEN, Regel, met_bekend_gebied
from bot.nlu.hoofden import SIGNALEN, SOORTEN
from bot.nlu.leren_vermelding import doel as gebiedsdoel
from vliegwiel.core.begrip import NIVEAUS

ONRUST = ("acuut", "vermoeden")
_ZWAAR = ("suicide", "geweld")


def _kans(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def _gezegd(uitkomsten: Sequence[Uitkomst]) -> np.ndarray:
    return np.array([[g in {v["leefgebied"] for v in u.vermeldingen} for g in LEEFGEBIEDEN] for u in uitkomsten])


def gebieden(regels: Sequence[Regel], uitkomsten: Sequence[Uitkomst]) -> dict[str, Any]:
    """Domains, polarity, who and when, on the lines whose domains are labelled."""
    bekend = set(met_bekend_gebied(regels))
    paren = [(r, u) for r, u in zip(regels, uitkomsten, strict=True) if r in bekend]
    if not paren or not any(r.labels for r, _ in paren):
        return {}
    wij = [u for _, u in paren]
    doel, gezegd = gebiedsdoel([r for r, _ in paren]).astype(bool), _gezegd(wij)
    odds = np.array([u.gebied for u in wij])
    leeg = ~doel.any(1)
    per = f1(doel, gezegd)
    return {
        "regels": len(paren),
        "macro_f1": float(per.mean()),
        "f1": dict(zip(LEEFGEBIEDEN, map(float, per), strict=True)),
        "gevonden_bij_vals": {
            str(v): float(np.nanmean([gevonden_bij(odds[:, j], doel[:, j], v) for j in range(11)])) for v in VALS
        },
        "ijkfout": ijkfout(_kans(odds).ravel(), doel.ravel()),
        "leeg": int(leeg.sum()),
        "leeg_toch": float(gezegd[leeg].any(1).mean()) if leeg.any() else float("nan"),
        **_hoe(paren),
    }


def _hoe(paren: Sequence[tuple[Regel, Uitkomst]]) -> dict[str, Any]:
    """Polarity, who and when of the domains that are there, whether or not they were recognised as mentioned."""
    waar, gezegd, raak = [], [], []
    wie: list[tuple[bool, bool]] = []
    tijd: list[tuple[bool, bool]] = []
    for regel, u in paren:
        for g in dict.fromkeys(label.leefgebied for label in regel.labels):
            echte = [label for label in regel.labels if label.leefgebied == g]
            beste = POLARITEITEN[int(u.hoe[LEEFGEBIEDEN.index(g)].argmax())]
            raak.append(beste in {e.polariteit for e in echte})
            waar.append(beste if raak[-1] else echte[0].polariteit)
            gezegd.append(beste)
            for v in u.vermeldingen:
                if v["leefgebied"] == g:
                    wie.append((any(e.wie == "ander" for e in echte), v["wie"] == "ander"))
                    tijd.append((any(e.tijd == "vroeger" for e in echte), v["tijd"] == "vroeger"))
                    break
    uit: dict[str, Any] = {"polariteit": float(np.mean(raak)), "polariteit_f1": per_daad(waar, gezegd)}
    for naam, lijst in (("ander", wie), ("vroeger", tijd)):
        x = np.array(lijst, bool).reshape(-1, 2)
        uit[f"{naam}_f1"] = float(f1(x[:, [0]], x[:, [1]])[0]) if x.any() else float("nan")
    return uit


def daden(regels: Sequence[Regel], uitkomsten: Sequence[Uitkomst]) -> dict[str, Any]:
    """Acts, on the lines that have one; and how much of what is told is read as told."""
    paren = [(r, u) for r, u in zip(regels, uitkomsten, strict=True) if r.niveau is None]
    met = [(str(r.daad), u.daad) for r, u in paren if r.daad]
    zonder = [u.daad == INHOUD for r, u in paren if not r.daad and r.labels]
    uit: dict[str, Any] = {}
    if met:
        uit["regels"] = len(met)
        uit["goed"] = float(np.mean([a == b for a, b in met]))
        kaal = [(str(r.daad), u.daad) for r, u in paren if r.daad and not r.labels]
        uit["goed_zonder_vermelding"] = float(np.mean([a == b for a, b in kaal])) if kaal else float("nan")
        uit["f1"] = per_daad([a for a, _ in met], [b for _, b in met])
    if zonder:
        uit["verteld_blijft_verteld"] = float(np.mean(zonder))
    return uit


def crisis(regels: Sequence[Regel], uitkomsten: Sequence[Uitkomst]) -> dict[str, Any]:
    """Crisis kinds and levels: rules alone, heads alone, and both."""
    paren = [(r, u) for r, u in zip(regels, uitkomsten, strict=True) if r.niveau is not None]
    if not paren:
        return {}
    niveau = np.array([r.niveau for r, _ in paren])
    soort = np.array([r.soort or "" for r, _ in paren])
    odds = np.array([u.crisis for _, u in paren])
    ernst, stil = np.isin(niveau, ONRUST), niveau == "geen"
    zwaar = ernst & np.isin(soort, _ZWAAR)
    uit: dict[str, Any] = {"regels": len(paren)}
    for naam, signalen in (
        ("regels_alleen", [u.regel for _, u in paren]),
        ("koppen_alleen", [u.model for _, u in paren]),
        ("samen", [u.signaal for _, u in paren]),
    ):
        hoog = np.array([NIVEAUS.index(s.niveau) for s in signalen])
        vraag, acuut = hoog >= NIVEAUS.index("vermoeden"), hoog == NIVEAUS.index("acuut")
        uit[naam] = {
            "suicide_en_geweld_gezien": _deel(vraag, zwaar),
            **{f"{s}_gezien": _deel(vraag, ernst & (soort == s)) for s in SOORTEN if s != "nazorg"},
            "acuut_als_acuut": _deel(acuut, niveau == "acuut"),
            "vermoeden_gezien": _deel(vraag, niveau == "vermoeden"),
            "nazorg_gezien": _deel(hoog > 0, niveau == "nazorg"),
            "onschuldig_acuut": _deel(acuut, stil),
            "onschuldig_vraag": _deel(hoog > 0, stil),
        }
    uit["gevonden_bij_vals"] = {
        k: {str(v): gevonden_bij(odds[:, i], d.astype(int), v) for v in VALS}
        for i, (k, d) in enumerate(zip(SIGNALEN, (ernst, niveau == "acuut", niveau == "nazorg"), strict=True))
    }
    uit["ijkfout"] = ijkfout(_kans(odds[:, 0]), ernst)
    return uit


def _deel(gezegd: np.ndarray, van: np.ndarray) -> float:
    return float(gezegd[van].mean()) if van.any() else float("nan")


def alles(regels: Sequence[Regel], uitkomsten: Sequence[Uitkomst]) -> dict[str, Any]:
    """Return every figure that these lines can tell."""
    tijden = [u.ms for u in uitkomsten]
    return {
        "gebieden": gebieden(regels, uitkomsten),
        "daden": daden(regels, uitkomsten),
        "crisis": crisis(regels, uitkomsten),
        "ms": {"p50": float(np.percentile(tijden, 50)), "p95": float(np.percentile(tijden, 95))},
    }
