"""What a process writes about itself can be read by who develops, and gathered by a machine."""

from __future__ import annotations

import json
import logging

import pytest

from vliegwiel import logregels


def begin(monkeypatch: pytest.MonkeyPatch, niveau: str, *, als_json: bool) -> None:
    """Begin as a process does that nobody else writes for: without the handlers of the tests."""
    wortel = logging.getLogger()
    monkeypatch.setattr(wortel, "handlers", [])
    monkeypatch.setattr(wortel, "level", wortel.level)
    logregels.begin(niveau, als_json=als_json)


def test_in_productie_an_error_with_its_place_is_one_line_that_a_program_can_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(monkeypatch, "info", als_json=True)
    log = logging.getLogger("vliegwiel.proef")
    log.debug("dit is te veel")
    log.warning("bericht %d: één\nregel", 7)
    try:
        raise RuntimeError("KeyError")
    except RuntimeError as fout:
        log.error("onverwachte fout", exc_info=fout)
    een, twee = (json.loads(regel) for regel in capsys.readouterr().err.splitlines())
    assert (een["level"], een["logger"], een["melding"]) == ("warning", "vliegwiel.proef", "bericht 7: één\nregel")
    assert een["moment"].endswith("Z")
    assert set(een) == {"level", "logger", "melding", "moment"}
    assert "RuntimeError: KeyError" in twee["exception"]
    assert __name__.rpartition(".")[2] in twee["exception"]


def test_who_develops_reads_plain_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    begin(monkeypatch, "warning", als_json=False)
    logging.getLogger("vliegwiel.proef").warning("het ging mis")
    assert capsys.readouterr().err.rstrip().endswith("WARNING vliegwiel.proef het ging mis")
