"""A crisis in every state and at every level: stop, help in sight, go on only when asked, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.hulp.gesprek import BEGIN, Client
from tests.hulp.staten import CRISIS, STATEN, bij
from vliegwiel.core.begrip import Begrip, Crisissignaal
from vliegwiel.core.gesprek import GESTOPT, LATER, Bijdrage, Delen, TerugbelWeg, ToestemmingGegeven, beurt
from vliegwiel.core.samenvatting import vat_samen
from vliegwiel.core.tekst import Catalogus, Tekst
from vliegwiel.core.terugbellen import Aanbod

GEWOON = [s for s in STATEN if s not in CRISIS]
AANBOD = Aanbod(BEGIN, BEGIN + timedelta(hours=1))


def wacht_bij(staat: str) -> str:
    """The question that waits during a crisis; a side question gives way to the one it interrupted."""
    voor = bij(staat).toestand
    return replace(voor, terug=voor.terug or voor.vraag).weg_terug


def terug_bij(staat: str) -> str:
    """The question that is put again after a crisis: before sharing, what somebody else typed is read back first."""
    wacht = wacht_bij(staat)
    return "klopt_zo" if bij(staat).toestand.onbevestigd and wacht == "delen" else wacht


def inhoud(client: Client) -> tuple[Any, ...]:
    """What the intake has so far."""
    t = client.toestand
    return t.matrix, t.velden, t.afgehandeld, t.gekozen, t.gedeeld, t.contact


def met_aanbod(
    client: Client, tekst: str = "", keuzes: tuple[str, ...] = (), kaart: Any = None, **begrip: Any
) -> tuple[str, ...]:
    """One turn while the gemeente can call back; returns the text keys."""
    n = len(client.toestand.verwerkt)
    bijdrage = Bijdrage(f"a{n}", BEGIN + timedelta(hours=n), tekst, Begrip(**begrip), keuzes, kaart, aanbod=AANBOD)
    client.laatste = beurt(client.toestand, bijdrage)
    client.toestand = client.laatste.toestand
    return client.sleutels


def acuut(client: Client, tekst: str = "ik wil dood", soort: str = "suicide") -> Client:
    client.zegt(tekst, crisis="acuut", soort=soort)
    return client


@pytest.mark.parametrize("vraag", STATEN)
def test_an_acute_signal_stops_the_intake_everywhere_and_pins_the_card(vraag: str) -> None:
    client = bij(vraag)
    voor = inhoud(client)
    acuut(client)
    assert client.sleutels == ("utter_crisis_suicide", f"utter_vraag_{client.vraag}")
    assert client.vraag == ("terugbel_vraag" if vraag == "terugbel_vraag" else "crisis_verder")
    assert client.toestand.kaart_vast
    assert client.toestand.veiligheid == "acuut"
    assert inhoud(client) == voor


@pytest.mark.parametrize("vraag", GEWOON)
@pytest.mark.parametrize("niveau", ["acuut", "vermoeden", "nazorg"])
def test_it_resumes_only_on_request_at_the_very_question_that_was_open(vraag: str, niveau: str) -> None:
    client = bij(vraag)
    voor = inhoud(client)
    client.zegt("…", crisis=niveau, soort="suicide" if niveau != "nazorg" else "nazorg")
    client.zegt("ach, ik weet het ook allemaal niet meer")  # unclear: nothing goes on by itself
    while client.vraag != "crisis_verder":
        client.zegt("tja")
    assert inhoud(client) == voor
    client.kiest("verder")
    assert client.vraag == terug_bij(vraag)
    assert inhoud(client) == voor


@pytest.mark.parametrize("vraag", GEWOON)
def test_a_suspicion_is_asked_about_directly_and_the_card_is_there_whatever_the_answer(vraag: str) -> None:
    for antwoord, intent in (("ja", "bevestigen"), ("nee", "ontkennen")):
        client = bij(vraag)
        client.zegt("het hoeft niet meer", crisis="vermoeden", soort="suicide")
        assert client.vraag == "crisis_vraag"
        assert client.toestand.kaart_vast
        client.kiest(antwoord, intent=intent)
        assert client.toestand.kaart_vast
        assert client.vraag == ("crisis_verder" if antwoord == "ja" else terug_bij(vraag))


@pytest.mark.parametrize("vraag", GEWOON)
def test_what_is_over_gets_one_check_question_and_an_unclear_answer_is_taken_seriously(vraag: str) -> None:
    client = bij(vraag)
    client.zegt("vroeger wilde ik dood", crisis="nazorg", soort="nazorg")
    assert client.vraag == "nazorg_vraag"
    client.zegt("mwah")
    assert client.vraag == "crisis_vraag"


@pytest.mark.parametrize("vraag", STATEN)
@pytest.mark.parametrize("niveau", ["acuut", "vermoeden", "nazorg"])
def test_a_signal_shares_nothing_by_itself(vraag: str, niveau: str) -> None:
    client = bij(vraag)
    gedeeld = client.toestand.gedeeld
    gedaan = client.zegt("ja, deel maar, ik wil dood", crisis=niveau, soort="suicide", intent="delen")
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.toestand.gedeeld == gedeeld


@pytest.mark.parametrize("vraag", GEWOON)
@pytest.mark.parametrize("niveau", ["acuut", "vermoeden", "nazorg"])
@pytest.mark.parametrize(("act", "status"), [("stoppen", GESTOPT), ("later_verder", LATER)])
def test_stopping_works_in_the_middle_of_it_and_comes_back_at_the_open_question(
    vraag: str, niveau: str, act: str, status: str
) -> None:
    client = bij(vraag)
    client.zegt("…", crisis=niveau, soort="suicide")
    client.kiest(act, intent=act)
    assert client.toestand.status == status
    assert client.vraag == wacht_bij(vraag)


@pytest.mark.parametrize("crisisvraag", ["crisis_verder", "terugbel_vraag"])
def test_everything_can_be_deleted_in_a_crisis(crisisvraag: str) -> None:
    client = bij("goed")
    if crisisvraag == "terugbel_vraag":
        met_aanbod(client, "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))
    else:
        acuut(client)
    client.kiest("verwijderen", intent="verwijderen")
    client.kiest("ja", intent="bevestigen")
    assert "utter_verwijderd" in client.sleutels
    assert client.toestand.veiligheid is None


# Who says it, and what is possible


def test_who_can_not_call_reads_where_to_chat() -> None:
    client = acuut(bij("goed"), "ik wil dood maar ik kan niet bellen")
    assert client.sleutels[0] == "utter_crisis_stil_suicide"
    assert client.toestand.stil


@pytest.mark.parametrize(
    "zin", ["ik ben doof", "hij luistert mee", "ik durf niet te bellen", "nee ik kan nu niet praten"]
)
def test_who_says_after_the_numbers_that_calling_is_impossible_gets_the_chats(zin: str) -> None:
    client = acuut(bij("goed"), "hij slaat me", "geweld")
    client.zegt(zin)
    assert client.sleutels == ("utter_crisis_stil_geweld", "utter_vraag_crisis_verder")


def test_no_because_somebody_hears_it_is_not_a_clear_no_to_the_direct_question() -> None:
    client = bij("goed")
    client.zegt("ik ben bang voor hem", crisis="vermoeden", soort="geweld")
    client.zegt("nee hij luistert mee", letterlijk=("janee", "nee"))
    assert client.sleutels[0] == "utter_crisis_stil_geweld"
    assert client.vraag == "crisis_verder"


def test_who_threatens_somebody_reads_a_calm_text_and_no_thanks_for_caring() -> None:
    client = acuut(bij("lastig"), "ik ga mijn buurman vermoorden", "geweld")
    assert client.sleutels[0] == "utter_crisis_dreiging"
    assert client.toestand.crisissoort == "dreiging"


def test_who_is_threatened_is_a_victim_also_when_the_words_sound_like_suicide() -> None:
    client = acuut(bij("lastig"), "hij wil mij vermoorden", "suicide")
    assert client.sleutels[0] == "utter_crisis_geweld"


def test_who_lost_somebody_is_not_asked_whether_they_want_to_die() -> None:
    client = bij("lastig")
    client.zegt("mijn broer heeft zelfmoord gepleegd", crisis="nazorg", soort="nazorg")
    assert client.sleutels == ("utter_rouw", "utter_vraag_rouw_vraag")
    client.kiest("ja", intent="bevestigen")
    assert client.vraag == "lastig"
    assert not client.toestand.kaart_vast


@pytest.mark.parametrize("antwoord", ["nee", "ik weet het niet", "mwah"])
def test_who_mourns_and_does_not_say_that_it_goes_gets_the_lines(antwoord: str) -> None:
    client = bij("lastig")
    client.zegt("mijn broer heeft zelfmoord gepleegd", crisis="nazorg", soort="nazorg")
    client.zegt(antwoord, letterlijk=("janee", "nee") if antwoord == "nee" else None)
    assert client.sleutels == ("utter_crisis_rouw", "utter_vraag_crisis_verder")
    assert client.toestand.kaart_vast


def test_who_mourns_and_wants_to_die_too_is_in_danger() -> None:
    client = bij("lastig")
    client._stuur(tekst="mijn broer pleegde zelfmoord en ik wil ook dood",
                  begrip=Begrip(crisis=Crisissignaal("acuut", "suicide", 1.0, stellig=True)))  # fmt: skip
    assert client.sleutels[0] == "utter_crisis_suicide"


# Taken back


@pytest.mark.parametrize("zin", ["nee hoor, grapje", "ik wil niet dood hoor", "zo bedoelde ik het niet"])
def test_what_is_taken_back_stays_visible_as_taken_back_with_its_moment(zin: str) -> None:
    client = acuut(bij("goed"))
    client.zegt(zin, letterlijk=("janee", "nee") if zin.startswith("nee") else None)
    assert client.vraag == "goed"
    gedeeld = vat_samen(client.toestand)
    assert (gedeeld.veiligheid, gedeeld.na_signaal) == ("acuut", "teruggenomen")
    assert gedeeld.na_signaal_op.startswith("2026-11-02T")


def test_half_taken_back_is_unclear_and_unclear_is_taken_seriously() -> None:
    client = acuut(bij("goed"))
    client.zegt("ik wil niet echt dood maar ook niet zo verder")
    assert client.vraag == "crisis_verder"
    assert not client.toestand.na_signaal


def test_a_new_signal_undoes_what_was_taken_back() -> None:
    client = acuut(bij("goed"))
    client.zegt("was maar een grapje")
    acuut(client)
    assert client.toestand.na_signaal == ""


def test_a_no_to_the_direct_question_travels_with_the_flag() -> None:
    client = bij("goed")
    client.zegt("het hoeft niet meer", crisis="vermoeden", soort="suicide")
    client.kiest("nee", intent="ontkennen")
    assert vat_samen(client.toestand).na_signaal == "nee"


# Other languages


@pytest.mark.parametrize(("taal", "zin"), [
    ("tr", "kendimi öldürmek istiyorum"), ("ar", "أريد أن أموت"), ("en", "I want to kill myself"), ("pl", "chcę się zabić"),
    ("uk", "я хочу вмерти"), ("ti", "ክመውት ይደሊ"), ("es", "quiero morir"), ("fr", "je veux mourir"), ("de", "ich will sterben"),
])  # fmt: skip
def test_a_crisis_in_another_language_is_answered_in_it_by_rules_alone(taal: str, zin: str) -> None:
    client = acuut(bij("wens"), zin)
    assert client.laatste is not None
    tekst = client.laatste.teksten[0]
    assert (tekst.sleutel, tekst.anders) == (f"utter_taal_crisis_{taal}", "utter_crisis_suicide")
    assert client.toestand.kaart_vast


def test_dutch_that_a_model_takes_for_another_language_is_answered_in_dutch() -> None:
    client = bij("wens")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide", taal="de")
    assert client.sleutels[0] == "utter_crisis_suicide"


def test_a_language_without_a_text_gets_the_dutch_one() -> None:
    tekst = Tekst("utter_taal_crisis_tr", "crisis", anders="utter_crisis_suicide")
    zonder = Catalogus({"utter_crisis_suicide": ("Bel 113.",)})
    met = replace(zonder, varianten={**zonder.varianten, "utter_taal_crisis_tr": ("113'ü ara.",)})
    assert [c.spreek((tekst,), {})[0][0].tekst for c in (zonder, met)] == ["Bel 113.", "113'ü ara."]


# The call-back


def test_inside_the_hours_a_call_is_offered_after_the_numbers_and_outside_them_never() -> None:
    assert (
        met_aanbod(bij("goed"), "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))[1]
        == "utter_vraag_terugbel_vraag"
    )
    assert acuut(bij("goed")).sleutels[1] == "utter_vraag_crisis_verder"


@pytest.mark.parametrize("vraag", GEWOON)
def test_without_a_signal_nobody_is_offered_a_call(vraag: str) -> None:
    client = bij(vraag)
    met_aanbod(client, "bel me maar", keuzes=())
    assert client.vraag != "terugbel_vraag"


def test_a_call_has_its_own_consent_and_says_by_when() -> None:
    client = bij("goed")
    met_aanbod(client, "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))
    kaart = {"terugbel": "ja", "uiterlijk": "2026-11-02T10:00:00+00:00", "tot": "11.00 uur"}
    assert met_aanbod(client, kaart=kaart) == ("utter_terugbel_gevraagd", "utter_vraag_crisis_verder")
    assert client.laatste is not None
    assert [e.soort for e in client.laatste.effecten if isinstance(e, ToestemmingGegeven)] == ["terugbel"]
    assert not any(isinstance(e, Delen) for e in client.laatste.effecten)
    assert client.laatste.teksten[0].variabelen == {"tot": "11.00 uur"}
    client.kiest("verder")
    assert client.vraag == "goed"


def test_a_typed_yes_is_no_consent_and_a_no_is_not_asked_again() -> None:
    client = bij("goed")
    met_aanbod(client, "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))
    assert met_aanbod(client, keuzes=("ja",))[0] == "utter_terugbel_vul_in"
    assert client.vraag == "terugbel_vraag"
    assert met_aanbod(client, keuzes=("nee",)) == ("utter_terugbel_nee", "utter_vraag_crisis_verder")
    met_aanbod(client, "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))
    assert client.vraag == "crisis_verder"


def test_who_types_call_me_on_the_card_is_asked_for_the_number_or_hears_that_nobody_is_there() -> None:
    client = acuut(bij("goed"))
    client.zegt("bel mij")
    assert client.sleutels == ("utter_terugbel_dicht", "utter_vraag_crisis_verder")
    met_aanbod(client, "bel mij")
    assert client.vraag == "terugbel_vraag"


@pytest.mark.parametrize("getypt", [True, False])
def test_a_request_can_be_withdrawn_in_every_later_question(getypt: bool) -> None:
    client = bij("goed")
    met_aanbod(client, "ik wil dood", crisis=Crisissignaal("acuut", "suicide"))
    met_aanbod(client, kaart={"terugbel": "ja", "uiterlijk": "2026-11-02T10:00:00+00:00", "tot": "11.00 uur"})
    client.kiest("verder")
    if getypt:
        client.zegt("bel me toch niet")
    else:
        client.kiest("terugbel_weg")
    assert client.laatste is not None
    assert any(isinstance(e, TerugbelWeg) for e in client.laatste.effecten)
    assert client.vraag == "goed"
    assert client.sleutels[0] == "utter_terugbel_weg"
