"""Tables of a case after the claim: its stand, the contact log, who gave it to whom, mail, and the measured wait."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from vliegwiel.storage.kolommen import Moment, eigen_id, metadata, van_medewerker, van_zaak

zaakstand = Table(
    "zaakstand",
    metadata,
    van_zaak(primary_key=True),
    Column("gepauzeerd_tot", Date),
    Column("pauzereden", String(20), nullable=False, server_default=""),
    Column("hervat_op", Date),
    Column("terugbellen_op", Date),
    Column("eerste_contact_op", Moment),
    Column("doorgegeven_op", Moment),
    Column("gewaarschuwd_op", Moment),
    Column("terug", String(20), nullable=False, server_default=""),
    # A client who shares again after the end begins anew: what was written before that sharing no longer counts.
    Column("gewijzigd_op", Moment, nullable=False),
    Index("ix_zaakstand_contact", "eerste_contact_op"),
)
contactregel = Table(
    "contactregel",
    metadata,
    Column("id", Integer, primary_key=True),
    van_zaak(index=True),
    van_medewerker(),
    Column("soort", String(20), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("terugbellen_op", Date),
    Column("versleuteld", LargeBinary),  # the note
    Column("sleutel", String(36), nullable=False),  # what the note's encryption is tied to
    Column("genoteerd_op", Moment, nullable=False),
)
doorgave = Table(
    "doorgave",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    van_medewerker("van_id", nullable=True),
    van_medewerker("naar_id"),
    van_medewerker("door_id"),
    Column("versleuteld", LargeBinary),  # the note
    Column("moment", Moment, nullable=False),
)
# One line per gemeente: the clockwork writes it, every conversation reads it.
wachttijdmeting = Table(
    "wachttijdmeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("werkdagen", Integer),  # None: too few first contacts to say anything
    Column("aantal", Integer, nullable=False),
    Column("gemeten_op", Moment, nullable=False),
)
# What a team has to be told, once. Nothing about a client: a kind, and what it is about inside this database.
postmelding = Table(
    "postmelding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team", String(40), nullable=False),
    Column("soort", String(12), nullable=False),
    Column("onderwerp_id", String(36), nullable=False),
    Column("ronde", Moment, nullable=False),  # of sharing or asking: who comes back is a new event
    Column("moment", Moment, nullable=False),
    Column("brief_id", String(36), ForeignKey("brief.id")),
    UniqueConstraint("team", "soort", "onderwerp_id", "ronde"),
    Index("ix_postmelding_brief", "brief_id", "team"),
)
brief = Table(
    "brief",
    metadata,
    eigen_id(),
    Column("team", String(40), nullable=False),
    Column("spoed", Integer, nullable=False),
    Column("nieuw", Integer, nullable=False),
    Column("te_laat", Integer, nullable=False),
    Column("terugbel", Integer, nullable=False),
    Column("status", String(12), nullable=False),
    Column("pogingen", Integer, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("volgende_op", Moment, nullable=False),
    Column("fout", String(40), nullable=False),
    Index("ix_brief_status", "status", "volgende_op"),
)
# What is left of a case that was erased when its time was over: the log can still say which one it was.
vernietiging = Table(
    "vernietiging",
    metadata,
    Column("overdracht_id", String(36), primary_key=True),
    Column("referentie", String(12), nullable=False),
    Column("moment", Moment, nullable=False),
)
