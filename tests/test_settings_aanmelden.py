"""Half a sign-on service is no sign-on service: the administrator reads what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from vliegwiel.settings import InstellingenFout, laad_instellingen
from vliegwiel.settings_aanmelden import lees_rollen, lees_vertaling

HEEL = {
    "OIDC_ISSUER": "https://login.proefdorp.example/realms/werk",
    "OIDC_CLIENT_ID": "vliegwiel",
    "OIDC_CLIENT_SECRET": "heel-geheim",
    "OIDC_ROLLEN": "VW-Consulent=consulent; CN=VW,OU=Beheer=beheerder",
    "OIDC_TEAMS": "Wijkteam Noord=noord",
}


def laad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **anders: str) -> object:
    for naam, waarde in (HEEL | anders).items():
        monkeypatch.setenv(f"VLIEGWIEL_{naam}", waarde)
    return laad_instellingen(var_map=tmp_path)


def test_a_whole_configuration_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    laad(monkeypatch, tmp_path, TWEEDE_FACTOR_ROLLEN="beheerder, auditor")
    instellingen = laad_instellingen(var_map=tmp_path)
    assert instellingen.oidc.aan
    assert lees_vertaling(instellingen.oidc.rollen) == {"VW-Consulent": "consulent", "CN=VW,OU=Beheer": "beheerder"}
    assert lees_rollen(instellingen.tweede_factor_rollen) == {"beheerder", "auditor"}
    assert "heel-geheim" not in repr(instellingen)


@pytest.mark.parametrize(
    ("anders", "klacht"),
    [
        ({"OIDC_CLIENT_SECRET": ""}, "oidc is half ingevuld: oidc_client_secret ontbreekt"),
        ({"OIDC_ISSUER": "", "OIDC_ROLLEN": ""}, "oidc_issuer, oidc_rollen ontbreekt"),
        ({"OIDC_ROLLEN": "a=directeur"}, "directeur"),
        ({"OIDC_ROLLEN": "consulent"}, "heeft een deel zonder ="),
        ({"OIDC_TEAMS": "a=Noord!"}, "geen id van een team"),
        ({"OIDC_ISSUER": "login.example"}, "begint met https://"),
        ({"OIDC_SCOPES": "profile"}, "openid"),
        ({"TWEEDE_FACTOR_ROLLEN": "baas"}, "kent de rol baas niet"),
    ],
)
def test_half_a_configuration_or_a_wrong_one_is_told_in_dutch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, anders: dict[str, str], klacht: str
) -> None:
    with pytest.raises(InstellingenFout) as fout:
        laad(monkeypatch, tmp_path, **anders)
    assert klacht in str(fout.value)
    assert "heel-geheim" not in str(fout.value)


def test_productie_sends_no_secret_over_http(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(InstellingenFout, match="oidc_issuer moet met https"):
        laad(monkeypatch, tmp_path, OMGEVING="productie", OIDC_ISSUER="http://login.proefdorp.example")
