"""Somebody types along at the door: every entry marked, and the client confirms before it is shared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.core.test_gesprek_terugkomst import klaar
from tests.hulp.gesprek import Client, noemt
from tests.hulp.staten import HOOFDVRAGEN, bij
from vliegwiel.core.gesprek import Delen
from vliegwiel.core.samenvatting import Samenvatting, deelbaar, vat_samen


def samen(rol: str = "medewerker") -> Client:
    client = Client()
    client.tot("wens")
    client.kiest("meetypen")
    client.kiest(rol)
    return client


@pytest.mark.parametrize("vraag", HOOFDVRAGEN)
def test_the_switch_works_in_every_state_and_the_question_stays(vraag: str) -> None:
    client = bij(vraag)
    client.kiest("meetypen")
    client.kiest("hulpverlener")
    assert (client.toestand.typt, client.vraag) == ("hulpverlener", vraag)
    client.kiest("meetypen_uit")
    assert (client.toestand.typt, client.vraag) == ("", vraag)
    assert client.toestand.meegetypt == ("hulpverlener",)


def test_a_role_can_be_typed() -> None:
    client = Client()
    client.kiest("meetypen")
    client.zegt("iemand van het wijkteam")
    assert client.toestand.typt == "hulpverlener"


def test_what_was_typed_along_is_marked_and_read_by_the_client_before_sharing() -> None:
    client = samen().tot("contact")
    assert {c.door for c in client.toestand.matrix} == {"medewerker"}
    client.stap()
    assert (client.vraag, client.toestand.typt) == ("klopt_zo", "")
    client.kiest("ja", intent="bevestigen")
    assert client.vraag == "delen"
    inhoud = deelbaar(client.toestand)
    assert inhoud.velden["wens"] == "ik wil weer werken"
    assert inhoud.getypt_door == ("medewerker",)
    assert inhoud.weggelaten == 0
    assert {r.door for _, r in inhoud.met("zorg")} == {"medewerker"}
    assert Delen(1) in client.kiest("delen", intent="delen").effecten


def test_without_the_clients_yes_it_is_not_shared_and_stays_on_the_clients_own_page() -> None:
    client = samen().tot("contact")
    client.stap()
    client.kiest("overslaan", intent="overslaan")
    assert client.vraag == "delen"
    gedeeld, eigen = deelbaar(client.toestand), vat_samen(client.toestand)
    assert gedeeld.velden == {}
    assert not any(r.regels or r.score for r in gedeeld.rijen)
    assert gedeeld.startpunt is None
    assert gedeeld.weggelaten > 0
    assert eigen.velden["wens"] == "ik wil weer werken"
    assert not any(r.bevestigd for rij in eigen.rijen for r in rij.regels)


def test_what_the_client_typed_alone_is_shared_without_a_question() -> None:
    client = Client().tot("delen")
    assert deelbaar(client.toestand) == vat_samen(client.toestand)


def test_a_no_leads_to_the_line_and_then_asks_again() -> None:
    client = samen().tot("contact")
    client.stap()
    client.kiest("nee", intent="ontkennen")
    assert client.vraag == "corrigeer"
    cel = client.toestand.matrix.cellen[0]
    client.kiest(cel.id)
    client.zegt("ik wil misschien weer werken")
    assert client.vraag == "klopt_zo"
    assert f"cel:{cel.id}" not in client.toestand.onbevestigd


def test_the_summary_question_lists_a_later_batch_as_well() -> None:
    client = klaar()
    client.kiest("meetypen")
    client.kiest("naaste")
    client._stuur(tekst="de huur is achter", begrip=_vermelding(), door="naaste")
    assert client.vraag == "klopt_zo"
    client.kiest("ja", intent="bevestigen")
    assert client.vraag == "delen_weer"


def _vermelding() -> Any:
    from vliegwiel.core.begrip import Begrip

    return Begrip(vermeldingen=(noemt("geld", "zorg", "de huur is achter"),))


def test_stopping_turns_it_off() -> None:
    client = samen()
    client.kiest("stoppen", intent="stoppen")
    assert client.toestand.typt == ""


def test_the_summary_survives_storage() -> None:
    client = samen().tot("contact")
    for inhoud in (deelbaar(client.toestand), vat_samen(klaar().toestand)):
        assert Samenvatting.from_dict(json.loads(json.dumps(inhoud.as_dict()))) == inhoud
