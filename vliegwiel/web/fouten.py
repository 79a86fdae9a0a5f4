"""Every error as something a person can read: a Dutch page with a telephone number, or problem+json for ``/api``.

Source of the JSON form: RFC 9457.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import aiohttp_jinja2
from aiohttp import hdrs, web

from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.core.matrix import OnbekendeCel, OnbekendeRij, OngeldigeCel
from vliegwiel.services.gesprek import OnbekendGesprek
from vliegwiel.services.hervat import OnbekendeCode
from vliegwiel.services.ontvangst import OngeldigeKeuze
from vliegwiel.storage import DatabaseBezet
from vliegwiel.web.begrenzing import TeSnel
from vliegwiel.web.teksten import Fouttekst, fouttekst

_LOG = logging.getLogger(__name__)
_HTTP = {
    401: "niet_ingelogd",
    403: "geweigerd",
    404: "niet_gevonden",
    405: "methode",
    413: "te_groot",
    415: "verkeerd_soort",
    429: "te_snel",
    500: "storing",
    503: "druk",
}
_NAMEN: dict[type[Exception], tuple[int, str]] = {
    BerichtLeeg: (422, "leeg"),
    BerichtTeLang: (422, "te_lang"),
    OngeldigeKeuze: (422, "keuze"),
    OnbekendeRij: (422, "ongeldig"),
    OngeldigeCel: (422, "leeg"),
    OnbekendeCel: (404, "geen_regel"),
    OnbekendGesprek: (401, "niet_ingelogd"),
    OnbekendeCode: (404, "code"),
    TeSnel: (429, "te_snel"),
    DatabaseBezet: (503, "druk"),
    web.RequestPayloadError: (400, "ongeldig"),
}


class Probleem(Exception):
    """A request that can't be dealt with: HTTP status, the key of its text, and what is wrong in particular."""

    def __init__(self, status: int, sleutel: str, uitleg: str = "", koppen: Mapping[str, str] | None = None) -> None:
        super().__init__(sleutel)
        self.status = status
        self.sleutel = sleutel
        self.uitleg = uitleg
        self.koppen = dict(koppen or {})

    @property
    def tekst(self) -> Fouttekst:
        """The words, in Dutch."""
        basis = fouttekst(self.sleutel)
        return Fouttekst(basis.titel, self.uitleg) if self.uitleg else basis


def als_probleem(fout: Exception) -> Probleem | None:
    """Return what a known error means to a client, or None for one that nobody expected."""
    if isinstance(fout, Probleem):
        return fout
    for soort, (status, sleutel) in _NAMEN.items():
        if isinstance(fout, soort):
            koppen: dict[str, str] = {hdrs.RETRY_AFTER: str(fout.wacht)} if isinstance(fout, TeSnel) else {}
            if status == HTTPStatus.UNAUTHORIZED:
                koppen[hdrs.WWW_AUTHENTICATE] = "Bearer"
            return Probleem(status, sleutel, koppen=koppen)
    if isinstance(fout, web.HTTPException) and fout.status in _HTTP:
        mee = (hdrs.ALLOW, hdrs.RETRY_AFTER, hdrs.WWW_AUTHENTICATE)
        return Probleem(
            fout.status, _HTTP[fout.status], koppen={str(k): fout.headers[k] for k in mee if k in fout.headers}
        )
    return None


def probleem_json(probleem: Probleem) -> web.Response:
    """Return the JSON form (RFC 9457) of a problem."""
    tekst = probleem.tekst
    inhoud = {"title": tekst.titel, "status": probleem.status, "detail": tekst.uitleg}
    return web.Response(
        status=probleem.status,
        body=json.dumps(inhoud, ensure_ascii=False).encode(),
        content_type="application/problem+json",
        headers=probleem.koppen | {hdrs.CACHE_CONTROL: "no-store"},
    )


def foutpagina(request: web.Request, probleem: Probleem) -> web.Response:
    """Return the page form of a problem."""
    tekst = probleem.tekst
    antwoord = aiohttp_jinja2.render_template("chat/fout.html", request, {"fout": tekst}, status=probleem.status)
    antwoord.headers.update(probleem.koppen | {hdrs.CACHE_CONTROL: "no-store"})
    return antwoord


@web.middleware
async def leesbare_fouten(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Turn errors into readable answers; what nobody expected is logged, without anything that a client wrote."""
    try:
        return await handler(request)
    except Exception as fout:  # the last place where a client can still be told something
        probleem = als_probleem(fout)
        if probleem is None:
            if isinstance(fout, web.HTTPException):
                raise
            route = request.match_info.route.name or request.method
            _LOG.error("onverwachte fout bij %s", route, exc_info=_zonder_inhoud(fout))
            probleem = Probleem(500, "storing")
        return probleem_json(probleem) if request.path.startswith("/api") else foutpagina(request, probleem)


def _zonder_inhoud(fout: Exception) -> Exception:
    """Return the error for the log. A driver's message may quote the parameters, so only its kind and place stay."""
    return RuntimeError(type(fout).__qualname__).with_traceback(fout.__traceback__)
