"""Handing over early: from every state, within four turns, with a contact wish and with what there is."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from tests.hulp.staten import CRISIS, STATEN, bij
from vliegwiel.core.gesprek import Delen
from vliegwiel.core.samenvatting import deelbaar

NOG_NIET_GEDEELD = [s for s in STATEN if s not in CRISIS and not bij(s).toestand.gedeeld]


def deel_snel(client: Client) -> int:
    """Walk on until it is shared; returns the number of turns."""
    for beurten in range(1, 5):
        assert client.laatste is not None
        if any(isinstance(e, Delen) for e in client.laatste.effecten):
            return beurten
        if client.vraag == "contact":
            client.vult_in(contact="ja")
        elif client.vraag == "klopt_zo":
            client.kiest("ja", intent="bevestigen")
        else:
            assert client.vraag == "delen"
            client.kiest("delen", intent="delen")
    raise AssertionError("niet gedeeld")


@pytest.mark.parametrize("vraag", NOG_NIET_GEDEELD)
@pytest.mark.parametrize("act", ["mens_spreken", "delen"])
def test_a_hand_over_is_at_most_four_turns_away(vraag: str, act: str) -> None:
    client = bij(vraag)
    client.zegt("doe maar", intent=act)
    assert deel_snel(client) <= 4
    assert client.toestand.contact


def test_with_nothing_told_the_hand_over_says_what_was_not_asked() -> None:
    client = Client()
    client.kiest("mens_spreken", intent="mens_spreken")
    deel_snel(client)
    inhoud = deelbaar(client.toestand)
    assert inhoud.velden == {}
    assert {"wens", "waarom", "goed", "lastig", "startpunt", "steun", "stap"} <= set(inhoud.niet_gevraagd)
    assert "contact" not in inhoud.niet_gevraagd


def test_with_only_the_wish_the_hand_over_has_the_wish() -> None:
    client = Client().tot("wens")
    client.zegt("ik wil rust", noemt("gevoel", "wens", "ik wil rust"))
    client.zegt("ik wil het nu delen", intent="delen")
    deel_snel(client)
    inhoud = deelbaar(client.toestand)
    assert inhoud.velden == {"wens": "ik wil rust"}
    assert "wens" not in inhoud.niet_gevraagd
    assert "waarom" in inhoud.niet_gevraagd


def test_who_kept_it_to_themselves_can_still_hand_over_later() -> None:
    client = Client().tot("delen")
    client.kiest("zelf_houden", intent="zelf_houden")
    client.stap()
    client.kiest("mens_spreken", intent="mens_spreken")
    deel_snel(client)


def test_a_contact_card_that_comes_late_still_counts() -> None:
    client = Client().tot("contact")
    client.vult_in(contact="nee")
    assert not client.toestand.contact
    client.vult_in(contact="ja")
    assert client.toestand.contact
    assert client.vraag == "delen"


def test_what_was_shared_is_not_shared_again_by_asking_for_a_person() -> None:
    client = Client().tot("gehoord")
    assert not any(isinstance(e, Delen) for e in client.kiest("mens_spreken", intent="mens_spreken").effecten)
    assert client.toestand.gedeeld == 1
