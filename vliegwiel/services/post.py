"""Gathering what a team has to know, putting it in one letter, and sending that: never twice for the same event."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from vliegwiel.core import post
from vliegwiel.core.post import Brief, PostMislukt, PostOnzeker
from vliegwiel.core.team import Teams
from vliegwiel.services.catalogus import OngeldigBestand

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Onderwerp:
    """What a team has to be told about. ``ronde``: when it was shared or asked, or by when to call; later it is another."""

    team: str
    soort: str
    id: str
    ronde: datetime


@dataclass(frozen=True)
class Terugbel:
    """An open call-back of which nobody was told. ``team``: of the client's case, when there is one."""

    id: str
    ronde: datetime
    team: str | None
    postcode: str | None


class Meldingen(Protocol):
    """Notices and letters, within one transaction."""

    async def slot(self) -> None:
        """Let no other process gather until the end of this transaction."""

    async def ongemeld(self, teams: Collection[str], sinds: datetime) -> list[Onderwerp]:
        """Return new hand-overs since a moment of which these teams were not told."""

    async def bellen(self, nu: datetime) -> list[Terugbel]:
        """Return the open call-backs of which no team was told, and those that nobody took up since, near their moment."""

    async def nieuw_van(self, te_laat: Collection[Onderwerp]) -> list[Onderwerp]:
        """Return which of these late first contacts their team was not told of."""

    async def ruim_op(self, voor: datetime) -> int:
        """Erase letters that are done and notices about what does not wait any more, of before this; return how many."""

    async def meld(self, onderwerp: Onderwerp, nu: datetime) -> bool:
        """Write down that a team has to be told; False when that was done already."""

    async def wachtend(self, team: str, soorten: Collection[str]) -> dict[str, list[int]]:
        """Return the notices of a team that are in no letter, and whose subject still waits, per kind."""

    async def laatste_bundel(self, team: str) -> datetime | None:
        """Return when the last letter without haste was made for a team."""

    async def maak(self, brief: Brief, meldingen: Collection[int]) -> None:
        """Keep a letter, ready to be sent, with its notices."""

    async def pak(self, nu: datetime) -> Brief | None:
        """Take one letter that is due, for as long as ``LEASE``; of parallel callers exactly one gets it."""

    async def op_weg(self, brief: Brief) -> bool:
        """Write that the text goes out now; False when another process took the letter over."""

    async def sluit(self, brief: Brief, status: str, fout: str, volgende: datetime | None) -> None:
        """Write how it ended, or when it is tried again."""

    async def verloren(self, nu: datetime) -> int:
        """Close the letters of which a process that died never said how they ended; return how many."""


class Postopslag(Protocol):
    """Gives transactions."""

    def transactie(self) -> AbstractAsyncContextManager[Meldingen]:
        """Give a writing transaction."""


class Postbode(Protocol):
    """The mail server."""

    async def verstuur(
        self, aan: str, onderwerp: str, tekst: str, kenmerk: str, voor_de_tekst: Callable[[], Awaitable[None]]
    ) -> None:
        """Send one letter; ``voor_de_tekst`` is awaited just before its text goes. Raises ``PostMislukt``, ``PostOnzeker``."""


class Overgenomen(Exception):
    """Another process has this letter now."""


@dataclass(frozen=True)
class Teksten:
    """The words of the letters: subject and text with haste and without, and a line for one and for more of each kind."""

    spoed: tuple[str, str]
    bundel: tuple[str, str]
    regels: Mapping[str, tuple[str, str]]

    def brief(self, brief: Brief, adres: str) -> tuple[str, str]:
        """Return subject and text of a letter."""
        regels = []
        for soort in post.SOORTEN:
            aantal, (een, meer) = brief.aantallen.get(soort, 0), self.regels[soort]
            if aantal:
                regels.append(een if aantal == 1 else meer.format(aantal=aantal))
        onderwerp, tekst = self.spoed if brief.spoed else self.bundel
        return onderwerp, tekst.format(regels="\n".join(regels), adres=adres)


def laad_teksten(folder: Path) -> Teksten:
    """Return the words of the letters; raises ``OngeldigBestand``."""

    def lees(naam: str) -> tuple[str, str]:
        pad = folder / f"{naam}.txt"
        try:
            eerste, _, rest = pad.read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError) as fout:
            raise OngeldigBestand(f"{pad}: kan niet gelezen worden") from fout
        if not eerste.strip() or not rest.strip():
            raise OngeldigBestand(f"{pad}: heeft een eerste regel en daarna tekst nodig")
        return eerste.strip(), rest.strip()

    teksten = Teksten(lees("spoed"), lees("bundel"), {s: lees(f"regel_{s}") for s in post.SOORTEN})
    try:
        for spoed in (True, False):
            teksten.brief(Brief("", "", spoed, dict.fromkeys(post.SOORTEN, 2), datetime.now(UTC)), "")
    except (KeyError, IndexError, ValueError) as fout:
        raise OngeldigBestand(f"{folder}: in een bericht staat een {{plaats}} die niet bestaat") from fout
    return teksten


