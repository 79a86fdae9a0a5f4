"""Where a form comes from: which conversation, and which moment of it, written in the form's own id.

The same moment has the same id in every tab and after every reload, so the same answer to the same question is one
message, however often and from wherever it is sent. And a form that was made in one conversation never lands in another:
somebody else's code may have been typed on the same device in the meantime.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence

from vliegwiel.services.poorten import Bericht

_VAN_GESPREK = re.compile(r"(g[0-9a-f]{8})-[0-9a-f]{12}", re.ASCII)


class AnderGesprek(Exception):
    """The form belongs to another conversation than the one that this browser is in now, or to one it has left."""


def formulier_id(gesprek_id: str | None, berichten: Sequence[Bericht]) -> str:
    """Return the id of the forms on a page that shows these messages; a first page gets one of its own."""
    if gesprek_id is None:
        return f"n{secrets.token_hex(10)}"
    laatste = berichten[-1].id if berichten else ""
    return f"{_merk(gesprek_id)}-{_hash(gesprek_id, str(len(berichten)), laatste)[:12]}"


def controleer(formulier: str, gesprek_id: str | None) -> None:
    """Raise ``AnderGesprek`` when this form was made in another conversation; a form of a first page fits in any."""
    gelezen = _VAN_GESPREK.fullmatch(formulier)
    if gelezen and (gesprek_id is None or gelezen[1] != _merk(gesprek_id)):
        raise AnderGesprek


def _merk(gesprek_id: str) -> str:
    """Return what tells conversations apart and says nothing about them."""
    return f"g{_hash(gesprek_id)[:8]}"


def _hash(*delen: str) -> str:
    return hashlib.sha256("\0".join(delen).encode()).hexdigest()
