"""Every page of the desk, in every state, for somebody who sees little or works without a mouse: generated from the routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import hdrs
from playwright.async_api import Browser, BrowserContext, Page, Response, ViewportSize, expect

from tests.hulp.axe import overtredingen
from tests.web.desk.conftest import Browser as Bezoeker
from tests.web.desk.conftest import StartDesk, Werkplek, alle_routes
from tests.web.desk.test_account import zet_aan
from tests.web.desk.vol import AANBOD, WIE, Vol, met_teams, vol
from vliegwiel.core.toegang import Rol, mag
from vliegwiel.settings import Instellingen
from vliegwiel.web.desk import routes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
# What is no page: files, the stream, an address that only sends on. The fragment is drawn inside the queue's own page.
GEEN_PAGINA = {
    "uitvoer_json", "uitvoer_csv", "uitvoer_pdf", "zorgoverleg", "logboek_csv", "rapport_csv", "gebeurtenissen",
    "wachtrij_streep", "wachtrij_fragment", "aanmelden_dienst", "aanmelden_terug", "aanmelden_code",
    "links_pdf",
}  # fmt: skip
BREED, SMAL = ViewportSize(width=1280, height=1024), ViewportSize(width=320, height=256)  # the same window at 400 %
# What has to be asked again in the dark, and on a narrow screen: the rest does not depend on it.
IN_HET_DONKER, VERGROOT = ("color-contrast", "link-in-text-block"), ("target-size", "scrollable-region-focusable")
TE_BREED = """() => {
  const kader = (e) => e.parentElement?.closest('[role=region][tabindex="0"]');
  return [...document.querySelectorAll('main *, header *, footer *')].filter((e) => !kader(e) && e.checkVisibility() &&
    e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute' && !e.closest('svg'))
    .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3);
}"""


@dataclass(frozen=True)
class Staat:
    """One page in one state: who opens it, how, and the status that the desk answers."""

    wie: str
    pad: str
    status: int = 200
    velden: Mapping[str, str] | None = None


class Wandeling:
    """One browser page that is walked through the desk as one person after another."""

    def __init__(self, werkplek: Werkplek, venster: BrowserContext, pagina: Page) -> None:
        self.werkplek, self.venster, self.pagina = werkplek, venster, pagina
        self.wie = "?"
        self.fouten: list[str] = []
        pagina.on("console", lambda bericht: self._meld(bericht.text))
        pagina.on("pageerror", lambda fout: self._meld(str(fout)))

    def _meld(self, tekst: str) -> None:
        if "Failed to load resource" not in tekst:  # says only that this page has the status that it has
            self.fouten.append(f"{self.pagina.url}: {tekst}")

    async def word(self, naam: str, bezoeker: Bezoeker | None) -> None:
        """Go on with the cookies of this browser; None: nobody is logged in."""
        if naam == self.wie:
            return
        self.wie = naam
        await self.venster.clear_cookies()
        if bezoeker:
            adres = str(self.werkplek.server.make_url("/desk"))
            koekjes = bezoeker.client.session.cookie_jar.filter_cookies(self.werkplek.server.make_url("/desk"))
            await self.venster.add_cookies([{"name": k, "value": m.value, "url": adres} for k, m in koekjes.items()])

    async def open(self, staat: Staat) -> None:
        """Open the page, or send its form."""
        adres = str(self.werkplek.server.make_url(staat.pad))
        antwoord: Response | None
        if staat.velden is None:
            antwoord = await self.pagina.goto(adres)
        else:
            if not self.pagina.url.startswith(str(self.werkplek.server.make_url("/"))):
                await self.pagina.goto(str(self.werkplek.server.make_url("/desk/bestaat-niet")))
            async with self.pagina.expect_navigation() as stuur:
                await self.pagina.evaluate(
                    "([adres, velden]) => { const f = document.createElement('form'); f.method = 'post'; f.action = adres;"
                    " for (const [n, w] of Object.entries(velden)) { const i = document.createElement('textarea');"
                    " i.name = n; i.value = w; f.append(i); } document.body.append(f); f.submit(); }",
                    [adres, dict(staat.velden)],
                )
            antwoord = await stuur.value
        assert antwoord is not None
        if antwoord.status != staat.status:
            self.fouten.append(f"{staat.wie} {staat.pad}: {antwoord.status} instead of {staat.status}")

    async def kijk(self, staat: Staat) -> None:
        """Look at the open page in light, in the dark and at 400 %."""
        gevonden = [f"licht: {f}" for f in await overtredingen(self.pagina)]
        await self.pagina.emulate_media(color_scheme="dark")
        gevonden += [f"donker: {f}" for f in await overtredingen(self.pagina, regels=IN_HET_DONKER)]
        await self.pagina.set_viewport_size(SMAL)
        gevonden += [f"400 %: {f}" for f in await overtredingen(self.pagina, regels=VERGROOT)]
        gevonden += [f"te breed: {f}" for f in await self.pagina.evaluate(TE_BREED)]
        breedte = await self.pagina.evaluate("document.documentElement.scrollWidth")
        gevonden += [f"schuift opzij: {breedte} px"] if breedte > SMAL["width"] else []
        await self.pagina.emulate_media(color_scheme="light")
        await self.pagina.set_viewport_size(BREED)
        self.fouten += [f"{staat.wie} {staat.pad} {staat.status}: {f}" for f in gevonden]


async def begin(werkplek: Werkplek, browser: Browser) -> Wandeling:
    venster = await browser.new_context(viewport=BREED, reduced_motion="reduce", locale="nl-NL")
    return Wandeling(werkplek, venster, await venster.new_page())


def paginas(werkplek: Werkplek, zaak: str, elders: Mapping[str, str]) -> list[Staat]:
    """Return every page of the desk, each for a role that may open it. ``elders``: routes whose id is no case."""
    gevonden = []
    for naam, methode, pad in alle_routes(werkplek.desk, zaak):
        if methode == hdrs.METH_GET and naam not in GEEN_PAGINA:
            recht = werkplek.desk[routes.RECHTEN][naam]
            rollen = [rol for rol in (Rol.CONSULENT, *Rol) if recht is not None and mag(rol, recht)]
            gevonden.append(Staat(WIE[rollen[0]] if rollen else "", elders.get(naam, pad)))
    return gevonden


async def loop(wandeling: Wandeling, staten: list[Staat], bezoekers: Mapping[str, Bezoeker]) -> None:
    for staat in staten:
        await wandeling.word(staat.wie, bezoekers.get(staat.wie))
        await wandeling.open(staat)
        await wandeling.kijk(staat)
    assert wandeling.fouten == [], "\n".join(wandeling.fouten)


def toestanden(v: Vol) -> list[Staat]:
    """Return what the routes don't show by themselves: other roles, answers to forms, and what goes wrong."""
    leeg: dict[str, str] = {}
    return [
        Staat("", "/desk/aanmelden", 401, {"gebruikersnaam": "anouk", "wachtwoord": "fout"}),
        Staat("", "/desk/aanmelden", 200, {"gebruikersnaam": "bilal", "wachtwoord": v.wachtwoord}),  # asks the second factor
        Staat("", "/desk/aanmelden/code", 401, {"code": "000000"}),
        Staat("", v.pad("/notities"), 401, {"tekst": "Dit typte ik"}),
        Staat("bilal", "/desk/account"),
        Staat("bilal", "/desk/opnieuw"),
        Staat("bilal", v.pad()),
        Staat("bilal", v.pad("/claim"), 409, {"notitie": "Dit typte ik"}),
        Staat("bilal", v.pad("/plan"), 403),
        Staat("mirjam", "/desk"),
        Staat("mirjam", "/desk?team=noord&status=nieuw"),
        Staat("mirjam", "/desk/blijft-liggen"),
        Staat("mirjam", v.pad()),
        Staat("mirjam", "/desk/rapport?periode=2025"),
        Staat("anouk", "/desk?eigen=ja"),
        Staat("anouk", "/desk?buurt=12", 400),
        Staat("anouk", "/desk?team=noord", 403),
        Staat("anouk", "/desk/zoeken", 200, {"zoek": "Kim"}),
        Staat("anouk", "/desk/zoeken", 200, {"zoek": "Niemand"}),
        Staat("anouk", f"/desk/overdrachten/{v.wachtend}"),
        Staat("anouk", f"/desk/overdrachten/{v.weg}", 410),
        Staat("anouk", "/desk/bestaat-niet", 404),
        Staat("anouk", "/desk/zoeken", 405),
        Staat("anouk", v.pad("/notities"), 400, {"tekst": ""}),
        Staat("anouk", v.pad("/contactlog"), 400, {"soort": "", "notitie": "Belde"}),
        Staat("anouk", v.pad("/pauzeren"), 400, {"tot": "2020-01-01", "reden": "anders"}),
        Staat("anouk", v.pad("/doorgeven"), 400, {"collega": "", "notitie": "Neem jij deze?"}),
        Staat("anouk", v.pad("/plan/afspraken"), 400, {"formulier": "afspraak", "wat": "", "wie": "Sam"}),
        Staat("anouk", v.pad("/mensen/toestemmingen"), 400, {"soort": "collega", "voor": ""}),
        Staat("anouk", v.pad("/huishouden/koppel"), 400, {"formulier": "koppel", "referentie": "XXX-XXX"}),
        Staat("anouk", v.pad("/voortgang/stappen"), 400, {"soort": "sloeg_aan", "code": "anders"}),
        Staat("anouk", v.pad("/voortgang/regels"), 400, {"formulier": "regel", "eigen": "1234567"}),
        Staat("anouk", v.pad("/afronden"), 400, leeg),
        Staat("mirjam", v.pad("/verdelen"), 400, {"collega": "x", "notitie": "Kun jij?"}),
        Staat("anouk", "/desk?zoek=AAAA", 400),
        Staat("anouk", f"/desk/overdrachten/{v.oud}/zes-maanden", 400, {"uitkomst": "zorg"}),
        Staat("anouk", "/desk/account/wachtwoord", 400, {"nieuw": "a", "nieuw_weer": "b"}),
        Staat("anouk", "/desk/account/tweede-factor", 200, leeg),
        Staat("anouk", "/desk/account/tweede-factor/bevestigen", 400, {"code": "000000"}),
        Staat("anouk", "/desk/opnieuw", 401, {"wachtwoord": "fout", "verder": "/desk"}),
        Staat("ellen", "/desk/aanbod"),
        Staat("ellen", "/desk/aanbod/invoeren", 200, {"tekst": AANBOD.decode("utf-8-sig")}),
        Staat("ellen", "/desk/aanbod/invoeren", 400, {"tekst": "naam;x\n"}),
        Staat("ellen", "/desk/medewerkers", 409, {"naam": "Bo", "gebruikersnaam": "bilal", "rol": "consulent", "team": "noord"}),
        Staat("ellen", "/desk/medewerkers", 200, {"naam": "Bo", "gebruikersnaam": "bo", "rol": "consulent", "team": "noord"}),
        Staat("thomas", "/desk/rapport"),
        Staat("thomas", "/desk/logboek?van=gisteren", 400),
        Staat("thomas", "/desk/logboek?handeling=opgepakt"),
        Staat("rachid", "/desk", 403),
        Staat("rachid", "/desk/account"),
    ]  # fmt: skip


