"""The helpers of the tests do what the tests rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.hulp.chromium import chromium
from tests.hulp.postgres import Postgres

PROJECT = Path(__file__).resolve().parents[2]


def draai(map_: Path, inhoud: str, *keuzes: str) -> tuple[int, str]:
    (map_ / "test_proef.py").write_text("import pytest\n" + inhoud)
    (map_ / "pytest.ini").write_text("[pytest]\n")
    opdracht = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.hulp.geen_skips",
        "-c",
        str(map_ / "pytest.ini"),
        *keuzes,
        str(map_),
    ]
    klaar = subprocess.run(opdracht, cwd=PROJECT, capture_output=True, text=True, check=False)
    return klaar.returncode, klaar.stdout


@pytest.mark.parametrize(
    "inhoud",
    [
        "def test_goed(): pass\n@pytest.mark.skip\ndef test_niet(): pass\n",
        "def test_goed(): pass\ndef test_niet(): pytest.skip('geen zin')\n",
        "def test_goed(): pass\n@pytest.mark.xfail\ndef test_niet(): assert False\n",
        "def test_goed(): pass\n@pytest.fixture\ndef f(): pytest.skip()\ndef test_niet(f): pass\n",
        "pytest.importorskip('bestaat_niet')\n",
        "",
    ],
    ids=["skip", "skip-in-test", "xfail", "skip-in-fixture", "skip-van-bestand", "geen-tests"],
)
@pytest.mark.parametrize("keuzes", [(), ("-n", "2")], ids=["alleen", "met-zijn-tweeen"])
def test_a_run_that_skips_a_test_fails(tmp_path: Path, inhoud: str, keuzes: tuple[str, ...]) -> None:
    assert draai(tmp_path, inhoud, *keuzes)[0] != 0


@pytest.mark.parametrize("keuzes", [(), ("-n", "2")], ids=["alleen", "met-zijn-tweeen"])
def test_a_run_in_which_everything_ran_passes(tmp_path: Path, keuzes: tuple[str, ...]) -> None:
    code, uitvoer = draai(tmp_path, "def test_goed(): pass\n", *keuzes)
    assert code == 0
    assert "1 passed" in uitvoer.splitlines()[-1]


def test_each_test_gets_an_empty_postgresql(postgres: Postgres, verse_postgres_url: str) -> None:
    with psycopg.connect(verse_postgres_url.replace("+psycopg", "")) as verbinding:
        [tabellen] = verbinding.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() or [
            None
        ]
        assert tabellen == 0
        [kleine_letter] = verbinding.execute("SELECT lower('É')").fetchone() or [None]
        assert kleine_letter == "é"
    assert str(postgres.poort) in verse_postgres_url


def test_the_browser_is_there() -> None:
    assert Path(chromium()).exists()
