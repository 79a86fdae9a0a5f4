"""How long people wait for the first contact, as clients read it: the middle of what really happened, in round words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

VENSTER = timedelta(days=30)
MINSTENS = 10  # first contacts; with fewer the setting is told
WERKWEEK = 5
TOT_WEKEN = 10  # working days; above this it is told in weeks


def verwacht(dagen: Sequence[int]) -> int | None:
    """Return the median in whole working days, rounded up and never 0; None with too few to say anything."""
    return max(1, math.ceil(median(dagen))) if len(dagen) >= MINSTENS else None


def in_woorden(werkdagen: int) -> tuple[str, str]:
    """Return the key of the text and the number in it: ``een_dag``, ``dagen`` or ``weken``."""
    if werkdagen == 1:
        return "utter_wachttijd_een_dag", "1"
    if werkdagen <= TOT_WEKEN:
        return "utter_wachttijd_dagen", str(werkdagen)
    return "utter_wachttijd_weken", str(math.ceil(werkdagen / WERKWEEK))
