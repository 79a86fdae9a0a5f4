"""The settings of the exchange with a register of VNG Klantinteracties; off while there is no address."""

from __future__ import annotations

from typing import Annotated, Self
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from vliegwiel.core.klantinteracties import MEE_TE_STUREN, NAAM, WENS, Afspraak


def _adres(adres: str) -> str:
    if not adres:
        return adres
    delen = urlsplit(adres)
    if delen.scheme not in ("http", "https") or not delen.hostname:
        raise ValueError("moet beginnen met http:// of https:// en een hostnaam hebben")
    if delen.query or delen.fragment or delen.username:
        raise ValueError("mag geen gebruiker, vraagteken of hekje bevatten")
    return adres.rstrip("/")


def _rsin(waarde: str) -> str:
    if waarde and not (waarde.isascii() and waarde.isdigit() and len(waarde) == 9):
        raise ValueError("is een RSIN van 9 cijfers")
    return waarde


def _actor(waarde: str) -> str:
    try:
        return str(UUID(waarde)) if waarde else ""
    except ValueError:
        raise ValueError("is geen uuid") from None


def _mee(waarde: str) -> str:
    delen = [d.strip() for d in waarde.split(",") if d.strip()]
    if delen != ["niets"] and (vreemd := [d for d in delen if d not in MEE_TE_STUREN]):
        raise ValueError(f"kent {', '.join(vreemd)} niet (kies uit {', '.join(MEE_TE_STUREN)}, of niets)")
    return waarde


class Klantinteracties(BaseModel):
    """Where hand-overs are sent, and what of them."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    # Whole address of the API: https://klantinteracties.example/klantinteracties/api/v1. Empty: nothing is sent.
    url: Annotated[str, AfterValidator(_adres), Field(max_length=300)] = ""
    token: SecretStr = SecretStr("")
    bronorganisatie: Annotated[str, AfterValidator(_rsin)] = ""
    # uuid of who gets the internetaak; empty: an organisational unit with the name below, made when it is not there.
    actor: Annotated[str, AfterValidator(_actor)] = ""
    actor_naam: Annotated[str, Field(min_length=1, max_length=NAAM)] = "Vliegwiel"
    # "wens", "waarom", "contact", with commas; or "niets" but the reference and the channel.
    meesturen: Annotated[str, AfterValidator(_mee)] = WENS
    kanaal: Annotated[str, Field(min_length=1, max_length=50)] = "chat"
    onderwerp: Annotated[str, Field(min_length=1, max_length=200)] = "Gesprek met Vliegwiel"
    handeling: Annotated[str, Field(min_length=1, max_length=200)] = "Neem contact op"
    toelichting: Annotated[str, Field(min_length=1, max_length=700)] = (
        "Referentie {referentie}. De hele overdracht staat op de werkplek van Vliegwiel: {adres}"
    )
    ingetrokken: Annotated[str, Field(min_length=1, max_length=200)] = "Ingetrokken door de inwoner"
    wachttijd: Annotated[float, Field(gt=0, le=120, description="Seconds that one call may take.")] = 10.0
    pogingen: Annotated[int, Field(ge=1, le=100, description="Attempts after which a message is tried no more.")] = 25

    @model_validator(mode="after")
    def _compleet(self) -> Self:
        if self.url and not self.token.get_secret_value():
            raise ValueError("heeft een token nodig: klantinteracties_token")
        return self

    @property
    def aan(self) -> bool:
        """Whether anything is sent."""
        return bool(self.url)

    def onveilig(self) -> list[str]:
        """Return what may not be so in productie."""
        return ["klantinteracties_url moet met https:// beginnen"] if self.url.startswith("http://") else []

    def afspraak(self, publieke_url: str) -> Afspraak:
        """Return it as the exchange uses it."""
        return Afspraak(
            mee=frozenset(d.strip() for d in self.meesturen.split(",")) & frozenset(MEE_TE_STUREN),
            kanaal=self.kanaal,
            onderwerp=self.onderwerp,
            handeling=self.handeling,
            toelichting=self.toelichting,
            ingetrokken=self.ingetrokken,
            bronorganisatie=self.bronorganisatie,
            werkplek=publieke_url,
            actor=self.actor,
            actor_naam=self.actor_naam,
        )
