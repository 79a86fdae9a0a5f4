"""What of a hand-over goes to a register of VNG Klantinteracties, as the messages of that API.

Never more than the gemeente has set: by default the reference, the wish and the channel. Never a score, a worry, a
safety flag or a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core.overdracht import AFGEROND, Overdracht

BRON = "vliegwiel"
TE_VERWERKEN, VERWERKT = "te_verwerken", "verwerkt"
WENS, WAAROM, CONTACT = "wens", "waarom", "contact"
MEE_TE_STUREN = (WENS, WAAROM, CONTACT)
# The API's own limits.
INHOUD, ADRES, NAAM, TOELICHTING = 1000, 80, 200, 1000
TELEFOON = re.compile(r"(0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13})")
GEEN_TELEFOON = re.compile(r"0800|0900|14\d{2}")
EMAIL = re.compile(r"[^@\s]{1,60}@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True)
class Afspraak:
    """What the gemeente has set. ``mee``: parts of a hand-over that may go along. Texts may hold {referentie} and {adres}."""

    mee: frozenset[str]
    kanaal: str
    onderwerp: str
    handeling: str
    toelichting: str
    ingetrokken: str
    bronorganisatie: str
    werkplek: str
    actor: str = ""
    actor_naam: str = BRON


@dataclass(frozen=True)
class Bericht:
    """One hand-over as the other side keeps it; links between the parts are added when it is sent.

    ``betrokkene`` is None when contact data stay here; ``adressen`` are then empty.
    """

    referentie: str
    klantcontact: Mapping[str, Any]
    internetaak: Mapping[str, Any]
    betrokkene: Mapping[str, Any] | None
    adressen: tuple[Mapping[str, Any], ...]


def maak_bericht(
    overdracht: Overdracht,
    gedeeld_op: datetime,
    inhoud: Mapping[str, Any],
    contact: Mapping[str, Any] | None,
    afspraak: Afspraak,
) -> Bericht:
    """Return what is sent of a version. ``gedeeld_op``: the first time; ``contact``: only looked at when it goes along."""
    velden = inhoud.get("velden", {})
    delen = [str(velden[naam]) for naam in (WENS, WAAROM) if naam in afspraak.mee and velden.get(naam)]
    adres = f"{afspraak.werkplek}/desk/overdrachten/{overdracht.id}"
    metadata = {"bron": BRON, "versie": str(overdracht.versie)}
    if afspraak.bronorganisatie:
        metadata["bronorganisatie"] = afspraak.bronorganisatie
    mee = contact if contact is not None and CONTACT in afspraak.mee else None
    return Bericht(
        overdracht.referentie,
        {
            "referentienummer": overdracht.referentie,
            "kanaal": afspraak.kanaal,
            "onderwerp": afspraak.onderwerp,
            "inhoud": _kort("\n\n".join(delen), INHOUD),
            "taal": "nld",
            "vertrouwelijk": True,
            "plaatsgevondenOp": gedeeld_op.isoformat(),
            "metadata": metadata,
        },
        {
            "referentienummer": overdracht.referentie,
            "gevraagdeHandeling": afspraak.handeling,
            "toelichting": _vul(afspraak.toelichting, overdracht.referentie, adres),
            # Sent late: what was finished here in the meantime asks nobody over there for anything.
            "status": VERWERKT if overdracht.status == AFGEROND else TE_VERWERKEN,
        },
        _betrokkene(mee) if mee is not None else None,
        _adressen(mee) if mee is not None else (),
    )


def _betrokkene(contact: Mapping[str, Any]) -> dict[str, Any]:
    naam = str(contact.get("naam") or "")[:NAAM]
    return {"rol": "klant", "initiator": True, "contactnaam": {"voornaam": naam}}


def _adressen(contact: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    gevonden = []
    for veld, soort in (("telefoon", "telefoonnummer"), ("email", "email")):
        ruw = str(contact.get(veld) or "").strip()
        if ruw:
            adres = re.sub(r"[\s().-]", "", ruw) if veld == "telefoon" else ruw
            goed = _geldig(soort, adres)
            gevonden.append(
                {
                    "adres": adres if goed else ruw[:ADRES],
                    "soortDigitaalAdres": soort if goed else "overig",
                    "omschrijving": veld,
                    "referentie": f"{BRON}-{veld}",
                }
            )
    return tuple(gevonden)


def _geldig(soort: str, adres: str) -> bool:
    """Return whether the other side takes it as this kind; a number or address that is not quite one still goes along."""
    if len(adres) > ADRES or soort == "email":
        return len(adres) <= ADRES and bool(EMAIL.fullmatch(adres))
    return bool(TELEFOON.fullmatch(adres)) and not GEEN_TELEFOON.match(adres)


def _vul(tekst: str, referentie: str, adres: str) -> str:
    return _kort(tekst.replace("{referentie}", referentie).replace("{adres}", adres), TOELICHTING)


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rsplit(' ', 1)[0]}…"
