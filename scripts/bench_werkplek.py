"""How fast the desk is with very many hand-overs: ``make bench``.

Makes a PostgreSQL of its own, fills it, and asks for pages of the real application over HTTP, as a browser does: one
after the other, from one consultant. In the same run, in turns, the same pages are asked of two peers: paging by OFFSET,
and no index for the order. Prints a table and writes JSON (``results/bench_werkplek.json``). Exit status 1: a page of ours
is slower than the target.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

import aiohttp
import psycopg
from argon2 import PasswordHasher

from scripts.bench_vulling import BUURTEN, EIGENAREN, NAAM, Gevuld, nu, vul
from scripts.postgres import Postgres, eigen_server, vrije_poort
from vliegwiel.core.wachtrij import Plek
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.storage import migreer
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web.desk.rijkeuze import Rijkeuze

DOEL_MS = 150.0
OPWARMEN = 15
WACHTWOORD = "alleen-voor-deze-meting"
GEDULD = 60.0  # seconds
INDEXEN = ("ix_overdracht_wachtrij", "ix_overdracht_buurt", "ix_overdracht_status")


@dataclass(frozen=True)
class Meting:
    """The times of one page. ``peer``: another way to do the same, to compare with."""

    naam: str
    keer: int
    mediaan_ms: float
    p95_ms: float
    hoogste_ms: float
    peer: bool = False


class Werkplek:
    """A consultant's browser, logged in."""

    def __init__(self, adres: str, sessie: aiohttp.ClientSession) -> None:
        self.adres, self.sessie = adres, sessie

    async def meld_aan(self) -> None:
        """Log in."""
        velden = {"gebruikersnaam": "anouk", "wachtwoord": WACHTWOORD}
        await self.stuur("/desk/aanmelden", velden)

    async def stuur(self, pad: str, velden: dict[str, str]) -> str:
        """Post a form and return where it leads."""
        koppen = {"Origin": self.adres, "Sec-Fetch-Site": "same-origin"}
        async with self.sessie.post(self.adres + pad, data=velden, headers=koppen, allow_redirects=False) as antwoord:
            if antwoord.status != 303:
                raise RuntimeError(f"{pad} gaf {antwoord.status}")
            return antwoord.headers["Location"]

    async def vraag(self, pad: str) -> float:
        """Ask for one page and return how many milliseconds it took; raises when it is no page."""
        begin = time.perf_counter()
        async with self.sessie.get(self.adres + pad, allow_redirects=False) as antwoord:
            tekst = await antwoord.text()
        duur = (time.perf_counter() - begin) * 1000
        if antwoord.status != 200 or "desk-" not in tekst:
            raise RuntimeError(f"{pad} gaf {antwoord.status}")
        return duur


@dataclass
class Soort:
    """One kind of page: who asks for it, at which addresses, and the times so far."""

    naam: str
    werkplek: Werkplek
    adressen: Iterator[str]
    peer: bool = False
    tijden: list[float] = field(default_factory=list)

    def meting(self) -> Meting:
        """Return what came out, without the warm-up."""
        tijden = self.tijden[OPWARMEN:]
        p95 = quantiles(tijden, n=20, method="inclusive")[-1]
        return Meting(self.naam, len(tijden), round(median(tijden), 1), round(p95, 1), round(max(tijden), 1), self.peer)


@contextmanager
def draaiend(url: str, map_: Path, *wijze: str) -> Iterator[str]:
    """Give the address of a running application."""
    poort = vrije_poort()
    opdracht = [sys.executable, "-m", "scripts.bench_server", url, str(map_), str(poort), *wijze]
    proces = subprocess.Popen(opdracht)
    try:
        eind = time.monotonic() + GEDULD
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{poort}/desk/aanmelden", timeout=5):
                    break
            except OSError:
                if proces.poll() is not None or time.monotonic() > eind:
                    raise RuntimeError("de werkplek start niet") from None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{poort}"
    finally:
        proces.terminate()
        try:
            proces.wait(GEDULD)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


