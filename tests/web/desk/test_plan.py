"""A consultant keeps an own impression beside the client's score, makes agreements, and chooses a profile by hand."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.hulp.overdrachten import NU
from tests.web.desk.conftest import Browser, Werkplek
from vliegwiel.core.samenvatting import Meting, Rij
from vliegwiel.web.desk.werk import KLUIS


async def eigen_zaak(werkplek: Werkplek, browser: Browser, **anders: object) -> str:
    """A case that this consultant claimed; returns the path of its page."""
    pad = f"/desk/overdrachten/{await werkplek.deel(**anders)}"  # type: ignore[arg-type]
    assert (await browser.post(f"{pad}/claim")).status == 303
    return pad


async def test_the_impression_stands_beside_the_score_and_a_difference_of_two_is_marked(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    bewaard = await anouk.post(f"{pad}/indruk", {"indruk-geld": "4", "indruk-contacten": "5", "indruk-werk": ""})
    assert (bewaard.status, bewaard.headers["Location"]) == (303, f"{pad}/indruk")
    pagina = await anouk.tekst(pad)
    assert "<b>2</b> Niet goed" in pagina
    assert "consulent: 4" in pagina
    assert pagina.count('class="desk-verschil">verschilt') == 1
    assert "verschillen 2 of meer bij <b>Geld en schulden</b>" in pagina


async def test_no_impression_takes_the_earlier_one_away_and_an_unknown_domain_is_refused(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    await anouk.post(f"{pad}/indruk", {"indruk-geld": "5"})
    await anouk.post(f"{pad}/indruk", {"indruk-geld": "geen"})
    assert "consulent: 5" not in await anouk.tekst(pad)
    for velden in ({"indruk-geld": "6"}, {"indruk-liefde": "3"}):
        fout = await anouk.post(f"{pad}/indruk", velden)
        assert fout.status == 400
        assert "Kies per leefgebied een cijfer" in await fout.text()


async def test_several_measurements_give_a_picture_over_time_with_a_table(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    toen = Meting(1, (NU - timedelta(days=90)).isoformat())
    rij = Rij("geld", "Geld en schulden", "besproken", 3, (), (toen,), NU.isoformat())
    lat = (Meting("5", toen.moment), Meting("8", NU.isoformat()))
    pad = await eigen_zaak(werkplek, anouk, rijen=(rij,), latten={"belang": lat})
    pagina = await anouk.tekst(pad)
    assert '<title id="verloop-geld-titel">Geld en schulden door de tijd</title>' in pagina
    assert '<desc id="verloop-belang-uitleg">Van 0 tot 10.' in pagina
    assert "di 2 dec 2025: <b>1</b>; ma 2 mrt 2026: <b>3</b>" in pagina
    assert "vw-verloop" not in await anouk.tekst(await eigen_zaak(werkplek, anouk))


async def test_an_agreement_says_what_who_and_by_when_and_is_done_once(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    velden = {"formulier": "afspraak", "wat": "Samen de <post> openen", "wie": "Sam", "uiterlijk": "2026-03-09"}
    assert (await anouk.post(f"{pad}/plan/afspraken", velden)).status == 303
    pagina = await anouk.tekst(pad)
    assert "Samen de &lt;post&gt; openen" in pagina
    assert "uiterlijk ma 9 mrt 2026" in pagina
    assert "de dag is voorbij" not in pagina
    werkplek.klok.later(days=8)
    await anouk.meld_aan("anouk")
    assert "Een afspraak was voor ma 9 mrt 2026. Is het gelukt?" in await anouk.tekst("/desk")
    afspraak = re.search(r"afspraken/([0-9a-f-]{36})/gedaan", await anouk.tekst(f"{pad}/plan"))
    assert afspraak
    assert (await anouk.post(f"{pad}/plan/afspraken/{afspraak[1]}/gedaan")).status == 303
    assert (await anouk.post(f"{pad}/plan/afspraken/{afspraak[1]}/gedaan")).status == 409
    assert "Een afspraak was voor" not in await anouk.tekst("/desk")
    assert (await anouk.post(f"{pad}/plan/afspraken/{afspraak[1]}/weg")).status == 303
    assert "openen" not in await anouk.tekst(pad)


async def test_what_was_typed_is_still_there_when_something_is_missing(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    fout = await anouk.post(f"{pad}/plan/afspraken", {"formulier": "afspraak", "wat": "", "wie": "Sam en ik"})
    pagina = await fout.text()
    assert fout.status == 400
    assert 'value="Sam en ik"' in pagina
    assert "Dit veld heeft iets nodig" in pagina
    assert "<title>Fout: Plan" in pagina
    dag = await anouk.post(
        f"{pad}/plan/afspraken", {"formulier": "afspraak", "wat": "a", "wie": "b", "uiterlijk": "31-2"}
    )
    assert "Schrijf een dag" in await dag.text()


async def test_a_profile_is_never_suggested_needs_a_reason_and_keeps_its_history(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    leeg = await anouk.tekst(f"{pad}/plan")
    assert leeg.count('name="profiel"') == 4
    assert "checked" not in leeg
    zonder = await anouk.post(f"{pad}/plan/profiel", {"formulier": "profiel", "profiel": "arbeidsactivering"})
    assert zonder.status == 400
    assert "Klantprofiel, gekozen" not in await anouk.tekst(pad)
    for profiel, reden in (("arbeidsactivering", "Sam wil werken"), ("maatschappelijke_activering", "eerst rust")):
        velden = {"formulier": "profiel", "profiel": profiel, "reden": reden}
        assert (await anouk.post(f"{pad}/plan/profiel", velden)).status == 303
        werkplek.klok.later(minutes=1)
    plan = await anouk.tekst(f"{pad}/plan")
    assert plan.index("eerst rust") < plan.index("Sam wil werken")
    assert "eerst rust" in await anouk.tekst(pad)
    assert "eerst rust" not in await anouk.tekst("/desk")


async def test_a_colleague_of_the_team_sees_no_plan_and_changes_nothing(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    await anouk.post(f"{pad}/indruk", {"indruk-geld": "5"})
    await anouk.post(f"{pad}/plan/afspraken", {"wat": "Geheim plan", "wie": "Sam"})
    gezien = await bilal.tekst(pad)
    assert "Geheim plan" not in gezien
    assert "consulent: 5" not in gezien
    assert (await bilal.get(f"{pad}/plan")).status == 403
    assert (await bilal.post(f"{pad}/indruk", {"indruk-geld": "1"})).status == 403
    assert (await bilal.post(f"{pad}/plan/afspraken", {"wat": "x", "wie": "y"})).status == 403


async def test_words_that_cannot_be_read_are_no_reason_to_show_nothing(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    await anouk.post(f"{pad}/plan/afspraken", {"wat": "Bellen", "wie": "Sam"})
    werkplek.desk[KLUIS].__init__(bytes(range(1, 33)))  # type: ignore[misc]
    assert "niet te lezen" in await anouk.tekst(pad)
