"""The personas are data: enough of them, readable, and nobody says what is taken from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekproef.kenner import Kenner, Vraag
from gesprekproef.persona import OngeldigePersona, lees_personas, lees_zinnen
from gesprekproef.spreker import Spreker

PERSONAS = lees_personas()
PROJECT = Path(__file__).parents[2]


def test_there_are_at_least_twenty_five_clients_and_six_full_talks() -> None:
    assert len([p for p in PERSONAS if not p.nodig]) >= 25
    assert len([p for p in PERSONAS if p.volledig]) >= 6
    assert any(p.snel for p in PERSONAS)


def test_no_line_stands_in_what_the_model_learned_from() -> None:
    geleerd = "\n".join(
        p.read_text("utf-8") for m in ("corpus", "nlu") for p in (PROJECT / "data" / m).iterdir()
    ).casefold()
    lang = [z.tekst for p in PERSONAS for zinnen in p.antwoorden.values() for z in zinnen if len(z.tekst.split()) > 5]
    assert [t for t in lang if f'"{t.casefold()}"' in geleerd] == []


def test_a_file_that_is_wrong_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "stuk.yml").write_text("- {id: x, naam: X, kort: '', antwoorden: {goed: {zegt: [geld blij]}}}", "utf-8")
    with pytest.raises(OngeldigePersona, match=r"stuk\.yml, x: onbekende polariteit"):
        lees_personas(tmp_path)


def test_every_question_of_the_catalogue_is_recognised_with_its_domain() -> None:
    kenner = Kenner.van_project()
    bericht = {"id": "b", "tekst": "Nu over je geld. Wat wil je daarover vertellen?", "soort": "vraag", "keuzes": []}
    assert kenner.vraag([bericht]).naam == "gebied:geld"
    assert kenner.vraag([bericht | {"tekst": "Iets heel anders?"}]).soort == "?"
    assert kenner.vraag([]).soort == ""


def test_who_only_types_types_what_stands_on_a_button() -> None:
    persona = next(p for p in PERSONAS if p.id == "alleen_tekst")
    vraag = Vraag("gehoorzaam", keuzes=(("ja", "Ja hoor"), ("nee", "Nee")))
    stap = Spreker(persona, {"gehoorzaam": lees_zinnen([{"keuze": "ja"}])}).stap(vraag)
    assert stap.zin is not None
    assert (stap.zin.tekst, stap.zin.keuze) == ("Ja hoor", "")


def test_who_only_presses_never_types() -> None:
    persona = next(p for p in PERSONAS if p.id == "alleen_knoppen")
    stap = Spreker(persona, {"x": lees_zinnen(["dit is tekst"])}).stap(Vraag("x"))
    assert stap.zin is not None
    assert (stap.zin.tekst, stap.zin.keuze) == ("", "overslaan")
