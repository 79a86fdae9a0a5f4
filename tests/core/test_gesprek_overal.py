"""What is always within reach works in every state, in one message, and loses nothing: each state × each action."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.hulp.diensten import VAST
from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.handelingen import ACUUT, ANTWOORDEN, HANDELINGEN, Handeling
from tests.hulp.staten import CRISIS, STANDEN, STATEN, VRAGEN, WEGEN, bij
from vliegwiel.core.gesprek import FASEN, GESTOPT, KLAAR, LATER, LOOPT, Delen, Toestand, fase
from vliegwiel.core.gesprek.antwoord import LEZERS
from vliegwiel.core.gesprek.script import FASE_VAN, OPEN, VERVOLG, ZIJVRAGEN, soort_van, veld_van
from vliegwiel.core.tekst import Catalogus
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.services.ontvangst import ALTIJD, STURING
from vliegwiel.settings import PROJECT

BEANTWOORD = (
    "privacy_vraag", "gevolgen_vraag", "waarom_vraag", "hoe_lang_vraag", "bot_vraag", "aanvraag_vraag", "hulp_nu",
    "samenvatting_vraag", "herhaal", "groet", "bedankt", "compliment", "offtopic", "boos", "wantrouwen",
    "ervaringsdeskundige", "vertrouwenspersoon", "zelf_houden",
)  # fmt: skip
LAAT_LIGGEN = ("overslaan", "weet_niet", "twijfel")
PAREN = [pytest.param(s, a, id=f"{s or 'klaar'}-{a}") for s in STATEN for a in HANDELINGEN]


def paren(*acten: str) -> Any:
    """Return every state with each of these acts."""
    assert set(acten) <= set(HANDELINGEN)
    return pytest.mark.parametrize(
        ("staat", "act"), [pytest.param(s, a, id=f"{s or 'klaar'}-{a}") for s in STATEN for a in acten]
    )


def manieren(client: Client, act: str) -> list[Handeling]:
    """Return the ways to do this now: typed, and with the button where the page shows one."""
    handeling = HANDELINGEN[act]
    gedaan = client.laatste.teksten if client.laatste else ()
    getoond = {k.waarde for t in gedaan for k in t.keuzes} | set(ALTIJD)
    return [h for h in handeling.manieren() if not h.knop or act in getoond]


def na(staat: str, act: str) -> list[tuple[Toestand, Client]]:
    """Do this in the state, in each way; returns the state before with the client after it."""
    gedaan = []
    for handeling in manieren(bij(staat), act):
        client = bij(staat)
        voor = client.toestand
        handeling.doe(client)
        gedaan.append((voor, client))
    return gedaan


def in_crisis(toestand: Toestand) -> bool:
    return toestand.vraag in CRISIS


def vraag_erna(voor: Toestand) -> str:
    """Return the question that is open when a side question gives way."""
    return voor.weg_terug if voor.vraag in ZIJVRAGEN else voor.vraag


def terug_bij(client: Client, voor: Toestand) -> bool:
    """Whether the talk is where it was: at the open question, or at the one that a side question interrupted."""
    opnieuw = client.vraag == "welkom" and not voor.afgehandeld  # everything was deleted: it begins at the beginning
    return client.vraag in (voor.vraag, vraag_erna(voor)) or opnieuw


def bewaard(toestand: Toestand) -> dict[str, str]:
    """Return what the client said in answer to the questions; not what only says where a side question stands."""
    return {k: w for k, w in toestand.velden.items() if k != "corrigeer" and w not in ("", "?")}


@cache
def catalogus() -> Catalogus:
    return laad_catalogus(PROJECT / "data" / "responses", VAST)


# The lists themselves


def test_every_question_of_the_script_can_be_reached() -> None:
    assert {soort_van(v) for v in VRAGEN} == {*FASE_VAN, *ZIJVRAGEN} == set(LEZERS) | {""}
    assert [v for v in VRAGEN if bij(v).vraag != v] == []
    assert set(WEGEN) <= set(VRAGEN), "een weg naar een vraag die er niet meer is"


def test_the_states_at_rest_and_after_the_end_are_what_they_are_called() -> None:
    gevonden = {naam: bij(naam).toestand for naam in STANDEN}
    assert {t.status for t in gevonden.values()} == {LOOPT, GESTOPT, LATER, KLAAR}
    assert gevonden["voor zichzelf gehouden"].gedeeld == 0
    assert gevonden["ingetrokken"].ingetrokken == 1
    assert not gevonden["alles verwijderd"].velden
    assert gevonden["er typt iemand mee"].typt


def test_every_act_that_the_assistant_knows_is_tried_in_every_state() -> None:
    intents = set(yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))["intents"])
    assert intents - ANTWOORDEN == {a for a, h in HANDELINGEN.items() if h.tekst} - {ACUUT}
    assert {*STURING, *ALTIJD} <= set(HANDELINGEN)


def test_the_words_of_every_act_are_words_that_the_model_learns() -> None:
    geleerd: dict[str, set[str]] = {}
    for pad in Path(PROJECT / "data" / "nlu").glob("*.yml"):
        for blok in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]:
            regels = blok["examples"].splitlines() if isinstance(blok["examples"], str) else blok["examples"]
            woorden = {r["text"].strip() if isinstance(r, dict) else r.removeprefix("- ").strip() for r in regels}
            geleerd.setdefault(blok["intent"], set()).update(woorden)
    onbekend = [a for a, h in HANDELINGEN.items() if h.tekst and a != ACUUT and h.tekst not in geleerd[a]]
    assert onbekend == []


# What holds for every action in every state


@pytest.mark.parametrize(("staat", "act"), PAREN)
def test_it_is_answered_and_loses_nothing_and_a_person_stays_one_message_away(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        een_of_twee_bubbels_en_een_vraag(voor, client)
        niets_kwijt_en_niets_gedeeld(voor, client, act)
        HANDELINGEN["mens_spreken"].doe(client)
        assert any("mens" in sleutel for sleutel in client.sleutels)


def een_of_twee_bubbels_en_een_vraag(voor: Toestand, client: Client) -> None:
    assert client.laatste is not None
    teksten = client.laatste.teksten
    uitingen, _ = catalogus().spreek(teksten, voor.gebruikt)
    assert 1 <= len(uitingen) <= 2
    assert all(u.tekst.strip() for u in uitingen)
    assert sum(t.soort == "vraag" for t in teksten) <= 1
    if client.vraag == "corrigeer" and teksten[-1].soort == "vraag":
        assert len(teksten[-1].keuzes) > 1  # the lines to choose from, and "niets"
    assert fase(client.toestand) in FASEN
    assert (client.vraag == "") == (client.toestand.status == KLAAR) or client.toestand.status in (GESTOPT, LATER)


def niets_kwijt_en_niets_gedeeld(voor: Toestand, client: Client, act: str) -> None:
    assert client.laatste is not None
    assert set(citaten(voor)) <= set(citaten(client.toestand))
    assert bewaard(voor).items() <= bewaard(client.toestand).items()
    assert set(voor.matrix.scores) <= set(client.toestand.matrix.scores)
    assert voor.contact == client.toestand.contact
    deelt = any(isinstance(e, Delen) for e in client.laatste.effecten)
    assert deelt == (act == "delen" and voor.vraag in ("delen", "delen_weer"))


# What each action does


@paren("stoppen", "later_verder", "afscheid")
def test_stopping_and_pausing_work_at_once_and_the_question_waits(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if act == "afscheid" and in_crisis(voor):
            assert in_crisis(client.toestand)
            continue
        assert client.toestand.status == (GESTOPT if act == "stoppen" else LATER)
        assert client.vraag == vraag_erna(voor)
        assert (client.toestand.matrix, bewaard(client.toestand)) == (voor.matrix, bewaard(voor))
        client.kiest("verder")
        assert terug_bij(client, voor)


@paren(*BEANTWOORD)
def test_what_is_asked_or_said_in_between_is_answered_and_then_the_open_question_comes_back(
    staat: str, act: str
) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand)
            assert any("crisis" in s for s in client.sleutels)
        elif is_antwoord(voor, act):
            assert client.vraag != voor.vraag
        else:
            assert client.sleutels[0] != "utter_niet_begrepen"
            if client.vraag == "intrek_keuze":
                assert "utter_al_gedeeld" in client.sleutels or voor.vraag == "intrek_keuze"
                continue
            assert client.vraag == voor.vraag
            assert client.laatste is not None
            assert (client.laatste.teksten[-1].soort == "vraag") == bool(voor.vraag)


def is_antwoord(voor: Toestand, act: str) -> bool:
    """Whether the act answers the open question itself: a thank-you to "voelde je je gehoord?"."""
    soort = soort_van(voor.vraag)
    if act == "zelf_houden":
        return soort in ("delen", "delen_weer", "intrek_keuze")
    if soort == "gehoord":
        return act in ("compliment", "bedankt", "boos")
    if soort in VERVOLG:
        return act in ("ervaringsdeskundige", "vertrouwenspersoon", "compliment", "hulp_nu", "wantrouwen", "offtopic")
    return (veld_van(soort), act) in {("wens", "ervaringsdeskundige"), ("wens", "hulp_nu"), ("lastig", "hulp_nu")}


@paren(*LAAT_LIGGEN)
def test_a_question_can_be_left_and_the_talk_goes_on(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            # A crisis question is never left by itself; who does not go on yet, comes back when they want to.
            assert in_crisis(client.toestand) or client.toestand.status == LATER
            assert client.toestand.kaart_vast
        elif act != "overslaan" and (voor.vraag == "welkom" or client.sleutels[0] == "utter_twijfel_anders"):
            assert client.vraag == voor.vraag  # nobody begins because of a doubt; once in other words
        elif voor.vraag:
            volgend_cijfer = len(client.toestand.weer) < len(voor.weer)
            assert client.vraag != voor.vraag or client.toestand.status == LATER or volgend_cijfer


@paren("mens_spreken")
def test_asking_for_a_person_says_how_at_once(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        assert any(s in ("utter_mens", "utter_mens_klaar", "utter_crisis_mens") for s in client.sleutels)
        if "contact" not in voor.afgehandeld and not in_crisis(voor):
            assert client.vraag == "contact"


@paren("corrigeren")
def test_saying_that_it_is_not_right_is_heard(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand) or any(s.endswith("_nee") for s in client.sleutels)
        elif not voor.matrix.cellen:
            assert client.sleutels[0] == "utter_corrigeer_leeg"
            assert client.vraag == vraag_erna(voor)
        else:
            assert client.vraag in ("corrigeer", "corrigeer_tekst")


@paren("verwijderen", "opnieuw_beginnen")
def test_nothing_goes_before_a_second_yes(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor) and not client.vraag.endswith("_zeker"):
            assert in_crisis(client.toestand)
            continue
        if act == "opnieuw_beginnen" and not bewaard(voor) and not voor.matrix.cellen:
            continue
        if client.vraag == "intrek_keuze":
            client.kiest("verwijderen", intent="verwijderen")
        assert client.vraag == ("opnieuw_zeker" if act == "opnieuw_beginnen" else "verwijder_zeker")
        client.zegt("nee", intent="ontkennen")
        assert terug_bij(client, voor)
        assert (client.toestand.matrix, bewaard(client.toestand)) == (voor.matrix, bewaard(voor))


@paren("denk_erover_na")
def test_who_wants_to_think_about_it_is_asked_one_thing(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand)
            continue
        assert client.sleutels == ("utter_denk_erover_na", "utter_vraag_later")
        client.zegt("laat maar", intent="overslaan")
        assert client.toestand.status == LATER
        assert terug_bij(client, voor)


@paren("delen")
def test_wanting_to_share_takes_the_short_way_and_asks_first(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand)
        elif voor.vraag in ("delen", "delen_weer"):
            assert client.toestand.gedeeld == voor.gedeeld + 1
        elif voor.is_gedeeld:
            assert client.vraag in ("delen_weer", voor.vraag, vraag_erna(voor))
        else:
            assert client.vraag in ("contact", "delen", "klopt_zo")


@paren("andere_taal")
def test_another_language_is_answered_in_that_language_and_the_question_stays(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand)
        else:
            assert client.sleutels[0] in ("utter_taal_tr", "utter_taal_weer_tr")
            assert client.vraag == voor.vraag


@paren("meetypen", "meetypen_uit")
def test_the_switch_for_typing_along_leaves_the_question_open(staat: str, act: str) -> None:
    for voor, client in na(staat, act):
        if in_crisis(voor):
            assert in_crisis(client.toestand)
            continue
        if act == "meetypen":
            assert client.vraag == "meetypen_wie"
            client.kiest("medewerker")
        # What was typed along is read back by the client alone.
        aan = act == "meetypen" and voor.vraag != "klopt_zo"
        assert client.toestand.typt == ("medewerker" if aan else "")
        assert terug_bij(client, voor)


@paren(ACUUT)
def test_danger_goes_before_everything(staat: str, act: str) -> None:
    for _, client in na(staat, act):
        assert client.sleutels[0] == "utter_crisis_suicide"
        assert client.vraag in ("crisis_verder", "terugbel_vraag")
        assert client.toestand.kaart_vast


@pytest.mark.parametrize("staat", STATEN)
def test_a_story_anywhere_is_never_an_error_and_never_lost(staat: str) -> None:
    client = bij(staat)
    client.zegt("mijn fiets is gestolen en nu kom ik nergens", noemt("regelen", "zorg", "mijn fiets is gestolen"))
    opgeschreven = "mijn fiets is gestolen" in " ".join((*citaten(client.toestand), *client.toestand.velden.values()))
    assert opgeschreven or in_crisis(bij(staat).toestand) or soort_van(staat) not in OPEN
