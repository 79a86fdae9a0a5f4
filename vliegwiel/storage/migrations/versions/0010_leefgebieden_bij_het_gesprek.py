"""Leefgebieden bij het gesprek"""

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0001"
branch_labels = None
depends_on = None

# The one set that there was before this migration, as it was.
_RIJEN = (
    ("wonen", "Wonen", "wonen", False),
    ("geld", "Geld en schulden", "je geld", False),
    ("dag", "Je dag", "je dag", False),
    ("contacten", "Contact met anderen", "je contact met anderen", False),
    ("gezin", "Gezin en thuis", "je gezin of familie", False),
    ("lichaam", "Je lichaam", "je lichaam", False),
    ("gevoel", "Hoe je je voelt", "je gevoel", False),
    ("werk", "Werk en leren", "werk of leren", False),
    ("regelen", "Dingen regelen", "dingen regelen", False),
    ("gebruik", "Alcohol, drugs, gokken, gamen", "je gewoontes", True),
    ("justitie", "Politie, boetes, veiligheid", "politie of veiligheid", True),
)
_SET = {
    "id": "standaard",
    "versie": 1,
    "gebieden": [
        {"id": i, "naam": naam, "in_zin": in_zin, "herkent": [i], "gevoelig": gevoelig, "vraag": ""}
        for i, naam, in_zin, gevoelig in _RIJEN
    ],
}


def upgrade() -> None:
    tabel = op.create_table(
        "leefgebiedenset",
        sa.Column("kenmerk", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kenmerk", name=op.f("pk_leefgebiedenset")),
    )
    with op.batch_alter_table("gesprek", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leefgebieden_kenmerk", sa.String(length=64), nullable=True))

    if op.get_bind().scalar(sa.text("SELECT count(*) FROM gesprek")):
        vorm = json.dumps(_SET, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        kenmerk = hashlib.sha256(vorm.encode()).hexdigest()
        rij = {"kenmerk": kenmerk, "id": "standaard", "versie": 1, "inhoud": _SET, "sinds": datetime.now(UTC)}
        op.bulk_insert(tabel, [rij])
        op.get_bind().execute(sa.text("UPDATE gesprek SET leefgebieden_kenmerk = :kenmerk"), {"kenmerk": kenmerk})
    with op.batch_alter_table("gesprek", schema=None) as batch_op:
        batch_op.alter_column("leefgebieden_kenmerk", existing_type=sa.String(length=64), nullable=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_gesprek_leefgebieden_kenmerk"), "leefgebiedenset", ["leefgebieden_kenmerk"], ["kenmerk"]
        )


def downgrade() -> None:
    with op.batch_alter_table("gesprek", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_gesprek_leefgebieden_kenmerk"), type_="foreignkey")
        batch_op.drop_column("leefgebieden_kenmerk")

    op.drop_table("leefgebiedenset")
