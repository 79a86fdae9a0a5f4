"""*Mijn plan* on paper: a tagged PDF in the client's words, on one A4 when that fits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vliegwiel.core.mijn_plan import Mijnplan
from vliegwiel.render.radar import radar_svg
from vliegwiel.render.typst_ import bladzijden, maak_pdf

SJABLOON = "mijn_plan"
# Points. What does not fit on one page with the smallest of these is easier to read on two with the largest.
LETTERS = (11.0, 10.0, 9.0)


def plan_pdf(plan: Mijnplan, gemaakt: str, nu: datetime) -> bytes:
    """Return the PDF; ``gemaakt`` is the day in words. Raises ``PdfMislukt``. Call it outside the event loop."""
    gegevens: dict[str, Any] = {"plan": plan.as_dict(), "gemaakt": gemaakt, "plaatje": teken(plan)}
    letter = next((maat for maat in LETTERS if bladzijden(SJABLOON, gegevens | {"maat": maat}) == 1), LETTERS[0])
    return maak_pdf(SJABLOON, gegevens | {"maat": letter}, nu)


def teken(plan: Mijnplan) -> str:
    """Return the picture with its own colours, or an empty string without numbers.

    The document has a description of its own beside it, and the table.
    """
    if not plan.cijfers:
        return ""
    eerder = [c.eerder[-1].waarde if c.eerder else None for c in plan.cijfers]
    oud = [w if isinstance(w, int) else None for w in eerder]
    return radar_svg([(c.naam, c.score) for c in plan.cijfers], "", "", oud if any(oud) else (), druk=True)
