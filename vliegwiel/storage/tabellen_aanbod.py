"""Local offers, and which of them a consultant proposed on a case."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, String, Table, Text, UniqueConstraint

from vliegwiel.storage.tabellen import Moment, metadata

aanbod = Table(
    "aanbod",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("naam", String(120), nullable=False),
    Column("aanbieder", String(120), nullable=False),
    Column("omschrijving", Text, nullable=False),
    Column("leefgebieden", JSON, nullable=False),
    Column("waar", String(200), nullable=False),
    Column("wanneer", String(200), nullable=False),
    Column("contact", String(200), nullable=False),
    Column("einddatum", Date, nullable=False),  # the last day on which it is offered
    Column("ingetrokken_op", Moment),
    Column("gewijzigd_op", Moment, nullable=False),
    UniqueConstraint("naam", "aanbieder"),
    Index("ix_aanbod_einddatum", "einddatum"),
)
aanbodvoorstel = Table(
    "aanbodvoorstel",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("overdracht_id", String(36), ForeignKey("overdracht.id", ondelete="CASCADE"), nullable=False),
    Column("aanbod_id", String(36), ForeignKey("aanbod.id"), nullable=False, index=True),
    Column("stand", String(12), nullable=False),
    Column("voorgesteld_door", String(36), ForeignKey("medewerker.id"), nullable=False),
    Column("voorgesteld_op", Moment, nullable=False),
    Column("beantwoord_door", String(36), ForeignKey("medewerker.id")),  # who wrote down what the client said
    Column("beantwoord_op", Moment),
    UniqueConstraint("overdracht_id", "aanbod_id"),
)
