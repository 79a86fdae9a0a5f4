"""De volgorde van de wachtrij, de buurt, en zoeken op naam"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0050"
branch_labels = None
depends_on = None

WACHT = sa.text("status IN ('nieuw', 'teruggegeven')")
VOLGORDE = ["vlag", "vanaf", "gemaakt_op", "id"]
VLAG = "CASE WHEN veiligheid = 'acuut' THEN 0 WHEN veiligheid = 'vermoeden' THEN 1 WHEN COALESCE(veiligheid, '') <> '' THEN 2 ELSE 3 END"
DAG = {"postgresql": "(gemaakt_op AT TIME ZONE 'UTC')::date", "sqlite": "date(gemaakt_op)"}


def upgrade() -> None:
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gewenst_op", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("postcode4", sa.String(length=4), nullable=True))
        batch_op.add_column(sa.Column("vlag", sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column("vanaf", sa.Date(), nullable=True))
        batch_op.drop_index("ix_overdracht_wachtrij")
    # The wished day of what is there already is unreadable here: it comes with the next look at the contact card.
    op.execute(f"UPDATE overdracht SET vlag = {VLAG}, vanaf = {DAG[op.get_bind().dialect.name]}")  # noqa: S608 – constants
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.alter_column("vlag", existing_type=sa.SmallInteger(), nullable=False)
        batch_op.alter_column("vanaf", existing_type=sa.Date(), nullable=False)
    for naam, kolommen in (("wachtrij", ["team"]), ("buurt", ["team", "postcode4"])):
        op.create_index(
            f"ix_overdracht_{naam}", "overdracht", kolommen + VOLGORDE, postgresql_where=WACHT, sqlite_where=WACHT
        )
    op.create_index("ix_overdracht_status", "overdracht", ["team", "status", *VOLGORDE])
    op.create_index("ix_overdracht_sinds", "overdracht", ["team", "status", "gemaakt_op"])
    op.create_index("ix_overdracht_eigenaar", "overdracht", ["eigenaar_id", "status"])
    op.create_table(
        "zoekwoord",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_zoekwoord_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("overdracht_id", "sleutel", name=op.f("pk_zoekwoord")),
    )
    op.create_index("ix_zoekwoord_sleutel", "zoekwoord", ["sleutel"])
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("team", sa.String(length=40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("team")
    op.drop_table("zoekwoord")
    for naam in ("wachtrij", "buurt", "status", "sinds", "eigenaar"):
        op.drop_index(f"ix_overdracht_{naam}", table_name="overdracht")
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        for kolom in ("vanaf", "vlag", "postcode4", "gewenst_op"):
            batch_op.drop_column(kolom)
        batch_op.create_index("ix_overdracht_wachtrij", ["team", "status", "gemaakt_op"], unique=False)
