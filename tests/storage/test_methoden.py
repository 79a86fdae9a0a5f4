"""What a consultant adds to a case: encrypted, gone with the case, and a household that the database itself guards."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, text, update

from tests.hulp.overdrachten import NU, inhoud, maak_gesprek, maak_medewerker
from vliegwiel.core.huishouden import AlInHuishouden, Huishouden, TweedeEigenaar
from vliegwiel.core.overdracht import NietDeEigenaar, OverdrachtNietGevonden
from vliegwiel.core.rapport import REGEL, SLOEG_AAN
from vliegwiel.core.toestemming import COLLEGA, GeenToestemming
from vliegwiel.services import huishouden, mensen, overdracht, plan, uitkomst, voortgang
from vliegwiel.storage import Database
from vliegwiel.storage.methoden import MethodenRepository
from vliegwiel.storage.rapport import BronRepository
from vliegwiel.storage.tabellen import medewerker, notitie
from vliegwiel.storage.tabellen import overdracht as zaken
from vliegwiel.storage.tabellen_methoden import afspraak, huishouden_lid, klanttoestemming, metadata
from vliegwiel.storage.versleuteling import Versleuteling

KLUIS = Versleuteling(bytes(range(32)))
JA = {"hoe": "aan_tafel", "gevraagd_op": "2026-03-02", "antwoord": "ja"}
TABELLEN = (
    "indruk afspraak profielkeuze tafelgenoot klanttoestemming huishouden_lid fase methodestap uitkomst regel_in_de_weg"
).split()


async def doe(database: Database, wat: Any, *argumenten: Any) -> Any:
    """Run one use case in a transaction of its own."""
    async with database.transactie() as verbinding:
        return await wat(MethodenRepository(verbinding, KLUIS), *argumenten)


async def zaak(database: Database, eigenaar: str | None = None, nu: datetime = NU) -> str:
    """A shared case, claimed by this consultant when there is one; returns its id."""
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        repo = MethodenRepository(verbinding, KLUIS).zaken
        gedeeld = await overdracht.deel(repo, gesprek_id, 1, inhoud(), None, nu)
        if eigenaar:
            await overdracht.claim(repo, gedeeld.overdracht_id, eigenaar, nu)
    return gedeeld.overdracht_id


async def claim(database: Database, zaak_id: str, wie: str) -> None:
    async with database.transactie() as verbinding:
        await overdracht.claim(MethodenRepository(verbinding, KLUIS).zaken, zaak_id, wie, NU)


async def geef_terug(database: Database, zaak_id: str, wie: str) -> None:
    async with database.transactie() as verbinding:
        await overdracht.geef_terug(MethodenRepository(verbinding, KLUIS).zaken, zaak_id, wie, NU)


async def referentie(database: Database, zaak_id: str) -> str:
    async with database.lezen() as verbinding:
        return str(await verbinding.scalar(select(zaken.c.referentie).where(zaken.c.id == zaak_id)))


async def gezin(database: Database, eigenaar: str, aantal: int = 2) -> list[str]:
    """Cases that are linked with each client's yes; returns their ids."""
    leden = [await zaak(database, eigenaar) for _ in range(aantal)]
    for een in leden:
        await doe(database, mensen.vraag, een, eigenaar, JA | {"soort": "huishouden"}, NU)
    for ander in leden[1:]:
        velden = {"referentie": await referentie(database, ander)}
        await doe(database, huishouden.koppel, leden[0], eigenaar, velden, NU)
    return leden


async def in_huishouden(database: Database) -> int:
    async with database.lezen() as verbinding:
        return len((await verbinding.execute(select(huishouden_lid))).all())


async def huishoudens(database: Database) -> int:
    async with database.lezen() as verbinding:
        return len((await verbinding.execute(text("SELECT id FROM huishouden"))).all())


