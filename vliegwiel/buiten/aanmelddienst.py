"""A sign-on service by OpenID Connect: authorization code with PKCE, and an id_token that is checked to the letter.

The only place with authlib, joserfc and httpx. What comes back is what the service vouches for (claims); what that
means here is decided in ``services.aanmelddienst``.
"""

from __future__ import annotations

import secrets
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from vliegwiel.settings_aanmelden import Aanmelddienst as Instellingen

with warnings.catch_warnings():
    # It prefers a newer name of the httpx that it uses as well; that is no news for who starts Vliegwiel.
    from authlib.deprecate import AuthlibDeprecationWarning

    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    from authlib.integrations.base_client import OAuthError
    from authlib.integrations.httpx_client import AsyncOAuth2Client

ALGORITMES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
SOORTEN = ("RSA", "EC", "OKP")
BEWAARD = 3600.0  # seconds that the service's own description and keys are kept
SPELING = 60  # seconds that two clocks may differ
VERPLICHT = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
ADRESSEN = (*VERPLICHT, "end_session_endpoint", "userinfo_endpoint")


class DienstWeg(Exception):
    """The service does not answer, or with something that can't be used. Logging in with a local account still works."""


class DienstWeigert(Exception):
    """What came back is not right, or the service refused: a wrong state, nonce, signature or moment, a code used twice.

    ``str()`` names what is wrong, without anything of the person or the tokens.
    """


@dataclass(frozen=True)
class Begin:
    """Where to send the browser, and what has to come back; this is kept in the session."""

    adres: str
    state: str
    nonce: str = field(repr=False)
    verificatie: str = field(repr=False)  # PKCE


@dataclass(frozen=True)
class Dienst:
    """What the service says about itself, with its keys."""

    gegevens: Mapping[str, Any]
    sleutels: KeySet
    gehaald: float


