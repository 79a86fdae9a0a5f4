"""Made-up people, cases and figures for the pictures of the handbooks. Numbers that nobody has, addresses ``.example``."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from tests.hulp.overdrachten import maak_gesprek, maak_medewerker
from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.samenvatting import Meting, Regel, Rij, Samenvatting
from vliegwiel.core.toegang import Rol
from vliegwiel.core.zoeken import naamwoorden
from vliegwiel.samenstelling import maak_teams, open_database
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.medewerker import Wachtwoorden, nieuw_wachtwoord
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen_rapport import dagtelling, teldag
from vliegwiel.storage.tabellen_uitwisseling import uitwisseling
from vliegwiel.storage.versleuteling import Versleuteling

DAG = timedelta(days=1)
MENSEN = (
    ("Anouk", Rol.CONSULENT, "algemeen"), ("Bilal", Rol.CONSULENT, "algemeen"), ("Mirjam", Rol.TEAMLEIDER, "algemeen"),
    ("Carlijn", Rol.CONSULENT, "noord"), ("Rachid", Rol.VELDWERKER, "noord"), ("Ellen", Rol.BEHEERDER, "algemeen"),
    ("Thomas", Rol.AUDITOR, "algemeen"),
)  # fmt: skip
TEAMS = """\
standaard: algemeen
teams:
  - id: algemeen
    naam: Algemeen
    email: algemeen@voorbeeldstad.example
  - id: noord
    naam: Wijkteam Noord
    email: noord@voorbeeldstad.example
    postcodes: [1021, 1022]