@dataclass(frozen=True)
class Proef:
    """What is needed to ask for pages."""

    gevuld: Gevuld
    kluis: Versleuteling
    keer: int

    def pagina(self, plek: Plek | None, *, terug: bool = False, **keuze: str) -> str:
        """Return the address of a page of the queue."""
        gekozen = Rijkeuze("algemeen", "algemeen", buurt=keuze.get("buurt", ""), status=keuze.get("status", ""))
        return gekozen.adres("/desk", self.kluis, plek, terug=terug)

    def diep(self, *, terug: bool = False) -> Iterator[str]:
        """Return addresses of pages around the middle of what waits."""
        midden = len(self.gevuld.wachtend) // 2
        return (self.pagina(plek, terug=terug) for plek in itertools.cycle(self.gevuld.wachtend[midden : midden + 500]))

    def overgeslagen(self) -> Iterator[str]:
        """Return addresses of the same pages for the peer, which counts rows."""
        midden = len(self.gevuld.wachtend) // 2
        eerste = self.gevuld.wachtend[midden]
        return (
            self.pagina(Plek(eerste.vlag, eerste.vanaf, eerste.sinds, str(midden + n % 500))) for n in itertools.count()
        )


async def van_ons(werkplek: Werkplek, proef: Proef) -> list[Soort]:
    """Return every kind of page of the product."""
    gevuld = proef.gevuld
    referenties = [await werkplek.stuur("/desk/zoeken", {"zoek": r}) for r in gevuld.referenties[:20]]
    naam = await werkplek.stuur("/desk/zoeken", {"zoek": NAAM})
    adressen: dict[str, Iterator[str]] = {
        "wachtrij, eerste pagina": itertools.repeat("/desk"),
        "wachtrij, fragment voor het script": itertools.repeat("/desk/wachtrij"),
        "wachtrij, halverwege (volgende)": proef.diep(),
        "wachtrij, halverwege (vorige)": proef.diep(terug=True),
        "wachtrij, een buurt": (proef.pagina(None, buurt=b) for b in itertools.cycle(BUURTEN)),
        "wachtrij, status afgerond": itertools.repeat(proef.pagina(None, status="afgerond")),
        "wachtrij, eigen zaken": itertools.repeat("/desk?eigen=ja"),
        "zoeken op referentie": itertools.cycle(referenties),
        "zoeken op naam": itertools.repeat(naam),
        "zaak, van een ander of van niemand": (f"/desk/overdrachten/{z}" for z in itertools.cycle(gevuld.zaken)),
        "zaak, van jezelf": (f"/desk/overdrachten/{z}" for z in itertools.cycle(gevuld.eigen)),
    }
    return [Soort(soort, werkplek, paden) for soort, paden in adressen.items()]


