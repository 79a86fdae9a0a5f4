"""Teams: van wie een overdracht en een medewerker zijn"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0040"
branch_labels = None
depends_on = None


def _team() -> sa.Column[str]:
    return sa.Column("team", sa.String(length=40), server_default="algemeen", nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("medewerker", schema=None) as batch_op:
        batch_op.add_column(_team())
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.add_column(_team())
        batch_op.drop_index("ix_overdracht_wachtrij")
        batch_op.create_index("ix_overdracht_wachtrij", ["team", "status", "gemaakt_op"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.drop_index("ix_overdracht_wachtrij")
        batch_op.create_index("ix_overdracht_wachtrij", ["status", "gemaakt_op"], unique=False)
        batch_op.drop_column("team")
    with op.batch_alter_table("medewerker", schema=None) as batch_op:
        batch_op.drop_column("team")
