"""A team hears by e-mail that something waits: without a word about a client, bundled, and never twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from tests.hulp.overdrachten import NU, WENS, maak_gesprek
from tests.hulp.postkantoor import Postkantoor, postkantoor
from tests.web.desk.conftest import StartDesk, Werkplek
from vliegwiel.core.team import Team, Teams
from vliegwiel.core.terugbellen import OPEN, Terugbelverzoek
from vliegwiel.core.zaak import Regels
from vliegwiel.services import blijft_liggen
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.post import Terugbel, laad_teksten, wie_belt
from vliegwiel.settings import InstellingenFout, Smtp, laad_instellingen
from vliegwiel.storage.blijft_liggen import BlijftLiggenRepository
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.tabellen import overdracht
from vliegwiel.storage.tabellen_zaak import brief, postmelding
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.web.desk import zaakklok
from vliegwiel.web.desk.zaak import KALENDER

MET_STREPEN = "00000000-0000-4000-8000-{:012}"
TEAMS = """
standaard: algemeen
teams:
  - {id: algemeen, naam: Algemeen, email: algemeen@proefdorp.example}
  - {id: noord, naam: Noord, email: noord@proefdorp.example, postcodes: [1021]}
  - {id: zuid, naam: Zuid, postcodes: [1031]}
