"""Local offers at the desk: a file comes in whole, consultants find and propose, and nothing is recommended."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from aiohttp import ClientResponse, FormData

from tests.web.desk.conftest import EEN_ID, Browser, Werkplek
from vliegwiel.settings import PROJECT
from vliegwiel.storage.aanbod import AanbodRepository
from vliegwiel.storage.overdracht import OverdrachtRepository

VOORBEELD = (PROJECT / "docs" / "voorbeelden" / "aanbod.csv").read_bytes()
KOP = "naam;omschrijving;aanbieder;leefgebieden;waar;wanneer;contact;einddatum"


async def stuur(browser: Browser, pad: str, inhoud: bytes) -> ClientResponse:
    formulier = FormData(default_to_multipart=True)
    formulier.add_field("bestand", inhoud, filename="aanbod.csv", content_type="text/csv")
    herkomst = {"Origin": str(browser.client.make_url("/")).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    return await browser.client.post(pad, data=formulier, headers=herkomst, allow_redirects=False)


async def vul(werkplek: Werkplek, inhoud: bytes = VOORBEELD) -> Browser:
    """The administrator brings the catalogue in."""
    beheerder = await werkplek.consulent("Bas", "beheerder")
    assert (await stuur(beheerder, "/desk/aanbod/bewaren", inhoud)).status == 303
    return beheerder


async def ids(werkplek: Werkplek) -> dict[str, str]:
    async with werkplek.database.lezen() as verbinding:
        return {a.gegevens.naam: a.id for a in await AanbodRepository(verbinding).alle()}


async def test_a_file_is_seen_first_and_kept_after_a_second_yes(werkplek: Werkplek) -> None:
    beheerder = await werkplek.consulent("Bas", "beheerder")
    gezien = await (await stuur(beheerder, "/desk/aanbod/invoeren", VOORBEELD)).text()
    assert "Nog niet bewaard. Nieuw: 6. Veranderd: 0. Gelijk gebleven: 0." in gezien
    assert await ids(werkplek) == {}
    tekst = re.search(r"<textarea[^>]*>(.*?)</textarea>", gezien, re.DOTALL)
    assert tekst
    bewaard = await beheerder.post("/desk/aanbod/bewaren", {"tekst": tekst[1].replace("\n", "\r\n")})
    assert (bewaard.status, bewaard.headers["Location"]) == (303, "/desk/aanbod")
    assert "Post op orde" in await beheerder.tekst("/desk/aanbod")
    weer = await (await stuur(beheerder, "/desk/aanbod/invoeren", VOORBEELD)).text()
    assert "Gelijk gebleven: 6." in weer


async def test_one_wrong_line_keeps_the_whole_file_out(werkplek: Werkplek) -> None:
    beheerder = await werkplek.consulent("Bas", "beheerder")
    kapot = VOORBEELD + b"Tuinieren;x;y;tuin;;;010 000 00 13;31-12-2027\n"
    for pad in ("/desk/aanbod/invoeren", "/desk/aanbod/bewaren"):
        antwoord = await stuur(beheerder, pad, kapot)
        assert antwoord.status == 400
        assert "Regel 8: onbekend leefgebied: tuin" in await antwoord.text()
    assert await ids(werkplek) == {}


async def test_a_large_file_is_told_so_in_dutch(werkplek: Werkplek) -> None:
    beheerder = await werkplek.consulent("Bas", "beheerder")
    antwoord = await stuur(beheerder, "/desk/aanbod/invoeren", b"x" * 600_000)
    assert antwoord.status == 400
    assert "groter dan 512 kB" in await antwoord.text()
    assert (await stuur(beheerder, "/desk/aanbod/invoeren", b"x" * 2_000_000)).status == 413
    assert (await beheerder.post("/desk/aanbod/invoeren")).status == 400


async def test_a_next_file_changes_what_has_the_same_name_and_leaves_the_rest(werkplek: Werkplek) -> None:
    beheerder = await vul(werkplek)
    voor = await ids(werkplek)
    nieuw = f"{KOP}\nFietsen maken;Nu ook op maandag;Werkplaats Het Spoor;dag;;;010 000 00 14;2027-06-30\n"
    assert (await stuur(beheerder, "/desk/aanbod/bewaren", nieuw.encode())).status == 303
    assert await ids(werkplek) == voor
    assert "Nu ook op maandag" in await beheerder.tekst("/desk/aanbod")


async def test_a_consultant_finds_offers_by_word_and_domain_and_in_no_other_order_than_name_or_date(
    werkplek: Werkplek,
) -> None:
    await vul(werkplek)
    anouk = await werkplek.consulent()

    async def namen(vraag: str) -> list[str]:
        return re.findall(r'id="a-[^>]*>([^<]*)<', await anouk.tekst(f"/desk/aanbod{vraag}"))

    alles = await namen("")
    assert alles == sorted(alles, key=str.casefold)
    assert len(alles) == 6
    assert await namen("?gebied=geld") == ["Post op orde"]
    assert await namen("?q=spoor") == ["Fietsen maken"]
    assert (await namen("?volgorde=datum"))[:2] == ["Fietsen maken", "Taal in de bibliotheek"]
    assert await namen("?q=bestaat+niet") == []
    assert await namen("?gebied=onzin&volgorde=match") == alles
    assert "Haal weg" not in await anouk.tekst("/desk/aanbod")


async def test_what_is_over_or_taken_away_is_nowhere_to_choose(werkplek: Werkplek) -> None:
    beheerder = await vul(werkplek)
    anouk, zaak = await werkplek.consulent(), await werkplek.deel()
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    bekend = await ids(werkplek)
    weg = f"/desk/aanbod/{bekend['Post op orde']}/weg"
    assert (await beheerder.post(weg)).status == 303
    assert (await beheerder.post(weg)).status == 404
    werkplek.klok.moment += timedelta(days=500)  # past the last day of the first two
    anouk, beheerder = await werkplek.browser(), await werkplek.browser()
    await anouk.meld_aan("anouk")
    for pad in ("/desk/aanbod", f"/desk/overdrachten/{zaak}"):
        pagina = await anouk.tekst(pad)
        assert "Wandelen met een groep" in pagina
        assert "Fietsen maken" not in pagina
        assert "Post op orde" not in pagina
    for naam in ("Fietsen maken", "Post op orde"):
        antwoord = await anouk.post(f"/desk/overdrachten/{zaak}/aanbod", {"aanbod": bekend[naam]})
        assert antwoord.status == 404
        assert "De einddatum is voorbij" in await antwoord.text()


async def test_an_owner_proposes_and_writes_down_what_the_client_said(werkplek: Werkplek) -> None:
    await vul(werkplek)
    anouk, zaak, bekend = await werkplek.consulent(), await werkplek.deel(), await ids(werkplek)
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    for _ in range(2):  # pressing twice proposes once
        antwoord = await anouk.post(f"/desk/overdrachten/{zaak}/aanbod", {"aanbod": bekend["Fietsen maken"]})
        assert antwoord.status == 303
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    (voorstel,) = re.findall(rf"/desk/overdrachten/{zaak}/aanbod/([0-9a-f-]+)", pagina)
    assert "voorgesteld door Anouk, ma 2 mrt, 10:30" in pagina
    werkplek.klok.later(minutes=5)
    pad = f"/desk/overdrachten/{zaak}/aanbod/{voorstel}"
    assert (await anouk.post(pad, {"antwoord": "ja"})).status == 303
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    assert "Klant wil dit</span>" in pagina
    assert "antwoord genoteerd door Anouk, ma 2 mrt, 10:35" in pagina
    assert (await anouk.post(pad, {"antwoord": "nee"})).status == 303
    assert "Klant wil dit niet</span>" in await anouk.tekst(f"/desk/overdrachten/{zaak}")
    assert (await anouk.post(pad, {"antwoord": "misschien"})).status == 400
    elders = f"/desk/overdrachten/{await werkplek.deel()}/aanbod/{voorstel}"
    assert (await anouk.post(elders, {"antwoord": "ja"})).status == 403
    assert (await anouk.post(f"/desk/overdrachten/{zaak}/aanbod/{EEN_ID}", {"antwoord": "ja"})).status == 404


async def test_only_the_owner_proposes(werkplek: Werkplek) -> None:
    await vul(werkplek)
    anouk, zaak, bekend = await werkplek.consulent(), await werkplek.deel(), await ids(werkplek)
    antwoord = await anouk.post(f"/desk/overdrachten/{zaak}/aanbod", {"aanbod": bekend["Fietsen maken"]})
    assert antwoord.status == 403
    assert "Ik stelde dit voor" not in await anouk.tekst(f"/desk/overdrachten/{zaak}")


@pytest.mark.parametrize("startpunt", ["geld", "werk"])
async def test_what_a_client_told_changes_nothing_in_the_list_on_the_case(werkplek: Werkplek, startpunt: str) -> None:
    await vul(werkplek)
    anouk, zaak = await werkplek.consulent(), await werkplek.deel(startpunt=startpunt)
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    keuzes = re.findall(r'<option value="[0-9a-f-]+">([^<]+)<|<optgroup label="([^"]+)"', pagina)
    assert [a or b for a, b in keuzes][:3] == ["Geld en schulden", "Post op orde (Buurthuis De Linde)", "Je dag"]


async def test_withdrawing_takes_the_proposals_away(werkplek: Werkplek) -> None:
    await vul(werkplek)
    anouk, zaak, bekend = await werkplek.consulent(), await werkplek.deel(), await ids(werkplek)
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    await anouk.post(f"/desk/overdrachten/{zaak}/aanbod", {"aanbod": bekend["Fietsen maken"]})
    async with werkplek.database.transactie() as verbinding:
        repo = AanbodRepository(verbinding)
        assert len(await repo.voorstellen(zaak)) == 1
        await OverdrachtRepository(verbinding).verwijder(zaak)
        assert await repo.voorstellen(zaak) == []
