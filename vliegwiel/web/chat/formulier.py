"""Reading a posted form, whatever bytes it holds, and turning it into one message."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.web.fouten import Probleem
from vliegwiel.web.kaarten import Contactkaart, Kaart, Nadenkkaart, Steunkaart, Terugbelkaart
from vliegwiel.web.teksten import veldtekst

_ID = re.compile(r"[A-Za-z0-9_-]{8,24}", re.ASCII)
_BOT_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
_WAARDE = re.compile(r"[A-Za-z0-9_.:-]{1,80}", re.ASCII)
_KAART: TypeAdapter[Contactkaart | Nadenkkaart | Steunkaart | Terugbelkaart] = TypeAdapter(Kaart)
MEERKEUZEVELDEN = ("wanneer", "richting")
EIGEN_VELDEN = ("id", "antwoord_op", "actie")
MAX_VELDEN = 60


class KaartFout(Exception):
    """A card with mistakes: per field what is wrong, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(", ".join(fouten))
        self.fouten = fouten


class NietsGekozen(Exception):
    """The button that sends the picked boxes was pressed, and no box was picked."""


@dataclass(frozen=True)
class Formulier:
    """The fields of one posted form; a field may come more than once."""

    velden: dict[str, list[str]]

    def een(self, naam: str) -> str:
        """Return a field, or an empty string."""
        return self.velden.get(naam, [""])[-1]

    def allemaal(self, naam: str) -> list[str]:
        """Return every value of a field."""
        return self.velden.get(naam, [])

    @property
    def id(self) -> str:
        """The id that the page gave this form; raises ``Probleem`` when it is not one of ours."""
        if not _ID.fullmatch(self.een("id")):
            raise Probleem(422, "ongeldig")
        return self.een("id")

    def bericht_id(self, *inhoud: str) -> str:
        """Return the id of the message: the same form with the same contents is the same message.

        A reload, a double press or "Opnieuw versturen" repeats it; going back and writing something else does not.
        """
        wat = hashlib.sha256("\0".join(inhoud).encode("utf-8", "replace")).hexdigest()
        return f"{self.id}-{wat[:10]}"

    @property
    def antwoord_op(self) -> str | None:
        """The bot message that is answered, when the page said so."""
        gegeven = self.een("antwoord_op")
        return gegeven if _BOT_ID.fullmatch(gegeven) else None


async def lees(request: web.Request) -> Formulier:
    """Return the posted form; raises ``Probleem`` 415 or 400."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise Probleem(415, "verkeerd_formulier")
    lichaam = (await request.read()).decode("utf-8", "replace")
    try:
        velden = parse_qs(lichaam, keep_blank_values=True, max_num_fields=MAX_VELDEN, errors="replace")
    except ValueError:
        raise Probleem(400, "ongeldig") from None
    return Formulier(velden)


def bericht(formulier: Formulier) -> Inkomend:
    """Return the message of the talk's own form: a pressed button, picked boxes, or typed words.

    Raises ``NietsGekozen`` and ``Probleem``.
    """
    keuzes: tuple[str, ...] = ()
    if gedrukt := formulier.een("keuze"):
        keuzes = (gedrukt,)
    elif formulier.een("stuur") == "keuzes" or (formulier.allemaal("keuzes") and not formulier.een("tekst").strip()):
        keuzes = tuple(dict.fromkeys(formulier.allemaal("keuzes")))
        if not keuzes:
            raise NietsGekozen
    if not all(_WAARDE.fullmatch(k) for k in keuzes):
        raise Probleem(422, "ongeldig")
    tekst = "" if keuzes else formulier.een("tekst")
    return Inkomend(formulier.bericht_id(*keuzes, tekst), tekst, keuzes, antwoord_op=formulier.antwoord_op)


def kaart(formulier: Formulier) -> Inkomend:
    """Return the message of a card's form; raises ``KaartFout`` with what is wrong per field."""
    gegevens: dict[str, object] = {"soort": formulier.een("soort")}
    if formulier.een("actie") != "geen":
        gegevens |= {
            naam: [w for w in waarden if w] if naam in MEERKEUZEVELDEN else waarden[-1]
            for naam, waarden in formulier.velden.items()
            if naam not in EIGEN_VELDEN
        }
    try:
        gelezen = _KAART.validate_python(gegevens)
    except ValidationError as fout:
        raise KaartFout(_per_veld(fout)) from None
    if isinstance(gelezen, Contactkaart) and gelezen.onbereikbaar and formulier.een("actie") != "geen":
        raise KaartFout({"telefoon": veldtekst("bereik_nodig")})
    if isinstance(gelezen, Nadenkkaart) and formulier.een("actie") == "bewaar" and not gelezen.bereik:
        raise KaartFout({"bereik": veldtekst("later_bereik_nodig")})
    if isinstance(gelezen, Terugbelkaart) and not gelezen.telefoon and formulier.een("actie") != "geen":
        raise KaartFout({"telefoon": veldtekst("nummer_nodig")})
    velden = gelezen.velden()
    return Inkomend(
        formulier.bericht_id(*(f"{k}={v}" for k, v in velden.items())), kaart=velden, antwoord_op=formulier.antwoord_op
    )


def _per_veld(fout: ValidationError) -> dict[str, str]:
    gevonden: dict[str, str] = {}
    for onderdeel in fout.errors(include_input=False, include_url=False):
        plaats = onderdeel["loc"][1:]  # the first part is the kind of card
        veld = str(plaats[0]) if plaats else str(onderdeel.get("ctx", {}).get("veld", ""))
        gevonden.setdefault(veld, veldtekst(onderdeel["type"]))
    return gevonden