"""


@pytest.fixture
async def kantoor() -> AsyncIterator[Postkantoor]:
    async with postkantoor() as open_:
        yield open_


@pytest.fixture
async def bureau(start_desk: StartDesk, database_url: str, tmp_path: Path, kantoor: Postkantoor) -> Werkplek:
    """A desk with a mail server. Its own clockwork does nothing: a test says when it looks."""
    (tmp_path / "teams.yml").write_text(TEAMS)
    smtp = Smtp(host="127.0.0.1", poort=kantoor.poort, beveiliging="geen", wachttijd=0.5)
    instellingen = laad_instellingen(
        database_url=database_url, var_map=tmp_path, teams=tmp_path / "teams.yml", smtp=smtp
    )
    werkplek = await start_desk(instellingen)
    aan = instellingen.model_copy(update={"smtp": smtp.model_copy(update={"afzender": "bureau@proefdorp.example"})})
    werkplek.desk._state[zaakklok.INSTELLINGEN] = aan
    return werkplek


async def verstuur(werkplek: Werkplek, **later: float) -> int:
    werkplek.klok.later(**later)
    return await zaakklok.verstuur(werkplek.desk)


async def terugbel(werkplek: Werkplek, nummer: int = 1, gesprek_id: str = "", binnen: int = 0, **contact: str) -> None:
    """Somebody wants to be called, within so many minutes."""
    nu, gesprek_id = werkplek.klok(), gesprek_id or await maak_gesprek(werkplek.database)
    async with werkplek.database.transactie() as verbinding:
        verzoek = Terugbelverzoek(MET_STREPEN.format(nummer), gesprek_id, OPEN, nu, nu + timedelta(minutes=binnen), nu)
        await TerugbelRepository(verbinding, werkplek.kluis).maak(verzoek, {"telefoon": "010 000 00 00"}, "v1")
        if contact:
            await Contactwensen(verbinding, werkplek.kluis).bewaar(gesprek_id, contact, nu)


async def statussen(werkplek: Werkplek) -> list[str]:
    async with werkplek.database.lezen() as verbinding:
        return list(await verbinding.scalars(select(brief.c.status).order_by(brief.c.gemaakt_op)))


async def test_a_new_item_is_told_once_without_a_word_about_the_client(bureau: Werkplek, kantoor: Postkantoor) -> None:
    zaak = await bureau.deel(veiligheid="acuut")
    await bureau.deel()
    async with bureau.database.lezen() as verbinding:
        referenties = list(await verbinding.scalars(select(overdracht.c.referentie)))
    assert await verstuur(bureau) == 1
    assert await verstuur(bureau, hours=3) == 0
    (bericht,) = kantoor.ontvangen
    assert bericht["To"] == "algemeen@proefdorp.example"
    tekst = bericht.get_content()
    assert "Er zijn 2 nieuwe overdrachten." in tekst
    assert "/desk" in tekst
    for geheim in (WENS, zaak, *referenties, "Sam", "06", "acuut", "signaal", "geld"):
        assert geheim not in bericht.as_string().replace(str(bericht["Message-ID"]), "").replace(
            str(bericht["Date"]), ""
        )


async def test_what_comes_within_the_hour_is_bundled_but_a_call_back_never_waits(
    bureau: Werkplek, kantoor: Postkantoor
) -> None:
    await bureau.deel()
    assert await verstuur(bureau) == 1
    for _ in range(3):
        await bureau.deel()
    assert await verstuur(bureau, minutes=10) == 0
    await terugbel(bureau)
    assert await verstuur(bureau, minutes=1) == 1
    assert kantoor.ontvangen[1]["To"] == "algemeen@proefdorp.example"
    assert "Er is 1 terugbelverzoek dat niemand nog heeft opgepakt." in kantoor.teksten[1]
    assert "overdracht" not in kantoor.teksten[1]
    assert await verstuur(bureau, minutes=50) == 1
    assert "Er zijn 3 nieuwe overdrachten." in kantoor.teksten[-1]


async def test_what_somebody_took_up_before_the_mail_went_is_not_told(bureau: Werkplek, kantoor: Postkantoor) -> None:
    await bureau.deel()
    await verstuur(bureau)
    zaak = await bureau.deel()
    await verstuur(bureau, minutes=10)
    await (await bureau.consulent()).post(f"/desk/overdrachten/{zaak}/claim")
    assert await verstuur(bureau, hours=2) == 0
    assert len(kantoor.ontvangen) == 1


async def test_a_first_contact_that_is_late_is_told_once(bureau: Werkplek, kantoor: Postkantoor) -> None:
    await bureau.deel()
    await verstuur(bureau)
    assert await verstuur(bureau, days=3) == 0
    assert await verstuur(bureau, days=1) == 1
    assert "Bij 1 overdracht is het eerste contact te laat." in kantoor.teksten[-1]
    assert [await verstuur(bureau, days=n) for n in (1, 5, 20)] == [0, 0, 0]


async def test_switching_mail_on_does_not_tell_about_everything_of_before(bureau: Werkplek) -> None:
    zaak = await bureau.deel()
    async with bureau.database.transactie() as verbinding:
        await verbinding.execute(update(overdracht).where(overdracht.c.id == zaak).values(status="opgepakt"))
    bureau.klok.later(days=2)
    assert await verstuur(bureau) == 0


async def test_a_server_that_fails_is_tried_again_later_and_later(bureau: Werkplek, kantoor: Postkantoor) -> None:
    await bureau.deel()
    kantoor.antwoorden = ["451 later"] * 3
    assert await verstuur(bureau) == 0
    assert await verstuur(bureau, seconds=30) == 0
    assert kantoor.pogingen == 1
    assert await verstuur(bureau, seconds=31) == 0
    assert await verstuur(bureau, seconds=61) == 0
    assert kantoor.pogingen == 2
    assert await verstuur(bureau, minutes=1) == 0
    assert kantoor.pogingen == 3
    assert await verstuur(bureau, minutes=4) == 1
    assert len(kantoor.ontvangen) == 1
    assert await statussen(bureau) == ["verstuurd"]


async def test_a_server_that_took_it_and_never_said_so_does_not_get_it_again(
    bureau: Werkplek, kantoor: Postkantoor, caplog: pytest.LogCaptureFixture
) -> None:
    await bureau.deel()
    kantoor.traag = 2.0
    assert await verstuur(bureau) == 0
    kantoor.traag = 0.0
    assert [await verstuur(bureau, hours=n) for n in (1, 5, 48)] == [0, 0, 0]
    assert len(kantoor.ontvangen) == 1
    assert await statussen(bureau) == ["onzeker"]
    assert "team algemeen: onzeker" in caplog.text
    assert "@" not in caplog.text


async def test_a_server_that_stays_away_is_given_up_after_two_days(bureau: Werkplek, kantoor: Postkantoor) -> None:
    await bureau.deel()
    kantoor.antwoorden = ["451 later"] * 100
    for _ in range(60):
        assert await verstuur(bureau, hours=1) == 0
    assert kantoor.pogingen < 60
    assert await statussen(bureau) == ["opgegeven"]


async def test_six_processes_send_one_letter(bureau: Werkplek, kantoor: Postkantoor) -> None:
    await bureau.deel()
    await terugbel(bureau)
    await asyncio.gather(*(zaakklok.verstuur(bureau.desk) for _ in range(6)))
    assert sorted(str(b["To"])[:5] for b in kantoor.ontvangen) == ["algem", "algem"]
    async with bureau.database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(brief)) == 2


async def test_a_process_that_died_while_sending_leaves_a_letter_that_is_not_sent_again(
    bureau: Werkplek, kantoor: Postkantoor
) -> None:
    await bureau.deel()
    kantoor.antwoorden = ["451 later"]
    await verstuur(bureau)
    async with bureau.database.transactie() as verbinding:
        await verbinding.execute(update(brief).values(status="zending"))
    assert await verstuur(bureau, hours=1) == 0
    assert await statussen(bureau) == ["onzeker"]
    async with bureau.database.transactie() as verbinding:  # and one that died before the text went
        await verbinding.execute(update(brief).values(status="bezig"))
    assert await verstuur(bureau, hours=1) == 1


@pytest.mark.parametrize(
    ("velden", "klacht"),
    [
        ({"host": "smtp.proefdorp.example"}, "smtp_afzender ontbreekt"),
        ({"afzender": "bureau@proefdorp.example"}, "smtp_host ontbreekt"),
        ({"host": "smtp.proefdorp.example", "afzender": "bureau"}, "smtp_afzender moet een e-mailadres zijn"),
        ({"host": "h", "afzender": "a@b.example", "gebruiker": "x"}, "smtp_gebruiker en smtp_wachtwoord"),
        (
            {"host": "h", "afzender": "a@b.example", "gebruiker": "x", "wachtwoord": "y", "beveiliging": "geen"},
            "leesbaar",
        ),
    ],
)
def test_half_a_mail_server_is_refused_in_productie(tmp_path: Path, velden: dict[str, str], klacht: str) -> None:
    with pytest.raises(InstellingenFout) as fout:
        laad_instellingen(omgeving="productie", var_map=tmp_path, smtp=velden)
    assert klacht in str(fout.value)
    assert "y'" not in str(fout.value)


def test_no_mail_server_is_no_complaint() -> None:
    assert Smtp().onvolledig() == []
    assert not Smtp().aan


def test_a_template_with_an_unknown_place_is_refused(tmp_path: Path) -> None:
    bron = Path(__file__).parents[3] / "data" / "berichten"
    for pad in bron.glob("*.txt"):
        (tmp_path / pad.name).write_text(pad.read_text("utf-8"), "utf-8")
    laad_teksten(tmp_path)
    (tmp_path / "spoed.txt").write_text("Kop\n\n{naam}\n", "utf-8")
    with pytest.raises(OngeldigBestand):
        laad_teksten(tmp_path)


async def test_a_call_back_is_told_to_the_team_that_must_call_and_to_no_other(
    bureau: Werkplek, kantoor: Postkantoor
) -> None:
    eigen = await maak_gesprek(bureau.database)
    await bureau.deel(eigen, contact={"postcode": "1021"})
    await verstuur(bureau)
    kantoor.ontvangen.clear()
    for nummer, (gesprek_id, postcode, wie) in enumerate(
        [
            (eigen, "", "noord"),  # the team of her case
            ("", "1021", "noord"),  # the team of the neighbourhood
            ("", "9999", "algemeen"),  # nobody works there
            ("", "1031", "algemeen"),  # that team has no address
            ("", "", "algemeen"),
        ]
    ):
        await terugbel(bureau, nummer, gesprek_id, **({"postcode": postcode} if postcode else {}))
        assert await verstuur(bureau, minutes=1) == 1
        assert kantoor.ontvangen[-1]["To"] == f"{wie}@proefdorp.example"
    assert await verstuur(bureau, hours=2) == 0


async def test_a_call_back_that_nobody_took_up_is_told_once_more_before_the_promised_moment(
    bureau: Werkplek, kantoor: Postkantoor
) -> None:
    anouk = await bureau.consulent()
    await terugbel(bureau, 1, binnen=60)
    await terugbel(bureau, 2, binnen=60)
    assert await verstuur(bureau, minutes=1) == 1
    assert "Er zijn 2 terugbelverzoeken" in kantoor.teksten[-1]
    assert (await anouk.post(f"/desk/terugbellen/{MET_STREPEN.format(2)}/claim")).status == 303
    assert await verstuur(bureau, minutes=28) == 0
    assert await verstuur(bureau, minutes=12) == 1
    assert "Er is 1 terugbelverzoek dat niemand nog heeft opgepakt." in kantoor.teksten[-1]
    assert await verstuur(bureau, minutes=12) == await verstuur(bureau, hours=5) == 0


def test_without_an_address_of_who_must_call_everybody_with_one_is_told() -> None:
    teams = Teams({t: Team(t, t) for t in ("algemeen", "noord", "zuid")}, "algemeen")
    bel = Terugbel("1", NU, None, None)
    assert wie_belt(bel, teams, {"zuid", "noord"}) == ["noord", "zuid"]


async def test_which_mail_was_sent_is_forgotten_in_time_and_nobody_is_told_twice(
    bureau: Werkplek, kantoor: Postkantoor
) -> None:
    wacht, weg = await bureau.deel(), await bureau.deel()
    await terugbel(bureau)
    assert await verstuur(bureau) == 2
    assert await zaakklok.ruim_op(bureau.desk) == 0
    bureau.klok.later(days=91)
    assert await verstuur(bureau) >= 1  # that both are late by now
    async with bureau.database.transactie() as verbinding:
        al = overdracht.c.id == weg
        await verbinding.execute(update(overdracht).where(al).values(status="afgerond", afgerond_op=bureau.klok()))
    assert await zaakklok.ruim_op(bureau.desk) > 0
    async with bureau.database.lezen() as verbinding:
        over = set(await verbinding.scalars(select(postmelding.c.onderwerp_id)))
    assert wacht in over
    assert len(await statussen(bureau)) >= 1
    kantoor.ontvangen.clear()
    assert await verstuur(bureau, hours=2) == 0
    assert kantoor.ontvangen == []


async def test_who_waits_too_long_is_told_also_behind_many_who_asked_to_be_called_later(
    bureau: Werkplek, kantoor: Postkantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blijft_liggen, "MEESTE", 2)
    for _ in range(4):
        await bureau.deel(contact={"wanneer": "2026-06-01"})
    laat = await bureau.deel()
    await verstuur(bureau)
    kantoor.ontvangen.clear()
    assert await verstuur(bureau, days=10) == 1
    assert "5 overdrachten" not in kantoor.teksten[-1]
    async with bureau.database.lezen() as verbinding:
        vraag = select(postmelding.c.onderwerp_id).where(postmelding.c.soort == "te_laat")
        assert list(await verbinding.scalars(vraag)) == [laat]
        lijst = await BlijftLiggenRepository(verbinding).lijst(
            "wacht_te_lang",
            blijft_liggen.grenzen(Regels(), bureau.desk[KALENDER], bureau.klok()),
            ["algemeen"],
            None,
            2,
        )
        assert [z.overdracht.id for z in lijst] == [laat]
