"""Conversations that fell silent long ago, in every state, each with words of its own in every place that can hold any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.hulp.diensten import SLEUTEL
from tests.hulp.gesprek import SET
from tests.hulp.overdrachten import inhoud
from vliegwiel.services import overdracht as overdragen
from vliegwiel.storage import Database, tabellen
from vliegwiel.storage.alle_tabellen import metadata
from vliegwiel.storage.leefgebieden import bewaar_set
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen_deellink import gesprekvia
from vliegwiel.storage.tabellen_rapport import teldag
from vliegwiel.storage.versleuteling import Versleuteling

KLUIS = Versleuteling(SLEUTEL)
DAG = timedelta(days=1)


@dataclass(frozen=True)
class Stil:
    """What a conversation is like. ``code``: until how many days from now one works; ``gedeeld``: "", ja or terug."""

    dagen: int
    code: int | None = None
    plan: str = ""
    bellen: str = ""
    gedeeld: str = ""
    woord: str = field(default_factory=lambda: f"w{uuid4().hex}")
    id: str = field(default_factory=lambda: str(uuid4()))
    plan_id: str = field(default_factory=lambda: str(uuid4()))
    bel_id: str = field(default_factory=lambda: str(uuid4()))

    @property
    def sporen(self) -> tuple[str, ...]:
        """What may be nowhere any more when it is gone."""
        return (self.woord, self.id, self.plan_id, self.bel_id)


def _rijen(stil: Stil, nu: datetime) -> list[tuple[Table, dict[str, Any]]]:
    t, woord, van = tabellen, stil.woord, {"gesprek_id": stil.id}
    toen = nu - stil.dagen * DAG

    def dicht(bij: str) -> bytes:
        return KLUIS.versleutel({"naam": woord}, bij=bij)

    bericht = {"moment": toen, "status": "verwerkt", "vraag": "wens", "soort": "", "sleutel": "", "meer": False}
    cel = {"leefgebied": "geld", "soort": "zorg", "bron": "b1", "moment": toen, "door": "client", "wie": "zelf", "tijd": "nu"}  # fmt: skip
    rijen: list[tuple[Table, dict[str, Any]]] = [
        (t.bericht, van | bericht | {"id": "b1", "volgnummer": 0, "van": "client", "tekst": woord, "keuzes": []}),
        (t.bericht, van | bericht | {"id": "b2", "volgnummer": 1, "van": "assistent", "tekst": f"“{woord}”", "keuzes": [["x", woord]]}),
        (t.cel, van | cel | {"id": "c1", "volgnummer": 0, "citaat": woord}),
        (t.meting, van | {"leefgebied": "geld", "waarde": "2", "moment": toen}),
        (t.contactwens, van | {"versleuteld": dicht(stil.id), "gewijzigd_op": toen}),
        (t.toegang, van | {"token_hash": f"t{stil.id}", "sinds": toen}),
        (t.toestemming, van | {"soort": "delen", "tekstversie": "v", "moment": toen}),
        (gesprekvia, van | {"versleuteld": dicht(stil.id)}),
    ]  # fmt: skip
    if stil.code is not None:
        tot = {"gemaakt_op": toen, "verloopt_op": nu + stil.code * DAG}
        rijen.append((t.hervatcode, van | tot | {"code_hash": f"h{stil.id}"}))
    if stil.plan:
        datum = None if stil.plan == "concept" else nu.date()
        plan = {"id": stil.plan_id, "status": stil.plan, "datum": datum, "gemaakt_op": toen}
        rijen += [
            (t.nadenken, van | plan | {"versleuteld": dicht(stil.plan_id)}),
            (t.outbox, {"soort": "nadenken_anders", "overdracht_id": stil.plan_id, "moment": toen}),
        ]
    if stil.bellen:
        bel = {"id": stil.bel_id, "status": stil.bellen, "tekstversie": "v", "pogingen": 0}
        momenten = dict.fromkeys(("gevraagd_op", "uiterlijk", "gewijzigd_op"), toen)
        rijen += [
            (t.terugbelverzoek, van | bel | momenten | {"versleuteld": dicht(stil.bel_id)}),
            (t.outbox, {"soort": "terugbel", "overdracht_id": stil.bel_id, "moment": toen}),
        ]
    return rijen


async def maak(database: Database, alle: Sequence[Stil], nu: datetime) -> None:
    """Store them, and say that every day until yesterday was counted."""
    async with database.transactie() as v:
        kenmerk = await bewaar_set(v, SET, nu)
        vast = {
            "leefgebieden_id": SET.id,
            "leefgebieden_versie": SET.versie,
            "leefgebieden_kenmerk": kenmerk,
            "versie": 1,
        }
        per_tabel: dict[Table, list[Mapping[str, Any]]] = {}
        for stil in alle:
            toen = nu - stil.dagen * DAG
            rij = {"id": stil.id, "token_hash": f"g{stil.id}", "gestart_op": toen, "laatst_actief_op": toen}
            per_tabel.setdefault(tabellen.gesprek, []).append(
                vast | rij | {"toestand": {"velden": {"wens": stil.woord}}}
            )
            for tabel, rij in _rijen(stil, nu):
                per_tabel.setdefault(tabel, []).append(rij)
        for tabel, rijen in per_tabel.items():
            kolommen = {k: None for rij in rijen for k in rij}
            await v.execute(insert(tabel), [kolommen | dict(rij) for rij in rijen])
        repo = OverdrachtRepository(v, KLUIS)
        for stil in (s for s in alle if s.gedeeld):
            toen = nu - stil.dagen * DAG
            await overdragen.deel(repo, stil.id, 1, inhoud(stil.woord), None, toen)
            if stil.gedeeld == "terug":
                await overdragen.trek_in(repo, stil.id, toen)
    await zeg_geteld(database, nu)


async def zeg_geteld(database: Database, nu: datetime) -> None:
    """Say that every day until yesterday was counted."""
    async with database.transactie() as v:
        await v.execute(insert(teldag).values(dag=(nu - DAG).date(), geteld_op=nu))


async def alles(verbinding: AsyncConnection) -> set[tuple[str, str]]:
    """Return every row of every table, as (table, text)."""
    gevonden = set()
    for tabel in metadata.sorted_tables:
        gevonden |= {(tabel.name, repr(tuple(rij))) for rij in await verbinding.execute(select(tabel))}
    return gevonden


async def geheimen(verbinding: AsyncConnection) -> list[bytes]:
    """Return everything in the database that is encrypted."""
    gevonden: list[bytes] = []
    for tabel in metadata.sorted_tables:
        if "versleuteld" in tabel.c:
            gevonden += [b for b in await verbinding.scalars(select(tabel.c.versleuteld)) if b]
    return gevonden
