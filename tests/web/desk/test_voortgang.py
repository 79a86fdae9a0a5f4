"""Phases with a calm warning, offers that may be refused, rules that block, and outcomes at the end and after six months."""

from __future__ import annotations

import re

import pytest

from tests.web.desk.conftest import Browser, Werkplek

JA = {"hoe": "telefoon", "gevraagd_op": "2026-03-02", "antwoord": "ja"}


async def eigen_zaak(werkplek: Werkplek, browser: Browser) -> str:
    pad = f"/desk/overdrachten/{await werkplek.deel()}"
    assert (await browser.post(f"{pad}/claim")).status == 303
    return pad


async def dagen_later(werkplek: Werkplek, browser: Browser, dagen: int, naam: str = "anouk") -> None:
    """Let days go by, and log in again."""
    werkplek.klok.later(days=dagen)
    assert (await browser.meld_aan(naam)).status == 303


async def begin(browser: Browser, pad: str, fase: str, **velden: str) -> int:
    return (await browser.post(f"{pad}/voortgang/fase", {"formulier": "fase", "fase": fase} | velden)).status


async def noteer(browser: Browser, pad: str, soort: str, **velden: str) -> int:
    return (await browser.post(f"{pad}/voortgang/stappen", {"soort": soort} | velden)).status


