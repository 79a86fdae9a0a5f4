"""Plays one persona against the running product, and writes down everything that happens."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from gesprekproef.cellen import is_gezegd
from gesprekproef.gesprek import ANTWOORD, VOORVAL, Beurt, Gesprek
from gesprekproef.kaarten import vul_kaart
from gesprekproef.kenner import Kenner, Vraag
from gesprekproef.nazien import Bewaard, cellen, cijfers, uitingen, vergelijk, vind_achtergebleven
from gesprekproef.persona import Persona, Voorval, Zin
from gesprekproef.spreker import Spreker, Stap
from gesprekproef.verkeer import WACHTTIJD, Storing, Verbinding

MEESTE_BEURTEN = 60
EIGEN_KAARTEN = ("contact", "steun")  # the personas fill these in themselves
NALEZEN = ("delen", "delen_weer")
RUST = ("", "aanbod")
Herstart = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Toneel:
    """Everything that all conversations share. ``herstart`` is there only when the stack is our own."""

    adres: str
    kenner: Kenner
    standaard: Mapping[str, tuple[Zin, ...]]
    doelen: Mapping[str, Sequence[str]]
    opnieuw: Sequence[str] = ()
    beschrijving: str = "{}"
    velden: Mapping[str, Any] = field(default_factory=dict)
    herstart: Herstart | None = None


async def speel(toneel: Toneel, persona: Persona, zaad: int | None = None, extra: Sequence[Voorval] = ()) -> Gesprek:
    """Play one conversation to its end. Never raises for what the product does: ``stuk`` says what went wrong."""
    gesprek = Gesprek(persona.id, persona.naam, persona.kort, persona.wil, persona.volledig, persona.snel, zaad)
    toeval = None if zaad is None else random.Random(f"{zaad}:{persona.id}")
    async with aiohttp.ClientSession(timeout=WACHTTIJD) as sessie:
        verbinding = Verbinding(toneel.adres, sessie)
        spel = _Spel(toneel, persona, gesprek, verbinding, Spreker(persona, toneel.standaard, toeval, extra))
        try:
            await spel.draai()
        except Storing as fout:
            gesprek.stuk = str(fout)
    return gesprek


class _Spel:
    """One conversation while it is played."""

    def __init__(self, toneel: Toneel, persona: Persona, g: Gesprek, verbinding: Verbinding, spreker: Spreker) -> None:
        self.toneel, self.persona, self.g = toneel, persona, g
        self.verbinding, self.spreker = verbinding, spreker
        self.vraag, self.fase, self.nummer = Vraag(""), "", 0
        self.bewaard = Bewaard()
        self.vraag_ids: dict[str, str] = {}

    async def draai(self) -> None:
        """Talk until there is nothing left to do."""
        opening = await self.verbinding.begin()
        self.g.opening = uitingen(opening["berichten"], self.toneel.kenner)
        self._zie(opening)
        while len(self.g.beurten) < MEESTE_BEURTEN:
            if self.vraag.soort in NALEZEN:
                await self._lees_na()
            stap = self._volgende()
            if stap is None:
                break
            await self._doe(stap)
        if self.g.wil == "weg" and self.g.doel_na is not None:
            return
        if not self.g.matrix and not self.g.gedeeld:
            await self._lees_na()
        await self._controleer("aan het eind")
        self.g.achtergebleven = vind_achtergebleven(
            self.g.beurten, (await self.verbinding.lees())["berichten"], cellen(await self.verbinding.matrix())
        )

    def _volgende(self) -> Stap | None:
        klaar = self.g.doel_na is not None
        if self.vraag.soort == "" or (klaar and self.vraag.soort == "aanbod"):
            stap = self.spreker.stap(Vraag("einde", keuzes=self.vraag.keuzes))
            return stap if stap.voorval else None
        stap = self.spreker.stap(self.vraag)
        if self.vraag.kaart and self.vraag.kaart not in EIGEN_KAARTEN and not stap.voorval:
            gevuld = vul_kaart(self.toneel.beschrijving, self.vraag.kaart, self.toneel.velden)
            return Stap(Zin(kaart=gevuld)) if gevuld else stap
        return stap

    async def _lees_na(self) -> None:
        """Keep the matrix as it is at the moment of sharing, after the client looked at what is in doubt."""
        if self.persona.kijkt_na and self.vraag.soort in NALEZEN:
            await self._kijk_mee()
        matrix = await self.verbinding.matrix()
        self.g.matrix, self.g.cijfers_bewaard = cellen(matrix), cijfers(matrix)
        self.g.nagelezen_na = len(self.g.beurten)

    async def _kijk_mee(self) -> None:
        """Answer the question beside each line in doubt as somebody would who knows what was said: yes, or away with it."""
        for cel in cellen(await self.verbinding.matrix()):
            if not cel.twijfel:
                continue
            self.g.gevraagd += (cel,)
            if is_gezegd(cel, self.g.beurten):
                await self.verbinding.klopt(cel.id)
            else:
                self.g.weggedrukt += (cel,)
                await self.verbinding.haal_weg(cel.id)

    async def _doe(self, stap: Stap) -> None:
        doe = stap.voorval.doe if stap.voorval else ""
        zin = stap.zin
        if stap.voorval and stap.voorval.zin and stap.voorval.zin.knop_met and not doe:
            gezocht = stap.voorval.zin.knop_met
            if not any(gezocht.casefold() in label.casefold() for _, label in self.vraag.keuzes):
                self.g.opmerkingen.append(f"weg bestaat niet in deze versie: knop “{gezocht}”")
                return
        if doe == "herlaad":
            await self._controleer("na herladen")
        elif doe == "hervat_code":
            self._zie(await self.verbinding.hervat())
            await self._controleer("na hervatten met de code")
        elif doe == "herstart":
            await self._herstart()
        elif doe in ("haal_regel_weg", "wijzig_regel") and zin and stap.voorval:
            await self._regel(zin, stap.voorval)
        elif doe == "tegelijk" and zin and stap.voorval and stap.voorval.nog:
            await self._tegelijk(zin, stap.voorval.nog, stap.voorval)
        else:
            await self._zeg(zin or self.spreker.antwoord(self.vraag), stap.voorval)

    async def _zeg(self, zin: Zin, voorval: Voorval | None) -> None:
        bericht = self._bericht(zin)
        op = self.vraag_ids.get(voorval.op) if voorval and voorval.doe == "laat" else self.vraag.id
        if op:
            bericht["antwoord_op"] = op
        if voorval and voorval.doe == "dubbel":
            # Two presses on one button are two requests with the same id: a page makes one id for each form.
            (gegevens, duur), (weer, _) = await asyncio.gather(*(self.verbinding.stuur(bericht) for _ in range(2)))
            if weer["berichten"] != gegevens["berichten"]:
                self.g.opmerkingen.append(f"twee keer drukken gaf twee antwoorden: {bericht['id']}")
        else:
            gegevens, duur = await self.verbinding.stuur(bericht)
        self._schrijf_op(bericht, zin, voorval, gegevens, duur)

    async def _tegelijk(self, een: Zin, twee: Zin, voorval: Voorval) -> None:
        berichten = [self._bericht(een), self._bericht(twee)]
        gekregen = await asyncio.gather(*(self.verbinding.stuur(b) for b in berichten))
        vraag, fase = self.vraag, self.fase
        for bericht, zin, (gegevens, duur) in zip(berichten, (een, twee), gekregen, strict=True):
            self.vraag, self.fase = vraag, fase  # both were written while this was asked
            self._schrijf_op(bericht, zin, voorval, gegevens, duur)
        # Which of the two came last is up to the network: what is open now, the conversation itself says.
        gelezen = await self.verbinding.lees()
        laatste = next(n for n, b in reversed(list(enumerate(gelezen["berichten"], 1))) if b["van"] == "client")
        self._zie({**gelezen, "berichten": gelezen["berichten"][laatste:]})

    async def _regel(self, zin: Zin, voorval: Voorval) -> None:
        gezocht = voorval.zin.knop_met if voorval.zin else ""
        cel = next((c for c in cellen(await self.verbinding.matrix()) if gezocht in c.citaat), None)
        if cel is None:
            self.g.opmerkingen.append(f"geen regel met “{gezocht}” om te veranderen")
            return
        weg = voorval.doe == "haal_regel_weg"
        gegevens = await (self.verbinding.haal_weg(cel.id) if weg else self.verbinding.wijzig(cel.id, zin.tekst))
        self._schrijf_op(
            {"id": f"regel-{cel.id}", "regel": cel.citaat if weg else zin.tekst}, zin, voorval, gegevens, 0.0
        )

    async def _herstart(self) -> None:
        if self.toneel.herstart is None:
            self.g.opmerkingen.append("niet herstart: deze stapel is niet van de proef")
            return
        voor = cellen(await self.verbinding.matrix())
        await self.toneel.herstart()
        na = cellen(await self.verbinding.matrix())
        self.g.verloren += [f"na herstart: regel “{c.citaat}”" for c in voor if c not in na]
        await self._controleer("na herstart")

    async def _controleer(self, wanneer: str) -> None:
        """Read everything back as another device would."""
        gelezen = await self.verbinding.lees()
        if self.g.wil == "later":
            return  # only the day and the way to reach are kept, and that is right
        verloren, anders = vergelijk(self.bewaard, gelezen["berichten"])
        self.g.verloren += [f"{wanneer}: “{v}”" for v in verloren]
        self.g.opmerkingen += [f"{wanneer} anders bewaard: “{a}”" for a in anders]
        if gelezen["fase"] != self.fase:
            self.g.opmerkingen.append(f"{wanneer} is de fase {gelezen['fase']} in plaats van {self.fase}")

    def _bericht(self, zin: Zin) -> dict[str, Any]:
        self.nummer += 1
        bericht: dict[str, Any] = {"id": f"proef-{self.nummer:04d}"}
        if zin.kaart is not None:
            return bericht | {"kaart": dict(zin.kaart)}
        if zin.keuzes:
            return bericht | {"keuzes": list(zin.keuzes)}
        return bericht | ({"keuze": zin.keuze} if zin.keuze else {"tekst": zin.tekst})

    def _schrijf_op(
        self, bericht: Mapping[str, Any], zin: Zin, voorval: Voorval | None, gegevens: Mapping[str, Any], duur: float
    ) -> None:
        vraag, fase = self.vraag, self.fase
        antwoord = uitingen(gegevens["berichten"], self.toneel.kenner)
        self._zie(gegevens)
        verwacht = voorval.verwacht if voorval else ()
        gemist = () if not verwacht or any(u.sleutel.startswith(verwacht) for u in antwoord) else verwacht
        gezegd, vorm = _gezegd(bericht, vraag)
        beurt = Beurt(
            bericht["id"], vraag.naam, fase, vorm, gezegd, VOORVAL if voorval and voorval.zin else ANTWOORD, antwoord,
            self.vraag.naam, self.fase, len(self.vraag.keuzes), round(duur * 1000, 1), zin.zegt, zin.mag, zin.trekt_in,
            voorval is None or not voorval.zin or voorval.antwoordt, gemist, verwacht,
        )  # fmt: skip
        self.g.beurten.append(beurt)
        self.bewaard.stuur(beurt)
        if any(s.startswith(tuple(self.toneel.opnieuw)) for s in beurt.sleutels):
            self.bewaard.berichten.clear()  # the client had everything taken away
        if vorm == "tekst":
            self.spreker.laatst_gezegd = tuple(g for g, _ in (*zin.zegt, *zin.mag)) or self.spreker.laatst_gezegd
        if vraag.soort == "score" and beurt.hoe == ANTWOORD:
            self._onthoud_cijfer(vraag.gebied, zin)
        self._doel(beurt)

    def _onthoud_cijfer(self, gebied: str, zin: Zin) -> None:
        waarde = zin.cijfer if zin.cijfer is not None else int(zin.keuze) if zin.keuze.isdigit() else None
        if waarde is not None:
            self.g.cijfers_gegeven[gebied] = waarde

    def _doel(self, beurt: Beurt) -> None:
        self.g.gedeeld = self.g.gedeeld or any(s.startswith("utter_gedeeld") for s in beurt.sleutels)
        bereikt = any(s.startswith(tuple(self.toneel.doelen[self.g.wil])) for s in beurt.sleutels)
        if bereikt and self.g.doel_na is None:
            self.g.doel_na = len(self.g.beurten)

    def _zie(self, gegevens: Mapping[str, Any]) -> None:
        self.fase = gegevens["fase"]
        if gegevens["berichten"]:
            self.vraag = self.toneel.kenner.vraag(gegevens["berichten"])
            self.vraag_ids[self.vraag.soort] = self.vraag.id


def _gezegd(bericht: Mapping[str, Any], vraag: Vraag) -> tuple[str, str]:
    """Return what a client did, in words, and its form."""
    labels = dict(vraag.keuzes)
    if "tekst" in bericht:
        return bericht["tekst"], "tekst"
    if "regel" in bericht:
        return bericht["regel"], "regel"
    if "kaart" in bericht:
        return "; ".join(f"{k}: {v}" for k, v in bericht["kaart"].items() if k != "soort" and v), "kaart"
    gekozen = bericht.get("keuzes") or [bericht["keuze"]]
    return " + ".join(labels.get(k, k) for k in gekozen), "keuze"
