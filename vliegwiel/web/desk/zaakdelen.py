"""The parts of a case's page that have a module of their own, in the order in which they stand below the matrix.

A part loads what it shows in the transaction of the page, and draws it with its own template. So the page grows
without one function or one template that knows everything.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from vliegwiel.services.overdracht import Dossier
from vliegwiel.storage import Verbinding
from vliegwiel.web.desk import aanbod, mensen, plan, uitvoer, voortgang, zaak

Laad = Callable[[web.Request, Verbinding, Dossier], Awaitable[Mapping[str, Any] | None]]


@dataclass(frozen=True)
class Zaakdeel:
    """One part. ``laad`` returns what its template needs, under ``naam``; None: nothing of it is shown to this person."""

    naam: str
    sjabloon: str
    laad: Laad


ZAAKDELEN: tuple[Zaakdeel, ...] = (
    Zaakdeel("indruk", "desk/zaak_indruk.html", plan.deel_indruk),
    Zaakdeel("plan", "desk/zaak_plan.html", plan.deel_plan),
    Zaakdeel("mensen", "desk/zaak_mensen.html", mensen.deel_mensen),
    Zaakdeel("voortgang", "desk/zaak_voortgang.html", voortgang.deel_voortgang),
    Zaakdeel("zaak", "desk/zaak_beheer.html", zaak.laad),
    Zaakdeel("aanbod", "desk/zaak_aanbod.html", aanbod.laad),
    Zaakdeel("uitvoer", "desk/zaak_uitvoer.html", uitvoer.laad),
)


async def laad_delen(
    request: web.Request, verbinding: Verbinding, dossier: Dossier, delen: Sequence[Zaakdeel] = ZAAKDELEN
) -> dict[str, Any]:
    """Return ``delen`` (the templates to draw) and the values of each, for the page."""
    waarden: dict[str, Any] = {"delen": []}
    for deel in delen:
        geladen = await deel.laad(request, verbinding, dossier)
        if geladen is not None:
            waarden[deel.naam] = geladen
            waarden["delen"].append(deel.sjabloon)
    return waarden
