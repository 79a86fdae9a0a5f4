"""How well the computer understands, as it was measured (``docs/begrip.json``): for who wants to know, in whole numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vliegwiel.services.catalogus import OngeldigBestand


@dataclass(frozen=True)
class Cijfers:
    """Shares are of 1. ``…_regels``: how many lines it was measured on."""

    onderwerp_f1: float
    onderwerp_regels: int
    verteld_f1: float
    verteld_regels: int
    soort_goed: float
    soort_regels: int
    gevaar_gezien: float
    onschuldig_acuut: float
    onschuldig_vraag: float
    crisis_regels: int

    def van_de_honderd(self, naam: str) -> int:
        """Return a share as "… van de 100", rounded to the side that flatters least."""
        deel: float = getattr(self, naam)
        honderd = round(deel * 100, 6)
        heel = int(honderd)
        return heel + (heel < honderd) if naam.startswith("onschuldig_") else heel


def laad_cijfers(pad: Path) -> Cijfers:
    """Read the measurement; raises ``OngeldigBestand`` when it is not there or lacks something."""
    try:
        bestanden: dict[str, Any] = json.loads(pad.read_text("utf-8"))["bestanden"]
        crisis = bestanden["crisis"]["crisis"]
        return Cijfers(
            onderwerp_f1=float(bestanden["gesprek"]["gebieden"]["macro_f1"]),
            onderwerp_regels=int(bestanden["gesprek"]["gebieden"]["regels"]),
            verteld_f1=float(bestanden["verteld"]["gebieden"]["macro_f1"]),
            verteld_regels=int(bestanden["verteld"]["gebieden"]["regels"]),
            soort_goed=float(bestanden["handelingen"]["daden"]["goed"]),
            soort_regels=int(bestanden["handelingen"]["daden"]["regels"]),
            gevaar_gezien=float(crisis["samen"]["suicide_en_geweld_gezien"]),
            onschuldig_acuut=float(crisis["samen"]["onschuldig_acuut"]),
            onschuldig_vraag=float(crisis["samen"]["onschuldig_vraag"]),
            crisis_regels=int(crisis["regels"]),
        )
    except OSError as fout:
        raise OngeldigBestand(f"{pad}: kan niet gelezen worden ({fout.strerror})") from None
    except (ValueError, KeyError, TypeError) as fout:
        raise OngeldigBestand(f"{pad}: dit zijn geen metingen van het begrip ({fout})") from None
