"""Bewaren en vergeten: accounts die verwijderd zijn, en afgeronde zaken waarvan de bewaartermijn voorbij is"""

import sqlalchemy as sa
from alembic import op

revision = "0130"
down_revision = "0120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medewerker", sa.Column("verwijderd_op", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "vernietiging",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("referentie", sa.String(length=12), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("overdracht_id", name=op.f("pk_vernietiging")),
    )
    op.create_index("ix_overdracht_afgerond", "overdracht", ["team", "status", "afgerond_op"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_overdracht_afgerond", table_name="overdracht")
    op.drop_table("vernietiging")
    with op.batch_alter_table("medewerker", schema=None) as batch_op:
        batch_op.drop_column("verwijderd_op")
