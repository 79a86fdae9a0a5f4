"""A gemeente cannot start Vliegwiel for real clients with settings that would endanger them."""

from __future__ import annotations

import base64
import os
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vliegwiel.geheimen import geheimenbestand
from vliegwiel.settings import Gemeente, InstellingenFout, laad_instellingen


def sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


GEMEENTE = {
    "naam": "Proefdorp",
    "telefoon": "14 0000",
    "email": "loket@proefdorp.example",
    "daklozenloket_telefoon": "14 0001",
    "clientondersteuning_naam": "Steunpunt Proefdorp",
    "clientondersteuning_telefoon": "14 0002",
    "functionaris": "fg@proefdorp.example",
    "privacyverklaring": "https://www.proefdorp.example/privacy",
    "klachten": "https://www.proefdorp.example/klacht",
}


@pytest.fixture(autouse=True)
def _schone_omgeving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for naam in [naam for naam in os.environ if naam.startswith("VLIEGWIEL_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("VLIEGWIEL_VAR_MAP", str(tmp_path / "var"))


@pytest.fixture
def productie(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that is safe to serve clients with."""
    waarden = {
        "OMGEVING": "productie",
        "DATABASE_URL": "postgresql+psycopg://vliegwiel@db/vliegwiel",
        "PUBLIEKE_URL": "https://vliegwiel.proefdorp.example",
        "GEHEIME_SLEUTEL": sleutel(),
        "VELD_SLEUTEL": sleutel(),
        **{f"GEMEENTE_{naam.upper()}": waarde for naam, waarde in GEMEENTE.items()},
    }
    for naam, waarde in waarden.items():
        monkeypatch.setenv(f"VLIEGWIEL_{naam}", waarde)
    return monkeypatch


def klacht() -> str:
    with pytest.raises(InstellingenFout) as fout:
        laad_instellingen()
    return str(fout.value)


def test_a_newcomer_needs_no_settings_at_all(tmp_path: Path) -> None:
    instellingen = laad_instellingen()
    assert instellingen.database_url == f"sqlite+aiosqlite:///{tmp_path}/var/vliegwiel.db"
    assert instellingen.publieke_url == "http://127.0.0.1:8080"
    assert instellingen.rasa_url == "http://127.0.0.1:5005"
    assert not instellingen.productie


def test_addresses_follow_the_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLIEGWIEL_POORT", "9080")
    monkeypatch.setenv("VLIEGWIEL_RASA_POORT", "9005")
    instellingen = laad_instellingen()
    assert instellingen.web_poort == 9080
    assert instellingen.publieke_url == "http://127.0.0.1:9080"
    assert instellingen.rasa_url == "http://127.0.0.1:9005"


def test_the_keys_of_a_development_machine_stay_the_same_and_are_private(tmp_path: Path) -> None:
    eerste, tweede = laad_instellingen(), laad_instellingen()
    assert eerste.geheime_sleutel == tweede.geheime_sleutel
    assert eerste.geheime_sleutel != eerste.veld_sleutel
    assert len(eerste.veld_sleutel.get_secret_value()) == 32
    assert stat.S_IMODE(geheimenbestand(tmp_path / "var").stat().st_mode) == 0o600


def test_processes_that_start_together_get_the_same_keys() -> None:
    with ThreadPoolExecutor(8) as samen:
        sleutels = {i.veld_sleutel.get_secret_value() for i in samen.map(lambda _: laad_instellingen(), range(16))}
    assert len(sleutels) == 1


def test_a_gemeente_that_filled_in_everything_can_start(productie: pytest.MonkeyPatch) -> None:
    instellingen = laad_instellingen()
    assert instellingen.productie
    assert instellingen.beveiligd
    assert instellingen.gemeente.clientondersteuning_naam == "Steunpunt Proefdorp"


@pytest.mark.parametrize(
    ("naam", "waarde", "melding"),
    [
        ("DATABASE_URL", "sqlite+aiosqlite:///klanten.db", "database_url moet naar PostgreSQL wijzen"),
        ("DATABASE_URL", "", "database_url moet naar PostgreSQL wijzen"),
        ("PUBLIEKE_URL", "http://vliegwiel.proefdorp.example", "publieke_url moet met https:// beginnen"),
        ("GEHEIME_SLEUTEL", "", "geheime_sleutel ontbreekt"),
        ("VELD_SLEUTEL", base64.b64encode(b"a" * 32).decode(), "veld_sleutel is niet willekeurig"),
        ("VELD_SLEUTEL", base64.b64encode(bytes(range(16))).decode(), "veld_sleutel moet 32 bytes zijn"),
        ("VELD_SLEUTEL", "geen base64!", "veld_sleutel is geen geldige base64"),
        ("GEMEENTE_TELEFOON", "", "vul de gegevens van de gemeente in: gemeente_telefoon"),
        ("GEMEENTE_TELEFOON", "010 000 00 00", "vul de gegevens van de gemeente in: gemeente_telefoon"),
        ("GEMEENTE_ONBEKEND", "iets", "gemeente_onbekend is geen bekende instelling"),
        ("WEB_POORT", "tachtig", "web_poort moet een geheel getal zijn"),
        ("OMGEVING", "proef", "omgeving heeft een waarde die niet bestaat"),
    ],
)
def test_an_unsafe_setting_stops_the_start(productie: pytest.MonkeyPatch, naam: str, waarde: str, melding: str) -> None:
    productie.setenv(f"VLIEGWIEL_{naam}", waarde)
    assert melding in klacht()


def test_all_problems_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLIEGWIEL_OMGEVING", "productie")
    melding = klacht()
    for deel in ("PostgreSQL", "https://", "geheime_sleutel ontbreekt", "veld_sleutel ontbreekt", "gemeente_naam"):
        assert deel in melding


def test_two_equal_keys_stop_the_start(productie: pytest.MonkeyPatch) -> None:
    zelfde = sleutel()
    productie.setenv("VLIEGWIEL_GEHEIME_SLEUTEL", zelfde)
    productie.setenv("VLIEGWIEL_VELD_SLEUTEL", zelfde)
    assert "moeten verschillen" in klacht()


def test_the_keys_of_a_development_machine_are_refused_in_productie(productie: pytest.MonkeyPatch) -> None:
    productie.delenv("VLIEGWIEL_VELD_SLEUTEL")
    gemaakt = laad_instellingen(omgeving="ontwikkeling").veld_sleutel.get_secret_value()
    productie.setenv("VLIEGWIEL_VELD_SLEUTEL", base64.b64encode(gemaakt).decode())
    assert "horen niet in productie" in klacht()


def test_no_message_and_no_print_shows_a_secret(productie: pytest.MonkeyPatch) -> None:
    instellingen = laad_instellingen()
    geheim = instellingen.veld_sleutel.get_secret_value()
    assert repr(geheim)[2:-1] not in repr(instellingen)
    productie.setenv("VLIEGWIEL_VELD_SLEUTEL", "dit-is-bijna-een-geheim")
    assert "dit-is-bijna" not in klacht()


def test_every_example_value_is_recognised() -> None:
    assert len(Gemeente().voorbeelden()) == len(GEMEENTE)
