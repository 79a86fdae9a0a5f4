"""What the pages of the methods share: their repositories in a transaction, and forms that lose nothing that was typed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.veld import OngeldigVeld
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.storage import Verbinding
from vliegwiel.storage.methoden import MethodenRepository
from vliegwiel.web.desk import sessie
from vliegwiel.web.desk.routes import ZAAKPAD
from vliegwiel.web.desk.werk import KLUIS, MEDEWERKER, formulier, nu
from vliegwiel.web.sleutels import DATABASE

ZAAK = ZAAKPAD
EEN_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
DEEL = f"{{deel:{EEN_ID}}}"

Velden = Mapping[str, Any]
Doe = Callable[[MethodenRepository, web.Request, Velden], Awaitable[None]]
# Loads what a page shows; the case is the consultant's own by then.
Laad = Callable[[MethodenRepository, web.Request, Overdracht], Awaitable[Mapping[str, Any]]]


def van(verbinding: Verbinding, request: web.Request) -> MethodenRepository:
    """Return the repositories in this transaction."""
    return MethodenRepository(verbinding, request.app[KLUIS])


@asynccontextmanager
async def transactie(request: web.Request) -> AsyncIterator[MethodenRepository]:
    """Give the repositories in a writing transaction."""
    async with request.app[DATABASE].transactie() as verbinding:
        yield van(verbinding, request)


def wie(request: web.Request) -> tuple[str, str]:
    """Return the ids of the case and of who works on it, as the use cases take them."""
    return request.match_info["id"], request[MEDEWERKER].id


class Pagina:
    """One page of a case with its forms: ``toon`` shows it, ``doe`` makes the handler of one form.

    A form that is refused shows the page again (400), with what was typed and the reason beside the field.
    """

    def __init__(self, sjabloon: str, pad: str, laad: Laad) -> None:
        self._sjabloon = sjabloon
        self._pad = pad
        self._laad = laad

    async def toon(self, request: web.Request) -> web.Response:
        """Show the page to the owner of the case."""
        return await self._toon(request, {}, None)

    def doe(self, doe: Doe, melding: str, naar: str | None = None) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler of a form; ``naar``: where it leads, this page by default."""

        async def handler(request: web.Request) -> web.Response:
            velden = await formulier(request)
            try:
                async with transactie(request) as m:
                    await doe(m, request, velden)
            except OngeldigVeld as fout:
                return await self._toon(request, velden, fout)
            await sessie.meld(request, melding)
            hier = f"/desk/overdrachten/{request.match_info['id']}"
            return web.Response(status=303, headers={hdrs.LOCATION: f"{hier}/{self._pad}" if naar is None else naar})

        return handler

    async def _toon(self, request: web.Request, velden: Velden, fout: OngeldigVeld | None) -> web.Response:
        async with transactie(request) as m:
            zaak = await self._zaak(m, request)
            waarden = await self._laad(m, request, zaak)
            await m.zaken.audit.noteer(f"{self._pad}_bekeken".replace("-", "_"), wie(request)[1], zaak.id, nu(request))
        melding = await sessie.neem_melding(request)
        binnen = {
            "zaak": zaak,
            "medewerker": request[MEDEWERKER],
            "melding": "" if fout else melding,  # what went well before is no news beside what did not
            "ingevuld": velden,
            "fout": fout,
            "vandaag": vandaag(nu(request)),
        }
        status = web.HTTPBadRequest.status_code if fout else web.HTTPOk.status_code
        return aiohttp_jinja2.render_template(self._sjabloon, request, binnen | dict(waarden), status=status)

    async def _zaak(self, m: MethodenRepository, request: web.Request) -> Overdracht:
        return await zaken.eigen(m, *wie(request))


def dag_van_nu(request: web.Request) -> date:
    """Return the day that it is in the Netherlands."""
    return vandaag(nu(request))
