"""Counting what happened, day after day: so a report about last year is still right when conversations are gone.

A day is counted once, after it is over, in one transaction that first takes the day. Whoever deleted everything before
that is in no count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from vliegwiel.core import rapport as kern
from vliegwiel.core.gesprek import Toestand, fase
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.services.poorten_rapport import Bronnen, Contactmoment, Tellingen, Telregel

DAG = timedelta(days=1)
GEHOORD = ("ja", "nee")
ANDERS = "anders"
_GEEN_SET = LeefgebiedenSet("geen", 1, (Leefgebied("geen", "geen", "geen"),))  # a stage does not depend on rows


@dataclass(frozen=True)
class Etmaal:
    """One day with its moments, and the calendar that says what a working day is."""

    dag: date
    werkdagen: Werkdagen

    @property
    def van(self) -> datetime:
        """The first moment."""
        return self.werkdagen.begin(self.dag)

    @property
    def tot(self) -> datetime:
        """The first moment after it."""
        return self.werkdagen.begin(self.dag + DAG)

    def eerder(self, dagen: int) -> Etmaal:
        """Return the day so many days before."""
        return Etmaal(self.dag - dagen * DAG, self.werkdagen)


async def volgende_dag(repo: Tellingen, werkdagen: Werkdagen, nu: datetime) -> date | None:
    """Return the first day that is over and was not counted, or None when there is nothing to count."""
    laatste = await repo.laatste_dag()
    if laatste is None:
        eerste = await repo.eerste_moment()
        dag = werkdagen.dag(eerste) if eerste else None
    else:
        dag = laatste + DAG
    return dag if dag and dag < werkdagen.dag(nu) else None


async def tel_dag(repo: Tellingen, bronnen: Bronnen, etmaal: Etmaal, nu: datetime) -> bool:
    """Count one day; False when another process did."""
    if not await repo.neem(etmaal.dag, nu):
        return False
    aantallen: Counter[Telregel] = Counter()
    for deel in (_gesprekken, _gedeeld, _opgepakt, _contact, _uitkomsten, _genoemd):
        aantallen.update(await deel(bronnen, etmaal))
    await repo.tel_op([_met(regel, aantal) for regel, aantal in aantallen.items() if aantal])
    return True


def _met(regel: Telregel, aantal: int) -> Telregel:
    return Telregel(regel.dag, regel.maat, aantal, regel.team, regel.groep, regel.deel)


def _een(dag: date, maat: str, team: str = "", groep: str = "", deel: str = "") -> Telregel:
    return Telregel(dag, maat, 1, team, groep, deel)


async def _gesprekken(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    geteld = Counter(
        {
            _een(e.dag, kern.BEREIKT): await bronnen.begonnen(e.van, e.tot),
            _een(e.dag, kern.GESTART): await bronnen.eerste_antwoorden(e.van, e.tot),
        }
    )
    geteld.update(
        _een(e.dag, kern.GEHOORD, groep=a if a in GEHOORD else ANDERS) for a in await bronnen.gehoord(e.van, e.tot)
    )
    stil = e.eerder(kern.STIL_NA)
    geteld.update(_een(e.dag, kern.FASE, groep=laatste_fase(t)) for t in await bronnen.stilgevallen(stil.van, stil.tot))
    return geteld


def laatste_fase(toestand: Mapping[str, Any]) -> str:
    """Return the stage that a conversation was in, from its stored state."""
    vraag, terug = str(toestand.get("vraag", "welkom")), str(toestand.get("terug", ""))
    return fase(Toestand(_GEEN_SET, vraag=vraag, terug=terug, afgehandeld=tuple(toestand.get("afgehandeld", ()))))


async def _gedeeld(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    gedeeld = await bronnen.gedeeld(e.van, e.tot)
    geteld = Counter(_een(e.dag, kern.GEDEELD, g.team) for g in gedeeld)
    buurten = await bronnen.buurten([g.overdracht_id for g in gedeeld])
    for g in gedeeld:
        if g.overdracht_id in buurten and g.inhoud.get("startpunt"):
            # A wish in a neighbourhood on a day is nearly a person: only the month is kept.
            geteld[_een(_maand(e.dag), kern.BUURT, "", buurten[g.overdracht_id], str(g.inhoud["startpunt"]))] += 1
    return geteld


async def _opgepakt(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    return Counter(_een(e.dag, kern.OPGEPAKT, o.team) for o in await bronnen.opgepakt(e.van, e.tot))


async def _contact(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    geteld: Counter[Telregel] = Counter()
    per_zaak: dict[str, list[Contactmoment]] = {}
    for moment in await bronnen.contactmomenten(e.van, e.tot):
        per_zaak.setdefault(moment.overdracht_id, []).append(moment)
    for zaak, momenten in per_zaak.items():
        geteld.update(_van_zaak(e, momenten, await bronnen.eerdere_contacten(zaak, e.van), bronnen.gemeten))
    return geteld


def _van_zaak(
    e: Etmaal, momenten: Sequence[Contactmoment], eerder: Sequence[datetime], gemeten: frozenset[str]
) -> Counter[Telregel]:
    """Count the first contact of a case, and whether there is contact after so many months, each once."""
    geteld: Counter[Telregel] = Counter()
    eerste = min(momenten, key=lambda m: m.moment)
    if not eerder:
        geteld[_een(e.dag, kern.CONTACT, eerste.team)] += 1
    if eerste.gedeeld_op is None:
        return geteld
    werkdagen, gedeeld = e.werkdagen, e.werkdagen.dag(eerste.gedeeld_op)
    if not eerder:
        dagen = min(werkdagen.tussen(gedeeld, werkdagen.dag(eerste.moment)), kern.LANGSTE_WACHT)
        geteld[_een(e.dag, kern.WACHTTIJD, eerste.team, f"{dagen:02}")] += 1
    for maat in {kern.VAST_6, kern.VAST_12} & gemeten:
        nieuw = any(kern.hoort_bij(maat, gedeeld, werkdagen.dag(m.moment)) for m in momenten)
        al = any(kern.hoort_bij(maat, gedeeld, werkdagen.dag(m)) for m in eerder)
        if nieuw and not al and kern.hoort_bij(maat, gedeeld, e.dag):
            geteld[_een(_maand(gedeeld), maat, groep="ja")] += 1
    return geteld


async def _uitkomsten(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    geteld: Counter[Telregel] = Counter()
    for u in await bronnen.uitkomsten(e.van, e.tot):
        gedeeld = e.werkdagen.dag(u.gedeeld_op)
        if kern.hoort_bij(kern.UITKOMST, gedeeld, e.dag):
            geteld[_een(_maand(gedeeld), kern.UITKOMST, groep=u.code)] += 1
            if u.stap:
                geteld[_een(_maand(gedeeld), kern.STAP, groep=u.stap)] += 1
    return geteld


async def _genoemd(bronnen: Bronnen, e: Etmaal) -> Counter[Telregel]:
    geteld: Counter[Telregel] = Counter()
    for maat in (kern.REGEL, kern.SLOEG_AAN):
        # A rule on a day is nearly a person: only the month is kept.
        geteld.update(_een(_maand(e.dag), maat, groep=wat) for wat in await bronnen.genoemd(maat, e.van, e.tot))
    return geteld


def _maand(dag: date) -> date:
    return dag.replace(day=1)
