"""On the page: thinking about it, coming back after weeks, and somebody who types along – all without JavaScript."""

from __future__ import annotations

from datetime import timedelta

from tests.hulp.diensten import Klok
from tests.hulp.overdrachten import wachtend_in
from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.web.navragen import kijk
from vliegwiel.web.sleutels import KLOK

NUMMER = "06 12 34 56 78"


def klok(webdienst: Web) -> Klok:
    """The clock of the running application."""
    gevonden = webdienst.server.app[KLOK]
    assert isinstance(gevonden, Klok)
    return gevonden


async def denkt(webdienst: Web) -> Bezoeker:
    """Somebody who pressed the button at the welcome."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("denk_erover_na")
    return bezoeker


async def test_a_client_leaves_a_day_and_a_number_and_takes_them_back(webdienst: Web) -> None:
    bezoeker = await denkt(webdienst)
    assert 'type="date"' in bezoeker.html
    assert 'min="2026-11-03"' in bezoeker.html
    await bezoeker.verstuur("/kaart", soort="later", termijn="twee_weken", datum="", bereik=NUMMER, actie="bewaar")
    assert bezoeker.status == 200
    assert f"Op maandag 16 november, via {NUMMER}" in bezoeker.html
    await bezoeker.druk("later_weg")
    assert NUMMER not in bezoeker.html


async def test_the_card_says_what_is_missing_and_keeps_what_was_typed(webdienst: Web) -> None:
    bezoeker = await denkt(webdienst)
    await bezoeker.verstuur("/kaart", soort="later", termijn="week", datum="", bereik="", actie="bewaar")
    assert bezoeker.status == 422
    assert "Vul een telefoonnummer of e-mailadres in" in bezoeker.html
    for datum in ("2026-11-02", "geen datum"):
        velden = {"soort": "later", "termijn": "datum", "datum": datum, "bereik": NUMMER, "actie": "bewaar"}
        await bezoeker.verstuur("/kaart", **velden)
        assert bezoeker.status == 422
        assert "Kies een dag na vandaag" in bezoeker.html
        assert NUMMER in bezoeker.html
    await bezoeker.verstuur("/kaart", soort="later", termijn="week", datum="", bereik="bel maar", actie="bewaar")
    assert bezoeker.status == 422


async def test_typing_a_day_leaves_only_the_number_to_fill_in(webdienst: Web) -> None:
    bezoeker = await denkt(webdienst)
    await bezoeker.typ("over een maand")
    assert 'name="datum" value="2026-12-02"' in bezoeker.html
    velden = {"soort": "later", "termijn": "datum", "datum": "2026-12-02", "bereik": NUMMER, "actie": "bewaar"}
    await bezoeker.verstuur("/kaart", **velden)
    assert "Op woensdag 2 december" in bezoeker.html


async def test_never_mind_is_typed_or_pressed_and_keeps_nothing(webdienst: Web) -> None:
    for getypt in (False, True):
        bezoeker = await denkt(webdienst)
        if getypt:
            await bezoeker.typ("Laat maar, ik kom zelf terug")
        else:
            await bezoeker.druk("later_niet")
        assert "We vragen het nog één keer" not in bezoeker.html
        assert any("altijd terugkomen" in t or "We vragen niets" in t for t in bezoeker.gezegd)


async def test_the_application_looks_by_itself_and_finds_each_of_them_once(webdienst: Web) -> None:
    bezoeker = await denkt(webdienst)
    await bezoeker.verstuur("/kaart", soort="later", termijn="week", datum="", bereik=NUMMER, actie="bewaar")
    assert await kijk(webdienst.server.app) == 0
    klok(webdienst).nu += timedelta(days=7)
    assert [await kijk(webdienst.server.app) for _ in range(2)] == [1, 0]
    await bezoeker.open()
    assert "We vragen het je binnenkort" in bezoeker.html
    klok(webdienst).nu += timedelta(days=40)
    await kijk(webdienst.server.app)
    await bezoeker.open()
    assert NUMMER not in bezoeker.html


async def test_after_weeks_the_page_says_welcome_back_and_new_numbers_stand_beside_the_old(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    for tekst in (
        "ik wil werk",
        "dan hoor ik er weer bij en verdien ik mijn eigen geld",
        "ik fiets",
        "ik heb schulden",
    ):
        await bezoeker.typ(tekst)
    await bezoeker.verstuur("/bericht", tekst="", keuzes=["wonen"], stuur="keuzes")
    await bezoeker.typ("het huis is te klein")
    await bezoeker.druk("2")
    assert "Welkom terug" not in bezoeker.html
    klok(webdienst).nu += timedelta(weeks=6)
    await bezoeker.open()
    assert "Welkom terug" in bezoeker.html
    await bezoeker.druk("opnieuw_scoren")
    await bezoeker.druk("4")
    assert "4 – goed" in bezoeker.html
    assert "2 november 2026: 2 – niet goed" in bezoeker.html
    assert "vw-radar__toen" in bezoeker.html
    assert "op 2 november 2026: 2 – niet goed" in await bezoeker.open("/mijn-verhaal.txt")


async def test_typing_along_is_in_sight_and_marked_until_the_client_has_read_it(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.druk("meetypen")
    await bezoeker.druk("medewerker")
    assert "Er typt iemand mee: iemand van de gemeente" in bezoeker.html
    await bezoeker.typ("ik wil werk")
    assert "getypt door iemand van de gemeente, nog niet door jou nagelezen" in bezoeker.html
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", soort="contact", hoe="bellen", telefoon=NUMMER, actie="bewaar")
    assert "Er typt iemand mee:" not in bezoeker.html
    await bezoeker.druk("ja")
    assert "nog niet door jou nagelezen" not in bezoeker.html
    await bezoeker.druk("delen")
    async with webdienst.taal.dienst.opslag.lezen() as repo:  # type: ignore[union-attr]
        (regel,) = await wachtend_in(repo.overdrachten)
        (versie,) = await repo.overdrachten.versies(regel.overdracht.id)
        getypt = [
            (b.tekst, b.door) for b in await repo.berichten(regel.overdracht.gesprek_id) if b.tekst == "ik wil werk"
        ]
    assert versie.inhoud["getypt_door"] == ["medewerker"]
    assert versie.inhoud["velden"]["wens"] == "ik wil werk"
    assert getypt == [("ik wil werk", "medewerker")]