async def vul(database: Database, eigenaar: str) -> str:
    """A case with something of everything; returns its id."""
    een = (await gezin(database, eigenaar))[0]
    ander = await maak_medewerker(database, "Collega")
    await doe(database, plan.geef_indruk, een, eigenaar, {"indruk-geld": "4"}, NU)
    await doe(database, plan.spreek_af, een, eigenaar, {"wat": "Zonnebloem plukken", "wie": "Zonnebloem"}, NU)
    await doe(database, plan.kies_profiel, een, eigenaar, {"profiel": "arbeidsactivering", "reden": "Zonnebloem"}, NU)
    await doe(database, mensen.zet_aan_tafel, een, eigenaar, {"naam": "Zonnebloem", "rol": "Zonnebloem"}, NU)
    await doe(database, mensen.vraag, een, eigenaar, JA | {"soort": "regie", "naam": "Zonnebloem"}, NU)
    await doe(database, mensen.vraag, een, eigenaar, JA | {"soort": "collega", "voor": ander}, NU)
    await doe(database, huishouden.werk_bij, een, eigenaar, {"doel": "Zonnebloem", "betrokken_start": "7"}, NU)
    await doe(database, voortgang.begin_fase, een, eigenaar, {"fase": "contact_en_motivatie"}, NU)
    await doe(database, voortgang.noteer, een, eigenaar, {"soort": "nuttig_werk", "tekst": "Zonnebloem"}, NU)
    await doe(database, voortgang.noteer_regel, een, eigenaar, {"regel": "wachttijd"}, NU)
    async with database.transactie() as verbinding:
        await overdracht.noteer(MethodenRepository(verbinding, KLUIS).zaken, een, eigenaar, "Zonnebloem", NU)
    await doe(database, uitkomst.rond_af, een, eigenaar, {"uitkomst": "rust", "toelichting": "Zonnebloem"}, NU)
    return een


async def inhoud_van(database: Database, namen: Any) -> str:
    async with database.lezen() as verbinding:
        rijen = [(await verbinding.execute(select(metadata.tables[naam]))).all() for naam in namen]
    return repr(rijen)


async def test_no_word_that_a_consultant_typed_can_be_read_in_the_database(database: Database) -> None:
    een = await vul(database, await maak_medewerker(database))
    assert "Zonnebloem" not in await inhoud_van(database, [*TABELLEN, "huishouden", "notitie", "auditregel", "outbox"])
    async with database.lezen() as verbinding:
        m = MethodenRepository(verbinding, KLUIS)
        assert (await m.plan.afspraken(een))[0].wat == "Zonnebloem plukken"
        assert [n.tekst for n in await m.zaken.notities(een)] == ["Zonnebloem"]


async def test_what_was_added_to_a_case_goes_with_it(database: Database) -> None:
    een = await vul(database, await maak_medewerker(database))
    async with database.transactie() as verbinding:
        await MethodenRepository(verbinding, KLUIS).zaken.verwijder(een)
    for naam in TABELLEN:
        assert een not in await inhoud_van(database, [naam]), naam
    assert (await in_huishouden(database), await huishoudens(database)) == (0, 0)


