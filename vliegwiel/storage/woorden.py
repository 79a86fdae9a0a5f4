"""Words about a client that somebody at the desk typed: one encrypted object per row, tied to the row's own id."""

from __future__ import annotations

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.storage.versleuteling import Versleuteling

# Stands where words were that cannot be read any more: one broken row is no reason to show nothing of a case.
ONLEESBAAR = "\ufffd"


class Woorden:
    """Encrypts and reads the words of a row."""

    def __init__(self, kluis: Versleuteling) -> None:
        self._kluis = kluis

    def dicht(self, rij_id: str, **woorden: str) -> bytes:
        """Return the bytes to store with the row of this id."""
        return self._kluis.versleutel(woorden, bij=rij_id)

    def open(self, rij_id: str, versleuteld: bytes | None, *namen: str) -> dict[str, str]:
        """Return the words with these names, empty without bytes, ``ONLEESBAAR`` when they cannot be read."""
        if versleuteld is None:
            return dict.fromkeys(namen, "")
        try:
            gelezen = self._kluis.ontsleutel(versleuteld, bij=rij_id)
        except OnleesbareContactwens:
            return dict.fromkeys(namen, ONLEESBAAR)
        return {naam: str(gelezen.get(naam, "")) for naam in namen}
