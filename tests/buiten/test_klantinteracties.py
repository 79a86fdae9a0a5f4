"""A hand-over reaches the register once, whatever the register does, and never more of it than the gemeente has set."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from tests.buiten.conftest import GEDULD, HEEL, ONGEDULD, WERKPLEK, Proef
from tests.hulp.nep_klantinteracties import NepRegister
from tests.hulp.overdrachten import NU, WENS, maak_gesprek
from vliegwiel.buiten.klantinteracties import Klantinteracties
from vliegwiel.services.uitwisselbeheer import haal_in, wek

alleen_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STORINGEN = ("500", "503", "429", "401", "404", "traag", "hangt", "knip", "kwijt", "twee_keer", "dubbel", "onzin")


async def test_a_hand_over_becomes_one_klantcontact_and_one_task_for_the_team(proef: Proef) -> None:
    zender = await proef.begonnen()
    gedeeld = await proef.deel()
    assert await zender.ronde() == 1
    assert proef.register.aantallen() == HEEL
    [contact], [taak] = proef.register.van("klantcontacten"), proef.register.van("internetaken")
    assert (contact["referentienummer"], contact["inhoud"], contact["kanaal"]) == (gedeeld.referentie, WENS, "chat")
    assert taak["aanleidinggevendKlantcontact"]["uuid"] == contact["uuid"]
    assert f"{WERKPLEK}/desk/overdrachten/{gedeeld.overdracht_id}" in taak["toelichting"]
    assert [a["uuid"] for a in taak["toegewezenAanActoren"]] == list(proef.register.alles["actoren"])
    adressen = {a["soortDigitaalAdres"]: a["adres"] for a in proef.register.van("digitaleadressen")}
    assert adressen == {"telefoonnummer": "0612345678", "email": "sam@post.example"}
    [opdracht] = await proef.opdrachten()
    assert (opdracht.status, opdracht.pogingen, opdracht.fout) == ("verstuurd", 1, "")
    assert opdracht.op_afstand["klantcontact"] == contact["uuid"]
    assert await zender.ronde() == 0


async def test_by_default_no_contact_data_no_worry_and_no_signal_leave_the_desk(proef: Proef) -> None:
    zender = await proef.begonnen(meesturen="wens")
    await proef.deel()
    await zender.ronde()
    assert proef.register.aantallen() == (1, 1, 0, 0)
    alles = json.dumps(proef.register.alles)
    for geheim in ("Sam", "0612345678", "sam@post", "brieven", "zus", "acuut", "kinderen", "wakker"):
        assert geheim not in alles
    assert WENS in alles


async def test_a_gemeente_can_keep_the_wish_here_too(proef: Proef) -> None:
    zender = await proef.begonnen(meesturen="niets", bronorganisatie="123456782")
    await proef.deel()
    await zender.ronde()
    [contact] = proef.register.van("klantcontacten")
    assert (contact["inhoud"], contact["metadata"]["bronorganisatie"]) == ("", "123456782")


@alleen_sqlite
@pytest.mark.parametrize("storing", STORINGEN)
async def test_whatever_goes_wrong_at_any_call_there_is_one_of_each_at_the_end(proef: Proef, storing: str) -> None:
    proef.geduld = ONGEDULD if storing in ("traag", "hangt") else GEDULD
    zender = await proef.begonnen()
    keer = 1
    while True:
        for soort in proef.register.alles:
            proef.register.alles[soort].clear()
        proef.register.verzoeken.clear()
        proef.register.stoor = lambda nummer, _m, _s, keer=keer: storing if nummer == keer else ""
        await proef.deel()
        await proef.tot_klaar(zender)
        assert proef.register.aantallen() == HEEL, keer
        if len(proef.register.verzoeken) < keer:
            break  # this call was never made: every one was disturbed once
        keer += 1
    assert keer > 12
    assert {o.status for o in await proef.opdrachten()} == {"verstuurd"}


@alleen_sqlite
async def test_a_register_where_every_ninth_call_goes_wrong_still_ends_with_one_of_each(proef: Proef) -> None:
    proef.geduld = ONGEDULD
    zender = await proef.begonnen(pogingen=100)
    proef.register.stoor = lambda nummer, _m, _s: STORINGEN[nummer // 9 % len(STORINGEN)] if nummer % 9 == 0 else ""
    for _ in range(4):
        await proef.deel()
    await proef.tot_klaar(zender, rondes=200)
    assert proef.register.aantallen() == (4, 4, 4, 8)
    assert set(Counter(c["referentienummer"] for c in proef.register.van("klantcontacten")).values()) == {1}


async def test_a_message_that_is_refused_waits_for_a_person_and_is_sent_once_after_that(proef: Proef) -> None:
    zender = await proef.begonnen()
    await proef.deel()
    proef.register.stoor = lambda _n, methode, soort: "400" if (methode, soort) == ("POST", "klantcontacten") else ""
    await proef.tot_klaar(zender)
    [dood] = await proef.opdrachten()
    assert (dood.status, dood.pogingen, dood.fout) == ("dood", 1, "http_400")
    proef.register.stoor = lambda *_: ""
    async with zender.opslag.transactie() as repo:
        await wek(repo, dood.id, "wacht", "uitwisseling_opnieuw", "beheerder", proef.moment)
    await zender.ronde()
    assert proef.register.aantallen() == HEEL


async def test_a_register_that_stays_down_gets_the_set_number_of_attempts_further_and_further_apart(
    proef: Proef,
) -> None:
    zender = await proef.begonnen(pogingen=5)
    await proef.deel()
    proef.register.stoor = lambda *_: "500"
    wachten = []
    for _ in range(5):
        assert await zender.ronde() == 1
        assert await zender.ronde() == 0, "not before its moment"
        [opdracht] = await proef.opdrachten()
        wachten.append(opdracht.volgende_op - proef.moment)
        proef.moment = opdracht.volgende_op
    assert wachten == [timedelta(seconds=s) for s in (22.5, 45, 90, 180, 360)]
    assert (opdracht.status, opdracht.pogingen, opdracht.fout) == ("dood", 5, "http_500")
    assert await zender.ronde() == 0


async def test_who_asks_for_patience_gets_it_for_every_message(proef: Proef) -> None:
    zender = await proef.begonnen()
    await proef.deel()
    await proef.deel()
    proef.register.stoor = lambda nummer, *_: "429" if nummer == 1 else ""
    assert await zender.ronde() == 1
    proef.moment += timedelta(seconds=119)
    assert await zender.ronde() == 0
    assert len(proef.register.verzoeken) == 1
    proef.moment += timedelta(seconds=2)
    assert await zender.ronde() == 2
    assert proef.register.aantallen() == (2, 2, 2, 4)


async def test_a_register_that_ignores_filters_never_loses_somebody_elses_contact(proef: Proef) -> None:
    zender = await proef.begonnen()
    proef.register.filtert = False
    gesprekken = [await maak_gesprek(proef.database) for _ in range(3)]
    for gesprek in gesprekken:
        await proef.deel(gesprek)
    await proef.tot_klaar(zender)
    assert proef.register.aantallen() == (3, 3, 3, 6)
    await proef.trek_in(gesprekken[1])
    await proef.tot_klaar(zender)
    assert proef.register.aantallen() == (2, 2, 2, 4)


async def test_a_register_that_refuses_a_reference_twice_is_understood(proef: Proef) -> None:
    """An earlier attempt that hung comes through just after the look-up of the next one."""
    zender = await proef.begonnen(meesturen="wens")
    proef.register.uniek = True
    gedeeld = await proef.deel()
    proef.register.stoor = lambda _n, methode, soort: "kwijt" if (methode, soort) == ("POST", "klantcontacten") else ""
    await zender.ronde()
    laat = proef.register.alles["klantcontacten"].copy()
    proef.register.alles["klantcontacten"].clear()

    def stoor(_: int, methode: str, soort: str) -> str:
        if (methode, soort) == ("POST", "klantcontacten"):
            proef.register.alles["klantcontacten"].update(laat)
        return ""

    proef.register.stoor = stoor
    await proef.tot_klaar(zender)
    assert [c["referentienummer"] for c in proef.register.van("klantcontacten")] == [gedeeld.referentie]
    assert proef.register.aantallen() == (1, 1, 0, 0)
    assert {o.status for o in await proef.opdrachten()} == {"verstuurd"}


async def test_what_people_over_there_add_is_left_alone(proef: Proef) -> None:
    zender, gesprek = await proef.begonnen(), await maak_gesprek(proef.database)
    await proef.deel(gesprek)
    await zender.ronde()
    [contact], [taak] = proef.register.van("klantcontacten"), proef.register.van("internetaken")
    ander = taak | {"uuid": "5b3e6a1e-0000-4000-8000-000000000001", "referentienummer": "0000000042"}
    proef.register.alles["internetaken"][ander["uuid"]] = ander
    taak["toegewezenAanActoren"] = [{"uuid": contact["uuid"], "url": "http://x.example/1"}]
    await proef.deel(gesprek, 2)
    await zender.ronde()
    assert len(proef.register.van("internetaken")) == 2
    assert taak["toegewezenAanActoren"] == [{"uuid": contact["uuid"], "url": "http://x.example/1"}]


async def test_of_four_processes_one_sends_at_a_time(proef: Proef) -> None:
    zenders = [await proef.begonnen() for _ in range(4)]
    for _ in range(8):
        await proef.deel()
    while not all(o.status == "verstuurd" for o in await proef.opdrachten()) or not await proef.opdrachten():
        await asyncio.gather(*(z.ronde() for z in zenders))
    assert proef.register.aantallen() == (8, 8, 8, 16)
    assert proef.register.verzoeken.count(("POST", "klantcontacten")) == 8
    assert all(o.pogingen == 1 for o in await proef.opdrachten())


async def test_a_process_that_dies_while_it_sends_loses_nothing(proef: Proef) -> None:
    dood, levend = await proef.begonnen(), proef.zender()
    await proef.deel()
    onderweg = asyncio.Event()

    def stoor(_: int, methode: str, soort: str) -> str:
        if (methode, soort) != ("POST", "klantcontacten"):
            return ""
        onderweg.set()
        return "traag"

    proef.register.stoor = stoor
    beurt = asyncio.create_task(dood.ronde())
    await onderweg.wait()
    beurt.cancel()
    with pytest.raises(asyncio.CancelledError):
        await beurt
    proef.register.stoor = lambda *_: ""
    assert await levend.ronde() == 0, "the dead one still has the turn"
    proef.moment += timedelta(minutes=3)
    assert await levend.ronde() == 1
    assert proef.register.aantallen() == HEEL
    assert [(o.soort, o.status) for o in await proef.opdrachten()] == [
        ("overdracht", "verstuurd"),
        ("nakijken", "wacht"),  # what the dead one asked may still come through
    ]


async def test_what_was_shared_before_the_exchange_was_on_stays_here_until_somebody_says_so(proef: Proef) -> None:
    klaar, _ = await proef.deel(), await proef.deel()
    await proef.rond_af(klaar.overdracht_id)
    zender = await proef.begonnen()
    nieuw = await proef.deel()
    assert await zender.ronde() == 1
    assert {o.overdracht_id for o in await proef.opdrachten()} == {nieuw.overdracht_id}
    for hoeveel in (1, 0):  # what is finished stays here, and a second press does nothing
        async with zender.opslag.transactie() as repo:
            assert await haal_in(repo, "beheerder", proef.moment) == hoeveel
    assert await zender.ronde() == 1
    assert proef.register.aantallen() == (2, 2, 2, 4)


async def test_an_attempt_that_comes_through_after_the_next_one_leaves_nothing_twice(proef: Proef) -> None:
    zender = await proef.begonnen()
    laat: dict[str, dict[str, dict[str, Any]]] = {}
    for soort in ("klantcontacten", "internetaken", "betrokkenen"):
        # Given: what was asked hangs over there, and comes through after everything went well the next time
        def stoor(_: int, methode: str, welk: str, soort: str = soort) -> str:
            return "kwijt" if (methode, welk) == ("POST", soort) and soort not in laat else ""

        proef.register.stoor = stoor
        gedeeld = await proef.deel()
        await zender.ronde()
        laat[soort] = proef.register.alles[soort].copy()
        nieuw = [d for d in laat[soort].values() if d.get("referentienummer") in (None, gedeeld.referentie)]
        proef.register.alles[soort] = {u: d for u, d in laat[soort].items() if d not in nieuw[-1:]}
        proef.moment += timedelta(minutes=1)
        await zender.ronde()
        proef.register.alles[soort] |= {d["uuid"]: d for d in nieuw[-1:]}
    assert proef.register.aantallen() != (3, 3, 3, 6)
    assert await zender.ronde() == 0
    # When: a quarter of an hour has passed
    proef.moment += timedelta(minutes=16)
    await zender.ronde()
    # Then
    assert proef.register.aantallen() == (3, 3, 3, 6)
    assert {(o.soort, o.status) for o in await proef.opdrachten()} == {
        ("overdracht", "verstuurd"),
        ("nakijken", "verstuurd"),
    }


async def test_neither_the_log_nor_the_database_holds_what_was_sent_or_answered(
    proef: Proef, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    zender = await proef.begonnen(pogingen=1)
    gedeeld = await proef.deel()
    proef.register.stoor = lambda nummer, *_: "500" if nummer > 4 else ""
    await zender.ronde()
    eigen = " ".join(
        r.getMessage() for r in caplog.records if not r.name.startswith(("asyncio", "aiohttp", "aiosqlite"))
    )
    for geheim in (WENS, "Sam", "0612345678", gedeeld.referentie, "geheim", "wat de klant vertelde"):
        assert geheim not in eigen
    [opdracht] = await proef.opdrachten()
    assert (opdracht.fout, opdracht.status) == ("http_500", "dood")


def test_the_register_of_the_tests_refuses_what_the_api_refuses() -> None:
    register = NepRegister()
    assert not register._keur("Klantcontact", {"kanaal": "chat", "taal": "nld", "vertrouwelijk": True})
    assert not register._keur("PatchedInterneTaak", {"status": "misschien"})
    assert not register._keur("DigitaalAdres", {"adres": "x" * 81, "soortDigitaalAdres": "email"})
    assert len(register.klachten) == 3


@pytest.mark.parametrize(
    ("kop", "wacht"),
    [
        ("120", timedelta(seconds=120)),
        ("Mon, 02 Mar 2026 09:40:00 GMT", timedelta(minutes=10)),
        ("Mon, 02 Mar 2026 09:00:00 GMT", None),
        ("straks", None),
        ("", None),
    ],
)
async def test_patience_is_asked_for_in_seconds_or_until_a_moment(kop: str, wacht: timedelta | None) -> None:
    kant = Klantinteracties("https://register.example", "geheim", 1, lambda: NU)
    assert kant._later(kop) == wacht
    await kant.sluit()


async def test_a_redirect_is_not_followed_so_the_token_goes_nowhere_else(proef: Proef) -> None:
    zender = await proef.begonnen()
    await proef.deel()
    proef.register.stoor = lambda *_: "302"
    await zender.ronde()
    assert len(proef.register.verzoeken) == 1
    assert [o.fout for o in await proef.opdrachten()] == ["http_302"]
