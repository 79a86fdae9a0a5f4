"""The tables of the exchange. No contents of a hand-over, and no key to it: a withdrawal is sent after it is gone."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from vliegwiel.storage.kolommen import Moment, metadata

uitwisseling = Table(
    "uitwisseling",
    metadata,
    Column("nummer", Integer, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("soort", String(12), nullable=False),
    Column("overdracht_id", String(36), nullable=False),
    Column("referentie", String(12), nullable=False),
    Column("versie", Integer, nullable=False),
    Column("status", String(12), nullable=False),
    Column("pogingen", Integer, nullable=False),
    Column("geprobeerd", Boolean, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Column("volgende_op", Moment, nullable=False),
    Column("fout", String(40), nullable=False),
    Column("op_afstand", JSON, nullable=False),
    UniqueConstraint("overdracht_id", "soort", "versie"),
    Index("ix_uitwisseling_rij", "status", "volgende_op"),
    # The order of sending: a number is never given out twice.
    sqlite_autoincrement=True,
)
# One row: how far the exchange is, and which process sends now.
uitwisseling_stand = Table(
    "uitwisseling_stand",
    metadata,
    Column("naam", String(20), primary_key=True),
    Column("laatste", Integer, nullable=False),
    Column("houder", String(36)),
    Column("houdt_tot", Moment),
    Column("pauze_tot", Moment),
)
