"""Measures of understanding, as plain functions over arrays. n lines, eleven domains, four polarities."""

from __future__ import annotations

from typing import Any

import numpy as np

VALS = (0.01, 0.03, 0.06)  # false-alarm rates at which recall is told
_BAKKEN = 10


def f1(doel: np.ndarray, gezegd: np.ndarray) -> np.ndarray:
    """Return the harmonic mean of precision and recall for each column of (n, k)."""
    goed = (doel * gezegd).sum(0)
    return 2 * goed / np.maximum(doel.sum(0) + gezegd.sum(0), 1)


def macro_f1(doel: np.ndarray, gezegd: np.ndarray) -> float:
    """Return the mean over the columns."""
    return float(f1(doel, gezegd).mean())


def gevonden_bij(score: np.ndarray, doel: np.ndarray, vals: float) -> float:
    """Return the recall at a threshold that lets ``vals`` of the negatives through; nan without positives."""
    if not doel.any() or doel.all():
        return float("nan")
    grens = np.quantile(score[doel == 0], 1 - vals)
    return float((score[doel == 1] > grens).mean())


def ijkfout(kans: np.ndarray, doel: np.ndarray) -> float:
    """Return the expected calibration error: how far "80 % sure" is from right in 80 % of the cases (0 is best)."""
    bak = np.minimum((kans * _BAKKEN).astype(int), _BAKKEN - 1)
    fout = 0.0
    for b in range(_BAKKEN):
        erin = bak == b
        if erin.any():
            fout += erin.mean() * abs(kans[erin].mean() - doel[erin].mean())
    return float(fout)


def per_daad(doel: list[str], gezegd: list[str]) -> dict[str, float]:
    """Return F1 for each act that occurs."""
    uit = {}
    for daad in sorted(set(doel)):
        goed = sum(a == b == daad for a, b in zip(doel, gezegd, strict=True))
        uit[daad] = 2 * goed / max(doel.count(daad) + gezegd.count(daad), 1)
    return uit


def afgerond(x: Any) -> Any:
    """Return nested figures rounded to three digits, for people and for JSON."""
    if isinstance(x, dict):
        return {k: afgerond(v) for k, v in x.items()}
    if isinstance(x, float | np.floating):
        return None if np.isnan(x) else round(float(x), 3)
    return int(x) if isinstance(x, np.integer) else x
