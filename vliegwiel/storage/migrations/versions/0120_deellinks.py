"""Links om weg te geven, hun tellers, en wat een gesprek van zijn link onthoudt"""

import sqlalchemy as sa
from alembic import op

revision = "0120"
down_revision = "0110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deellink",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("postcode4", sa.String(length=4), nullable=True),
        sa.Column("taal", sa.String(length=2), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        *_tellers(),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_deellink_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deellink")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_deellink_code_hash")),
    )
    op.create_index(op.f("ix_deellink_medewerker_id"), "deellink", ["medewerker_id"], unique=False)
    op.create_index("ix_deellink_tot", "deellink", ["tot"], unique=False)
    op.create_table(
        "deellink_eerder",
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        *_tellers(),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_deellink_eerder_medewerker_id")),
        sa.PrimaryKeyConstraint("medewerker_id", name=op.f("pk_deellink_eerder")),
    )
    op.create_table(
        "gesprekvia",
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_gesprekvia_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gesprek_id", name=op.f("pk_gesprekvia")),
    )


def _tellers() -> list[sa.Column[int]]:
    return [sa.Column(naam, sa.Integer(), nullable=False) for naam in ("geopend", "gestart", "gedeeld")]


def downgrade() -> None:
    for tabel in ("gesprekvia", "deellink_eerder", "deellink"):
        op.drop_table(tabel)
