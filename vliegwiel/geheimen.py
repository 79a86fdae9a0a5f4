"""The two keys: how they are written in a setting, and those of a development machine.

The latter are made once, in a file that only its owner can read.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from pydantic import SecretBytes

SLEUTELLENGTE = 32  # bytes: what AES-256 and HMAC-SHA-256 want
SLEUTELNAMEN = ("geheime_sleutel", "veld_sleutel")


def als_sleutel(waarde: object) -> object:
    """Decode a base64 key; anything that is not a string (or is a ready key) passes unchanged."""
    if not isinstance(waarde, str):
        return waarde
    try:
        return base64.b64decode(waarde.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is geen geldige base64") from None


def op_lengte(waarde: SecretBytes) -> SecretBytes:
    """Return the key; raises ``ValueError`` when it has another length than a key has."""
    if len(waarde) not in (0, SLEUTELLENGTE):  # empty means missing, which Instellingen reports
        raise ValueError(f"moet {SLEUTELLENGTE} bytes zijn, in base64")
    return waarde


def geheimenbestand(var_map: Path) -> Path:
    """Where *ontwikkeling* keeps its keys (mode 0600)."""
    return var_map / "geheim.env"


def lees_geheimen(bestand: Path) -> dict[str, bytes]:
    """Return the keys in the file, by the name of their setting."""
    regels = (regel.partition("=") for regel in bestand.read_text(encoding="ascii").splitlines() if "=" in regel)
    return {naam.removeprefix("VLIEGWIEL_").lower(): base64.b64decode(waarde) for naam, _, waarde in regels if waarde}


def ontwikkelgeheimen(var_map: Path) -> dict[str, bytes]:
    """Read the development keys; the first caller makes them. Safe when several processes start together."""
    bestand = geheimenbestand(var_map)
    if not bestand.is_file():
        var_map.mkdir(parents=True, exist_ok=True)
        inhoud = "".join(
            f"VLIEGWIEL_{naam.upper()}={base64.b64encode(secrets.token_bytes(SLEUTELLENGTE)).decode()}\n"
            for naam in SLEUTELNAMEN
        )
        greep, tijdelijk = tempfile.mkstemp(dir=var_map, prefix="geheim.")  # mkstemp makes it 0600
        try:
            with os.fdopen(greep, "w", encoding="ascii") as uit:
                uit.write(inhoud)
            with contextlib.suppress(FileExistsError):
                os.link(tijdelijk, bestand)  # atomic, and fails when another process was first
        finally:
            Path(tijdelijk).unlink()
    return lees_geheimen(bestand)
