"""How, when and where a client wants to talk, and who they trust. Typed by the client, kept encrypted, never masked.

The queue needs little of it: from which day, which neighbourhood, and under which name to find it (``Ligging``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vliegwiel.core.letterlijk import DATUM, lees_letterlijk

ISO_DATUM = 10  # characters of 2026-03-01
DAGDELEN = ("ochtend", "middag", "avond")
# "Niet op woensdag", "altijd na vieren": words about days that are no first day.
_GEEN_BEGIN = re.compile(r"\b(?:niet|geen|nooit|behalve|elke|iedere|altijd|alle)\b", re.IGNORECASE)
_POSTCODE = re.compile(r"([1-9]\d{3})(?:\s?[A-Za-z]{2})?")
_GENOEMD = re.compile(r"\bpostcode\b\W{0,3}(?:is\W{1,3})?([1-9]\d{3})\b", re.IGNORECASE)
# Two small letters after four digits are more often a word: "tussen 1400 en 1600".
_VOLUIT = re.compile(r"(?<!\d)([1-9]\d{3})\s?[A-Z]{2}\b")


class OnleesbareContactwens(Exception):
    """The stored bytes were changed, belong to another conversation, or were written with another key."""


@dataclass(frozen=True)
class Ligging:
    """What the queue needs of a contact card. ``zoeksleutels``: the words of the name, unreadable (a keyed hash each)."""

    gewenst_op: date | None = None
    postcode4: str | None = None
    zoeksleutels: frozenset[str] = frozenset()


def gewenste_datum(velden: Mapping[str, Any], getypt_op: date | None = None) -> date | None:
    """Return the day from which the client wants to talk, or None.

    ``wanneer`` begins with a date (ISO), or says a day in words ("volgende week", "vanaf 12 maart"): those are read from
    the day on which they were typed.
    """
    wanneer = str(velden.get("wanneer") or "")
    try:
        return date.fromisoformat(wanneer[:ISO_DATUM])
    except ValueError:
        return _in_woorden(wanneer, getypt_op) if getypt_op else None


def _in_woorden(wanneer: str, getypt_op: date) -> date | None:
    woorden = ", ".join(deel for deel in wanneer.split(", ") if deel not in DAGDELEN)
    if not woorden or _GEEN_BEGIN.search(woorden):
        return None
    gelezen = lees_letterlijk(woorden, DATUM, (), getypt_op)
    dag = date.fromisoformat(gelezen.datum) if gelezen and gelezen.datum else None
    return dag if dag and dag > getypt_op else None


def vier_cijfers(tekst: str) -> str | None:
    """Return the four digits of a postcode as somebody fills it in ("3011", "3011 AB"); None when it is none."""
    gevonden = _POSTCODE.fullmatch(tekst.strip())
    return gevonden[1] if gevonden else None


def postcode_in(tekst: str) -> str:
    """Return the four digits of a postcode that is said in a sentence, or an empty string."""
    gevonden = _GENOEMD.search(tekst) or _VOLUIT.search(tekst)
    return gevonden[1] if gevonden else vier_cijfers(tekst.strip(" .,;")) or ""
