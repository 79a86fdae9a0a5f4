"""A process that deals with one message and dies on the way: ``python -m tests.hulp.sterfproef URL WAAR GESPREK BERICHT``.

WAAR: voor_rasa (after transaction 1), tijdens_rasa (Rasa thinks, nothing written), na_overdracht (the action has put
the hand-over in the queue, transaction 2 has not run) or voor_antwoord (after transaction 2, before the answer).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys

from tests.hulp.diensten import maak_dienst
from tests.hulp.taal_proef import Taalproef
from vliegwiel.services.beurt import beantwoord
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.services.poorten import Gedacht, Opdracht
from vliegwiel.storage import Database

GESTORVEN = 9


def sterf(_: Opdracht | Gedacht | None = None) -> None:
    """Stop at once, like kill -9: no clean-up, no commit."""
    os._exit(GESTORVEN)


class SterftTijdensRasa(Taalproef):
    """Rasa gets the message, and the web process dies while it waits."""

    async def denk(self, opdracht: Opdracht) -> Gedacht:
        """Begin, then die."""
        loop = asyncio.get_running_loop()
        loop.call_soon(sterf)
        await asyncio.Event().wait()
        raise AssertionError


async def main(url: str, waar: str, gesprek_id: str, bericht: str) -> None:
    """Deal with one message until the process dies."""
    taal = SterftTijdensRasa() if waar == "tijdens_rasa" else Taalproef()
    if waar == "voor_rasa":
        taal.voor = sterf
    if waar == "na_overdracht":
        taal.na = sterf
    dienst = maak_dienst(Database(url), taal)
    gegevens = json.loads(bericht)
    await beantwoord(dienst, gesprek_id, Inkomend(**(gegevens | {"keuzes": tuple(gegevens["keuzes"])})))
    sterf()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:5]))
