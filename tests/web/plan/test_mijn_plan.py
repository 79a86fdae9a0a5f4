"""*Mijn plan*: the client's own words on one page, at any moment, without sharing and without anybody else."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.async_api import expect
from pypdf import PdfReader

from tests.hulp.webproef import Bezoeker, Web
from tests.web.plan.conftest import NieuwePagina
from vliegwiel.web.api.openapi import BESCHRIJVING

CONTACT = {"soort": "contact", "naam": "Sam", "hoe": "bellen", "telefoon": "06 12 34 56 78", "actie": "bewaar"}
WENS = "Ik wil werk & 'rust'"
STAP = "Woensdag bel ik de kinderboerderij"


@pytest.fixture
async def prater(webdienst: Web) -> Bezoeker:
    """Somebody who told everything up to the summary, and shared nothing."""
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    for tekst in (WENS, "Dan heb ik geld voor mijn dochter en hoor ik er weer bij", "Ik fiets veel", "Ik heb schulden"):
        await bezoeker.typ(tekst)
    await bezoeker.verstuur("/bericht", stuur="keuzes", keuzes=["wonen", "dag"], tekst="")
    await bezoeker.typ("Het huis is te klein")
    await bezoeker.druk("2")
    await bezoeker.typ("Ik verveel me")
    for keuze in ("3", "werk", "8"):
        await bezoeker.druk(keuze)
    await bezoeker.typ("Omdat het nu kan")
    await bezoeker.druk("10")
    await bezoeker.verstuur("/kaart", soort="steun", naam="Noor", rol="meedenken", helpers="wijkteam", actie="bewaar")
    await bezoeker.typ(STAP)
    await bezoeker.verstuur("/kaart", **CONTACT)
    return bezoeker


def tekst_van(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


async def pdf_van(bezoeker: Bezoeker) -> bytes:
    antwoord = await bezoeker.client.get("/mijn-plan.pdf")
    assert antwoord.status == 200
    assert antwoord.content_type == "application/pdf"
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="mijn-plan.pdf"'
    return await antwoord.read()


async def test_page_and_paper_hold_the_clients_words_and_nobody_elses(prater: Bezoeker) -> None:
    assert 'href="/mijn-plan"' in prater.html
    html = (await prater.open("/mijn-plan")).partition('class="vw-plan"')[2].partition("</main>")[0]
    pdf = await pdf_van(prater)
    papier = tekst_van(pdf)
    woorden = re.sub(r"&#39;", "'", html).replace("&amp;", "&")
    for gezegd in (WENS, "geld voor mijn dochter", "Ik fiets veel", "Ik heb schulden", "Het huis is te klein", STAP, "Noor",
                   "mag meedenken", "wijkteam", "2 november 2026", "Wonen", "niet goed"):  # fmt: skip
        assert gezegd in woorden, gezegd
        assert gezegd in papier, gezegd
    for ander in ("gemeente", "consulent", "06 12", "van 10", "Vliegwiel"):
        assert ander not in papier, ander
        assert ander not in re.sub(r"<svg.*?</svg>", "", woorden, flags=re.DOTALL), ander
    assert papier.count("Ik heb schulden") == 1  # the answer and the line of the matrix are the same words
    lezer = PdfReader(io.BytesIO(pdf))
    assert len(lezer.pages) == 1
    wortel: Any = lezer.trailer["/Root"]
    assert str(wortel["/Lang"]).startswith("nl")
    assert wortel["/MarkInfo"]["/Marked"]
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Mijn plan"
    assert "delen" in prater.html or "delen" in await prater.open()  # still nothing shared


async def test_there_is_a_plan_from_the_first_words_on_and_before_that_a_kind_page(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open("/mijn-plan")
    assert "begin" in bezoeker.knoppen  # no conversation yet: where one begins
    await bezoeker.druk("begin")
    assert "Er is nog niets om te laten zien" in await bezoeker.open("/mijn-plan")
    antwoord = await bezoeker.client.get("/mijn-plan.pdf")
    assert antwoord.content_type == "text/html"
    await bezoeker.open()
    await bezoeker.typ("Ik wil rust")
    assert "“Ik wil rust”" in await bezoeker.open("/mijn-plan")
    assert "Hoe het nu met mij gaat" not in bezoeker.html  # no numbers, no picture
    assert "Ik wil rust" in tekst_van(await pdf_van(bezoeker))


async def test_who_keeps_it_to_themselves_has_the_plan_and_so_has_who_shared(prater: Bezoeker) -> None:
    await prater.open()
    await prater.druk("zelf_houden")
    assert "Mijn plan" in prater.gezegd[-1] + prater.gezegd[-2]
    assert 'href="/mijn-plan"' in prater.html
    assert WENS.replace("&", "&amp;").replace("'", "&#39;") in await prater.open("/mijn-plan")
    assert 'href="/mijn-plan"' in await prater.open("/gedeeld")


async def test_another_browser_sees_nothing_of_it(prater: Bezoeker, webdienst: Web) -> None:
    ander = webdienst.bezoeker()
    for pad in ("/mijn-plan", "/mijn-plan.pdf"):
        html = await ander.open(pad)
        assert "kinderboerderij" not in html
        assert "begin" in ander.knoppen


async def test_the_plan_through_the_api_fits_its_description(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    doc = json.loads(BESCHRIJVING.read_text("utf-8"))
    schema = Draft202012Validator(doc["components"]["schemas"]["Plan"])
    leeg = await (await gesprek.client.get(f"{gesprek.pad}/plan", headers=gesprek.koppen)).json()
    assert leeg["leeg"] is True
    schema.validate(leeg)
    await gesprek.zeg({"keuze": "begin"}, "ik wil werk", "dan hoor ik er weer bij en heb ik weer geld", "ik fiets", "schulden",
                      {"keuzes": ["wonen"]}, "te klein", {"keuze": "2"})  # fmt: skip
    plan = await (await gesprek.client.get(f"{gesprek.pad}/plan", headers=gesprek.koppen)).json()
    schema.validate(plan)
    assert plan["wens"] == "ik wil werk"
    assert [z["woorden"] for z in plan["goed"]] == ["ik fiets"]
    assert next(c for c in plan["cijfers"] if c["naam"] == "Wonen")["score"] == 2
    pdf = await gesprek.client.get(f"{gesprek.pad}/plan.pdf", headers=gesprek.koppen)
    assert "ik wil werk" in tekst_van(await pdf.read())
    for pad in ("plan", "plan.pdf"):
        assert (await gesprek.client.get(f"{gesprek.pad}/{pad}")).status == 401


async def test_on_a_telephone_and_on_paper_the_picture_can_be_read(
    prater: Bezoeker, webdienst: Web, open_pagina: NieuwePagina
) -> None:
    [token] = [k.value for k in prater.client.session.cookie_jar if k.key == "vliegwiel-gesprek"]
    pagina = await open_pagina(viewport={"width": 320, "height": 568})
    adres = f"http://127.0.0.1:{webdienst.server.port}"
    await pagina.context.add_cookies([{"name": "vliegwiel-gesprek", "value": token, "url": adres}])
    await pagina.goto(f"{adres}/mijn-plan")
    await expect(pagina.get_by_role("button", name="Print")).to_be_visible()
    meet = """svg => { const rand = svg.getBoundingClientRect(); return [...svg.querySelectorAll('text')].map(t => {
        const v = t.getBoundingClientRect();
        return [v.left - rand.left, v.top - rand.top, rand.right - v.right, rand.bottom - v.bottom, v.height] }) }"""
    for breed, vorm in ((320, "smal"), (1280, "breed")):
        await pagina.set_viewport_size({"width": breed, "height": 800})
        plaatje = pagina.get_by_role("img", name="Mijn cijfers per onderwerp")
        await expect(plaatje).to_have_class(re.compile(f"vw-radar--{vorm}"))
        await expect(plaatje).to_have_accessible_description(re.compile(r"Wonen: 2.*Nog geen cijfer: .*Werk"))
        maten = await plaatje.evaluate(meet)
        assert all(kant >= -0.5 for vak in maten for kant in vak[:4]), (vorm, maten)
        assert min(vak[4] for vak in maten) >= 11, maten  # the digits in the dots; names are larger
        wijd = await pagina.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wijd[0] <= wijd[1]
    geprint = await pagina.pdf(prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(geprint)).pages) == 1
    papier = tekst_van(geprint)
    assert STAP in papier
    for weg in ("Verlaat", "Bewaar als PDF", "010 000", "Vliegwiel"):
        assert weg not in papier, weg
