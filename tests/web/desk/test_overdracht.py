"""A consultant finds, claims, reads, notes, gives back and finishes a hand-over."""

from __future__ import annotations

import asyncio
import re
from collections import Counter

import pytest
from sqlalchemy import func, select

from tests.hulp.overdrachten import WENS, maak_gesprek
from tests.web.desk.conftest import Werkplek
from vliegwiel.core.samenvatting import Rij
from vliegwiel.storage.tabellen import auditregel, overdracht_versie


async def test_a_consultant_sees_the_wish_in_the_queue_and_reads_the_hand_over_after_claiming(
    werkplek: Werkplek,
) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    assert WENS in await anouk.tekst("/desk")
    opgepakt = await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    assert (opgepakt.status, opgepakt.headers["Location"]) == (303, f"/desk/overdrachten/{overdracht}")
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    for tekst in (
        WENS,
        "Dan kan ik er weer zijn voor mijn kinderen",
        "Geld en schulden",
        "8<span",
        "4<span",
        "De post van deze week openmaken",
        "mijn zus belt elke dag",
        "de brieven blijven maar komen",
        "Werk en leren",
        "de klant zelf",
        "06 12 34 56 78",
        "Noor",
    ):
        assert tekst in pagina
    assert pagina.index(WENS) < pagina.index("Startpunt") < pagina.index("Leefgebieden, in eigen woorden")


