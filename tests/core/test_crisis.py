"""A client who says outright that something is badly wrong is heard, and a figure of speech is not made into a crisis."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.begrip import Crisissignaal
from vliegwiel.core.crisis import screen
from vliegwiel.core.patronen import effen, lees_patroon
from vliegwiel.core.samenhang import Samenhang

GEEN = Crisissignaal()

ACUUT = {
    "suicide": [
        "als het zo doorgaat pleeg ik zelfmoord",
        "ik verlang naar de dood",
        "ik wou dat ik dood was",
        "ik ga voor de trein springen",
        "heb alle pillen uit de kast gepakt en ze liggen voor me",
        "ik wil me verdrinken",
        "mijn leven is klaar, ik maak er vanavond een einde aan",
        "hoeveel paracetamol moet ik nemen om dood te gaan",
        "ik kan niet meer ik wil dood",
    ],
    "geweld": [
        "mijn man heeft me gisteravond in elkaar geslagen",
        "hij zegt als ik wegga dan steekt hij me neer",
        "niet meer geslagen worden",
        "mijn zoon slaat me als hij geen geld krijgt",
        "ik krijg doodsbedreigingen van mijn ex",
        "ik heb mijn kind geslagen en ik ben bang dat ik het weer doe",
        "ze brengen me morgen naar het vliegveld om te trouwen",
    ],
    "dakloos_acuut": [
        "ik weet niet waar ik vanavond moet slapen",
        "wij slapen met vier kinderen in een busje",
        "mijn moeder heeft me het huis uitgeschopt",
        "geen onderdak, min vijf buiten",
        "ik ben dakloos",
    ],
    "medisch": [
        "ik krijg bijna geen adem",
        "mijn vriend is bewusteloos na drugs",
        "mijn moeder praat opeens wartaal en haar mond hangt",
        "ik ben zwanger en verlies veel bloed",
        "ik hoor stemmen en ze zeggen dat ik iemand pijn moet doen",
    ],
    "ander_in_gevaar": [
        "mijn zus wil zelfmoord plegen",
        "mijn zoon heeft gezegd dat hij dood wil",
        "mijn buurman mishandelt zijn vrouw",
        "mijn vader is weggelopen met een afscheidsbrief",
    ],
}


@pytest.mark.parametrize(("soort", "woorden"), [(soort, zin) for soort, zinnen in ACUUT.items() for zin in zinnen])
def test_what_a_client_says_outright_is_acute_and_of_the_right_kind(soort: str, woorden: str) -> None:
    assert (screen(woorden).niveau, screen(woorden).soort) == ("acuut", soort)


@pytest.mark.parametrize(
    "getypt",
    ["IK WIL DOOD!!!", "ikwildood", "i k  w i l  d o o d", "ik wil d00d", "ik wil dooooooood", "k wil doot", "ik wíl dóód",
     "ik   wil\n\tdood", "ik wil d.o.o.d", "zelfmoort plege", "z e l f m o o r d", "z3lfmoord", "suisidaal", "🙂 ik wil dood 🙂"],
)  # fmt: skip
def test_spelling_and_disguise_make_no_difference(getypt: str) -> None:
    assert screen(getypt).niveau == "acuut"


@pytest.mark.parametrize(
    "zin",
    ["ik schaam me dood voor die brief", "mijn telefoon is dood", "ik ben doodmoe van het werk", "ik lach me dood om hem",
     "ik verveel me dood thuis", "we zaten ons kapot te lachen", "ik ga dood van de honger haha", "dat was doodsaai",
     "mijn plant is dood", "de zaak zit op dood spoor", "ik kan die buurman wel schieten", "ik sla vaak het ontbijt over",
     "ik spring een gat in de lucht", "de was ophangen en dan slapen", "112 euro per maand", "ik wil van de boetes af",
     "ik stop met roken", "mijn opa kreeg euthanasie in maart", "ik doe een poging om te stoppen met drinken",
     "we slapen in een tent op de camping", "ik hoor graag stemmen om me heen", "de auto staat op straat",
     "ik wil niet meer leven van een uitkering", "er een eind aan maken, aan die schulden"],
)  # fmt: skip
def test_a_figure_of_speech_is_no_crisis(zin: str) -> None:
    assert screen(zin) == GEEN


@pytest.mark.parametrize(
    "zin",
    ["ik wil niet dood", "nee hoor, ik wil niet dood", "ik heb nooit zelfmoordgedachten gehad", "zelfmoord? nee joh",
     "hij slaat me niet", "ik ben niet dakloos", "ik heb geen overdosis genomen", "ik hoef niet op straat te slapen",
     "suïcidaal ben ik niet"],
)  # fmt: skip
def test_what_a_client_denies_is_not_acute(zin: str) -> None:
    assert screen(zin).niveau in {"geen", "vermoeden"}


@pytest.mark.parametrize(
    "zin",
    ["vroeger wilde ik dood, nu niet meer", "tien jaar geleden wilde ik niet meer leven, nu geniet ik van mijn kleinkind",
     "als puber sneed ik mezelf, dat is lang voorbij", "ooit dakloos geweest, nu een eigen huis",
     "mijn eerste man sloeg me, ik ben al jaren bij hem weg", "mijn broer heeft zelfmoord gepleegd"],
)  # fmt: skip
def test_what_is_past_and_over_gets_a_calm_check(zin: str) -> None:
    assert screen(zin).niveau == "nazorg"


@pytest.mark.parametrize(
    "zin",
    ["vroeger was ik gelukkig, nu wil ik dood", "mijn scheiding is achter de rug maar ik wil niet meer leven",
     "vorig jaar een poging gedaan en ik wil het nog steeds, ik wil dood", "vroeger sloeg mijn vader me, nu slaat mijn man me"],
)  # fmt: skip
def test_a_past_in_the_same_message_never_hides_what_is_happening_now(zin: str) -> None:
    assert screen(zin).niveau == "acuut"


@pytest.mark.parametrize(
    "zin",
    ["iedereen is beter af zonder mij", "ik ben levensmoe", "het hoeft voor mij niet meer", "ik zie geen uitweg meer",
     "ik snij mezelf", "ik ben bang voor mijn man", "hij controleert mijn telefoon", "ik hoor stemmen", "vrijdag moet ik eruit",
     "als de huur niet betaald is sta ik straks op straat", "mijn dochter snijdt zichzelf"],
)  # fmt: skip
def test_a_veiled_sign_is_a_suspicion_to_ask_about(zin: str) -> None:
    assert screen(zin).niveau == "vermoeden"


@pytest.mark.parametrize(
    "zin",
    [
        "ik las een boek over zelfmoord",
        "ik werk als vrijwilliger in de daklozenopvang",
        "een documentaire over mishandeling",
    ],
)
def test_work_and_stories_about_a_crisis_are_no_crisis(zin: str) -> None:
    assert screen(zin).niveau == "geen"


@pytest.mark.parametrize(
    "zin",
    ["I want to kill myself", "ölmek istiyorum", "nie chcę żyć", "أريد أن أموت", "я не хочу жити", "ich will sterben"],
)
def test_the_plainest_sentence_is_heard_in_other_languages(zin: str) -> None:
    assert screen(zin).niveau == "acuut"


def test_of_two_signals_the_one_that_cannot_wait_comes_first() -> None:
    assert screen("mijn man slaat me en ik krijg geen lucht").soort == "medisch"
    assert screen("ik ben bang voor mijn man en ik wil dood") == screen("ik wil dood")


@given(st.text(max_size=200))
def test_no_message_whatever_stops_the_screening(tekst: str) -> None:
    assert 0 <= screen(tekst).score <= 1


@given(
    st.sampled_from([zin for zinnen in ACUUT.values() for zin in zinnen]),
    st.sampled_from(["Goedemorgen. ", "mijn huis lekt. ", "🌧️ ", "Nee? "]),
    st.sampled_from(["", ". ik weet het niet", " !!", "\nbel me maar"]),
)
def test_a_signal_is_heard_wherever_it_stands_in_a_message(zin: str, ervoor: str, erna: str) -> None:
    assert screen(f"{ervoor}{zin}{erna}").niveau == "acuut"


@given(st.text("abcdefghijklmnopqrstuvwxyz ", max_size=80))
def test_capitals_and_blanks_change_nothing(tekst: str) -> None:
    assert screen(tekst.upper()) == screen(tekst) == screen(f"  {tekst}  ".replace(" ", "  "))


@pytest.mark.parametrize(
    "herhaald", ["ik wil niet dood en ", "me me me ", "hij slaat me. ", "a", "d.o ", "ik wil dood. ", "?!, "]
)
def test_the_longest_message_is_screened_without_delay(herhaald: str) -> None:
    begin = time.process_time()
    screen((herhaald * 2000)[:2000])
    assert time.process_time() - begin < 1


def test_twice_the_text_takes_no_more_than_about_twice_the_time() -> None:
    def duur(lengte: int) -> float:
        begin = time.process_time()
        screen(("ik wil dood. mijn man slaat me " * 500)[:lengte])
        return time.process_time() - begin

    duur(500)
    assert min(duur(8000) for _ in range(3)) < 4 * min(duur(4000) for _ in range(3)) + 0.05


def test_words_near_each_other_count_in_any_order_but_not_across_a_sentence_or_a_denial() -> None:
    regels = Samenhang(["touw & zolder/schuur"])
    assert [regel for regel, _, _ in regels.zoek(effen("op zolder hangt een touw"))] == [0]
    assert list(regels.zoek(effen("ik heb een zolder. daar ligt touw"))) == []
    assert list(regels.zoek(effen("op zolder ligt geen touw"))) == []


def test_a_pattern_with_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError):
        lees_patroon("ik {bestaat_niet}")
