"""What runs for clients is exactly what was tested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"


def vastgelegd(naam: str) -> dict[str, str]:
    tekst = (REQUIREMENTS / f"{naam}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", tekst, re.MULTILINE))


def test_the_tests_run_on_the_versions_that_clients_get() -> None:
    app, dev = vastgelegd("app"), vastgelegd("dev")
    assert app
    assert {naam: dev.get(naam) for naam in app} == app


@pytest.mark.parametrize("naam", ["app", "bot", "dev", "encoder", "tools"])
def test_every_package_is_pinned_with_a_hash_and_no_registry_is_named(naam: str) -> None:
    tekst = (REQUIREMENTS / f"{naam}.txt").read_text(encoding="utf-8")
    regels = [
        regel for regel in tekst.replace("\\\n", " ").splitlines() if regel and not regel.lstrip().startswith("#")
    ]
    assert regels
    assert all("==" in regel and "--hash=sha256:" in regel for regel in regels)
    assert "://" not in tekst
