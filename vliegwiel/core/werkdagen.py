"""Working days: Monday to Friday, without the free days that somebody else knows. Days are days in the Netherlands.

Two questions are asked again and again: by which day must something be done, and what should have been done before
today. Both count whole working days; the day on which something happened does not count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = "Europe/Amsterdam"
DAG = timedelta(days=1)
ZATERDAG = 5


@dataclass(frozen=True)
class Werkdagen:
    """A calendar. ``vrij`` returns the free days of a year."""

    vrij: Callable[[int], frozenset[date]]
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(AMSTERDAM))

    def is_werkdag(self, dag: date) -> bool:
        """Return whether people work on this day."""
        return dag.weekday() < ZATERDAG and dag not in self.vrij(dag.year)

    def dag(self, moment: datetime) -> date:
        """Return the day on which an aware moment falls."""
        return moment.astimezone(self.zone).date()

    def begin(self, dag: date) -> datetime:
        """Return the first moment of a day."""
        return datetime.combine(dag, time(), self.zone)

    def plus(self, dag: date, aantal: int) -> date:
        """Return the working day that is this many working days after a day (1: the first after it)."""
        for _ in range(aantal):
            dag += DAG
            while not self.is_werkdag(dag):
                dag += DAG
        return dag

    def tussen(self, van: date, tot: date) -> int:
        """Return how many working days there are after ``van`` up to and with ``tot``; 0 when ``tot`` is not later."""
        return sum(self.is_werkdag(van + DAG * n) for n in range(1, (tot - van).days + 1))

    def grens(self, aantal: int, vandaag: date) -> date:
        """Return the first day from which ``plus(dag, aantal)`` is today or later: what is older is past its day."""
        dag, over = vandaag, aantal
        while over:
            dag -= DAG
            over -= self.is_werkdag(dag)
        return dag
