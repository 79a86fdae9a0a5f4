"""A conversation that begins with somebody's link: the giver is named, and can type along without staying in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.hulp.gesprek import SET, Client
from vliegwiel.core.gesprek import Toestand, Via, begin, hervat
from vliegwiel.core.gesprek.onderbreking import TALEN


def met_link(via: Via | None = None) -> Client:
    return Client(toestand=begin(Toestand(SET), via or Via("Anouk")).toestand)


def test_the_first_words_name_who_gave_the_link() -> None:
    begonnen = begin(Toestand(SET), Via("Anouk"))
    assert [t.sleutel for t in begonnen.teksten] == ["utter_welkom_via", "utter_vraag_welkom"]
    assert begonnen.teksten[0].variabelen == {"gever": "Anouk"}


def test_of_a_giver_who_may_read_what_is_shared_nobody_says_never() -> None:
    begonnen = begin(Toestand(SET), Via("Anouk", consulent=True))
    assert begonnen.teksten[0].sleutel == "utter_welkom_via_consulent"


@pytest.mark.parametrize("taal", TALEN)
def test_in_another_language_it_is_said_first_what_this_is(taal: str) -> None:
    begonnen = begin(Toestand(SET), Via("Anouk", taal=taal))
    assert [t.sleutel for t in begonnen.teksten] == [f"utter_taal_{taal}", "utter_welkom_via", "utter_vraag_welkom"]
    assert [k.waarde for k in begonnen.teksten[0].keuzes] == ["verder"]


def test_who_then_writes_in_that_language_still_hears_who_to_call() -> None:
    client = met_link(Via("Anouk", taal="pl"))
    client.zegt("Dzień dobry", taal="pl")
    assert client.sleutels == ("utter_taal_pl", "utter_taal_crisis_pl")


def test_going_on_in_dutch_begins_nothing_yet() -> None:
    client = met_link(Via("Anouk", taal="pl"))
    client.kiest("verder")
    assert client.vraag == "welkom"


def test_the_second_button_is_that_somebody_types_along() -> None:
    assert [k.waarde for k in begin(Toestand(SET), Via("Anouk")).teksten[-1].keuzes] == [
        "begin", "meetypen_gever", "meer_weten", "mens_spreken", "denk_erover_na",
    ]  # fmt: skip
    assert "meetypen_gever" not in [k.waarde for k in begin(Toestand(SET)).teksten[-1].keuzes]


def test_the_giver_types_along_from_the_first_screen_and_every_line_is_marked() -> None:
    client = met_link()
    client.kiest("meetypen_gever")
    assert (client.toestand.typt, client.toestand.helper, client.vraag) == ("medewerker", "Anouk", "welkom")
    client.tot("goed").stap()
    assert {c.door for c in client.toestand.matrix} == {"medewerker"}
    assert client.toestand.meegetypt == ("medewerker",)
    assert client.toestand.onbevestigd


def test_before_sharing_the_client_reads_what_the_giver_typed() -> None:
    client = met_link()
    client.kiest("meetypen_gever")
    client.tot("contact").stap()
    assert (client.vraag, client.toestand.typt) == ("klopt_zo", "")
    client.kiest("ja", intent="bevestigen")
    assert not client.toestand.onbevestigd
    assert client.vraag == "delen"


def test_later_on_the_giver_is_one_of_the_answers_to_who_types_along() -> None:
    client = met_link().tot("waarom")
    client.kiest("meetypen")
    assert client.laatste is not None
    assert ("meetypen_gever", "Anouk") in [(k.waarde, k.label) for k in client.laatste.teksten[-1].keuzes]
    client.kiest("meetypen_gever")
    assert (client.toestand.typt, client.toestand.helper, client.vraag) == ("medewerker", "Anouk", "waarom")


def test_without_a_link_that_button_does_nothing() -> None:
    client = Client()
    client.kiest("meetypen_gever")
    assert (client.toestand.typt, client.toestand.helper) == ("", "")


def test_on_another_device_nobody_types_along_any_more() -> None:
    client = met_link()
    client.kiest("meetypen_gever")
    client.tot("lastig")
    elders = hervat(client.toestand, datetime(2026, 11, 3, tzinfo=UTC)).toestand
    assert (elders.typt, elders.helper) == ("", "")
    assert elders.onbevestigd == client.toestand.onbevestigd


def test_who_deletes_everything_deletes_the_givers_name_as_well() -> None:
    client = met_link()
    client.kiest("meetypen_gever")
    client.tot("waarom")
    client.kiest("verwijderen", intent="verwijderen")
    client.kiest("ja", intent="bevestigen")
    assert "Anouk" not in str(client.toestand.as_dict())
