"""Use cases of links to give away: make, list, print, revoke, clean up; and what happens when somebody uses one.

Counters are counters: nothing says when, and no row tells which conversation came from whom. A conversation itself keeps,
encrypted, which link it is of, until it was counted as shared.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from vliegwiel.core import deellink as kern
from vliegwiel.core.deellink import (
    GEDEELD,
    GEOPEND,
    GESTART,
    MATEN,
    Deellink,
    DeellinkDicht,
    DeellinkNietGevonden,
    Getoond,
    Grenzen,
    OnbekendeDeellink,
    TeVeelDeellinks,
    lees_code,
    lees_gegevens,
)  # fmt: skip
from vliegwiel.core.gesprek import Via
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.toegang import Recht, mag
from vliegwiel.services.poorten_deellink import Deellinks, Onthouden

GEMAAKT, BEKEKEN, KAART, INGETROKKEN = "deellink_gemaakt", "deellinks_bekeken", "deellink_kaart", "deellink_ingetrokken"
OPGERUIMD = "deellinks_opgeruimd"


@dataclass(frozen=True)
class Gekregen:
    """What somebody has who came with a link that works."""

    link_id: str
    via: Via
    postcode4: str | None = None


@dataclass(frozen=True)
class Overzicht:
    """A worker's own links, newest first, and what may be read of their counts per measure."""

    links: tuple[Deellink, ...]
    getoond: Mapping[str, Getoond]
    vandaag: date


async def maak(
    repo: Deellinks, medewerker_id: str, velden: Mapping[str, str], grenzen: Grenzen, nu: datetime
) -> Deellink:
    """Make a link from a form; raises an ``OngeldigeDeellink`` or ``TeVeelDeellinks``."""
    dag = vandaag(nu)
    gegevens = lees_gegevens(velden, dag, grenzen)
    await repo.slot(medewerker_id)
    if sum(link.loopt(dag) for link in await repo.van(medewerker_id)) >= grenzen.aantal:
        raise TeVeelDeellinks(grenzen.aantal)
    link = Deellink(str(uuid.uuid4()), medewerker_id, gegevens, kern.nieuwe_code(), nu)
    await repo.bewaar(link)
    await repo.audit.noteer(GEMAAKT, medewerker_id, None, nu, _wat(link))
    return link


async def overzicht(repo: Deellinks, medewerker_id: str, nu: datetime) -> Overzicht:
    """Return what the worker's page shows, and write down that it was seen."""
    links = tuple(await repo.van(medewerker_id))
    tellingen = await repo.tellingen(medewerker_id)
    getoond = {maat: kern.toon({link: t.get(maat, 0) for link, t in tellingen.items()}) for maat in MATEN}
    await repo.audit.noteer(BEKEKEN, medewerker_id, None, nu)
    return Overzicht(links, getoond, vandaag(nu))


async def om_te_geven(repo: Deellinks, medewerker_id: str, link_id: str, nu: datetime) -> Deellink:
    """Return one of the worker's own links with its code, to show or print, and write that down.

    Raises ``DeellinkNietGevonden`` (also for a colleague's) and ``DeellinkDicht``.
    """
    link = await _eigen(repo, medewerker_id, link_id)
    if not link.loopt(vandaag(nu)) or not link.code:  # or it was written with a key that is gone
        raise DeellinkDicht
    await repo.audit.noteer(KAART, medewerker_id, None, nu, _wat(link))
    return link


async def trek_in(repo: Deellinks, medewerker_id: str, link_id: str, nu: datetime) -> None:
    """Revoke one's own link; doing so again changes nothing. Raises ``DeellinkNietGevonden``."""
    link = await _eigen(repo, medewerker_id, link_id)
    if await repo.trek_in(link.id, nu):
        await repo.audit.noteer(INGETROKKEN, medewerker_id, None, nu, _wat(link))


async def ruim_op(repo: Deellinks, grenzen: Grenzen, nu: datetime) -> int:
    """Delete links that ended long ago; return how many."""
    termijn = timedelta(days=grenzen.bewaardagen)
    aantal = await repo.ruim_op(vandaag(nu) - termijn, nu - termijn)
    if aantal:
        await repo.audit.noteer(OPGERUIMD, None, None, nu, f"aantal {aantal}")
    return aantal


async def zoek(repo: Deellinks, getypt: str, nu: datetime) -> Gekregen:
    """Return what a code gives somebody now; raises ``OnbekendeDeellink``, the same for everything that does not work."""
    kaal = lees_code(getypt)
    gevonden = await repo.met_code(kaal) if kaal is not None else None
    if gevonden is None:
        raise OnbekendeDeellink
    link, rol = gevonden
    # Who may make no links any more has none that work.
    if link.stand(vandaag(nu)) != kern.WERKT or not mag(rol, Recht.DEELLINKS):
        raise OnbekendeDeellink
    g = link.gegevens
    return Gekregen(link.id, Via(g.gever, mag(rol, Recht.ZAAK_ZIEN), g.taal), g.postcode4)


async def tel_geopend(repo: Deellinks, link_id: str) -> None:
    """Count that a browser showed the first screen with the giver's name."""
    await repo.tel(link_id, GEOPEND)


async def begin(repo: Deellinks, gesprek_id: str, gekregen: Gekregen) -> None:
    """Count a conversation that began with a link, and let it remember what it needs later."""
    await repo.tel(gekregen.link_id, GESTART)
    await repo.onthoud(gesprek_id, Onthouden(gekregen.link_id, gekregen.postcode4 or ""))


async def tel_gedeeld(repo: Deellinks, gesprek_id: str) -> None:
    """Count a conversation as shared, once; after that it does not know any more which link it was."""
    weet = await repo.onthouden(gesprek_id)
    if weet and weet.link_id:
        await repo.tel(weet.link_id, GEDEELD)
        await repo.onthoud(gesprek_id, replace(weet, link_id=""))


async def met_buurt(repo: Deellinks, gesprek_id: str, velden: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a contact card; one without anything ("nog geen contact") keeps the link's neighbourhood.

    Who fills in the card and empties that field has none.
    """
    if any(velden.values()) or "postcode" not in velden:
        return dict(velden)
    weet = await repo.onthouden(gesprek_id)
    return {**velden, "postcode": weet.postcode4} if weet else dict(velden)


async def _eigen(repo: Deellinks, medewerker_id: str, link_id: str) -> Deellink:
    links: Sequence[Deellink] = await repo.van(medewerker_id)
    gevonden = next((link for link in links if link.id == link_id), None)
    if gevonden is None:
        raise DeellinkNietGevonden
    return gevonden


def _wat(link: Deellink) -> str:
    return f"link {link.id[:8]}"
