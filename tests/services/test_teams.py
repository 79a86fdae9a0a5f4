"""The teams of a gemeente: who a neighbourhood belongs to, and clear errors for who writes the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.teams import laad_teams
from vliegwiel.settings import laad_instellingen

GOED = """
standaard: midden
teams:
  - {id: midden, naam: Team Midden, email: midden@voorbeeldstad.example}
  - {id: noord, naam: Team Noord, postcodes: [1021, 1022]}
"""


def bestand(tmp_path: Path, inhoud: str) -> Path:
    pad = tmp_path / "teams.yml"
    pad.write_text(inhoud, encoding="utf-8")
    return pad


def test_a_neighbourhood_reaches_the_team_that_works_there(tmp_path: Path) -> None:
    assert laad_teams(bestand(tmp_path, GOED)).van_postcode("1022") == "noord"


def test_who_writes_quotation_marks_around_a_postcode_means_the_same(tmp_path: Path) -> None:
    tekst = GOED.replace("[1021, 1022]", "[\"1021\", '1022']")
    assert laad_teams(bestand(tmp_path, tekst)).van_postcode("1022") == "noord"


@pytest.mark.parametrize("postcode", [None, "", "9999", "onzin"])
def test_who_names_no_known_neighbourhood_reaches_the_default_team(tmp_path: Path, postcode: str | None) -> None:
    assert laad_teams(bestand(tmp_path, GOED)).van_postcode(postcode) == "midden"


def test_the_teams_that_are_shipped_can_be_used(tmp_path: Path) -> None:
    teams = laad_teams(laad_instellingen(var_map=tmp_path).teams)
    assert teams.naam(teams.standaard) == "Algemeen"


@pytest.mark.parametrize(
    ("inhoud", "regel", "reden"),
    [
        (GOED.replace("1021", "21"), 5, "geen postcode van vier cijfers"),
        (GOED.replace("1021", "'1021 AB'"), 5, "1021 AB is geen postcode van vier cijfers; schrijf bijvoorbeeld 1021"),
        (GOED.replace("1021", "0121"), 5, "geen postcode van vier cijfers"),
        (GOED.replace("1021", "[1021]"), 5, "dit is geen postcode van vier cijfers"),
        (GOED.replace("id: noord", "id: Noord 1"), 5, "geen kleine letter"),
        (GOED.replace("id: noord", "id: midden"), 5, "voor de tweede keer"),
        (GOED.replace("midden@", "midden"), 4, "geen e-mailadres"),
        (GOED.replace("standaard: midden", "standaard: zuid"), 1, "standaardteam"),
        (GOED.replace("Team Midden, email", "Team Midden, mail"), 4, "mail hoort niet bij een team"),
        (GOED + "  - {id: oost, naam: Oost, postcodes: [1022]}\n", 1, "hoort bij noord en bij oost"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, inhoud: str, regel: int, reden: str) -> None:
    with pytest.raises(OngeldigBestand) as fout:
        laad_teams(bestand(tmp_path, inhoud))
    assert f"teams.yml:{regel}: " in str(fout.value)
    assert reden in str(fout.value)
