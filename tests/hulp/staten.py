"""Every state that a conversation can be in, and how a client gets there: generated from the script itself.

A question that somebody adds to ``script.FASE_VAN`` or ``script.ZIJVRAGEN`` and that nobody can be brought to here
fails ``test_every_question_of_the_script_can_be_reached``, so that no state escapes the tests that run over all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import count

from tests.hulp.gesprek import BEGIN, Client, noemt
from vliegwiel.core.begrip import Begrip, Letterlijk
from vliegwiel.core.gesprek import KLAAR, hervat
from vliegwiel.core.gesprek.nood import CRISIS_VRAGEN
from vliegwiel.core.gesprek.script import FASE_VAN, ZIJVRAGEN
from vliegwiel.core.terugbellen import Aanbod

WEKEN = timedelta(weeks=6)
AANBOD = Aanbod(BEGIN, BEGIN + timedelta(hours=1))
ZIJSTAP_BIJ = "startpunt"  # where the client is when a side question comes up
VAN_FAMILIE = {"plaats": ("plaats:goed", "plaats:lastig"), "gebied": ("gebied:wonen",), "score": ("score:wonen",)}


def _eind(*, delen: bool = True) -> Client:
    client = Client().tot("delen")
    if not delen:
        client.kiest("zelf_houden", intent="zelf_houden")
    while client.toestand.status != KLAAR:
        client.stap()
    return client


def _zeg(bij: str, *tekst: str) -> Callable[[], Client]:
    def weg() -> Client:
        client = Client().tot(bij)
        for woorden in tekst:
            client.zegt(woorden)
        return client

    return weg


def _doe(*acten: str, bij: str = ZIJSTAP_BIJ) -> Callable[[], Client]:
    """Type something with this act, one after the other; the words are those that need no second look."""
    woorden = {"verwijderen": "verwijder alles", "opnieuw_beginnen": "ik wil opnieuw beginnen"}

    def weg() -> Client:
        client = Client().tot(bij)
        for act in acten:
            client.zegt(woorden.get(act, act.replace("_", " ")), intent=act)
        return client

    return weg


def _signaal(niveau: str, soort: str, tekst: str, aanbod: Aanbod | None = None) -> Callable[[], Client]:
    def weg() -> Client:
        client = Client(aanbod=aanbod).tot(ZIJSTAP_BIJ)
        client.zegt(tekst, crisis=niveau, soort=soort)
        return client

    return weg


def _druk(*knoppen: str, klaar: bool = False, delen: bool = True, weken: bool = False) -> Callable[[], Client]:
    def weg() -> Client:
        client = _eind(delen=delen) if klaar else Client().tot(ZIJSTAP_BIJ)
        client.verschil = WEKEN if weken else timedelta()
        for knop in knoppen:
            client.kiest(knop)
        return client

    return weg


def _corrigeer_tekst() -> Client:
    client = _doe("corrigeren")()
    client.kiest(client.toestand.matrix.cellen[0].id)
    return client


def _later_bereik() -> Client:
    client = _doe("denk_erover_na")()
    client._stuur(tekst="over twee weken", begrip=Begrip(letterlijk=Letterlijk("datum_later", "", "2026-11-16")))
    return client


def _terugkomst() -> Client:
    client = _eind()
    client.verschil = WEKEN
    client.zegt("hoi", intent="groet")
    return client


def _erbij_plaats() -> Client:
    client = _druk("erbij", klaar=True, weken=True)()
    client.zegt("dat eeuwige gedoe")
    return client


def _lat_weer() -> Client:
    client = _druk("opnieuw_scoren", klaar=True, weken=True)()
    while client.vraag == "score_weer":
        client.kiest("3")
    return client


def _klopt_zo() -> Client:
    client = Client().tot("wens")
    client.kiest("meetypen")
    client.kiest("medewerker")
    client.tot("contact").stap()
    return client


def _iets_nieuws() -> Client:
    client = _eind()
    client.zegt("o ja, mijn fiets is stuk", noemt("regelen", "zorg", "mijn fiets is stuk"))
    return client


def _intrek_keuze() -> Client:
    client = _eind()
    client.zegt("verwijder alles", intent="verwijderen")
    return client


def _verwijderd() -> Client:
    client = _doe("verwijderen")()
    client.kiest("ja", intent="bevestigen")
    return client


def _met_code_terug() -> Client:
    client = _doe("later_verder")()
    client.laatste = hervat(client.toestand, BEGIN)
    client.toestand = client.laatste.toestand
    return client


WEGEN: dict[str, Callable[[], Client]] = {
    "plaats:goed": _zeg("goed", "dat ene ding"),
    "plaats:lastig": _zeg("lastig", "dat eeuwige gedoe"),
    "wens_anders": _doe("twijfel", bij="wens"),
    "steun_rol": _zeg("steun", "mijn zus"),
    "stap_welke": lambda: _ja_bij("stap"),
    "delen_weer": _iets_nieuws,
    "": _eind,
    "crisis_vraag": _signaal("vermoeden", "suicide", "het hoeft niet meer"),
    "crisis_verder": _signaal("acuut", "suicide", "ik wil dood"),
    "terugbel_vraag": _signaal("acuut", "suicide", "ik wil dood", AANBOD),
    "nazorg_vraag": _signaal("nazorg", "nazorg", "vroeger wilde ik dood"),
    "rouw_vraag": _signaal("nazorg", "rouw", "mijn broer heeft zelfmoord gepleegd"),
    "corrigeer": _doe("corrigeren"),
    "corrigeer_tekst": _corrigeer_tekst,
    "verwijder_zeker": _doe("verwijderen"),
    "opnieuw_zeker": _doe("opnieuw_beginnen"),
    "later": _doe("denk_erover_na"),
    "later_bereik": _later_bereik,
    "terugkomst": _terugkomst,
    "erbij": _druk("erbij", klaar=True, weken=True),
    "erbij_plaats": _erbij_plaats,
    "score_weer": _druk("opnieuw_scoren", klaar=True, weken=True),
    "lat_weer": _lat_weer,
    "meetypen_wie": _druk("meetypen"),
    "klopt_zo": _klopt_zo,
    "intrek_keuze": _intrek_keuze,
}
# Where the same question stands in another light: at rest, after the end in other ways, with somebody typing along.
STANDEN: dict[str, Callable[[], Client]] = {
    "gestopt": _doe("stoppen"),
    "gestopt bij welkom": _doe("stoppen", bij="welkom"),
    "later verder": _doe("later_verder"),
    "terug met de code": _met_code_terug,
    "voor zichzelf gehouden": lambda: _eind(delen=False),
    "ingetrokken": _druk("intrekken", klaar=True),
    "alles verwijderd": _verwijderd,
    "kort naar een mens": _doe("mens_spreken", bij="goed"),
    "er typt iemand mee": _druk("meetypen", "hulpverlener"),
    "twee keer niet begrepen": _zeg("belang", "blauw", "blauw"),
    "in een andere taal": lambda: _turks("goed"),
    "erbij, midden in het gesprek": _druk("erbij"),
}


def _ja_bij(vraag: str) -> Client:
    client = Client().tot(vraag)
    client.zegt("ja", intent="bevestigen")
    return client


def _turks(vraag: str) -> Client:
    client = Client().tot(vraag)
    client.zegt("Merhaba, Türkçe konuşabilir miyiz?", intent="andere_taal", taal="tr")
    return client


HOOFDVRAGEN = tuple(v for soort in FASE_VAN for v in VAN_FAMILIE.get(soort, (soort,)))
VRAGEN = (*HOOFDVRAGEN, *ZIJVRAGEN)
STATEN = (*VRAGEN, *STANDEN)
CRISIS = CRISIS_VRAGEN


@cache
def _bereikt(staat: str) -> Client:
    if staat in STANDEN:
        return STANDEN[staat]()
    client = WEGEN.get(staat, lambda: Client().tot(staat))()
    assert client.vraag == staat, f"{staat} is niet te bereiken, wel {client.vraag}"
    return client


def bij(staat: str) -> Client:
    """Return a client in this state: a question of the script, or a name from ``STANDEN``."""
    client = _bereikt(staat)
    return replace(client, _teller=count(len(client.toestand.verwerkt)))
