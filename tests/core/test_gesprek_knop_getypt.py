"""What a button of the correction does can be typed in many words; one line never becomes everything."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.staten import bij
from vliegwiel.core.gesprek import AllesWeg
from vliegwiel.core.knopwoorden import LAAT, WEG, is_geen_regel, lees_knop

LATEN = (
    "ach laat zo maar staan", "hoeft toch niet hoor", "het is prima zoals het is", "pff niks, laat maar", "er is niets fout",
    "alles klopt gewoon", "geen van die", "niks aanpassen graag", "doe maar niet weghalen", "zo kan het blijven",
)  # fmt: skip
WEGHALEN = (
    "die zin kan eruit", "schrap maar", "graag wissen alstublieft", "weg ermee", "haal dit stukje maar helemaal weg",
    "ik wil deze regel kwijt", "gooi dat regeltje maar weg joh", "verwijderen aub",
)  # fmt: skip


@pytest.mark.parametrize("tekst", LATEN)
@pytest.mark.parametrize("act", ["corrigeren", "bevestigen", "verwijderen", "inhoud"])
@pytest.mark.parametrize("staat", ["corrigeer", "corrigeer_tekst"])
def test_leaving_it_as_it_is_can_be_typed(staat: str, act: str, tekst: str) -> None:
    client = bij(staat)
    voor = client.toestand.matrix
    client.zegt(tekst, intent=act)
    assert client.toestand.matrix == voor
    assert (client.sleutels[0], client.vraag) == ("utter_corrigeer_niets", "startpunt")


@pytest.mark.parametrize("tekst", WEGHALEN)
@pytest.mark.parametrize("act", ["verwijderen", "corrigeren", "inhoud"])
def test_taking_the_line_away_can_be_typed(act: str, tekst: str) -> None:
    client = bij("corrigeer_tekst")
    cel = client.toestand.velden["corrigeer"]
    over = len(client.toestand.matrix.cellen) - 1
    gedaan = client.zegt(tekst, intent=act)
    assert cel not in {c.id for c in client.toestand.matrix}
    assert len(client.toestand.matrix.cellen) == over
    assert AllesWeg() not in gedaan.effecten
    assert client.vraag != "verwijder_zeker"


@pytest.mark.parametrize("tekst", WEGHALEN)
def test_taking_away_at_the_list_asks_which_one_and_takes_that_away_at_once(tekst: str) -> None:
    client = bij("corrigeer")
    voor = client.toestand.matrix
    client.zegt(tekst, intent="verwijderen")
    assert (client.sleutels, client.vraag) == (("utter_weg_welke", "utter_vraag_corrigeer"), "corrigeer")
    assert client.toestand.matrix == voor
    weg = voor.cellen[1]
    client.kiest(weg.id)
    assert weg.id not in {c.id for c in client.toestand.matrix}
    assert len(client.toestand.matrix.cellen) == len(voor.cellen) - 1
    assert client.vraag == "startpunt"


def test_the_wish_to_take_away_is_forgotten_when_the_client_leaves_it() -> None:
    client = bij("corrigeer")
    client.zegt("weghalen", intent="verwijderen")
    client.kiest("niets")
    client.zegt("dat klopt niet", intent="corrigeren")
    client.kiest(client.toestand.matrix.cellen[0].id)
    assert client.vraag == "corrigeer_tekst"


def test_one_line_said_with_helemaal_is_not_everything() -> None:
    client = Client().tot("startpunt")
    client.zegt("haal die regel maar helemaal weg", intent="verwijderen")
    assert client.vraag != "verwijder_zeker"
    client.zegt("haal alles maar weg", intent="verwijderen")
    assert client.vraag == "verwijder_zeker"


@pytest.mark.parametrize(
    "tekst",
    ["dat klopt echt niet", "niks klopt", "mijn boetes zijn weg", "ik wil hier weg", "het gaat nu weer goed", "haal alles weg",
     "geen werk", "mijn zoon laat niks horen", "ik heb niks", "je doet het goed"],
)  # fmt: skip
def test_new_words_are_no_button(tekst: str) -> None:
    assert lees_knop(tekst) not in (LAAT, WEG)


ROEPEN = (
    "hè? hoezo staat dat daar", "tering wat een onzin", "dat heb ik nooit zo gezegd", "koken zei ik net", "hoe kom je daarbij",
    "het cijfer was een 4", "je leest gewoon niet wat ik typ",
)  # fmt: skip


@pytest.mark.parametrize("tekst", ROEPEN)
def test_what_is_called_out_does_not_become_the_line(tekst: str) -> None:
    client = bij("corrigeer_tekst")
    voor = client.toestand.matrix
    client.zegt(tekst, intent="corrigeren")
    assert client.toestand.matrix == voor
    assert client.vraag == "corrigeer_tekst"
    client.zegt(tekst, intent="corrigeren", zekerheid=0.5)
    assert client.toestand.matrix == voor
    assert client.vraag == "startpunt"


@pytest.mark.parametrize("tekst", ROEPEN)
def test_what_is_called_out_beside_it_is_wrong_does_not_become_the_answer(tekst: str) -> None:
    client = Client().tot("wens")
    client.zegt("ik wil kok worden", noemt("werk", "wens", "ik wil kok worden"))
    client.zegt(f"dat klopt niet, {tekst}", intent="corrigeren")
    assert list(citaten(client.toestand)) == ["ik wil kok worden"]
    assert client.toestand.velden["wens"] == "ik wil kok worden"


@pytest.mark.parametrize(
    "tekst",
    [
        "mijn man",
        "hij luistert nooit naar mij",
        "mijn vader zei altijd dat ik dom was",
        "raar slapen",
        "ik ben boos",
        "ik heb niets",
    ],
)
def test_a_story_is_a_line(tekst: str) -> None:
    assert not is_geen_regel(tekst)
    client = bij("corrigeer_tekst")
    client.zegt(tekst)
    assert tekst in citaten(client.toestand)


def test_the_same_list_does_not_come_back_for_ever() -> None:
    client = bij("corrigeer")
    for _ in range(2):
        client.zegt("het zal me een worst wezen allemaal", intent="corrigeren")
    assert client.vraag == "startpunt"


@pytest.mark.parametrize(
    ("tekst", "plek"), [("de tweede", 1), ("doe maar de bovenste", 0), ("de laatste regel", -1), ("3", 2)]
)
def test_a_line_can_be_pointed_at_by_its_place(tekst: str, plek: int) -> None:
    client = bij("corrigeer")
    getoond = [c.id for c in client.toestand.matrix.cellen[-6:]][::-1]
    client.zegt(tekst, intent="opnieuw_beginnen")
    assert client.vraag == "corrigeer_tekst"
    assert client.toestand.velden["corrigeer"] == getoond[plek]


def test_a_line_that_is_named_at_the_list_goes_and_the_talk_goes_on() -> None:
    client = bij("corrigeer")
    client.zegt("die van geld mag weg", noemt("geld", "feit", "die van geld"), intent="verwijderen")
    assert "ik heb schulden" not in citaten(client.toestand)
    assert client.vraag == "startpunt"


@pytest.mark.parametrize("staat", ["corrigeer", "corrigeer_tekst"])
def test_a_guess_that_everything_should_start_again_is_not_enough(staat: str) -> None:
    client = bij(staat)
    client.zegt("die ene daar", intent="opnieuw_beginnen", zekerheid=0.5)
    assert client.vraag != "opnieuw_zeker"
    client.zegt("ik wil helemaal opnieuw beginnen", intent="opnieuw_beginnen")
    assert client.vraag == "opnieuw_zeker"


@pytest.mark.parametrize("staat", ["corrigeer", "corrigeer_tekst"])
def test_a_bare_stop_in_a_correction_stops_and_changes_nothing(staat: str) -> None:
    client = bij(staat)
    voor = client.toestand.matrix
    client.zegt("ik stop ermee", zekerheid=0.3)
    assert (client.toestand.matrix, client.toestand.status) == (voor, "gestopt")
