"""Counts for reports. No client, conversation or case is in them: they stay when those are deleted."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Table

from vliegwiel.storage.kolommen import Moment, metadata

dagtelling = Table(
    "dagtelling",
    metadata,
    # The day of the event; of what is about few people, or about people who began together, the first of the month.
    Column("dag", Date, primary_key=True),
    Column("maat", String(20), primary_key=True),
    Column("team", String(40), primary_key=True),  # empty: a conversation has none yet
    Column("groep", String(60), primary_key=True),
    Column("deel", String(60), primary_key=True),  # of a group, such as the domain within a neighbourhood
    Column("aantal", Integer, nullable=False),
)
# A day that was counted: who writes this line counts that day, in the same transaction.
teldag = Table(
    "teldag",
    metadata,
    Column("dag", Date, primary_key=True),
    Column("geteld_op", Moment, nullable=False),
)