async def test_fifty_consultants_claim_at_once_one_gets_it_and_the_others_read_who(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    browsers = [await werkplek.consulent(f"Consulent {n}") for n in range(50)]
    antwoorden = await asyncio.gather(*(b.post(f"/desk/overdrachten/{overdracht}/claim") for b in browsers))
    assert Counter(a.status for a in antwoorden) == {303: 1, 409: 49}
    winnaar = [a.status for a in antwoorden].index(303)
    for antwoord in antwoorden:
        if antwoord.status == 409:
            assert f"Consulent {winnaar} heeft dit al opgepakt" in await antwoord.text()


async def test_one_consultant_who_presses_ten_times_claims_once(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    antwoorden = await asyncio.gather(*(anouk.post(f"/desk/overdrachten/{overdracht}/claim") for _ in range(10)))
    assert Counter(a.status for a in antwoorden) == {303: 1, 409: 9}
    te_laat = await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    assert "Je hebt deze overdracht al" in await te_laat.text()


async def test_a_program_gets_a_json_problem_with_the_owners_name(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    antwoord = await bilal.post(f"/desk/overdrachten/{overdracht}/claim", Accept="application/json")
    assert (antwoord.status, antwoord.content_type) == (409, "application/problem+json")
    probleem = await antwoord.json()
    assert (probleem["status"], probleem["eigenaar"]) == (409, "Anouk")
    assert "Anouk" in probleem["detail"]


async def test_contact_data_are_seen_by_the_owner_only(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    geheim = ("06 12 34 56 78", "0612345678", "Sam", "Noor")
    voor_het_oppakken = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await anouk.post(f"/desk/overdrachten/{overdracht}/notities", {"tekst": "Sam gebeld"})
    van_een_ander = await bilal.tekst(f"/desk/overdrachten/{overdracht}")
    for tekst in geheim:
        assert tekst not in voor_het_oppakken
        assert tekst not in van_een_ander
    assert "Alleen Anouk ziet de contactgegevens" in van_een_ander
    await anouk.post(f"/desk/overdrachten/{overdracht}/teruggeven")
    assert "Sam" not in await anouk.tekst(f"/desk/overdrachten/{overdracht}")


@pytest.mark.parametrize("handeling", ["contact", "afronden", "teruggeven"])
async def test_only_the_owner_can_do_something_with_a_claimed_hand_over(werkplek: Werkplek, handeling: str) -> None:
    overdracht = await werkplek.deel()
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    assert (await bilal.post(f"/desk/overdrachten/{overdracht}/{handeling}")).status == 403
    assert (await bilal.post(f"/desk/overdrachten/{overdracht}/notities", {"tekst": "hoi"})).status == 403
    assert "Opgepakt" in await anouk.tekst("/desk")


async def test_a_note_is_kept_with_name_and_line_ends_and_cannot_carry_markup(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await anouk.post(f"/desk/overdrachten/{overdracht}/notities", {"tekst": "Gebeld.\r\n<script>alert(1)</script>"})
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    assert "Gebeld.\n&lt;script&gt;alert(1)&lt;/script&gt;" in pagina
    assert "De notitie is opgeslagen" in pagina
    assert "De notitie is opgeslagen" not in await anouk.tekst(f"/desk/overdrachten/{overdracht}")


async def test_a_note_with_the_wrong_case_can_be_taken_away_by_who_wrote_it(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    pad = f"/desk/overdrachten/{await werkplek.deel()}"
    await anouk.post(f"{pad}/claim")
    for tekst in ("Dit gaat over iemand anders", "Dit klopt"):
        werkplek.klok.later(minutes=1)
        await anouk.post(f"{pad}/notities", {"tekst": tekst})
    moment = re.search(r'name="moment" value="([^"]+)"', await anouk.tekst(pad))
    assert moment
    assert (await bilal.post(f"{pad}/notities/weg", {"moment": moment[1]})).status == 403
    for fout in ("", "gisteren", "0001-01-01T00:00:00", "9999-12-31T23:59:59-12:00"):
        assert (await anouk.post(f"{pad}/notities/weg", {"moment": fout})).status in (303, 400)
    assert "Dit gaat over iemand anders" in await anouk.tekst(pad)
    for _ in range(2):  # a second press changes nothing
        assert (await anouk.post(f"{pad}/notities/weg", {"moment": moment[1]})).status == 303
    pagina = await anouk.tekst(pad)
    assert ("Dit gaat over iemand anders" in pagina, "Dit klopt" in pagina) == (False, True)
    async with werkplek.database.lezen() as verbinding:
        vraag = select(func.count()).select_from(auditregel).where(auditregel.c.actie == "notitie_weg")
        assert await verbinding.scalar(vraag) == 1


async def test_giving_back_puts_it_in_the_queue_again_for_a_colleague(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    assert "Er wacht nu niemand" in await bilal.tekst("/desk")
    await anouk.post(f"/desk/overdrachten/{overdracht}/teruggeven")
    assert "Je hebt nu geen overdrachten" in await anouk.tekst("/desk")
    assert WENS in await bilal.tekst("/desk")
    assert (await bilal.post(f"/desk/overdrachten/{overdracht}/claim")).status == 303


async def test_in_contact_and_finished_are_the_end_of_the_work(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await anouk.post(f"/desk/overdrachten/{overdracht}/contact")
    assert "In contact" in await anouk.tekst("/desk")
    afgerond = await anouk.post(f"/desk/overdrachten/{overdracht}/afronden", {"uitkomst": "rust"})
    assert afgerond.headers["Location"] == "/desk"
    lijst = await anouk.tekst("/desk")
    assert "Er wacht nu niemand" in lijst
    assert "Je hebt nu geen overdrachten" in lijst
    for handeling in ("claim", "contact", "afronden", "teruggeven"):
        assert (await anouk.post(f"/desk/overdrachten/{overdracht}/{handeling}")).status == 409


async def test_the_owner_sees_what_the_client_changed(werkplek: Werkplek) -> None:
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id)
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    werkplek.klok.later(minutes=10)
    await werkplek.deel(gesprek_id, versie=2, wens="Ik wil eerst slapen")
    assert "Klant heeft iets veranderd" in await anouk.tekst("/desk")
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    assert "<ins>Ik wil eerst slapen</ins>" in pagina
    assert f"<del>{WENS}</del>" in pagina
    assert "Klant heeft iets veranderd" not in await anouk.tekst("/desk")


async def test_words_that_the_client_took_away_are_on_no_page(werkplek: Werkplek) -> None:
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id)
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    werkplek.klok.later(minutes=10)
    rij = Rij("geld", "Geld en schulden", "besproken", 3, ())
    await werkplek.deel(gesprek_id, versie=2, rijen=(rij,))
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    assert "Een regel over <b>Geld en schulden</b> is weggehaald." in pagina
    assert "Een regel over <b>Contact met anderen</b> is weggehaald." in pagina
    assert "de brieven blijven maar komen" not in pagina
    assert "mijn zus belt elke dag" not in pagina
    assert "<ins>3</ins>" in pagina
    async with werkplek.database.lezen() as verbinding:
        versies = await verbinding.scalars(select(overdracht_versie.c.inhoud))
        assert "brieven" not in str(list(versies))


async def test_the_queue_is_ordered_by_safety_flag_and_then_by_waiting_time(werkplek: Werkplek) -> None:
    for wens, veiligheid in (("eerste", None), ("tweede", None), ("derde", "vermoeden"), ("vierde", "acuut")):
        await werkplek.deel(wens=wens, veiligheid=veiligheid)
        werkplek.klok.later(hours=1)
    lijst = await (await werkplek.consulent()).tekst("/desk/wachtrij")
    assert re.findall(r"<q>(\w+)</q>", lijst) == ["vierde", "derde", "eerste", "tweede"]


@pytest.mark.parametrize(
    ("niveau", "soort", "tekst"),
    [
        ("vermoeden", "suicide", "Mogelijk signaal: zelfdoding"),
        ("acuut", "geweld", "Acuut signaal: geweld of mishandeling"),
        ("nazorg", "suicide", "Eerder signaal</h2>"),
    ],
)
async def test_a_safety_flag_is_shown_with_its_kind(werkplek: Werkplek, niveau: str, soort: str, tekst: str) -> None:
    overdracht = await werkplek.deel(veiligheid=niveau, crisissoort=soort)
    assert tekst in await (await werkplek.consulent()).tekst(f"/desk/overdrachten/{overdracht}")


async def test_who_only_wanted_a_person_makes_a_short_hand_over_that_can_be_read(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel(velden={}, rijen=(), startpunt=None, in_de_weg=None)
    pagina = await (await werkplek.consulent()).tekst(f"/desk/overdrachten/{overdracht}")
    assert "Geen wens verteld" in pagina


async def test_contact_data_that_cannot_be_read_are_no_reason_to_show_nothing(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    werkplek.kluis.__init__(bytes(range(1, 33)))  # type: ignore[misc]
    anouk = await werkplek.consulent()
    kapot = await werkplek.deel()
    for een in (overdracht, kapot):
        await anouk.post(f"/desk/overdrachten/{een}/claim")
    assert "06 12 34 56 78" in await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    pagina = await anouk.tekst(f"/desk/overdrachten/{kapot}")
    assert "De contactgegevens zijn niet te lezen" in pagina
    assert WENS in pagina
