"""The free days of the Netherlands, and those of the gemeente itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays

from vliegwiel.core.werkdagen import Werkdagen


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """Return the public holidays of a year."""
    return frozenset(holidays.country_holidays("NL", years=jaar))


def maak_werkdagen(gesloten: Iterable[date] = ()) -> Werkdagen:
    """Return the calendar; ``gesloten``: days on which this gemeente does not work either."""
    eigen = frozenset(gesloten)
    return Werkdagen(lambda jaar: feestdagen(jaar) | eigen)