async def meet_alle(adres: str, adres_offset: str, adres_kaal: str, proef: Proef) -> list[Meting]:
    """Measure in turns, so that whatever else the machine does slows every kind of page as much."""
    async with AsyncExitStack() as stapel:

        async def bij(waar: str) -> Werkplek:
            werkplek = Werkplek(waar, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
            stapel.push_async_callback(werkplek.sessie.close)
            await werkplek.meld_aan()
            return werkplek

        kaal = await bij(adres_kaal)
        soorten = [
            *await van_ons(await bij(adres), proef),
            Soort("halverwege, met OFFSET", await bij(adres_offset), proef.overgeslagen(), peer=True),
            Soort("eerste pagina, zonder index", kaal, itertools.repeat("/desk"), peer=True),
            Soort("halverwege, zonder index", kaal, proef.diep(), peer=True),
        ]
        for _ in range(OPWARMEN + proef.keer):
            for soort in soorten:
                soort.tijden.append(await soort.werkplek.vraag(next(soort.adressen)))
    return [soort.meting() for soort in soorten]


def meet(server: Postgres, map_: Path, aantal: int, keer: int) -> tuple[list[Meting], float]:
    """Fill a database and measure; returns the times, and how many seconds the filling took."""
    server.voer_uit("CREATE DATABASE bench")
    url = server.url("bench")
    migreer(url)
    instellingen: Instellingen = laad_instellingen(database_url=url, var_map=map_)
    kluis = Versleuteling(instellingen.veld_sleutel.get_secret_value())
    slot = PasswordHasher().hash(WACHTWOORD)
    medewerkers = [(str(uuid4()), "anouk" if n == 0 else f"collega{n}", slot) for n in range(EIGENAREN)]
    print(f"{aantal} overdrachten worden gemaakt …", flush=True)
    begin = time.monotonic()
    proef = Proef(vul(url, aantal, medewerkers, kluis, nu()), kluis, keer)
    duur = time.monotonic() - begin
    server.voer_uit("CREATE DATABASE zonder_index TEMPLATE bench")
    kaal = server.url("zonder_index")
    with psycopg.connect(kaal.replace("+psycopg", ""), autocommit=True) as verbinding:
        for index in INDEXEN:
            verbinding.execute(f"DROP INDEX {index}".encode())
        verbinding.execute("VACUUM ANALYZE")
    with ExitStack() as stapel:
        adressen = [stapel.enter_context(draaiend(*wat)) for wat in ((url, map_), (url, map_, "offset"), (kaal, map_))]
        return asyncio.run(meet_alle(adressen[0], adressen[1], adressen[2], proef)), duur


def toon(metingen: list[Meting]) -> None:
    """Print the table."""
    print(f"{'pagina':<42} {'keer':>5} {'mediaan':>9} {'p95':>9} {'hoogste':>9}")
    for m in metingen:
        print(
            f"{m.naam:<42} {m.keer:>5} {m.mediaan_ms:>6.1f} ms {m.p95_ms:>6.1f} ms {m.hoogste_ms:>6.1f} ms{'  (ter vergelijking)' if m.peer else ''}"
        )


def main() -> int:
    """Measure, print, write; returns 1 when a page of ours misses the target."""
    lezer = argparse.ArgumentParser(description="Meet hoe snel de werkplek is met veel overdrachten.")
    lezer.add_argument("--aantal", type=int, default=100_000, help="hoeveel overdrachten")
    lezer.add_argument("--keer", type=int, default=100, help="hoe vaak elke pagina wordt gevraagd")
    lezer.add_argument("--json", type=Path, default=Path("results/bench_werkplek.json"))
    keuze = lezer.parse_args()
    map_ = Path(tempfile.mkdtemp(prefix="vliegwiel-bench-"))
    try:
        with eigen_server() as server:
            metingen, vullen = meet(server, map_, keuze.aantal, keuze.keer)
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    toon(metingen)
    te_traag = [m.naam for m in metingen if not m.peer and m.p95_ms > DOEL_MS]
    uitslag = {
        "overdrachten": keuze.aantal, "doel_p95_ms": DOEL_MS, "gehaald": not te_traag, "vullen_s": round(vullen, 1),
        "machine": {"kernen": os.cpu_count(), "belasting": os.getloadavg()[0], "systeem": platform.platform()},
        "metingen": [asdict(m) for m in metingen],
    }  # fmt: skip
    keuze.json.parent.mkdir(parents=True, exist_ok=True)
    keuze.json.write_text(json.dumps(uitslag, indent=1, ensure_ascii=False) + "\n")
    print(f"Gevuld in {vullen:.0f} s; belasting van de machine {os.getloadavg()[0]:.1f}. Cijfers: {keuze.json}")
    print(f"Doel: p95 hooguit {DOEL_MS:.0f} ms. " + (f"Te traag: {', '.join(te_traag)}" if te_traag else "Gehaald."))
    return 1 if te_traag else 0


if __name__ == "__main__":
    sys.exit(main())
