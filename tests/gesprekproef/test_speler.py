"""The player talks with the real web application (Rasa is a plain function here), and reports what happened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gesprekproef.doelen import doelen, tijden
from gesprekproef.gesprek import Gesprek
from gesprekproef.maten import Woorden, meet
from gesprekproef.nazien import Bewaard, vergelijk
from gesprekproef.persona import DATA, Persona, Voorval, Zin, lees_persona, lees_yaml
from gesprekproef.rapport import schrijf
from gesprekproef.spelen import Uitkomst, maak_toneel
from gesprekproef.speler import speel
from tests.hulp.webproef import Web

WOORDEN = Woorden.lees(lees_yaml(DATA / "woorden.yml"))
KLANT = lees_persona(
    {
        "id": "k",
        "naam": "K",
        "kort": "",
        "antwoorden": {
            "wens": {"tekst": "ik wil graag werk in een kas", "zegt": ["werk wens"]},
            "waarom": "dan ben ik weer onder de mensen en hoor ik er weer bij",
            "goed": {"tekst": "ik fiets elke dag een rondje", "zegt": ["lichaam kracht"]},
            "lastig": {"tekst": "ik heb schulden <b>en</b> pijn", "zegt": ["geld zorg", "lichaam zorg"]},
            "kies_gebied": {"keuzes": ["wonen"]},
            "gebied:wonen": {"tekst": "het huis is te klein", "zegt": ["wonen zorg"]},
            "score:wonen": {"keuze": "2"},
            "startpunt": {"keuze": "werk"},
        },
    }
)


async def _speel(web: Web, persona: Persona, zaad: int | None = None) -> Gesprek:
    adres = str(web.server.make_url("")).rstrip("/")
    return await speel(await maak_toneel(adres), persona, zaad)


async def test_a_client_who_wants_to_share_shares_and_the_report_says_what_was_missed(webdienst: Web) -> None:
    gesprek = await _speel(webdienst, KLANT)
    maten = meet(gesprek, WOORDEN)
    assert (gesprek.stuk, maten.klaar, gesprek.gedeeld) == ("", True, True)
    assert maten.cellen.goed == 4
    assert [g.label for g in maten.cellen.gemist] == [("lichaam", "zorg")]
    assert (maten.opnieuw_gevraagd, maten.verloren, maten.cijfers_fout) == ((), (), ())
    assert gesprek.beurten[gesprek.doel_na - 1].vraag == "delen" if gesprek.doel_na else False


async def test_two_presses_on_one_button_and_a_reload_lose_nothing(webdienst: Web) -> None:
    druk = replace(KLANT, voorvallen=(Voorval("welkom", doe="dubbel"), Voorval("goed", doe="herlaad")))
    gesprek = await _speel(webdienst, druk)
    assert (gesprek.stuk, gesprek.verloren, gesprek.opmerkingen) == ("", [], [])
    assert [b.vraag for b in gesprek.beurten[:3]] == ["welkom", "wens", "waarom"]


async def test_who_has_everything_deleted_is_done(webdienst: Web) -> None:
    weg = replace(
        KLANT,
        wil="weg",
        antwoorden={**KLANT.antwoorden, "verwijder_zeker": (Zin(keuze="ja"),)},
        voorvallen=(Voorval("goed", Zin(keuze="verwijderen")),),
    )
    gesprek = await _speel(webdienst, weg)
    assert (gesprek.stuk, gesprek.verloren, gesprek.doel_na) == ("", [], 5)


async def test_the_same_seed_gives_the_same_client(webdienst: Web) -> None:
    klant = replace(KLANT, antwoorden={**KLANT.antwoorden, "goed": tuple(Zin(f"ik fiets {n} keer") for n in range(9))})
    een, twee = [await _speel(webdienst, klant, 7) for _ in range(2)]
    assert [b.gezegd for b in een.beurten] == [b.gezegd for b in twee.beurten]


async def test_a_server_that_breaks_its_promise_ends_the_conversation_and_not_the_run(webdienst: Web) -> None:
    raar = replace(KLANT, antwoorden={"welkom": (Zin(kaart={"soort": "contact", "telefoon": "geen nummer"}),)})
    gesprek = await _speel(webdienst, raar)
    assert "422" in gesprek.stuk
    assert not meet(gesprek, WOORDEN).klaar


def test_a_message_that_is_gone_or_there_twice_is_lost() -> None:
    bewaard = Bewaard({"a": "ik wil werk", "b": "", "c": "nog iets"})
    gelezen = [{"id": "a", "tekst": "ik wil  werk"}, {"id": "c", "tekst": "iets"}, {"id": "c", "tekst": "iets"}]
    assert vergelijk(bewaard, gelezen) == (["b", "nog iets"], ["nog iets"])


async def test_the_page_stands_on_its_own_and_shows_what_was_said(webdienst: Web, tmp_path: Path) -> None:
    gesprek = await _speel(webdienst, KLANT)
    paren = ((gesprek, meet(gesprek, WOORDEN)),)
    pagina = schrijf(Uitkomst(paren, (), doelen(paren), tijden(paren), 1), tmp_path)
    html = pagina.read_text("utf-8")
    assert "ik heb schulden &lt;b&gt;en&lt;/b&gt; pijn" in html
    assert "<script" not in html
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
    assert "http://" not in html
    assert (tmp_path / "uitkomst.json").is_file()
