"""Tables of the methods: what a consultant adds to a case. Words are encrypted; codes, numbers and days are not.

Everything hangs on the case and goes with it. That a household has at least two cases, each with a yes, and one owner
is also kept by triggers (migration 0090), so that no part of the program can get round it.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from vliegwiel.storage.kolommen import Moment, eigen_id, metadata, van_medewerker, van_zaak

indruk = Table(
    "indruk",
    metadata,
    Column("id", Integer, primary_key=True),
    van_zaak(index=True),
    Column("leefgebied", String(40), nullable=False),
    Column("waarde", Integer),  # None: no impression
    van_medewerker(),
    Column("moment", Moment, nullable=False),
    CheckConstraint("waarde BETWEEN 1 AND 5", name="waarde"),
)
afspraak = Table(
    "afspraak",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("versleuteld", LargeBinary, nullable=False),  # wat, wie
    Column("uiterlijk", Date),
    Column("gezin", Boolean, nullable=False),
    Column("gedaan_op", Moment),
    van_medewerker(),
    Column("moment", Moment, nullable=False),
)
profielkeuze = Table(
    "profielkeuze",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("profiel", String(40), nullable=False),
    Column("versleuteld", LargeBinary, nullable=False),  # reden
    van_medewerker(),
    Column("moment", Moment, nullable=False),
)
tafelgenoot = Table(
    "tafelgenoot",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("versleuteld", LargeBinary, nullable=False),  # naam, rol
    Column("moment", Moment, nullable=False),
)
klanttoestemming = Table(
    "klanttoestemming",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("soort", String(12), nullable=False),
    Column("voor", String(36), nullable=False),  # the colleague's id, or nothing
    Column("staat", String(12), nullable=False),
    Column("hoe", String(12), nullable=False),
    Column("versleuteld", LargeBinary, nullable=False),  # naam, rol
    van_medewerker(),
    Column("gevraagd_op", Date, nullable=False),
    Column("antwoord_op", Moment),
    Column("uitgenodigd_op", Moment),
    Column("moment", Moment, nullable=False),
    CheckConstraint(
        "uitgenodigd_op IS NULL OR (soort = 'regie' AND staat IN ('ja', 'ingetrokken'))", name="uitgenodigd_na_ja"
    ),
    Index("ix_klanttoestemming_voor", "voor", "soort", "staat"),
)
Index(
    "uq_klanttoestemming_open",
    klanttoestemming.c.overdracht_id,
    klanttoestemming.c.soort,
    klanttoestemming.c.voor,
    unique=True,
    sqlite_where=text("staat IN ('gevraagd', 'ja')"),
    postgresql_where=text("staat IN ('gevraagd', 'ja')"),
)
huishouden = Table(
    "huishouden",
    metadata,
    eigen_id(),
    Column("versleuteld", LargeBinary),  # doel: the one shared plan, with the agreements that are marked for it
    Column("betrokken_start", Integer),
    Column("betrokken_herzien", Integer),
    Column("herzien_op", Date),
    Column("moment", Moment, nullable=False),
)
huishouden_lid = Table(
    "huishouden_lid",
    metadata,
    # The case is the key: it is in one household at most.
    van_zaak(primary_key=True),
    Column("huishouden_id", String(36), ForeignKey("huishouden.id", ondelete="CASCADE"), nullable=False, index=True),
    Column(
        "toestemming_id", String(36), ForeignKey("klanttoestemming.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    Column("moment", Moment, nullable=False),
)
fase = Table(
    "fase",
    metadata,
    van_zaak(primary_key=True),
    Column("fase", String(24), primary_key=True),
    Column("begonnen_op", Date, nullable=False),
    van_medewerker(),
    Column("moment", Moment, nullable=False),
)
methodestap = Table(
    "methodestap",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("soort", String(20), nullable=False),
    Column("code", String(24), nullable=False),
    Column("staat", String(12), nullable=False),
    Column("versleuteld", LargeBinary, nullable=False),  # tekst
    van_medewerker(),
    Column("moment", Moment, nullable=False),
    Index("ix_methodestap_rapport", "soort", "moment"),
)
uitkomst = Table(
    "uitkomst",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("moment_van", String(12), nullable=False),
    Column("code", String(24), nullable=False),
    Column("stap", String(16), nullable=False),
    Column("versleuteld", LargeBinary, nullable=False),  # toelichting
    van_medewerker(),
    Column("moment", Moment, nullable=False),
    Index("ix_uitkomst_rapport", "moment_van", "moment"),
)
# About the rule and not about the client: the tag is readable, so that it can be counted.
regel_in_de_weg = Table(
    "regel_in_de_weg",
    metadata,
    eigen_id(),
    van_zaak(index=True),
    Column("tag", String(60), nullable=False),
    Column("eigen", Boolean, nullable=False),
    van_medewerker(),
    Column("moment", Moment, nullable=False, index=True),
    UniqueConstraint("overdracht_id", "tag"),
)
