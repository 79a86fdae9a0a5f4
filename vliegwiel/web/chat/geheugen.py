"""Where a browser keeps the token of its conversation and its code.

On the chat's own pages: first-party cookies. Inside another site's page (the widget) those are out of reach, so there
are two ways at once: partitioned cookies (CHIPS), which a browser keeps apart per site, and the memory of the page that
runs inside the frame, which sends them as headers. Where storage is blocked only the second one is left, and the
conversation lives as long as that page.

Only scripts of our own origin can send these headers: another origin would need a CORS permission, which nobody gets.
"""

from __future__ import annotations

from http.cookies import Morsel, SimpleCookie

from aiohttp import hdrs, web

PAD = "/ingesloten"
KOP = "X-Vliegwiel-Ingesloten"
NAAR = "X-Vliegwiel-Naar"
ONTHOUDEN = "X-Vliegwiel-Onthouden"
_ACHTER = "-ingesloten"


def is_ingesloten(request: web.Request) -> bool:
    """Return whether the request comes from the page inside the frame, or is for that page itself."""
    return KOP in request.headers or request.path == PAD


def kop_van(koekje: str) -> str:
    """Return the header that stands in for a cookie: ``__Host-vliegwiel-gesprek`` → ``X-Vliegwiel-Gesprek``."""
    return f"X-Vliegwiel-{koekje.rpartition('-')[2].title()}"


def merk_van(koekje: str) -> str:
    """Return the cookie with which the quick exit says that the others don't count any more (see ``verlaten``)."""
    return f"{koekje.rpartition('-')[0]}-weg"


def is_verlaten(request: web.Request, koekje: str) -> bool:
    """Return whether somebody left in a hurry, and the server has not heard of it in any other way."""
    return merk_van(koekje) + (_ACHTER if is_ingesloten(request) else "") in request.cookies


def lees(request: web.Request, koekje: str) -> str:
    """Return what the browser keeps under this name, or an empty string; nothing after the quick exit."""
    gestuurd = request.headers.get(kop_van(koekje)) if is_ingesloten(request) else ""
    return gestuurd or ("" if is_verlaten(request, koekje) else bewaard(request, koekje))


def bewaard(request: web.Request, koekje: str) -> str:
    """Return what is in the browser's cookie, whatever happened; or an empty string."""
    return request.cookies.get(koekje + (_ACHTER if is_ingesloten(request) else ""), "")


def zet_om(request: web.Request, antwoord: web.StreamResponse, koekjes: tuple[str, ...]) -> None:
    """Turn first-party cookies of an answer into partitioned ones, and tell the page in the frame their values."""
    for koekje in koekjes:
        gezet = antwoord.cookies.pop(koekje, None)
        if gezet is None:
            continue
        if KOP in request.headers:
            antwoord.headers[kop_van(koekje)] = gezet.value
        antwoord.headers.add(hdrs.SET_COOKIE, _gescheiden(koekje + _ACHTER, gezet))


def _gescheiden(naam: str, gezet: Morsel[str]) -> str:
    """Return the header of a partitioned cookie; ``http.cookies`` knows that attribute from Python 3.14 on.

    Always Secure: without it browsers refuse SameSite=None. On plain http elsewhere than on this machine only the memory
    of the page is left.
    """
    koekje: SimpleCookie = SimpleCookie({naam: gezet.value})
    koekje[naam].update(
        {"path": "/", "max-age": gezet["max-age"], "samesite": "None", "httponly": True, "secure": True}
    )
    return f"{koekje[naam].OutputString()}; Partitioned"


def meld_onthouden(request: web.Request, antwoord: web.StreamResponse, koekje: str) -> None:
    """Say whether the browser sent back by itself what its page has in memory: then it really keeps it."""
    if gestuurd := request.headers.get(kop_van(koekje)):
        zelf = request.cookies.get(koekje + _ACHTER) == gestuurd
        antwoord.headers[ONTHOUDEN] = "ja" if zelf else "nee"
