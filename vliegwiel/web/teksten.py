"""The words of ``teksten.yml``: what the web application says when something is not right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import ErrorDetails

BESTAND = Path(__file__).with_name("teksten.yml")


@dataclass(frozen=True)
class Fouttekst:
    """A title and an explanation in Dutch."""

    titel: str
    uitleg: str


@cache
def _alles() -> dict[str, Any]:
    gegevens: dict[str, Any] = yaml.safe_load(BESTAND.read_text("utf-8"))
    return gegevens


def fouttekst(sleutel: str) -> Fouttekst:
    """Return the text of an error; raises ``KeyError``."""
    return Fouttekst(**_alles()["fouten"][sleutel])


def veldtekst(soort: str) -> str:
    """Return what is said beside a field for this kind of mistake."""
    velden: dict[str, str] = _alles()["velden"]
    return velden.get(soort, velden["anders"])


def uitleg(fouten: Sequence[ErrorDetails]) -> str:
    """Return the mistakes in one line, by field name and never with what was typed."""
    delen = (f"{'.'.join(str(d) for d in fout['loc'])} {veldtekst(fout['type'])}".strip() for fout in fouten)
    return "; ".join(dict.fromkeys(delen))


def urentekst(sleutel: str) -> str:
    """Return what is said behind the opening hours."""
    uren: dict[str, str] = _alles()["uren"]
    return uren[sleutel]
