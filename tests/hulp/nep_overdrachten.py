"""Hand-overs, events, audit lines, contact data and consultants in memory: fakes for the ports of the services."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

from vliegwiel.core.contactwens import Ligging, OnleesbareContactwens, gewenste_datum
from vliegwiel.core.overdracht import MET_EIGENAAR, Overdracht
from vliegwiel.core.wachtrij import Plek, Rijfilter, plek_van
from vliegwiel.services.medewerker import Medewerker
from vliegwiel.services.poorten_overdracht import Gebeurtenis, Intrekking, Notitie, Versie
from vliegwiel.services.poorten_wachtrij import Regel


class NepOutbox:
    """Events in a list; an id is never given out twice."""

    def __init__(self) -> None:
        self.gebeurtenissen: list[Gebeurtenis] = []
        self._nummers = count(1)

    async def meld(self, soort: str, overdracht_id: str, nu: datetime, team: str | None = None) -> None:
        self.gebeurtenissen.append(Gebeurtenis(next(self._nummers), soort, overdracht_id, nu, team))

    async def vergeet(self, overdracht_id: str) -> None:
        self.gebeurtenissen = [g for g in self.gebeurtenissen if g.overdracht_id != overdracht_id]

    async def na(self, laatste: int, maximum: int = 100, team: str | None = None) -> list[Gebeurtenis]:
        return [g for g in self.gebeurtenissen if g.id > laatste and team in (None, g.team)][:maximum]

    async def laatste(self) -> int:
        return self.gebeurtenissen[-1].id if self.gebeurtenissen else 0


class NepAudit:
    """Audit lines in a list of (action, consultant, hand-over)."""

    def __init__(self) -> None:
        self.regels: list[tuple[str, str | None, str | None]] = []
        self.momenten: list[datetime] = []

    async def noteer(
        self, actie: str, medewerker_id: str | None, overdracht_id: str | None, nu: datetime, wat: str | None = None
    ) -> int:
        self.regels.append((actie, medewerker_id, overdracht_id))
        self.momenten.append(nu)
        return len(self.regels)

    async def laatste_keer(self, actie: str, overdracht_id: str) -> datetime | None:
        return next(
            (
                m
                for (a, _, o), m in zip(self.regels[::-1], self.momenten[::-1], strict=True)
                if (a, o) == (actie, overdracht_id)
            ),
            None,
        )


class NepOverdrachten:
    """Hand-overs in a dict, versions and notes in lists. ``bezet``: how often a reference is taken already."""

    def __init__(self, bezet: int = 0) -> None:
        self.outbox = NepOutbox()
        self.audit = NepAudit()
        self.alle: dict[str, Overdracht] = {}
        self.versielijst: dict[str, list[Versie]] = {}
        self.notitielijst: list[tuple[str, Notitie]] = []
        self.stenen: list[tuple[Intrekking, str | None]] = []
        self.zoeksleutels: dict[str, frozenset[str]] = {}
        self.rij = NepRij(self)
        self.bezet = bezet

    async def vind(self, overdracht_id: str) -> Overdracht | None:
        return self.alle.get(overdracht_id)

    async def van_gesprek(self, gesprek_id: str) -> Overdracht | None:
        return next((o for o in self.alle.values() if o.gesprek_id == gesprek_id), None)

    bij_gesprek = van_gesprek

    async def laat_steen_na(self, intrekking: Intrekking, gesprek_id: str | None) -> None:
        self.stenen.insert(0, (intrekking, gesprek_id))

    async def maak_los(self, gesprek_id: str) -> None:
        self.stenen = [(steen, None if bij == gesprek_id else bij) for steen, bij in self.stenen]

    async def ingetrokken(self, overdracht_id: str) -> Intrekking | None:
        return next((steen for steen, _ in self.stenen if steen.overdracht_id == overdracht_id), None)

    async def intrekkingen_van(self, medewerker_id: str, sinds: datetime) -> list[Intrekking]:
        return [s for s, _ in self.stenen if s.eigenaar_id == medewerker_id and s.moment >= sinds]

    async def laatste_intrekking(self, gesprek_id: str) -> datetime | None:
        return next((steen.moment for steen, bij in self.stenen if bij == gesprek_id), None)

    async def maak(self, overdracht: Overdracht) -> bool:
        if self.bezet:
            self.bezet -= 1
            return False
        self.alle[overdracht.id] = overdracht
        return True

    async def bewaar_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any], nu: datetime) -> bool:
        versies = self.versielijst.setdefault(overdracht_id, [])
        if any(v.versie == versie for v in versies):
            return False
        versies.append(Versie(versie, dict(inhoud), nu))
        return True

    async def herschrijf_versie(self, overdracht_id: str, versie: int, inhoud: Mapping[str, Any]) -> None:
        self.versielijst[overdracht_id] = [
            replace(v, inhoud=dict(inhoud)) if v.versie == versie else v for v in self.versielijst[overdracht_id]
        ]

    async def werk_bij(self, overdracht: Overdracht) -> None:
        self.alle[overdracht.id] = overdracht

    async def wissel(self, overdracht: Overdracht, van: Sequence[str], eigenaar_id: str | None) -> bool:
        nu_zo = self.alle[overdracht.id]
        if nu_zo.status not in van or nu_zo.eigenaar_id != eigenaar_id:
            return False
        naam = f"naam van {overdracht.eigenaar_id}" if overdracht.eigenaar_id else None
        self.alle[overdracht.id] = replace(overdracht, eigenaar=naam)
        return True

    async def zet_zoeksleutels(self, overdracht_id: str, sleutels: frozenset[str]) -> None:
        self.zoeksleutels[overdracht_id] = sleutels

    async def verwijder(self, overdracht_id: str) -> None:
        del self.alle[overdracht_id], self.versielijst[overdracht_id]

    async def versies(self, overdracht_id: str, maximum: int = 2) -> list[Versie]:
        return sorted(self.versielijst[overdracht_id], key=lambda v: -v.versie)[:maximum]

    async def voeg_notitie_toe(self, overdracht_id: str, medewerker_id: str, tekst: str, nu: datetime) -> None:
        self.notitielijst.append((overdracht_id, Notitie(tekst, medewerker_id, nu)))

    async def vergeet_notitie(self, overdracht_id: str, medewerker_id: str, moment: datetime) -> bool:
        weg = [(z, n) for z, n in self.notitielijst if (z, n.door, n.moment) == (overdracht_id, medewerker_id, moment)]
        self.notitielijst = [paar for paar in self.notitielijst if paar not in weg]
        return bool(weg)

    async def notities(self, overdracht_id: str) -> list[Notitie]:
        return [n for welke, n in self.notitielijst if welke == overdracht_id]

    def regel(self, overdracht: Overdracht) -> Regel:
        huidig = next(v for v in self.versielijst[overdracht.id] if v.versie == overdracht.versie)
        return Regel(overdracht, huidig.inhoud["velden"].get("wens", ""), huidig.gedeeld_op)


class NepRij:
    """The lists of those hand-overs: the same order, by the core's own key."""

    def __init__(self, overdrachten: NepOverdrachten) -> None:
        self._van = overdrachten

    async def pagina(self, keuze: Rijfilter, plek: Plek | None, hooguit: int, *, terug: bool = False) -> list[Regel]:
        rij = sorted((o for o in self._van.alle.values() if self._hoort(o, keuze)), key=_sleutel)
        if plek is not None:
            hier = (plek.vlag, plek.vanaf, plek.sinds, plek.id)
            rij = [o for o in rij if (_sleutel(o) < hier if terug else _sleutel(o) > hier)]
        return [self._van.regel(o) for o in (rij[-hooguit:] if terug else rij[:hooguit])]

    async def aantal(self, keuze: Rijfilter, hooguit: int) -> int:
        return min(hooguit, sum(self._hoort(o, keuze) for o in self._van.alle.values()))

    async def van_eigenaar(self, medewerker_id: str) -> list[Regel]:
        return [
            self._van.regel(o) for o in self._van.alle.values() if o.van(medewerker_id) and o.status in MET_EIGENAAR
        ]

    def _hoort(self, o: Overdracht, keuze: Rijfilter) -> bool:
        bij = o.van(keuze.eigenaar_id) if keuze.eigenaar_id else o.team == keuze.team
        sleutels = self._van.zoeksleutels.get(o.id, frozenset())
        gezocht = keuze.gezocht is None or (
            o.referentie == keuze.gezocht.referentie
            or (bool(keuze.gezocht.sleutels) and set(keuze.gezocht.sleutels) <= sleutels)
        )
        return bij and gezocht and o.status in keuze.statussen and keuze.postcode4 in ("", o.postcode4)


