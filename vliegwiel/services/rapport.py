"""A report of one period: only numbers about nobody or at least five people (docs/beslissingen/0011).

What is over is divided into blocks once: per quarter for what happens often, per year for the rest. What still runs is
rounded down to fives, and not divided further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from vliegwiel.core import rapport as kern
from vliegwiel.core.gesprek import FASEN
from vliegwiel.core.onderdrukking import KLEINSTE, Blokken, Kies, Sleutel, afgerond, verdeel
from vliegwiel.core.periode import JAAR, Periode, jaar_van
from vliegwiel.core.rapport import Spreiding, spreiding
from vliegwiel.services.poorten_rapport import Tellingen, Telregel

GETELD, NOG_NIET, ALLEEN_JAAR, NIET_GEMETEN = "geteld", "nog_niet", "alleen_jaar", "niet_gemeten"
JA, NEE = "ja", "nee"
GESPROKEN, NIET_GESPROKEN = "gesproken", "niet_gesproken"
VERDELINGEN = (kern.FASE, kern.GEHOORD, kern.UITKOMST, kern.STAP, kern.VAST_6, kern.VAST_12, kern.REGEL, kern.SLOEG_AAN)
VOLGORDE = {kern.FASE: FASEN, kern.GEHOORD: (JA, NEE, "anders"), kern.VAST_6: (JA, NEE), kern.VAST_12: (JA, NEE)}


@dataclass(frozen=True)
class Getal:
    """A number; None: hidden. ``minstens``: it may be more, because what is hidden or still to come is not in it."""

    aantal: int | None
    minstens: bool = False


@dataclass(frozen=True)
class Stap:
    """One step of the way; ``getal`` is None when it cannot be told for one team."""

    maat: str
    getal: Getal | None


@dataclass(frozen=True)
class Verdeling:
    """Counts by group, and ``noemer``: of how many people.

    ``vanaf``: the day from which the numbers are there; beside numbers: when the quarter that runs is added to them.
    """

    maat: str
    staat: str
    groepen: tuple[tuple[str, Getal], ...] = ()
    noemer: Getal = Getal(None)
    vanaf: date | None = None


@dataclass(frozen=True)
class Buurten:
    """Wishes by neighbourhood: rows (postcode, total, a number per column)."""

    staat: str
    kolommen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, Getal, tuple[Getal, ...]], ...] = ()
    vanaf: date | None = None


@dataclass(frozen=True)
class Rapport:
    """Everything that one page shows."""

    periode: Periode
    team: str
    voorbij: bool
    stappen: tuple[Stap, ...]
    wachttijd: Spreiding | None
    verdelingen: tuple[Verdeling, ...]
    buurten: Buurten


async def maak(repo: Tellingen, gemeten: frozenset[str], periode: Periode, team: str, vandaag: date) -> Rapport:
    """Return the report of a period, of one team or of all (an empty ``team``)."""
    jaar = jaar_van(periode.begin)
    return stel_op(await repo.per_maand(jaar.begin, jaar.einde), gemeten, periode, team, vandaag)


def stel_op(regels: Sequence[Telregel], gemeten: frozenset[str], periode: Periode, team: str, vandaag: date) -> Rapport:
    """Return the report from the counts of the whole year that the period is in."""
    boek = _Boek(regels, periode, vandaag)
    stappen = tuple(Stap(m, None if team and m not in kern.MET_TEAM else boek.stap(m, team)) for m in kern.STAPPEN)
    verdelingen = tuple(_verdeling(boek, m) if m in gemeten else Verdeling(m, NIET_GEMETEN) for m in VERDELINGEN)
    buurten = _buurten(boek) if kern.BUURT in gemeten else Buurten(NIET_GEMETEN)
    voorbij = all(k.is_voorbij(vandaag) for k in periode.kwartalen)
    return Rapport(periode, team, voorbij, stappen, _wachttijd(boek, team), verdelingen, buurten)


class _Boek:
    """The counts of a year, and the blocks of each quarter that is over."""

    def __init__(self, regels: Iterable[Telregel], periode: Periode, vandaag: date) -> None:
        self.periode, self.vandaag = periode, vandaag
        self._regels: dict[str, list[Telregel]] = defaultdict(list)
        for regel in regels:
            self._regels[regel.maat].append(regel)
        self.voorbij = tuple(k for k in periode.kwartalen if k.is_voorbij(vandaag))
        self.lopend = tuple(k for k in periode.kwartalen if not k.is_voorbij(vandaag))

    def van(self, maat: str, in_: Periode) -> list[Telregel]:
        """Return the counts of one measure within a period."""
        return [r for r in self._regels[maat] if in_.bevat(r.dag)]

    def getal(self, blokken: Sequence[Blokken], kies: Kies) -> Getal:
        """Return a number over quarters; when it is hidden in one of them, what the others have at least."""
        som = reduce(Blokken.__add__, blokken).som(kies) if blokken else 0
        if som is not None:
            return Getal(som)
        minstens = sum(b.som(kies) or 0 for b in blokken)
        return Getal(minstens, minstens=True) if minstens else Getal(None)

    def in_periode(self, maand: str) -> bool:
        """Return whether a month (ISO) is in the period."""
        return self.periode.bevat(date.fromisoformat(maand))

    def stap(self, maat: str, team: str) -> Getal:
        """Return how many came this far."""
        blokken = [self.blokken(maat, k, lambda r: (r.team, r.dag.isoformat())) for k in self.voorbij]
        af = self.getal(blokken, lambda s: self.in_periode(s[1]) and team in ("", s[0]))
        if not self.lopend:
            return af
        erbij = sum(
            afgerond(sum(r.aantal for r in self.van(maat, k) if self.periode.bevat(r.dag) and team in ("", r.team)))
            for k in self.lopend
        )
        return Getal((af.aantal or 0) + erbij, minstens=True)

    def van_wie_deelde(self, maat: str) -> tuple[Blokken, str]:
        """Divide everybody who shared in a year, and return how the group is called of whom nothing was counted.

        Who was not spoken to is a block of its own, because the steps are told of the others. When the number of who
        shared is hidden in part, nobody is left over: the name is empty.
        """
        telling: dict[Sleutel, int] = defaultdict(int)
        for regel in self.van(maat, self.periode):
            telling[(NIET_GESPROKEN if regel.groep in kern.NIET_GESPROKEN else GESPROKEN, regel.groep)] += regel.aantal
        noemer = self.stap(kern.GEDEELD, "")
        if noemer.minstens or noemer.aantal is None:
            return verdeel(telling), ""
        rest = NEE if maat in (kern.VAST_6, kern.VAST_12) else kern.NIET_GEMETEN
        telling[(rest, rest)] = max(0, noemer.aantal - sum(telling.values()))
        return verdeel(telling), rest

    def blokken(self, maat: str, in_: Periode, sleutel: Callable[[Telregel], Sleutel]) -> Blokken:
        """Divide one measure within a quarter or a year."""
        telling: dict[Sleutel, int] = defaultdict(int)
        for regel in self.van(maat, in_):
            telling[sleutel(regel)] += regel.aantal
        return verdeel(telling)


def _wachttijd(boek: _Boek, team: str) -> Spreiding | None:
    """Return the spread of the waiting times, only where the number of contacts itself is shown in full."""
    contact = boek.stap(kern.CONTACT, team)
    dagen: dict[int, int] = defaultdict(int)
    for regel in boek.van(kern.WACHTTIJD, boek.periode):
        if team in ("", regel.team):
            dagen[int(regel.groep)] += regel.aantal
    if contact.minstens or contact.aantal is None or sum(dagen.values()) < KLEINSTE:
        return None
    return spreiding(list(dagen.items()))


def _verdeling(boek: _Boek, maat: str) -> Verdeling:
    if maat in kern.NA:
        return _na_maanden(boek, maat)
    if not boek.voorbij:
        return Verdeling(maat, NOG_NIET, vanaf=boek.lopend[0].einde)
    blokken = [boek.blokken(maat, k, lambda r: (r.groep, r.dag.isoformat())) for k in boek.voorbij]
    namen = _namen(maat, (r.groep for k in boek.voorbij for r in boek.van(maat, k)))
    groepen = tuple((naam, boek.getal(blokken, _groep(naam, boek))) for naam in namen)
    straks = boek.lopend[0].einde if boek.lopend else None
    return Verdeling(maat, GETELD, groepen, boek.getal(blokken, lambda s: boek.in_periode(s[1])), straks)


def _groep(naam: str, boek: _Boek) -> Kies:
    return lambda s: s[0] == naam and boek.in_periode(s[1])


def _als(naam: str) -> Kies:
    return lambda s: s[1] == naam


def _begint_met(*waarden: str) -> Kies:
    return lambda s: s[: len(waarden)] == waarden


def _namen(maat: str, gezien: Iterable[str]) -> list[str]:
    vast = VOLGORDE.get(maat, ())
    return [*vast, *sorted(set(gezien) - set(vast) - {kern.NIET_GEMETEN})]


def _na_maanden(boek: _Boek, maat: str) -> Verdeling:
    """Return what became of everybody who shared in a year, with who was not measured beside it."""
    periode = boek.periode
    if periode.soort != JAAR:
        return Verdeling(maat, ALLEEN_JAAR)
    vanaf = kern.definitief_op(maat, periode)
    if boek.vandaag < vanaf:
        return Verdeling(maat, NOG_NIET, vanaf=vanaf)
    if maat == kern.STAP:
        return _stappen(boek)
    blokken, rest = boek.van_wie_deelde(maat)
    namen = [n for n in _namen(maat, (r.groep for r in boek.van(maat, periode))) if n != NEE or rest]
    namen += [rest] if rest and rest not in namen else []
    groepen = tuple((naam, boek.getal([blokken], _als(naam))) for naam in namen)
    return Verdeling(maat, GETELD, groepen, boek.getal([blokken], _begint_met()) if rest else Getal(None))


def _stappen(boek: _Boek) -> Verdeling:
    """Return what people say of the half year: of who was spoken to, so only when their number may be shown."""
    namen = _namen(kern.STAP, (r.groep for r in boek.van(kern.STAP, boek.periode)))
    blokken = [boek.blokken(kern.STAP, boek.periode, lambda r: (r.groep,))]
    if boek.van_wie_deelde(kern.UITKOMST)[0].som(_begint_met(GESPROKEN)) is None:
        return Verdeling(kern.STAP, GETELD, tuple((naam, Getal(None)) for naam in namen))
    groepen = tuple((naam, boek.getal(blokken, _begint_met(naam))) for naam in namen)
    return Verdeling(kern.STAP, GETELD, groepen, boek.getal(blokken, _begint_met()))


def _buurten(boek: _Boek) -> Buurten:
    periode = boek.periode
    if periode.soort != JAAR:
        return Buurten(ALLEEN_JAAR)
    vanaf = kern.definitief_op(kern.BUURT, periode)
    if boek.vandaag < vanaf:
        return Buurten(NOG_NIET, vanaf=vanaf)
    regels = boek.van(kern.BUURT, periode)
    blokken = [boek.blokken(kern.BUURT, periode, lambda r: (r.groep, r.deel))]
    kolommen = tuple(sorted({r.deel for r in regels}))
    postcodes = sorted({r.groep for r in regels})
    rijen = tuple(
        (p, boek.getal(blokken, _begint_met(p)), tuple(boek.getal(blokken, _begint_met(p, k)) for k in kolommen))
        for p in postcodes
    )
    return Buurten(GETELD, kolommen, rijen)
