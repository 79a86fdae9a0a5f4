"""PDF with Typst: tagged (PDF/UA-1), with its fonts inside. The only place with the library.

Data never become Typst code: they travel as one JSON string in ``sys.inputs``, and a template (``sjablonen/*.typ``) sets
them as text. A template begins with ``#let d = json(bytes(sys.inputs.gegevens))``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

SJABLONEN = Path(__file__).parent / "sjablonen"
# Fonts of scripts that few computers have, besides those of the system: made at set-up (scripts/letters.mjs).
LETTERS = Path(__file__).parent / "letters"
NORMEN: tuple[Literal["ua-1"] | None, ...] = ("ua-1", None)
# Control characters draw nothing, and some of them turn text around.
ONZICHTBAAR = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class PdfMislukt(Exception):
    """The document could not be made; the message never holds what it is about."""


def schoon(waarde: Any) -> Any:
    """Return the data without characters that can't be drawn, all the way down."""
    if isinstance(waarde, str):
        return ONZICHTBAAR.sub("", waarde.replace("\r\n", "\n").replace("\r", "\n")).encode(errors="ignore").decode()
    if isinstance(waarde, Mapping):
        return {str(naam): schoon(deel) for naam, deel in waarde.items()}
    return [schoon(deel) for deel in waarde] if isinstance(waarde, (list, tuple)) else waarde


def bladzijden(sjabloon: str, gegevens: Mapping[str, Any]) -> int:
    """Return how many pages the template takes; it says so in metadata with the label ``bladzijden``. Raises ``PdfMislukt``."""
    try:
        antwoord = typst.query(
            SJABLONEN / f"{sjabloon}.typ",
            "<bladzijden>",
            field="value",
            one=True,
            root=SJABLONEN,
            font_paths=[LETTERS],
            sys_inputs={"gegevens": json.dumps(schoon(gegevens), ensure_ascii=False)},
        )
    except typst.TypstError as fout:
        raise PdfMislukt(f"sjabloon {sjabloon}: {type(fout).__name__}") from None
    return int(json.loads(antwoord))


def maak_pdf(sjabloon: str, gegevens: Mapping[str, Any], moment: datetime, *, streng: bool = False) -> bytes:
    """Return the tagged PDF of a template with these JSON data; ``moment`` is the date inside. Raises ``PdfMislukt``.

    ``streng``: also raised when no font has one of the characters.
    It takes some tenths of a second of computing: call it outside the event loop.
    """
    for norm in NORMEN[:1] if streng else NORMEN:
        try:
            gemaakt = typst.compile(
                SJABLONEN / f"{sjabloon}.typ",
                root=SJABLONEN,
                font_paths=[LETTERS],
                format="pdf",
                sys_inputs={"gegevens": json.dumps(schoon(gegevens), ensure_ascii=False)},
                pdf_standards=norm,
                timestamp=int(moment.timestamp()),
            )
        except typst.TypstError:
            # PDF/UA refuses a character that no font has (an emoji, another script). Then it is tagged all the same,
            # with an empty box there: words of a client are no reason for no document.
            continue
        if isinstance(gemaakt, bytes):
            return gemaakt
    # The library's own message may quote the data.
    raise PdfMislukt(f"sjabloon {sjabloon}")
