"""A request to be called on a real database, and a crisis while Rasa and the action server are down."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.hulp.diensten import SLEUTEL, Klok, maak_dienst
from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.overdracht import AlGeclaimd, NietDeEigenaar, OngeldigeOvergang, OverdrachtNietGevonden
from vliegwiel.core.terugbellen import Bereikbaarheid, Terugbelverzoek, lees_uren
from vliegwiel.services import beurt, gesprek, terugbellen
from vliegwiel.services.gesprek import Antwoord, Dienst
from vliegwiel.services.inzage import bekijk
from vliegwiel.services.ontvangst import Inkomend, OngeldigeKeuze
from vliegwiel.storage import Database
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.storage.versleuteling import Versleuteling

KAART = {"soort": "terugbel", "telefoon": "010 000 00 07", "naam": "Sam", "toestemming": "ja"}
OPEN = Bereikbaarheid(lees_uren("ma-vr 09:00-17:00"))  # the clock stands on a Monday, 10:00 in Amsterdam
DICHT = Bereikbaarheid(lees_uren("zo 09:00-10:00"))


class Nood:
    """Somebody in a crisis, with Rasa down all the time."""

    def __init__(self, database: Database, uren: Bereikbaarheid = OPEN) -> None:
        self.taal = Taalproef(stil=True)
        self.dienst: Dienst = replace(maak_dienst(database, self.taal), bereikbaarheid=uren)
        self.database, self.id, self.teller = database, "", 0

    async def begin(self) -> Nood:
        self.id = (await gesprek.start(self.dienst)).id
        return self

    async def stuur(self, tekst: str = "", **wat: object) -> Antwoord:
        self.teller += 1
        return await beurt.beantwoord(self.dienst, self.id, Inkomend(f"bericht-{self.teller:02}", tekst, **wat))  # type: ignore[arg-type]

    async def vraag_aan(self) -> Terugbelverzoek:
        await self.stuur("ik wil zelfmoord plegen")
        await self.stuur(kaart=KAART)
        return await self.verzoek()

    async def verzoek(self) -> Terugbelverzoek:
        gevonden = (await bekijk(self.dienst, self.id)).terugbel
        assert gevonden is not None
        return gevonden

    async def doe(self, wat: object, *argumenten: object) -> object:
        async with self.database.transactie() as verbinding:
            repo = TerugbelRepository(verbinding, Versleuteling(SLEUTEL))
            return await wat(repo, *argumenten)  # type: ignore[operator]


async def test_a_number_with_consent_is_kept_encrypted_and_the_client_hears_by_when(database: Database) -> None:
    nood = await Nood(database).begin()
    aangeboden = await nood.stuur("ik wil zelfmoord plegen")
    assert aangeboden.toestand.vraag == "terugbel_vraag"
    assert aangeboden.berichten[-1].kaart == "terugbel"
    antwoord = await nood.stuur(kaart=KAART)
    assert not antwoord.wacht
    assert "uiterlijk om 11.01 uur" in antwoord.berichten[0].tekst
    assert antwoord.toestand.vraag == "crisis_verder"
    verzoek = await nood.verzoek()
    async with database.lezen() as verbinding:
        rij = (await verbinding.exec_driver_sql("SELECT versleuteld FROM terugbelverzoek")).scalar_one()
        soorten = (await verbinding.exec_driver_sql("SELECT soort FROM toestemming")).scalars().all()
    assert b"000" not in bytes(rij)
    assert soorten == ["terugbel"]
    async with nood.dienst.opslag.lezen() as repo:
        assert await repo.terugbel.velden(verzoek.id) == {"telefoon": "010 000 00 07", "naam": "Sam"}
        assert await repo.contact(nood.id) == {}
        assert not any("000 00 07" in str(b) or "Sam" in str(b) for b in await repo.berichten(nood.id))
        assert await wachtend_in(repo.overdrachten) == []
        assert (await repo.overdrachten.outbox.na(0))[-1].soort == "terugbel_nieuw"
    assert not nood.taal.gevraagd


async def test_a_card_from_an_old_tab_after_closing_time_promises_nothing(database: Database) -> None:
    nood = await Nood(database, DICHT).begin()
    assert (await nood.stuur("ik wil zelfmoord plegen")).toestand.vraag == "crisis_verder"
    antwoord = await nood.stuur(kaart=KAART)
    assert "niemand voor" in antwoord.berichten[0].tekst
    assert (await bekijk(nood.dienst, nood.id)).terugbel is None


@pytest.mark.parametrize("fout", [{"toestemming": ""}, {"telefoon": "bel maar"}, {"telefoon": "12"}])
async def test_without_consent_or_a_number_that_can_be_called_nothing_is_stored(
    database: Database, fout: dict[str, str]
) -> None:
    nood = await Nood(database).begin()
    await nood.stuur("ik wil zelfmoord plegen")
    with pytest.raises(OngeldigeKeuze):
        await nood.stuur(kaart=KAART | fout)
    assert (await bekijk(nood.dienst, nood.id)).terugbel is None


async def test_without_a_crisis_there_is_no_way_to_ask_for_a_call(database: Database) -> None:
    nood = await Nood(database).begin()
    with pytest.raises(OngeldigeKeuze):
        await nood.stuur(kaart=KAART)


async def test_the_same_card_twice_is_one_request_and_another_number_replaces_the_first(database: Database) -> None:
    nood = await Nood(database).begin()
    eerste = await nood.vraag_aan()
    await nood.stuur(kaart=KAART | {"telefoon": "010 000 00 08"})
    tweede = await nood.verzoek()
    assert (tweede.id, tweede.uiterlijk) == (eerste.id, eerste.uiterlijk)
    async with nood.dienst.opslag.lezen() as repo:
        assert (await repo.terugbel.velden(tweede.id))["telefoon"] == "010 000 00 08"
        assert len(await repo.terugbel.lopend()) == 1


@pytest.mark.parametrize("wat", [{"tekst": "bel me toch niet"}, {"keuzes": ("terugbel_weg",)}])
async def test_a_client_can_withdraw_it_while_rasa_is_down(database: Database, wat: dict[str, object]) -> None:
    nood = await Nood(database).begin()
    await nood.vraag_aan()
    await nood.stuur(**wat)  # type: ignore[arg-type]
    assert (await bekijk(nood.dienst, nood.id)).terugbel is None


async def test_deleting_everything_takes_the_number_away_too(database: Database) -> None:
    nood = await Nood(database).begin()
    await nood.vraag_aan()
    nood.taal.stil, nood.taal.dienst = False, nood.dienst
    await nood.stuur(keuzes=("verwijderen",))
    await nood.stuur(keuzes=("ja",))
    assert (await bekijk(nood.dienst, nood.id)).terugbel is None


async def test_of_many_claims_one_wins_and_only_who_claimed_sees_the_number(database: Database) -> None:
    nood = await Nood(database).begin()
    verzoek = await nood.vraag_aan()
    wie = [await maak_medewerker(database, f"Consulent {n}") for n in range(8)]
    nu = nood.dienst.klok()
    uitkomst = await asyncio.gather(
        *(nood.doe(terugbellen.claim, verzoek.id, m, nu) for m in wie), return_exceptions=True
    )
    assert [type(u) for u in uitkomst if u is not None] == [AlGeclaimd] * 7
    winnaar = wie[[u is None for u in uitkomst].index(True)]
    for medewerker in wie:
        (regel,) = await nood.doe(terugbellen.rij, medewerker)  # type: ignore[misc]
        assert bool(regel.velden) == (medewerker == winnaar)


async def test_not_reached_stays_and_called_is_done(database: Database) -> None:
    nood = await Nood(database).begin()
    verzoek = await nood.vraag_aan()
    anouk, bilal, nu = await maak_medewerker(database), await maak_medewerker(database, "Bilal"), nood.dienst.klok()
    with pytest.raises(NietDeEigenaar):
        await nood.doe(terugbellen.gebeld, verzoek.id, anouk, nu)
    await nood.doe(terugbellen.claim, verzoek.id, anouk, nu)
    with pytest.raises(NietDeEigenaar):
        await nood.doe(terugbellen.gebeld, verzoek.id, bilal, nu)
    await nood.doe(terugbellen.niet_bereikt, verzoek.id, anouk, nu)
    assert (await nood.verzoek()).pogingen == 1
    await nood.doe(terugbellen.geef_terug, verzoek.id, anouk, nu)
    await nood.doe(terugbellen.claim, verzoek.id, bilal, nu)
    await nood.doe(terugbellen.gebeld, verzoek.id, bilal, nu)
    assert await nood.doe(terugbellen.rij, bilal) == ()
    with pytest.raises(OngeldigeOvergang):
        await nood.doe(terugbellen.gebeld, verzoek.id, bilal, nu)
    with pytest.raises(OverdrachtNietGevonden):
        await nood.doe(terugbellen.claim, "bestaat-niet", bilal, nu)


async def test_a_request_is_erased_after_its_days_whatever_became_of_it(database: Database) -> None:
    nood = await Nood(database).begin()
    verzoek = await nood.vraag_aan()
    assert await nood.doe(terugbellen.ruim_op, verzoek.gevraagd_op + timedelta(days=6), 7) == 0
    assert await nood.doe(terugbellen.ruim_op, verzoek.gevraagd_op + timedelta(days=8), 7) == 1
    assert (await bekijk(nood.dienst, nood.id)).terugbel is None


# Rules alone


@pytest.mark.parametrize(("tekst", "sleutel", "vraag"), [
    ("ik wil zelfmoord plegen", "utter_crisis_suicide", "crisis_verder"),
    ("hij slaat me", "utter_crisis_geweld", "crisis_verder"),
    ("ik ga mijn buurman vermoorden", "utter_crisis_dreiging", "crisis_verder"),
    ("ik sla hem dood", "utter_crisis_dreiging", "crisis_verder"),
    ("ik slaap vannacht op straat", "utter_crisis_dakloos_acuut", "crisis_verder"),
    ("mijn vader heeft een hartaanval", "utter_crisis_medisch", "crisis_verder"),
    ("mijn moeder wil dood", "utter_crisis_ander_in_gevaar", "crisis_verder"),
    ("mijn broer heeft zelfmoord gepleegd", "utter_rouw", "rouw_vraag"),
    ("vroeger heb ik een zelfmoordpoging gedaan maar dat is over", "utter_nazorg", "nazorg_vraag"),
    ("ik wil dood maar ik kan niet bellen", "utter_crisis_stil_suicide", "crisis_verder"),
])  # fmt: skip
async def test_with_rasa_down_the_rules_do_the_same(database: Database, tekst: str, sleutel: str, vraag: str) -> None:
    nood = await Nood(database, Bereikbaarheid()).begin()
    antwoord = await nood.stuur(tekst)
    assert not antwoord.wacht
    assert (antwoord.berichten[0].sleutel, antwoord.toestand.vraag) == (sleutel, vraag)


@pytest.mark.parametrize("tekst", ["ach weet ik veel", "tja", "ik zit op de bank"])
async def test_with_rasa_down_an_unclear_answer_is_taken_seriously(database: Database, tekst: str) -> None:
    nood = await Nood(database, Bereikbaarheid()).begin()
    await nood.stuur("ik wil zelfmoord plegen")
    antwoord = await nood.stuur(tekst)
    assert not antwoord.wacht
    assert antwoord.toestand.vraag == "crisis_verder"
    assert (await nood.stuur(keuzes=("verder",))).toestand.vraag == "welkom"


async def test_with_rasa_down_it_can_be_taken_back(database: Database) -> None:
    nood = await Nood(database, Bereikbaarheid()).begin()
    await nood.stuur("ik wil zelfmoord plegen")
    antwoord = await nood.stuur("nee hoor, grapje")
    assert (antwoord.toestand.vraag, antwoord.toestand.na_signaal) == ("welkom", "teruggenomen")


def test_the_clock_of_these_tests_stands_inside_the_hours() -> None:
    assert OPEN.aanbod(Klok()()) is not None
