"""The words of a client's message when it was a button or a card: what stood on the button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vliegwiel.core.tekst import Catalogus, OnbekendeTekst
from vliegwiel.services.gesprek import STURING
from vliegwiel.services.poorten import ASSISTENT, Bericht


def keuzelabels(berichten: Sequence[Bericht], catalogus: Catalogus) -> dict[str, str]:
    """Return value → label for every button that these messages offered, and for those that are always there."""
    labels = {waarde: _label(waarde, catalogus) for waarde in STURING}
    for bericht in berichten:
        if bericht.van == ASSISTENT:
            labels |= dict(bericht.keuzes)
        else:
            labels |= {waarde: _label(waarde, catalogus) for waarde in bericht.keuzes if waarde not in labels}
    return labels


def _label(waarde: str, catalogus: Catalogus) -> str:
    try:
        return catalogus.zeg(f"utter_keuze_{waarde}")
    except OnbekendeTekst:
        return waarde


def woorden_van(bericht: Bericht, labels: Mapping[str, str]) -> str:
    """Return what a client typed or pressed; empty for a card, whose contents are not part of the talk."""
    return bericht.tekst or ", ".join(labels.get(k, k) for k in bericht.keuzes)
