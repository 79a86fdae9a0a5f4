"""The crisis card, the call-back and the help page as a client sees them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.core.hulplijnen import SOORTEN
from vliegwiel.core.terugbellen import Bereikbaarheid, lees_uren
from vliegwiel.settings import Gemeente, InstellingenFout, laad_instellingen
from vliegwiel.web.chat.hulp import maak_hulppagina
from vliegwiel.web.sleutels import DATABASE, DIENST, HULPLIJNEN

TERUGBEL = {"soort": "terugbel", "telefoon": "010 000 00 07", "naam": "Sam", "toestemming": "ja", "actie": "bewaar"}


@pytest.fixture
async def in_nood(webdienst: Web, monkeypatch: pytest.MonkeyPatch) -> Bezoeker:
    """Somebody in a crisis, in staffed hours, with Rasa down."""
    uren = Bereikbaarheid(lees_uren("ma-vr 09:00-17:00"))
    app = webdienst.server.app
    dienst = replace(app[DIENST], bereikbaarheid=uren)
    monkeypatch.setitem(app._state, DIENST, dienst)
    webdienst.taal.dienst, webdienst.taal.stil = dienst, True
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil dood, ik maak er vanavond een eind aan")
    return bezoeker


def kaart(bezoeker: Bezoeker) -> str:
    return bezoeker.html.partition('<section class="vw-nood"')[2].partition("</section>")[0]


async def test_a_client_leaves_a_number_reads_by_when_and_withdraws_it_with_a_press(in_nood: Bezoeker) -> None:
    assert "vandaag tussen 10.01 uur en 11.01 uur" in in_nood.html
    assert "Van het gesprek gaat niets mee" in in_nood.html
    await in_nood.verstuur("/kaart", **TERUGBEL)
    assert "uiterlijk om 11.01 uur" in kaart(in_nood)
    assert "Ik heb mijn nummer ingevuld." in in_nood.gezegd
    assert "010 000 00 07" not in in_nood.html
    await in_nood.druk("terugbel_weg")
    assert "uiterlijk om" not in kaart(in_nood)
    assert "Bel mij toch niet" in in_nood.gezegd


@pytest.mark.parametrize(("fout", "melding"), [
    ({"toestemming": ""}, "Zonder vinkje belt er niemand"), ({"telefoon": ""}, "Vul je telefoonnummer in"),
    ({"telefoon": "bel maar"}, "Dit telefoonnummer klopt niet"),
])  # fmt: skip
async def test_a_mistake_on_the_card_is_told_beside_the_field(
    in_nood: Bezoeker, fout: dict[str, str], melding: str
) -> None:
    await in_nood.verstuur("/kaart", **(TERUGBEL | fout))
    assert in_nood.status == 422
    assert melding in in_nood.html
    assert "Praat nu met een mens" in in_nood.html


async def test_rather_not_leaves_the_lines_and_a_button_for_later(in_nood: Bezoeker) -> None:
    await in_nood.verstuur("/kaart", soort="terugbel", actie="geen")
    assert "De gemeente hoeft mij niet te bellen." in in_nood.gezegd
    assert 'value="terugbel"' in kaart(in_nood)
    await in_nood.druk("terugbel")
    assert 'name="telefoon"' in in_nood.html


async def test_who_can_not_call_gets_a_card_with_chats_first(in_nood: Bezoeker) -> None:
    await in_nood.typ("ik ben doof, ik kan niet bellen")
    assert re.search(r'class="vw-nood__bel" href="https://www.113.nl"', kaart(in_nood))
    assert "112NL-app" in kaart(in_nood)


@pytest.mark.parametrize("soort", SOORTEN)
async def test_the_card_shows_every_line_of_its_kind(webdienst: Web, soort: str) -> None:
    lijnen = webdienst.server.app[HULPLIJNEN]
    zinnen = {
        "suicide": "ik wil zelfmoord plegen", "geweld": "hij slaat me", "dreiging": "ik ga mijn buurman vermoorden",
        "dakloos_acuut": "ik slaap vannacht op straat", "medisch": "mijn vader heeft een hartaanval",
        "ander_in_gevaar": "mijn moeder wil dood", "rouw": "mijn broer heeft zelfmoord gepleegd",
    }  # fmt: skip
    webdienst.taal.stil = True
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(zinnen[soort])
    if soort == "rouw":
        await bezoeker.druk("nee")
    for lijn in lijnen.voor(soort):
        assert lijn.naam in kaart(bezoeker)
        assert not lijn.nummer or f'href="tel:{lijn.tel}"' in kaart(bezoeker)
    assert "Hier leest nu niemand mee" in kaart(bezoeker)


async def test_the_help_page_works_without_database_and_needs_no_other_file(webdienst: Web) -> None:
    await webdienst.server.app[DATABASE].sluit()
    for bestand in Path(webdienst.instellingen.var_map).glob("vliegwiel.db*"):
        bestand.unlink()
    webdienst.taal.stil = True
    antwoord = await webdienst.client().get("/hulp")
    html = await antwoord.text()
    assert antwoord.status == 200
    for lijn in webdienst.server.app[HULPLIJNEN].pagina():
        assert all(f'href="tel:{re.sub(chr(92) + "D", "", n)}"' in html for n in lijn.nummers)
    # Everything works without this one: it only makes leaving quicker.
    zonder = re.sub(r'<script type="module" src="/static/verlaat\.js\?v=\w+"></script>', "", html)
    assert not re.search(r"<script|<link|<img|src=|url\(", zonder)
    assert "sha256-" in antwoord.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in antwoord.headers


async def test_when_nothing_comes_back_the_page_already_holds_the_lines(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    sjabloon = bezoeker.html.partition('id="niet-verstuurd"')[2].partition("</template>")[0]
    assert all(f'href="tel:{nummer}"' in sjabloon for nummer in ("112", "113", "08002000"))
    assert 'href="/hulp"' in bezoeker.html


def test_a_strange_name_can_not_break_the_help_page(webdienst: Web) -> None:
    html = maak_hulppagina(Gemeente(naam="<script>x"), webdienst.server.app[HULPLIJNEN])
    assert "<script>" not in html


def test_hours_that_can_not_be_read_stop_the_start_with_an_explanation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VLIEGWIEL_TERUGBEL_UREN", "ma-vr 9 tot 5")
    with pytest.raises(InstellingenFout, match="schrijf bijvoorbeeld ma-vr 09:00-17:00"):
        laad_instellingen(var_map=tmp_path)
    monkeypatch.setenv("VLIEGWIEL_TERUGBEL_UREN", "ma-vr 09:00-17:00")
    assert len(laad_instellingen(var_map=tmp_path).terugbel.bereikbaarheid().vensters) == 5


async def test_the_pinned_card_is_a_row_of_buttons_with_the_explanation_folded_away(in_nood: Bezoeker) -> None:
    vak = kaart(in_nood)
    uitleg = vak.partition("<details")[2].partition("</details>")[0]
    assert "Hier leest nu niemand mee" in uitleg
    assert "dag en nacht" in uitleg
    assert 'class="vw-nood__bel"' not in uitleg
    assert vak.count('class="vw-nood__bel" href="tel:') == 2
    assert "<details open" not in vak


async def test_hours_of_a_chat_are_the_same_at_the_bottom_and_on_the_help_page(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    html = await (await webdienst.client().get("/hulp")).text()
    assert "(op werkdagen overdag)" in bezoeker.html.partition('class="vw-hulp"')[2]
    assert "(op werkdagen overdag)" in html
    assert "<p>Huisarts of huisartsenpost:" in html
