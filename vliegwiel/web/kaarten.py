"""The cards: typed fields that a client fills in, for the form and for the API alike.

What is typed here never goes through Rasa and is never masked; it is stored encrypted.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from vliegwiel.core.contactwens import vier_cijfers
from vliegwiel.core.nadenken import bereik_in
from vliegwiel.core.terugbellen import OngeldigTerugbelnummer, geldig_nummer

HOE = ("bellen", "appen", "mailen", "langskomen")
DAGDELEN = ("ochtend", "middag", "avond")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}")
_CIJFERS = (8, 15)  # the shortest national and the longest international number


def _veld(waarde: object) -> object:
    """Clean one line of text: no control characters, no blanks around it."""
    if not isinstance(waarde, str):
        return waarde
    heel = "".join(" " if unicodedata.category(t)[0] == "C" else t for t in waarde)
    return " ".join(unicodedata.normalize("NFC", heel).split())


def _fout(soort: str) -> PydanticCustomError:
    """Return an error whose words are in ``teksten.yml``; a whole-card error names its field in ``ctx``."""
    return PydanticCustomError(soort, "{veld}", {"veld": soort.removesuffix("_nodig")})


Regel = Annotated[str, BeforeValidator(_veld), Field(max_length=200)]


class _Kaart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def velden(self) -> dict[str, Any]:
        """Return what the service gets: the card's name and its fields."""
        return self.model_dump()


class Contactkaart(_Kaart):
    """How, when and where a client wants to talk. Without a way to reach somebody it means: no contact yet."""

    soort: Literal["contact"]
    naam: Regel = ""
    hoe: Literal["", "bellen", "appen", "mailen", "langskomen"] = ""
    telefoon: Regel = ""
    email: Regel = ""
    postcode: Regel = ""
    waar: Regel = ""
    wanneer: list[Literal["ochtend", "middag", "avond"]] = Field(default_factory=list, max_length=3)
    wanneer_anders: Regel = ""
    bericht_achterlaten: Literal["", "ja", "nee"] = ""
    ervaringsdeskundige: Literal["", "ja"] = ""
    richting: list[Literal["betaald_werk", "eigen_bedrijf", "vrijwilligerswerk", "leren", "nu_niet"]] = Field(
        default_factory=list, max_length=5
    )

    @field_validator("telefoon")
    @classmethod
    def _telefoon(cls, waarde: str) -> str:
        cijfers = len(re.sub(r"\D", "", waarde))
        if waarde and (re.search(r"[^\d+() ./-]", waarde) or not _CIJFERS[0] <= cijfers <= _CIJFERS[1]):
            raise _fout("telefoon")
        return waarde

    @field_validator("email")
    @classmethod
    def _email(cls, waarde: str) -> str:
        if waarde and not _EMAIL.fullmatch(waarde):
            raise _fout("email")
        return waarde

    @field_validator("postcode")
    @classmethod
    def _postcode(cls, waarde: str) -> str:
        # Of a whole postcode only the neighbourhood is kept: the letters would say the street.
        cijfers = vier_cijfers(waarde) if waarde else ""
        if cijfers is None:
            raise _fout("postcode")
        return cijfers

    @model_validator(mode="after")
    def _bereikbaar(self) -> Self:
        nodig = {"bellen": "telefoon", "appen": "telefoon", "mailen": "email"}.get(self.hoe)
        if nodig and not getattr(self, nodig):
            raise _fout(f"{nodig}_nodig")
        if self.hoe == "langskomen" and not (self.telefoon or self.email or self.waar):
            raise _fout("waar_nodig")
        return self

    @property
    def onbereikbaar(self) -> bool:
        """Whether nobody can reach the client with what is on the card."""
        return not (self.telefoon or self.email or self.waar)

    def velden(self) -> dict[str, Any]:
        """Return the fields as the desk shows them: the parts of the day and the free words as one line."""
        gegevens = self.model_dump(exclude={"wanneer", "wanneer_anders"})
        return gegevens | {"wanneer": ", ".join([*self.wanneer, *filter(None, [self.wanneer_anders])])}


class Steunkaart(_Kaart):
    """Whom a client trusts, what that person may do, who helps already, and how the neighbourhood is."""

    soort: Literal["steun"]
    naam: Regel = ""
    rol: Literal["", "meedenken", "leiding", "niet"] = ""
    helpers: Regel = ""
    buurt: Regel = ""


class Nadenkkaart(_Kaart):
    """When somebody may ask once more, and one way to reach the client. An empty card means: don't ask."""

    soort: Literal["later"]
    termijn: Literal["", "week", "twee_weken", "maand", "datum"] = ""
    datum: Regel = ""
    bereik: Regel = ""

    @field_validator("datum")
    @classmethod
    def _datum(cls, waarde: str) -> str:
        try:
            return waarde and date.fromisoformat(waarde).isoformat()
        except ValueError:
            raise _fout("later_datum") from None

    @field_validator("bereik")
    @classmethod
    def _bereik(cls, waarde: str) -> str:
        if waarde and bereik_in(waarde) != waarde:
            raise _fout("later_bereik")
        return waarde

    @model_validator(mode="after")
    def _dag(self) -> Self:
        if self.termijn == "datum" and not self.datum:
            raise _fout("datum_nodig")
        return self


class Terugbelkaart(_Kaart):
    """The number to call after a crisis signal, with its own consent. Without a number it means: no call."""

    soort: Literal["terugbel"]
    telefoon: Regel = ""
    naam: Regel = ""
    toestemming: Literal["", "ja"] = ""

    @field_validator("telefoon")
    @classmethod
    def _telefoon(cls, waarde: str) -> str:
        try:
            return geldig_nummer(waarde) if waarde else ""
        except OngeldigTerugbelnummer:
            raise _fout("telefoon") from None

    @model_validator(mode="after")
    def _mag(self) -> Self:
        if self.telefoon and self.toestemming != "ja":
            raise _fout("toestemming_nodig")
        return self


Kaart = Annotated[Contactkaart | Nadenkkaart | Steunkaart | Terugbelkaart, Field(discriminator="soort")]
