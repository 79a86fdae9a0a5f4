"""A chat client talks to the API: begins, sends, reads back, and never sees somebody else's conversation."""

from __future__ import annotations

import asyncio

from tests.hulp.webproef import Web

KAART = {
    "soort": "contact",
    "naam": "Sam",
    "hoe": "bellen",
    "telefoon": "06 12 34 56 78",
    "wanneer": ["ochtend", "avond"],
}


async def test_a_new_conversation_has_an_id_a_token_and_an_opening(webdienst: Web) -> None:
    antwoord = await webdienst.client().post("/api/gesprekken")
    gegevens = await antwoord.json()
    assert antwoord.status == 201
    assert antwoord.headers["Location"] == f"/api/gesprekken/{gegevens['id']}"
    assert len(gegevens["token"]) >= 40
    assert "computer" in gegevens["berichten"][0]["tekst"]
    assert {"label": "Ik begin", "waarde": "begin"} in gegevens["berichten"][-1]["keuzes"]
    assert (gegevens["fase"], gegevens["voortgang"]) == ("welkom", "Welkom")


async def test_words_become_lines_of_the_matrix(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    antwoord = await gesprek.zeg({"keuze": "begin"}, "Ik wil graag werk vinden")
    assert antwoord["fase"] == "waarom"
    assert antwoord["voortgang"].startswith("Stap 2 van 8")
    [regel] = await gesprek.regels()
    assert (regel["soort"], regel["citaat"]) == ("wens", "Ik wil graag werk vinden")


async def test_a_whole_conversation_goes_from_wish_to_sharing(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg(
        {"keuze": "begin"}, "ik wil werk", "dan hoor ik er weer bij en verdien ik mijn eigen geld", "ik fiets veel"
    )
    keuzevraag = (await gesprek.zeg("ik heb schulden"))["berichten"][-1]
    assert keuzevraag["meer"] is True
    await gesprek.zeg(
        {"keuzes": ["wonen"]}, "het huis is te klein", {"keuze": "2"}, {"keuze": "geld"}, {"keuze": "werk"}
    )
    await gesprek.zeg({"keuze": "8"}, "omdat het moet lukken", {"keuze": "10"})
    steun = {"soort": "steun", "naam": "Noor", "rol": "meedenken"}
    contactvraag = (await gesprek.zeg({"kaart": steun}, {"keuze": "geen_stap"}))["berichten"][-1]
    assert contactvraag["kaart"] == "contact"
    samenvatting = await gesprek.zeg({"kaart": KAART})
    assert samenvatting["fase"] == "samenvatting"
    assert (await gesprek.zeg({"keuze": "delen"}))["fase"] == "afsluiting"


async def test_the_same_message_id_twice_gives_the_same_answer_and_is_stored_once(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    eerste, tweede = [await (await gesprek.stuur(id="dubbel-0001", tekst="ik wil werk")).json() for _ in range(2)]
    assert eerste == tweede
    berichten = (await gesprek.lees())["berichten"]
    assert [b["id"] for b in berichten].count("dubbel-0001") == 1


async def test_the_same_message_from_two_tabs_at_once_is_stored_once(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    antwoorden = await asyncio.gather(*(gesprek.stuur(id="tegelijk-01", tekst="ik wil werk") for _ in range(5)))
    teksten = {await a.text() for a in antwoorden}
    assert len(teksten) == 1
    assert len(await gesprek.regels()) == 1


async def test_reading_gives_both_sides_and_only_what_came_after(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"}, {"id": "mijn-wens-1", "tekst": "ik wil werk"})
    alles = (await gesprek.lees())["berichten"]
    assert [b["van"] for b in alles[:3]] == ["assistent", "assistent", "client"]
    assert alles[2] | {"id": ""} == {"id": "", "van": "client", "tekst": "Ik begin", "soort": "keuze", "keuzes": []}
    daarna = (await gesprek.lees(na="mijn-wens-1"))["berichten"]
    assert daarna
    assert all(b["van"] == "assistent" for b in daarna)
    assert daarna == alles[-len(daarna) :]


async def test_reading_after_a_message_that_is_gone_gives_everything(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    assert len((await gesprek.lees(na="weg"))["berichten"]) == 2


async def test_what_stands_on_a_card_is_not_in_the_talk(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "mens_spreken"}, {"kaart": KAART})
    alles = await gesprek.lees()
    assert "Sam" not in str(alles)
    assert "12 34 56" not in str(alles)
    assert [b["soort"] for b in alles["berichten"] if b["van"] == "client"] == ["keuze", "kaart"]


async def test_an_old_button_pressed_again_is_not_an_error(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    welkom = (await gesprek.lees())["berichten"][-1]["id"]
    await gesprek.zeg({"keuze": "begin", "antwoord_op": welkom})
    weer = await gesprek.stuur(keuze="begin", antwoord_op=welkom)
    assert weer.status == 200
    assert (await weer.json())["fase"] == "wens"


async def test_a_card_from_an_old_tab_answers_its_own_question_and_no_other(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "mens_spreken"})
    te_laat = await gesprek.zeg({"kaart": {"soort": "steun", "naam": "Noor", "rol": "meedenken"}})
    assert te_laat["berichten"][-1]["kaart"] == "contact"
    assert (await gesprek.zeg({"kaart": KAART}))["fase"] == "samenvatting"


async def test_commands_of_the_engine_are_just_words(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    for commando in ("/restart", "/session_start", '/delen{"a": 1}'):
        assert (await gesprek.stuur(tekst=commando)).status == 200
    assert not any(o.tekst.startswith("/") for o in webdienst.taal.gevraagd[1:])
    assert "/restart" in [b["tekst"] for b in (await gesprek.lees())["berichten"]]


async def test_changing_and_removing_a_line(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"}, "ik wil werk")
    [regel] = await gesprek.regels()
    pad = f"{gesprek.pad}/matrix/{regel['id']}"
    gewijzigd = await gesprek.client.patch(pad, json={"citaat": "ik wil werk met dieren"}, headers=gesprek.koppen)
    assert gewijzigd.status == 200
    assert [r["citaat"] for r in await gesprek.regels()] == ["ik wil werk met dieren"]
    assert (await gesprek.client.delete(pad, headers=gesprek.koppen)).status == 200
    assert await gesprek.regels() == []
    assert (await gesprek.client.delete(pad, headers=gesprek.koppen)).status == 404


async def test_numbers_of_people_are_masked_in_a_changed_line(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"}, "ik wil werk")
    [regel] = await gesprek.regels()
    nieuw = {"citaat": "mijn bsn is 111222333"}
    await gesprek.client.patch(f"{gesprek.pad}/matrix/{regel['id']}", json=nieuw, headers=gesprek.koppen)
    assert "111222333" not in str(await gesprek.regels())


async def test_when_rasa_is_down_the_message_is_kept_and_answered_later(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    webdienst.taal.stil = True
    antwoord = await gesprek.stuur(id="bewaard-01", tekst="ik wil werk")
    gegevens = await antwoord.json()
    assert antwoord.status == 202
    assert gegevens["wacht"] is True
    assert webdienst.instellingen.gemeente.telefoon in gegevens["berichten"][0]["tekst"]
    assert (await gesprek.lees())["wacht"] is True
    webdienst.taal.stil = False
    gelezen = await gesprek.lees(na="bewaard-01")
    assert gelezen["wacht"] is False
    assert gelezen["fase"] == "waarom"
    assert (await gesprek.stuur(id="bewaard-01", tekst="ik wil werk")).status == 200


async def test_a_turn_goes_on_when_the_client_hangs_up(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    bezig, verder = asyncio.Event(), asyncio.Event()
    echt = webdienst.taal.denk

    async def traag(opdracht: object) -> object:
        bezig.set()
        await verder.wait()
        return await echt(opdracht)  # type: ignore[arg-type]

    webdienst.taal.denk = traag  # type: ignore[method-assign,assignment]
    weg = asyncio.ensure_future(gesprek.stuur(id="opgehangen", tekst="ik wil werk"))
    await bezig.wait()
    weg.cancel()
    verder.set()
    # The same id waits for the turn that is already running.
    assert (await gesprek.stuur(id="opgehangen", tekst="ik wil werk")).status == 200
    assert len([o for o in webdienst.taal.gevraagd if o.bericht == "opgehangen"]) == 1
