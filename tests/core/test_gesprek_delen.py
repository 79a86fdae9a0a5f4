"""The contact card and sharing: nothing is shared without a yes, and something new can be shared again."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from tests.hulp.sprekend import Lezer
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.gesprek import Delen, Intrekken


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
    client.zegt("ik hou het liever voor mezelf", intent="zelf_houden")
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


GEEN_JA = (
    "wat doet zo'n consulent eigenlijk?", "krijgt die consulent ook mijn diploma's te zien", "leuk geschreven hoor",
    "oke en telt dat mee voor mijn rijbewijs? dat zou ik fijn vinden", "stuur maar, of eigenlijk wacht", "ja maar niet alles",
    "ja klopt", "oké", "deel je het ook met mijn buren",
)  # fmt: skip


def deelt(client: Client) -> bool:
    assert client.laatste is not None
    return any(isinstance(e, Delen) for e in client.laatste.effecten)


def haalt_terug(client: Client) -> bool:
    assert client.laatste is not None
    return any(isinstance(e, Intrekken) for e in client.laatste.effecten)


def opnieuw_te_delen() -> Client:
    client = Client().tot("gehoord")
    client.stap()
    client.zegt("o ja, mijn fiets is stuk", noemt("regelen", "zorg", "mijn fiets is stuk"))
    assert client.vraag == "delen_weer"
    return client


@pytest.mark.parametrize("tekst", GEEN_JA)
@pytest.mark.parametrize("act", ["delen", "bevestigen"])
def test_what_only_sounds_like_a_yes_shares_nothing_and_the_question_is_put_again(tekst: str, act: str) -> None:
    for client in (Client().tot("delen"), opnieuw_te_delen()):
        vraag, gedeeld = client.vraag, client.toestand.gedeeld
        client.zegt(tekst, intent=act)
        assert not deelt(client)
        assert (client.vraag, client.toestand.gedeeld) == (vraag, gedeeld)
        assert client.sleutels == (f"utter_uitleg_{vraag}", f"utter_vraag_{vraag}")


@pytest.mark.parametrize("tekst", ["ja", "ja hoor, deel maar", "stuur het maar naar de consulent", "is goed"])
@pytest.mark.parametrize("act", ["delen", "bevestigen", "inhoud"])
def test_a_short_clear_yes_shares(tekst: str, act: str) -> None:
    for client in (Client().tot("delen"), opnieuw_te_delen()):
        client.zegt(tekst, intent=act)
        assert deelt(client)


def test_the_explanation_says_who_reads_it_and_that_nothing_goes_without_a_yes() -> None:
    client = Lezer().tot("delen")
    client.zegt("stuur je het dan naar de uitkering?", intent="delen")
    assert "consulent" in client.gezegd[0]
    assert "ja" in client.gezegd[0].split() or "ja." in client.gezegd[0]
    assert {"delen", "zelf_houden", "later_verder"} == client.knoppen


def test_who_keeps_asking_about_sharing_gets_the_way_to_a_person() -> None:
    client = Client().tot("delen")
    for _ in range(3):
        client.zegt("ja maar dan", intent="delen")
        assert not deelt(client)
    assert client.sleutels[0] == "utter_niet_begrepen_mens"


def test_a_yes_typed_below_another_question_is_no_yes_to_sharing() -> None:
    client = Client().tot("delen")
    client._stuur(tekst="ja", begrip=Begrip("bevestigen", 0.9), vraag="contact")
    assert not deelt(client)
    assert client.vraag == "delen"


def test_a_yes_button_of_another_question_is_no_yes_to_sharing() -> None:
    client = Client().tot("delen")
    client.kiest("ja", intent="bevestigen")
    assert not deelt(client)


@pytest.mark.parametrize("tekst", ["niet delen", "nee toch maar niet", "alleen voor mezelf", "stuur het niet door"])
def test_a_no_stays_a_no(tekst: str) -> None:
    client = Client().tot("delen")
    client.zegt(tekst, intent="zelf_houden" if "mezelf" in tekst else "ontkennen")
    assert not deelt(client)
    assert client.sleutels[0] == "utter_zelf_houden"


def test_a_question_about_sharing_in_the_middle_is_answered_and_the_talk_goes_on() -> None:
    client = Client().tot("goed")
    client.zegt("deel je dit met mijn werkgever?", intent="delen", zekerheid=0.95)
    assert client.sleutels == ("utter_uitleg_delen", "utter_vraag_goed")
    assert not client.toestand.snel


@pytest.mark.parametrize(
    "act", ["delen", "corrigeren", "opnieuw_beginnen", "verwijderen", "inhoud", "ontkennen", "zelf_houden"]
)
@pytest.mark.parametrize(
    "tekst",
    ["neem het terug", "haal dat weer terug bij de gemeente", "ik heb nooit ja gezegd", "stop! niet doorsturen",
     "ik wou juist niet delen", "verwijder het bij die consulent", "ik wil alles terug hebben"],
)  # fmt: skip
def test_what_was_shared_is_taken_back_however_it_is_said(tekst: str, act: str) -> None:
    for vraag in ("gehoord", "", "intrek_keuze"):
        client = Client().tot("gehoord")
        if not vraag:
            client.stap()
        if vraag == "intrek_keuze":
            client.zegt("ik hou het voor mezelf", intent="zelf_houden")
        assert client.vraag == vraag
        client.zegt(tekst, intent=act)
        assert haalt_terug(client)
        assert client.sleutels[0] == "utter_ingetrokken"
        assert not client.toestand.is_gedeeld


@pytest.mark.parametrize(
    ("tekst", "act"),
    [("nee, ik wil niet dat zo'n consulent het leest", "ontkennen"), ("haal dat maar weg", "verwijderen"),
     ("heb je het nou doorgestuurd?", "samenvatting_vraag"), ("nee het is zomaar gedeeld", "ontkennen")],
)  # fmt: skip
def test_a_no_about_sharing_is_no_answer_to_whether_somebody_felt_heard(tekst: str, act: str) -> None:
    client = Client().tot("gehoord")
    client.zegt(tekst, intent=act)
    assert client.sleutels == ("utter_al_gedeeld", "utter_vraag_intrek_keuze")
    assert "gehoord" not in client.toestand.velden
    client.kiest("intrekken")
    assert haalt_terug(client)
    assert client.vraag == "gehoord"


def test_below_the_buttons_to_take_back_haal_weg_takes_back_and_laat_staan_does_not() -> None:
    for tekst, terug in (("haal het maar weg", True), ("laat het zo staan", False)):
        client = Client().tot("gehoord")
        client.zegt("ik hou het voor mezelf", intent="zelf_houden")
        client.zegt(tekst, intent="bevestigen" if not terug else "verwijderen")
        assert haalt_terug(client) == terug


def test_not_sharing_something_new_leaves_what_was_shared() -> None:
    client = opnieuw_te_delen()
    client.zegt("niet delen", intent="zelf_houden")
    assert client.sleutels[0] == "utter_blijft_gedeeld"
    assert client.toestand.is_gedeeld


def test_a_story_after_sharing_takes_nothing_back() -> None:
    client = Client().tot("gehoord")
    client.zegt("ik wil mijn kinderen terug", noemt("gezin", "wens", "ik wil mijn kinderen terug"))
    assert not haalt_terug(client)
