"""The core is plain Python: it also runs inside Rasa, on Python 3.10, where nothing of the application is installed."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parents[2] / "vliegwiel" / "core"
BESTANDEN = sorted(CORE.rglob("*.py"))
VEREIST = (3, 10)


def ingevoerd(boom: ast.Module) -> set[str]:
    """Full names of the modules that a file imports, also inside its functions."""
    namen: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, "relatieve import"
            namen.add(knoop.module or "")
    return namen


def test_there_is_a_core() -> None:
    assert BESTANDEN


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda pad: str(pad.relative_to(CORE)))
def test_the_core_needs_only_the_standard_library_of_python_3_10(bestand: Path) -> None:
    boom = ast.parse(bestand.read_text(encoding="utf-8"), feature_version=VEREIST)
    for naam in ingevoerd(boom):
        van_ons = naam == "vliegwiel.core" or naam.startswith("vliegwiel.core.")
        assert van_ons or naam.partition(".")[0] in sys.stdlib_module_names, f"{bestand.name} voert {naam} in"
