"""Rapport en aanbod: tellingen zonder klanten, lokaal aanbod, en wat op een zaak is voorgesteld"""

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tellingen()
    op.create_table(
        "aanbod",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("aanbieder", sa.String(length=120), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("leefgebieden", sa.JSON(), nullable=False),
        sa.Column("waar", sa.String(length=200), nullable=False),
        sa.Column("wanneer", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("einddatum", sa.Date(), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbod")),
        sa.UniqueConstraint("naam", "aanbieder", name=op.f("uq_aanbod_naam_aanbieder")),
    )
    op.create_index("ix_aanbod_einddatum", "aanbod", ["einddatum"], unique=False)
    op.create_table(
        "aanbodvoorstel",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("aanbod_id", sa.String(length=36), nullable=False),
        sa.Column("stand", sa.String(length=12), nullable=False),
        sa.Column("voorgesteld_door", sa.String(length=36), nullable=False),
        sa.Column("voorgesteld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beantwoord_door", sa.String(length=36), nullable=True),
        sa.Column("beantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["aanbod_id"], ["aanbod.id"], name=op.f("fk_aanbodvoorstel_aanbod_id")),
        sa.ForeignKeyConstraint(["beantwoord_door"], ["medewerker.id"], name=op.f("fk_aanbodvoorstel_beantwoord_door")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_aanbodvoorstel_overdracht_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voorgesteld_door"], ["medewerker.id"], name=op.f("fk_aanbodvoorstel_voorgesteld_door")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbodvoorstel")),
        sa.UniqueConstraint("overdracht_id", "aanbod_id", name=op.f("uq_aanbodvoorstel_overdracht_id_aanbod_id")),
    )
    op.create_index(op.f("ix_aanbodvoorstel_aanbod_id"), "aanbodvoorstel", ["aanbod_id"], unique=False)


def _tellingen() -> None:
    op.create_table(
        "dagtelling",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("maat", sa.String(length=20), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        sa.Column("groep", sa.String(length=60), nullable=False),
        sa.Column("deel", sa.String(length=60), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dag", "maat", "team", "groep", "deel", name=op.f("pk_dagtelling")),
    )
    op.create_table(
        "teldag",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("geteld_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("dag", name=op.f("pk_teldag")),
    )


def downgrade() -> None:
    for tabel in ("aanbodvoorstel", "aanbod", "teldag", "dagtelling"):
        op.drop_table(tabel)
