"""The exchange is off until somebody sets it, and is never set half or without a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from vliegwiel.settings import InstellingenFout, laad_instellingen

URL = "VLIEGWIEL_KLANTINTERACTIES_URL"


def zet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **waarden: str) -> None:
    monkeypatch.setenv("VLIEGWIEL_VAR_MAP", str(tmp_path))
    for naam, waarde in waarden.items():
        monkeypatch.setenv(f"VLIEGWIEL_KLANTINTERACTIES_{naam.upper()}", waarde)


def test_without_an_address_nothing_is_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zet(monkeypatch, tmp_path)
    assert not laad_instellingen().klantinteracties.aan


def test_an_address_with_a_path_and_a_token_turn_it_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zet(monkeypatch, tmp_path, url="https://r.example/klantinteracties/api/v1/", token="geheim", pogingen="3")
    zo = laad_instellingen().klantinteracties
    assert (zo.aan, zo.url, zo.pogingen) == (True, "https://r.example/klantinteracties/api/v1", 3)
    assert zo.afspraak("https://v.example").mee == {"wens"}
    assert "geheim" not in repr(zo)


@pytest.mark.parametrize(
    ("waarden", "klacht"),
    [
        ({"url": "https://r.example"}, "token"),
        ({"url": "ftp://r.example", "token": "x"}, "http"),
        ({"url": "https://wie:wat@r.example", "token": "x"}, "gebruiker"),
        ({"bronorganisatie": "12345"}, "RSIN"),
        ({"actor": "afdeling"}, "uuid"),
        ({"meesturen": "wens, cijfers"}, "cijfers"),
        ({"pogingen": "0"}, "pogingen"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, waarden: dict[str, str], klacht: str
) -> None:
    zet(monkeypatch, tmp_path, **waarden)
    with pytest.raises(InstellingenFout, match=klacht) as fout:
        laad_instellingen()
    assert "wie:wat" not in str(fout.value)


@pytest.mark.parametrize("adres", ["http://r.example/api", "https://r.example/api"])
def test_productie_sends_over_https_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, adres: str) -> None:
    zet(monkeypatch, tmp_path, url=adres, token="x")
    monkeypatch.setenv("VLIEGWIEL_OMGEVING", "productie")
    with pytest.raises(InstellingenFout) as fout:  # there is more that productie wants
        laad_instellingen()
    assert ("klantinteracties_url moet met https:// beginnen" in str(fout.value)) is adres.startswith("http:")
