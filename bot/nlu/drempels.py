"""Where reading ends and asking begins: the thresholds, chosen on authors that a trial model had not read.

They come with the encoder (``models/nl_vliegwiel_begrip/drempels.json``); ``bot.evaluatie.drempels`` makes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.corpus import LEEFGEBIEDEN
from bot.omgeving import BEGRIPSMODEL

BESTAND = "drempels.json"
_CRISIS = ("vermoeden", "acuut", "nazorg", "onschuldig")


@dataclass(frozen=True)
class Drempels:
    """Log-odds: ``gebied`` (11,) for a mention; the others for a crisis signal.

    Below ``onschuldig`` the heads are sure enough that nothing is wrong to doubt words that only stand near each other.
    """

    gebied: np.ndarray
    vermoeden: float
    acuut: float
    nazorg: float
    onschuldig: float

    def bewaar(self, map_: Path) -> None:
        """Write the thresholds into a folder."""
        inhoud = {
            "gebied": {g: round(float(x), 3) for g, x in zip(LEEFGEBIEDEN, self.gebied, strict=True)},
            **{k: round(float(getattr(self, k)), 3) for k in _CRISIS},
        }
        (map_ / BESTAND).write_text(json.dumps(inhoud, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path = BEGRIPSMODEL) -> Drempels:
        """Read what ``bewaar`` wrote."""
        inhoud = json.loads((map_ / BESTAND).read_text(encoding="utf-8"))
        gebied = np.array([inhoud["gebied"][g] for g in LEEFGEBIEDEN])
        return cls(gebied, *(inhoud[k] for k in _CRISIS))
