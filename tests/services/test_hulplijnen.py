"""Help lines are read once, at start, and a mistake in them is told in words before a client can meet it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from vliegwiel.core.hulplijnen import SOORTEN, Hulplijn, OngeldigeHulplijn
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.hulplijnen import laad_hulplijnen
from vliegwiel.settings import PROJECT

BESTAND = PROJECT / "data" / "hulplijnen.yml"
GEMEENTE = {"daklozenloket_telefoon": "010 000 00 01"}


def schrijf(pad: Path, inhoud: object) -> Path:
    pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True), "utf-8")
    return pad


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("stil", [False, True])
def test_every_kind_of_crisis_has_somebody_to_call_and_the_same_lines_for_who_can_not(soort: str, stil: bool) -> None:
    lijnen = laad_hulplijnen(BESTAND, GEMEENTE)
    rij = lijnen.voor(soort, stil=stil)
    assert rij[0].nummers or rij[0].chat
    assert set(rij) == set(lijnen.voor(soort))
    assert not stil or [bool(lijn.chat) for lijn in rij] == sorted((bool(lijn.chat) for lijn in rij), reverse=True)


def test_the_gemeente_adds_its_own_line_after_112_and_before_the_others(tmp_path: Path) -> None:
    eigen = schrijf(tmp_path / "eigen.yml", {"lijnen": [{
        "id": "opvang", "naam": "Opvang Voorbeeldstad", "nummers": ["010 000 00 09"], "uren": "dag en nacht",
        "voor": ["dakloos_acuut", "medisch"], "plaats": "eerst"}]})  # fmt: skip
    lijnen = laad_hulplijnen(BESTAND, GEMEENTE, eigen)
    assert [lijn.id for lijn in lijnen.voor("dakloos_acuut")] == ["opvang", "daklozenloket", "noodnummer"]
    assert [lijn.id for lijn in lijnen.voor("medisch")] == ["noodnummer", "opvang", "huisarts"]
    assert lijnen.pagina()[-1].tel == "0100000009"
    assert lijnen.variabelen()["opvang"] == "010 000 00 09"


@pytest.mark.parametrize(("eigen", "klacht"), [
    ({"id": "noodnummer", "naam": "x", "nummers": ["112"], "uren": "altijd"}, "bestaat al"),
    ({"id": "opvang", "naam": "x", "nummers": ["bel maar"], "uren": "altijd"}, "geen telefoonnummer"),
    ({"id": "opvang", "naam": "x", "nummers": ["010 000 00 09"]}, "uren ontbreekt"),
    ({"id": "opvang", "naam": "x", "uren": "altijd", "chat": "http://opvang.example", "chat_naam": "x"}, "https"),
    ({"id": "opvang", "naam": "x", "uren": "altijd", "kleur": "rood"}, "geen veld"),
    ({"id": "opvang", "naam": "x", "uren": "altijd", "voor": ["verdriet"]}, "bestaat niet"),
    ({"id": "opvang", "naam": "x", "uren": "altijd", "plaats": "boven"}, "plaats"),
    ({"id": "Op vang", "naam": "x", "uren": "altijd"}, "kleine letters"),
])  # fmt: skip
def test_a_wrong_line_is_refused_with_the_file_and_the_reason(tmp_path: Path, eigen: object, klacht: str) -> None:
    pad = schrijf(tmp_path / "eigen.yml", {"lijnen": [eigen]})
    with pytest.raises(OngeldigBestand, match=klacht) as fout:
        laad_hulplijnen(BESTAND, GEMEENTE, pad)
    assert "eigen.yml" in str(fout.value)


@pytest.mark.parametrize(("weg", "klacht"), [
    (("kaarten", "suicide"), "suicide ontbreekt"), (("kaarten",), "kaarten ontbreekt"), (("altijd",), "altijd ontbreekt"),
])  # fmt: skip
def test_a_kind_of_crisis_without_a_card_can_not_be_built(tmp_path: Path, weg: tuple[str, ...], klacht: str) -> None:
    gegevens = yaml.safe_load(BESTAND.read_text("utf-8"))
    plek = gegevens
    for deel in weg[:-1]:
        plek = plek[deel]
    del plek[weg[-1]]
    with pytest.raises(OngeldigBestand, match=klacht):
        laad_hulplijnen(schrijf(tmp_path / "lijnen.yml", gegevens), GEMEENTE)


def test_a_card_that_nobody_can_call_can_not_be_built(tmp_path: Path) -> None:
    gegevens = yaml.safe_load(BESTAND.read_text("utf-8"))
    gegevens["kaarten"]["medisch"] = ["huisarts"]
    with pytest.raises(OngeldigBestand, match="geen lijn met een nummer"):
        laad_hulplijnen(schrijf(tmp_path / "lijnen.yml", gegevens), GEMEENTE)


def test_a_chat_without_a_name_is_no_line() -> None:
    with pytest.raises(OngeldigeHulplijn):
        Hulplijn("x_y", "X", uren="altijd", chat="https://x.example")
