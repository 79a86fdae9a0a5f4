"""Who wants to add something at the summary, or after it, is listened to, and chooses about sharing once more."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.sprekend import Lezer
from tests.hulp.staten import bij
from vliegwiel.core.aanvulling import lees_aanvulling, wil_aanvullen
from vliegwiel.core.gesprek import KLAAR, Delen


@pytest.mark.parametrize(
    "tekst",
    [
        "er mist nog wat", "kan ik er nog iets aan toevoegen?", "o wacht, nog één dingetje", "dit is niet volledig hoor",
        "ik moet nog iets kwijt", "ik ben nog wat vergeten te zeggen", "mag ik eerst nog iets aanvullen", "dat is nog niet alles",
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", ["denk_erover_na", "later_verder", "corrigeren", "inhoud"])
@pytest.mark.parametrize("waar", ["delen", "gehoord"])
def test_a_bare_wish_to_add_is_met_with_an_open_question(waar: str, act: str, tekst: str) -> None:
    client = Client().tot(waar)
    client.zegt(tekst, intent=act)
    assert client.vraag == "erbij"
    client.zegt("mijn broer zit vast", noemt("gezin", "zorg", "mijn broer zit vast"))
    assert "mijn broer zit vast" in citaten(client.toestand)
    assert client.vraag == ("delen" if waar == "delen" else "delen_weer")


@pytest.mark.parametrize(
    "tekst",
    ["ik wil er nog even op broeden", "ja deel het maar", "nog niet delen", "nee, niks meer", "ik mis mijn oma",
     "wat staat er bij?", "wie leest wat erin staat", "ik hoef niets toe te voegen"],
)  # fmt: skip
def test_other_words_at_the_summary_are_no_wish_to_add(tekst: str) -> None:
    assert not wil_aanvullen(tekst)


@pytest.mark.parametrize(
    ("tekst", "kern"),
    [
        ("dat ik mantelzorger ben stond er nog niet bij", "dat ik mantelzorger ben"),
        ("jullie hebben mijn boetes overgeslagen", "mijn boetes"),
        ("o ja, ik wil ook nog zeggen dat de buren herrie maken", "dat de buren herrie maken"),
        ("mijn knie is stuk, dat heb ik nog niet verteld", "mijn knie is stuk"),
        ("mijn dochter mist haar opa", ""),
        ("mijn vrouw zit er niet mee", ""),
    ],
)
def test_what_should_be_added_is_read_without_the_words_beside_it(tekst: str, kern: str) -> None:
    assert lees_aanvulling(tekst) == kern


@pytest.mark.parametrize("act", ["inhoud", "denk_erover_na", "corrigeren"])
def test_what_is_missing_is_added_in_the_own_words_and_said_back(act: str) -> None:
    client = Lezer().tot("delen")
    tekst = "dat ik doof word ontbreekt nog"
    client.zegt(tekst, noemt("lichaam", "zorg", tekst), intent=act)
    assert "dat ik doof word" in citaten(client.toestand)
    assert tekst not in citaten(client.toestand)
    assert "doof" in client.gezegd[0]
    assert client.vraag == "delen"
    assert client.toestand.gedeeld == 0


def test_who_simply_tells_on_at_the_summary_is_heard() -> None:
    client = Lezer().tot("delen")
    client.zegt("en de was krijg ik ook niet weg", noemt("dag", "zorg", "en de was krijg ik ook niet weg"))
    assert "en de was krijg ik ook niet weg" in citaten(client.toestand)
    assert client.vraag == "delen"


def test_a_story_without_a_sure_row_is_a_guess_that_the_client_can_look_at() -> None:
    client = Client().tot("delen")
    client.zegt("mijn parkiet is ook nog ziek geworden", gok=noemt("contacten", "zorg", "mijn parkiet", score=0.4))
    assert "mijn parkiet is ook nog ziek geworden" in citaten(client.toestand)
    assert client.toestand.twijfel
    assert client.vraag == "delen"


def test_what_is_missing_and_fits_no_row_is_placed_by_the_client() -> None:
    client = Client().tot("delen")
    client.zegt("mijn parkiet staat er niet bij")
    assert client.vraag == "erbij_plaats"
    client.kiest("contacten")
    assert "mijn parkiet" in citaten(client.toestand)
    assert client.vraag == "delen"


@pytest.mark.parametrize(
    "tekst",
    ["mijn ex mag dit dus niet zien", "deel dan ook wat ik over mijn zoon zei", "verander mijn zoon in mijn dochter",
     "gaat het over mijn zoon dan?"],
)  # fmt: skip
def test_what_is_about_sharing_or_changing_becomes_no_line(tekst: str) -> None:
    client = Client().tot("delen")
    voor = client.toestand.matrix
    client.zegt(tekst, noemt("gezin", "zorg", tekst))
    assert client.toestand.matrix == voor
    assert client.toestand.gedeeld == 0


def test_what_is_added_after_sharing_is_shared_only_with_a_new_yes() -> None:
    client = Client().tot("gehoord")
    gedaan = client.zegt("mijn fiets is trouwens ook gejat", noemt("dag", "zorg", "mijn fiets is trouwens ook gejat"))
    assert client.vraag == "delen_weer"
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert Delen(2) in client.kiest("delen", intent="delen").effecten
    assert client.vraag == "gehoord"


def test_how_the_talk_felt_is_no_story() -> None:
    client = Client().tot("gehoord")
    client.zegt("het luchtte wel op om het te vertellen", noemt("gevoel", "kracht", "het luchtte wel op"))
    assert client.toestand.status == KLAAR


def test_who_adds_nothing_after_all_is_back_at_the_summary() -> None:
    client = Client().tot("delen")
    client.zegt("er ontbreekt nog iets")
    client.kiest("niets")
    assert client.vraag == "delen"


def test_after_the_end_there_is_still_room() -> None:
    client = Client().tot("gehoord")
    client.stap()
    client.zegt("ik wil nog iets zeggen", intent="samenvatting_vraag", zekerheid=0.5)
    assert client.vraag == "erbij"
    client.zegt("mijn fiets is weg", noemt("dag", "zorg", "mijn fiets is weg"))
    assert client.vraag == "delen_weer"


def test_wanting_to_add_once_more_is_no_addition() -> None:
    client = Client().tot("delen")
    client.zegt("er ontbreekt nog iets")
    client.zegt("ja", intent="bevestigen")
    client.zegt("ik wil nog iets toevoegen")
    assert client.vraag == "erbij"
    tekst = "dat ik rook staat er niet bij"
    client.zegt(tekst, noemt("lichaam", "feit", tekst))
    assert "dat ik rook" in citaten(client.toestand)


@pytest.mark.parametrize("waar", ["delen", "gehoord"])
def test_what_comes_beside_it_and_is_not_recognised_is_kept_and_placed(waar: str) -> None:
    client = Client().tot(waar)
    client.zegt("het dak lekt trouwens bij de schuur", zekerheid=0.6)
    assert client.vraag == "erbij_plaats"
    client.kiest("wonen")
    assert "het dak lekt trouwens bij de schuur" in citaten(client.toestand)


def test_leaving_it_at_the_question_what_to_add_adds_nothing() -> None:
    client = Client().tot("delen")
    voor = client.toestand.matrix
    client.zegt("er ontbreekt nog iets")
    client.zegt("nee laat maar zitten", intent="stoppen", zekerheid=0.3)
    assert (client.toestand.matrix, client.vraag) == (voor, "delen")


@pytest.mark.parametrize(
    ("tekst", "zekerheid"),
    [("als mijn broer het maar niet te weten komt", 0.9), ("alleen wanneer ze me niet bellen", 0.95), ("zoiets dan", 0.4),
     ("deel je dat dan met iedereen?", 0.9)],
)  # fmt: skip
@pytest.mark.parametrize("waar", ["delen", "delen_weer"])
def test_a_condition_or_a_guess_is_no_consent(waar: str, tekst: str, zekerheid: float) -> None:
    client = bij(waar)
    gedaan = client.zegt(tekst, intent="delen", zekerheid=zekerheid)
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.vraag == waar
