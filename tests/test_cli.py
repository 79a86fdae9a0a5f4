"""Who starts Vliegwiel reads in Dutch what is going on, and where to go."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from vliegwiel.cli import processen
from vliegwiel.settings import laad_instellingen

PROJECT = Path(__file__).resolve().parents[1]


def draai(opdracht: str, *rest: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    alles = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VLIEGWIEL_")}
    argumenten = [sys.executable, "-m", "vliegwiel.cli", opdracht, *rest]
    return subprocess.run(argumenten, cwd=PROJECT, env=alles | omgeving, capture_output=True, text=True, check=False)


def test_all_processes_agree_on_ports_and_database(tmp_path: Path) -> None:
    instellingen = laad_instellingen(var_map=tmp_path, rasa_poort=6005, acties_poort=6055, web_poort=9080)
    alle = {proces.naam: proces for proces in processen(instellingen)}
    assert {naam: proces.poort for naam, proces in alle.items()} == {"bot": 6005, "acties": 6055, "web": 9080}
    for proces in alle.values():
        assert proces.omgeving["VLIEGWIEL_ACTIES_URL"] == "http://127.0.0.1:6055"
        assert proces.omgeving["VLIEGWIEL_RASA_URL"] == "http://127.0.0.1:6005"
        assert proces.omgeving["VLIEGWIEL_DATABASE_URL"] == instellingen.database_url


def test_wrong_settings_are_told_in_dutch_and_nothing_starts(tmp_path: Path) -> None:
    klaar = draai("start", VLIEGWIEL_OMGEVING="productie", VLIEGWIEL_VAR_MAP=str(tmp_path))
    assert klaar.returncode == 2
    assert "De instellingen van Vliegwiel kloppen niet" in klaar.stderr
    assert not (tmp_path / "log").exists()


def test_a_port_in_use_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = str(bezet.getsockname()[1])
        klaar = draai("start", VLIEGWIEL_POORT=poort, VLIEGWIEL_VAR_MAP=str(tmp_path))
    assert klaar.returncode == 1
    assert f"Poort {poort} (voor web) is al in gebruik. Er is niets gestart." in klaar.stdout
    assert "VLIEGWIEL_POORT=<poort> make run" in klaar.stdout
    assert not (tmp_path / "log").exists()
    assert not (tmp_path / "vliegwiel.db").exists()


@pytest.mark.parametrize("keer", [1, 2])
def test_the_database_can_be_migrated_again_and_again(tmp_path: Path, keer: int) -> None:
    for _ in range(keer):
        klaar = draai("migreer", VLIEGWIEL_VAR_MAP=str(tmp_path))
        assert klaar.returncode == 0, klaar.stderr
    assert (tmp_path / "vliegwiel.db").exists()


def test_when_nobody_can_log_in_the_server_makes_an_administrator(tmp_path: Path) -> None:
    eerst = draai("beheerder", VLIEGWIEL_VAR_MAP=str(tmp_path))
    assert (eerst.returncode, eerst.stdout.split(" / ")[0]) == (0, "beheerder"), eerst.stderr
    weer = draai("beheerder", "beheerder", VLIEGWIEL_VAR_MAP=str(tmp_path))
    assert weer.stdout.startswith("beheerder / ")
    assert weer.stdout != eerst.stdout
    fout = draai("beheerder", "é é", VLIEGWIEL_VAR_MAP=str(tmp_path))
    assert (fout.returncode, fout.stdout) == (1, "")
    assert "gebruikersnaam" in fout.stderr
