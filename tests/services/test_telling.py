"""Counting day after day, on real databases: once, without clients, and still there when a conversation is gone."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, insert, select, update

from tests.hulp.overdrachten import inhoud, maak_gesprek, maak_medewerker
from vliegwiel.core import rapport as kern
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.poorten_rapport import Contactmoment, Telregel, Uitkomstmoment
from vliegwiel.services.telling import Etmaal, laatste_fase, tel_dag, volgende_dag
from vliegwiel.services.werkdagen import maak_werkdagen
from vliegwiel.storage import Database
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.rapport import BronRepository, TellingRepository
from vliegwiel.storage.tabellen import bericht, gesprek, overdracht
from vliegwiel.storage.tabellen_methoden import regel_in_de_weg, uitkomst
from vliegwiel.storage.tabellen_rapport import dagtelling, teldag
from vliegwiel.storage.tabellen_zaak import contactregel

WERKDAGEN = maak_werkdagen()
DAG = timedelta(days=1)
MAANDAG = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


async def tel_tot(database: Database, nu: datetime, bronnen: Any = BronRepository) -> int:
    """Count every day before ``nu``."""
    geteld = 0
    while True:
        async with database.transactie() as verbinding:
            repo = TellingRepository(verbinding)
            dag = await volgende_dag(repo, WERKDAGEN, nu)
            if dag is None:
                return geteld
            geteld += await tel_dag(repo, bronnen(verbinding), Etmaal(dag, WERKDAGEN), nu)


async def tel_dagen(database: Database, bronnen: Any, *momenten: datetime) -> None:
    """Count just the days of these moments."""
    for moment in momenten:
        async with database.transactie() as verbinding:
            etmaal = Etmaal(moment.date(), WERKDAGEN)
            assert await tel_dag(TellingRepository(verbinding), bronnen(verbinding), etmaal, moment + DAG)


async def geteld(database: Database, *maten: str) -> list[tuple[str, str, str, str, str, int]]:
    async with database.lezen() as verbinding:
        rijen = await verbinding.execute(select(dagtelling).order_by(*dagtelling.primary_key))
        return [(r.dag.isoformat(), r.maat, r.team, r.groep, r.deel, r.aantal) for r in rijen if r.maat in maten]


async def zeg(database: Database, gesprek_id: str, moment: datetime, vraag: str = "wens", **toestand: Any) -> None:
    """A client sends a message; ``toestand`` is what the conversation knows afterwards."""
    async with database.transactie() as verbinding:
        vast = {"status": "verwerkt", "keuzes": [], "soort": "", "sleutel": "", "meer": False, "tekst": "x"}
        nummer = await verbinding.scalar(select(func.count()).select_from(bericht))
        await verbinding.execute(
            insert(bericht).values(
                gesprek_id=gesprek_id,
                id=str(uuid4()),
                volgnummer=nummer,
                van="client",
                moment=moment,
                vraag=vraag,
                **vast,
            )
        )
        nieuw: dict[str, Any] = {"laatst_actief_op": moment} | ({"toestand": toestand} if toestand else {})
        await verbinding.execute(update(gesprek).where(gesprek.c.id == gesprek_id).values(nieuw))


async def deel(database: Database, gesprek_id: str, nu: datetime, versie: int = 1) -> str:
    async with database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        return (await dienst.deel(repo, gesprek_id, versie, inhoud(), None, nu)).overdracht_id


async def test_each_step_counts_once_on_its_own_day(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een, _ = await maak_gesprek(database), await maak_gesprek(database)
    await zeg(database, een, MAANDAG)
    await zeg(database, een, MAANDAG + DAG)
    zaak = await deel(database, een, MAANDAG + DAG)
    await deel(database, een, MAANDAG + 2 * DAG, versie=2)
    async with database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        await dienst.claim(repo, zaak, anouk, MAANDAG + 2 * DAG)
        await dienst.leg_contact(repo, zaak, anouk, MAANDAG + 7 * DAG)
        await dienst.geef_terug(repo, zaak, anouk, MAANDAG + 7 * DAG)
        await dienst.claim(repo, zaak, anouk, MAANDAG + 8 * DAG)
    assert await tel_tot(database, MAANDAG + 10 * DAG) == 10
    assert await geteld(database, *kern.STAPPEN, kern.WACHTTIJD) == [
        ("2026-03-02", "bereikt", "", "", "", 2),
        ("2026-03-02", "gestart", "", "", "", 1),
        ("2026-03-03", "gedeeld", "algemeen", "", "", 1),
        ("2026-03-04", "opgepakt", "algemeen", "", "", 1),
        ("2026-03-09", "contact", "algemeen", "", "", 1),
        ("2026-03-09", "wachttijd", "algemeen", "04", "", 1),
    ]


async def test_a_day_that_is_not_over_is_not_counted_and_a_counted_day_never_again(database: Database) -> None:
    await maak_gesprek(database)
    assert await tel_tot(database, MAANDAG) == 0
    assert await tel_tot(database, datetime(2026, 3, 2, 22, 59, tzinfo=UTC)) == 0
    assert await tel_tot(database, datetime(2026, 3, 2, 23, 1, tzinfo=UTC)) == 1  # past midnight in the Netherlands
    assert await tel_tot(database, MAANDAG + DAG) == 0
    assert await geteld(database, kern.BEREIKT) == [("2026-03-02", "bereikt", "", "", "", 1)]


async def test_two_processes_count_a_day_once(database: Database) -> None:
    await maak_gesprek(database)

    async def tel() -> bool:
        async with database.transactie() as verbinding:
            repo, etmaal = TellingRepository(verbinding), Etmaal(date(2026, 3, 2), WERKDAGEN)
            return await tel_dag(repo, BronRepository(verbinding), etmaal, MAANDAG + DAG)

    assert sorted(await asyncio.gather(*(tel() for _ in range(8)))) == [False] * 7 + [True]
    assert await geteld(database, kern.BEREIKT) == [("2026-03-02", "bereikt", "", "", "", 1)]


async def test_an_empty_database_has_nothing_to_count(database: Database) -> None:
    assert await tel_tot(database, MAANDAG) == 0


async def test_the_counts_stay_when_the_conversation_is_gone_and_name_nobody(database: Database) -> None:
    een = await maak_gesprek(database)
    zaak = await deel(database, een, MAANDAG)
    await tel_tot(database, MAANDAG + 2 * DAG)
    voor = await geteld(database, *kern.STAPPEN)
    async with database.transactie() as verbinding:
        await verbinding.execute(delete(gesprek))
    await tel_tot(database, MAANDAG + 5 * DAG)
    assert await geteld(database, *kern.STAPPEN) == voor
    async with database.lezen() as verbinding:
        alles = [*await verbinding.execute(select(dagtelling)), *await verbinding.execute(select(teldag))]
    assert not [r for r in alles if een in str(r) or zaak in str(r)]


async def test_whether_somebody_felt_heard_is_counted_on_the_day_of_the_answer(database: Database) -> None:
    for antwoord in ("ja", "ja", "nee", "een beetje, denk ik"):
        een = await maak_gesprek(database)
        await zeg(database, een, MAANDAG + DAG, "gehoord", velden={"gehoord": antwoord})
        await zeg(database, een, MAANDAG + 2 * DAG, "gehoord", velden={"gehoord": antwoord})
    await tel_tot(database, MAANDAG + 5 * DAG)
    assert [(d, g, n) for d, _, _, g, _, n in await geteld(database, kern.GEHOORD)] == [
        ("2026-03-03", "anders", 1),
        ("2026-03-03", "ja", 2),
        ("2026-03-03", "nee", 1),
    ]


async def test_a_conversation_stops_in_its_last_stage_after_two_weeks_without_anything(database: Database) -> None:
    een, twee = await maak_gesprek(database), await maak_gesprek(database)
    await zeg(database, een, MAANDAG, vraag="waarom")
    async with database.transactie() as verbinding:
        for wie, vraag in ((een, "crisis_vraag"), (twee, "score:geld")):
            waarden = {"toestand": {"vraag": vraag, "terug": "waarom", "afgehandeld": ["welkom", "wens"]}}
            await verbinding.execute(update(gesprek).where(gesprek.c.id == wie).values(waarden))
    await tel_tot(database, MAANDAG + 14 * DAG)
    assert await geteld(database, kern.FASE) == []
    await tel_tot(database, MAANDAG + 16 * DAG)
    assert [(d, g, n) for d, _, _, g, _, n in await geteld(database, kern.FASE)] == [
        ("2026-03-16", "verkennen", 1),
        ("2026-03-16", "waarom", 1),
    ]


def test_a_conversation_in_which_nothing_was_said_stopped_at_the_welcome() -> None:
    assert laatste_fase({}) == "welkom"


class LatereBronnen(BronRepository):
    """Outcomes, contact months later and a neighbourhood as a test wants them."""

    contact: tuple[datetime, ...] = ()
    uitkomst: tuple[tuple[str, str, datetime], ...] = ()
    gedeeld_op = MAANDAG

    async def contactmomenten(self, van: datetime, tot: datetime) -> list[Contactmoment]:
        return [Contactmoment("z", "noord", m, m, self.gedeeld_op) for m in self.contact if van <= m < tot]

    async def eerdere_contacten(self, overdracht_id: str, voor: datetime) -> list[datetime]:
        return [m for m in self.contact if m < voor]

    async def uitkomsten(self, van: datetime, tot: datetime) -> list[Uitkomstmoment]:
        return [Uitkomstmoment("z", c, s, m, self.gedeeld_op) for c, s, m in self.uitkomst if van <= m < tot]

    async def buurten(self, overdracht_ids: Any) -> dict[str, str]:
        return dict.fromkeys(overdracht_ids, "3511")


async def test_a_wish_in_a_neighbourhood_keeps_its_month_only(database: Database) -> None:
    await deel(database, await maak_gesprek(database), MAANDAG + DAG)
    await tel_tot(database, MAANDAG + 3 * DAG, LatereBronnen)
    assert await geteld(database, kern.BUURT) == [("2026-03-01", "buurt", "", "3511", "geld", 1)]


@pytest.mark.parametrize(
    ("dagen", "maten"),
    [
        ((3, 5), []),
        ((3, 150), []),
        ((3, 180), ["vast6"]),
        ((3, 180, 200, 240), ["vast6"]),
        ((3, 250, 370), ["vast12"]),
        ((180, 360), ["vast12", "vast6"]),
    ],
)
async def test_contact_after_months_counts_once_for_the_month_of_sharing(
    database: Database, dagen: tuple[int, ...], maten: list[str]
) -> None:
    await deel(database, await maak_gesprek(database), MAANDAG)

    class Bronnen(LatereBronnen):
        contact = tuple(MAANDAG + n * DAG for n in dagen)

    await tel_dagen(database, Bronnen, *Bronnen.contact)
    gevonden = await geteld(database, kern.VAST_6, kern.VAST_12)
    assert gevonden == [("2026-03-01", maat, "", "ja", "", 1) for maat in maten]
    assert len(await geteld(database, kern.CONTACT)) == 1


async def test_an_outcome_counts_around_half_a_year_and_not_when_the_report_is_final(database: Database) -> None:
    await deel(database, await maak_gesprek(database), MAANDAG)

    class Bronnen(LatereBronnen):
        uitkomst = (
            ("rust", "", MAANDAG + 100 * DAG),
            ("opleiding", "flinke_stap", MAANDAG + 190 * DAG),
            ("zorg", "", MAANDAG + 260 * DAG),
        )

    await tel_dagen(database, Bronnen, *(m for _, _, m in Bronnen.uitkomst))
    assert await geteld(database, kern.UITKOMST, kern.STAP) == [
        ("2026-03-01", "stap6", "", "flinke_stap", "", 1),
        ("2026-03-01", "uitkomst6", "", "opleiding", "", 1),
    ]


async def test_a_report_reads_the_counts_together_per_month(database: Database) -> None:
    async with database.transactie() as verbinding:
        repo = TellingRepository(verbinding)
        regels = [
            Telregel(date(2026, m, d), kern.GEDEELD, n, "noord") for m, d, n in ((3, 1, 2), (3, 31, 3), (4, 1, 9))
        ]
        await repo.tel_op(regels)
        await repo.tel_op(regels[:1])
        assert await repo.per_maand(date(2026, 3, 1), date(2026, 4, 1)) == [
            Telregel(date(2026, 3, 1), kern.GEDEELD, 7, "noord")
        ]
        assert await repo.eerste_dag() == date(2026, 3, 1)


async def test_the_contact_log_tells_the_first_contact_and_who_is_still_in_contact(database: Database) -> None:
    anouk = await maak_medewerker(database)
    zaak = await deel(database, await maak_gesprek(database), MAANDAG)
    momenten = [("niet_bereikt", 1), ("bereikt", 2), ("bezoek", 3), ("voicemail", 180), ("bereikt", 185)]
    async with database.transactie() as verbinding:
        for soort, dagen in momenten:
            op = MAANDAG + dagen * DAG
            regel = {"overdracht_id": zaak, "medewerker_id": anouk, "soort": soort, "moment": op, "genoteerd_op": op}
            await verbinding.execute(insert(contactregel).values(regel | {"sleutel": str(uuid4())}))
    await tel_dagen(database, BronRepository, *(MAANDAG + dagen * DAG for _, dagen in momenten))
    assert await geteld(database, kern.CONTACT, kern.WACHTTIJD, kern.VAST_6) == [
        ("2026-03-01", "vast6", "", "ja", "", 1),
        ("2026-03-04", "contact", "algemeen", "", "", 1),
        ("2026-03-04", "wachttijd", "algemeen", "02", "", 1),
    ]


async def test_the_tables_of_cases_tell_outcomes_and_neighbourhoods(database: Database) -> None:
    anouk = await maak_medewerker(database)
    zaak = await deel(database, await maak_gesprek(database), MAANDAG)
    momenten = [("afronden", "zorg", "", 170), ("zes_maanden", "opleiding", "flinke_stap", 190),
                ("zes_maanden", "rust", "gelijk", 191)]  # fmt: skip
    async with database.transactie() as verbinding:
        await verbinding.execute(update(overdracht).where(overdracht.c.id == zaak).values(postcode4="3511"))
        for van, code, stap, dagen in momenten:
            vast = {"id": str(uuid4()), "overdracht_id": zaak, "medewerker_id": anouk, "versleuteld": b"x"}
            rij = {"moment_van": van, "code": code, "stap": stap, "moment": MAANDAG + dagen * DAG}
            await verbinding.execute(insert(uitkomst).values(vast | rij))
    await tel_dagen(database, BronRepository, MAANDAG, *(MAANDAG + d * DAG for *_, d in momenten))
    assert await geteld(database, kern.UITKOMST, kern.STAP, kern.BUURT) == [
        ("2026-03-01", "buurt", "", "3511", "geld", 1),
        ("2026-03-01", "stap6", "", "flinke_stap", "", 1),
        ("2026-03-01", "uitkomst6", "", "opleiding", "", 1),
    ]


async def test_a_rule_that_blocks_counts_once_a_case_and_only_its_month_is_kept(database: Database) -> None:
    anouk = await maak_medewerker(database)
    for dag in (0, 1):
        gesprek_id = await maak_gesprek(database)
        async with database.transactie() as verbinding:
            repo = OverdrachtRepository(verbinding)
            zaak = (await dienst.deel(repo, gesprek_id, 1, inhoud(), None, MAANDAG)).overdracht_id
            rij = {
                "id": str(uuid4()),
                "overdracht_id": zaak,
                "tag": "wachttijd",
                "eigen": False,
                "medewerker_id": anouk,
            }
            await verbinding.execute(insert(regel_in_de_weg).values(**rij, moment=MAANDAG + dag * DAG))
    await tel_tot(database, MAANDAG + 5 * DAG)
    assert await geteld(database, kern.REGEL) == [("2026-03-01", "regel", "", "wachttijd", "", 2)]
