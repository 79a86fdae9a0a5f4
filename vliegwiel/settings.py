"""Every setting of Vliegwiel, in one validated object.

Settings come from environment variables ``VLIEGWIEL_*`` (``VLIEGWIEL_DATABASE_URL``,
``VLIEGWIEL_GEMEENTE_TELEFOON``, …). ``laad_instellingen`` is the way in. In *ontwikkeling* everything has a default
and the two keys are made once, in ``var/geheim.env``. In *productie* nothing that is unsafe or made up gets through:
all problems are reported together, in Dutch, because a gemeente's administrator reads them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from limits import parse_many
from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    Field,
    PrivateAttr,
    SecretBytes,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from vliegwiel.core.gemeente import Gemeentebestand
from vliegwiel.core.herkomst import lees_herkomsten
from vliegwiel.core.openingstijden import Openingstijden
from vliegwiel.geheimen import (
    SLEUTELLENGTE,
    SLEUTELNAMEN,
    als_sleutel,
    geheimenbestand,
    lees_geheimen,
    ontwikkelgeheimen,
    op_lengte,
)
from vliegwiel.instellingenfouten import uitleg
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.gemeente import laad_gemeente
from vliegwiel.settings_aanmelden import Aanmelddienst, Rollen
from vliegwiel.settings_deellinks import Deellinks
from vliegwiel.settings_gemeente import (
    PROJECT,
    Gemeente,
    Tekst,
    Terugbel,
    gekozen_bestand,
    met_bestand,
    openingstijden,
    voorbeeld,
)
from vliegwiel.settings_klantinteracties import Klantinteracties
from vliegwiel.settings_zaken import Smtp, Zaken

__all__ = ["PROJECT", "Gemeente", "Instellingen", "InstellingenFout", "Terugbel", "laad_instellingen"]


class InstellingenFout(Exception):
    """The settings are wrong or unsafe; ``str()`` is a Dutch explanation without any secret value."""


def _vanaf_project(pad: Path) -> Path:
    return pad if pad.is_absolute() else PROJECT / pad


def _http_adres(adres: str) -> str:
    if not adres:
        return adres
    delen = urlsplit(adres)
    if delen.scheme not in ("http", "https") or not delen.hostname:
        raise ValueError("moet beginnen met http:// of https:// en een hostnaam hebben")
    if delen.path not in ("", "/") or delen.query or delen.fragment or delen.username:
        raise ValueError("mag na de hostnaam en poort niets meer bevatten")
    return adres.rstrip("/")


def _limiet(waarde: str) -> str:
    try:
        parse_many(waarde)
    except ValueError:
        raise ValueError("is geen geldige grens (schrijf bijvoorbeeld 30/minute)") from None
    return waarde


Sleutel = Annotated[SecretBytes, BeforeValidator(als_sleutel), AfterValidator(op_lengte)]
Pad = Annotated[Path, AfterValidator(_vanaf_project)]
Adres = Annotated[str, AfterValidator(_http_adres)]
Limiet = Annotated[str, AfterValidator(_limiet)]
Herkomsten = Annotated[
    tuple[str, ...], NoDecode, BeforeValidator(lambda v: lees_herkomsten(v) if isinstance(v, str) else v)
]
Poort = Annotated[int, Field(ge=1, le=65535)]


class Instellingen(BaseSettings):
    """All settings; frozen. Made by ``laad_instellingen``, which also takes care of the keys."""

    model_config = SettingsConfigDict(
        env_prefix="VLIEGWIEL_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    omgeving: Literal["ontwikkeling", "productie"] = "ontwikkeling"
    var_map: Pad = PROJECT / "var"
    log_niveau: Literal["debug", "info", "warning", "error"] = "info"

    database_url: str = ""  # empty: SQLite in var_map, which productie refuses

    web_host: str = "127.0.0.1"
    web_poort: Poort = Field(8080, validation_alias=AliasChoices("VLIEGWIEL_WEB_POORT", "VLIEGWIEL_POORT"))
    rasa_poort: Poort = 5005
    acties_poort: Poort = 5055
    # Empty addresses follow from the ports.
    publieke_url: Adres = ""
    rasa_url: Adres = ""
    acties_url: Adres = ""
    # Sites that may show the chat in the widget; empty is none.
    insluiten: Herkomsten = ()
    rasa_wachttijd: float = Field(20.0, gt=0, le=120, description="Seconds that one turn may take in Rasa.")

    # Without a value they are made up in ontwikkeling, and refused in productie together with everything else.
    geheime_sleutel: Sleutel = SecretBytes(b"")
    veld_sleutel: Sleutel = SecretBytes(b"")

    # Notation of the limits library; more of them with a ";". A library or a walk-in centre shares one address.
    limiet_nieuwe_gesprekken: Limiet = "30/minute;600/day"
    limiet_berichten: Limiet = "40/minute;1500/day"
    # Attempts with a code: per address, and of everybody together.
    limiet_codes: Limiet = "10/minute;100/day"
    limiet_codes_samen: Limiet = "300/minute"
    aantal_proxies: int = Field(0, ge=0, le=5, description="Proxies in front of us that set X-Forwarded-For.")

    nadenken_bewaardagen: int = Field(
        30,
        ge=1,
        le=365,
        description="Days after its day that a wish to be asked once more is erased, whatever happened.",
    )
    # 30: a cookie lives as long, and where a talk stopped is counted after two weeks.
    gesprekken_bewaardagen: int = Field(
        90, ge=30, le=730, description="Days after the last message that a conversation is kept that nobody shared."
    )
    hervatcode_dagen: int = Field(90, ge=1, le=730, description="Days that a code to go on elsewhere works.")

    gemeente: Gemeente = Field(default_factory=Gemeente)
    terugbel: Terugbel = Terugbel()
    zaken: Zaken = Zaken()
    deellinks: Deellinks = Deellinks()
    smtp: Smtp = Smtp()
    klantinteracties: Klantinteracties = Klantinteracties()
    oidc: Aanmelddienst = Aanmelddienst()
    # Roles that can't work without a second factor: "beheerder, auditor". Not for who comes by single sign-on.
    tweede_factor_rollen: Rollen = ""
    # Whether the gemeente has promised that what a client tells here is never used for checking on benefits.
    belofte_geen_controle: bool = False

    # A folder with sets of life domains, and the id of the one that new conversations get.
    leefgebieden: Pad = PROJECT / "data" / "leefgebieden"
    leefgebieden_set: Tekst = "standaard"
    responses: Pad = PROJECT / "data" / "responses"
    # The teams of consultants, and the neighbourhoods (four digits of a postcode) that each works for.
    teams: Pad = PROJECT / "data" / "teams.yml"
    # What a team reads in an e-mail; content-free.
    berichten: Pad = PROJECT / "data" / "berichten"
    hulplijnen: Pad = PROJECT / "data" / "hulplijnen.yml"
    # Lines of the gemeente itself, in a file of the same form; each says for which kinds of crisis it is.
    hulplijnen_eigen: Pad | None = None

    # What the gemeente's file says besides ``gemeente`` and ``terugbel``: look and statements.
    _gemeentebestand: Gemeentebestand = PrivateAttr(default_factory=voorbeeld)

    @model_validator(mode="after")
    def _adressen(self) -> Self:
        afgeleid = {
            "database_url": f"sqlite+aiosqlite:///{self.var_map / 'vliegwiel.db'}",
            "publieke_url": f"http://127.0.0.1:{self.web_poort}",
            "rasa_url": f"http://127.0.0.1:{self.rasa_poort}",
            "acties_url": f"http://127.0.0.1:{self.acties_poort}",
        }
        for naam, adres in afgeleid.items():
            if not getattr(self, naam):
                # The object is frozen for everybody else; this is still its construction.
                object.__setattr__(self, naam, adres)
        return self

    @model_validator(mode="after")
    def _veilig(self) -> Self:
        problemen = [f"{naam} ontbreekt" for naam in SLEUTELNAMEN if not getattr(self, naam)]
        if self.productie:
            problemen += self._onveilig()
        if problemen:
            raise ValueError("; ".join(problemen))
        return self

    @property
    def productie(self) -> bool:
        """True in productie: secure cookies, no development helpers."""
        return self.omgeving == "productie"

    @property
    def gemeentebestand(self) -> Gemeentebestand:
        """What the gemeente's settings file says; its texts and hours may have been replaced, see ``gemeente``."""
        return self._gemeentebestand

    @property
    def openingstijden(self) -> Openingstijden | None:
        """When the gemeente can be reached, or None when only words tell it."""
        return openingstijden(self.gemeente, self.terugbel)

    @property
    def beveiligd(self) -> bool:
        """True when clients reach us over https, so cookies must be Secure."""
        return self.publieke_url.startswith("https://")

    def _onveilig(self) -> list[str]:
        gevonden = []
        if not re.match(r"postgresql(\+\w+)?://", self.database_url):
            gevonden.append("database_url moet naar PostgreSQL wijzen (SQLite is alleen voor ontwikkeling)")
        if not self.beveiligd:
            gevonden.append("publieke_url moet met https:// beginnen")
        gevonden += [f"insluiten moet https zijn: {h}" for h in self.insluiten if not h.startswith("https://")]
        gevonden += [f"{naam} {fout}" for naam in SLEUTELNAMEN if (fout := self._zwak(naam))]
        if self.geheime_sleutel and self.geheime_sleutel == self.veld_sleutel:
            gevonden.append("geheime_sleutel en veld_sleutel moeten verschillen")
        gevonden += [*self.klantinteracties.onveilig(), *self.oidc.onveilig()]
        if voorbeelden := self.gemeente.voorbeelden():
            gevonden.append("vul de gegevens van de gemeente in: " + ", ".join(f"gemeente_{v}" for v in voorbeelden))
        gevonden += self.smtp.onvolledig()
        return gevonden

    def _zwak(self, naam: str) -> str | None:
        sleutel: bytes = getattr(self, naam).get_secret_value()
        if not sleutel:
            return None  # reported as missing
        # 32 random bytes have fewer than 16 different values about once in 10^19 keys.
        if len(set(sleutel)) < SLEUTELLENGTE // 2:
            return "is niet willekeurig"
        bestand = geheimenbestand(self.var_map)
        if bestand.is_file() and sleutel in lees_geheimen(bestand).values():
            return f"komt uit {bestand.name}: sleutels van een ontwikkelmachine horen niet in productie"
        return None


