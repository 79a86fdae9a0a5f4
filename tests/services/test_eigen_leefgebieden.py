"""A gemeente with its own set: from the first word to the shared hand-over, and what happens when the set changes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from tests.hulp.diensten import DERTIEN, STANDAARD, Klok, maak_dienst
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.samenvatting import BESPROKEN, NIET_BESPROKEN, NIET_VERTELD, Samenvatting
from vliegwiel.samenstelling import maak_dienst as stel_samen
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.begrijpen import vraag_voor_rasa
from vliegwiel.services.gesprek import Antwoord, Dienst
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.settings import PROJECT, laad_instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.tabellen import leefgebiedenset

GESPREK: tuple[Inkomend, ...] = (
    Inkomend("bericht-00", keuzes=("begin",)),
    Inkomend("bericht-01", "ik wil weer werk"),
    Inkomend("bericht-02", "dan hoor ik er weer bij en verdien ik mijn eigen geld"),
    Inkomend("bericht-03", "ik fiets elke dag"),
    Inkomend("bericht-04", "ik heb schulden"),
    Inkomend("bericht-05", "vervoer en de buurt"),
    Inkomend("bericht-06", "de bus rijdt hier niet meer"),
    Inkomend("bericht-07", keuzes=("2",)),
    Inkomend("bericht-08", keuzes=("overslaan",)),
    Inkomend("bericht-09", keuzes=("overslaan",)),
    Inkomend("bericht-10", "vervoer"),
    Inkomend("bericht-11", keuzes=("8",)),
    Inkomend("bericht-12", "omdat ik nergens kom"),
    Inkomend("bericht-13", keuzes=("10",)),
    Inkomend("bericht-14", kaart={"naam": "Ank", "rol": "meedenken"}),
    Inkomend("bericht-15", keuzes=("geen_stap",)),
    Inkomend("bericht-16", kaart={"naam": "Sam", "telefoon": "06 12345678", "hoe": "bellen"}),
    Inkomend("bericht-17", keuzes=("delen",)),
)


async def voer(dienst: Dienst, gesprek_id: str, berichten: tuple[Inkomend, ...]) -> list[Antwoord]:
    """Send messages one after the other."""
    return [await beurt.beantwoord(dienst, gesprek_id, b) for b in berichten]


async def gedeeld(dienst: Dienst, gesprek_id: str) -> Samenvatting:
    """Return what reached the queue."""
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(gesprek_id)
        assert overdracht is not None
        return Samenvatting.from_dict(dict((await repo.overdrachten.versies(overdracht.id, 1))[0].inhoud))


async def test_a_talk_in_thirteen_rows_reaches_the_queue_under_the_names_of_the_gemeente(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal, DERTIEN)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, GESPREK)
    assert antwoorden[5].berichten[-1].tekst == DERTIEN.get("onderweg").vraag
    assert antwoorden[7].berichten[-1].tekst == DERTIEN.get("buurt").vraag
    assert antwoorden[-1].toestand.gedeeld == 1

    samenvatting = await gedeeld(dienst, begonnen.id)
    rijen = {r.leefgebied: r for r in samenvatting.rijen}
    assert [*rijen] == [g.id for g in DERTIEN.gebieden if not g.gevoelig]
    assert samenvatting.startpunt == "onderweg"
    assert (rijen["onderweg"].naam, rijen["onderweg"].score) == ("Vervoer", 2)
    assert [r.citaat for r in rijen["onderweg"].regels] == ["de bus rijdt hier niet meer"]
    assert [r.citaat for r in rijen["rondkomen"].regels] == ["ik heb schulden"]
    assert [r.citaat for r in rijen["gezondheid"].regels] == ["ik fiets elke dag"]
    assert rijen["buurt"].status == NIET_VERTELD
    assert rijen["taal"].status == NIET_BESPROKEN
    assert {rijen[r].status for r in ("werk", "rondkomen", "onderweg")} == {BESPROKEN}


async def test_rasa_is_asked_about_domains_that_it_knows(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal, DERTIEN)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, (*GESPREK[:5], Inkomend("keuze-01", keuzes=("gezondheid", "taal"))))
    assert antwoorden[-1].toestand.vraag == "gebied:gezondheid"
    await voer(dienst, begonnen.id, (Inkomend("antwoord-1", "het gaat zo zo"),))
    assert taal.gevraagd[-1].vraag == "gebied:lichaam"
    verder = await voer(dienst, begonnen.id, (Inkomend("antwoord-2", keuzes=("3",)),))
    assert verder[-1].toestand.vraag == "gebied:taal"
    assert vraag_voor_rasa(verder[-1].toestand) == "open"


def bestand(gebieden: LeefgebiedenSet) -> str:
    """Return a file with this set."""
    regels = [f"id: {gebieden.id}", f"versie: {gebieden.versie}", "gebieden:"]
    for g in gebieden.gebieden:
        regels += [
            f"  - id: {g.id}",
            f"    naam: {g.naam}",
            f"    in_zin: {g.in_zin}",
            f"    herkent: [{', '.join(g.herkent)}]",
        ]
    return "\n".join(regels) + "\n"


def zonder_gevoelig(gebieden: LeefgebiedenSet, versie: int, **namen: str) -> LeefgebiedenSet:
    """Return a set as an operator would edit it: fewer rows, other names, maybe another version."""
    rijen = [replace(g, vraag="", naam=namen.get(g.id, g.naam)) for g in gebieden.gebieden if not g.gevoelig]
    return LeefgebiedenSet(gebieden.id, versie, tuple(rijen))


async def test_a_running_conversation_keeps_its_rows_when_the_file_is_edited_or_gone_and_all_restarts(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "leefgebieden"
    folder.mkdir()
    (folder / "a.yml").write_text(bestand(zonder_gevoelig(DERTIEN, 1)), "utf-8")

    def herstart(gekozen: str) -> Dienst:
        instellingen = laad_instellingen(
            database_url=database_url, var_map=tmp_path, leefgebieden=folder, leefgebieden_set=gekozen
        )
        taal = Taalproef()
        taal.dienst = stel_samen(instellingen, database, Klok(), taal)
        return taal.dienst

    dienst = herstart("dertien")
    eerste = await gesprek.start(dienst)
    await voer(dienst, eerste.id, GESPREK[:8])

    # The operator edits the file without another version: the row that the client talked about is called otherwise.
    anders = zonder_gevoelig(DERTIEN, 1, onderweg="Reizen")
    (folder / "a.yml").write_text(bestand(anders), "utf-8")
    dienst = herstart("dertien")
    tweede = await gesprek.start(dienst)
    assert (await gesprek.lees(dienst, tweede.id))[0].gebieden == anders
    assert (await gesprek.lees(dienst, eerste.id))[0].gebieden == zonder_gevoelig(DERTIEN, 1)

    # Then a whole other set takes its place, and the file of the old one is thrown away.
    (folder / "a.yml").unlink()
    (folder / "b.yml").write_text(bestand(zonder_gevoelig(STANDAARD, 4)), "utf-8")
    dienst = herstart("standaard")
    derde = await gesprek.start(dienst)
    assert (await gesprek.lees(dienst, derde.id))[0].gebieden.versie == 4
    assert (await voer(dienst, eerste.id, GESPREK[8:]))[-1].toestand.gedeeld == 1
    rijen = {r.leefgebied: r for r in (await gedeeld(dienst, eerste.id)).rijen}
    assert len(rijen) == 11
    assert rijen["onderweg"].naam == "Vervoer"
    assert (await gesprek.lees(dienst, tweede.id))[0].gebieden == anders


async def test_starting_again_stays_in_the_same_rows(database: Database) -> None:
    dienst = maak_dienst(database, gebieden=DERTIEN)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, GESPREK[:4])
    ander = maak_dienst(database, gebieden=STANDAARD)
    opnieuw = (Inkomend("opnieuw-00", keuzes=("opnieuw_beginnen",)), Inkomend("opnieuw-01", keuzes=("ja",)))
    antwoorden = await voer(ander, begonnen.id, opnieuw)
    assert antwoorden[-1].toestand.gebieden == DERTIEN
    assert (await gesprek.lees(ander, begonnen.id))[0].gebieden == DERTIEN


async def test_a_set_is_kept_once_however_many_conversations_begin_with_it_at_once(database: Database) -> None:
    een, ander = maak_dienst(database, gebieden=DERTIEN), maak_dienst(database, gebieden=STANDAARD)
    begonnen = await asyncio.gather(*(gesprek.start(d) for d in (een, ander) * 4))
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(leefgebiedenset)) == 2
    gelezen = [(await gesprek.lees(een, b.id))[0].gebieden for b in begonnen]
    assert gelezen == [DERTIEN, STANDAARD] * 4


async def test_conversations_with_the_same_set_do_not_wait_for_each_other(database: Database) -> None:
    """On PostgreSQL a conversation is locked while it changes; the set that it shares with all others is not."""
    dienst = maak_dienst(database, gebieden=DERTIEN)
    een, ander = await gesprek.start(dienst), await gesprek.start(dienst)
    if database.engine.dialect.name == "sqlite":  # one writer at a time, whatever is locked: only reading is free
        async with dienst.opslag.transactie() as repo, dienst.opslag.lezen() as tweede:
            assert await repo.lees(een.id, slot=True)
            assert await tweede.lees(ander.id)
        return
    async with dienst.opslag.transactie() as repo, dienst.opslag.transactie() as tweede:
        assert await repo.lees(een.id, slot=True)
        assert await asyncio.wait_for(tweede.lees(ander.id, slot=True), 5)
        await repo.bewaar(een.id, 1, {}, datetime(2026, 11, 2, tzinfo=UTC))


async def test_the_gemeente_chooses_the_set_by_a_setting(database: Database, tmp_path: Path) -> None:
    instellingen = laad_instellingen(var_map=tmp_path, leefgebieden_set="dertien")
    assert instellingen.leefgebieden == PROJECT / "data" / "leefgebieden"
    assert stel_samen(instellingen, database, Klok()).gebieden == DERTIEN
    assert stel_samen(laad_instellingen(var_map=tmp_path), database, Klok()).gebieden == STANDAARD
