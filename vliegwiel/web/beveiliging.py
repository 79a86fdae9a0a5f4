"""What every answer and every change has to do with security: headers, and no changes on behalf of another site.

Cross-site requests are recognised by what only a browser can say (Sec-Fetch-Site, Origin, Referer), so forms need no
token and keep working without JavaScript, after a restart and in a second tab.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from vliegwiel.web.sleutels import INSTELLINGEN

VEILIG = (hdrs.METH_GET, hdrs.METH_HEAD, hdrs.METH_OPTIONS)
# The API knows no cookies: a client proves itself with a bearer token, which another site does not have.
ZONDER_COOKIES = "/api/"
BELEID = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KOPPEN = {
    "Content-Security-Policy": BELEID,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: then a browser sends "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
HSTS = "max-age=31536000"
EIGEN_CSRF = web.AppKey("eigen_csrf", bool)


def voeg_toe(app: web.Application) -> None:
    """Give all answers of this application the headers, and refuse changes that another site asks for."""
    app.on_response_prepare.append(zet_koppen)
    app.middlewares.append(csrf)


async def zet_koppen(request: web.Request, response: web.StreamResponse) -> None:
    """Set the headers that a handler did not set itself. Pages are personal, so nothing keeps them by default."""
    for naam, waarde in KOPPEN.items():
        response.headers.setdefault(naam, waarde)
    response.headers.setdefault(hdrs.CACHE_CONTROL, "no-store")
    if request.config_dict[INSTELLINGEN].beveiligd:
        response.headers.setdefault(hdrs.STRICT_TRANSPORT_SECURITY, HSTS)


@web.middleware
async def csrf(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse (403) an unsafe request that does not come from one of our own pages.

    A part of the application that brings its own check (``EIGEN_CSRF``) does so inside its own error pages.
    """
    binnen = request.match_info.apps[-1]
    elders = binnen is not request.app and binnen.get(EIGEN_CSRF, False)
    if request.method in VEILIG or request.path.startswith(ZONDER_COOKIES) or elders or van_onszelf(request):
        return await handler(request)
    raise web.HTTPForbidden


def van_onszelf(request: web.Request) -> bool:
    """Return whether the request comes from our own origin, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin", "none"):
        return False
    herkomst = request.headers.get(hdrs.ORIGIN) or request.headers.get(hdrs.REFERER)
    if herkomst is None:
        return site == "same-origin"
    try:
        delen = urlsplit(herkomst)
    except ValueError:
        return False
    # Behind a proxy that speaks https for us our own scheme is not the one that the browser sees.
    eigen_host = delen.scheme in ("http", "https") and delen.netloc == request.host
    return eigen_host or f"{delen.scheme}://{delen.netloc}" == request.config_dict[INSTELLINGEN].publieke_url
