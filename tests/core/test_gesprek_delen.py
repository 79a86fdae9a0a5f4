"""The contact card and sharing: nothing is shared without a yes, and something new can be shared again."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from vliegwiel.core.gesprek import Delen


@pytest.mark.parametrize("vraag", ["welkom", "wens", "lastig", "score:wonen", "startpunt", "belang", "steun", "stap"])
def test_the_quick_way_to_a_person_takes_at_most_four_turns(vraag: str) -> None:
    client = Client().tot(vraag)
    voor = len(client.toestand.verwerkt)
    client.kiest("mens_spreken", intent="mens_spreken")
    assert client.vraag == "contact"
    client.vult_in(contact="ja")
    client.kiest("delen", intent="delen")
    assert client.toestand.gedeeld == 1
    assert len(client.toestand.verwerkt) - voor <= 4


def test_a_telephone_number_typed_as_chat_text_does_not_count_as_the_contact_card() -> None:
    client = Client().tot("contact")
    client.zegt("bel maar op [telefoonnummer]")
    assert client.vraag == "contact"


def test_a_button_that_belongs_to_another_question_answers_nothing() -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus")
    client.kiest("delen", intent="delen")
    assert client.vraag == "steun_rol"
    assert "steun_rol" not in client.toestand.velden


def test_after_sharing_the_bot_does_not_deny_that_it_was_shared() -> None:
    client = Client().tot("gehoord")
    client.zegt("ik wil het toch niet delen", intent="zelf_houden")
    assert client.sleutels[0] == "utter_al_gedeeld"


def test_a_message_that_was_not_understood_at_the_summary_is_not_written_down() -> None:
    client = Client().tot("delen")
    voor = client.toestand.matrix
    client.zegt("verander rust in rust in mijn hoofd", noemt("gevoel", "wens", "rust in mijn hoofd"))
    assert client.toestand.matrix == voor


def test_no_contact_can_be_typed() -> None:
    client = Client().tot("contact")
    client.zegt("ik wil geen contact", intent="mens_spreken")
    assert client.vraag == "delen"


def test_keeping_it_to_yourself_shares_nothing() -> None:
    client = Client().tot("delen")
    gedaan = client.kiest("zelf_houden", intent="zelf_houden")
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.toestand.gedeeld == 0


def test_typing_stuur_maar_door_shares_like_the_button() -> None:
    client = Client().tot("delen")
    assert Delen(1) in client.zegt("stuur maar door", intent="delen").effecten


def test_sharing_in_the_middle_takes_the_short_way_but_nothing_is_shared_by_accident() -> None:
    client = Client().tot("goed")
    gedaan = client.zegt("deel het maar", intent="delen")
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.vraag == "contact"


def test_something_new_after_sharing_can_be_shared_as_a_new_version() -> None:
    client = Client().tot("gehoord")
    client.stap()
    client.zegt("o ja, mijn fiets is stuk", noemt("regelen", "zorg", "mijn fiets is stuk"))
    assert client.vraag == "delen_weer"
    assert Delen(2) in client.kiest("delen", intent="delen").effecten
