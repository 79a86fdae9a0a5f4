"""Use cases of *ik denk er nog over na*: keep a day and a way to reach, ask once on that day, and forget.

Each function works in the caller's transaction. ``nu`` is an aware moment. The event for the desks is always the last
write (see ``Outbox.meld``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from vliegwiel.core import nadenken as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.crisis import screen
from vliegwiel.core.letterlijk_dag import dag_van
from vliegwiel.core.letterlijk_datum import lees_datum_later
from vliegwiel.core.nadenken import AFGEHANDELD, OPGEPAKT, WACHT, Nadenken, NadenkenNietGevonden
from vliegwiel.core.overdracht import AlGeclaimd, NietDeEigenaar
from vliegwiel.services.ontvangst import Inkomend, OngeldigeKeuze
from vliegwiel.services.poorten_nadenken import Nadenkers

KAART = "later"
MEESTE_WOORDEN = 8  # beside a number or an address: "over twee weken graag, bel dan"
CONCEPT_DAGEN = 2
VRAGEN = ("later", "later_bereik")
NIEUW, ANDERS = "nadenken_nieuw", "nadenken_anders"


class OngeldigeDag(OngeldigeKeuze):
    """The day on the card is no day, is over already, or is more than a year away."""


@dataclass(frozen=True)
class Ingepland:
    """What the client sees of the own plan."""

    datum: date
    bereik: str
    bij_de_werkplek: bool


@dataclass(frozen=True)
class Navragen:
    """What one consultant sees on the queue page."""

    wachtend: tuple[Nadenken, ...]
    eigen: tuple[Nadenken, ...]


@dataclass(frozen=True)
class Navraag:
    """One of them as one consultant may see it; ``bereik`` is None for everybody but the owner."""

    nadenken: Nadenken
    eigen: bool
    bereik: str | None
    onleesbaar: bool = False


def lees_kaart(kaart: Mapping[str, Any], nu: datetime) -> tuple[dict[str, str], str]:
    """Return (what the conversation may know, the way to reach as typed); raises ``OngeldigeDag``."""
    try:
        dag = kern.dag_van_keuze(str(kaart.get("termijn") or ""), str(kaart.get("datum") or ""), kern.vandaag(nu))
    except kern.DagKanNiet:
        raise OngeldigeDag("deze dag kan niet") from None
    bereik = str(kaart.get("bereik") or "").strip()[:200]
    return {KAART: dag.isoformat() if dag else "", "bereik": "ja" if bereik else "nee"}, bereik


def als_kaart(inkomend: Inkomend, vraag: str, nu: datetime) -> Inkomend:
    """Return a typed number or address as the card that it stands for, with the day that is typed beside it.

    So it is kept encrypted, is never masked, and never goes through Rasa. A story, or a signal of danger, with a number
    in it stays a message.
    """
    bereik = kern.bereik_in(inkomend.tekst) if vraag in VRAGEN else ""
    rest = " ".join(inkomend.tekst.replace(bereik, " ").split()) if bereik else ""
    if not bereik or len(rest.split()) > MEESTE_WOORDEN or screen(inkomend.tekst).niveau != "geen":
        return inkomend
    return Inkomend(inkomend.id, kaart={"soort": KAART, "datum": _dag_in(rest, nu), "bereik": bereik})


def _dag_in(tekst: str, nu: datetime) -> str:
    """Return the day that the words before or after a number name ("over twee weken, op"), or an empty string."""
    kaal = tekst.strip(" ,.;:-")
    for eind in ("", " op", " via", " bellen", " mailen", " bel", " mail"):
        moment = lees_datum_later(kaal.removesuffix(eind).strip(" ,.;:-"))
        dag = dag_van(moment, kern.vandaag(nu)) if moment else None
        if dag and dag > kern.vandaag(nu):
            return dag.isoformat()
    return ""


async def bewaar_concept(repo: Nadenkers, gesprek_id: str, bereik: str, nu: datetime) -> None:
    """Keep the way to reach until the client's turn is done; a plan that the desk had goes away from there."""
    if oud := await repo.bewaar_concept(gesprek_id, bereik, nu):
        await _meld(repo, ANDERS, oud, nu)


async def trek_in(repo: Nadenkers, gesprek_id: str, nu: datetime) -> None:
    """Forget day and way to reach, at the desk as well."""
    if (oud := await repo.trek_in(gesprek_id)) is not None:
        await repo.audit.noteer("nadenken_ingetrokken", None, oud, nu)
        await _meld(repo, ANDERS, oud, nu)


async def van_gesprek(repo: Nadenkers, gesprek_id: str) -> Ingepland | None:
    """Return what the client may see and take back, or None."""
    gevonden = await repo.van_gesprek(gesprek_id)
    if gevonden is None or gevonden[0].datum is None:
        return None
    return Ingepland(gevonden[0].datum, gevonden[1], gevonden[0].status in kern.BIJ_DE_WERKPLEK)


