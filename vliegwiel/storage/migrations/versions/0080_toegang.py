"""Toegang: tweede factor, aanmelddienst, tijdelijke wachtwoorden, en een logboek dat niet te veranderen is"""

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0070"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER auditregel_geen_{naam} BEFORE {wat} ON auditregel
BEGIN SELECT RAISE(ABORT, 'regels van het logboek veranderen niet'); END
"""
# REPLACE would take a line away without a DELETE that a trigger sees.
SQLITE_VERVANGING = """
CREATE TRIGGER auditregel_geen_vervanging BEFORE INSERT ON auditregel
WHEN EXISTS (SELECT 1 FROM auditregel WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'regels van het logboek veranderen niet'); END
"""
POSTGRES = (
    """
CREATE FUNCTION auditregel_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'regels van het logboek veranderen niet' USING ERRCODE = 'integrity_constraint_violation'; END $$
""",
    """
CREATE TRIGGER auditregel_geen_wijziging BEFORE UPDATE OR DELETE ON auditregel
FOR EACH ROW EXECUTE FUNCTION auditregel_blijft()
""",
    """
CREATE TRIGGER auditregel_geen_leging BEFORE TRUNCATE ON auditregel
FOR EACH STATEMENT EXECUTE FUNCTION auditregel_blijft()
""",
)


def _van_medewerker() -> sa.Column[str]:
    return sa.Column("medewerker_id", sa.String(length=36), nullable=False)


def _hoort_bij(tabel: str) -> sa.ForeignKeyConstraint:
    naam = op.f(f"fk_{tabel}_medewerker_id")
    return sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=naam, ondelete="CASCADE")


def upgrade() -> None:
    op.add_column(
        "medewerker", sa.Column("wachtwoord_tijdelijk", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("medewerker", sa.Column("sessies_na", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "tweede_factor",
        _van_medewerker(),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("bevestigd", sa.Boolean(), nullable=False),
        sa.Column("laatste_stap", sa.Integer(), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        _hoort_bij("tweede_factor"),
        sa.PrimaryKeyConstraint("medewerker_id", name=op.f("pk_tweede_factor")),
    )
    op.create_table(
        "herstelcode",
        _van_medewerker(),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        _hoort_bij("herstelcode"),
        sa.PrimaryKeyConstraint("medewerker_id", "code_hash", name=op.f("pk_herstelcode")),
    )
    op.create_table(
        "aanmeldkoppeling",
        _van_medewerker(),
        sa.Column("dienst", sa.String(length=255), nullable=False),
        sa.Column("onderwerp", sa.String(length=255), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        _hoort_bij("aanmeldkoppeling"),
        sa.PrimaryKeyConstraint("medewerker_id", name=op.f("pk_aanmeldkoppeling")),
        sa.UniqueConstraint("dienst", "onderwerp", name=op.f("uq_aanmeldkoppeling_dienst_onderwerp")),
    )
    _logboek()


def _logboek() -> None:
    op.add_column("auditregel", sa.Column("wat", sa.String(length=120), nullable=True))
    op.create_index("ix_auditregel_wie", "auditregel", ["medewerker_id", "id"])
    op.create_index("ix_auditregel_wanneer", "auditregel", ["moment"])
    op.create_index("ix_auditregel_actie", "auditregel", ["actie", "id"])
    op.create_index("ix_auditregel_wat", "auditregel", ["wat", "id"])
    if op.get_bind().dialect.name == "sqlite":
        # A later migration that copies this table (batch) has to make these again: a test looks at the newest version.
        opdrachten = [SQLITE.format(naam=n, wat=w) for n, w in (("wijziging", "UPDATE"), ("verwijdering", "DELETE"))]
        opdrachten.append(SQLITE_VERVANGING)
    else:
        opdrachten = list(POSTGRES)
    for opdracht in opdrachten:
        op.execute(opdracht)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for naam in ("wijziging", "verwijdering", "vervanging"):
            op.execute(f"DROP TRIGGER auditregel_geen_{naam}")
    else:
        op.execute("DROP FUNCTION auditregel_blijft() CASCADE")
    for naam in ("wie", "wanneer", "actie", "wat"):
        op.drop_index(f"ix_auditregel_{naam}", "auditregel")
    op.drop_column("auditregel", "wat")
    for tabel in ("aanmeldkoppeling", "herstelcode", "tweede_factor"):
        op.drop_table(tabel)
    op.drop_column("medewerker", "sessies_na")
    op.drop_column("medewerker", "wachtwoord_tijdelijk")
