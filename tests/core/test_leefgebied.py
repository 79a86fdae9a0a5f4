"""A gemeente's own rows in the conversation: named, asked and filled like the ones that are recognised."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.hulp.diensten import DERTIEN, STANDAARD
from tests.hulp.gesprek import SET, Client, noemt
from vliegwiel.core.gesprek import Toestand, begin
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.core.letterlijk_gebied import lees_leefgebieden
from vliegwiel.core.matrix import Cel, Matrix
from vliegwiel.core.samenvatting import BESPROKEN, vat_samen
from vliegwiel.core.spelling import lees_woorden

ALLE = [g.id for g in DERTIEN.te_vragen()]


def klant() -> Client:
    """Somebody who talks with an assistant of a gemeente with thirteen rows."""
    return Client(begin(Toestand(DERTIEN)).toestand)


def bij_kiezen() -> Client:
    """Somebody who may choose what else to talk about; work, health and money came up."""
    client = klant()
    for _ in range(12):
        if client.vraag == "kies_gebied":
            return client
        client.stap()
    raise AssertionError(client.toestand.afgehandeld)


def zegt_keuze(client: Client, tekst: str) -> None:
    """Type a choice, read as the service reads it."""
    gelezen = lees_letterlijk(tekst, client.vraag, [k.waarde for k in client.laatste.teksten[-1].keuzes], None, DERTIEN)  # type: ignore[union-attr]
    client.zegt(tekst, letterlijk=(gelezen.soort, gelezen.waarde) if gelezen else None)


def test_rows_that_nothing_feeds_are_offered_with_the_others() -> None:
    client = bij_kiezen()
    aangeboden = [k.waarde for k in client.laatste.teksten[-1].keuzes]  # type: ignore[union-attr]
    besproken = client.toestand.matrix.besproken()
    assert aangeboden == [*(g for g in ALLE if g not in besproken), "genoeg"]
    assert {"buurt", "taal", "onderweg"} <= set(aangeboden)


def test_a_chosen_row_gets_its_own_question_its_words_and_a_score() -> None:
    client = bij_kiezen()
    client.kiest("onderweg")
    gevraagd = client.laatste.teksten[-1]  # type: ignore[union-attr]
    assert gevraagd.sleutel == "utter_vraag_gebied_eigen"
    assert gevraagd.variabelen["vraag"] + "?" == DERTIEN.get("onderweg").vraag
    client.zegt("de bus rijdt hier niet meer")
    assert client.vraag == "score:onderweg"
    client.kiest("2")
    rij = next(r for r in vat_samen(client.toestand).rijen if r.leefgebied == "onderweg")
    assert (rij.naam, rij.status, rij.score) == ("Vervoer", BESPROKEN, 2)
    assert [(r.soort, r.citaat) for r in rij.regels] == [("feit", "de bus rijdt hier niet meer")]


def test_what_is_recognised_in_the_answer_goes_to_its_own_row_and_the_answer_to_the_row_that_was_asked() -> None:
    client = bij_kiezen()
    client.kiest("buurt")
    client.zegt("er is veel lawaai en ik slaap slecht", noemt("lichaam", "zorg", "ik slaap slecht"))
    cellen = {(c.leefgebied, c.soort, c.citaat) for c in client.toestand.matrix}
    assert ("gezondheid", "zorg", "ik slaap slecht") in cellen
    assert ("buurt", "zorg", "er is veel lawaai en ik slaap slecht") in cellen


def test_an_answer_that_sounds_both_ways_is_written_down_as_a_fact() -> None:
    client = bij_kiezen()
    client.kiest("taal")
    client.zegt("lezen gaat wel maar schrijven niet", noemt("werk", "kracht", "lezen gaat"),
                noemt("regelen", "zorg", "schrijven niet"))  # fmt: skip
    assert client.toestand.matrix.van("taal")[0].soort == "feit"


def test_a_row_that_was_asked_can_be_the_starting_point() -> None:
    client = bij_kiezen()
    client.kiest("onderweg")
    client.zegt("ik heb geen fiets")
    client.kiest("1")
    while client.vraag != "startpunt":
        client.stap()
    zegt_keuze(client, "vervoer graag")
    assert client.toestand.startpunt == "onderweg"


def test_two_recognised_domains_fill_one_row() -> None:
    client = klant()
    client.kiest("begin", intent="bevestigen")
    client.zegt("mijn rug doet pijn en ik pieker", noemt("lichaam", "zorg", "mijn rug doet pijn"),
                noemt("gevoel", "zorg", "ik pieker"))  # fmt: skip
    assert [c.citaat for c in client.toestand.matrix.van("gezondheid")] == ["mijn rug doet pijn", "ik pieker"]


def test_money_stress_is_seen_whatever_the_row_is_called() -> None:
    client = klant()
    client.kiest("begin", intent="bevestigen")
    client.zegt("ik wil rust met geld", noemt("geld", "zorg", "ik kom niet rond"))
    while client.vraag != "kies_gebied":
        client.stap()
    client.toestand = replace(client.toestand, gekozen=("rondkomen",), vraag="score:rondkomen")
    client.kiest("1")
    assert client.toestand.geldstress


def test_a_sensitive_row_of_a_gemeente_is_never_offered_and_appears_when_it_is_brought_up() -> None:
    client = bij_kiezen()
    assert not {"gewoontes", "politie"} & {k.waarde for k in client.laatste.teksten[-1].keuzes}  # type: ignore[union-attr]
    assert not {"gewoontes", "politie"} & {r.leefgebied for r in vat_samen(client.toestand).rijen}
    client.zegt("ik heb nog een boete van het cjib", noemt("justitie", "zorg", "een boete", score=0.5))
    assert not client.toestand.matrix.van("politie")  # not on a guess
    client.zegt("de politie was aan de deur", noemt("justitie", "zorg", "de politie was aan de deur", score=0.9))
    assert client.toestand.matrix.van("politie")


def test_the_own_question_is_asked_once_and_then_in_other_words() -> None:
    client = bij_kiezen()
    client.kiest("taal", "buurt")
    tellers = {t.teller for t in client.laatste.teksten if t.soort == "vraag"}  # type: ignore[union-attr]
    client.zegt("hoezo", intent="waarom_vraag")
    assert {t.teller for t in client.laatste.teksten if t.soort == "vraag"} == tellers  # type: ignore[union-attr]
    client.zegt("lezen gaat moeilijk")
    client.kiest("3")
    assert client.vraag == "gebied:buurt"
    assert client.laatste.teksten[-1].teller not in tellers  # type: ignore[union-attr]


def test_a_row_without_a_question_of_its_own_gets_the_common_one() -> None:
    client = Client().tot("kies_gebied")
    client.kiest("wonen")
    assert client.sleutels[-1] == "utter_vraag_gebied"


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("vervoer", ["onderweg"]),
        ("Vervoer en mijn buurt", ["onderweg", "buurt"]),
        ("buurt", ["buurt"]),
        ("geld", ["rondkomen"]),
        ("rondkomen en post", ["rondkomen", "papieren"]),
        ("computer", ["taal"]),
        ("taal en computer", ["taal"]),
        ("ik wil het over het vervoer hebben", ["onderweg"]),
        ("vervor", ["onderweg"]),
        ("depressie en rugpijn", ["gezondheid"]),
        ("mijn moeder", ["familie"]),
        ("de mensen om me heen", ["mensen"]),
        ("drank", ["gewoontes"]),
        ("niks", []),
        ("zo is het genoeg", []),
        ("alles", ALLE),
        ("alles behalve de buurt", [g for g in ALLE if g != "buurt"]),
        ("alles behalve gevoel", [g for g in ALLE if g != "gezondheid"]),
        ("de tweede", [ALLE[1]]),
        ("de laatste", [ALLE[-1]]),
        ("mijn buurman heeft een nieuwe auto gekocht", None),
        ("waarom wil je dat weten?", None),
    ],
)
def test_every_row_can_be_picked_by_typing_its_own_name(getypt: str, bedoeld: list[str] | None) -> None:
    gelezen = lees_leefgebieden(getypt, ALLE, DERTIEN)
    assert (None if gelezen is None else [*gelezen]) == bedoeld


@pytest.mark.parametrize("gebieden", [DERTIEN, SET], ids=["dertien", "proef"])
def test_the_name_on_a_button_picks_that_row(gebieden: LeefgebiedenSet) -> None:
    for rij in gebieden.gebieden:
        for naam in (rij.naam, rij.in_zin, rij.naam.upper()):
            assert lees_leefgebieden(naam, ALLE, gebieden) == (rij.id,), naam


def test_a_domain_that_has_no_row_here_is_not_taken_for_nothing() -> None:
    klein = LeefgebiedenSet(
        "klein", 1, (Leefgebied("tuin", "De tuin", "de tuin"), Leefgebied("geld", "Geld", "je geld"))
    )
    assert lees_leefgebieden("werk", ("tuin", "geld"), klein) is None
    assert lees_leefgebieden("geld", ("tuin", "geld"), klein) == ("geld",)
    client = Client(
        replace(begin(Toestand(klein)).toestand, vraag="kies_gebied", afgehandeld=("welkom", "wens", "goed", "lastig"))
    )
    client.zegt("werk", letterlijk=("leefgebiedkeuze", ["werk"]))
    assert client.vraag == "kies_gebied"


def test_what_has_no_row_is_kept_as_the_client_said_it() -> None:
    klein = LeefgebiedenSet("klein", 1, (Leefgebied("tuin", "De tuin", "de tuin"),))
    client = Client(begin(Toestand(klein)).toestand)
    client.kiest("begin", intent="bevestigen")
    client.zegt("ik wil werk", noemt("werk", "wens", "ik wil werk"))
    assert vat_samen(client.toestand).velden["wens"] == "ik wil werk"
    assert not client.toestand.matrix.cellen


def test_a_line_in_an_own_row_can_be_taken_away() -> None:
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    matrix = Matrix((Cel("c1", "buurt", "zorg", "veel lawaai", "b1", moment),))
    client = Client(replace(begin(Toestand(DERTIEN, matrix)).toestand, vraag="startpunt", afgehandeld=("welkom",)))
    client.zegt("dat klopt niet", intent="corrigeren")
    assert client.laatste.teksten[-1].keuzes[0].label == "Je buurt: “veel lawaai”"  # type: ignore[union-attr]
    client.kiest("c1")
    client.kiest("haal_weg")
    assert not client.toestand.matrix.cellen


def met_twee_regels() -> Client:
    """Somebody who said something about the neighbourhood, and later about transport."""
    client = bij_kiezen()
    client.kiest("buurt", "onderweg")
    client.zegt("er is veel lawaai op straat")
    client.kiest("3")
    client.zegt("de bus komt nooit")
    client.kiest("2")
    return client


def test_a_line_in_an_own_row_is_named_and_taken_away_in_one_message() -> None:
    client = met_twee_regels()
    client.zegt("haal dat van de buurt weg", intent="corrigeren")
    assert not client.toestand.matrix.van("buurt")
    assert client.toestand.matrix.van("onderweg")


def test_other_words_for_an_answer_stay_in_the_row_that_was_asked() -> None:
    client = bij_kiezen()
    client.kiest("onderweg")
    client.zegt("de bus komt nooit")
    client.zegt("nee ik bedoel de bus naar mijn werk is te duur", noemt("werk", "zorg", "mijn werk", begin=20, eind=29),
                intent="corrigeren")  # fmt: skip
    assert [c.citaat for c in client.toestand.matrix.van("onderweg")] == ["de bus naar mijn werk is te duur"]
    assert "de bus komt nooit" not in str(client.toestand.velden)


GEWONE_WOORDEN = [zin for zinnen in lees_woorden("leefgebied").values() for zin in zinnen]


def test_the_common_words_are_read_the_same_in_the_rows_that_we_ship() -> None:
    """The names of the rows come on top of the words that people use, and take nothing from them."""
    alles = [g.id for g in STANDAARD.te_vragen()]
    for zin in GEWONE_WOORDEN:
        for tekst in (zin, f"{zin} en geld", f"wonen maar niet {zin}"):
            assert lees_leefgebieden(tekst, alles, STANDAARD) == lees_leefgebieden(tekst, alles), tekst


def test_in_other_rows_the_common_words_mean_the_row_that_they_feed_but_for_the_names_of_rows_that_nothing_feeds() -> (
    None
):
    anders = {}
    for zin in GEWONE_WOORDEN:
        gewoon, gelezen = lees_leefgebieden(zin), lees_leefgebieden(zin, (), DERTIEN)
        if gewoon and len(gewoon) == 1 and gelezen != (DERTIEN.voor(gewoon[0]).id,):  # type: ignore[union-attr]
            anders[zin] = gelezen
    assert {rij for (rij,) in filter(None, anders.values())} == {"buurt", "taal", "onderweg"}
    assert anders.keys() == {"buurt", "computer", "taal", "nederlandse taal", "taal leren", "vervoer"}
