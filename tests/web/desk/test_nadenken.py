"""The desk: who wanted to think about it, in a place of its own; and what a hand-over says about time and typing."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from tests.hulp.overdrachten import NU, WENS, inhoud, maak_gesprek
from tests.web.desk.conftest import Werkplek
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.samenvatting import Meting, Rij, Samenvatting
from vliegwiel.services import nadenken
from vliegwiel.storage.nadenken import NadenkRepository

NUMMER = "06 98 76 54 32"


async def navraag(werkplek: Werkplek, dagen: int = 0) -> str:
    """Somebody whose day has come; returns the id at the desk."""
    gesprek_id = await maak_gesprek(werkplek.database)
    async with werkplek.database.transactie() as verbinding:
        repo = NadenkRepository(verbinding, werkplek.kluis)
        await repo.bewaar_concept(gesprek_id, NUMMER, werkplek.klok())
        await repo.plan(gesprek_id, vandaag(werkplek.klok()) + timedelta(days=dagen))
        await nadenken.kijk_wie_er_aan_de_beurt_is(repo, werkplek.klok())
        gevonden = await repo.van_gesprek(gesprek_id)
    assert gevonden is not None
    return gevonden[0].id


async def test_a_consultant_asks_once_and_the_number_is_gone_afterwards(werkplek: Werkplek) -> None:
    nummer = await navraag(werkplek)
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    lijst = await anouk.tekst("/desk")
    assert "Wil erover nadenken" in lijst
    assert NUMMER not in lijst
    assert NUMMER not in await anouk.tekst(f"/desk/nadenken/{nummer}")
    assert (await anouk.post(f"/desk/nadenken/{nummer}/claim")).status == 303
    assert NUMMER in await anouk.tekst(f"/desk/nadenken/{nummer}")
    van_een_ander = await bilal.tekst(f"/desk/nadenken/{nummer}")
    assert NUMMER not in van_een_ander
    assert "Alleen Anouk" in van_een_ander
    assert (await bilal.post(f"/desk/nadenken/{nummer}/afhandelen")).status == 403
    assert (await anouk.post(f"/desk/nadenken/{nummer}/afhandelen")).headers["Location"] == "/desk"
    assert "Wil erover nadenken" not in await anouk.tekst("/desk")
    weg = await anouk.get(f"/desk/nadenken/{nummer}")
    assert weg.status == 404
    assert "afgehandeld of gewist" in await weg.text()


async def test_before_its_day_the_desk_knows_nothing(werkplek: Werkplek) -> None:
    nummer = await navraag(werkplek, dagen=3)
    anouk = await werkplek.consulent()
    assert "Wil erover nadenken" not in await anouk.tekst("/desk")
    assert (await anouk.get(f"/desk/nadenken/{nummer}")).status == 404
    assert (await anouk.post(f"/desk/nadenken/{nummer}/claim")).status == 404


async def test_ten_consultants_claim_at_once_and_one_gets_it(werkplek: Werkplek) -> None:
    nummer = await navraag(werkplek)
    browsers = [await werkplek.consulent(f"Consulent {n}") for n in range(10)]
    antwoorden = await asyncio.gather(*(b.post(f"/desk/nadenken/{nummer}/claim") for b in browsers))
    assert Counter(a.status for a in antwoorden) == {303: 1, 409: 9}


async def test_giving_it_back_lets_a_colleague_ask(werkplek: Werkplek) -> None:
    nummer = await navraag(werkplek)
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    await anouk.post(f"/desk/nadenken/{nummer}/claim")
    await anouk.post(f"/desk/nadenken/{nummer}/teruggeven")
    assert (await bilal.post(f"/desk/nadenken/{nummer}/claim")).status == 303


async def test_old_and_new_numbers_stand_side_by_side(werkplek: Werkplek) -> None:
    toen, nu = NU.isoformat(), (NU + timedelta(weeks=6)).isoformat()
    rij = Rij("geld", "Geld en schulden", "besproken", 4, (), (Meting(1, toen),), nu)
    latten = {"belang": (Meting("6", toen), Meting("8", nu))}
    anouk = await werkplek.consulent()
    pagina = await anouk.tekst(f"/desk/overdrachten/{await werkplek.deel(rijen=(rij,), latten=latten)}")
    assert "<b>4</b> Goed" in pagina
    assert "ma 2 mrt 2026:" in pagina
    assert "<b>1</b> Heel slecht" in pagina
    assert "ma 2 mrt 2026: 6" in pagina
    assert "vw-radar__toen" in pagina


async def test_the_hand_over_says_who_typed_what_was_not_confirmed_and_what_was_not_asked(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel(getypt_door=("hulpverlener",), weggelaten=3, niet_gevraagd=("steun", "stap"))
    pagina = await (await werkplek.consulent()).tekst(f"/desk/overdrachten/{overdracht}")
    assert "de klant zelf en een hulpverlener, samen met de klant" in pagina
    assert "Wat een ander typte en de klant niet nalas: 3" in pagina
    assert "<dt>Niet gevraagd</dt><dd>Steun, Kleine stap</dd>" in pagina


async def test_a_hand_over_from_before_these_fields_can_still_be_read(werkplek: Werkplek) -> None:
    oud = inhoud()
    for veld in ("latten", "niet_gevraagd", "getypt_door", "weggelaten"):
        oud.pop(veld)
    for rij in oud["rijen"]:
        rij.pop("eerder"), rij.pop("score_op")
    assert replace(Samenvatting.from_dict(oud), weggelaten=0).velden["wens"] == WENS
