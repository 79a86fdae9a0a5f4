"""Links that an outreach worker gives away: who gives it, when it works, how it is typed over, and what its counts show.

A link opens nothing that anybody told. It says from whom somebody got it, and where a new conversation begins.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vliegwiel.core.contactwens import vier_cijfers
from vliegwiel.core.gesprek.onderbreking import TALEN as TALEN
from vliegwiel.core.hervatcode import LIJKT_OP, TEKENS
from vliegwiel.core.onderdrukking import KLEINSTE, afgerond

GROEPEN, PER_GROEP = 3, 4
LENGTE = GROEPEN * PER_GROEP  # 24 ** 12 is more than 2 ** 55, and what is kept is a keyed hash
MEESTE_TEKENS = 60  # what is read of something that was typed
LANGSTE_NAAM = 30
IN_EEN_NAAM = " -'’."
_VERTALING = str.maketrans(LIJKT_OP)

GEOPEND, GESTART, GEDEELD = "geopend", "gestart", "gedeeld"
MATEN = (GEOPEND, GESTART, GEDEELD)
KOMT, WERKT, VERLOPEN, INGETROKKEN = "komt", "werkt", "verlopen", "ingetrokken"
EERDER = ""  # the counts of links that are gone, together

# Why a field is refused; the words stand in a template.
LEEG, TE_LANG, GEEN_NAAM = "leeg", "te_lang", "geen_naam"
GEEN_DAG, VOORBIJ, OMGEKEERD, TE_VER = "geen_dag", "voorbij", "omgekeerd", "te_ver"
GEEN_BUURT, GEEN_TAAL = "geen_buurt", "geen_taal"


class OnbekendeDeellink(LookupError):
    """This code is no link that works now: wrong, not yet, expired or revoked. Which of them is not known here."""


class DeellinkNietGevonden(Exception):
    """This worker has no link with this id."""


class DeellinkDicht(Exception):
    """A link that was revoked or has expired has nothing to print any more."""


class TeVeelDeellinks(ValueError):
    """A worker has as many working links as there may be; ``meeste`` says how many."""

    def __init__(self, meeste: int) -> None:
        super().__init__(f"hooguit {meeste} links tegelijk")
        self.meeste = meeste


class OngeldigeDeellink(ValueError):
    """Field ``veld`` of a new link can't be used, because of ``reden``."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(f"{veld}: {reden}")
        self.veld = veld
        self.reden = reden


class OngeldigeGever(OngeldigeDeellink):
    """This is no first name."""


class OngeldigePeriode(OngeldigeDeellink):
    """A link can't be valid in these days."""


class OngeldigeBuurt(OngeldigeDeellink):
    """These are not the four digits of a postcode."""


class OngeldigeTaal(OngeldigeDeellink):
    """There is no card in this language."""


@dataclass(frozen=True)
class Grenzen:
    """What a gemeente allows: working links per worker, days that one may work, days that an ended one is kept."""

    aantal: int = 20
    dagen: int = 90
    bewaardagen: int = 90

    def __post_init__(self) -> None:
        """Refuse limits with which no link can be made or ended."""
        if min(self.aantal, self.dagen, self.bewaardagen) < 1:
            raise ValueError("een grens is minstens 1")


@dataclass(frozen=True)
class Gegevens:
    """A link as a worker makes it. ``van`` and ``tot`` are days in the Netherlands, both included."""

    gever: str
    van: date
    tot: date
    postcode4: str | None = None
    taal: str = ""  # empty: Dutch only

    def __post_init__(self) -> None:
        """Refuse what can't be a link, whatever made it."""
        lees_gever(self.gever)
        if self.tot < self.van:
            raise OngeldigePeriode("tot", OMGEKEERD)
        if self.postcode4 is not None and vier_cijfers(self.postcode4) != self.postcode4:
            raise OngeldigeBuurt("postcode", GEEN_BUURT)
        if self.taal and self.taal not in TALEN:
            raise OngeldigeTaal("taal", GEEN_TAAL)


@dataclass(frozen=True)
class Deellink:
    """A link as kept. ``code`` is empty once it is revoked: then there is nothing left to print."""

    id: str
    medewerker_id: str
    gegevens: Gegevens
    code: str = field(repr=False)
    gemaakt_op: datetime
    ingetrokken_op: datetime | None = None

    def stand(self, vandaag: date) -> str:
        """Return whether it works today, will, did, or was revoked."""
        if self.ingetrokken_op is not None:
            return INGETROKKEN
        if vandaag < self.gegevens.van:
            return KOMT
        return WERKT if vandaag <= self.gegevens.tot else VERLOPEN

    def loopt(self, vandaag: date) -> bool:
        """Return whether it works, or is going to."""
        return self.stand(vandaag) in (KOMT, WERKT)


