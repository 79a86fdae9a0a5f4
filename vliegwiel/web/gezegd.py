"""The words of every message, also when it was a button: then it is what stood on the button."""

from __future__ import annotations

from collections.abc import Sequence

from vliegwiel.core.tekst import Catalogus, OnbekendeTekst
from vliegwiel.services.poorten import ASSISTENT, Bericht


def gezegd(berichten: Sequence[Bericht], catalogus: Catalogus) -> dict[str, str]:
    """Return message id → words, for messages in order. A card has none: its contents are not part of the talk.

    The same value stands on several buttons ("3", "3 Gaat wel"), so the one that was offered last counts.
    """
    labels: dict[str, str] = {}
    woorden: dict[str, str] = {}
    for bericht in berichten:
        if bericht.van == ASSISTENT:
            labels |= dict(bericht.keuzes)
            woorden[bericht.id] = bericht.tekst
        else:
            gekozen = (labels.get(k) or _vast_label(k, catalogus) for k in bericht.keuzes)
            woorden[bericht.id] = bericht.tekst or ", ".join(gekozen)
    return woorden


def _vast_label(waarde: str, catalogus: Catalogus) -> str:
    """Return the label of a button that is always there."""
    try:
        return catalogus.zeg(f"utter_keuze_{waarde}")
    except OnbekendeTekst:
        return waarde
