"""The worker's page: make, print, revoke, counts; own links only, and never an answer of anybody."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from tests.hulp.overdrachten import NU
from tests.hulp.qr_lezer import lees_qr, uit_svg
from tests.web.desk.conftest import WACHTWOORD, Browser, StartDesk, Werkplek, alle_routes
from vliegwiel.core.deellink import lees_code
from vliegwiel.settings import Instellingen
from vliegwiel.settings_deellinks import Deellinks
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.storage.tabellen import auditregel
from vliegwiel.storage.tabellen_deellink import deellink
from vliegwiel.web.desk import routes
from vliegwiel.web.desk.deellinks import ruim_op

# What is stored is tested on both databases in tests/services.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def veldwerker(werkplek: Werkplek, naam: str = "Rachid") -> Browser:
    return await werkplek.consulent(naam, "veldwerker")


async def maak(browser: Browser, **velden: str) -> str:
    """Make a link; returns the path of its card."""
    antwoord = await browser.post("/desk/links", {"gever": "Rachid"} | velden)
    assert antwoord.status == 303, await antwoord.text()
    return antwoord.headers["Location"]


def adres_op(pagina: str) -> str:
    gevonden = re.search(r'id="link-adres">(.+?)</strong>', pagina)
    assert gevonden
    return re.sub("<[^>]+>", "", gevonden[1])


async def tel(werkplek: Werkplek, pad: str, **tellers: int) -> None:
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(deellink).where(deellink.c.id == pad.rpartition("/")[2]).values(tellers))


async def test_a_worker_starts_at_the_links_and_has_nothing_else_in_the_menu(werkplek: Werkplek) -> None:
    browser = await werkplek.browser()
    await veldwerker(werkplek)
    antwoord = await browser.meld_aan("rachid")
    assert antwoord.headers["Location"] == "/desk/links"
    velden = {"gebruikersnaam": "rachid", "wachtwoord": WACHTWOORD, "verder": "/desk"}
    antwoord = await (await werkplek.browser()).post("/desk/aanmelden", velden)
    assert antwoord.headers["Location"] == "/desk/links"
    menu = (await browser.tekst("/desk/links")).partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["/desk/links", "/desk/account"]


async def test_a_link_is_made_shown_printed_again_later_and_revoked(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    assert 'value="Rachid"' in await rachid.tekst("/desk/links")
    pad = await maak(rachid, gever="Rachid", tot="2026-03-20", postcode="3011", taal="en")
    pagina = await rachid.tekst(pad)
    assert "Je link is gemaakt" in pagina
    adres = adres_op(pagina)
    assert re.fullmatch(r"http://127\.0\.0\.1:8080/d/[2-8A-Z]{4}-[2-8A-Z]{4}-[2-8A-Z]{4}", adres)
    assert lees_qr(uit_svg(pagina)) == adres
    assert '<p lang="en" dir="ltr">Hello.' in pagina
    assert "checked by a native speaker" not in pagina
    werkplek.klok.later(days=3)
    await rachid.meld_aan("rachid")
    assert adres_op(await rachid.tekst(pad)) == adres
    pdf = await rachid.get(f"{pad}/kaart.pdf")
    assert pdf.content_type == "application/pdf"
    tekst = " ".join(PdfReader(io.BytesIO(await pdf.read())).pages[0].extract_text().split())
    assert "van Rachid" in tekst
    assert "tot en met 20 maart 2026" in tekst
    lijst = await rachid.tekst("/desk/links")
    assert "buurt 3011" in lijst
    assert adres not in lijst
    await rachid.post(f"{pad}/intrekken")
    lijst = await rachid.tekst("/desk/links")
    assert "De link is ingetrokken" in lijst
    assert pad not in lijst
    for weg in (pad, f"{pad}/kaart.pdf"):
        antwoord = await rachid.get(weg)
        assert antwoord.status == 409
        assert lees_code(adres[-14:]) not in (await antwoord.text()).replace("-", "")
    assert (await rachid.post(f"{pad}/intrekken")).status == 303


@pytest.mark.parametrize(
    ("velden", "uitleg"),
    [
        ({"gever": ""}, "Vul een voornaam in."),
        ({"gever": "bel 06 1234"}, "Schrijf alleen een voornaam"),
        ({"van": "2026-03-01"}, "Deze dag is al voorbij."),
        ({"tot": "2026-03-01"}, "De laatste dag ligt voor de eerste dag."),
        ({"tot": "2027-03-01"}, "Een link werkt hooguit 90 dagen"),
        ({"postcode": "12"}, "Schrijf de vier cijfers van een postcode"),
        ({"taal": "zz"}, "Kies een taal uit de lijst."),
    ],
)
async def test_what_is_not_right_is_said_at_the_field_and_nothing_typed_is_lost(
    werkplek: Werkplek, velden: dict[str, str], uitleg: str
) -> None:
    rachid = await veldwerker(werkplek)
    alles = {"gever": "Rachid", "postcode": "3011"} | velden
    antwoord = await rachid.post("/desk/links", alles)
    pagina = await antwoord.text()
    assert antwoord.status == 400
    assert uitleg in pagina
    assert f'value="{alles["postcode"]}"' in pagina
    assert "Je hebt nog geen links." in pagina


async def test_there_are_no_more_links_than_may_be_and_an_ended_one_makes_room(
    start_desk: StartDesk, instellingen: Instellingen
) -> None:
    werkplek = await start_desk(instellingen.model_copy(update={"deellinks": Deellinks(aantal=2)}))
    rachid = await veldwerker(werkplek)
    eerste = await maak(rachid)
    await maak(rachid)
    antwoord = await rachid.post("/desk/links", {"gever": "Rachid", "postcode": "3011"})
    assert antwoord.status == 409
    pagina = await antwoord.text()
    assert "Je hebt al 2 links die werken" in pagina
    assert 'value="3011"' in pagina
    await rachid.post(f"{eerste}/intrekken")
    await maak(rachid)


async def test_a_colleagues_link_is_not_there(werkplek: Werkplek) -> None:
    pad = await maak(await veldwerker(werkplek))
    for ander in (await veldwerker(werkplek, "Bo"), await werkplek.consulent("Tess", "teamleider")):
        antwoorden = [
            await ander.get(pad),
            await ander.get(f"{pad}/kaart.pdf"),
            await ander.post(f"{pad}/intrekken"),
        ]
        assert [a.status for a in antwoorden] == [404] * 3
        assert "Deze link is er niet (meer)" in await antwoorden[0].text()
        assert pad.rpartition("/")[2] not in await ander.tekst("/desk/links")


async def test_counts_show_from_five_in_fives_and_no_small_one_follows_from_the_rest(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    groot, klein, leeg = [await maak(rachid) for _ in range(3)]
    await tel(werkplek, groot, geopend=13, gestart=6, gedeeld=4)
    await tel(werkplek, klein, geopend=4, gestart=1, gedeeld=3)
    pagina = await rachid.tekst("/desk/links")

    def rij(pad: str) -> list[str]:
        begin = pagina.partition(f'id="l-{pad.rpartition("/")[2]}"')[2].partition("</tr>")[0]
        return re.findall(r"(\d+ of meer|minder dan 5)", begin)

    assert rij(groot) == ["10 of meer", "5 of meer", "minder dan 5"]
    assert rij(klein) == rij(leeg) == ["minder dan 5"] * 3
    voet = pagina.partition("<tfoot>")[2].partition("</tfoot>")[0].split("</tr>")
    # "Alles waar … staat, samen" has those words in its name as well.
    assert re.findall(r"</span>(\d+ of meer|minder dan 5)", voet[0]) == ["minder dan 5", "minder dan 5", "5 of meer"]
    assert re.findall(r"</span>(\d+ of meer|minder dan 5)", voet[1]) == ["10 of meer", "5 of meer", "5 of meer"]


async def test_everything_a_worker_does_with_links_is_in_the_log_and_no_code_is(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    pad = await maak(rachid)
    code = adres_op(await rachid.tekst(pad)).rpartition("/")[2]
    await rachid.get(f"{pad}/kaart.pdf")
    await rachid.tekst("/desk/links")
    await rachid.post(f"{pad}/intrekken")
    async with werkplek.database.lezen() as verbinding:
        regels = list(await verbinding.execute(select(auditregel).order_by(auditregel.c.id)))
    gedaan = [(r.actie, r.wat) for r in regels if r.actie.startswith("deellink")]
    link = f"link {pad.rpartition('/')[2][:8]}"
    assert gedaan == [
        ("deellink_gemaakt", link), ("deellink_kaart", link), ("deellink_kaart", link), ("deellinks_bekeken", None),
        ("deellink_ingetrokken", link),
    ]  # fmt: skip
    assert code not in str(regels)
    auditor = await werkplek.consulent("Thomas", "auditor")
    assert "Link ingetrokken" in await auditor.tekst("/desk/logboek")


async def test_the_clock_deletes_what_ended_long_ago_and_keeps_its_counts(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    oud = await maak(rachid, tot=NU.date().isoformat())
    await tel(werkplek, oud, geopend=9)
    werkplek.klok.later(days=90)
    assert await ruim_op(werkplek.desk) == 0
    werkplek.klok.later(days=1)
    assert await ruim_op(werkplek.desk) == 1
    await rachid.meld_aan("rachid")
    pagina = await rachid.tekst("/desk/links")
    assert "Links die zijn opgeruimd" in pagina
    assert "5 of meer" in pagina


async def test_no_page_of_a_worker_shows_a_word_of_who_came_with_the_link(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    await maak(rachid)
    zaak = await werkplek.deel(wens="Zonnebloemen verkopen op de markt")
    geprobeerd = 0
    for naam, methode, pad in alle_routes(werkplek.desk, zaak):
        if methode == "GET" and werkplek.desk[routes.RECHTEN][naam] is not None:
            antwoord = await rachid.get(pad)
            tekst = await antwoord.text()
            geprobeerd += 1
            assert "Zonnebloemen" not in tekst, naam
            if naam in werkplek.desk[routes.ZAKEN]:
                assert antwoord.status == 403, naam
    assert geprobeerd > 15


async def test_a_name_is_shown_as_it_was_typed_and_never_as_html(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    antwoord = await rachid.post("/desk/links", {"gever": "<i>Rachid</i>"})
    assert "<i>Rachid</i>" not in await antwoord.text()
    pagina = await rachid.tekst(await maak(rachid, gever="D'Andre"))
    assert "van D&#39;Andre" in pagina


async def test_with_another_key_a_link_can_still_be_revoked(werkplek: Werkplek) -> None:
    rachid = await veldwerker(werkplek)
    pad = await maak(rachid)
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(deellink).values(versleuteld=b"\x01" + bytes(40)))
    assert "Onbekend" in await rachid.tekst("/desk/links")
    assert (await rachid.post(f"{pad}/intrekken")).status == 303
    async with werkplek.database.lezen() as verbinding:
        (link,) = await DeellinkRepository(verbinding, werkplek.kluis).van(
            (await verbinding.execute(select(deellink.c.medewerker_id))).scalar_one()
        )
    assert link.ingetrokken_op is not None
    assert link.ingetrokken_op - NU < timedelta(minutes=1)
