"""The tables, one per noun. A change here needs a migration (``migrations/versions``); a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from vliegwiel.storage.kolommen import Moment, eigen_id, metadata, van_gesprek, van_medewerker, van_zaak

# What a conversation began with, whole and for good: the file may change or go, the conversation goes on with its own.
leefgebiedenset = Table(
    "leefgebiedenset",
    metadata,
    Column("kenmerk", String(64), primary_key=True),  # SHA-256 of the contents
    Column("id", String(40), nullable=False),
    Column("versie", Integer, nullable=False),
    Column("inhoud", JSON, nullable=False),
    Column("sinds", Moment, nullable=False),
)
gesprek = Table(
    "gesprek",
    metadata,
    eigen_id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("gestart_op", Moment, nullable=False),
    Column("laatst_actief_op", Moment, nullable=False, index=True),
    Column("leefgebieden_id", String(40), nullable=False),
    Column("leefgebieden_versie", Integer, nullable=False),
    Column("leefgebieden_kenmerk", String(64), ForeignKey("leefgebiedenset.kenmerk"), nullable=False),
    Column("toestand", JSON, nullable=False),
    Column("versie", Integer, nullable=False),
)
bericht = Table(
    "bericht",
    metadata,
    van_gesprek(primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("volgnummer", Integer, nullable=False),
    Column("van", String(10), nullable=False),  # client of assistent
    Column("moment", Moment, nullable=False),
    Column("tekst", Text, nullable=False),
    Column("status", String(12), nullable=False),  # ontvangen of verwerkt
    Column("keuzes", JSON, nullable=False),  # client: the pressed ids; assistent: [waarde, label] pairs
    Column("kaart", JSON),  # client: yes/no of the card, never its contents; assistent: the card's name
    Column("vraag", String(60), nullable=False),  # client: the question answered; assistent: the question asked
    Column("soort", String(20), nullable=False),
    Column("sleutel", String(60), nullable=False),
    Column("meer", Boolean, nullable=False),
    Column("antwoord_op", String(64)),  # assistent: the client message that this replies to
    Column("door", String(12), nullable=False, server_default="client"),  # client: the role of who typed it
    UniqueConstraint("gesprek_id", "volgnummer"),
)
cel = Table(
    "cel",
    metadata,
    van_gesprek(primary_key=True),
    Column("id", String(80), primary_key=True),
    Column("volgnummer", Integer, nullable=False),
    Column("leefgebied", String(40), nullable=False),
    Column("soort", String(10), nullable=False),
    Column("citaat", Text, nullable=False),
    Column("bron", String(64), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("door", String(12), nullable=False),
    Column("wie", String(10), nullable=False),
    Column("tijd", String(10), nullable=False),
)
meting = Table(
    "meting",
    metadata,
    Column("id", Integer, primary_key=True),
    van_gesprek(index=True),
    Column("leefgebied", String(40), nullable=False),
    Column("waarde", String(12), nullable=False),
    Column("moment", Moment, nullable=False),
)
contactwens = Table(
    "contactwens",
    metadata,
    van_gesprek(primary_key=True),
    Column("versleuteld", LargeBinary, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
)
hervatcode = Table(
    "hervatcode",
    metadata,
    van_gesprek(primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),  # keyed: the code itself is stored nowhere
    Column("gemaakt_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
)
toegang = Table(
    "toegang",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    van_gesprek(index=True),
    Column("sinds", Moment, nullable=False),
)
toestemming = Table(
    "toestemming",
    metadata,
    Column("id", Integer, primary_key=True),
    van_gesprek(index=True),
    Column("soort", String(20), nullable=False),
    Column("tekstversie", String(64), nullable=False),
    Column("moment", Moment, nullable=False),
)
medewerker = Table(
    "medewerker",
    metadata,
    eigen_id(),
    Column("gebruikersnaam", String(80), nullable=False, unique=True),
    Column("naam", String(120), nullable=False),
    Column("wachtwoord_hash", String(255), nullable=False),
    Column("rol", String(20), nullable=False),
    Column("team", String(40), nullable=False, server_default="algemeen"),
    Column("actief", Boolean, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("wachtwoord_tijdelijk", Boolean, nullable=False, server_default=false()),  # somebody else chose it
    Column("sessies_na", Integer, nullable=False, server_default="0"),  # the audit line that ended earlier sessions
    Column("verwijderd_op", Moment),  # from then on nothing here says who it was
)
# As the indexes of the queue know it; a query uses the same words, so that both databases see that the index fits.
WACHT = text("overdracht.status IN ('nieuw', 'teruggegeven')")
_INDEX_WACHT = text("status IN ('nieuw', 'teruggegeven')")
VOLGORDE = ("vlag", "vanaf", "gemaakt_op", "id")
overdracht = Table(
    "overdracht",
    metadata,
    eigen_id(),
    van_gesprek(unique=True),
    Column("referentie", String(12), nullable=False, unique=True),
    Column("status", String(12), nullable=False),
    van_medewerker("eigenaar_id", nullable=True),
    Column("versie", Integer, nullable=False),
    Column("veiligheid", String(12)),
    Column("team", String(40), nullable=False, server_default="algemeen"),
    Column("gemaakt_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Column("opgepakt_op", Moment),
    Column("afgerond_op", Moment),
    # From the contact card: the day from which, and the neighbourhood by which the team was chosen.
    Column("gewenst_op", Date),
    Column("postcode4", String(4)),
    # The order of the queue as ``core.overdracht.volgorde`` gives it, kept so that an index can follow it.
    Column("vlag", SmallInteger, nullable=False),
    Column("vanaf", Date, nullable=False),
    Index("ix_overdracht_wachtrij", "team", *VOLGORDE, postgresql_where=_INDEX_WACHT, sqlite_where=_INDEX_WACHT),
    Index(
        "ix_overdracht_buurt", "team", "postcode4", *VOLGORDE, postgresql_where=_INDEX_WACHT, sqlite_where=_INDEX_WACHT
    ),
    Index("ix_overdracht_status", "team", "status", *VOLGORDE),
    Index("ix_overdracht_sinds", "team", "status", "gemaakt_op"),  # the lists of what stays lying
    Index("ix_overdracht_eigenaar", "eigenaar_id", "status"),
    Index("ix_overdracht_afgerond", "team", "status", "afgerond_op"),
)
# The words of the name that a client gave, each as a keyed hash: found when typed in full, and unreadable.
zoekwoord = Table(
    "zoekwoord",
    metadata,
    van_zaak(primary_key=True),
    Column("sleutel", String(64), primary_key=True),
    Index("ix_zoekwoord_sleutel", "sleutel"),
)
overdracht_versie = Table(
    "overdracht_versie",
    metadata,
    van_zaak(primary_key=True),
    Column("versie", Integer, primary_key=True),
    Column("inhoud", JSON, nullable=False),
    Column("gedeeld_op", Moment, nullable=False),
)
# What is left of a hand-over that a client took back: that it happened, and nothing of what it was.
intrekking = Table(
    "intrekking",
    metadata,
    Column("overdracht_id", String(36), primary_key=True),
    Column("referentie", String(12), nullable=False),
    van_medewerker("eigenaar_id", nullable=True, index=True),
    Column("gesprek_id", String(36), ForeignKey("gesprek.id", ondelete="SET NULL"), index=True),
    Column("moment", Moment, nullable=False),
)
notitie = Table(
    "notitie",
    metadata,
    Column("id", Integer, primary_key=True),
    van_zaak(index=True),
    van_medewerker(),
    Column("tekst", Text),  # only in rows from before notes were encrypted
    Column("moment", Moment, nullable=False),
    Column("versleuteld", LargeBinary),
)
nadenken = Table(
    "nadenken",
    metadata,
    eigen_id(),
    van_gesprek(unique=True),
    Column("status", String(12), nullable=False),
    Column("datum", Date),  # None while it is a concept
    Column("versleuteld", LargeBinary),  # None when it was dealt with
    Column("gemaakt_op", Moment, nullable=False),
    van_medewerker("eigenaar_id", nullable=True),
    Column("opgepakt_op", Moment),
    Column("afgehandeld_op", Moment),
    Index("ix_nadenken_dag", "status", "datum"),
)
auditregel = Table(
    "auditregel",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("medewerker_id", String(36)),
    Column("actie", String(40), nullable=False),
    Column("overdracht_id", String(36), index=True),
    Column("wat", String(120)),  # which page, version, export or account; never what is in it
    Index("ix_auditregel_wie", "medewerker_id", "id"),
    Index("ix_auditregel_wanneer", "moment"),
    Index("ix_auditregel_actie", "actie", "id"),
    Index("ix_auditregel_wat", "wat", "id"),
)
terugbelverzoek = Table(
    "terugbelverzoek",
    metadata,
    eigen_id(),
    van_gesprek(index=True),
    Column("status", String(12), nullable=False),
    van_medewerker("eigenaar_id", nullable=True),
    Column("versleuteld", LargeBinary, nullable=False),  # the number and the name; nothing else of the talk is here
    Column("tekstversie", String(64), nullable=False),  # of the words that were agreed to
    Column("pogingen", Integer, nullable=False),
    Column("gevraagd_op", Moment, nullable=False),
    Column("uiterlijk", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Index("ix_terugbelverzoek_rij", "status", "uiterlijk"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("soort", String(40), nullable=False),
    Column("overdracht_id", String(36), nullable=False, index=True),
    Column("team", String(40)),  # whose desks hear it; None: all of them
    Column("moment", Moment, nullable=False),
    # The id is what a desk remembers as the last event it saw, so it may never be given out twice.
    sqlite_autoincrement=True,
)
