"""What a client may see of a conversation: everything that is kept of it, in one look.

``opening`` is the same beginning without storing anything, so that a page that is only looked at leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from vliegwiel.core import gesprek as kern
from vliegwiel.core.gesprek import Toestand, Via
from vliegwiel.core.terugbellen import Aanbod, Terugbelverzoek
from vliegwiel.services.gesprek import Dienst, OnbekendGesprek, toestand_van
from vliegwiel.services.nadenken import Ingepland, van_gesprek
from vliegwiel.services.poorten import ASSISTENT, CLIENT, ONTVANGEN, VERWERKT, Bericht

OPENING = "opening"


@dataclass(frozen=True)
class Inzage:
    """The state, all messages in order, and the typed contact fields of one conversation.

    ``terugbel``: the request to be called, if any; ``aanbod``: when the gemeente can call now; ``nu``: when it was read.
    """

    toestand: Toestand
    berichten: tuple[Bericht, ...]
    contact: Mapping[str, Any]
    nadenken: Ingepland | None = None
    terugbel: Terugbelverzoek | None = None
    aanbod: Aanbod | None = None
    nu: datetime | None = None
    zone: tzinfo | None = None

    @property
    def wacht(self) -> bool:
        """Whether a message of the client is kept but not yet dealt with."""
        return any(b.van == CLIENT and b.status == ONTVANGEN for b in self.berichten)


async def bekijk(dienst: Dienst, gesprek_id: str) -> Inzage:
    """Return all of one conversation; raises ``OnbekendGesprek``."""
    async with dienst.opslag.lezen() as repo:
        opgeslagen = await repo.lees(gesprek_id)
        if opgeslagen is None:
            raise OnbekendGesprek
        berichten = await repo.berichten(gesprek_id)
        contact = await repo.contact(gesprek_id)
        gepland = await van_gesprek(repo.nadenkers, gesprek_id)
        terugbel = await repo.terugbel.van_gesprek(gesprek_id)
    nu = dienst.klok()
    toestand = toestand_van(dienst, opgeslagen)
    return Inzage(
        toestand,
        tuple(berichten),
        contact,
        gepland,
        terugbel,
        dienst.bereikbaarheid.aanbod(nu),
        nu,
        dienst.bereikbaarheid.zone,
    )


def opening(dienst: Dienst, via: Via | None = None) -> Inzage:
    """Return how a conversation begins, with the message ids that ``start`` will give it. ``via``: who gave the link."""
    eerste = kern.begin(Toestand(dienst.gebieden), via)
    uitingen, _ = dienst.catalogus.spreek(eerste.teksten, {})
    nu = dienst.klok()
    berichten = tuple(
        Bericht(f"{OPENING}.{n}", ASSISTENT, nu, u.tekst, status=VERWERKT, keuzes=u.keuzes, kaart=u.kaart, soort=u.soort,
                sleutel=u.sleutel, meer=u.meer, antwoord_op=OPENING)
        for n, u in enumerate(uitingen)
    )  # fmt: skip
    return Inzage(eerste.toestand, berichten, {})