"""


@dataclass(frozen=True)
class Verhaal:
    """What one made-up client shared. ``dagen``: how long ago. ``bij``: who has the case."""

    naam: str
    wens: str
    dagen: float
    postcode: str | None = "1031"
    signaal: str | None = None
    vanaf: int | None = None
    bij: str = ""
    uitgebreid: bool = False


VERHALEN = (
    Verhaal("Kim", "Ik wil weer rust in mijn hoofd", 0.1, "1032", signaal="vermoeden"),
    Verhaal("Jo", "Een dag per week iets met planten doen", 0.3, vanaf=9),
    Verhaal("Ali", "Ik wil mijn post weer open durven maken", 1.1, "1031"),
    Verhaal("Fenna", "Leren lezen, zodat ik mijn dochter kan helpen", 2.2, None),
    Verhaal("Rob", "Gewoon weer eens buiten komen", 5.2, "1033"),
    Verhaal("Desi", "Mijn eigen kleding maken en verkopen", 8.1, "1032"),
    Verhaal("Wil", "Ik wil weer contact met mijn broer", 6, "1021"),
    Verhaal("Sam", "Weer iets te doen hebben overdag", 2.1, "1031", bij="Anouk", uitgebreid=True),
    Verhaal("Nora", "Een plek waar ik koffie kan drinken met anderen", 9, "1033", bij="Anouk"),
    Verhaal("Piet", "Van mijn schulden af", 13, "1032", bij="Anouk"),
    Verhaal("Lot", "Iets voor een ander betekenen", 12, "1031", bij="Bilal"),
    Verhaal("Ozan", "Mijn rijbewijs halen", 13, "1033", bij="Bilal"),
)


@dataclass(frozen=True)
class Gevuld:
    """One password for everybody, and the case that has the most in it."""

    wachtwoord: str
    zaak: str


async def vul(instellingen: Instellingen, nu: datetime) -> Gevuld:
    """Fill an empty database; ``nu`` is the present moment."""
    database, wachtwoord = open_database(instellingen), nieuw_wachtwoord()
    kluis = Versleuteling(instellingen.veld_sleutel.get_secret_value())
    slot = await Wachtwoorden().maak(wachtwoord)
    try:
        mensen = {naam: await maak_medewerker(database, naam, slot, rol, team) for naam, rol, team in MENSEN}
        zaken = [await _deel(database, instellingen, kluis, v, mensen, nu) for v in VERHALEN]
        async with database.transactie() as verbinding:
            await verbinding.execute(insert(dagtelling), list(_tellingen(nu.date())))
            await verbinding.execute(insert(teldag), [{"dag": nu.date() - DAG, "geteld_op": nu}])
            await verbinding.execute(insert(uitwisseling), list(_berichten(nu)))
    finally:
        await database.sluit()
    return Gevuld(wachtwoord, next(z for z, v in zip(zaken, VERHALEN, strict=True) if v.uitgebreid))


async def _deel(
    database: Database,
    instellingen: Instellingen,
    kluis: Versleuteling,
    v: Verhaal,
    mensen: Mapping[str, str],
    nu: datetime,
) -> str:
    """Share what this client told, as long ago as it says, and let its owner claim it an hour later."""
    gesprek, toen = await maak_gesprek(database), nu - v.dagen * DAG
    ligging = Ligging(
        gewenst_op=(nu + v.vanaf * DAG).date() if v.vanaf else None,
        postcode4=v.postcode,
        zoeksleutels=frozenset(kluis.vingerafdruk(w) for w in naamwoorden(v.naam)),
    )
    contact = {"naam": v.naam, "telefoon": "010 000 00 00", "hoe": "bellen", "wanneer": "liefst na tien uur",
               "bericht_achterlaten": "nee", "vertrouwenspersoon": {"naam": "Noor", "rol": "meedenken"}}  # fmt: skip
    if v.postcode:
        contact["postcode"] = v.postcode
    async with database.transactie() as verbinding:
        await Contactwensen(verbinding, kluis).bewaar(gesprek, contact, toen)
        repo = OverdrachtRepository(verbinding, kluis)
        inhoud = samenvatting(v, toen).as_dict()
        gedeeld = await dienst.deel(repo, gesprek, 1, inhoud, v.signaal, toen, ligging, maak_teams(instellingen))
        if v.bij:
            await dienst.claim(repo, gedeeld.overdracht_id, mensen[v.bij], toen + timedelta(hours=1))
    return gedeeld.overdracht_id


def samenvatting(v: Verhaal, toen: datetime) -> Samenvatting:
    """Return what this client shared."""
    velden = {"wens": v.wens, "waarom": "Dan hoor ik er weer bij", "belang": "8", "vertrouwen": "4",
              "belang_waarom": "Omdat ik mezelf anders kwijtraak", "vertrouwen_hoger": "Als iemand de eerste keer meegaat", "stap": "Een keer binnenlopen bij het buurthuis"}  # fmt: skip
    eerder = toen - 60 * DAG
    rijen = (
        Rij("geld", "Geld en schulden", "besproken", 2, _regels("geld", toen, zorg="de brieven blijven maar komen")),
        Rij(
            "dag", "Je dag", "besproken", 3, _regels("dag", toen, zorg="ik zit de hele dag op de bank", wens=v.wens.lower()),
            (Meting(1, eerder.isoformat()),) if v.uitgebreid else (), toen.isoformat(),
        ),
        Rij("contacten", "Contact met anderen", "besproken", 4, _regels("contacten", toen, kracht="mijn zus belt elke dag")),
        Rij("wonen", "Wonen", "besproken", 4, _regels("wonen", toen, kracht="het is klein maar ik woon er fijn")),
        Rij("gevoel", "Hoe je je voelt", "besproken", 2, _regels("gevoel", toen, zorg="ik slaap slecht")),
        Rij("werk", "Werk en leren", "niet_besproken", None, ()),
        Rij("gezin", "Gezin en thuis", "liever_niet", None, ()),
    )  # fmt: skip
    latten = {"vertrouwen": (Meting("2", eerder.isoformat()), Meting("4", toen.isoformat()))} if v.uitgebreid else {}
    soort = "suicide" if v.signaal else None
    return Samenvatting(velden, rijen, "dag", "geld", (), False, v.signaal, soort, True, latten)


def _regels(gebied: str, toen: datetime, **citaten: str) -> tuple[Regel, ...]:
    return tuple(
        Regel(f"{gebied}-{soort}", soort, citaat, "zelf", "nu", "client", toen.isoformat())
        for soort, citaat in citaten.items()
    )


def _tellingen(vandaag: date) -> Iterable[dict[str, Any]]:
    """Days of the last year of which everything is final, and of this year until yesterday."""
    laatste = vandaag.year - (1 if vandaag.month >= 9 else 2)  # outcomes are final eight months after the year
    dag = date(laatste, 1, 1)
    while dag < vandaag:
        if dag.weekday() < 5:
            yield from _dag(dag, dag.toordinal())
        if dag.day == 1:
            yield from _maand(dag, dag.month)
        dag += DAG


def _telling(dag: date, maat: str, aantal: int, groep: str = "", team: str = "", deel: str = "") -> dict[str, Any]:
    return {"dag": dag, "maat": maat, "team": team, "groep": groep, "deel": deel, "aantal": aantal}


def _dag(dag: date, n: int) -> Iterable[dict[str, Any]]:
    yield _telling(dag, "bereikt", 4 + n % 3)
    yield _telling(dag, "gestart", 3 + n % 2)
    for team, even in (("algemeen", n % 2), ("noord", n % 3 == 0)):
        for maat in ("gedeeld", "opgepakt", "contact") if even else ():
            yield _telling(dag, maat, 1, team=team)
            if maat == "contact":
                yield _telling(dag, "wachttijd", 1, f"{1 + n % 4:02}", team)
    yield _telling(dag, "gehoord", 1, "nee" if n % 9 == 0 else "ja")
    yield _telling(dag, "fase", 1, ("welkom", "verkennen", "afsluiting", "contact", "waarom")[n % 5])


def _maand(dag: date, n: int) -> Iterable[dict[str, Any]]:
    codes = ("vrijwilligerswerk", "dagbesteding", "opleiding", "tevreden_zoals_het_is", "betaald_werk_onder_16", "rust")
    for code in codes[: 3 + n % 4]:
        yield _telling(dag, "uitkomst6", 1 + n % 2, code)
    for stap in ("kleine_stap", "flinke_stap", "gelijk")[: 2 + n % 2]:
        yield _telling(dag, "stap6", 1, stap)
    for maat in ("vast6", "vast12"):
        yield _telling(dag, maat, 6 + n % 3, "ja")
    for postcode in ("1031", "1032", "1021"):
        yield _telling(dag, "buurt", 1 + n % 2, postcode, deel="geld")
        yield _telling(dag, "buurt", 1, postcode, deel="dag")


def _berichten(nu: datetime) -> Iterable[dict[str, Any]]:
    """Messages of the exchange: two that were refused, and some that arrived."""
    namen: Sequence[tuple[str, str, str, str, int]] = (
        ("P4C-9KM", "overdracht", "dood", "http_400", 1), ("H2W-6TR", "intrekking", "dood", "http_403", 25),
        ("M8D-3XA", "overdracht", "verstuurd", "", 1), ("T5N-7GB", "overdracht", "verstuurd", "", 3),
        ("C9E-2PV", "intrekking", "verstuurd", "", 1),
    )  # fmt: skip
    for n, (referentie, soort, status, fout, pogingen) in enumerate(namen):
        toen = nu - timedelta(hours=3 * n + 1)
        yield {"id": str(uuid.uuid4()), "soort": soort, "overdracht_id": str(uuid.uuid4()), "referentie": referentie,
               "versie": 1, "status": status, "pogingen": pogingen, "geprobeerd": True, "gemaakt_op": toen,
               "gewijzigd_op": toen, "volgende_op": toen, "fout": fout, "op_afstand": {}}  # fmt: skip


def nu() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
