"""The settings of logging in: a sign-on service (``VLIEGWIEL_OIDC_*``), and who needs a second factor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from vliegwiel.core.team import TEAM_ID
from vliegwiel.core.toegang import Rol

ROLLEN = ", ".join(Rol)


def lees_rollen(waarde: str) -> frozenset[str]:
    """Return the roles of a list with commas; raises ``ValueError``, in Dutch."""
    gevonden = frozenset(deel.strip() for deel in waarde.split(",") if deel.strip())
    if onbekend := sorted(gevonden - set(Rol)):
        raise ValueError(f"kent de rol {', '.join(onbekend)} niet (kies uit {ROLLEN})")
    return gevonden


def _rollen(waarde: str) -> str:
    lees_rollen(waarde)
    return waarde


def lees_vertaling(waarde: str) -> Mapping[str, str]:
    """Return ``{"grp-a": "consulent"}`` for ``grp-a=consulent; grp-b=beheerder``, in that order; raises ``ValueError``."""
    uit: dict[str, str] = {}
    for deel in filter(None, (d.strip() for d in waarde.split(";"))):
        van, teken, naar = (d.strip() for d in deel.rpartition("="))
        if not (van and teken and naar):
            raise ValueError(f"heeft een deel zonder = ({deel[:40]})")
        uit[van] = naar
    return uit


def _issuer(waarde: str) -> str:
    if not waarde:
        return waarde
    delen = urlsplit(waarde)
    if delen.scheme not in ("http", "https") or not delen.hostname or delen.query or delen.fragment:
        raise ValueError("is geen adres dat begint met https://")
    return waarde


Rollen = Annotated[str, Field(max_length=200), AfterValidator(_rollen)]
Issuer = Annotated[str, Field(max_length=300), AfterValidator(_issuer)]
Kort = Annotated[str, Field(max_length=300)]
Lang = Annotated[str, Field(max_length=4000)]


class Aanmelddienst(BaseModel):
    """An OpenID Connect service that vouches for consultants. ``rollen`` and ``teams``: what claim values mean here."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    issuer: Issuer = ""
    client_id: Kort = ""
    client_secret: SecretStr = SecretStr("")
    naam: Kort = "je gemeenteaccount"  # on the button: "Aanmelden met …"
    scopes: Kort = "openid profile"
    claim_rol: Kort = "roles"
    claim_team: Kort = ""
    claim_naam: Kort = "name"
    claim_gebruikersnaam: Kort = "preferred_username"
    rollen: Lang = ""  # "VW-Consulent=consulent; VW-Beheer=beheerder"
    teams: Lang = ""  # "Wijkteam Noord=noord"
    wachttijd: Annotated[float, Field(gt=0, le=60, description="Seconds that the service may take.")] = 10.0

    @model_validator(mode="after")
    def _heel(self) -> Self:
        nodig = {
            "issuer": self.issuer,
            "client_id": self.client_id,
            "client_secret": self.client_secret.get_secret_value(),
            "rollen": self.rollen,
        }
        leeg = [naam for naam, waarde in nodig.items() if not waarde]
        if leeg and len(leeg) < len(nodig):
            raise ValueError(f"is half ingevuld: {', '.join(f'oidc_{naam}' for naam in leeg)} ontbreekt")
        if onbekend := sorted(set(lees_vertaling(self.rollen).values()) - set(Rol)):
            raise ValueError(f"vertaalt naar de rol {', '.join(onbekend)}, die niet bestaat (kies uit {ROLLEN})")
        if fout := [team for team in lees_vertaling(self.teams).values() if not TEAM_ID.fullmatch(team)]:
            raise ValueError(f"vertaalt naar het team {', '.join(fout)}, dat geen id van een team is")
        if self.issuer and "openid" not in self.scopes.split():
            raise ValueError("heeft in scopes geen openid staan")
        return self

    @property
    def aan(self) -> bool:
        """Whether there is one."""
        return bool(self.issuer)

    def onveilig(self) -> list[str]:
        """Return what productie refuses."""
        return ["oidc_issuer moet met https:// beginnen"] if self.aan and not self.issuer.startswith("https://") else []
