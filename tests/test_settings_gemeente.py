"""One file tells what a gemeente is; the environment wins, and nothing starts with a file that is wrong."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vliegwiel.cli import main
from vliegwiel.settings import PROJECT, InstellingenFout, laad_instellingen
from vliegwiel.settings_gemeente import Gemeente, voorbeeld

EIGEN = PROJECT / "docs" / "voorbeelden" / "gemeente.yml"
OPEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # Monday, 13.00 in the Netherlands


@pytest.fixture(autouse=True)
def _schone_omgeving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for naam in [naam for naam in os.environ if naam.startswith("VLIEGWIEL_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("VLIEGWIEL_VAR_MAP", str(tmp_path / "var"))


def test_without_a_file_it_is_the_example() -> None:
    instellingen = laad_instellingen()
    assert instellingen.gemeente.naam == Gemeente().naam == "Voorbeeldstad"
    assert instellingen.gemeente.openingstijden == "maandag tot en met vrijdag van 9 tot 17 uur"
    assert instellingen.gemeentebestand == voorbeeld()
    assert instellingen.terugbel.bereikbaarheid().vensters == ()


def test_the_file_tells_everything_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_BESTAND", "docs/voorbeelden/gemeente.yml")
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_TELEFOON", "14 0000")
    monkeypatch.setenv("VLIEGWIEL_TERUGBEL_UREN", "di 10:00-11:00")
    instellingen = laad_instellingen()
    assert instellingen.gemeente.naam == "Proefdorp"
    assert instellingen.gemeente.telefoon == "14 0000"
    assert instellingen.gemeentebestand.thema.hoeken == 2
    [venster] = instellingen.terugbel.bereikbaarheid().vensters
    assert (venster.dag, venster.van) == (1, 600)


def test_hours_for_reading_and_for_calling_back_come_from_one_place() -> None:
    instellingen = laad_instellingen(gemeente={"bestand": str(EIGEN)})
    terugbel = instellingen.terugbel.bereikbaarheid()
    assert date(2026, 12, 24) in terugbel.gesloten
    assert instellingen.openingstijden is not None
    assert instellingen.openingstijden.uren.gesloten == terugbel.gesloten
    assert terugbel.aanbod(OPEN.replace(hour=9)) is not None
    assert terugbel.aanbod(OPEN.replace(month=12, day=24, hour=9)) is None
    assert instellingen.openingstijden.stand(OPEN).tot is not None
    assert instellingen.openingstijden.stand(OPEN.replace(month=12, day=24)).tot is None
    tweede_kerstdag = instellingen.openingstijden.stand(datetime(2028, 12, 26, 12, tzinfo=UTC))  # a Tuesday
    assert tweede_kerstdag.tot is None


def test_hours_in_the_gemeentes_own_words_say_nothing_about_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_OPENINGSTIJDEN", "elke ochtend")
    instellingen = laad_instellingen()
    assert instellingen.gemeente.openingstijden == "elke ochtend"
    assert instellingen.openingstijden is None
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_OPENINGSTIJDEN", "")
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_OPEN", "ma 09:00-10:00")
    assert laad_instellingen().gemeente.openingstijden == "maandag van 9 tot 10 uur"


@pytest.mark.parametrize(
    ("naam", "waarde", "melding"),
    [
        ("GEMEENTE_BESTAND", "weg.yml", "weg.yml:1: kan niet gelezen worden"),
        ("GEMEENTE_OPEN", "altijd", "'altijd' is niet te lezen"),
    ],
)
def test_a_wrong_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, naam: str, waarde: str, melding: str) -> None:
    monkeypatch.setenv(f"VLIEGWIEL_{naam}", waarde)
    with pytest.raises(InstellingenFout, match=melding):
        laad_instellingen()


def test_what_is_wrong_in_the_file_and_in_the_environment_is_told_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "dorp.yml").write_text("naam: Dorp\n", "utf-8")
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_BESTAND", str(tmp_path / "dorp.yml"))
    monkeypatch.setenv("VLIEGWIEL_OMGEVING", "productie")
    with pytest.raises(InstellingenFout) as fout:
        laad_instellingen()
    klacht = str(fout.value)
    assert f"{tmp_path}/dorp.yml:1: telefoon ontbreekt" in klacht
    assert "geheime_sleutel ontbreekt" in klacht
    assert "vul de gegevens" not in klacht  # what stands in a file that can't be read is not known


def test_productie_refuses_what_still_is_an_example_in_a_file_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tekst = voorbeeld().pad.read_text("utf-8").replace("naam: Voorbeeldstad", "naam: Dorp", 1)
    (tmp_path / "dorp.yml").write_text(tekst, "utf-8")
    monkeypatch.setenv("VLIEGWIEL_GEMEENTE_BESTAND", str(tmp_path / "dorp.yml"))
    monkeypatch.setenv("VLIEGWIEL_OMGEVING", "productie")
    with pytest.raises(InstellingenFout) as fout:
        laad_instellingen()
    assert "gemeente_telefoon, " in str(fout.value)
    assert "gemeente_naam" not in str(fout.value)


def test_a_file_is_checked_before_use_whatever_the_settings_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VLIEGWIEL_OMGEVING", "productie")
    fout = EIGEN.read_text("utf-8").replace("hoeken: 2", "hoeken: rond")
    for logo in EIGEN.parent.glob("gemeente-*.svg"):
        (tmp_path / logo.name).write_bytes(logo.read_bytes())
    (tmp_path / "dorp.yml").write_text(fout, "utf-8")
    assert main(["gemeente", "controleer", str(EIGEN)]) == 0
    assert main(["gemeente", "controleer", str(EIGEN), str(tmp_path / "dorp.yml")]) == 1
    gezegd = capsys.readouterr()
    assert gezegd.out == f"✓ {EIGEN}: Proefdorp, een logo, alles leesbaar in licht en donker\n" * 2
    assert gezegd.err.endswith(": hoeken is een getal van 0 tot en met 24\n")
    assert gezegd.err.count("\n") == 1
    for opdracht in (["gemeente"], ["gemeente", "controleer"], ["gemeente", str(EIGEN)]):
        with pytest.raises(SystemExit):
            main(opdracht)
        assert "schrijf: gemeente controleer PAD" in capsys.readouterr().err
