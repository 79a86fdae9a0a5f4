"""Fills in a card that the personas do not know, from the API's own description: only fields that it names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def vul_kaart(beschrijving: str, soort: str, velden: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a filled card of this kind, or None when the description has no such card or asks for something else.

    ``beschrijving`` is ``openapi.json``; ``velden`` are a made-up client's details by field name.
    """
    for schema in json.loads(beschrijving).get("components", {}).get("schemas", {}).values():
        eigenschappen = schema.get("properties", {})
        if eigenschappen.get("soort", {}).get("const") != soort:
            continue
        gevuld = {
            naam: velden[naam] for naam, vorm in eigenschappen.items() if naam in velden and _mag(vorm, velden[naam])
        }
        if set(schema.get("required", ())) <= {*gevuld, "soort"}:
            return {"soort": soort, **gevuld}
    return None


def _mag(vorm: Mapping[str, Any], waarde: Any) -> bool:
    if "enum" in vorm:
        return waarde in vorm["enum"]
    return vorm.get("type", "string") == {str: "string", bool: "boolean", list: "array", int: "integer"}[type(waarde)]
