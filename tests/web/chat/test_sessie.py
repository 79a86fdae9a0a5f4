"""The cookie that remembers a conversation, and the counters that keep one address from filling the place."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from tests.hulp.webproef import Web
from vliegwiel.settings import Instellingen, InstellingenFout, laad_instellingen
from vliegwiel.web.begrenzing import adres_van
from vliegwiel.web.chat import sessie
from vliegwiel.web.sleutels import INSTELLINGEN


def app_met(instellingen: Instellingen) -> web.Application:
    app = web.Application()
    app[INSTELLINGEN] = instellingen
    return app


def test_over_https_the_cookie_is_secure_and_bound_to_this_host(instellingen: Instellingen) -> None:
    app = app_met(instellingen.model_copy(update={"publieke_url": "https://vliegwiel.example"}))
    antwoord = web.Response()
    sessie.onthoud(app, antwoord, "geheim")
    [koek] = antwoord.cookies.values()
    assert koek.key.startswith("__Host-")
    assert (koek["secure"], koek["httponly"], koek["samesite"], koek["path"]) == (True, True, "Lax", "/")
    assert not koek["domain"]


def test_on_a_development_machine_without_https_the_cookie_works_too(instellingen: Instellingen) -> None:
    antwoord = web.Response()
    sessie.onthoud(app_met(instellingen), antwoord, "geheim")
    [koek] = antwoord.cookies.values()
    assert koek["httponly"]
    assert not koek["secure"]


@pytest.mark.parametrize(
    ("proxies", "doorgegeven", "verwacht"),
    [
        (0, "1.1.1.1", ""),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", ""),
    ],
)
def test_an_address_counts_only_when_our_own_proxy_says_so(
    instellingen: Instellingen, proxies: int, doorgegeven: str, verwacht: str
) -> None:
    app = app_met(instellingen.model_copy(update={"aantal_proxies": proxies}))
    verzoek = make_mocked_request("GET", "/", headers={"X-Forwarded-For": doorgegeven}, app=app)
    # A mocked request has no address of its own.
    assert adres_van(verzoek) == verwacht


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff:1::9", True),
        ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
        ("::ffff:1.1.1.1", "1.1.1.1", True),
        ("::ffff:1.1.1.1", "::ffff:1.1.1.2", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("onbekend", "onbekender", False),
    ],
)
def test_who_has_a_whole_ipv6_network_is_one_address(
    instellingen: Instellingen, een: str, ander: str, zelfde: bool
) -> None:
    app = app_met(instellingen.model_copy(update={"aantal_proxies": 1}))
    adressen = [
        adres_van(make_mocked_request("GET", "/", headers={"X-Forwarded-For": a}, app=app)) for a in (een, ander)
    ]
    assert (adressen[0] == adressen[1]) is zelfde


async def test_who_comes_every_week_without_a_code_is_still_known_after_a_month(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    for antwoord in ("begin", "overslaan"):
        await bezoeker.druk(antwoord)
        assert bezoeker.antwoord is not None
        [gezet] = bezoeker.antwoord.history
        assert int(gezet.cookies["vliegwiel-gesprek"]["max-age"]) == sessie.BEWAARTIJD


def test_a_limit_that_means_nothing_is_refused_with_the_reason(instellingen: Instellingen) -> None:
    with pytest.raises(InstellingenFout, match="limiet_berichten is geen geldige grens"):
        laad_instellingen(var_map=instellingen.var_map, limiet_berichten="heel veel")
