"""How long people wait for the first contact, as clients read it: the middle of what really happened, in round words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

VENSTER = timedelta(days=30)
MINSTENS = 10  # first contacts; with fewer the setting is told
WERKWEEK = 5
PLAATS = "{aantal}"
TOT_WEKEN = 10  # working days; above this it is told in weeks


def verwacht(dagen: Sequence[int]) -> int | None:
    """Return the median in whole working days, rounded up and never 0; None with too few to say anything."""
    return max(1, math.ceil(median(dagen))) if len(dagen) >= MINSTENS else None


@dataclass(frozen=True)
class Woorden:
    """How a wait is said; ``{aantal}`` stands for the number."""

    een_dag: str
    dagen: str
    weken: str


def in_woorden(werkdagen: int, woorden: Woorden) -> str:
    """Return for example *2 werkdagen*."""
    if werkdagen == 1:
        return woorden.een_dag
    if werkdagen <= TOT_WEKEN:
        return woorden.dagen.replace(PLAATS, str(werkdagen))
    return woorden.weken.replace(PLAATS, str(math.ceil(werkdagen / WERKWEEK)))