def nieuwe_code() -> str:
    """Return a fresh code, such as ``K7M3-QPG2-HXW4``."""
    return schrijf("".join(secrets.choice(TEKENS) for _ in range(LENGTE)))


def schrijf(kaal: str) -> str:
    """Return the characters of a code in groups, as they stand in an address."""
    return "-".join(kaal[n : n + PER_GROEP] for n in range(0, LENGTE, PER_GROEP))


def lees_code(getypt: str) -> str | None:
    """Return the bare characters of a typed code, or None when it can't be one.

    Case, spaces, dashes and characters that look alike don't matter: somebody typed it over from paper.
    """
    heel = unicodedata.normalize("NFKC", getypt[:MEESTE_TEKENS]).upper()
    kaal = "".join(t for t in heel if t.isalnum()).translate(_VERTALING)
    return kaal if len(kaal) == LENGTE and set(kaal) <= set(TEKENS) else None


def lees_gever(getypt: str) -> str:
    """Return a first name as a client will read it; raises ``OngeldigeGever``.

    Letters, and what stands between them in names: no number, address or sentence gets onto a card this way.
    """
    naam = " ".join(unicodedata.normalize("NFC", getypt).split())
    if not naam:
        raise OngeldigeGever("gever", LEEG)
    if len(naam) > LANGSTE_NAAM:
        raise OngeldigeGever("gever", TE_LANG)
    goed = all(t in IN_EEN_NAAM or unicodedata.category(t)[0] in "LM" for t in naam)
    if not goed or not naam[0].isalpha():
        raise OngeldigeGever("gever", GEEN_NAAM)
    return naam


def lees_gegevens(velden: Mapping[str, str], vandaag: date, grenzen: Grenzen) -> Gegevens:
    """Return the link that a form asks for; raises an ``OngeldigeDeellink`` with the first field that is wrong.

    Without a first day it works from today, without a last day for as long as may be.
    """
    gever = lees_gever(velden.get("gever", ""))
    van = _dag("van", velden.get("van", "")) or vandaag
    if van < vandaag:
        raise OngeldigePeriode("van", VOORBIJ)
    if (van - vandaag).days > grenzen.dagen:
        raise OngeldigePeriode("van", TE_VER)
    laatste = van + timedelta(days=grenzen.dagen - 1)
    tot = _dag("tot", velden.get("tot", "")) or laatste
    if tot < van:
        raise OngeldigePeriode("tot", OMGEKEERD)
    if tot > laatste:
        raise OngeldigePeriode("tot", TE_VER)
    getypt = velden.get("postcode", "").strip()
    buurt = vier_cijfers(getypt) if getypt else None
    if getypt and buurt is None:
        raise OngeldigeBuurt("postcode", GEEN_BUURT)
    return Gegevens(gever, van, tot, buurt, velden.get("taal", ""))


def _dag(veld: str, getypt: str) -> date | None:
    if not getypt.strip():
        return None
    try:
        return date.fromisoformat(getypt.strip())
    except ValueError:
        raise OngeldigePeriode(veld, GEEN_DAG) from None


@dataclass(frozen=True)
class Getoond:
    """What a worker reads of one measure: "at least so many", in fives; None is "fewer than five".

    ``klein``: of all links together that have fewer than five. ``totaal`` is the sum of what else is shown.
    """

    per_link: Mapping[str, int | None]
    klein: int | None
    totaal: int | None


def toon(tellingen: Mapping[str, int]) -> Getoond:
    """Return what may be read of the counts of a worker's links (id → how many; ``EERDER``: those that are gone).

    The total says nothing that the parts do not say, so nothing follows from subtracting. What the small ones have
    together is shown no higher than they could have without any one of them: so of a link with fewer than five every
    number from 0 to 4 stays possible (docs/beslissingen/0013). Rounded down, because counting goes on: who looks every
    day does not see that it was one more. A zero is hidden too: one that goes away tells that somebody came.
    """
    groot = {link: n for link, n in tellingen.items() if n >= KLEINSTE}
    rest = [n for n in tellingen.values() if n < KLEINSTE]
    hoogst = (len(rest) - 1) * (KLEINSTE - 1)
    klein = afgerond(min(sum(rest), hoogst)) if rest else 0
    totaal = klein + sum(map(afgerond, groot.values()))
    per_link = {link: afgerond(n) if link in groot else None for link, n in tellingen.items()}
    return Getoond(per_link, klein or None, totaal or None)
