"""What is always within reach works in every state, in one message, and loses nothing."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from vliegwiel.core.gesprek import GESTOPT, KLAAR, LATER
from vliegwiel.core.gesprek.script import soort_van

VRAGEN = (
    "welkom", "wens", "waarom", "verdieping", "goed", "lastig", "kies_gebied", "gebied:wonen", "score:wonen", "in_de_weg",
    "startpunt", "belang", "belang_waarom", "vertrouwen", "vertrouwen_hoger", "steun", "stap", "contact", "delen", "gehoord",
)  # fmt: skip
ZIJVRAGEN = (
    "plaats:lastig",
    "steun_rol",
    "corrigeer",
    "corrigeer_tekst",
    "verwijder_zeker",
    "crisis_vraag",
    "crisis_verder",
    "nazorg_vraag",
    "",
)
overal = pytest.mark.parametrize("vraag", [*VRAGEN, *ZIJVRAGEN])


def bij(vraag: str) -> Client:
    """Return a client who has this question in front of them."""
    client = Client()
    match soort_van(vraag):
        case "plaats":
            client.tot("lastig").zegt("dat eeuwige gedoe")
        case "steun_rol":
            client.tot("steun").zegt("mijn zus")
        case "corrigeer":
            client.tot("startpunt").kiest("corrigeren", intent="corrigeren")
        case "corrigeer_tekst":
            client.tot("startpunt").kiest("corrigeren", intent="corrigeren")
            client.kiest(client.toestand.matrix.cellen[0].id)
        case "verwijder_zeker":
            client.tot("startpunt").zegt("verwijder alles", intent="verwijderen")
        case "crisis_vraag":
            client.tot("startpunt").zegt("het hoeft niet meer", crisis="vermoeden", soort="suicide")
        case "crisis_verder":
            client.tot("startpunt").zegt("ik wil dood", crisis="acuut", soort="suicide")
        case "nazorg_vraag":
            client.tot("startpunt").zegt("vroeger wilde ik dood", crisis="nazorg", soort="nazorg")
        case "":
            while client.toestand.status != KLAAR:
                client.stap()
        case _:
            client.tot(vraag)
    assert client.vraag == vraag
    return client


@overal
@pytest.mark.parametrize("getypt", [False, True])
@pytest.mark.parametrize(("act", "status"), [("stoppen", GESTOPT), ("later_verder", LATER)])
def test_stopping_and_pausing_work_and_lose_nothing(vraag: str, getypt: bool, act: str, status: str) -> None:
    client = bij(vraag)
    voor = client.toestand
    if getypt:
        client.zegt(act.split("_")[0], intent=act)
    else:
        client.kiest(act, intent=act)
    assert client.toestand.status == status
    assert (client.toestand.matrix, client.toestand.velden) == (voor.matrix, voor.velden)


@overal
@pytest.mark.parametrize("act", ["overslaan", "weet_niet"])
def test_a_question_can_be_left_and_the_talk_goes_on(vraag: str, act: str) -> None:
    client = bij(vraag)
    voor = client.toestand
    client.kiest(act, intent=act)
    assert set(citaten(voor)) <= set(citaten(client.toestand))
    gaat_verder = client.vraag != vraag or client.toestand.status == LATER
    # Sharing and deleting are never decided by leaving the question; a crisis question is never left by itself.
    assert gaat_verder or vraag in ("", "crisis_vraag", "crisis_verder", "nazorg_vraag", "verwijder_zeker", "welkom")
    assert client.toestand.gedeeld == voor.gedeeld


@overal
def test_a_person_is_one_message_away(vraag: str) -> None:
    client = bij(vraag)
    client.kiest("mens_spreken", intent="mens_spreken")
    assert any("mens" in sleutel for sleutel in client.sleutels)


@overal
def test_saying_that_it_is_not_right_is_heard(vraag: str) -> None:
    client = bij(vraag)
    gedaan = client.zegt("dat klopt niet", intent="corrigeren")
    assert gedaan.teksten
    assert not any("niet_begrepen" in s for s in client.sleutels) or vraag == "corrigeer"


@overal
def test_a_story_anywhere_is_never_an_error(vraag: str) -> None:
    client = bij(vraag)
    assert client.zegt(
        "mijn fiets is gestolen en nu kom ik nergens", noemt("regelen", "zorg", "mijn fiets is gestolen")
    ).teksten
