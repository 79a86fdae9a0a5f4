"""The settings of working on cases: terms in working days, and the mail server. Part of ``Instellingen``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from vliegwiel.core.terugbellen import OngeldigeUren, lees_gesloten
from vliegwiel.core.zaak import Regels

VAST = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
Kort = Annotated[str, Field(max_length=300)]


class Zaken(BaseModel):
    """How long a case may wait. Working days: Monday to Friday without the Dutch public holidays."""

    model_config = VAST

    contact: Annotated[int, Field(ge=1, le=60, description="Working days from sharing to the first contact.")] = 3
    stil: Annotated[int, Field(ge=3, le=120, description="Working days without any work before it goes back.")] = 10
    # 12: the last thing that a report measures is contact a year after sharing, and who comes back within a year is known.
    bewaarmaanden: Annotated[
        int, Field(ge=9, le=240, description="Months that a finished case is kept after the last work on it.")
    ] = 12
    vrij: Annotated[str, Field(max_length=2000)] = ""  # free days of this gemeente: "2026-05-15, 2026-12-24"

    @model_validator(mode="after")
    def _leesbaar(self) -> Self:
        try:
            self.gesloten()
        except OngeldigeUren as fout:
            raise ValueError(str(fout).replace(";", ",")) from None  # ";" parts two complaints
        return self

    def gesloten(self) -> frozenset[date]:
        """Return the free days of this gemeente itself."""
        return lees_gesloten(self.vrij)

    def regels(self) -> Regels:
        """Return the terms as the desk uses them."""
        return Regels(self.contact, self.stil)


class Smtp(BaseModel):
    """The mail server by which teams hear that something waits. Without a host no mail is sent."""

    model_config = VAST

    host: Kort = ""
    poort: Annotated[int, Field(ge=1, le=65535)] = 587
    beveiliging: Literal["starttls", "tls", "geen"] = "starttls"
    gebruiker: Kort = ""
    wachtwoord: SecretStr = SecretStr("")
    afzender: Kort = ""
    ca: Path | None = None  # certificates of the gemeente's own authority; without it those of the system
    bundel: Annotated[int, Field(ge=1, le=1440, description="Minutes between two mails to one team.")] = 60
    bewaardagen: Annotated[int, Field(ge=7, le=730, description="Days that it is kept which mail was sent.")] = 90
    wachttijd: Annotated[float, Field(gt=0, le=120, description="Seconds that one step may take.")] = 20.0

    @property
    def aan(self) -> bool:
        """Whether mail is sent."""
        return bool(self.host and self.afzender)

    def onvolledig(self) -> list[str]:
        """Return what is missing or unsafe, in Dutch; nothing when no mail is sent at all."""
        wachtwoord = self.wachtwoord.get_secret_value()
        if not any((self.host, self.afzender, self.gebruiker, wachtwoord)):
            return []
        fouten = [f"smtp_{naam} ontbreekt" for naam in ("host", "afzender") if not getattr(self, naam)]
        if self.afzender and "@" not in self.afzender:
            fouten.append("smtp_afzender moet een e-mailadres zijn")
        if bool(self.gebruiker) != bool(wachtwoord):
            fouten.append("smtp_gebruiker en smtp_wachtwoord horen bij elkaar: vul ze allebei in, of geen van beide")
        if self.beveiliging == "geen" and wachtwoord:
            fouten.append(
                "smtp_beveiliging moet starttls of tls zijn: anders gaat het wachtwoord leesbaar over de lijn"
            )
        return fouten
