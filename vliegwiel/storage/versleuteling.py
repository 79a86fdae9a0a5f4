"""Encryption of single fields: contact data are unreadable in the database and in its backups.

AES-256-GCM: whoever changes a byte, or moves it to another row, makes it unreadable instead of different. A word that has
to be found again without being readable gets a fingerprint: a hash with a key of its own, derived from the same one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vliegwiel.core.contactwens import OnleesbareContactwens

VORM = b"\x01"  # so that another algorithm or key can be told apart later
NONCE_BYTES = 12


def leid_af(geheim: bytes, waarvoor: str) -> bytes:
    """Return a key of 32 bytes of its own, so that one secret can serve several purposes."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"vliegwiel {waarvoor}".encode()).derive(geheim)


class Versleuteling:
    """Encrypts JSON objects with one 32-byte key. ``bij`` ties the bytes to the row that they belong to."""

    def __init__(self, sleutel: bytes) -> None:
        self._aes = AESGCM(sleutel)
        self._zoeksleutel = leid_af(sleutel, "zoekwoord")

    def vingerafdruk(self, woord: str) -> str:
        """Return a keyed hash of a word: the same for the same word, and no way back without the key."""
        return hmac.new(self._zoeksleutel, woord.encode(), hashlib.sha256).hexdigest()

    def versleutel(self, gegevens: Mapping[str, Any], bij: str = "") -> bytes:
        """Return the bytes to store; the same data give other bytes every time."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        tekst = json.dumps(dict(gegevens), separators=(",", ":")).encode()
        return VORM + nonce + self._aes.encrypt(nonce, tekst, VORM + bij.encode())

    def ontsleutel(self, versleuteld: bytes, bij: str = "") -> dict[str, Any]:
        """Return the data; raises ``OnleesbareContactwens`` when they were tampered with or the key is another."""
        vorm, nonce, rest = versleuteld[:1], versleuteld[1 : 1 + NONCE_BYTES], versleuteld[1 + NONCE_BYTES :]
        if vorm != VORM or len(nonce) != NONCE_BYTES:
            raise OnleesbareContactwens("onbekende vorm")
        try:
            gegevens: dict[str, Any] = json.loads(self._aes.decrypt(nonce, rest, VORM + bij.encode()))
        except InvalidTag:
            raise OnleesbareContactwens("veranderd, verplaatst of met een andere sleutel gemaakt") from None
        return gegevens
