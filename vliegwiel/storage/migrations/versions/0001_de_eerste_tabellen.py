"""De eerste tabellen"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "auditregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=True),
        sa.Column("actie", sa.String(length=40), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auditregel")),
    )
    with op.batch_alter_table("auditregel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_auditregel_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "gesprek",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gestart_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("laatst_actief_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leefgebieden_id", sa.String(length=40), nullable=False),
        sa.Column("leefgebieden_versie", sa.Integer(), nullable=False),
        sa.Column("toestand", sa.JSON(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gesprek")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_gesprek_token_hash")),
    )
    op.create_table(
        "medewerker",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gebruikersnaam", sa.String(length=80), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(length=255), nullable=False),
        sa.Column("rol", sa.String(length=20), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
        sa.UniqueConstraint("gebruikersnaam", name=op.f("uq_medewerker_gebruikersnaam")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "bericht",
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(length=10), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("keuzes", sa.JSON(), nullable=False),
        sa.Column("kaart", sa.JSON(), nullable=True),
        sa.Column("vraag", sa.String(length=60), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("sleutel", sa.String(length=60), nullable=False),
        sa.Column("meer", sa.Boolean(), nullable=False),
        sa.Column("antwoord_op", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_bericht_gesprek_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gesprek_id", "id", name=op.f("pk_bericht")),
        sa.UniqueConstraint("gesprek_id", "volgnummer", name=op.f("uq_bericht_gesprek_id_volgnummer")),
    )
    op.create_table(
        "cel",
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("leefgebied", sa.String(length=40), nullable=False),
        sa.Column("soort", sa.String(length=10), nullable=False),
        sa.Column("citaat", sa.Text(), nullable=False),
        sa.Column("bron", sa.String(length=64), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door", sa.String(length=12), nullable=False),
        sa.Column("wie", sa.String(length=10), nullable=False),
        sa.Column("tijd", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_cel_gesprek_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gesprek_id", "id", name=op.f("pk_cel")),
    )
    op.create_table(
        "contactwens",
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_contactwens_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gesprek_id", name=op.f("pk_contactwens")),
    )
    op.create_table(
        "meting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("leefgebied", sa.String(length=40), nullable=False),
        sa.Column("waarde", sa.String(length=12), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gesprek_id"], ["gesprek.id"], name=op.f("fk_meting_gesprek_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meting")),
    )
    with op.batch_alter_table("meting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meting_gesprek_id"), ["gesprek_id"], unique=False)

    op.create_table(
        "overdracht",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("referentie", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("eigenaar_id", sa.String(length=36), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("veiligheid", sa.String(length=12), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opgepakt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("afgerond_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["medewerker.id"], name=op.f("fk_overdracht_eigenaar_id")),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_overdracht_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overdracht")),
        sa.UniqueConstraint("gesprek_id", name=op.f("uq_overdracht_gesprek_id")),
        sa.UniqueConstraint("referentie", name=op.f("uq_overdracht_referentie")),
    )
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.create_index("ix_overdracht_wachtrij", ["status", "gemaakt_op"], unique=False)

    op.create_table(
        "toestemming",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gesprek_id", sa.String(length=36), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("tekstversie", sa.String(length=64), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gesprek_id"], ["gesprek.id"], name=op.f("fk_toestemming_gesprek_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming")),
    )
    with op.batch_alter_table("toestemming", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toestemming_gesprek_id"), ["gesprek_id"], unique=False)

    op.create_table(
        "notitie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("medewerker_id", sa.String(length=36), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_notitie_medewerker_id")),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_notitie_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
    )
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notitie_overdracht_id"), ["overdracht_id"], unique=False)

    op.create_table(
        "overdracht_versie",
        sa.Column("overdracht_id", sa.String(length=36), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("gedeeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["overdracht_id"], ["overdracht.id"], name=op.f("fk_overdracht_versie_overdracht_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("overdracht_id", "versie", name=op.f("pk_overdracht_versie")),
    )


def downgrade() -> None:
    op.drop_table("overdracht_versie")
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notitie_overdracht_id"))

    op.drop_table("notitie")
    with op.batch_alter_table("toestemming", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_toestemming_gesprek_id"))

    op.drop_table("toestemming")
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.drop_index("ix_overdracht_wachtrij")

    op.drop_table("overdracht")
    with op.batch_alter_table("meting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meting_gesprek_id"))

    op.drop_table("meting")
    op.drop_table("contactwens")
    op.drop_table("cel")
    op.drop_table("bericht")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_overdracht_id"))

    op.drop_table("outbox")
    op.drop_table("medewerker")
    op.drop_table("gesprek")
    with op.batch_alter_table("auditregel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_auditregel_overdracht_id"))

    op.drop_table("auditregel")
