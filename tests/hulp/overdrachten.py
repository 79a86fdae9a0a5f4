"""Conversations, consultants and shared summaries to test the desk with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from tests.hulp.gesprek import SET
from vliegwiel.core.samenvatting import Regel as Matrixregel
from vliegwiel.core.samenvatting import Rij, Samenvatting
from vliegwiel.core.wachtrij import Rijfilter
from vliegwiel.services.poorten_overdracht import Overdrachten
from vliegwiel.services.poorten_wachtrij import Regel
from vliegwiel.storage import Database
from vliegwiel.storage.leefgebieden import bewaar_set
from vliegwiel.storage.tabellen import gesprek, medewerker

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WENS = "Ik wil weer rust in mijn hoofd"
MINUUT = timedelta(minutes=1)


def inhoud(wens: str = WENS, **anders: Any) -> dict[str, Any]:
    """A summary as it is shared; ``anders`` replaces its fields."""

    def regel(nummer: int, soort: str, citaat: str) -> Matrixregel:
        return Matrixregel(f"c{nummer}", soort, citaat, "zelf", "nu", "client", NU.isoformat())

    gegevens: dict[str, Any] = {
        "velden": {
            "wens": wens,
            "waarom": "Dan kan ik er weer zijn voor mijn kinderen",
            "belang": "8",
            "belang_waarom": "Omdat ik er elke nacht van wakker lig",
            "vertrouwen": "4",
            "vertrouwen_hoger": "Als iemand met me meekijkt",
            "stap": "De post van deze week openmaken",
        },
        "rijen": (
            Rij("geld", "Geld en schulden", "besproken", 2, (regel(1, "zorg", "de brieven blijven maar komen"),)),
            Rij("contacten", "Contact met anderen", "besproken", 4, (regel(2, "kracht", "mijn zus belt elke dag"),)),
            Rij("werk", "Werk en leren", "liever_niet", None, ()),
            Rij("wonen", "Wonen", "niet_besproken", None, ()),
        ),
        "startpunt": "geld",
        "in_de_weg": "geld",
        "overgeslagen": ("verdieping",),
        "geldstress": False,
        "veiligheid": None,
        "crisissoort": None,
        "contact": True,
    }
    return Samenvatting(**(gegevens | anders)).as_dict()


async def wachtend_in(repo: Overdrachten, team: str = "algemeen") -> list[Regel]:
    """What waits in the queue of a team, in order."""
    return await repo.rij.pagina(Rijfilter(team), None, 1000)


async def maak_gesprek(database: Database) -> str:
    """An empty conversation; returns its id."""
    gesprek_id = str(uuid4())
    async with database.transactie() as verbinding:
        await verbinding.execute(
            insert(gesprek).values(
                id=gesprek_id,
                token_hash=gesprek_id,
                gestart_op=NU,
                laatst_actief_op=NU,
                leefgebieden_id=SET.id,
                leefgebieden_versie=SET.versie,
                leefgebieden_kenmerk=await bewaar_set(verbinding, SET, NU),
                toestand={},
                versie=0,
            )
        )
    return gesprek_id


async def maak_medewerker(
    database: Database,
    naam: str = "Anouk",
    wachtwoord_hash: str = "-",
    rol: str = "consulent",
    team: str = "algemeen",
) -> str:
    """Somebody at the desk whose user name is the name in lower case; returns the id."""
    medewerker_id = str(uuid4())
    async with database.transactie() as verbinding:
        await verbinding.execute(
            insert(medewerker).values(
                id=medewerker_id,
                gebruikersnaam=naam.lower(),
                naam=naam,
                wachtwoord_hash=wachtwoord_hash,
                rol=rol,
                team=team,
                actief=True,
                gemaakt_op=NU,
            )
        )
    return medewerker_id
