"""Methoden: indruk, plan, toestemmingen, huishouden, fasen, voortgang en uitkomsten"""

import sqlalchemy as sa
from alembic import op

revision = "0090"
down_revision = "0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "huishouden",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=True),
        sa.Column("betrokken_start", sa.Integer(), nullable=True),
        sa.Column("betrokken_herzien", sa.Integer(), nullable=True),
        sa.Column("herzien_op", sa.Date(), nullable=True),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huishouden")),
    )
    op.create_table(
        "afspraak",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=True),
        sa.Column("gezin", sa.Boolean(), nullable=False),
        sa.Column("gedaan_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_afspraak_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_afspraak_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afspraak")),
    )
    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_afspraak_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "fase",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("fase", sa.String(length=24), nullable=False),
        sa.Column("begonnen_op", sa.Date(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_fase_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_fase_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("overdracht_id", "fase", name=op.f("pk_fase")),
    )
    op.create_table(
        "indruk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("leefgebied", sa.String(length=40), nullable=False),
        sa.Column("waarde", sa.Integer(), nullable=True),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("waarde BETWEEN 1 AND 5", name=op.f("ck_indruk_waarde")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_indruk_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_indruk_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indruk")),
    )
    with op.batch_alter_table("indruk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indruk_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "klanttoestemming",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("voor", sa.String(length=36), nullable=False),
        sa.Column("staat", sa.String(length=12), nullable=False),
        sa.Column("hoe", sa.String(length=12), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("gevraagd_op", sa.Date(), nullable=False),
        sa.Column("antwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uitgenodigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "uitgenodigd_op IS NULL OR (soort = 'regie' AND staat IN ('ja', 'ingetrokken'))",
            name=op.f("ck_klanttoestemming_uitgenodigd_na_ja"),
        ),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_klanttoestemming_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_klanttoestemming_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klanttoestemming")),
    )
    with op.batch_alter_table("klanttoestemming", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_klanttoestemming_overdracht_id"), ["overdracht_id"], unique=False)
        batch_op.create_index("ix_klanttoestemming_voor", ["voor", "soort", "staat"], unique=False)
        batch_op.create_index(
            "uq_klanttoestemming_open",
            ["overdracht_id", "soort", "voor"],
            unique=True,
            sqlite_where=sa.text("staat IN ('gevraagd', 'ja')"),
            postgresql_where=sa.text("staat IN ('gevraagd', 'ja')"),
        )

    op.create_table(
        "methodestap",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("staat", sa.String(length=12), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_methodestap_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_methodestap_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_methodestap")),
    )
    with op.batch_alter_table("methodestap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_methodestap_overdracht_id"), ["overdracht_id"], unique=False)
        batch_op.create_index("ix_methodestap_rapport", ["soort", "moment"], unique=False)

    op.create_table(
        "profielkeuze",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("profiel", sa.String(length=40), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_profielkeuze_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_profielkeuze_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profielkeuze")),
    )
    with op.batch_alter_table("profielkeuze", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profielkeuze_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "regel_in_de_weg",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.Column("eigen", sa.Boolean(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_regel_in_de_weg_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_regel_in_de_weg_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regel_in_de_weg")),
        sa.UniqueConstraint("overdracht_id", "tag", name=op.f("uq_regel_in_de_weg_overdracht_id_tag")),
    )
    with op.batch_alter_table("regel_in_de_weg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regel_in_de_weg_moment"), ["moment"], unique=False)
        batch_op.create_index(batch_op.f("ix_regel_in_de_weg_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "tafelgenoot",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_tafelgenoot_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tafelgenoot")),
    )
    with op.batch_alter_table("tafelgenoot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tafelgenoot_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "uitkomst",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("moment_van", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("stap", sa.String(length=16), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_uitkomst_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_uitkomst_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitkomst")),
    )
    with op.batch_alter_table("uitkomst", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uitkomst_overdracht_id"), ["overdracht_id"], unique=False)
        batch_op.create_index("ix_uitkomst_rapport", ["moment_van", "moment"], unique=False)

    op.create_table(
        "huishouden_lid",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("huishouden_id", sa.String(length=36), nullable=False),
        sa.Column("toestemming_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["huishouden_id"], ["huishouden.id"], name=op.f("fk_huishouden_lid_huishouden_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_huishouden_lid_overdracht_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["toestemming_id"],
            ["klanttoestemming.id"],
            name=op.f("fk_huishouden_lid_toestemming_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("overdracht_id", name=op.f("pk_huishouden_lid")),
        sa.UniqueConstraint("toestemming_id", name=op.f("uq_huishouden_lid_toestemming_id")),
    )
    with op.batch_alter_table("huishouden_lid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huishouden_lid_huishouden_id"), ["huishouden_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("huishouden_lid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huishouden_lid_huishouden_id"))

    op.drop_table("huishouden_lid")
    with op.batch_alter_table("uitkomst", schema=None) as batch_op:
        batch_op.drop_index("ix_uitkomst_rapport")
        batch_op.drop_index(batch_op.f("ix_uitkomst_overdracht_id"))

    op.drop_table("uitkomst")
    with op.batch_alter_table("tafelgenoot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tafelgenoot_overdracht_id"))

    op.drop_table("tafelgenoot")
    with op.batch_alter_table("regel_in_de_weg", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regel_in_de_weg_overdracht_id"))
        batch_op.drop_index(batch_op.f("ix_regel_in_de_weg_moment"))

    op.drop_table("regel_in_de_weg")
    with op.batch_alter_table("profielkeuze", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profielkeuze_overdracht_id"))

    op.drop_table("profielkeuze")
    with op.batch_alter_table("methodestap", schema=None) as batch_op:
        batch_op.drop_index("ix_methodestap_rapport")
        batch_op.drop_index(batch_op.f("ix_methodestap_overdracht_id"))

    op.drop_table("methodestap")
    with op.batch_alter_table("klanttoestemming", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_klanttoestemming_open",
            sqlite_where=sa.text("staat IN ('gevraagd', 'ja')"),
            postgresql_where=sa.text("staat IN ('gevraagd', 'ja')"),
        )
        batch_op.drop_index("ix_klanttoestemming_voor")
        batch_op.drop_index(batch_op.f("ix_klanttoestemming_overdracht_id"))

    op.drop_table("klanttoestemming")
    with op.batch_alter_table("indruk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indruk_overdracht_id"))

    op.drop_table("indruk")
    op.drop_table("fase")
    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_afspraak_overdracht_id"))

    op.drop_table("afspraak")
    op.drop_table("huishouden")
