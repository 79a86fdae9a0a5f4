"""What changes after sharing reaches the register too: corrections, another number, an end, and what is taken back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.buiten.conftest import GEDULD, HEEL, KLUIS, ONGEDULD, Proef
from tests.hulp.overdrachten import WENS, maak_gesprek
from vliegwiel.core.contactwens import Ligging
from vliegwiel.services import overdracht as desk
from vliegwiel.services.uitwisselbeheer import wek
from vliegwiel.services.uitwisselen import verzamel
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository


async def test_a_correction_changes_what_is_there_and_adds_nothing(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    await proef.deel(gesprek, 2, wens="Ik wil eerst slapen", contact={"telefoon": "020 123 45 67", "email": ""})
    await zender.ronde()
    assert proef.register.aantallen() == (1, 1, 1, 1)
    assert proef.register.van("klantcontacten")[0]["inhoud"] == "Ik wil eerst slapen"
    assert proef.register.van("digitaleadressen")[0]["adres"] == "0201234567"
    assert proef.register.van("internetaken")[0]["status"] == "te_verwerken"


async def test_two_versions_that_wait_become_one_message_with_the_last_words(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await proef.deel(gesprek, 2, wens="Ik wil eerst slapen")
    await zender.ronde()
    assert [c["inhoud"] for c in proef.register.van("klantcontacten")] == ["Ik wil eerst slapen"]
    assert [o.status for o in await proef.opdrachten()][-1] == "verstuurd"


async def test_a_correction_overtakes_a_version_that_could_not_be_sent(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    proef.register.stoor = lambda _n, methode, soort: "400" if methode == "POST" else ""
    await proef.deel(gesprek)
    await zender.ronde()
    proef.register.stoor = lambda *_: ""
    await proef.deel(gesprek, 2)
    await zender.ronde()
    assert [(o.versie, o.status) for o in await proef.opdrachten()] == [(1, "vervallen"), (2, "verstuurd")]
    assert proef.register.aantallen() == HEEL


async def test_what_a_client_takes_back_before_it_was_sent_is_never_sent(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    async with zender.opslag.transactie() as repo:
        await verzamel(repo, proef.moment)
    await proef.trek_in(gesprek)
    await zender.ronde()
    assert proef.register.verzoeken == []
    assert [(o.soort, o.status) for o in await proef.opdrachten()] == [("overdracht", "vervallen")]


@pytest.mark.parametrize("storing", ["", "500", "traag", "kwijt", "knip", "onzin"])
async def test_what_a_client_takes_back_is_gone_over_there_too(proef: Proef, storing: str) -> None:
    proef.geduld = ONGEDULD if storing == "traag" else GEDULD
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    assert proef.register.aantallen() == HEEL
    await proef.trek_in(gesprek)
    gestoord: set[tuple[str, str]] = set()

    def stoor(_: int, methode: str, soort: str) -> str:
        if (methode, soort) in gestoord:
            return ""
        gestoord.add((methode, soort))
        return storing

    proef.register.stoor = stoor
    await proef.tot_klaar(zender)
    assert proef.register.aantallen() == (0, 0, 0, 0)
    assert all(o.op_afstand == {} for o in await proef.opdrachten())


async def test_a_withdrawal_after_a_lost_answer_finds_what_came_through(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    proef.register.stoor = lambda _n, methode, soort: "kwijt" if (methode, soort) == ("POST", "klantcontacten") else ""
    await zender.ronde()
    assert len(proef.register.van("klantcontacten")) == 1
    proef.register.stoor = lambda *_: ""
    await proef.trek_in(gesprek)
    await proef.tot_klaar(zender)
    assert proef.register.aantallen() == (0, 0, 0, 0)


async def test_where_nothing_may_be_removed_nothing_that_was_said_is_left_and_the_task_is_closed(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    await proef.trek_in(gesprek)
    proef.register.stoor = lambda _n, methode, _s: "405" if methode == "DELETE" else ""
    await proef.tot_klaar(zender)
    assert proef.register.aantallen() == HEEL
    alles = json.dumps({k: v for k, v in proef.register.alles.items() if k != "actoren"})
    for woord in (WENS, "Sam", "0612345678", "sam@post"):
        assert woord not in alles
    assert proef.register.van("internetaken")[0]["status"] == "verwerkt"


async def test_a_contact_that_somebody_removed_over_there_is_made_again_by_a_correction(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    for soort in ("klantcontacten", "internetaken", "betrokkenen", "digitaleadressen"):
        proef.register.alles[soort].clear()
    await proef.deel(gesprek, 2)
    await zender.ronde()
    assert proef.register.aantallen() == HEEL


async def test_what_comes_through_after_it_was_taken_back_is_taken_away_as_well(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    proef.register.stoor = lambda _n, methode, soort: "kwijt" if (methode, soort) == ("POST", "klantcontacten") else ""
    await proef.deel(gesprek)
    await zender.ronde()
    proef.moment += timedelta(minutes=1)
    await zender.ronde()
    laat = proef.register.alles["klantcontacten"].copy()
    proef.register.alles["klantcontacten"].clear()
    proef.register.stoor = lambda *_: ""
    await proef.trek_in(gesprek)
    await zender.ronde()
    proef.register.alles["klantcontacten"] = laat
    proef.moment += timedelta(minutes=16)
    await zender.ronde()
    assert proef.register.aantallen() == (0, 0, 0, 0)


@pytest.mark.parametrize("storing", ["", "500", "traag", "twee_keer"])
async def test_a_case_that_is_finished_here_closes_the_task_over_there_and_opens_it_when_the_client_comes_back(
    proef: Proef, storing: str
) -> None:
    proef.geduld = ONGEDULD if storing == "traag" else GEDULD
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    gedeeld = await proef.deel(gesprek)
    await zender.ronde()
    gestoord: list[str] = []

    def stoor(_: int, methode: str, soort: str) -> str:
        gestoord.append(methode)
        return storing if gestoord.count("PATCH") == 1 and methode == "PATCH" else ""

    proef.register.stoor = stoor
    await proef.rond_af(gedeeld.overdracht_id)
    await proef.tot_klaar(zender)
    assert [t["status"] for t in proef.register.van("internetaken")] == ["verwerkt"]
    await proef.deel(gesprek, 2)
    await proef.tot_klaar(zender)
    assert [t["status"] for t in proef.register.van("internetaken")] == ["te_verwerken"]
    assert proef.register.aantallen() == HEEL


async def test_old_messages_about_what_is_gone_are_erased(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await proef.deel()
    await zender.ronde()
    await proef.trek_in(gesprek)
    await zender.ronde()
    proef.moment += timedelta(days=29)
    assert await zender.ruim_op() == 0
    proef.moment += timedelta(days=2)
    assert await zender.ruim_op() == 2
    assert len(await proef.opdrachten()) == 1


async def vult_kaart_in(proef: Proef, gesprek_id: str, **velden: str) -> None:
    """A client who shared fills in the contact card again, and presses nothing else."""
    async with proef.database.transactie() as verbinding:
        await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, velden, proef.moment)
        repo = OverdrachtRepository(verbinding)
        await desk.contact_gewijzigd(repo, gesprek_id, Ligging(), desk.EEN_TEAM, proef.moment)


async def test_another_number_on_the_contact_card_is_sent_on_without_sharing_again(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    await vult_kaart_in(proef, gesprek, telefoon="020 123 45 67")
    await zender.ronde()
    assert "0201234567" in [a["adres"] for a in proef.register.van("digitaleadressen")]
    assert proef.register.aantallen() == HEEL
    await vult_kaart_in(proef, gesprek, telefoon="0612345678")
    await proef.tot_klaar(zender)
    assert "0612345678" in [a["adres"] for a in proef.register.van("digitaleadressen")]
    assert {o.status for o in await proef.opdrachten()} == {"verstuurd"}


async def test_where_contact_data_stay_here_another_number_sends_nothing(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(meesturen="wens"), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    eerder = len(proef.register.verzoeken)
    await vult_kaart_in(proef, gesprek, telefoon="020 123 45 67")
    assert await zender.ronde() == 0
    assert len(proef.register.verzoeken) == eerder


async def test_another_number_does_not_open_the_task_of_a_case_that_is_finished(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    gedeeld = await proef.deel(gesprek)
    await zender.ronde()
    await proef.rond_af(gedeeld.overdracht_id)
    await zender.ronde()
    await vult_kaart_in(proef, gesprek, telefoon="020 123 45 67")
    assert await zender.ronde() == 0
    assert [t["status"] for t in proef.register.van("internetaken")] == ["verwerkt"]


async def test_a_message_that_is_sent_after_the_end_of_its_case_asks_nobody_for_anything(proef: Proef) -> None:
    zender = await proef.begonnen()
    gedeeld = await proef.deel()
    proef.register.stoor = lambda _n, methode, soort: "400" if (methode, soort) == ("POST", "klantcontacten") else ""
    await zender.ronde()
    await proef.rond_af(gedeeld.overdracht_id)
    proef.register.stoor = lambda *_: ""
    await proef.tot_klaar(zender)
    [dood] = [o for o in await proef.opdrachten() if o.status == "dood"]
    async with zender.opslag.transactie() as repo:
        await wek(repo, dood.id, "wacht", "uitwisseling_opnieuw", "beheerder", proef.moment)
    await zender.ronde()
    assert [t["status"] for t in proef.register.van("internetaken")] == ["verwerkt"]