def _sleutel(overdracht: Overdracht) -> tuple[Any, ...]:
    plek = plek_van(overdracht)
    return plek.vlag, plek.vanaf, plek.sinds, plek.id


class NepContactwensen:
    """Contact data in a dict; ``kapot`` makes them unreadable."""

    def __init__(self) -> None:
        self.velden: dict[str, dict[str, Any]] = {}
        self.kapot = False

    async def bewaar(self, gesprek_id: str, velden: Mapping[str, Any], nu: datetime) -> None:
        self.velden[gesprek_id] = self.velden.get(gesprek_id, {}) | dict(velden)

    async def lees(self, gesprek_id: str) -> dict[str, Any]:
        if self.kapot:
            raise OnleesbareContactwens
        return self.velden.get(gesprek_id, {})

    async def ligging(self, gesprek_id: str) -> Ligging:
        velden = self.velden.get(gesprek_id, {})
        return Ligging(gewenste_datum(velden), velden.get("postcode") or None)


class NepMedewerkers:
    """Consultants in a dict; also the storage that gives transactions."""

    def __init__(self) -> None:
        self.audit = NepAudit()
        self.alle: dict[str, Medewerker] = {}

    async def vind(self, medewerker_id: str) -> Medewerker | None:
        return self.alle.get(medewerker_id)

    async def met_gebruikersnaam(self, gebruikersnaam: str) -> Medewerker | None:
        return next((m for m in self.alle.values() if m.gebruikersnaam == gebruikersnaam), None)

    async def is_er_een(self) -> bool:
        return bool(self.alle)

    async def voeg_toe(self, medewerker: Medewerker, nu: datetime) -> bool:
        if await self.met_gebruikersnaam(medewerker.gebruikersnaam):
            return False
        self.alle[medewerker.id] = medewerker
        return True

    async def beeindig_sessies(self, medewerker_id: str, regel: int) -> None:
        self.alle[medewerker_id] = replace(self.alle[medewerker_id], sessies_na=regel)

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[NepMedewerkers]:
        yield self

    lezen = transactie
