"""How many links a worker may have and how long they work is a gemeente's own choice, within reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from vliegwiel.core.deellink import Grenzen
from vliegwiel.settings import InstellingenFout, laad_instellingen


def zet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **waarden: str) -> None:
    monkeypatch.setenv("VLIEGWIEL_VAR_MAP", str(tmp_path))
    for naam, waarde in waarden.items():
        monkeypatch.setenv(f"VLIEGWIEL_DEELLINKS_{naam.upper()}", waarde)


def test_what_is_not_set_has_a_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zet(monkeypatch, tmp_path, aantal="5", dagen="")
    assert laad_instellingen().deellinks.grenzen() == Grenzen(5, 90, 90)


@pytest.mark.parametrize(("naam", "waarde"), [("aantal", "0"), ("dagen", "367"), ("bewaardagen", "veel")])
def test_what_can_not_be_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, naam: str, waarde: str
) -> None:
    zet(monkeypatch, tmp_path, **{naam: waarde})
    with pytest.raises(InstellingenFout, match=f"deellinks.{naam}"):
        laad_instellingen()
