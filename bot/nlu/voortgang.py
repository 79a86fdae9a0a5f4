"""Progress of long steps, as lines on stderr: training is watched by a person and by a log file."""

from __future__ import annotations

import sys
import threading
import time


class Voortgang:
    """Counts steps and tells about it, at most every ``om`` seconds. May be called from several threads."""

    def __init__(self, wat: str, totaal: int, om: float = 10.0) -> None:
        self._wat, self._totaal, self._om = wat, totaal, om
        self._gedaan = 0
        self._begin = self._laatst = time.monotonic()
        self._slot = threading.Lock()

    def stap(self, aantal: int = 1) -> None:
        """Count ``aantal`` steps."""
        with self._slot:
            self._gedaan += aantal
            nu = time.monotonic()
            klaar = self._gedaan >= self._totaal
            if klaar or nu - self._laatst >= self._om:
                self._laatst = nu
                tekst = f"  {self._wat}: {self._gedaan} van {self._totaal} ({nu - self._begin:.0f} s)"
                print(tekst, file=sys.stderr, flush=True)
