"""The desk on paper: what can be read stands there, what can be pressed does not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.async_api import Browser
from pypdf import PdfReader

from tests.web.desk.conftest import StartDesk
from tests.web.desk.test_toegankelijk import Staat, begin
from tests.web.desk.vol import met_teams, vol
from vliegwiel.settings import Instellingen

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BREEDTE_A4 = 596  # points
# The menu, and everything with a button or a field.
NIET_OP_PAPIER = (
    "Afmelden", "Sneltoetsen", "Naar de inhoud", "Oppakken", "Toon", "Zoek", "Bewaar notitie", "Noteer contact", "De zaak komt terug op",
    "Geef door", "Geef terug", "Rond af", "Nieuwe notitie", "Volgende", "Klant wil dit niet", "Zet aan tafel", "Kies",
)  # fmt: skip


async def test_on_paper_are_the_words_and_not_the_menu_the_forms_and_the_buttons(
    start_desk: StartDesk, instellingen: Instellingen, tmp_path: Path, browser: Browser
) -> None:
    instellingen = met_teams(instellingen, tmp_path)
    werkplek = await start_desk(instellingen)
    v = await vol(werkplek, instellingen)
    wandeling = await begin(werkplek, browser)
    for staat, woorden, hooguit in (
        (Staat("anouk", "/desk"), ("Wachtrij 36", "Wens 3", "Referentie", "Bij jou", "Acuut signaal"), 4),
        (Staat("anouk", v.pad()), ("Weer iets te doen hebben overdag", "010 000 00 00", "Naam en nummer ingesproken", "Kwam opgelucht over", "Samen de post openmaken", "Zomermarkt", "Noor"), 4),
        (Staat("anouk", v.pad("/mensen")), ("Mensen eromheen", "Bilal", "schuldhulp", "Noor"), 2),
        (Staat("mirjam", "/desk/rapport?periode=2025"), ("Rapport 2025", "Van bereikt tot contact", "1305", "1021"), 5),
    ):  # fmt: skip
        await wandeling.word(staat.wie, await v.als(staat.wie))
        await wandeling.open(staat)
        inhoud = await wandeling.pagina.pdf(format="A4", prefer_css_page_size=True)
        papier = PdfReader(io.BytesIO(inhoud))
        tekst = " ".join(" ".join(blad.extract_text() for blad in papier.pages).split())
        assert round(papier.pages[0].mediabox.width) == BREEDTE_A4
        assert len(papier.pages) <= hooguit, (staat.pad, len(papier.pages))
        assert [w for w in woorden if w.lower() not in tekst.lower()] == [], (staat.pad, tekst)
        assert [w for w in NIET_OP_PAPIER if w in tekst] == [], (staat.pad, tekst)
        assert f"Afgedrukt door {staat.wie.capitalize()}" in tekst
        assert "/desk/" not in tekst  # a link is its words, not an address
    assert wandeling.fouten == []
