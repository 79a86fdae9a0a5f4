"""What a card says already, per field of its form, so that who opens it again loses nothing by saving it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vliegwiel.core.contactwens import DAGDELEN

Waarden = Mapping[str, list[str]]


def ingevuld(contact: Mapping[str, Any], rol: str) -> dict[str, Waarden]:
    """Return per card and per field the typed or ticked values; ``contact``: what is stored; ``rol``: said in the talk."""
    los = {naam: [waarde] for naam, waarde in contact.items() if isinstance(waarde, str) and naam != "wanneer"}
    moment = [deel for deel in str(contact.get("wanneer") or "").split(", ") if deel]
    persoon = contact.get("vertrouwenspersoon") or {}
    return {
        "contact": {
            **los,
            "wanneer": [deel for deel in moment if deel in DAGDELEN],
            "wanneer_anders": [", ".join(deel for deel in moment if deel not in DAGDELEN)],
            "richting": [str(r) for r in contact.get("richting") or ()],
        },
        "steun": {
            **{naam: los[naam] for naam in ("helpers", "buurt") if naam in los},
            "naam": [str(persoon.get("naam") or "")],
            "rol": [rol or str(persoon.get("rol") or "")],
        },
        "terugbel": {naam: los[naam] for naam in ("telefoon", "naam") if naam in los},
    }