async def test_an_empty_desk_has_no_barriers_nor_one_whose_sign_on_service_is_away(
    start_desk: StartDesk, instellingen: Instellingen, browser: Browser
) -> None:
    oidc = instellingen.oidc.model_copy(update={"issuer": "http://127.0.0.1:9", "client_id": "werkplek"})
    werkplek = await start_desk(instellingen.model_copy(update={"oidc": oidc}))
    bezoekers = {naam: await werkplek.consulent(naam.capitalize(), rol) for rol, naam in WIE.items()}
    zonder_id = [s for s in paginas(werkplek, "{id}", {}) if "{id}" not in s.pad]
    dienst = [Staat("", "/desk/aanmelden/dienst", 503), Staat("", "/desk/aanmelden/terug", 400)]
    await loop(await begin(werkplek, browser), [*dienst, *zonder_id], bezoekers)


async def test_a_full_desk_has_no_barriers_on_any_page_nor_in_any_state(
    start_desk: StartDesk, instellingen: Instellingen, tmp_path: Path, browser: Browser
) -> None:
    instellingen = met_teams(instellingen, tmp_path)
    werkplek = await start_desk(instellingen)
    v = await vol(werkplek, instellingen)
    elders = {
        "zes_maanden": f"/desk/overdrachten/{v.oud}/zes-maanden",
        "nadenken": f"/desk/nadenken/{v.nadenken}",
        "medewerker": f"/desk/medewerkers/{v.collega}",
        "links_kaart": v.link,
    }
    bezoekers = {naam: await v.als(naam) for naam in (*WIE.values(), "bilal")}
    await zet_aan(werkplek, bezoekers["bilal"])
    wandeling = await begin(werkplek, browser)
    await wandeling.word("anouk", bezoekers["anouk"])
    await wandeling.open(Staat("anouk", "/desk"))
    await wandeling.pagina.keyboard.press("?")
    await expect(wandeling.pagina.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    await wandeling.kijk(Staat("anouk", "the dialog of the keys"))
    await loop(wandeling, paginas(werkplek, v.zaak, elders) + toestanden(v), bezoekers)
