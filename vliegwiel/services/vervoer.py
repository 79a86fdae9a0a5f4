"""The JSON form of a thought turn (``Gedacht``), as the action server sends it through Rasa to ``web``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from vliegwiel.core.gesprek import effect_as_dict, effect_from_dict
from vliegwiel.services.poorten import Bericht, Gedacht, TaalStoring


def gedacht_as_dict(gedacht: Gedacht) -> dict[str, Any]:
    """Return the JSON form."""
    return {
        "versie": gedacht.versie,
        "toestand": gedacht.toestand,
        "effecten": [effect_as_dict(e) for e in gedacht.effecten],
        "uitingen": [asdict(u) | {"moment": u.moment.isoformat()} for u in gedacht.uitingen],
    }


def gedacht_from_dict(gegevens: Mapping[str, Any]) -> Gedacht:
    """Build a turn from its JSON form; raises ``TaalStoring`` when it has another shape."""
    try:
        return Gedacht(
            int(gegevens["versie"]),
            dict(gegevens["toestand"]),
            tuple(effect_from_dict(e) for e in gegevens["effecten"]),
            tuple(_uiting(u) for u in gegevens["uitingen"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        raise TaalStoring(f"onleesbaar antwoord: {type(fout).__name__}") from fout


def _uiting(gegevens: Mapping[str, Any]) -> Bericht:
    keuzes = tuple((str(w), str(label)) for w, label in gegevens["keuzes"])
    return Bericht(**{**gegevens, "moment": datetime.fromisoformat(gegevens["moment"]), "keuzes": keuzes})
