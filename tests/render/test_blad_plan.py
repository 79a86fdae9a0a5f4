"""*Mijn plan* on paper: tagged, Dutch, one A4 for an ordinary talk, whatever somebody said; a picture only with numbers."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.hulp.diensten import DERTIEN
from vliegwiel.core.mijn_plan import Cijfer, Mijnplan, Zin
from vliegwiel.core.samenvatting import Meting
from vliegwiel.render.blad_plan import plan_pdf, teken

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EERDER = (Meting(2, "2026-01-05T09:30:00+00:00"),)


def plan(tekst: str = "Ik wil weer rust", aantal: int = 3) -> Mijnplan:
    zinnen = tuple(Zin(f"{tekst} {n}", "Wonen", n % 2 == 0) for n in range(aantal))
    cijfers = tuple(Cijfer(g.naam, 1 + n % 5, EERDER if n % 3 == 0 else ()) for n, g in enumerate(DERTIEN.gebieden))
    return Mijnplan(
        wens=tekst, waarom=tekst, verdieping=tekst, belang_waarom=tekst, goed=zinnen, anders=zinnen, begin="Wonen",
        in_de_weg="Je dag", stap=tekst, hoger=tekst, erbij=(tekst,), vertrouwd="Noor", rol="meedenken", helpers=tekst,
        cijfers=cijfers,
    )  # fmt: skip


def lees(gemaakt: Mijnplan) -> PdfReader:
    return PdfReader(io.BytesIO(plan_pdf(gemaakt, "2 maart 2026", NU)))


def test_a_full_talk_with_thirteen_numbers_then_and_now_is_one_tagged_dutch_a4() -> None:
    lezer = lees(plan())
    assert len(lezer.pages) == 1
    assert [round(float(m)) for m in lezer.pages[0].mediabox[2:]] == [595, 842]
    wortel: Any = lezer.trailer["/Root"]
    assert str(wortel["/Lang"]).startswith("nl")
    assert wortel["/MarkInfo"]["/Marked"]
    tekst = " ".join(lezer.pages[0].extract_text().split())
    for woorden in ("2 maart 2026", "Ik wil weer rust", "Noor (mag meedenken)", "2 op 5 januari 2026", "5, heel goed"):
        assert woorden in tekst
    soorten = str(wortel["/StructTreeRoot"]) + "".join(str(o.get_object()) for o in _delen(wortel["/StructTreeRoot"]))
    for soort in ("/H1", "/H2", "/Table", "/TH", "/Figure", "Een wiel met mijn cijfers"):
        assert soort in soorten, soort


def _delen(plek: Any) -> list[Any]:
    """Every part of the structure tree."""
    plek = plek.get_object()
    kinderen = plek.get("/K", []) if hasattr(plek, "get") else []
    kinderen = kinderen if isinstance(kinderen, list) else [kinderen]
    return [plek, *(d for k in kinderen if hasattr(k.get_object(), "get") for d in _delen(k))]


@settings(max_examples=12, derandomize=True, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_whatever_somebody_said_there_is_a_page_and_it_is_never_read_as_code(tekst: str) -> None:
    assert len(lees(plan(tekst, 1)).pages) >= 1


def test_a_long_story_goes_on_on_a_next_page_in_readable_letters() -> None:
    lezer = lees(plan("Ik heb veel te vertellen over hoe het zo gekomen is. " * 4, 14))
    assert len(lezer.pages) > 1
    assert "Bladzijde 2 van" in " ".join(lezer.pages[1].extract_text().split())


@pytest.mark.parametrize(
    "weinig", [Mijnplan(wens="Rust"), Mijnplan(stap="Bellen"), Mijnplan(helpers="mijn zus"), Mijnplan()]
)
def test_a_few_words_are_enough_and_without_numbers_there_is_no_picture(weinig: Mijnplan) -> None:
    assert teken(weinig) == ""
    assert len(lees(weinig).pages) == 1
    assert weinig.leeg == (weinig == Mijnplan())


def test_the_picture_brings_its_own_colours() -> None:
    assert "<style>" in teken(plan())