def wie_belt(bel: Terugbel, teams: Teams, bereikbaar: Collection[str]) -> list[str]:
    """Return which teams must call: that of the case or of the neighbourhood, or else the default team.

    A team without an address can't be told by mail. When the default team has none either, everybody who has one is
    told: somebody waits for a call.
    """
    for team in (bel.team or teams.van_postcode(bel.postcode), teams.standaard):
        if team in bereikbaar:
            return [team]
    return sorted(bereikbaar)


async def verzamel(
    repo: Meldingen,
    verdeling: Teams,
    teams: Collection[str],
    te_laat: Collection[Onderwerp],
    bundel: timedelta,
    nu: datetime,
) -> list[Brief]:
    """Write down what is new and what is late, and make the letters that may go now; return them.

    ``teams``: who can be told by mail. A call-back never waits for the bundle, and goes to who must call only. What
    somebody has taken up in the meantime is not told.
    """
    await repo.slot()
    bellen = [
        Onderwerp(team, post.TERUGBEL, bel.id, bel.ronde)
        for bel in await repo.bellen(nu)
        for team in wie_belt(bel, verdeling, teams)
    ]
    for onderwerp in [*bellen, *await repo.ongemeld(teams, nu - post.VERS), *await repo.nieuw_van(te_laat)]:
        await repo.meld(onderwerp, nu)
    brieven = []
    for team in sorted(teams):
        laatste = await repo.laatste_bundel(team)
        for spoed, soorten in ((True, (post.TERUGBEL,)), (False, (post.NIEUW, post.TE_LAAT))):
            if not spoed and laatste is not None and nu - laatste < bundel:
                continue
            meldingen = await repo.wachtend(team, soorten)
            if meldingen:
                aantallen = {soort: len(ids) for soort, ids in meldingen.items()}
                brief = Brief(str(uuid.uuid4()), team, spoed, aantallen, nu)
                await repo.maak(brief, [i for ids in meldingen.values() for i in ids])
                brieven.append(brief)
    return brieven


async def verstuur_alles(
    opslag: Postopslag,
    postbode: Postbode,
    teksten: Teksten,
    adressen: Mapping[str, str],
    werkplek: str,
    klok: Callable[[], datetime],
) -> int:
    """Send every letter that is due; return how many were sent. A failure is tried again later, and only logged by kind."""
    async with opslag.transactie() as repo:
        if verloren := await repo.verloren(klok()):
            log.error("van %s berichten aan teams is niet bekend of ze zijn aangekomen", verloren)
    gelukt = 0
    while True:
        async with opslag.transactie() as repo:
            brief = await repo.pak(klok())
        if brief is None:
            return gelukt
        status, fout = await _verstuur(opslag, postbode, teksten, brief, adressen.get(brief.team, ""), werkplek)
        if not status:
            continue  # another process has it
        straks = post.volgende(brief, klok()) if status == post.KLAAR else None
        if status == post.KLAAR and straks is None:
            status = post.OPGEGEVEN
        if fout:
            log.warning("een bericht aan team %s: %s (%s)", brief.team, status, fout)
        async with opslag.transactie() as repo:
            await repo.sluit(brief, status, fout, straks)
        gelukt += status == post.VERSTUURD


async def _verstuur(
    opslag: Postopslag, postbode: Postbode, teksten: Teksten, brief: Brief, aan: str, werkplek: str
) -> tuple[str, str]:
    """Return (status, kind of error) of one attempt; an empty status when the letter is somebody else's now."""
    if not aan:
        return post.OPGEGEVEN, "geen adres"

    async def voor_de_tekst() -> None:
        async with opslag.transactie() as repo:
            if not await repo.op_weg(brief):
                raise Overgenomen

    onderwerp, tekst = teksten.brief(brief, werkplek)
    try:
        await postbode.verstuur(aan, onderwerp, tekst, brief.id, voor_de_tekst)
    except Overgenomen:
        return "", ""
    except PostOnzeker as fout:
        return post.ONZEKER, str(fout)
    except PostMislukt as fout:
        return post.KLAAR, str(fout)
    return post.VERSTUURD, ""
