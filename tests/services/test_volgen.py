"""After sharing: the client sees where it is, changes it, takes it back and shares again, on a real database."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer, wachtrij
from tests.hulp.overdrachten import maak_medewerker
from tests.services.test_hervat import alles_in
from vliegwiel.core.gesprek import CelGewijzigd
from vliegwiel.core.overdracht import OverdrachtIngetrokken
from vliegwiel.services import beurt, gesprek, hervat
from vliegwiel.services import overdracht as bureau
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.services.volgen import volg
from vliegwiel.storage import Database
from vliegwiel.storage.tabellen import auditregel, outbox

INTREKKEN = Inkomend("intrekken-1", keuzes=("intrekken",))


async def gedeeld(dienst: Dienst) -> tuple[str, str]:
    """A client talks and shares; returns the ids of conversation and hand-over."""
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL)
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.bij_gesprek(begonnen.id)
    assert overdracht is not None
    return begonnen.id, overdracht.id


async def doe(dienst: Dienst, handeling: Any, overdracht_id: str, *wie: str) -> Any:
    async with dienst.opslag.transactie() as repo:
        return await handeling(repo.overdrachten, overdracht_id, *wie, dienst.klok())


async def events(database: Database) -> list[str]:
    async with database.lezen() as verbinding:
        return list(await verbinding.scalars(select(outbox.c.soort).order_by(outbox.c.id)))


async def test_somebody_who_shared_nothing_reads_so(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    assert (await volg(dienst, begonnen.id)).nu == "niets"


async def test_the_client_sees_every_step_with_its_moment_and_no_name(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    anouk = await maak_medewerker(database, "Anouk")
    gezien = [await volg(dienst, gesprek_id)]
    for handeling in (bureau.claim, bureau.leg_contact, bureau.rond_af):
        await doe(dienst, handeling, overdracht_id, anouk)
        gezien.append(await volg(dienst, gesprek_id))
    assert [g.nu for g in gezien] == ["ontvangen", "opgepakt", "contact", "afgerond"]
    assert [stap for stap, _ in gezien[-1].stappen] == ["ontvangen", "opgepakt", "contact", "afgerond"]
    momenten = [moment for _, moment in gezien[-1].stappen]
    assert momenten == sorted(set(momenten))
    assert "Anouk" not in repr(gezien)
    assert anouk not in repr(gezien)


async def test_what_is_given_back_waits_again_and_shows_no_step_of_the_first_consultant(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    for handeling in (bureau.claim, bureau.leg_contact, bureau.geef_terug):
        await doe(dienst, handeling, overdracht_id, anouk)
    terug = await volg(dienst, gesprek_id)
    assert (terug.nu, [s for s, _ in terug.stappen]) == ("terug", ["ontvangen"])
    await doe(dienst, bureau.claim, overdracht_id, bilal)
    await doe(dienst, bureau.rond_af, overdracht_id, bilal)
    klaar = await volg(dienst, gesprek_id)
    assert [s for s, _ in klaar.stappen] == ["ontvangen", "opgepakt", "afgerond"]


async def test_what_the_client_reads_is_exactly_what_the_consultant_reads(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    gevolgd = await volg(dienst, gesprek_id)
    async with dienst.opslag.lezen() as repo:
        [versie] = await repo.overdrachten.versies(overdracht_id)
        contact = await repo.contact(gesprek_id)
    assert gevolgd.versie == versie
    assert gevolgd.contact == contact
    assert gevolgd.bereikbaar


async def test_a_change_is_shown_as_not_shared_until_it_is_shared_and_then_reaches_the_owner(
    database: Database,
) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    anouk = await maak_medewerker(database)
    await doe(dienst, bureau.claim, overdracht_id, anouk)
    toestand, _ = await gesprek.lees(dienst, gesprek_id)
    cel = next(c for c in toestand.matrix if c.leefgebied == "geld")
    await gesprek.bewerk(dienst, gesprek_id, CelGewijzigd(cel.id, "ik heb een regeling voor mijn schulden"))
    open_ = await volg(dienst, gesprek_id)
    assert ("ik heb schulden", "ik heb een regeling voor mijn schulden") in [(w.oud, w.nieuw) for w in open_.veranderd]

    await voer(dienst, gesprek_id, [Inkomend("deel-weer-1", keuzes=("delen",))])
    na = await volg(dienst, gesprek_id)
    assert na.veranderd == ()
    assert len(na.eerder) == 1
    assert na.nu == "opgepakt"
    assert (await events(database))[-1] == "gewijzigd"
    async with dienst.opslag.lezen() as repo:
        nieuwste, vorige = await repo.overdrachten.versies(overdracht_id)
    assert "regeling" in str(nieuwste.inhoud)
    assert "regeling" not in str(vorige.inhoud)


async def test_what_somebody_else_typed_and_the_client_did_not_confirm_is_no_change_to_share(
    database: Database,
) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    mee = [Inkomend("mee-000001", keuzes=("meetypen",)), Inkomend("mee-000002", keuzes=("medewerker",))]
    niet_nalezen = Inkomend("mee-000003", keuzes=("overslaan",))
    await voer(dienst, begonnen.id, [*NORMAAL[:2], *mee, *NORMAAL[2:-1], niet_nalezen, NORMAAL[-1]])
    gevolgd = await volg(dienst, begonnen.id)
    assert gevolgd.versie is not None
    assert gevolgd.versie.inhoud["weggelaten"] > 0
    assert gevolgd.veranderd == ()


async def test_taking_back_clears_the_desk_at_once_and_leaves_the_conversation_whole(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    anouk = await maak_medewerker(database)
    await doe(dienst, bureau.claim, overdracht_id, anouk)
    await doe(dienst, bureau.noteer, overdracht_id, anouk, "gebeld over de wasmachine")
    voor, _ = await gesprek.lees(dienst, gesprek_id)
    await voer(dienst, gesprek_id, [INTREKKEN])

    na, _ = await gesprek.lees(dienst, gesprek_id)
    assert (na.matrix, na.velden) == (voor.matrix, voor.velden)
    assert not na.is_gedeeld
    assert await wachtrij(dienst) == []
    assert await events(database) == ["ingetrokken"]
    assert "wasmachine" not in await alles_in(database)
    with pytest.raises(OverdrachtIngetrokken):
        await doe(dienst, bureau.claim, overdracht_id, anouk)
    async with dienst.opslag.lezen() as repo:
        [steen] = await bureau.ingetrokken_bij(repo.overdrachten, anouk, dienst.klok())
        assert await repo.overdrachten.versies(overdracht_id) == []
    assert steen.overdracht_id == overdracht_id
    gevolgd = await volg(dienst, gesprek_id)
    assert (gevolgd.nu, gevolgd.versie, gevolgd.ingetrokken_op) == ("ingetrokken", None, steen.moment)


async def test_the_audit_trail_keeps_only_that_it_was_taken_back(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    await voer(dienst, gesprek_id, [INTREKKEN])
    async with database.lezen() as verbinding:
        [regel] = list(await verbinding.execute(select(auditregel).where(auditregel.c.overdracht_id == overdracht_id)))
    assert (regel.actie, regel.medewerker_id) == ("ingetrokken", None)


async def test_who_took_back_can_share_again_as_a_fresh_hand_over(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, eerste = await gedeeld(dienst)
    anouk = await maak_medewerker(database)
    await doe(dienst, bureau.claim, eerste, anouk)
    weer = [INTREKKEN, Inkomend("weer-delen-1", keuzes=("delen",)), Inkomend("weer-delen-2", keuzes=("delen",))]
    await voer(dienst, gesprek_id, weer)
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.bij_gesprek(gesprek_id)
        assert overdracht is not None
        versies = await repo.overdrachten.versies(overdracht.id, 5)
    assert overdracht.id != eerste
    assert (overdracht.status, overdracht.eigenaar_id, len(versies)) == ("nieuw", None, 1)
    assert await wachtrij(dienst) == ["ik wil weer werk"]
    assert (await volg(dienst, gesprek_id)).nu == "ontvangen"


async def test_taking_back_works_while_rasa_is_down_and_a_waiting_yes_does_not_share_afterwards(
    database: Database,
) -> None:
    dienst = maak_dienst(database)
    taal: Any = dienst.taal
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:-1])
    taal.stil = True
    await voer(dienst, begonnen.id, [*NORMAAL[-1:], INTREKKEN])
    taal.stil = False
    assert await beurt.haal_in(dienst, begonnen.id)
    assert await wachtrij(dienst) == []
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert not toestand.is_gedeeld


async def test_a_hand_over_that_was_made_just_before_a_crash_can_be_taken_back(database: Database) -> None:
    """The action put it in the queue and the web process died: the conversation does not know that it was shared."""
    dienst = maak_dienst(database)
    taal: Any = dienst.taal
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:-1])

    def sterf(_: Any) -> None:
        raise KeyboardInterrupt

    taal.na = sterf
    with pytest.raises(KeyboardInterrupt):
        await beurt.beantwoord(dienst, begonnen.id, NORMAAL[-1])
    taal.na = lambda _: None
    assert await wachtrij(dienst) == ["ik wil weer werk"]
    await voer(dienst, begonnen.id, [INTREKKEN])
    assert await wachtrij(dienst) == []


async def test_deleting_everything_after_taking_back_leaves_no_trace_to_the_conversation(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    wis = [INTREKKEN, Inkomend("wis-alles-1", keuzes=("verwijderen",)), Inkomend("wis-alles-2", keuzes=("ja",))]
    await voer(dienst, gesprek_id, wis)
    assert (await volg(dienst, gesprek_id)).nu == "niets"
    async with dienst.opslag.lezen() as repo:
        assert await repo.overdrachten.ingetrokken(overdracht_id) is not None
        assert await repo.overdrachten.laatste_intrekking(gesprek_id) is None


async def test_deleting_everything_while_shared_tells_the_owner_and_nothing_points_back(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id, overdracht_id = await gedeeld(dienst)
    anouk = await maak_medewerker(database)
    await doe(dienst, bureau.claim, overdracht_id, anouk)
    code = await hervat.maak_code(dienst, gesprek_id)
    await voer(
        dienst, gesprek_id, [Inkomend("wis-alles-1", keuzes=("verwijderen",)), Inkomend("wis-alles-2", keuzes=("ja",))]
    )
    async with dienst.opslag.lezen() as repo:
        assert len(await bureau.ingetrokken_bij(repo.overdrachten, anouk, dienst.klok())) == 1
        assert await repo.overdrachten.laatste_intrekking(gesprek_id) is None
    with pytest.raises(hervat.OnbekendeCode):
        await hervat.hervat(dienst, code.code)
