"""Words of a client that are taken out of stored messages: where they were said, and where the assistant quoted them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vliegwiel.core.gesprek.effecten import WEGGEHAALD, vervang
from vliegwiel.core.gesprek.verloop import kort
from vliegwiel.services.poorten import CLIENT, Bericht

TUSSEN_AANHALING = re.compile("“[^”]*”")


def zonder_aanhaling(tekst: str, citaat: str) -> str:
    """Return a text of the assistant without the client's words between quotation marks."""
    return tekst.replace(f"“{citaat}”", f"“{WEGGEHAALD}”").replace(f"“{kort(citaat)}”", f"“{WEGGEHAALD}”")


def zonder_antwoord(berichten: Sequence[Bericht], antwoord: str) -> Iterator[tuple[str, str]]:
    """Return id and new text of every message that changes when an answer (one or more lines) is taken out.

    What said nothing else is emptied, and so is every quote in the replies to it. A single word further on may be
    anything, so it stays.
    """
    regels = [r for r in map(str.strip, antwoord.split("\n")) if r]
    leeg = {b.id for b in berichten if b.van == CLIENT and b.tekst.strip() in regels}
    for b in berichten:
        nieuw = WEGGEHAALD if b.id in leeg else b.tekst
        if b.antwoord_op in leeg and b.van != CLIENT:
            nieuw = TUSSEN_AANHALING.sub(f"“{WEGGEHAALD}”", nieuw)
        for regel in regels:
            nieuw = vervang(nieuw, regel, "") if b.van == CLIENT and " " in regel else nieuw
            nieuw = zonder_aanhaling(nieuw, regel)
        if nieuw != b.tekst:
            yield b.id, nieuw
