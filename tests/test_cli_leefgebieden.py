"""An operator checks a set of domains before it is used; a wrong one stops every process, with file, line and reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vliegwiel.settings import PROJECT

FOUT = "id: dorp\nversie: 1\ngebieden:\n  - id: a\n    naam: A\n    in_zin: a\n    herkent: [tuin]\n"


def draai(*opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VLIEGWIEL_")}
    opdracht = (sys.executable, "-m", *opdracht)
    return subprocess.run(opdracht, cwd=PROJECT, env=schoon | omgeving, capture_output=True, text=True, check=False)


@pytest.fixture
def fout(tmp_path: Path) -> Path:
    """A folder with a wrong file beside the right ones."""
    folder = tmp_path / "sets"
    folder.mkdir()
    for pad in (PROJECT / "data" / "leefgebieden").glob("*.yml"):
        (folder / pad.name).write_bytes(pad.read_bytes())
    (folder / "dorp.yml").write_text(FOUT, "utf-8")
    return folder


def test_the_sets_that_we_ship_are_right_and_the_chosen_one_is_named(tmp_path: Path) -> None:
    klaar = draai(
        "vliegwiel.cli", "leefgebieden", VLIEGWIEL_VAR_MAP=str(tmp_path), VLIEGWIEL_LEEFGEBIEDEN_SET="dertien"
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert "dertien.yml: set dertien, versie 1, 13 rijen, waarvan 3 alleen door te vragen" in klaar.stdout
    assert "Nieuwe gesprekken krijgen set dertien, versie 1." in klaar.stdout


def test_a_file_or_folder_is_checked_without_any_settings(fout: Path) -> None:
    klaar = draai("vliegwiel.cli", "leefgebieden", str(fout), VLIEGWIEL_OMGEVING="productie")
    assert klaar.returncode == 1
    assert klaar.stdout.count("✓") == 2
    assert klaar.stderr.startswith(f"{fout}/dorp.yml:7: herkent: 'tuin' wordt niet herkend; wel: wonen, geld")
    een = draai("vliegwiel.cli", "leefgebieden", str(fout / "standaard.yml"), VLIEGWIEL_OMGEVING="productie")
    assert (een.returncode, een.stderr) == (0, "")


def test_a_set_that_is_not_in_the_folder_is_told(tmp_path: Path) -> None:
    klaar = draai("vliegwiel.cli", "leefgebieden", VLIEGWIEL_VAR_MAP=str(tmp_path), VLIEGWIEL_LEEFGEBIEDEN_SET="dorp")
    assert klaar.returncode == 1
    assert "er is geen set 'dorp'" in klaar.stderr


@pytest.mark.parametrize("proces", [("vliegwiel.cli", "start"), ("vliegwiel.web",), ("actions",)], ids=" ".join)
def test_nothing_starts_with_a_wrong_set(fout: Path, tmp_path: Path, proces: tuple[str, ...]) -> None:
    klaar = draai(
        *proces,
        VLIEGWIEL_VAR_MAP=str(tmp_path),
        VLIEGWIEL_LEEFGEBIEDEN=str(fout),
        VLIEGWIEL_POORT="18934",
        VLIEGWIEL_RASA_POORT="18935",
        VLIEGWIEL_ACTIES_POORT="18936",
    )
    assert klaar.returncode == 2
    assert f"{fout}/dorp.yml:7: herkent: 'tuin' wordt niet herkend" in klaar.stdout + klaar.stderr
    assert "Traceback" not in klaar.stderr


def test_another_command_takes_no_file() -> None:
    klaar = draai("vliegwiel.cli", "migreer", "data/leefgebieden")
    assert klaar.returncode == 2
    assert "migreer heeft geen pad nodig" in klaar.stderr
