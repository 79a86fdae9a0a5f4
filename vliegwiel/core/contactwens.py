"""How, when and where a client wants to talk, and who they trust. Typed by the client, kept encrypted, never masked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

ISO_DATUM = 10  # characters of 2026-03-01


class OnleesbareContactwens(Exception):
    """The stored bytes were changed, belong to another conversation, or were written with another key."""


def gewenste_datum(velden: Mapping[str, Any]) -> date | None:
    """Return the date on which the client wants to talk, when ``wanneer`` begins with one (ISO); else None."""
    try:
        return date.fromisoformat(str(velden.get("wanneer", ""))[:ISO_DATUM])
    except ValueError:
        return None
