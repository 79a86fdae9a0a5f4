"""The code on the page: shown by the browser that made it or came in with it, which keeps it in a cookie.

The database has only a hash, so another browser in the same conversation can make a new code, not read this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aiohttp import web

from vliegwiel.core.gesprek.hervatten import CODE
from vliegwiel.services.hervat import Code, bekijk_code
from vliegwiel.services.poorten import ASSISTENT, CLIENT, Bericht
from vliegwiel.services.verlopen import bewaring
from vliegwiel.web.chat import geheugen, sessie
from vliegwiel.web.sleutels import DIENST, INSTELLINGEN


@dataclass(frozen=True)
class Codebeeld:
    """What the page shows. ``code`` is empty when this browser does not know it; ``tot``: until when one works.

    ``adres``: where to type it. ``bewaard_tot``: the last day of the conversation itself, None when its case decides;
    ``gevraagd``: not before somebody asked once more. ``open``: whether the page unfolds it.
    """

    code: str
    tot: datetime | None
    adres: str
    bewaard_tot: date | None = None
    gevraagd: bool = False
    open: bool = False


def cookienaam(app: web.Application) -> str:
    """Return the name of the cookie with the code."""
    return "__Host-vliegwiel-code" if app[INSTELLINGEN].beveiligd else "vliegwiel-code"


def onthoud(app: web.Application, antwoord: web.StreamResponse, code: str, *, kort: bool = False) -> None:
    """Let this browser show the code again, for as long as it works; ``kort``: on the device of who types along."""
    duur = sessie.KORT if kort else app[INSTELLINGEN].hervatcode_dagen * 24 * 3600
    antwoord.set_cookie(
        cookienaam(app), code, max_age=duur, httponly=True, samesite="Lax", secure=app[INSTELLINGEN].beveiligd
    )


def vergeet(app: web.Application, antwoord: web.StreamResponse) -> None:
    """Let this browser forget the code."""
    antwoord.del_cookie(cookienaam(app), httponly=True, samesite="Lax", secure=app[INSTELLINGEN].beveiligd)


def bekend(request: web.Request) -> str:
    """Return the code that this browser remembers, right or wrong, or an empty string."""
    return geheugen.lees(request, cookienaam(request.app))


async def codebeeld(
    request: web.Request, gesprek_id: str, berichten: Sequence[Bericht] = (), vers: Code | None = None
) -> Codebeeld:
    """Return what to show; ``vers`` is a code that was made a moment ago, which the cookie does not have yet."""
    code, tot = (
        (vers, vers.verloopt_op) if vers else await bekijk_code(request.app[DIENST], gesprek_id, bekend(request))
    )
    instellingen = request.app[INSTELLINGEN]
    blijft = await bewaring(request.app[DIENST], gesprek_id, instellingen.gesprekken_bewaardagen)
    return Codebeeld(
        code.code if code else "",
        tot,
        f"{instellingen.publieke_url}/verder",
        blijft.tot,
        blijft.gevraagd,
        open=vraagt_om_code(berichten) or (not tot and _eerste(berichten)),
    )


def vraagt_om_code(berichten: Sequence[Bericht]) -> bool:
    """Return whether the assistant's last reply is about the code."""
    van_assistent = [b for b in berichten if b.van == ASSISTENT]
    laatste = van_assistent[-1].antwoord_op if van_assistent else None
    return any(b.kaart == CODE for b in van_assistent if b.antwoord_op == laatste)


def _eerste(berichten: Sequence[Bericht]) -> bool:
    """Whether the client has just given the first answer of their own: then the code is offered."""
    return sum(b.van == CLIENT and not b.keuzes for b in berichten) == 1
