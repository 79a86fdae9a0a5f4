"""Nothing goes to anybody without the client's recorded yes: the trusted person, a colleague, the table, a household."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from tests.hulp.overdrachten import WENS
from tests.web.desk.conftest import Browser, Werkplek

JA = {"hoe": "telefoon", "gevraagd_op": "2026-03-01", "antwoord": "ja"}


async def eigen_zaak(werkplek: Werkplek, browser: Browser) -> str:
    pad = f"/desk/overdrachten/{await werkplek.deel()}"
    assert (await browser.post(f"{pad}/claim")).status == 303
    return pad


async def vraag(browser: Browser, pad: str, soort: str, **velden: str) -> int:
    return (await browser.post(f"{pad}/mensen/toestemmingen", JA | {"soort": soort} | velden)).status


async def knop(browser: Browser, pad: str, handeling: str) -> str:
    """Return the path of the first button of this kind on the page about people."""
    gevonden = re.search(rf"toestemmingen/[0-9a-f-]{{36}}/{handeling}", await browser.tekst(f"{pad}/mensen"))
    assert gevonden
    return f"{pad}/mensen/{gevonden[0]}"


async def collega_id(browser: Browser, pad: str, naam: str) -> str:
    gevonden = re.search(rf'value="([0-9a-f-]{{36}})">{naam} ', await browser.tekst(f"{pad}/mensen"))
    assert gevonden
    return gevonden[1]


async def test_the_trusted_person_leads_on_top_of_the_case_and_is_invited_after_a_yes(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert await vraag(anouk, pad, "regie", naam="Noor de Wit", rol="ggz", antwoord="gevraagd") == 303
    pagina = await anouk.tekst(pad)
    assert pagina.index("Noor de Wit") < pagina.index(WENS)
    assert "gevraagd, de klant zei nog geen ja" in pagina
    assert "Ik heb uitgenodigd" not in await anouk.tekst(f"{pad}/mensen")
    vroeg = (await knop(anouk, pad, "antwoord")).replace("antwoord", "uitnodigen")
    assert (await anouk.post(vroeg)).status == 403
    assert (await anouk.post(await knop(anouk, pad, "antwoord"), {"antwoord": "ja"})).status == 303
    assert (await anouk.post(await knop(anouk, pad, "uitnodigen"))).status == 303
    assert "uitgenodigd ma 2 mrt" in await anouk.tekst(pad)
    terug = await knop(anouk, pad, "antwoord")
    assert (await anouk.post(terug, {"antwoord": "ingetrokken"})).status == 303
    assert (await anouk.post(terug, {"antwoord": "ja"})).status == 409
    assert "desk-regie" not in await anouk.tekst(pad)
    mensen = await anouk.tekst(f"{pad}/mensen")
    assert "<b>ingetrokken</b>" in mensen
    assert "gevraagd zo 1 mrt 2026 aan de telefoon, door Anouk" in mensen


async def test_the_trusted_person_is_seen_by_the_owner_only(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    await vraag(anouk, pad, "regie", naam="Noor de Wit")
    assert "Noor de Wit" not in await bilal.tekst(pad)
    assert await vraag(bilal, pad, "regie", naam="Ander") == 403


async def test_a_named_colleague_of_another_team_reads_the_case_only_while_there_is_a_yes(werkplek: Werkplek) -> None:
    anouk, bo = await werkplek.consulent("Anouk"), await werkplek.consulent("Bo", team="noord")
    ander = await werkplek.consulent("Cas", team="noord")
    pad = await eigen_zaak(werkplek, anouk)
    await anouk.post(f"{pad}/plan/afspraken", {"wat": "Samen naar de bank", "wie": "Sam"})
    bo_id = await collega_id(anouk, pad, "Bo")
    assert await vraag(anouk, pad, "collega", voor=bo_id, antwoord="gevraagd") == 303
    assert (await bo.get(pad)).status == 403
    assert (await anouk.post(await knop(anouk, pad, "antwoord"), {"antwoord": "ja"})).status == 303
    gezien = await bo.tekst(pad)
    assert WENS in gezien
    assert "Samen naar de bank" in gezien
    assert "06 12 34 56 78" not in gezien
    assert "Met jou gedeeld" in await bo.tekst("/desk")
    assert (await bo.get(f"{pad}/mensen")).status == 403
    assert (await bo.post(f"{pad}/plan/afspraken", {"wat": "x", "wie": "y"})).status == 403
    assert (await ander.get(pad)).status == 403
    await anouk.post(f"{pad}/teruggeven")
    assert (await bo.post(f"{pad}/claim")).status == 403
    assert (await anouk.post(f"{pad}/claim")).status == 303
    assert (await anouk.post(await knop(anouk, pad, "antwoord"), {"antwoord": "ingetrokken"})).status == 303
    assert (await bo.get(pad)).status == 403
    assert "Met jou gedeeld" not in await bo.tekst("/desk")


async def test_a_yes_that_is_recorded_twice_is_one_yes_and_a_day_to_come_is_none(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert await vraag(anouk, pad, "navragen") == 303
    assert await vraag(anouk, pad, "navragen") == 409
    assert await vraag(anouk, pad, "zorgoverleg", gevraagd_op="2026-03-03") == 400
    assert await vraag(anouk, pad, "zorgoverleg", hoe="gegokt") == 400
    assert await vraag(anouk, pad, "zorgoverleg", antwoord="") == 400
    assert await vraag(anouk, pad, "collega", voor="00000000-0000-4000-8000-000000000000") == 400


async def test_the_sheet_for_the_meeting_is_made_after_a_yes_for_the_owner_and_a_named_colleague(
    werkplek: Werkplek,
) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    await anouk.post(f"{pad}/plan/afspraken", {"wat": "Samen naar de bank", "wie": "Sam"})
    await anouk.post(f"{pad}/mensen/tafel", {"naam": "Noor de Wit", "rol": "huisarts"})
    geweigerd = await anouk.get(f"{pad}/zorgoverleg.pdf")
    assert geweigerd.status == 403
    assert "geen ja van de klant vastgelegd" in await geweigerd.text()
    await vraag(anouk, pad, "zorgoverleg")
    blad = await anouk.get(f"{pad}/zorgoverleg.pdf")
    assert (blad.status, blad.content_type) == (200, "application/pdf")
    assert blad.headers["Cache-Control"] == "no-store"
    pdf = PdfReader(io.BytesIO(await blad.read()))
    tekst = pdf.pages[0].extract_text()
    assert len(pdf.pages) == 1
    for woord in (WENS, "mijn zus belt elke dag", "Geld en schulden", "Samen naar de bank", "Noor de Wit", "Sam"):
        assert woord in tekst
    assert "06 12 34 56 78" not in tekst
    assert (await bilal.get(f"{pad}/zorgoverleg.pdf")).status == 403
    await vraag(anouk, pad, "collega", voor=await collega_id(anouk, pad, "Bilal"))
    assert (await bilal.get(f"{pad}/zorgoverleg.pdf")).status == 200


async def test_who_sits_at_the_table_can_be_taken_off_again(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    assert (await anouk.post(f"{pad}/mensen/tafel", {"formulier": "tafel", "naam": ""})).status == 400
    await anouk.post(f"{pad}/mensen/tafel", {"naam": "Noor de Wit"})
    weg = re.search(r"tafel/[0-9a-f-]{36}/weg", await anouk.tekst(f"{pad}/mensen"))
    assert weg
    assert (await anouk.post(f"{pad}/mensen/{weg[0]}")).status == 303
    assert "Noor de Wit" not in await anouk.tekst(f"{pad}/mensen")


async def test_cases_of_one_household_are_linked_with_both_a_yes_and_come_apart_when_one_is_taken_back(
    werkplek: Werkplek,
) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    een, ander = await eigen_zaak(werkplek, anouk), await eigen_zaak(werkplek, anouk)
    code = re.search(r"<h1[^>]*>Overdracht (\S+)</h1>", await anouk.tekst(ander))
    assert code
    koppel = {"formulier": "koppel", "referentie": code[1].lower().replace("-", " ")}
    ja = JA | {"soort": "huishouden"}
    await anouk.post(f"{een}/huishouden/toestemming", ja)
    zonder_ja = await anouk.post(f"{een}/huishouden/koppel", koppel)
    assert (zonder_ja.status, "Nog niet elke klant zei ja" in await zonder_ja.text()) == (403, True)
    assert code[1] not in await anouk.tekst(f"{een}/huishouden")
    await anouk.post(f"{ander}/huishouden/toestemming", ja)
    assert (await anouk.post(f"{een}/huishouden/koppel", koppel)).status == 303
    assert code[1] in await anouk.tekst(een)
    await anouk.post(f"{een}/huishouden/plan", {"formulier": "plan", "doel": "Samen eten", "betrokken_start": "7"})
    assert "Samen eten" in await anouk.tekst(f"{ander}/huishouden")
    assert "dan houdt het huishouden op" in await anouk.tekst(f"{ander}/huishouden")
    assert "dan kan geen collega die oppakken" in await anouk.tekst(een)
    await anouk.post(f"{een}/teruggeven")
    geweigerd = await bilal.post(f"{een}/claim")
    assert geweigerd.status == 409
    assert "Dit huishouden heeft al een consulent" in await geweigerd.text()
    assert code[1] not in await bilal.tekst(een)
    assert (await anouk.post(f"{een}/claim")).status == 303
    terug = re.search(r"toestemmingen/[0-9a-f-]{36}/antwoord", await anouk.tekst(f"{ander}/huishouden"))
    assert terug
    assert (await anouk.post(f"{ander}/mensen/{terug[0]}", {"antwoord": "ingetrokken"})).status == 303
    assert code[1] not in await anouk.tekst(een)
    assert "Samen eten" not in await anouk.tekst(f"{een}/huishouden")


async def test_a_code_of_somebody_elses_case_is_as_unknown_as_one_that_does_not_exist(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    een, vreemd = await eigen_zaak(werkplek, anouk), await eigen_zaak(werkplek, bilal)
    await anouk.post(f"{een}/huishouden/toestemming", JA | {"soort": "huishouden"})
    code = re.search(r"<h1[^>]*>Overdracht (\S+)</h1>", await bilal.tekst(vreemd))
    assert code
    antwoorden = []
    for referentie in (code[1], "ZZZ-ZZZ"):
        antwoord = await anouk.post(f"{een}/huishouden/koppel", {"formulier": "koppel", "referentie": referentie})
        assert antwoord.status == 400
        antwoorden.append((await antwoord.text()).replace(referentie, ""))
    assert antwoorden[0] == antwoorden[1]
