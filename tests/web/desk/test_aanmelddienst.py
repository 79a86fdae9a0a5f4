"""Single sign-on with a real provider: who the gemeente knows comes in with a role of its own, and nobody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
from aiohttp import ClientResponse
from sqlalchemy import select, update

from tests.hulp.aanmelddienst import Dienst, Surfer, draai_dienst
from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Browser, StartDesk, Werkplek
from vliegwiel.settings import Instellingen
from vliegwiel.settings_aanmelden import Aanmelddienst
from vliegwiel.storage.tabellen import auditregel, medewerker
from vliegwiel.storage.tabellen_toegang import aanmeldkoppeling
from vliegwiel.web.desk import routes

# What is stored of an account is tested on both databases in tests/services/test_accounts.py.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PUBLIEK = "http://desk.example"
TERUG = f"{PUBLIEK}/desk/aanmelden/terug"
TEAMS = """
standaard: algemeen
teams:
  - {id: algemeen, naam: Algemeen}
  - {id: noord, naam: Team Noord}
"""


@pytest.fixture(scope="module")
def lopend() -> Iterator[Dienst]:
    """A provider for the tests of this file."""
    with draai_dienst(TERUG) as dienst:
        yield dienst


@dataclass
class Proef:
    """A desk with single sign-on, and a browser of somebody at the provider."""

    werkplek: Werkplek
    surfer: Surfer
    browser: Browser

    async def begin(self, vraag: str = "") -> str:
        """Press the button; returns the address at the provider."""
        antwoord = await self.browser.get(f"/desk/aanmelden/dienst{vraag}")
        assert antwoord.status == 303, await antwoord.text()
        return antwoord.headers["Location"]

    async def kom_terug(self, adres: str) -> ClientResponse:
        return await self.browser.get(adres.removeprefix(PUBLIEK))

    async def meld_aan(self, wie: str, vraag: str = "") -> ClientResponse:
        """The whole way: the button, the provider, and back."""
        return await self.kom_terug(await self.surfer.door(await self.begin(vraag), wie, TERUG))


def oidc(issuer: str) -> Aanmelddienst:
    return Aanmelddienst(
        issuer=issuer,
        client_id="vliegwiel",
        client_secret="een-geheim-voor-de-proef",
        claim_team="afdeling",
        rollen="VW-Beheer=beheerder; VW-Consulent=consulent",
        teams="Wijkteam Noord=noord",
        wachttijd=2,
    )


async def zet_op(start_desk: StartDesk, instellingen: Instellingen, issuer: str) -> Werkplek:
    teams = instellingen.var_map / "teams.yml"
    teams.write_text(TEAMS, "utf-8")
    anders = {"oidc": oidc(issuer), "publieke_url": PUBLIEK, "teams": teams}
    werkplek = await start_desk(instellingen.model_copy(update=anders))
    werkplek.klok.moment = datetime.now(UTC)  # the provider has a clock of its own
    return werkplek


@pytest.fixture
async def proef(start_desk: StartDesk, instellingen: Instellingen, lopend: Dienst) -> AsyncIterator[Proef]:
    werkplek = await zet_op(start_desk, instellingen, lopend.issuer)
    surfer = Surfer()
    yield Proef(werkplek, surfer, await werkplek.browser())
    await surfer.sluit()


def met(adres: str, **anders: str) -> str:
    """Return the address with other values in its query."""
    delen = urlsplit(adres)
    vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()} | anders
    return urlunsplit(delen._replace(query=urlencode(vraag)))


async def accounts(werkplek: Werkplek) -> list[tuple[str, str, str, str]]:
    async with werkplek.database.lezen() as verbinding:
        vraag = select(medewerker.c.gebruikersnaam, medewerker.c.naam, medewerker.c.rol, medewerker.c.team)
        return [tuple(rij) for rij in await verbinding.execute(vraag.order_by(medewerker.c.gemaakt_op))]


async def test_somebody_new_logs_in_with_role_and_team_and_is_where_she_wanted_to_be(proef: Proef) -> None:
    zaak = await proef.werkplek.deel()
    antwoord = await proef.meld_aan("noor", f"?verder=/desk/overdrachten/{zaak}")
    assert (antwoord.status, antwoord.headers["Location"]) == (303, f"/desk/overdrachten/{zaak}")
    assert await accounts(proef.werkplek) == [("noor", "Noor de Wit", "consulent", "noord")]
    assert (await proef.browser.get("/desk")).status == 200
    assert (await proef.browser.get("/desk/medewerkers")).status == 403
    tekst = await proef.browser.tekst("/desk/account")
    assert "Je meldt je aan met je gemeenteaccount" in tekst
    assert "Wachtwoord wijzigen" not in tekst


async def test_the_second_time_it_is_the_same_account_with_the_role_of_today(proef: Proef) -> None:
    await proef.meld_aan("noor")
    async with proef.werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(rol="beheerder", team="algemeen", naam="Oud"))
    await maak_medewerker(proef.werkplek.database, "Ellen", HASHER.hash(WACHTWOORD), "beheerder")  # not the last one
    await proef.meld_aan("noor")
    assert ("noor", "Noor de Wit", "consulent", "noord") in await accounts(proef.werkplek)


async def test_the_subject_decides_and_not_a_user_name_that_a_local_account_has(proef: Proef) -> None:
    await maak_medewerker(proef.werkplek.database, "Noor", HASHER.hash(WACHTWOORD), "beheerder")
    await proef.meld_aan("noor")
    lokaal, extern = await accounts(proef.werkplek)
    assert lokaal == ("noor", "Noor", "beheerder", "algemeen")
    assert extern[0].startswith("noor-")
    assert extern[2] == "consulent"
    async with proef.werkplek.database.lezen() as verbinding:
        [koppeling] = list(await verbinding.execute(select(aanmeldkoppeling.c.onderwerp)))
    assert koppeling.onderwerp == "noor"


async def test_nobody_logs_in_to_such_an_account_with_a_password(proef: Proef) -> None:
    await proef.meld_aan("noor")
    async with proef.werkplek.database.transactie() as verbinding:
        # Not even when there would be a hash that fits.
        await verbinding.execute(update(medewerker).values(wachtwoord_hash=HASHER.hash(WACHTWOORD)))
    assert (await (await proef.werkplek.browser()).meld_aan("noor")).status == 401
    assert (await proef.browser.get("/desk/account/wachtwoord")).headers["Location"] == "/desk/account"


async def test_who_has_no_role_of_ours_reads_so_and_gets_no_account(proef: Proef) -> None:
    antwoord = await proef.meld_aan("gast")
    assert antwoord.status == 403
    pagina = await antwoord.text()
    assert "Je hebt geen toegang tot de werkplek" in pagina
    assert 'href="/desk/afgemeld"' in pagina, "the way to another account"
    assert await accounts(proef.werkplek) == []
    assert (await proef.browser.get("/desk")).status == 303


async def test_who_was_stopped_by_an_administrator_stays_out(proef: Proef) -> None:
    await proef.meld_aan("noor")
    async with proef.werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(actief=False))
    antwoord = await proef.meld_aan("noor")
    assert antwoord.status == 403
    assert "Je account op de werkplek is gestopt" in await antwoord.text()


@pytest.mark.parametrize(
    "anders", [{"state": "van-een-ander"}, {"iss": "http://elders.example"}, {"code": "verzonnen"}]
)
async def test_an_answer_that_was_tampered_with_is_refused(proef: Proef, anders: dict[str, str]) -> None:
    terug = await proef.surfer.door(await proef.begin(), "noor", TERUG)
    antwoord = await proef.kom_terug(met(terug, **anders))
    assert antwoord.status == 403
    assert "Aanmelden is niet gelukt" in await antwoord.text()
    assert await accounts(proef.werkplek) == []


async def test_a_token_for_another_attempt_is_refused(proef: Proef) -> None:
    terug = await proef.surfer.door(met(await proef.begin(), nonce="een-andere-nonce"), "noor", TERUG)
    assert (await proef.kom_terug(terug)).status == 403
    assert await accounts(proef.werkplek) == []


async def test_a_stolen_answer_is_of_no_use_in_another_browser_nor_twice(proef: Proef) -> None:
    terug = await proef.surfer.door(await proef.begin(), "noor", TERUG)
    dief = await proef.werkplek.browser()
    assert (await dief.get(terug.removeprefix(PUBLIEK))).status == 400
    assert (await proef.kom_terug(terug)).status == 303
    assert (await proef.kom_terug(terug)).status == 400


async def test_an_expired_token_is_refused(proef: Proef) -> None:
    terug = await proef.surfer.door(await proef.begin(), "noor", TERUG)
    proef.werkplek.klok.later(minutes=10)  # the provider's tokens are good for two
    assert (await proef.kom_terug(terug)).status == 403
    assert await accounts(proef.werkplek) == []


async def test_who_takes_too_long_begins_again(proef: Proef) -> None:
    terug = await proef.surfer.door(await proef.begin(), "noor", TERUG)
    proef.werkplek.klok.later(minutes=16)
    antwoord = await proef.kom_terug(terug)
    assert antwoord.status == 400
    assert "Dit aanmelden is verlopen" in await antwoord.text()


async def test_who_says_no_at_the_provider_reads_that_it_did_not_work(proef: Proef) -> None:
    staat = parse_qs(urlsplit(await proef.begin()).query)["state"][0]
    antwoord = await proef.kom_terug(f"{TERUG}?error=access_denied&state={staat}")
    assert antwoord.status == 403
    assert "Je brak het af, of de aanmelddienst liet je niet door." in await antwoord.text()


async def test_logging_out_offers_to_end_the_session_at_the_provider_too(proef: Proef) -> None:
    await proef.meld_aan("noor")
    antwoord = await proef.browser.post("/desk/afmelden")
    assert antwoord.headers["Location"] == "/desk/afgemeld"
    tekst = await proef.browser.tekst("/desk/afgemeld")
    adres = tekst.partition('href="http://127.0.0.1')[2].partition('"')[0].replace("&amp;", "&")
    async with proef.surfer.sessie.get(f"http://127.0.0.1{adres}") as bij_dienst:
        assert (bij_dienst.status, "logout" in await bij_dienst.text()) == (200, True)
    assert (await proef.browser.get("/desk")).status == 303


async def test_before_an_export_the_provider_asks_again_who_it_is(proef: Proef) -> None:
    proef.werkplek.desk[routes.OPNIEUW].add("account")
    await proef.meld_aan("noor")
    assert (await proef.browser.get("/desk/account")).status == 200
    proef.werkplek.klok.later(minutes=6)
    naar = (await proef.browser.get("/desk/account")).headers["Location"]
    pagina = await proef.browser.tekst(naar)
    assert 'type="password"' not in pagina
    adres = await proef.begin("?opnieuw=1&verder=/desk/account")
    assert "prompt=login" in adres
    proef.werkplek.klok.moment = datetime.now(UTC)
    # Somebody else at the same computer is not her.
    collega = Surfer()
    ander = await proef.kom_terug(await collega.door(adres, "bram", TERUG))
    await collega.sluit()
    assert ander.status == 403
    weer = await proef.meld_aan("noor", "?opnieuw=1&verder=/desk/account")
    assert weer.headers["Location"] == "/desk/account"
    assert (await proef.browser.get("/desk/account")).status == 200


async def test_with_the_provider_down_a_local_account_still_works(
    start_desk: StartDesk, instellingen: Instellingen
) -> None:
    with draai_dienst(TERUG) as dienst:
        werkplek = await zet_op(start_desk, instellingen, dienst.issuer)
        surfer, browser = Surfer(), await werkplek.browser()
        proef = Proef(werkplek, surfer, browser)
        terug = await surfer.door(await proef.begin(), "noor", TERUG)
        dienst.stop()
        halverwege = await proef.kom_terug(terug)
        await surfer.sluit()
    assert halverwege.status == 503
    assert "De aanmelddienst antwoordt niet" in await halverwege.text()
    vers = await zet_op(start_desk, instellingen, dienst.issuer)
    antwoord = await (await vers.browser()).get("/desk/aanmelden/dienst")
    assert antwoord.status == 503
    lokaal = await vers.consulent("Anouk")
    assert (await lokaal.get("/desk")).status == 200
    assert "Ook afmelden" not in await lokaal.tekst("/desk/afgemeld")


async def test_without_a_provider_in_the_settings_there_is_no_button_and_no_page(werkplek: Werkplek) -> None:
    browser = await werkplek.browser()
    assert "gemeenteaccount" not in await browser.tekst("/desk/aanmelden")
    for pad in ("/desk/aanmelden/dienst", "/desk/aanmelden/terug?code=x&state=y"):
        assert (await browser.get(pad)).status == 404


async def test_the_log_names_no_token_and_no_subject(proef: Proef, caplog: pytest.LogCaptureFixture) -> None:
    await proef.meld_aan("gast")
    assert "geen_toegang_rol" in caplog.text
    assert "gast" not in caplog.text
    async with proef.werkplek.database.lezen() as verbinding:
        regels = [tuple(r) for r in await verbinding.execute(select(auditregel.c.actie, auditregel.c.wat))]
    assert regels == [("geen_toegang", "aanmelddienst")]
