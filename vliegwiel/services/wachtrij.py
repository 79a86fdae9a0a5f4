"""The queue page's use cases: one page of hand-overs in the order of the core, and what somebody works on.

Each function works in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vliegwiel.core.wachtrij import Gezocht, Plek, Rijfilter, plek_van
from vliegwiel.core.zoeken import Zoekvraag
from vliegwiel.services.poorten_overdracht import Overdrachten
from vliegwiel.services.poorten_wachtrij import Regel, Rij

GROOTTE = 25
MEEST_GETELD = 10_000  # counting further takes time and tells nobody anything


@dataclass(frozen=True)
class Pagina:
    """One page. ``vorige``: the place before which the page before it ends; ``volgende``: behind which the next begins.

    None where there is nothing more. ``aantal``: of all pages together, counted up to ``MEEST_GETELD``.
    """

    regels: tuple[Regel, ...]
    aantal: int
    vorige: Plek | None = None
    volgende: Plek | None = None

    @property
    def meer_dan_geteld(self) -> bool:
        """Whether there are more than were counted."""
        return self.aantal > MEEST_GETELD


@dataclass(frozen=True)
class Wachtrij:
    """What one consultant sees on the queue page. ``laatste`` is the newest event that it shows."""

    pagina: Pagina
    eigen: tuple[Regel, ...]
    laatste: int


async def wachtrij(
    repo: Overdrachten, medewerker_id: str, keuze: Rijfilter, plek: Plek | None = None, *, terug: bool = False
) -> Wachtrij:
    """Return one page of hand-overs, and what this consultant works on (changed ones first, then oldest first)."""
    # Read before the lists: an event that comes in between is shown twice rather than never.
    laatste = await repo.outbox.laatste()
    pagina = await lees_pagina(repo.rij, keuze, plek, terug=terug)
    eigen = sorted(await repo.rij.van_eigenaar(medewerker_id), key=lambda r: (not r.veranderd, r.overdracht.gemaakt_op))
    return Wachtrij(pagina, tuple(eigen), laatste)


async def lees_pagina(
    rij: Rij, keuze: Rijfilter, plek: Plek | None = None, *, terug: bool = False, grootte: int = GROOTTE
) -> Pagina:
    """Return the page behind a place, or with ``terug`` the one that ends before it.

    Going back past the beginning gives the whole first page: rows may have come or gone since the link was made.
    """
    regels = await rij.pagina(keuze, plek, grootte + 1, terug=terug)
    if terug and len(regels) <= grootte:
        plek, terug = None, False
        regels = await rij.pagina(keuze, None, grootte + 1)
    meer = len(regels) > grootte
    regels = (regels[1:] if terug else regels[:-1]) if meer else regels
    # All of it on one page needs no counting.
    aantal = len(regels) if plek is None and not meer else await rij.aantal(keuze, MEEST_GETELD + 1)
    if not regels:
        return Pagina((), aantal, vorige=plek if plek and aantal else None)
    eerste, laatste = plek_van(regels[0].overdracht), plek_van(regels[-1].overdracht)
    ervoor = meer if terug else plek is not None and bool(await rij.pagina(keuze, eerste, 1, terug=True))
    erna = bool(await rij.pagina(keuze, laatste, 1)) if terug else meer
    return Pagina(tuple(regels), aantal, eerste if ervoor else None, laatste if erna else None)


def gezocht(vraag: Zoekvraag, vingerafdruk: Callable[[str], str]) -> Gezocht | None:
    """Return what the storage looks for; None when nothing was typed that can be found."""
    if vraag.leeg:
        return None
    return Gezocht(vraag.referentie, tuple(vingerafdruk(woord) for woord in vraag.woorden))