async def test_a_phase_warns_thirty_days_before_its_end_and_says_so_when_it_is_over(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert await begin(anouk, pad, "contact_en_motivatie") == 303
    assert "Contact en motivatie" in await anouk.tekst(pad)
    assert "Vraagt aandacht" not in await anouk.tekst("/desk")
    await dagen_later(werkplek, anouk, 153)
    assert "Vraagt aandacht" not in await anouk.tekst("/desk")
    await dagen_later(werkplek, anouk, 1)
    assert "loopt tot wo 2 sep 2026. Bespreek samen wat daarna past" in await anouk.tekst("/desk/wachtrij")
    assert "bijna om" in await anouk.tekst(pad)
    await dagen_later(werkplek, anouk, 30)
    assert "liep tot wo 2 sep 2026" in await anouk.tekst("/desk")
    assert await begin(anouk, pad, "activering", begonnen_op="2026-09-02") == 303
    assert "liep tot" not in await anouk.tekst("/desk")
    assert "tot za 2 sep 2028" in await anouk.tekst(pad)


async def test_a_phase_begins_once_not_in_the_future_and_never_backwards(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert await begin(anouk, pad, "contact_en_motivatie", begonnen_op="2026-03-03") == 400
    assert await begin(anouk, pad, "re-integratie") == 400
    assert await begin(anouk, pad, "contact_en_motivatie") == 303
    assert await begin(anouk, pad, "contact_en_motivatie") == 409
    assert await begin(anouk, pad, "activering", begonnen_op="2026-03-01") == 400
    assert await begin(anouk, pad, "activering") == 303
    assert await begin(anouk, pad, "contact_en_motivatie") == 409


async def test_a_first_day_that_was_mistyped_is_put_right_and_the_warning_goes(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    dag = {"formulier": "fase_dag", "begonnen_op": "2026-02-02"}
    assert (await anouk.post(f"{pad}/voortgang/fase/dag", dag)).status == 409, "nothing began yet"
    assert await begin(anouk, pad, "contact_en_motivatie", begonnen_op="2025-02-02") == 303
    assert "Vraagt aandacht" in await anouk.tekst("/desk")
    for fout in ("2026-03-03", "0026-02-02", "gisteren"):
        antwoord = await anouk.post(f"{pad}/voortgang/fase/dag", dag | {"begonnen_op": fout})
        assert (antwoord.status, f'value="{fout}"' in await antwoord.text()) == (400, True)
    assert (await anouk.post(f"{pad}/voortgang/fase/dag", dag)).status == 303
    assert "tot zo 2 aug 2026" in await anouk.tekst(pad)
    assert "Vraagt aandacht" not in await anouk.tekst("/desk")


async def test_useful_work_is_offered_in_the_first_phase_and_no_is_an_answer(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert await noteer(anouk, pad, "nuttig_werk", tekst="Koffie schenken") == 409
    await begin(anouk, pad, "contact_en_motivatie")
    assert await noteer(anouk, pad, "nuttig_werk", tekst="Koffie schenken") == 303
    assert await noteer(anouk, pad, "nuttig_werk", tekst="") == 400
    assert await noteer(anouk, pad, "competentiescan", tekst="handig") == 409
    stap = re.search(r"voortgang/stappen/[0-9a-f-]{36}", await anouk.tekst(f"{pad}/voortgang"))
    assert stap
    zaak = pad.rpartition("/")[2]
    assert (await anouk.post(f"/desk/overdrachten/{zaak}/{stap[0]}", {"staat": "gehaald"})).status == 409
    assert (await anouk.post(f"/desk/overdrachten/{zaak}/{stap[0]}", {"staat": "afgeslagen"})).status == 303
    assert "Koffie schenken <span" in (pagina := await anouk.tekst(pad))
    assert "(de klant wil niet)" in pagina


async def test_the_second_phase_has_a_scan_goals_and_what_a_supervisor_needs(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    await begin(anouk, pad, "activering")
    assert await noteer(anouk, pad, "competentiescan", tekst="Werkt netjes door") == 303
    assert await noteer(anouk, pad, "werkdoel", tekst="Twee ochtenden in de kas") == 303
    assert await noteer(anouk, pad, "begeleider", code="geduldig") == 303
    assert await noteer(anouk, pad, "begeleider", code="streng") == 400
    assert await noteer(anouk, pad, "lotgenoten", code="ervaringsdeskundige") == 303
    assert await noteer(anouk, pad, "sloeg_aan", code="anders") == 400
    assert await noteer(anouk, pad, "sloeg_aan", code="anders", tekst="samen koken") == 303
    pagina = await anouk.tekst(pad)
    for tekst in ("Werkt netjes door", "Twee ochtenden in de kas", "Geduld hebben", "heeft meegemaakt", "samen koken"):
        assert tekst in pagina


async def test_a_rule_that_blocks_is_noted_without_anything_of_the_client(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    regels = f"{pad}/voortgang/regels"
    assert (await anouk.post(regels, {"formulier": "regel", "regel": "kostendelersnorm"})).status == 303
    assert (await anouk.post(regels, {"formulier": "regel", "eigen": "vier weken zoektijd"})).status == 303
    fout = await anouk.post(regels, {"formulier": "regel", "eigen": "brief 1234567 van Jansen"})
    assert fout.status == 400
    assert "geen namen, geen lange getallen" in (pagina := await fout.text())
    assert 'value="brief 1234567 van Jansen"' in pagina
    assert "Kostendelersnorm, vier weken zoektijd" in await anouk.tekst(pad)
    await anouk.post(f"{regels}/weg", {"regel": "kostendelersnorm"})
    assert "Kostendelersnorm," not in await anouk.tekst(pad)


async def test_finishing_asks_for_an_outcome_and_without_one_nothing_is_finished(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    vraag = await anouk.tekst(f"{pad}/afronden")
    assert vraag.count('name="uitkomst"') == 12
    assert "checked" not in vraag
    for velden in ({}, {"uitkomst": "anders"}, {"uitkomst": "uitstroom"}):
        assert (await anouk.post(f"{pad}/afronden", velden)).status == 400
    assert "Opgepakt" in await anouk.tekst("/desk")
    klaar = await anouk.post(f"{pad}/afronden", {"uitkomst": "betaald_werk_vanaf_16", "toelichting": "bij de bakker"})
    assert (klaar.status, klaar.headers["Location"]) == (303, "/desk")
    assert "De overdracht is afgerond" in await anouk.tekst("/desk")
    pagina = await anouk.tekst(pad)
    assert "Betaald werk, 16 uur of meer: bij de bakker" in pagina
    assert (await anouk.get(f"{pad}/afronden")).status == 409


async def test_only_the_owner_gets_the_page_to_finish(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    assert (await bilal.get(f"{pad}/afronden")).status == 403
    assert (await bilal.post(f"{pad}/afronden", {"uitkomst": "rust"})).status == 403


@pytest.mark.parametrize("ja", [True, False])
async def test_after_six_months_a_finished_client_is_asked_only_with_a_yes(werkplek: Werkplek, ja: bool) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    if ja:
        await anouk.post(f"{pad}/mensen/toestemmingen", JA | {"soort": "navragen"})
    await anouk.post(f"{pad}/afronden", {"uitkomst": "rust"})
    assert (await anouk.get(f"{pad}/zes-maanden")).status == 409
    await dagen_later(werkplek, anouk, 183)
    assert "Zes maanden" not in await anouk.tekst("/desk")
    await dagen_later(werkplek, anouk, 1)
    assert ("Zes maanden op wo 2 sep 2026. Vraag hoe het nu gaat" in await anouk.tekst("/desk")) is ja
    meten = await anouk.post(f"{pad}/zes-maanden", {"uitkomst": "vrijwilligerswerk", "stap": "flinke_stap"})
    assert meten.status == (303 if ja else 403)
    assert "Zes maanden" not in await anouk.tekst("/desk")
    assert ("Vrijwilligerswerk; een flinke stap vooruit" in await anouk.tekst(pad)) is ja


async def test_a_running_case_is_measured_once_and_a_step_is_needed_of_who_was_spoken_to(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    await dagen_later(werkplek, anouk, 200)
    assert "Zes maanden op" in await anouk.tekst("/desk")
    zonder = await anouk.post(f"{pad}/zes-maanden", {"uitkomst": "zorg", "toelichting": "bij de huisarts"})
    assert zonder.status == 400
    assert "bij de huisarts" in await zonder.text()
    assert (await anouk.post(f"{pad}/zes-maanden", {"uitkomst": "niet_meer_bereikt"})).status == 303
    assert "Zes maanden op" not in await anouk.tekst("/desk")