async def test_a_note_from_before_they_were_encrypted_can_still_be_read(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een = await zaak(database, anouk)
    async with database.transactie() as verbinding:
        oud = {"overdracht_id": een, "medewerker_id": anouk, "tekst": "van vroeger", "moment": NU}
        await verbinding.execute(insert(notitie).values(**oud))
        m = MethodenRepository(verbinding, KLUIS)
        await overdracht.noteer(m.zaken, een, anouk, "van nu", NU)
        assert [n.tekst for n in await m.zaken.notities(een)] == ["van vroeger", "van nu"]


async def test_words_that_were_moved_to_another_row_cannot_be_read_and_hide_nothing_else(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een = await zaak(database, anouk)
    for wat in ("De post openmaken", "De huisarts bellen"):
        await doe(database, plan.spreek_af, een, anouk, {"wat": wat, "wie": "Sam"}, NU)
    async with database.transactie() as verbinding:
        rijen = (await verbinding.execute(select(afspraak))).all()
        verplaatst = update(afspraak).where(afspraak.c.id == rijen[0].id).values(versleuteld=rijen[1].versleuteld)
        await verbinding.execute(verplaatst)
        gelezen = {a.wat for a in await MethodenRepository(verbinding, KLUIS).plan.afspraken(een)}
    assert len(gelezen) == 2
    assert "\ufffd" in gelezen


async def test_a_case_without_a_yes_is_not_linked_and_shows_nothing_of_the_others(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een, ander = await zaak(database, anouk), await zaak(database, anouk)
    await doe(database, mensen.vraag, een, anouk, JA | {"soort": "huishouden"}, NU)
    with pytest.raises(GeenToestemming):
        await doe(database, huishouden.koppel, een, anouk, {"referentie": await referentie(database, ander)}, NU)
    assert await doe(database, huishouden.lees, ander, anouk) is None
    assert await in_huishouden(database) == 0


async def test_the_database_refuses_a_link_without_a_yes(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een, _ = await gezin(database, anouk)
    ander = await zaak(database, anouk)
    await doe(database, mensen.vraag, ander, anouk, JA | {"soort": "huishouden", "antwoord": "nee"}, NU)
    async with database.transactie() as verbinding:
        m = MethodenRepository(verbinding, KLUIS)
        bestaand = await m.huishoudens.van_zaak(een)
        assert bestaand is not None
        lid = bestaand.leden[0]
        nee = (await m.toestemmingen.alle(ander))[0]
        object.__setattr__(lid, "overdracht_id", ander)
        object.__setattr__(lid, "toestemming", nee)
    with pytest.raises(GeenToestemming):
        async with database.transactie() as verbinding:
            await MethodenRepository(verbinding, KLUIS).huishoudens.voeg_toe(bestaand.id, lid, NU)


async def test_taking_the_yes_back_unlinks_at_once_and_one_case_is_no_household(database: Database) -> None:
    anouk = await maak_medewerker(database)
    drie = await gezin(database, anouk, 3)
    for over, een in ((2, drie[0]), (0, drie[1])):
        async with database.lezen() as verbinding:
            ja = (await MethodenRepository(verbinding, KLUIS).toestemmingen.alle(een))[0]
        await doe(database, mensen.antwoord, een, anouk, ja.id, {"antwoord": "ingetrokken"}, NU)
        assert await in_huishouden(database) == over
        assert await doe(database, huishouden.lees, een, anouk) is None
    assert await huishoudens(database) == 0


async def test_also_a_consent_that_is_changed_past_the_program_unlinks(database: Database) -> None:
    een, _ = await gezin(database, await maak_medewerker(database))
    async with database.transactie() as verbinding:
        waar = klanttoestemming.c.overdracht_id == een
        await verbinding.execute(update(klanttoestemming).where(waar).values(staat="ingetrokken"))
    assert (await in_huishouden(database), await huishoudens(database)) == (0, 0)


async def test_a_household_has_one_owner_whoever_claims(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    een, ander = await gezin(database, anouk)
    await geef_terug(database, een, anouk)
    with pytest.raises(TweedeEigenaar):
        await claim(database, een, bilal)
    await geef_terug(database, ander, anouk)
    await claim(database, een, bilal)
    with pytest.raises(TweedeEigenaar):
        await claim(database, ander, anouk)
    await claim(database, ander, bilal)


async def test_of_two_who_claim_two_cases_of_a_household_at_once_one_succeeds(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    leden = await gezin(database, anouk, 4)
    for een in leden:
        await geef_terug(database, een, anouk)

    async def probeer(een: str, wie: str) -> str:
        try:
            await claim(database, een, wie)
        except TweedeEigenaar:
            return "geweigerd"
        return wie

    wie = Counter(await asyncio.gather(*(probeer(een, (anouk, bilal)[n % 2]) for n, een in enumerate(leden))))
    assert wie["geweigerd"] == 2
    assert len(wie) == 2


async def test_a_case_is_in_one_household_and_a_case_of_somebody_else_is_not_found(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    eerste, tweede = await gezin(database, anouk), await gezin(database, anouk)
    velden = {"referentie": await referentie(database, tweede[0])}
    with pytest.raises(AlInHuishouden):
        await doe(database, huishouden.koppel, eerste[0], anouk, velden, NU)
    vreemd = await zaak(database, bilal)
    for code in (await referentie(database, vreemd), "ZZZ-ZZZ", await referentie(database, eerste[0])):
        with pytest.raises(ValueError, match="niet_bij_jou"):
            await doe(database, huishouden.koppel, eerste[0], anouk, {"referentie": code}, NU)
    with pytest.raises(NietDeEigenaar):
        await doe(database, huishouden.maak_los, eerste[0], bilal, NU)


async def test_the_one_plan_holds_the_marked_agreements_of_every_case_until_it_leaves(database: Database) -> None:
    anouk = await maak_medewerker(database)
    een, ander, derde = await gezin(database, anouk, 3)
    for zaak_id, wat in ((een, "samen eten"), (ander, "naar school"), (derde, "opruimen")):
        await doe(database, plan.spreek_af, zaak_id, anouk, {"wat": wat, "wie": "wij", "gezin": "ja"}, NU)
    await doe(database, plan.spreek_af, een, anouk, {"wat": "eigen afspraak", "wie": "ik"}, NU)
    await doe(database, huishouden.werk_bij, een, anouk, {"doel": "rust", "betrokken_start": "9"}, NU)
    await doe(
        database,
        huishouden.werk_bij,
        ander,
        anouk,
        {"doel": "rust", "betrokken_start": "9", "betrokken_herzien": "1"},
        NU,
    )
    await doe(database, huishouden.maak_los, derde, anouk, NU)
    beeld = await doe(database, huishouden.lees, een, anouk)
    assert {a.wat for a in beeld.afspraken} == {"samen eten", "naar school"}
    h: Huishouden = beeld.huishouden
    assert (h.doel, h.betrokken_start, h.betrokken_herzien, h.herzien_op) == ("rust", 9, 1, date(2026, 3, 2))


async def test_the_same_thing_is_asked_once_until_there_is_a_no(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    een = await zaak(database, anouk)
    velden = JA | {"soort": COLLEGA, "voor": bilal}
    open_ = await asyncio.gather(
        *(doe(database, mensen.vraag, een, anouk, velden, NU) for _ in range(5)), return_exceptions=True
    )
    assert [type(o).__name__ for o in open_ if o].count("AlGevraagd") == 4
    async with database.lezen() as verbinding:
        assert await MethodenRepository(verbinding, KLUIS).toestemmingen.gedeeld_met(een, bilal)


async def test_counts_for_reports_are_of_cases_in_a_period_and_hold_nothing_of_a_client(database: Database) -> None:
    anouk = await maak_medewerker(database)
    for _ in range(3):
        een = await zaak(database, anouk)
        for soort in (1, 2):
            velden = {"soort": "sloeg_aan", "code": "huisbezoek", "tekst": f"keer {soort}"}
            await doe(database, voortgang.noteer, een, anouk, velden, NU)
        await doe(database, voortgang.noteer_regel, een, anouk, {"regel": "wachttijd"}, NU)
        await doe(database, voortgang.noteer_regel, een, anouk, {"regel": "wachttijd"}, NU)
        await doe(database, voortgang.begin_fase, een, anouk, {"fase": "contact_en_motivatie"}, NU)
        await doe(database, voortgang.noteer, een, anouk, {"soort": "nuttig_werk", "tekst": "koffie"}, NU)
        await doe(database, uitkomst.rond_af, een, anouk, {"uitkomst": "opleiding"}, NU)
    await doe(database, voortgang.noteer_regel, een, anouk, {"eigen": "vier weken zoektijd"}, NU + timedelta(days=40))
    async with database.lezen() as verbinding:
        bron, maand = BronRepository(verbinding), (NU, NU + timedelta(days=31))
        assert await bron.genoemd(SLOEG_AAN, *maand) == ["huisbezoek"] * 3
        assert await bron.genoemd(REGEL, *maand) == ["wachttijd"] * 3
        assert await bron.genoemd(REGEL, maand[1], maand[1] + timedelta(days=31)) == ["vier weken zoektijd"]
        assert await bron.genoemd(SLOEG_AAN, maand[1], maand[1] + timedelta(days=31)) == []


async def test_a_reminder_is_seen_by_a_colleague_when_the_owner_no_longer_works_here(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    een = await zaak(database, anouk)
    later = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)
    assert await doe(database, uitkomst.herinneringen, bilal, "algemeen", later) == ()
    async with database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).where(medewerker.c.id == anouk).values(actief=False))
    assert [h.soort for h in await doe(database, uitkomst.herinneringen, bilal, "algemeen", later)] == ["zes_maanden"]
    assert await doe(database, uitkomst.herinneringen, bilal, "noord", later) == ()
    velden = {"uitkomst": "zorg", "stap": "kleine_stap"}
    await doe(database, uitkomst.meet, een, bilal, "algemeen", velden, later)
    assert await doe(database, uitkomst.herinneringen, bilal, "algemeen", later) == ()


async def test_a_case_that_does_not_exist_is_not_found(database: Database) -> None:
    anouk = await maak_medewerker(database)
    with pytest.raises(OverdrachtNietGevonden):
        await doe(database, plan.spreek_af, str(uuid4()), anouk, {"wat": "x", "wie": "y"}, NU)
