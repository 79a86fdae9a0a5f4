"""Links that workers give away, their counters, and what a conversation remembers of its link."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table

from vliegwiel.storage.kolommen import Moment, eigen_id, metadata, van_gesprek, van_medewerker

deellink = Table(
    "deellink",
    metadata,
    eigen_id(),
    van_medewerker(index=True),
    Column("code_hash", String(64), unique=True),  # keyed; empty once it is revoked
    Column("versleuteld", LargeBinary, nullable=False),  # the giver's first name, and the code to print it again
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("postcode4", String(4)),
    Column("taal", String(2), nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("ingetrokken_op", Moment),
    # Counters without a moment: nothing here says when, or who.
    Column("geopend", Integer, nullable=False),
    Column("gestart", Integer, nullable=False),
    Column("gedeeld", Integer, nullable=False),
    Index("ix_deellink_tot", "tot"),
)
# The counts of links that are deleted, together: a total never goes down, so nothing is told by what goes.
deellink_eerder = Table(
    "deellink_eerder",
    metadata,
    van_medewerker(primary_key=True),
    Column("geopend", Integer, nullable=False),
    Column("gestart", Integer, nullable=False),
    Column("gedeeld", Integer, nullable=False),
)
# Encrypted as a whole, so that the database does not tell whose link somebody used.
gesprekvia = Table(
    "gesprekvia",
    metadata,
    van_gesprek(primary_key=True),
    Column("versleuteld", LargeBinary, nullable=False),
)
