"""On the page a guess has a question beside it, and the client answers with one press."""

from __future__ import annotations

from tests.hulp.webproef import Bezoeker, Web

WOORDEN = "misschien is mijn huis wel een ding"


async def _gokt(webdienst: Web) -> tuple[Bezoeker, str]:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(WOORDEN)
    return bezoeker, bezoeker.html.partition('id="regel-')[2].partition('"')[0]


async def test_a_guess_is_asked_about_and_yes_takes_the_question_away(webdienst: Web) -> None:
    bezoeker, regel = await _gokt(webdienst)
    assert "Dit staat nu bij Wonen: lastig. Klopt dat?" in bezoeker.html
    await bezoeker.verstuur(f"/regel/{regel}", actie="klopt")
    assert "Klopt dat?" not in bezoeker.html
    assert f"“{WOORDEN}”" in bezoeker.html


async def test_a_guess_can_be_put_under_another_heading(webdienst: Web) -> None:
    bezoeker, regel = await _gokt(webdienst)
    assert "Alcohol" not in bezoeker.html.partition('name="leefgebied"')[2].partition("</select>")[0]
    await bezoeker.verstuur(f"/regel/{regel}", actie="wijzig", citaat=WOORDEN, leefgebied="geld", soort="wens")
    assert "Klopt dat?" not in bezoeker.html
    [rij] = [deel for deel in bezoeker.html.split("<tbody>") if f"“{WOORDEN}”" in deel and "vw-soort" in deel]
    assert "Geld" in rij
    assert "vw-soort--wens" in rij


async def test_a_heading_that_does_not_exist_changes_nothing(webdienst: Web) -> None:
    bezoeker, regel = await _gokt(webdienst)
    for onzin in ({"leefgebied": "tuin"}, {"soort": "ramp"}):
        await bezoeker.post(f"/regel/{regel}", {"actie": "wijzig", "citaat": WOORDEN, **onzin})
        assert bezoeker.status == 422
    await bezoeker.open()
    assert "Dit staat nu bij Wonen: lastig. Klopt dat?" in bezoeker.html


async def test_another_program_sees_the_doubt_and_can_answer_it(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"}, WOORDEN)
    [regel] = await gesprek.regels()
    assert regel["twijfel"] is True
    pad = f"{gesprek.pad}/matrix/{regel['id']}"
    assert (await gesprek.client.patch(pad, json={"klopt": True}, headers=gesprek.koppen)).status == 200
    assert [r["twijfel"] for r in await gesprek.regels()] == [False]
    for onzin in ({}, {"citaat": WOORDEN, "leefgebied": "tuin"}, {"citaat": WOORDEN, "soort": "ramp"}):
        assert (await gesprek.client.patch(pad, json=onzin, headers=gesprek.koppen)).status == 422
