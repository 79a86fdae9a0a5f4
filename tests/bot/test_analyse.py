"""``make analyse``: a file of utterances in, a file of what was understood out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.analyse import RegelFout, analyseer

LEEG = {
    "intent": "inhoud", "intent_confidence": 1.0, "mentions": [], "crisis": {"niveau": "geen", "soort": None, "score": 0.0},
    "taal": None, "letterlijk": None,
}  # fmt: skip


def schrijf(pad: Path, *regels: str) -> Path:
    pad.write_text("".join(f"{r}\n" for r in regels), encoding="utf-8")
    return pad


def lees(pad: Path) -> list[dict[str, Any]]:
    return [json.loads(r) for r in pad.read_text(encoding="utf-8").splitlines()]


def test_the_lines_come_back_in_the_same_order(tmp_path: Path, begrijp: Callable[..., dict[str, Any]]) -> None:
    bron = schrijf(
        tmp_path / "a.jsonl",
        '{"id": "b", "text": "ik heb schulden", "vraag": "wens"}',
        '{"id": 7, "text": "Merhaba, Türkçe konuşabilir miyiz?"}',
        '{"id": "a", "text": "ik wil niet meer leven", "vraag": null}',
        '{"id": "leeg", "text": ""}',
    )
    assert analyseer(bron, tmp_path / "b.jsonl", begrijp, tmp_path / "c.json", laadtijd=1.5) == 4
    uit = lees(tmp_path / "b.jsonl")
    assert [r["id"] for r in uit] == ["b", 7, "a", "leeg"]
    assert all(set(r) == {"id", "intent", "intent_confidence", "mentions", "crisis", "taal"} for r in uit)
    assert uit[0]["mentions"][0]["citaat"] == "ik heb schulden"
    assert (uit[1]["taal"], uit[1]["intent"]) == ("tr", "andere_taal")
    assert set(uit[2]["crisis"]) == {"niveau", "soort"}
    cijfers = json.loads((tmp_path / "c.json").read_text())
    assert (cijfers["regels"], cijfers["laadtijd_s"]) == (4, 1.5)
    assert cijfers["regels_per_seconde"] > 0


@pytest.mark.parametrize(
    "slecht",
    [
        "geen json", "[1]", '"tekst"', '{"text": "zonder id"}', '{"id": "zonder text"}', '{"id": 1, "text": 5}',
        '{"id": [1], "text": "x"}', '{"id": true, "text": "x"}', '{"id": 1, "text": "x", "vraag": 3}', "",
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slecht: str
) -> None:
    bron = schrijf(tmp_path / "in.jsonl", '{"id": 1, "text": "goed"}', slecht, '{"id": 3, "text": "ook goed"}')
    assert main(["analyse", str(bron), str(tmp_path / "uit.jsonl")]) == 2
    fout = capsys.readouterr().err
    assert "in.jsonl" in fout
    assert "regel 2" in fout
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]


def test_bytes_that_are_no_text_are_a_bad_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bron = tmp_path / "in.jsonl"
    bron.write_bytes(b'{"id": 1, "text": "\xff\xfe"}\n')
    assert main(["analyse", str(bron), str(tmp_path / "uit.jsonl")]) == 2
    assert "regel 1" in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(tmp_path / "weg.jsonl"), str(tmp_path / "uit.jsonl")]) == 2
    assert "weg.jsonl" in capsys.readouterr().err


def test_an_earlier_result_stays_when_the_work_fails_half_way(tmp_path: Path) -> None:
    bron = schrijf(tmp_path / "in.jsonl", '{"id": 1, "text": "een"}', '{"id": 2, "text": "twee"}')
    doel = schrijf(tmp_path / "uit.jsonl", "eerder")

    def struikel(tekst: str, _: str) -> dict[str, Any]:
        if tekst == "twee":
            raise RuntimeError
        return LEEG

    with pytest.raises(RuntimeError):
        analyseer(bron, doel, struikel)
    assert doel.read_text() == "eerder\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "uit.jsonl"]


def test_a_lone_surrogate_is_no_bad_line(tmp_path: Path) -> None:
    bron = schrijf(tmp_path / "in.jsonl", '{"id": "\\ud800", "text": "\\ud83d ik heb schulden"}')
    doel = tmp_path / "uit.jsonl"
    analyseer(bron, doel, lambda *_: LEEG)
    assert lees(doel)[0]["id"] == "\ud800"


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    bron = schrijf(tmp_path / "in.jsonl")
    assert analyseer(bron, tmp_path / "uit.jsonl", lambda *_: LEEG) == 0
    assert (tmp_path / "uit.jsonl").read_text() == ""


def test_the_error_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(RegelFout, match="text ontbreekt"):
        analyseer(schrijf(tmp_path / "in.jsonl", '{"id": 1}'), tmp_path / "u", lambda *_: LEEG)
