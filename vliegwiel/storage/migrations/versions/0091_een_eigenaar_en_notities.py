"""Een huishouden: minstens twee zaken, elk met een ja, één eigenaar. Notities versleuteld.

Triggers, because these rules span rows: no part of the program, now or later, can get round them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None

TWEEDE = "huishouden: tweede eigenaar"
GEEN_JA = "huishouden: geen toestemming"

# Somebody else works on another case of this household.
ANDER = """
    SELECT 1 FROM huishouden_lid ander JOIN overdracht o ON o.id = ander.overdracht_id
    WHERE ander.huishouden_id = {huishouden} AND ander.overdracht_id <> {zaak}
    AND o.status <> 'afgerond' AND o.eigenaar_id <> {eigenaar}
"""
JA = """
    SELECT 1 FROM klanttoestemming t WHERE t.id = NEW.toestemming_id AND t.overdracht_id = NEW.overdracht_id
    AND t.soort = 'huishouden' AND t.staat = 'ja'
"""
EIGENAAR = "(SELECT eigenaar_id FROM overdracht WHERE id = NEW.overdracht_id AND status <> 'afgerond')"
HUISHOUDEN = "(SELECT huishouden_id FROM huishouden_lid WHERE overdracht_id = NEW.id)"
BIJ_ZAAK = ANDER.format(huishouden=HUISHOUDEN, zaak="NEW.id", eigenaar="NEW.eigenaar_id")
BIJ_LID = ANDER.format(huishouden="NEW.huishouden_id", zaak="NEW.overdracht_id", eigenaar=EIGENAAR)
MAAK_LOS = "DELETE FROM huishouden_lid WHERE toestemming_id = NEW.id;"
HEF_OP = """
    DELETE FROM huishouden WHERE id = OLD.huishouden_id
    AND (SELECT count(*) FROM huishouden_lid WHERE huishouden_id = OLD.huishouden_id) < 2;
"""

SQLITE = (
    f"""CREATE TRIGGER overdracht_een_eigenaar BEFORE UPDATE OF eigenaar_id ON overdracht
    WHEN NEW.status <> 'afgerond' AND EXISTS ({BIJ_ZAAK}) BEGIN SELECT RAISE(ABORT, '{TWEEDE}'); END""",
    f"""CREATE TRIGGER huishouden_lid_met_ja BEFORE INSERT ON huishouden_lid
    BEGIN
        SELECT RAISE(ABORT, '{GEEN_JA}') WHERE NOT EXISTS ({JA});
        SELECT RAISE(ABORT, '{TWEEDE}') WHERE EXISTS ({BIJ_LID});
    END""",
    f"""CREATE TRIGGER klanttoestemming_maakt_los AFTER UPDATE OF staat ON klanttoestemming
    WHEN NEW.staat <> 'ja' BEGIN {MAAK_LOS} END""",
    f"CREATE TRIGGER huishouden_lid_laatste AFTER DELETE ON huishouden_lid BEGIN {HEF_OP} END",
)
# The locks make two claims of two cases of one household wait for each other: first the case, then the household.
POSTGRES = (
    ("overdracht_een_eigenaar", "BEFORE UPDATE OF eigenaar_id ON overdracht", "WHEN (NEW.status <> 'afgerond')", f"""
    PERFORM 1 FROM huishouden WHERE id = {HUISHOUDEN} FOR UPDATE;
    IF EXISTS ({BIJ_ZAAK}) THEN RAISE EXCEPTION '{TWEEDE}' USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;"""),
    ("huishouden_lid_met_ja", "BEFORE INSERT OR UPDATE ON huishouden_lid", "", f"""
    PERFORM 1 FROM overdracht WHERE id = NEW.overdracht_id FOR UPDATE;
    PERFORM 1 FROM huishouden WHERE id = NEW.huishouden_id FOR UPDATE;
    IF NOT EXISTS ({JA}) THEN RAISE EXCEPTION '{GEEN_JA}' USING ERRCODE = 'check_violation'; END IF;
    IF EXISTS ({BIJ_LID}) THEN RAISE EXCEPTION '{TWEEDE}' USING ERRCODE = 'check_violation'; END IF;
    RETURN NEW;"""),
    ("klanttoestemming_maakt_los", "AFTER UPDATE OF staat ON klanttoestemming", "WHEN (NEW.staat <> 'ja')",
     f"{MAAK_LOS} RETURN NULL;"),
    ("huishouden_lid_laatste", "AFTER DELETE ON huishouden_lid", "", f"{HEF_OP} RETURN NULL;"),
)  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.add_column(sa.Column("versleuteld", sa.LargeBinary(), nullable=True))
        batch_op.alter_column("tekst", existing_type=sa.Text(), nullable=True)
    if op.get_bind().dialect.name == "sqlite":
        for opdracht in SQLITE:
            op.execute(opdracht)
        return
    for naam, wanneer, als, doe in POSTGRES:
        op.execute(f"CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {doe} END $$")
        op.execute(f"CREATE TRIGGER {naam} {wanneer} FOR EACH ROW {als} EXECUTE FUNCTION {naam}()")


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for naam, wanneer, _, _ in POSTGRES:
        tabel = wanneer.rpartition(" ")[2]
        op.execute(f"DROP TRIGGER {naam}" + ("" if sqlite else f" ON {tabel}"))
        if not sqlite:
            op.execute(f"DROP FUNCTION {naam}()")
    op.execute("DELETE FROM notitie WHERE tekst IS NULL")  # nothing but encrypted words: they cannot be taken back
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.alter_column("tekst", existing_type=sa.Text(), nullable=False)
        batch_op.drop_column("versleuteld")
