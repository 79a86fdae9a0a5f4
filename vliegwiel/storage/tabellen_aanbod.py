"""Local offers, and which of them a consultant proposed on a case."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, String, Table, Text, UniqueConstraint

from vliegwiel.storage.kolommen import Moment, eigen_id, metadata, van_medewerker, van_zaak

aanbod = Table(
    "aanbod",
    metadata,
    eigen_id(),
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
    eigen_id(),
    van_zaak(),
    Column("aanbod_id", String(36), ForeignKey("aanbod.id"), nullable=False, index=True),
    Column("stand", String(12), nullable=False),
    van_medewerker("voorgesteld_door"),
    Column("voorgesteld_op", Moment, nullable=False),
    van_medewerker("beantwoord_door", nullable=True),  # who wrote down what the client said
    Column("beantwoord_op", Moment),
    UniqueConstraint("overdracht_id", "aanbod_id"),
)
