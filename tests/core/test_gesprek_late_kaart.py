"""A card that the client fills in again, beside another question: it counts, and what is said about it is true."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client
from vliegwiel.core.gesprek import bewerk_antwoord
from vliegwiel.core.samenvatting import deelbaar

BEREIKBAAR, ONBEREIKBAAR = {"contact": "ja"}, {"contact": "nee"}


def vult_steun_in(client: Client, naam: str, rol: str = "") -> None:
    """Fill in the card about support, which says itself what it is."""
    client._stuur(kaart={"naam": naam, "rol": rol}, vraag="steun")


def test_before_sharing_another_way_to_reach_somebody_goes_nowhere_yet_and_the_question_stays() -> None:
    client = Client().tot("delen")
    client.vult_in(**BEREIKBAAR)
    assert client.sleutels == ("utter_contact_dank", "utter_vraag_delen")
    client.vult_in(**ONBEREIKBAAR)
    assert client.sleutels == ("utter_contact_geen", "utter_vraag_delen")
    assert not client.toestand.contact


@pytest.mark.parametrize(
    ("kaart", "tekst"), [(BEREIKBAAR, "utter_contact_na_delen"), (ONBEREIKBAAR, "utter_contact_weg_na_delen")]
)
def test_after_sharing_somebody_hears_that_the_consultant_sees_it_at_once(kaart: dict[str, str], tekst: str) -> None:
    client = Client().tot("gehoord")
    client.vult_in(**kaart)
    assert client.sleutels[0] == tekst
    assert client.toestand.contact == (kaart is BEREIKBAAR)
    assert client.vraag == "gehoord"


def test_what_was_taken_back_is_not_said_to_be_seen_by_anybody() -> None:
    client = Client().tot("gehoord")
    client.kiest("intrekken")
    client.vult_in(**BEREIKBAAR)
    assert client.sleutels[0] == "utter_contact_dank"


def test_another_trusted_person_with_another_role_is_what_gets_shared() -> None:
    client = Client().tot("delen")
    vult_steun_in(client, "ja", "leiding")
    assert client.sleutels == ("utter_steun_veranderd", "utter_vraag_delen")
    assert deelbaar(client.toestand).velden["steun_rol"] == "leiding"
    vult_steun_in(client, "nee")
    assert "steun_rol" not in deelbaar(client.toestand).velden
    assert client.vraag == "delen"


def test_words_about_somebody_stay_when_the_card_is_filled_in_beside_them() -> None:
    client = Client().tot("steun")
    client.zegt("mijn oude buurman, die snapt mij")
    client.tot("delen")
    vult_steun_in(client, "nee", "meedenken")
    velden = deelbaar(client.toestand).velden
    assert (velden["steun"], velden["steun_rol"]) == ("mijn oude buurman, die snapt mij", "meedenken")


def test_who_takes_the_words_about_somebody_away_leaves_no_role_behind() -> None:
    client = Client().tot("steun")
    client.zegt("mijn oude buurman, die snapt mij")
    client.tot("delen")
    assert deelbaar(client.toestand).velden["steun_rol"]
    na = bewerk_antwoord(client.toestand, "steun", "", BEGIN)
    assert not {"steun", "steun_rol"} & set(deelbaar(na.toestand).velden)


def test_after_sharing_a_changed_role_is_offered_to_be_shared_again() -> None:
    client = Client().tot("gehoord")
    vult_steun_in(client, "ja", "leiding")
    assert client.sleutels == ("utter_gewijzigd_na_delen", "utter_vraag_delen_weer")


def test_a_card_from_an_old_tab_takes_the_place_of_the_question_that_it_answers() -> None:
    client = Client().tot("steun")
    client.vult_in(naam="ja", rol="")
    assert client.vraag == "steun_rol"
    vult_steun_in(client, "ja", "meedenken")
    assert client.vraag not in ("steun", "steun_rol")