async def kijk_wie_er_aan_de_beurt_is(repo: Nadenkers, nu: datetime) -> int:
    """Put everybody whose day has come in the queue; return how many this call put there. Once, ever, for each."""
    nieuw = await repo.aan_de_beurt(kern.vandaag(nu))
    for nadenken_id in nieuw:
        await repo.audit.noteer(NIEUW, None, nadenken_id, nu)
    for nadenken_id in nieuw:
        await _meld(repo, NIEUW, nadenken_id, nu)
    return len(nieuw)


async def ruim_op(repo: Nadenkers, bewaardagen: int, nu: datetime) -> int:
    """Erase what is more than ``bewaardagen`` days past its day, dealt with or not; return how many the desk loses.

    A way to reach of which no plan was made goes after two days.
    """
    weg = await repo.ruim_op(kern.vandaag(nu) - timedelta(days=bewaardagen), nu - timedelta(days=CONCEPT_DAGEN))
    for nadenken_id in weg:
        await _meld(repo, ANDERS, nadenken_id, nu)
    return len(weg)


async def navragen(repo: Nadenkers, medewerker_id: str) -> Navragen:
    """Return who waits to be asked again, and whom this consultant has."""
    alle = await repo.bij_de_werkplek(kern.BIJ_DE_WERKPLEK)
    return Navragen(
        tuple(n for n in alle if n.status == WACHT),
        tuple(n for n in alle if n.status == OPGEPAKT and n.van(medewerker_id)),
    )


async def lees(repo: Nadenkers, nadenken_id: str, medewerker_id: str, nu: datetime) -> Navraag:
    """Return one as this consultant may see it, and write down that it was seen; raises ``NadenkenNietGevonden``."""
    gevonden = await _vind(repo, nadenken_id)
    eigen, bereik, onleesbaar = gevonden.van(medewerker_id) and gevonden.status == OPGEPAKT, None, False
    if eigen:
        try:
            bereik = await repo.bereik(nadenken_id)
        except OnleesbareContactwens:
            onleesbaar = True
    await repo.audit.noteer("contact_bekeken" if eigen else "bekeken", medewerker_id, nadenken_id, nu, "nadenken")
    return Navraag(gevonden, eigen, bereik, onleesbaar)


async def claim(repo: Nadenkers, nadenken_id: str, medewerker_id: str, nu: datetime) -> None:
    """Make this consultant the owner. Of parallel claims exactly one succeeds.

    Raises ``AlGeclaimd`` with the owner's name, and ``NadenkenNietGevonden``, also when it was dealt with.
    """
    if not await repo.wissel(nadenken_id, WACHT, OPGEPAKT, None, medewerker_id, nu):
        nu_zo = await _vind(repo, nadenken_id)
        if nu_zo.status != OPGEPAKT:
            raise NadenkenNietGevonden(nadenken_id)
        raise AlGeclaimd(nu_zo.eigenaar or "", nu_zo.eigenaar_id or "")
    await _leg_vast(repo, "nadenken_opgepakt", nadenken_id, medewerker_id, nu)


async def geef_terug(repo: Nadenkers, nadenken_id: str, medewerker_id: str, nu: datetime) -> None:
    """Put it back in the queue; raises ``NietDeEigenaar``, ``NadenkenNietGevonden``."""
    await _van_eigenaar(repo, nadenken_id, medewerker_id, WACHT, nu)
    await _leg_vast(repo, "nadenken_teruggegeven", nadenken_id, medewerker_id, nu)


async def handel_af(repo: Nadenkers, nadenken_id: str, medewerker_id: str, nu: datetime) -> None:
    """It was asked, whatever the answer was: the way to reach is erased. Raises like ``geef_terug``."""
    await _van_eigenaar(repo, nadenken_id, medewerker_id, AFGEHANDELD, nu)
    await _leg_vast(repo, "nadenken_afgehandeld", nadenken_id, medewerker_id, nu)


async def _van_eigenaar(repo: Nadenkers, nadenken_id: str, medewerker_id: str, naar: str, nu: datetime) -> None:
    if not await repo.wissel(nadenken_id, OPGEPAKT, naar, medewerker_id, medewerker_id, nu):
        if (await _vind(repo, nadenken_id)).status == OPGEPAKT:
            raise NietDeEigenaar
        raise NadenkenNietGevonden(nadenken_id)


async def _vind(repo: Nadenkers, nadenken_id: str) -> Nadenken:
    gevonden = await repo.vind(nadenken_id)
    if gevonden is None or gevonden.status not in kern.BIJ_DE_WERKPLEK:
        raise NadenkenNietGevonden(nadenken_id)
    return gevonden


async def _leg_vast(repo: Nadenkers, soort: str, nadenken_id: str, medewerker_id: str, nu: datetime) -> None:
    await repo.audit.noteer(soort, medewerker_id, nadenken_id, nu)
    await _meld(repo, ANDERS, nadenken_id, nu)


async def _meld(repo: Nadenkers, soort: str, nadenken_id: str, nu: datetime) -> None:
    await repo.outbox.meld(soort, nadenken_id, nu)
