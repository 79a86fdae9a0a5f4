"""One case on paper, in the client's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from vliegwiel.render.typst_ import maak_pdf

TIJDZONE = ZoneInfo("Europe/Amsterdam")


def overdracht_pdf(zaak: Mapping[str, Any], gemeente: str) -> bytes:
    """Return the PDF of a case (``core.uitvoer.als_dict``). Raises ``PdfMislukt``."""
    wanneer = datetime.fromisoformat(zaak["uitgevoerd_op"])
    return maak_pdf("overdracht", {"zaak": _lokaal(zaak), "gemeente": gemeente}, wanneer)


def _lokaal(waarde: Any, naam: str = "") -> Any:
    """Return the data with every moment in Dutch time: the page prints the day of it."""
    if isinstance(waarde, Mapping):
        return {n: _lokaal(deel, n) for n, deel in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [_lokaal(deel) for deel in waarde]
    if isinstance(waarde, str) and waarde and (naam.endswith("_op") or naam == "moment"):
        return datetime.fromisoformat(waarde).astimezone(TIJDZONE).isoformat()
    return waarde
