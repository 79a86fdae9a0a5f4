"""Terugbelverzoek: iemand wil na een noodsignaal gebeld worden"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "terugbelverzoek",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("eigenaar_id", sa.String(length=36), nullable=True),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("tekstversie", sa.String(length=64), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uiterlijk", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["medewerker.id"], name=op.f("fk_terugbelverzoek_eigenaar_id")),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_terugbelverzoek_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terugbelverzoek")),
    )
    with op.batch_alter_table("terugbelverzoek", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_terugbelverzoek_gesprek_id"), ["gesprek_id"], unique=False)
        batch_op.create_index("ix_terugbelverzoek_rij", ["status", "uiterlijk"], unique=False)


def downgrade() -> None:
    op.drop_table("terugbelverzoek")