class Aanmelddienst:
    """One sign-on service. ``klok``: the injected clock, for the moments in a token."""

    def __init__(self, instellingen: Instellingen, klok: Callable[[], datetime]) -> None:
        self._instellingen, self._klok = instellingen, klok
        self._bekend: Dienst | None = None

    async def begin(self, terug: str, opnieuw: bool = False) -> Begin:
        """Return how to begin; ``opnieuw``: the service has to ask again who it is. Raises ``DienstWeg``."""
        gegevens = (await self._dienst()).gegevens
        nonce, verificatie = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
        extra = {"prompt": "login", "max_age": "0"} if opnieuw else {}
        async with self._klant(terug) as klant:
            adres, state = klant.create_authorization_url(
                gegevens["authorization_endpoint"], nonce=nonce, code_verifier=verificatie, **extra
            )
        return Begin(adres, state, nonce, verificatie)

    async def voltooi(self, antwoord: Mapping[str, str], begin: Begin, terug: str) -> dict[str, Any]:
        """Return the claims about who came back with this answer; raises ``DienstWeg``, ``DienstWeigert``."""
        if not secrets.compare_digest(antwoord.get("state", "").encode(), begin.state.encode()):
            raise DienstWeigert("state")
        if antwoord.get("iss", self._instellingen.issuer) != self._instellingen.issuer:
            raise DienstWeigert("iss van het antwoord")
        if "error" in antwoord or "code" not in antwoord:
            raise DienstWeigert(f"weigering {antwoord.get('error', 'zonder code')[:40]}")
        dienst = await self._dienst()
        token = await self._wissel(dienst, antwoord["code"], begin, terug)
        claims = await self._keur(str(token.get("id_token", "")), begin.nonce)
        zo = self._instellingen
        nodig = (zo.claim_rol, zo.claim_naam, zo.claim_team)
        if all(naam in claims for naam in nodig if naam) or "userinfo_endpoint" not in dienst.gegevens:
            return claims
        # Many services put only the subject in the id_token, and the rest here. What was signed goes before.
        return await self._wie(dienst, str(token.get("access_token", "")), claims) | claims

    async def afmeldadres(self, naar: str) -> str | None:
        """Return where somebody ends the session at the service itself; None when it offers that not, or is away."""
        try:
            adres = (await self._dienst()).gegevens.get("end_session_endpoint")
        except DienstWeg:
            return None
        vraag = urlencode({"client_id": self._instellingen.client_id, "post_logout_redirect_uri": naar})
        return f"{adres}{'&' if '?' in adres else '?'}{vraag}" if adres else None

    async def _dienst(self, vers: bool = False) -> Dienst:
        bekend = self._bekend
        if bekend and not vers and time.monotonic() - bekend.gehaald < BEWAARD:
            return bekend
        issuer = self._instellingen.issuer
        async with self._http() as http:
            gegevens = await _json(http, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            if gegevens.get("issuer") != issuer or not all(isinstance(gegevens.get(n), str) for n in VERPLICHT):
                raise DienstWeg("de beschrijving hoort niet bij deze issuer")
            # A service that itself speaks https does not send a secret or a key over http.
            if any(not _veilig(issuer, gegevens[n]) for n in ADRESSEN if n in gegevens):
                raise DienstWeg("een adres in de beschrijving is niet veilig")
            sleutels = _sleutels(await _json(http, gegevens["jwks_uri"]))
        self._bekend = Dienst(gegevens, sleutels, time.monotonic())
        return self._bekend

    async def _wissel(self, dienst: Dienst, code: str, begin: Begin, terug: str) -> Mapping[str, Any]:
        try:
            async with self._klant(terug) as klant:
                token: Mapping[str, Any] = await klant.fetch_token(
                    dienst.gegevens["token_endpoint"], code=code, code_verifier=begin.verificatie
                )
        except httpx.HTTPError as fout:
            raise DienstWeg(type(fout).__name__) from None
        except OAuthError as fout:
            raise DienstWeigert(f"code ({str(fout.error)[:40]})") from None
        except ValueError:
            raise DienstWeg("het antwoord op de code is niet te lezen") from None
        return token

    async def _keur(self, id_token: str, nonce: str) -> dict[str, Any]:
        dienst = await self._dienst()
        try:
            gelezen = jwt.decode(id_token, dienst.sleutels, algorithms=ALGORITMES)
        except (JoseError, ValueError):
            # The keys may be new since they were fetched: once more with fresh ones.
            dienst = await self._dienst(vers=True)
            try:
                gelezen = jwt.decode(id_token, dienst.sleutels, algorithms=ALGORITMES)
            except (JoseError, ValueError):
                raise DienstWeigert("handtekening") from None
        claims: dict[str, Any] = dict(gelezen.claims)
        self._keur_claims(claims, nonce)
        return claims

    def _keur_claims(self, claims: dict[str, Any], nonce: str) -> None:
        eigen = self._instellingen.client_id
        keuring = JWTClaimsRegistry(
            now=int(self._klok().timestamp()),
            leeway=SPELING,
            iss={"essential": True, "value": self._instellingen.issuer},
            aud={"essential": True, "value": eigen},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            keuring.validate(claims)
        except JoseError as fout:
            raise DienstWeigert(f"id_token ({getattr(fout, 'claim', None) or fout.error})") from None
        if claims.get("azp", eigen) != eigen or (isinstance(claims["aud"], list) and claims["aud"] != [eigen]):
            raise DienstWeigert("id_token (azp)")
        if not isinstance(claims["sub"], str) or not 1 <= len(claims["sub"]) <= 255:
            raise DienstWeigert("id_token (sub)")

    async def _wie(self, dienst: Dienst, access_token: str, claims: Mapping[str, Any]) -> dict[str, Any]:
        koppen = {"Authorization": f"Bearer {access_token}"}
        async with self._http() as http:
            gevonden = await _json(http, dienst.gegevens["userinfo_endpoint"], koppen)
        if gevonden.get("sub") != claims["sub"]:
            raise DienstWeigert("userinfo (sub)")
        return gevonden

    def _http(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=self._instellingen.wachttijd, follow_redirects=False)

    def _klant(self, terug: str) -> Any:
        return AsyncOAuth2Client(
            self._instellingen.client_id,
            self._instellingen.client_secret.get_secret_value(),
            scope=self._instellingen.scopes,
            redirect_uri=terug,
            code_challenge_method="S256",
            timeout=self._instellingen.wachttijd,
        )


def pas_bewezen(claims: Mapping[str, Any], nu: datetime, hooguit: timedelta) -> bool:
    """Return whether the service says that this person proved who it is just now."""
    moment = claims.get("auth_time")
    return isinstance(moment, int | float) and nu.timestamp() - moment <= hooguit.total_seconds() + SPELING


def _sleutels(gelezen: Mapping[str, Any]) -> KeySet:
    """Return the keys that sign; keys for encryption and of unknown kinds stand beside them and are left out."""
    try:
        tekenen = [s for s in gelezen["keys"] if s.get("kty") in SOORTEN and s.get("use", "sig") == "sig"]
        return KeySet.import_key_set({"keys": tekenen})
    except (JoseError, AttributeError, KeyError, TypeError, ValueError):
        raise DienstWeg("de sleutels zijn niet te lezen") from None


def _veilig(issuer: str, adres: str) -> bool:
    return urlsplit(adres).scheme == "https" or (urlsplit(issuer).scheme == "http" and urlsplit(adres).scheme == "http")


async def _json(http: httpx.AsyncClient, adres: str, koppen: Mapping[str, str] | None = None) -> dict[str, Any]:
    try:
        antwoord = await http.get(adres, headers=dict(koppen or {}))
        antwoord.raise_for_status()
        gelezen = antwoord.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fout:
        raise DienstWeg(type(fout).__name__) from None
    if not isinstance(gelezen, dict):
        raise DienstWeg("geen JSON-object")
    return gelezen
