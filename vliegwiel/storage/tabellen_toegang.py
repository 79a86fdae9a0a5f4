"""Tables of who may come in: the second factor, its recovery codes, and accounts that another service vouches for."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, UniqueConstraint

from vliegwiel.storage.kolommen import Moment, metadata, van_account

tweede_factor = Table(
    "tweede_factor",
    metadata,
    van_account(primary_key=True),
    Column("versleuteld", LargeBinary, nullable=False),
    Column("bevestigd", Boolean, nullable=False),
    Column("laatste_stap", Integer, nullable=False),  # the last period whose code was used: each code works once
    Column("sinds", Moment, nullable=False),
)
herstelcode = Table(
    "herstelcode",
    metadata,
    van_account(primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("gebruikt_op", Moment),
)
# Who is known by a sign-on service: by its own name for that person, never by an e-mail address.
aanmeldkoppeling = Table(
    "aanmeldkoppeling",
    metadata,
    van_account(primary_key=True),
    Column("dienst", String(255), nullable=False),
    Column("onderwerp", String(255), nullable=False),
    Column("sinds", Moment, nullable=False),
    UniqueConstraint("dienst", "onderwerp"),
)
