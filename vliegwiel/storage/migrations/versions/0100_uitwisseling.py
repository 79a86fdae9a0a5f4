"""Uitwisseling: berichten aan een ander systeem, en hoe ver dat is"""

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0091"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uitwisseling",
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("referentie", sa.String(length=12), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("geprobeerd", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fout", sa.String(length=40), nullable=False),
        sa.Column("op_afstand", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_uitwisseling")),
        sa.UniqueConstraint("id", name=op.f("uq_uitwisseling_id")),
        sa.UniqueConstraint(
            "overdracht_id", "soort", "versie", name=op.f("uq_uitwisseling_overdracht_id_soort_versie")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("uitwisseling", schema=None) as batch_op:
        batch_op.create_index("ix_uitwisseling_rij", ["status", "volgende_op"], unique=False)
    op.create_table(
        "uitwisseling_stand",
        sa.Column("naam", sa.String(length=20), nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.Column("houder", sa.String(length=36), nullable=True),
        sa.Column("houdt_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pauze_tot", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_uitwisseling_stand")),
    )


def downgrade() -> None:
    op.drop_table("uitwisseling_stand")
    op.drop_table("uitwisseling")
