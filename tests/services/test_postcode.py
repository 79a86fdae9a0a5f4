"""A client says in which neighbourhood they live, on the card or in words, and the right team gets the hand-over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.team import Team, Teams
from vliegwiel.services import beurt, gesprek, overdracht
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database

NOORD = Team("noord", "Noord", postcodes=frozenset({"3011"}))
TEAMS = Teams({"algemeen": Team("algemeen", "Algemeen"), "noord": NOORD}, "algemeen")
KAART = {"soort": "contact", "naam": "Sam", "telefoon": "06 12 34 56 78", "hoe": "bellen"}


@pytest.fixture
def dienst(database: Database) -> Dienst:
    """A gemeente with two teams."""
    taal = Taalproef()
    taal.dienst = replace(maak_dienst(database, taal), teams=TEAMS)
    return taal.dienst


async def zeg(dienst: Dienst, gesprek_id: str, *berichten: Inkomend) -> str:
    """Send messages; returns the question that is open then."""
    for bericht in berichten:
        antwoord = await beurt.beantwoord(dienst, gesprek_id, bericht)
    return antwoord.toestand.vraag


async def tot_contact(dienst: Dienst) -> str:
    """The quick way, up to the contact card; returns the conversation."""
    begonnen = await gesprek.start(dienst)
    assert await zeg(dienst, begonnen.id, Inkomend("bericht-01", keuzes=("mens_spreken",))) == "contact"
    return begonnen.id


async def rij(dienst: Dienst, team: str) -> list[str]:
    async with dienst.opslag.lezen() as repo:
        return [r.overdracht.gesprek_id for r in await wachtend_in(repo.overdrachten, team)]


@pytest.mark.parametrize(
    "contact",
    [
        Inkomend("bericht-02", kaart=KAART | {"postcode": "3011"}),
        Inkomend("bericht-02", "bel me op 06 12 34 56 78, mijn postcode is 3011"),
        Inkomend("bericht-02", "sam@voorbeeld.example, ik woon in 3011 AB"),
    ],
    ids=["card", "words", "whole postcode"],
)
async def test_the_quick_way_with_a_postcode_reaches_the_team_of_the_neighbourhood(
    dienst: Dienst, contact: Inkomend
) -> None:
    wie = await tot_contact(dienst)
    await zeg(dienst, wie, contact, Inkomend("bericht-03", keuzes=("delen",)))
    assert (await rij(dienst, "noord"), await rij(dienst, "algemeen")) == ([wie], [])


async def test_only_a_postcode_is_kept_and_the_way_to_reach_is_still_asked(dienst: Dienst) -> None:
    wie = await tot_contact(dienst)
    assert await zeg(dienst, wie, Inkomend("bericht-02", "3011")) == "contact"
    await zeg(dienst, wie, Inkomend("bericht-03", "06 12 34 56 78"), Inkomend("bericht-04", keuzes=("delen",)))
    assert await rij(dienst, "noord") == [wie]


async def test_left_empty_the_default_team_gets_it(dienst: Dienst) -> None:
    wie = await tot_contact(dienst)
    await zeg(
        dienst, wie, Inkomend("bericht-02", kaart=KAART | {"postcode": ""}), Inkomend("bericht-03", keuzes=("delen",))
    )
    assert await rij(dienst, "algemeen") == [wie]


async def test_a_postcode_that_is_filled_in_later_moves_what_waits_and_not_what_somebody_works_on(
    dienst: Dienst, database: Database
) -> None:
    wie, ander = await tot_contact(dienst), await tot_contact(dienst)
    for gesprek_id in (wie, ander):
        await zeg(dienst, gesprek_id, Inkomend("bericht-02", kaart=KAART), Inkomend("bericht-03", keuzes=("delen",)))
    async with dienst.opslag.transactie() as repo:
        [zaak] = [r.overdracht.id for r in await wachtend_in(repo.overdrachten) if r.overdracht.gesprek_id == ander]
    anouk = await maak_medewerker(database)
    async with dienst.opslag.transactie() as repo:
        await overdracht.claim(repo.overdrachten, zaak, anouk, dienst.klok())
    for gesprek_id in (wie, ander):
        await zeg(dienst, gesprek_id, Inkomend("bericht-04", kaart=KAART | {"postcode": "3011"}))
    assert await rij(dienst, "noord") == [wie]
    async with dienst.opslag.lezen() as repo:
        bij_anouk = await repo.overdrachten.vind(zaak)
    assert bij_anouk is not None
    assert (bij_anouk.team, bij_anouk.eigenaar_id) == ("algemeen", anouk)
