"""Verder op een ander toestel, en terughalen wat gedeeld was"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hervatcode",
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_hervatcode_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gesprek_id", name=op.f("pk_hervatcode")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_hervatcode_code_hash")),
    )
    op.create_table(
        "toegang",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_toegang_gesprek_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_toegang")),
    )
    with op.batch_alter_table("toegang", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toegang_gesprek_id"), ["gesprek_id"], unique=False)

    op.create_table(
        "intrekking",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("referentie", sa.String(length=12), nullable=False),
        sa.Column("eigenaar_id", sa.String(length=36), nullable=True),
        sa.Column("gesprek_id", sa.String(length=36), nullable=True),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["medewerker.id"], name=op.f("fk_intrekking_eigenaar_id")),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_intrekking_gesprek_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("overdracht_id", name=op.f("pk_intrekking")),
    )
    with op.batch_alter_table("intrekking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intrekking_eigenaar_id"), ["eigenaar_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_intrekking_gesprek_id"), ["gesprek_id"], unique=False)


def downgrade() -> None:
    op.drop_table("intrekking")
    op.drop_table("toegang")
    op.drop_table("hervatcode")
