"""A desk with very many made-up hand-overs, written with COPY: for measuring only."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.samenvatting import Regel, Rij, Samenvatting
from vliegwiel.core.wachtrij import Plek, plek_van
from vliegwiel.core.zoeken import TEKENS, naamwoorden
from vliegwiel.storage.versleuteling import Versleuteling

TEAM, ANDER_TEAM = "algemeen", "noord"
NAAM = "Proefpersoon"  # a name that fifty of them have
BUURTEN = [str(p) for p in range(3011, 3091)]
EIGENAREN = 200
EIGEN = 40  # of the consultant who looks
# In tenths: seven wait, one is worked on, two are finished.
STATUSSEN = ["nieuw"] * 6 + ["teruggegeven", "in_contact", "afgerond", "afgerond"]
VLAGGEN = [None] * 17 + ["acuut", "vermoeden", "nazorg"]


@dataclass(frozen=True)
class Gevuld:
    """What there is to look at: cases of the team, and the place of the row in the middle of what waits."""

    wachtend: tuple[Plek, ...]
    zaken: tuple[str, ...]
    eigen: tuple[str, ...]
    referenties: tuple[str, ...]


def inhoud(nu: datetime) -> str:
    """Return a summary of the usual size, as JSON, with ``[nummer]`` for what differs."""
    nummer = "[nummer]"

    def regels(soort: str, aantal: int) -> tuple[Regel, ...]:
        zin = "dit is een verzonnen zin zoals iemand die over het eigen leven zegt"
        return tuple(
            Regel(f"c{nummer}{soort}{n}", soort, f"{zin}, nummer {n}", "zelf", "nu", "client", nu.isoformat())
            for n in range(aantal)
        )

    namen = ("Geld en schulden", "Contact met anderen", "Wonen", "Gezondheid", "Overdag iets doen")
    rijen = tuple(
        Rij(f"gebied{n}", naam, "besproken", 1 + n, (*regels("kracht", 1), *regels("zorg", 2)))
        for n, naam in enumerate(namen)
    )
    velden = {"wens": f"Ik wil weer iets te doen hebben overdag ({nummer})", "waarom": "Dan hoor ik er weer bij", "belang": "8",
              "vertrouwen": "4", "stap": "Deze week een keer binnenlopen", "goed": "Ik kook graag"}  # fmt: skip
    return json.dumps(Samenvatting(velden, rijen, "gebied0", "gebied0", (), False, None, None, True).as_dict())


def vul(
    url: str, aantal: int, medewerkers: Sequence[tuple[str, str, str]], kluis: Versleuteling, nu: datetime
) -> Gevuld:
    """Write everything; ``medewerkers`` are (id, user name, password hash), of whom the first one looks."""
    kans = random.Random(1)  # noqa: S311 – the same figures every time
    zaken = [_zaak(n, kans, [m[0] for m in medewerkers], nu) for n in range(aantal)]
    with psycopg.connect(url.replace("+psycopg", "")) as verbinding:
        _schrijf(
            verbinding, "leefgebiedenset", "kenmerk id versie inhoud sinds", [("k" * 64, "standaard", 1, "{}", nu)]
        )
        _schrijf(
            verbinding, "medewerker", "id gebruikersnaam naam wachtwoord_hash rol team actief gemaakt_op",
            ((m, naam, naam.title(), slot, "consulent", ANDER_TEAM if n % 5 == 4 else TEAM, True, nu)
             for n, (m, naam, slot) in enumerate(medewerkers)),
        )  # fmt: skip
        _schrijf(
            verbinding, "gesprek",
            "id token_hash gestart_op laatst_actief_op leefgebieden_id leefgebieden_versie leefgebieden_kenmerk toestand versie",
            ((z.gesprek_id, z.gesprek_id, nu, nu, "standaard", 1, "k" * 64, "{}", 1) for z in zaken),
        )  # fmt: skip
        _schrijf_zaken(verbinding, zaken, kluis, nu)
        _schrijf_rest(verbinding, zaken, kluis, nu)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as verbinding:
        verbinding.execute("VACUUM ANALYZE")  # what PostgreSQL does by itself in a database that lives
    hier = [z for z in zaken if z.team == TEAM]
    wachtend = sorted((plek_van(z) for z in hier if z.wacht), key=lambda p: (p.vlag, p.vanaf, p.sinds, p.id))
    return Gevuld(
        tuple(wachtend), tuple(z.id for z in hier), tuple(z.id for z in hier if z.eigenaar_id == medewerkers[0][0]),
        tuple(z.referentie for z in hier),
    )  # fmt: skip


def _zaak(nummer: int, kans: random.Random, medewerkers: Sequence[str], nu: datetime) -> Overdracht:
    def uniek() -> str:
        return str(uuid.UUID(int=kans.getrandbits(128), version=4))

    gedeeld = nu - timedelta(minutes=kans.randint(1, 400 * 24 * 60))
    status = kans.choice(STATUSSEN)
    cijfers = [TEKENS[nummer // len(TEKENS) ** n % len(TEKENS)] for n in range(6)]
    zaak = Overdracht(
        uniek(), uniek(), f"{''.join(cijfers[:3])}-{''.join(cijfers[3:])}", status, 1, kans.choice(VLAGGEN), gedeeld, gedeeld,
        team=TEAM if kans.random() < 0.8 else ANDER_TEAM,
        gewenst_op=(gedeeld + timedelta(days=kans.randint(0, 30))).date() if kans.random() < 0.2 else None,
        postcode4=kans.choice(BUURTEN),
    )  # fmt: skip
    # Worked on today, so that the clock has nothing to give back: a desk on an ordinary day.
    vandaag = nu - timedelta(minutes=kans.randint(1, 600))
    if nummer < EIGEN:
        bij = medewerkers[0]
        return replace(zaak, status="in_contact", team=TEAM, eigenaar_id=bij, opgepakt_op=vandaag, gewijzigd_op=vandaag)
    if status in ("in_contact", "afgerond"):
        bij, klaar = kans.choice(medewerkers[1:]), vandaag if status == "afgerond" else None
        return replace(zaak, eigenaar_id=bij, opgepakt_op=gedeeld, gewijzigd_op=vandaag, afgerond_op=klaar)
    return zaak


def _schrijf_zaken(
    verbinding: psycopg.Connection[Any], zaken: Sequence[Overdracht], kluis: Versleuteling, nu: datetime
) -> None:
    kolommen = (
        "id gesprek_id referentie status eigenaar_id versie veiligheid team gemaakt_op gewijzigd_op opgepakt_op afgerond_op"
        " gewenst_op postcode4"
    ).split()
    _schrijf(
        verbinding, "overdracht", " ".join([*kolommen, "vlag", "vanaf"]),
        ((*(getattr(z, k) for k in kolommen), plek_van(z).vlag, plek_van(z).vanaf) for z in zaken),
    )  # fmt: skip
    vorm = inhoud(nu)
    _schrijf(
        verbinding, "overdracht_versie", "overdracht_id versie inhoud gedeeld_op",
        ((z.id, 1, vorm.replace("[nummer]", str(n)), z.gemaakt_op) for n, z in enumerate(zaken)),
    )  # fmt: skip
    namen = [NAAM if n % (len(zaken) // 50) == 0 else f"Verzonnen{n % 5000}" for n in range(len(zaken))]
    _schrijf(
        verbinding, "contactwens", "gesprek_id versleuteld gewijzigd_op",
        ((z.gesprek_id, kluis.versleutel({"naam": naam, "telefoon": "010 000 00 00", "hoe": "bellen", "postcode": z.postcode4},
                                         bij=z.gesprek_id), nu) for z, naam in zip(zaken, namen, strict=True)),
    )  # fmt: skip
    _schrijf(
        verbinding, "zoekwoord", "overdracht_id sleutel",
        ((z.id, kluis.vingerafdruk(woord)) for z, naam in zip(zaken, namen, strict=True) for woord in naamwoorden(naam)),
    )  # fmt: skip


def _schrijf_rest(
    verbinding: psycopg.Connection[Any], zaken: Sequence[Overdracht], kluis: Versleuteling, nu: datetime
) -> None:
    """Write what grows beside them: audit lines, events, call-back requests and plans to ask again."""
    _schrijf(
        verbinding,
        "auditregel",
        "moment medewerker_id actie overdracht_id",
        ((nu, z.eigenaar_id, "bekeken", z.id) for z in zaken for _ in range(3)),
    )
    _schrijf(verbinding, "outbox", "soort overdracht_id team moment", (("nieuw", z.id, z.team, nu) for z in zaken))
    _schrijf(
        verbinding, "terugbelverzoek",
        "id gesprek_id status versleuteld tekstversie pogingen gevraagd_op uiterlijk gewijzigd_op",
        ((z.id, z.gesprek_id, "open" if n < 5 else "gebeld", kluis.versleutel({"telefoon": "010 000 00 00", "naam": ""}, bij=z.id),
          "v", 0, nu, nu + timedelta(hours=1), nu) for n, z in enumerate(zaken[:2000])),
    )  # fmt: skip
    _schrijf(
        verbinding, "nadenken", "id gesprek_id status datum versleuteld gemaakt_op afgehandeld_op",
        ((z.id, z.gesprek_id, "wacht" if n < 20 else "afgehandeld", nu.date(), None, nu, None if n < 20 else nu)
         for n, z in enumerate(zaken[:5000])),
    )  # fmt: skip


def _schrijf(verbinding: psycopg.Connection[Any], tabel: str, kolommen: str, rijen: Iterable[tuple[Any, ...]]) -> None:
    opdracht = f"COPY {tabel} ({', '.join(kolommen.split())}) FROM STDIN"
    with verbinding.cursor() as wijzer, wijzer.copy(opdracht.encode()) as kopie:
        for rij in rijen:
            kopie.write_row(rij)


def nu() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
