"""A desk in full swing: everything that a page can show stands there once. Filled in through the desk's own forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from scripts.beelden_zaken import TEAMS, vul
from tests.hulp.overdrachten import maak_gesprek
from tests.web.desk.conftest import Browser, Werkplek
from tests.web.desk.test_aanbod import ids, stuur
from tests.web.desk.test_ingetrokken import trek_in
from tests.web.desk.test_nadenken import navraag
from tests.web.desk.test_terugbellen import vraag_aan
from vliegwiel.core.toegang import Rol
from vliegwiel.settings import PROJECT, Instellingen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.storage.tabellen_aanbod import aanbod as tabel_aanbod

WIE = {Rol.CONSULENT: "anouk", Rol.TEAMLEIDER: "mirjam", Rol.VELDWERKER: "rachid", Rol.BEHEERDER: "ellen", Rol.AUDITOR: "thomas"}  # fmt: skip
AANBOD = (PROJECT / "docs" / "voorbeelden" / "aanbod.csv").read_bytes()
LANG = "Een heel-lange-samengestelde-zin-zonder-spaties-die-toch-ergens-moet-afbreken@voorbeeldstad.example"


@dataclass
class Vol:
    """Where everything is. ``zaak``: the case with the most in it; ``oud``: one of half a year ago."""

    werkplek: Werkplek
    wachtwoord: str = ""
    zaak: str = ""
    oud: str = ""
    weg: str = ""
    wachtend: str = ""
    nadenken: str = ""
    collega: str = ""
    link: str = ""
    browsers: dict[str, Browser] = field(default_factory=dict)

    def pad(self, rest: str = "") -> str:
        """Return the path of the case with the most in it."""
        return f"/desk/overdrachten/{self.zaak}{rest}"

    async def als(self, naam: str) -> Browser:
        """Return the browser of this person, logged in now."""
        browser = self.browsers.get(naam) or await self.werkplek.browser()
        self.browsers[naam] = browser
        assert (await browser.meld_aan(naam, self.wachtwoord)).status == 303
        return browser


def met_teams(instellingen: Instellingen, map_: Path) -> Instellingen:
    """Return these settings for a gemeente with two teams."""
    (map_ / "teams.yml").write_text(TEAMS, "utf-8")
    return instellingen.model_copy(update={"teams": map_ / "teams.yml"})


async def vol(werkplek: Werkplek, instellingen: Instellingen) -> Vol:
    """Fill the desk."""
    nu = werkplek.klok()
    gevuld = await vul(instellingen, nu)
    v = Vol(werkplek, gevuld.wachtwoord, gevuld.zaak)
    await _oude_zaak(v)
    werkplek.klok.moment = nu
    await _aanbod(v)
    anouk = await v.als("anouk")
    await _zaak(v, anouk)
    await _huishouden(v, anouk)
    await _rondom(v, anouk)
    return v


async def _doe(browser: Browser, pad: str, **velden: str) -> None:
    antwoord = await browser.post(pad, velden)
    assert antwoord.status == 303, (
        pad,
        antwoord.status,
        re.findall(r"error-message[^>]*>([^<]*)", await antwoord.text()),
    )


async def _oude_zaak(v: Vol) -> None:
    klok = v.werkplek.klok
    klok.later(days=-200)
    v.oud = await v.werkplek.deel()
    anouk = await v.als("anouk")
    await _doe(anouk, f"/desk/overdrachten/{v.oud}/claim")
    klok.later(days=200)
    anouk = await v.als("anouk")
    # Something of today, so that the clockwork does not send it back as silent.
    await _doe(anouk, f"/desk/overdrachten/{v.oud}/contactlog", soort="bezoek")


async def _aanbod(v: Vol) -> None:
    ellen = await v.als("ellen")
    vandaag = v.werkplek.klok().date()
    morgen = (vandaag + timedelta(days=1)).isoformat()
    bijna_om = f"Zomermarkt;{LANG};Werkplaats Het Spoor;dag;;;{LANG};{morgen}\n"
    assert (await stuur(ellen, "/desk/aanbod/bewaren", AANBOD + bijna_om.encode())).status == 303


async def _zaak(v: Vol, anouk: Browser) -> None:
    ja = {"hoe": "telefoon", "gevraagd_op": v.werkplek.klok().date().isoformat(), "antwoord": "ja"}
    dag = (v.werkplek.klok() + timedelta(days=4)).date().isoformat()
    aanbod = await ids(v.werkplek)
    await _doe(anouk, v.pad("/contactlog"), soort="voicemail", notitie="Naam en nummer ingesproken.")
    await _doe(anouk, v.pad("/contactlog"), soort="bereikt", terugbellen_op=dag)
    await _doe(anouk, v.pad("/notities"), tekst=f"Kwam opgelucht over.\n{LANG}")
    await _doe(anouk, v.pad("/plan/afspraken"), wat="Samen de post openmaken", wie="Anouk", uiterlijk=dag)
    await _doe(anouk, v.pad("/plan/afspraken"), wat=LANG, wie="Sam")
    await _doe(anouk, v.pad("/plan/profiel"), profiel="maatschappelijke_activering", reden="Eerst een vaste dag.")
    await _doe(anouk, v.pad("/indruk"), **{"indruk-geld": "4", "indruk-dag": "2", "toelichting-geld": "Er is hulp."})
    await _doe(anouk, v.pad("/mensen/toestemmingen"), soort="regie", naam="Noor", rol="zus", **ja)
    await _doe(anouk, v.pad("/mensen/toestemmingen"), soort="zorgoverleg", **ja)
    await _doe(anouk, v.pad("/mensen/toestemmingen"), soort="navragen", **(ja | {"antwoord": "gevraagd"}))
    await _doe(anouk, v.pad("/mensen/tafel"), naam="Bilal", rol="schuldhulp")
    await _doe(anouk, v.pad("/voortgang/fase"), formulier="fase", fase="contact_en_motivatie")
    await _doe(anouk, v.pad("/voortgang/stappen"), soort="nuttig_werk", tekst="Koffie schenken")
    await _doe(anouk, v.pad("/voortgang/regels"), formulier="regel", regel="kostendelersnorm")
    for naam in ("Zomermarkt", "Fietsen maken"):
        await _doe(anouk, v.pad("/aanbod"), aanbod=aanbod[naam])
    async with v.werkplek.database.transactie() as verbinding:  # since then it is over
        gisteren = v.werkplek.klok().date() - timedelta(days=1)
        await verbinding.execute(
            update(tabel_aanbod).where(tabel_aanbod.c.naam == "Zomermarkt").values(einddatum=gisteren)
        )
    collega = re.search(r'<option value="([^"]+)">Bilal \(', await anouk.tekst(v.pad("/mensen")))
    assert collega
    v.collega = collega[1]
    await _doe(anouk, v.pad("/mensen/toestemmingen"), soort="collega", voor=v.collega, **ja)


async def _huishouden(v: Vol, anouk: Browser) -> None:
    ja = {"formulier": "ja", "soort": "huishouden", "hoe": "papier", "antwoord": "ja"}
    ja["gevraagd_op"] = v.werkplek.klok().date().isoformat()
    async with v.werkplek.database.lezen() as verbinding:
        ander = await OverdrachtRepository(verbinding).vind(v.oud)
    assert ander
    for pad in (v.pad(), f"/desk/overdrachten/{v.oud}"):
        await _doe(anouk, f"{pad}/huishouden/toestemming", **ja)
    await _doe(anouk, v.pad("/huishouden/koppel"), formulier="koppel", referentie=ander.referentie)
    await _doe(anouk, v.pad("/huishouden/plan"), formulier="plan", doel="Rust thuis", betrokken_start="7")


async def _rondom(v: Vol, anouk: Browser) -> None:
    """What stands around the queue: calls, who thinks it over, what was taken back, finished, paused, shared again."""
    werkplek = v.werkplek
    gemaakt = await anouk.post("/desk/links", {"gever": "Anouk"})
    v.link = gemaakt.headers["Location"]
    for _ in range(2):
        laatste = await vraag_aan(werkplek)
    await _doe(anouk, f"/desk/terugbellen/{laatste}/claim")
    v.nadenken = await navraag(werkplek)
    await _doe(anouk, f"/desk/nadenken/{await navraag(werkplek)}/claim")
    gesprekken = [await maak_gesprek(werkplek.database) for _ in range(4)]
    zaken = [await werkplek.deel(g, wens=f"{LANG} {n}") for n, g in enumerate(gesprekken)]
    for zaak in zaken:
        await _doe(anouk, f"/desk/overdrachten/{zaak}/claim")
    v.weg = zaken[0]
    await trek_in(werkplek, gesprekken[0])
    await _doe(anouk, f"/desk/overdrachten/{zaken[1]}/afronden", uitkomst="rust", toelichting="Het is goed zo.")
    over_een_week = (werkplek.klok() + timedelta(days=7)).date().isoformat()
    await _doe(anouk, f"/desk/overdrachten/{zaken[2]}/pauzeren", tot=over_een_week, reden="klant_is_weg")
    await werkplek.deel(gesprekken[3], versie=2, wens="Toch liever iets met dieren", veiligheid="nazorg")
    for n in range(30):  # more than one page
        v.wachtend = await werkplek.deel(wens=f"Wens {n}", veiligheid="acuut" if n == 3 else None)
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).where(medewerker.c.naam == "Carlijn").values(actief=False))
