"""What a sign-on service may not get away with: every claim and every key of an id_token is checked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from vliegwiel.buiten.aanmelddienst import Aanmelddienst, Begin, DienstWeg, DienstWeigert, pas_bewezen
from vliegwiel.settings_aanmelden import Aanmelddienst as Instellingen
from vliegwiel.web.desk.sessie import VERS

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SLEUTEL = ECKey.generate_key("P-256", {"kid": "eerste", "alg": "ES256", "use": "sig"})
TERUG = "http://desk.example/desk/aanmelden/terug"


@dataclass
class Dienst:
    """A provider that says whatever the test wants."""

    server: TestServer
    sleutel: ECKey = field(default_factory=lambda: SLEUTEL)
    claims: dict[str, Any] = field(default_factory=dict)
    token: str = ""
    gegevens: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    async def beschrijving(self, _: web.Request) -> web.Response:
        adressen = {
            n: f"{self.issuer}/{n}"
            for n in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
        }
        return web.json_response({"issuer": self.issuer} | adressen | self.gegevens)

    async def sleutels(self, _: web.Request) -> web.Response:
        openbaar = KeySet([self.sleutel]).as_dict(private=False)["keys"]
        # Services also show keys for other work, and kinds of which nobody here has heard.
        return web.json_response(
            {"keys": [{"kty": "LATTICE", "kid": "nieuw"}, {"kty": "RSA", "use": "enc"}, *openbaar]}
        )

    async def geef_token(self, _: web.Request) -> web.Response:
        return web.json_response({"access_token": "a", "token_type": "Bearer", "id_token": self.token or self.teken()})

    async def wie(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == "Bearer a"
        return web.json_response({"sub": "u-1"} | self.userinfo)

    def teken(self, sleutel: Any = None, alg: str = "ES256") -> str:
        nu = int(NU.timestamp())
        claims = {
            "iss": self.issuer,
            "aud": "vw",
            "sub": "u-1",
            "iat": nu,
            "exp": nu + 300,
            "nonce": "n",
            "roles": ["c"],
            "name": "N",
        }
        juist = {k: v for k, v in (claims | self.claims).items() if v is not None}
        return jwt.encode({"alg": alg, "kid": self.sleutel.kid}, juist, sleutel or self.sleutel, algorithms=[alg])

    def klant(self, **anders: str) -> Aanmelddienst:
        vast = {"issuer": self.issuer, "client_id": "vw", "client_secret": "geheim", "rollen": "c=consulent"}
        instellingen = Instellingen.model_validate(vast | anders)
        return Aanmelddienst(instellingen, lambda: NU)

    async def voltooi(self, klant: Aanmelddienst | None = None) -> dict[str, Any]:
        return await (klant or self.klant()).voltooi({"code": "c", "state": "s"}, Begin("", "s", "n", "v" * 43), TERUG)


@pytest.fixture
async def dienst() -> AsyncIterator[Dienst]:
    app = web.Application()
    gemaakt = Dienst(TestServer(app))
    app.router.add_get("/.well-known/openid-configuration", gemaakt.beschrijving)
    app.router.add_get("/jwks_uri", gemaakt.sleutels)
    app.router.add_post("/token_endpoint", gemaakt.geef_token)
    app.router.add_get("/userinfo_endpoint", gemaakt.wie)
    await gemaakt.server.start_server()
    yield gemaakt
    await gemaakt.server.close()


async def test_a_right_token_is_believed(dienst: Dienst) -> None:
    assert (await dienst.voltooi())["sub"] == "u-1"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elders.example"}, {"iss": None}, {"aud": "een-ander"}, {"aud": None}, {"aud": ["vw", "een-ander"]},
        {"azp": "een-ander"}, {"exp": int(NU.timestamp()) - 61}, {"exp": None}, {"exp": "morgen"}, {"nbf": int(NU.timestamp()) + 3600},
        {"iat": None}, {"iat": int(NU.timestamp()) + 3600}, {"nonce": "m"}, {"nonce": None}, {"sub": ""}, {"sub": None}, {"sub": 7},
        {"sub": "x" * 256},
    ],
)  # fmt: skip
async def test_a_token_with_one_wrong_claim_is_refused(dienst: Dienst, claims: dict[str, Any]) -> None:
    dienst.claims = claims
    with pytest.raises(DienstWeigert):
        await dienst.voltooi()


async def test_a_token_that_somebody_else_signed_is_refused(dienst: Dienst) -> None:
    vreemd = ECKey.generate_key("P-256", {"kid": "eerste", "alg": "ES256", "use": "sig"})
    geheim = OctKey.import_key(b"geheim-geheim-geheim-geheim-geheim")
    zonder = dienst.teken().rpartition(".")[0] + "."
    for token in (
        dienst.teken(vreemd),
        dienst.teken(geheim, "HS256"),
        zonder,
        "geen.token",
        "x",
        dienst.teken()[:-4] + "AAAA",
    ):
        dienst.token = token
        with pytest.raises(DienstWeigert):
            await dienst.voltooi()


async def test_a_new_key_of_the_service_is_fetched_when_it_is_needed(dienst: Dienst) -> None:
    klant = dienst.klant()
    await dienst.voltooi(klant)
    dienst.sleutel = ECKey.generate_key("P-256", {"kid": "tweede", "alg": "ES256", "use": "sig"})
    assert (await dienst.voltooi(klant))["sub"] == "u-1"


async def test_what_the_token_leaves_out_is_asked_for_and_only_about_the_same_person(dienst: Dienst) -> None:
    dienst.claims, dienst.userinfo = {"roles": None}, {"roles": ["x"], "name": "Niet deze"}
    claims = await dienst.voltooi()
    assert (claims["roles"], claims["name"]) == (["x"], "N")  # what was signed goes before
    dienst.userinfo = {"sub": "u-2", "roles": ["x"]}
    with pytest.raises(DienstWeigert, match="userinfo"):
        await dienst.voltooi()


async def test_a_team_that_only_the_second_answer_names_is_not_missed(dienst: Dienst) -> None:
    dienst.userinfo = {"afdeling": "Wijkteam Noord"}
    assert "afdeling" not in await dienst.voltooi()
    assert (await dienst.voltooi(dienst.klant(claim_team="afdeling")))["afdeling"] == "Wijkteam Noord"


@pytest.mark.parametrize(
    "gegevens",
    [
        {"issuer": "http://elders.example"},
        {"jwks_uri": None},
        {"token_endpoint": "ftp://x"},
        {"jwks_uri": "http://127.0.0.1:1/x"},
    ],
)
async def test_a_description_that_is_not_right_counts_as_away(dienst: Dienst, gegevens: dict[str, Any]) -> None:
    dienst.gegevens = gegevens
    with pytest.raises(DienstWeg):
        await dienst.klant().begin(TERUG)


async def test_the_way_there_has_a_state_a_nonce_and_a_challenge_that_are_never_the_same(dienst: Dienst) -> None:
    klant = dienst.klant()
    een, twee = await klant.begin(TERUG), await klant.begin(TERUG)
    assert "code_challenge_method=S256" in een.adres
    assert een.verificatie not in een.adres
    assert len({een.state, twee.state, een.nonce, twee.nonce, een.verificatie, twee.verificatie}) == 6
    assert een.verificatie not in repr(een)


@pytest.mark.parametrize(
    ("geleden", "goed"), [(0, True), (300, True), (359, True), (361, False), (None, False), ("nu", False)]
)
def test_a_login_of_long_ago_is_no_proof_of_now(geleden: Any, goed: bool) -> None:
    claims = {"auth_time": int(NU.timestamp()) - geleden if isinstance(geleden, int) else geleden}
    assert pas_bewezen(claims, NU, VERS) is goed