def laad_instellingen(**afwijkend: Any) -> Instellingen:
    """Read and check the settings.

    ``afwijkend``: values that go before the environment (for tests and tools), by field name.
    Raises ``InstellingenFout`` with every problem in Dutch, and never with the value of a secret.
    """
    omgeving = afwijkend.get("omgeving") or os.environ.get("VLIEGWIEL_OMGEVING") or "ontwikkeling"
    if omgeving == "ontwikkeling":
        var_map = _vanaf_project(Path(afwijkend.get("var_map") or os.environ.get("VLIEGWIEL_VAR_MAP") or "var"))
        for naam, waarde in ontwikkelgeheimen(var_map).items():
            if not os.environ.get(f"VLIEGWIEL_{naam.upper()}"):
                afwijkend.setdefault(naam, waarde)
    bestand, klachten = None, []
    try:
        bestand = laad_gemeente(gekozen_bestand(afwijkend.get("gemeente")))
    except OngeldigBestand as fout:
        klachten.append(f"Het bestand van de gemeente klopt niet:\n{fout}")
    met_bestand(bestand, afwijkend)
    try:
        instellingen = Instellingen(**afwijkend)
    except ValidationError as fout:
        klachten.insert(0, uitleg(fout))
    if klachten or bestand is None:
        raise InstellingenFout("\n".join(klachten))
    instellingen._gemeentebestand = bestand
    return instellingen
