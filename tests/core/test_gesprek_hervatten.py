"""Stopping half-way and coming back; asking for the code; taking back what was shared. Told as conversations."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from tests.hulp.staten import VRAGEN, bij
from vliegwiel.core.gesprek import FASEN, Delen, Intrekken, ToestemmingGegeven, fase, hervat
from vliegwiel.core.gesprek.hervatten import AFGEBROKEN, CODE
from vliegwiel.core.gesprek.script import soort_van

overal = pytest.mark.parametrize("vraag", VRAGEN)
INTREKWOORDEN = (
    "trek het in",
    "trek in",
    "ik wil het intrekken",
    "kan ik dat nog intrekken?",
    "ik wil mijn verhaal terugtrekken",
    "haal het maar terug",
    "neem mijn verhaal terug",
    "ik wil dit niet meer delen",
    "intrekken",
)


def gedeeld() -> Client:
    """Return a client who has just shared."""
    client = Client().tot("delen")
    client.stap()
    assert client.toestand.is_gedeeld
    return client


def kaarten(client: Client) -> list[str | None]:
    assert client.laatste is not None
    return [t.kaart for t in client.laatste.teksten]


@pytest.mark.parametrize(
    "tekst",
    ["geef me mijn code", "mijn code graag", "wat is mijn code?", "code", "Hervatcode", "ik ben mijn code kwijt",
     "waar vind ik de code om verder te gaan", "kan ik een nieuwe code krijgen", "laat me de code zien"],
)  # fmt: skip
def test_who_asks_for_the_code_gets_it_and_the_question_stays(tekst: str) -> None:
    client = Client().tot("waarom")
    client.zegt(tekst)
    assert CODE in kaarten(client)
    assert (client.vraag, client.sleutels[-1]) == ("waarom", "utter_vraag_waarom")


@pytest.mark.parametrize(
    "tekst",
    ["ik heb geen digid en snap die brieven niet", "programmeren, dus code schrijven lijkt me leuk", "postcode"],
)
def test_somebody_who_tells_about_another_code_is_not_interrupted(tekst: str) -> None:
    client = Client().tot("wens")
    client.zegt(tekst)
    assert CODE not in kaarten(client)


def test_pausing_shows_where_the_code_is() -> None:
    client = Client().tot("goed")
    client.kiest("later_verder", intent="later_verder")
    assert client.sleutels == ("utter_later", "utter_code")
    assert CODE in kaarten(client)


@overal
def test_coming_back_loses_nothing_and_puts_the_open_question_once_more(vraag: str) -> None:
    client = bij(vraag)
    voor = client.toestand
    terug = hervat(voor, BEGIN)
    na = terug.toestand
    assert (na.matrix, na.afgehandeld, na.gedeeld, na.veiligheid) == (
        voor.matrix,
        voor.afgehandeld,
        voor.gedeeld,
        voor.veiligheid,
    )
    assert {k: w for k, w in voor.velden.items() if k != "corrigeer"} == na.velden
    if not na.vraag:
        assert vraag in ("", *AFGEBROKEN)
        assert [t.sleutel for t in terug.teksten] == ["utter_hervat_klaar"]
        return
    assert terug.teksten[0].sleutel == "utter_hervat"
    assert terug.teksten[-1].soort == "vraag"
    # The offer to call is made again only when somebody can call now.
    assert na.vraag == vraag or vraag in (*AFGEBROKEN, "terugbel_vraag")
    assert na.status == "loopt"


def test_who_paused_and_comes_back_goes_on_with_the_next_answer() -> None:
    client = Client().tot("goed")
    client.kiest("later_verder", intent="later_verder")
    client.toestand = hervat(client.toestand, BEGIN).toestand
    client.zegt("ik fiets veel", noemt("lichaam", "kracht", "ik fiets veel"))
    assert client.vraag == "lastig"


@overal
def test_every_state_has_a_stage_also_a_correction_after_the_end(vraag: str) -> None:
    client = bij(vraag)
    client.zegt("dat klopt niet", intent="corrigeren")
    assert fase(client.toestand) in FASEN
    assert fase(hervat(client.toestand, BEGIN).toestand) in FASEN


@overal
def test_taking_back_works_in_every_state_and_keeps_the_clients_own_words(vraag: str) -> None:
    client = bij(vraag)
    voor = client.toestand
    gedaan = client.kiest("intrekken")
    assert Intrekken() in gedaan.effecten
    assert not client.toestand.is_gedeeld
    assert list(citaten(client.toestand)) == list(citaten(voor))
    assert client.vraag == vraag or vraag in (*AFGEBROKEN, "delen_weer", "terugbel_vraag")
    assert any(s in ("utter_ingetrokken", "utter_niets_gedeeld") for s in client.sleutels)


@pytest.mark.parametrize("tekst", INTREKWOORDEN)
def test_taking_back_can_be_typed(tekst: str) -> None:
    client = gedeeld()
    client.zegt(tekst)
    assert not client.toestand.is_gedeeld
    assert client.sleutels[0] == "utter_ingetrokken"


@pytest.mark.parametrize(
    "tekst", ["ik trek bij mijn zus in", "ik wil het niet intrekken", "ik wil terug naar mijn werk"]
)
def test_something_else_that_sounds_like_it_takes_nothing_back(tekst: str) -> None:
    client = gedeeld()
    client.zegt(tekst)
    assert client.toestand.is_gedeeld


@pytest.mark.parametrize("tekst", INTREKWOORDEN)
def test_before_sharing_those_words_are_an_ordinary_answer(tekst: str) -> None:
    client = Client().tot("waarom")
    gedaan = client.zegt(tekst)
    assert Intrekken() not in gedaan.effecten


@pytest.mark.parametrize(
    ("tekst", "intent"), [("ik hou het toch voor mezelf", "zelf_houden"), ("verwijder alles", "verwijderen")]
)
def test_who_has_second_thoughts_after_sharing_chooses_what_goes(tekst: str, intent: str) -> None:
    client = gedeeld()
    client.zegt(tekst, intent=intent)
    assert client.vraag == "intrek_keuze"
    client.kiest("intrekken")
    assert not client.toestand.is_gedeeld
    assert client.toestand.matrix.cellen


def test_who_chooses_to_delete_everything_is_asked_whether_they_are_sure() -> None:
    client = gedeeld()
    client.zegt("verwijder alles", intent="verwijderen")
    client.kiest("verwijderen", intent="verwijderen")
    assert client.vraag == "verwijder_zeker"
    client.kiest("ja", intent="bevestigen")
    assert not client.toestand.matrix.cellen


@pytest.mark.parametrize("antwoord", ["laat_gedeeld", "nee"])
def test_who_leaves_it_shared_goes_on_where_they_were(antwoord: str) -> None:
    client = gedeeld()
    open_vraag = client.vraag
    client.zegt("ik hou het toch voor mezelf", intent="zelf_houden")
    if antwoord == "nee":
        client.zegt("nee", intent="ontkennen")
    else:
        client.kiest(antwoord)
    assert client.toestand.is_gedeeld
    assert client.vraag == open_vraag


def test_stopping_at_that_choice_leaves_everything_as_it_is() -> None:
    client = gedeeld()
    client.zegt("ik hou het toch voor mezelf", intent="zelf_houden")
    client.kiest("stoppen", intent="stoppen")
    assert client.toestand.is_gedeeld
    assert client.toestand.status == "gestopt"


def test_after_taking_back_nobody_asks_to_share_again() -> None:
    client = gedeeld()
    client.kiest("intrekken")
    for _ in range(3):
        client.zegt("oké", intent="bedankt")
        assert soort_van(client.vraag) not in ("delen", "delen_weer")


def test_who_takes_back_can_share_again_as_something_new() -> None:
    client = gedeeld()
    client.kiest("intrekken")
    client.kiest("delen", intent="delen")
    assert client.vraag == "delen"
    gedaan = client.kiest("delen", intent="delen")
    [delen] = [e for e in gedaan.effecten if isinstance(e, Delen)]
    assert delen.versie == 2
    assert any(isinstance(e, ToestemmingGegeven) and e.soort == "delen" for e in gedaan.effecten)
    assert client.toestand.is_gedeeld


def test_who_does_not_share_a_change_hears_that_the_consultant_keeps_the_old_version() -> None:
    client = gedeeld()
    client.stap()
    client.zegt("ik zoek ook een huis", noemt("wonen", "wens", "ik zoek ook een huis"))
    assert client.vraag == "delen_weer"
    client.kiest("zelf_houden", intent="zelf_houden")
    assert client.sleutels[0] == "utter_blijft_gedeeld"
    assert client.toestand.is_gedeeld


def test_something_new_after_taking_back_is_not_told_to_a_consultant() -> None:
    client = gedeeld()
    client.stap()
    client.kiest("intrekken")
    gedaan = client.zegt("ik zoek ook een huis", noemt("wonen", "wens", "ik zoek ook een huis"))
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.vraag == "delen"
