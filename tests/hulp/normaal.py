"""An ordinary conversation through the services, from the first button to sharing."""

from __future__ import annotations

from collections.abc import Iterable

from tests.hulp.overdrachten import wachtend_in
from vliegwiel.services import beurt
from vliegwiel.services.gesprek import Antwoord, Dienst
from vliegwiel.services.ontvangst import Inkomend

CONTACT = {"naam": "Sam", "telefoon": "06 12345678", "hoe": "bellen"}
NORMAAL: tuple[Inkomend, ...] = (
    Inkomend("bericht-00", keuzes=("begin",)),
    Inkomend("bericht-01", "ik wil weer werk"),
    Inkomend("bericht-02", "dan hoor ik er weer bij en verdien ik mijn eigen geld"),
    Inkomend("bericht-03", "ik fiets elke dag"),
    Inkomend("bericht-04", "ik heb schulden"),
    Inkomend("bericht-05", keuzes=("genoeg",)),
    Inkomend("bericht-06", keuzes=("werk",)),
    Inkomend("bericht-07", keuzes=("8",)),
    Inkomend("bericht-08", "omdat het moet lukken"),
    Inkomend("bericht-09", keuzes=("10",)),
    Inkomend("bericht-10", kaart={"naam": "Ank", "rol": "meedenken"}),
    Inkomend("bericht-11", keuzes=("geen_stap",)),
    Inkomend("bericht-12", kaart=CONTACT),
    Inkomend("bericht-13", keuzes=("delen",)),
)


async def voer(dienst: Dienst, gesprek_id: str, berichten: Iterable[Inkomend]) -> list[Antwoord]:
    """Send messages one after the other."""
    return [await beurt.beantwoord(dienst, gesprek_id, b) for b in berichten]


async def wachtrij(dienst: Dienst) -> list[str]:
    """Return the wishes that wait in the queue."""
    async with dienst.opslag.lezen() as repo:
        return [r.wens for r in await wachtend_in(repo.overdrachten)]
