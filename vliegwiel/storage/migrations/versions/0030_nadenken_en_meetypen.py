"""Ik denk er nog over na, en wie er typt"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nadenken",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("eigenaar_id", sa.String(length=36), nullable=True),
        sa.Column("opgepakt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("afgehandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["medewerker.id"], name=op.f("fk_nadenken_eigenaar_id")),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_nadenken_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nadenken")),
        sa.UniqueConstraint("gesprek_id", name=op.f("uq_nadenken_gesprek_id")),
    )
    with op.batch_alter_table("nadenken", schema=None) as batch_op:
        batch_op.create_index("ix_nadenken_dag", ["status", "datum"], unique=False)
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("door", sa.String(length=12), nullable=False, server_default="client"))


def downgrade() -> None:
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.drop_column("door")
    with op.batch_alter_table("nadenken", schema=None) as batch_op:
        batch_op.drop_index("ix_nadenken_dag")
    op.drop_table("nadenken")
