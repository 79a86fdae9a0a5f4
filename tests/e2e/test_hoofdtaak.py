"""The main job: a client says what they want and why, sees the matrix fill, corrects, shares; a consultant reads it."""

from __future__ import annotations

import aiohttp
from playwright.async_api import Page, expect

from tests.e2e.conftest import NieuwePagina
from tests.e2e.klant import Klant
from tests.hulp.stapel import Stapel
from tests.hulp.verhaal import CONTACT, GOED, LASTIG, STEUN, WAAROM, WENS, Verteller, Vraag

GEWIJZIGD = "Ik heb schulden, maar er is een regeling"


async def lees_als_consulent(stapel: Stapel, pagina: Page, wens: str) -> None:
    """Log in, claim the hand-over with this wish, and open it."""
    naam, wachtwoord = await stapel.login()
    await pagina.goto(f"{stapel.adres}/desk")
    await pagina.get_by_label("Gebruikersnaam").fill(naam)
    await pagina.get_by_label("Wachtwoord").fill(wachtwoord)
    await pagina.keyboard.press("Enter")
    rij = pagina.get_by_role("row").filter(has_text=wens).first
    await rij.get_by_role("button", name="Oppakken").click()
    await expect(pagina.get_by_role("heading", name="Startpunt")).to_be_visible()


async def test_from_wish_to_the_consultants_screen(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina(viewport={"width": 390, "height": 800})
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.praat_tot("verkennen")
    await expect(pagina.locator("#verhaal")).to_contain_text(WENS)
    regels = pagina.locator(".vw-matrix__regel")
    aantal = await regels.count()
    await klant.typ(GOED)
    await klant.typ(LASTIG)
    assert await regels.count() > aantal
    await expect(pagina.locator("svg.vw-radar")).to_have_count(0)  # a picture of numbers, and none was given yet
    klant.verteller.gezegd["verkennen"] = 2
    regel = pagina.locator(".vw-matrix__regel").filter(has_text="schulden").first
    await regel.locator("summary").click()
    await regel.get_by_label("Zo is het beter").fill(GEWIJZIGD)
    await regel.get_by_role("button", name="Bewaar").click()
    await expect(pagina.locator(".vw-matrix")).to_contain_text(GEWIJZIGD)
    await klant.praat_tot("samenvatting")
    for woorden in (WENS, WAAROM, GEWIJZIGD, STEUN["naam"], CONTACT["telefoon"]):
        await expect(pagina.locator("#verhaal")).to_contain_text(woorden)
    await klant.druk("delen")
    await expect(pagina.locator("#verhaal")).to_contain_text("Je hebt dit gedeeld met een consulent")

    desk = await open_pagina(viewport={"width": 1280, "height": 900})
    await lees_als_consulent(stapel, desk, WENS)
    for woorden in (WENS, WAAROM, GEWIJZIGD, CONTACT["telefoon"], STEUN["naam"]):
        await expect(desk.get_by_text(woorden).first).to_be_visible()
    await expect(desk.locator("section").filter(has=desk.get_by_role("heading", name="Startpunt"))).to_contain_text(
        "Werk en leren"
    )


async def test_the_same_conversation_through_the_api(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    wens = f"{WENS} en met tuinen"
    async with aiohttp.ClientSession(stapel.adres) as sessie:
        antwoord = await (await sessie.post("/api/gesprekken")).json()
        pad, koppen = f"/api/gesprekken/{antwoord['id']}", {"Authorization": f"Bearer {antwoord['token']}"}
        verteller, beurt = Verteller(), 0
        while antwoord["fase"] != "afsluiting":
            beurt += 1
            assert beurt < 45, antwoord
            laatste = antwoord["berichten"][-1]
            keuzes = tuple(k["waarde"] for b in antwoord["berichten"] for k in b["keuzes"])
            fase = "belang" if antwoord["fase"] == "startpunt" else antwoord["fase"]
            wat = verteller.antwoord(Vraag(fase, keuzes, laatste.get("meer", False), laatste.get("kaart")))
            if wat.get("tekst") == WENS:
                wat = {"tekst": wens}
            bericht = {"id": f"e2e-beurt-{beurt}", "antwoord_op": laatste["id"], **wat}
            gestuurd = await sessie.post(f"{pad}/berichten", json=bericht, headers=koppen)
            antwoord = await gestuurd.json()
            assert gestuurd.status == 200, antwoord
        matrix = await (await sessie.get(f"{pad}/matrix", headers=koppen)).json()
    assert matrix["startpunt"] == "werk"
    assert {"geld", "contacten"} & {rij["leefgebied"] for rij in matrix["rijen"] if rij["regels"]}

    desk = await open_pagina(viewport={"width": 1280, "height": 900})
    await lees_als_consulent(stapel, desk, wens)
    await expect(desk.get_by_text(WAAROM).first).to_be_visible()


async def test_the_same_conversation_without_javascript(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina(java_script_enabled=False)
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.praat_tot("samenvatting")
    await expect(pagina.locator("#verhaal")).to_contain_text(WENS)
    await klant.druk("delen")
    await expect(pagina.locator("#verhaal")).to_contain_text("Je hebt dit gedeeld met een consulent")
