"""What a chat client may send: every field typed, nothing more and nothing less."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, Self

from aiohttp import hdrs, web
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.web.fouten import Probleem
from vliegwiel.web.kaarten import Kaart
from vliegwiel.web.teksten import uitleg

BerichtId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,36}$")]
BotBerichtId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
Waarde = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, strict=True)


class NieuwBericht(_Model):
    """One message: exactly one of text, one choice, several choices, or a card."""

    id: BerichtId
    tekst: str | None = None
    keuze: Waarde | None = None
    keuzes: list[Waarde] | None = Field(None, min_length=1, max_length=20)
    kaart: Kaart | None = None
    antwoord_op: BotBerichtId | None = None

    @model_validator(mode="after")
    def _precies_een(self) -> Self:
        if sum(v is not None for v in (self.tekst, self.keuze, self.keuzes, self.kaart)) != 1:
            raise PydanticCustomError("precies_een", "precies_een")
        return self

    def inkomend(self) -> Inkomend:
        """Return the message as the service takes it."""
        keuzes = tuple(self.keuzes or ()) if self.keuze is None else (self.keuze,)
        kaart = self.kaart.velden() if self.kaart else None
        return Inkomend(self.id, self.tekst or "", keuzes, kaart, self.antwoord_op)


class AndereRegel(_Model):
    """One line of the matrix: other words, and its row or kind when they are wrong too; or right as it is."""

    citaat: str = ""
    soort: Literal["", "zorg", "kracht", "wens", "feit"] = ""
    leefgebied: str = ""
    klopt: bool = False


class Hervatcode(_Model):
    """A code as somebody typed it."""

    code: str


async def lees[M: BaseModel](request: web.Request, model: type[M]) -> M:
    """Return the body as a model; raises ``Probleem`` 415, 400, 413 or 422."""
    if request.content_type != "application/json":
        raise Probleem(415, "verkeerd_soort", koppen={hdrs.ACCEPT: "application/json"})
    try:
        gegevens = _heel(json.loads((await request.read()).decode("utf-8-sig"), parse_constant=_geen_getal))
    except (ValueError, RecursionError):
        raise Probleem(400, "geen_json") from None
    try:
        return model.model_validate(gegevens)
    except ValidationError as fout:
        raise Probleem(422, "ongeldig", uitleg(fout.errors(include_input=False, include_url=False))) from None


def _geen_getal(_: str) -> None:
    raise ValueError("NaN en Infinity bestaan niet in JSON")


def _heel(waarde: Any) -> Any:
    """Return the same value without halves of surrogate pairs: JSON can hold them, UTF-8 can't."""
    match waarde:
        case str():
            return waarde.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_heel(k): _heel(v) for k, v in waarde.items()}
        case list():
            return [_heel(v) for v in waarde]
        case _:
            return waarde
