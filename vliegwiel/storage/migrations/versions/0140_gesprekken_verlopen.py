"""Gesprekken verlopen: vinden wat lang stil is, zonder alles te lezen"""

from alembic import op

revision = "0140"
down_revision = "0130"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_gesprek_laatst_actief_op", "gesprek", ["laatst_actief_op"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_gesprek_laatst_actief_op", table_name="gesprek")
