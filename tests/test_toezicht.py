"""One command starts everything, and nothing stays behind, however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from vliegwiel.toezicht.nakomelingen import nakomelingen

GEDULD = 30.0  # seconds; far more than needed, so that a busy machine does not fail a test


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def tot(voorwaarde: Callable[[], bool], wat: str) -> None:
    """Poll until the condition holds; fail, naming it, when it takes too long."""
    eind = time.monotonic() + GEDULD
    tik = threading.Event()
    while not voorwaarde():
        assert time.monotonic() < eind, f"duurde te lang: {wat}"
        tik.wait(0.02)


def loopt(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@dataclass
class Proef:
    """A supervisor under test."""

    map: Path
    popen: subprocess.Popen[str]
    poorten: dict[str, int]
    regels: list[str] = field(default_factory=list)
    _rij: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        threading.Thread(target=self._lees, daemon=True).start()

    def _lees(self) -> None:
        assert self.popen.stdout is not None
        with contextlib.suppress(ValueError):  # closed at the end of the test
            for regel in self.popen.stdout:
                self._rij.put(regel)

    def wacht_op_regel(self, deel: str) -> str:
        gezien: list[str] = []
        while True:
            try:
                gezien.append(self._rij.get(timeout=GEDULD))
            except queue.Empty:
                pytest.fail(f"geen regel met {deel!r}; wel: {self.regels + gezien}")
            if deel in gezien[-1]:
                self.regels += gezien
                return gezien[-1]

    def pids(self) -> dict[str, list[int]]:
        """Per process: its id and that of its child."""
        return {naam: json.loads((self.map / f"{naam}.pids").read_text()) for naam in self.poorten}

    @property
    def toezichthouder(self) -> int:
        return int((self.map / "toezicht.pid").read_text())

    def alle_pids(self) -> list[int]:
        return [self.popen.pid, self.toezichthouder, *(pid for paar in self.pids().values() for pid in paar)]


Starter = Callable[..., Proef]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    gestart: list[Proef] = []

    def _start(respijt: float = 5.0, stop_met_ouder: bool = False, **gedrag: str) -> Proef:
        poorten = {naam: vrije_poort() for naam in gedrag}
        opzet = {
            "map": str(tmp_path),
            "respijt": respijt,
            "stop_met_ouder": stop_met_ouder,
            "kinderen": [{"naam": naam, "poort": poorten[naam], "gedrag": doet} for naam, doet in gedrag.items()],
        }
        opdracht = [sys.executable, "-m", "tests.hulp.toezicht_proef", "toezicht", json.dumps(opzet)]
        if stop_met_ouder:  # a parent in between, as make is
            opdracht = ["sh", "-c", '"$@"; true', "sh", *opdracht]
        popen = subprocess.Popen(
            opdracht,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # The test run itself may have been started with nohup, which its children would inherit.
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )
        gestart.append(Proef(tmp_path, popen, poorten))
        return gestart[-1]

    yield _start
    for proef in gestart:
        for pid in [*nakomelingen(proef.popen.pid), proef.popen.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        proef.popen.wait(GEDULD)
        assert proef.popen.stdout is not None
        proef.popen.stdout.close()


def alles_weg(pids: list[int]) -> None:
    tot(lambda: not any(loopt(pid) for pid in pids), "alle processen weg")


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_signal_ends_all_processes_and_their_children(start: Starter, sein: signal.Signals) -> None:
    proef = start(web="goed", bot="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    pids = proef.alle_pids()
    assert all(loopt(pid) for pid in pids)
    proef.popen.send_signal(sein)
    assert proef.popen.wait(GEDULD) == 0
    alles_weg(pids)
    proef.wacht_op_regel("Alles is gestopt")


def test_ctrl_c_while_starting_leaves_nothing_behind(start: Starter) -> None:
    proef = start(web="goed", bot="goed")
    tot(lambda: (proef.map / "toezicht.pid").exists(), "het toezicht is begonnen")
    tot(lambda: len(nakomelingen(proef.popen.pid)) > 1, "er loopt iets")
    pids = [proef.popen.pid, *nakomelingen(proef.popen.pid)]
    proef.popen.send_signal(signal.SIGINT)
    assert proef.popen.wait(GEDULD) == 0
    alles_weg(pids)


def test_a_process_that_ignores_the_stop_is_killed_after_the_grace_period(start: Starter) -> None:
    proef = start(respijt=0.3, web="luistert niet", bot="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    pids = proef.alle_pids()
    proef.popen.send_signal(signal.SIGINT)
    assert "web" in proef.wacht_op_regel("is afgebroken")
    assert proef.popen.wait(GEDULD) == 0
    alles_weg(pids)


def test_killing_the_supervisor_outright_leaves_nothing_behind(start: Starter) -> None:
    proef = start(web="goed", bot="luistert niet")
    proef.wacht_op_regel("ALLES KLAAR")
    pids = proef.alle_pids()
    os.kill(proef.toezichthouder, signal.SIGKILL)
    assert proef.popen.wait(GEDULD) == 128 + signal.SIGKILL
    alles_weg(pids)


def test_killing_the_guard_outright_leaves_nothing_behind(start: Starter) -> None:
    proef = start(respijt=0.3, web="goed", bot="luistert niet")
    proef.wacht_op_regel("ALLES KLAAR")
    pids = proef.alle_pids()
    proef.popen.kill()
    alles_weg(pids)


def test_killing_make_outright_leaves_nothing_behind(start: Starter) -> None:
    proef = start(stop_met_ouder=True, web="goed", bot="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    pids = [*proef.alle_pids(), *nakomelingen(proef.popen.pid)]
    proef.popen.kill()
    alles_weg(pids)


def test_a_process_that_falls_over_is_named_and_started_again(start: Starter) -> None:
    proef = start(web="goed", bot="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    kind, kleinkind = proef.pids()["bot"]
    ander = proef.pids()["web"]
    os.kill(kind, signal.SIGKILL)
    melding = proef.wacht_op_regel("is vanzelf gestopt")
    assert "bot" in melding
    assert "SIGKILL" in melding
    assert str(proef.map / "log" / "bot.log") in melding
    proef.wacht_op_regel("bot is klaar")
    assert proef.pids()["bot"] != [kind, kleinkind]
    alles_weg([kleinkind])
    assert all(loopt(pid) for pid in ander)


def test_a_process_that_keeps_falling_over_stops_everything(start: Starter) -> None:
    proef = start(web="goed", bot="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    for _ in range(3):
        os.kill(proef.pids()["bot"][0], signal.SIGKILL)
        proef.wacht_op_regel("bot is klaar")
    pids = proef.alle_pids()
    os.kill(proef.pids()["bot"][0], signal.SIGKILL)
    proef.wacht_op_regel("bot blijft stoppen")
    assert proef.popen.wait(GEDULD) == 1
    alles_weg(pids)


def test_without_the_actions_the_page_stays_and_they_are_tried_for_ever(start: Starter) -> None:
    proef = start(web="goed", acties="goed")
    proef.wacht_op_regel("ALLES KLAAR")
    web = proef.pids()["web"]
    for _ in range(5):
        os.kill(proef.pids()["acties"][0], signal.SIGKILL)
        proef.wacht_op_regel("acties is klaar")
    assert proef.pids()["web"] == web
    assert all(loopt(pid) for pid in web)


def test_a_process_that_cannot_start_stops_everything_and_shows_why(start: Starter) -> None:
    proef = start(web="goed", bot="valt meteen om")
    proef.wacht_op_regel("de wereld is niet in orde")
    assert str(proef.map / "log" / "bot.log") in proef.wacht_op_regel("bot kon niet starten")
    assert proef.popen.wait(GEDULD) == 1


def test_a_port_in_use_is_told_before_anything_starts(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        monkeypatch.setattr(f"{__name__}.vrije_poort", lambda: poort)
        proef = start(web="goed")
        assert f"Poort {poort} (voor web) is al in gebruik" in proef.wacht_op_regel("al in gebruik")
        assert "PROEFPOORT=" in proef.wacht_op_regel("kies een andere")
        assert proef.popen.wait(GEDULD) == 1
    assert not (proef.map / "web.pids").exists()


def test_the_log_is_private_and_the_previous_one_is_kept(start: Starter) -> None:
    for _ in range(2):
        proef = start(web="goed")
        proef.wacht_op_regel("ALLES KLAAR")
        proef.popen.send_signal(signal.SIGINT)
        proef.popen.wait(GEDULD)
    logmap = proef.map / "log"
    for log in (logmap / "web.log", logmap / "web.log.1"):
        assert log.read_text() == "web begint\n"
        assert log.stat().st_mode & 0o077 == 0
