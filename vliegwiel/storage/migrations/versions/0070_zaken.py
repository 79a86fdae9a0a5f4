"""Zaken: pauze, contact, doorgeven, post en de gemeten wachttijd"""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0060"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _van_zaak(tabel: str) -> sa.ForeignKeyConstraint:
    naam = op.f(f"fk_{tabel}_overdracht_id")
    return sa.ForeignKeyConstraint(["overdracht_id"], ["overdracht.id"], name=naam, ondelete="CASCADE")


def _van_mens(tabel: str, kolom: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([kolom], ["medewerker.id"], name=op.f(f"fk_{tabel}_{kolom}"))


def upgrade() -> None:
    op.create_table(
        "zaakstand",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("gepauzeerd_tot", sa.Date(), nullable=True),
        sa.Column("pauzereden", sa.String(length=20), server_default="", nullable=False),
        sa.Column("hervat_op", sa.Date(), nullable=True),
        sa.Column("terugbellen_op", sa.Date(), nullable=True),
        sa.Column("eerste_contact_op", MOMENT, nullable=True),
        sa.Column("doorgegeven_op", MOMENT, nullable=True),
        sa.Column("gewaarschuwd_op", MOMENT, nullable=True),
        sa.Column("terug", sa.String(length=20), server_default="", nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=False),
        _van_zaak("zaakstand"),
        sa.PrimaryKeyConstraint("overdracht_id", name=op.f("pk_zaakstand")),
    )
    op.create_index("ix_zaakstand_contact", "zaakstand", ["eerste_contact_op"], unique=False)
    op.create_table(
        "contactregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("terugbellen_op", sa.Date(), nullable=True),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=True),
        sa.Column("sleutel", sa.String(length=36), nullable=False),
        sa.Column("genoteerd_op", MOMENT, nullable=False),
        _van_zaak("contactregel"),
        _van_mens("contactregel", "medewerker_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contactregel")),
    )
    op.create_index("ix_contactregel_overdracht_id", "contactregel", ["overdracht_id"], unique=False)
    op.create_table(
        "doorgave",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("van_id", sa.String(length=36), nullable=True),
        sa.Column("naar_id", sa.String(length=36), nullable=False),
        sa.Column("door_id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=True),
        sa.Column("moment", MOMENT, nullable=False),
        _van_zaak("doorgave"),
        *(_van_mens("doorgave", kolom) for kolom in ("van_id", "naar_id", "door_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doorgave")),
    )
    op.create_index("ix_doorgave_overdracht_id", "doorgave", ["overdracht_id"], unique=False)
    _post()


def _post() -> None:
    op.create_table(
        "wachttijdmeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("werkdagen", sa.Integer(), nullable=True),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("gemeten_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wachttijdmeting")),
    )
    op.create_table(
        "brief",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        *(sa.Column(naam, sa.Integer(), nullable=False) for naam in ("spoed", "nieuw", "te_laat", "terugbel")),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.Column("volgende_op", MOMENT, nullable=False),
        sa.Column("fout", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
    )
    op.create_index("ix_brief_status", "brief", ["status", "volgende_op"], unique=False)
    op.create_table(
        "postmelding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("onderwerp_id", sa.String(length=36), nullable=False),
        sa.Column("ronde", MOMENT, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("brief_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_postmelding_brief_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postmelding")),
        sa.UniqueConstraint(
            "team", "soort", "onderwerp_id", "ronde", name=op.f("uq_postmelding_team_soort_onderwerp_id_ronde")
        ),
    )
    op.create_index("ix_postmelding_brief", "postmelding", ["brief_id", "team"], unique=False)


def downgrade() -> None:
    for tabel in ("postmelding", "brief", "wachttijdmeting", "doorgave", "contactregel", "zaakstand"):
        op.drop_table(tabel)
