"""The columns that come back in many tables: a key of its own, and whose it is. Here too: moments, and the metadata."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, MetaData, String, TypeDecorator

NAMEN = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMEN)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back when reading; a naive moment is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC before storing."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("een moment heeft een tijdzone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware moment."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def eigen_id() -> Column[str]:
    """The key of a row: a UUID."""
    return Column("id", String(36), primary_key=True)


def van_gesprek(**opties: Any) -> Column[str]:
    """Whose conversation it is; it goes when that goes."""
    return _hoort_bij("gesprek_id", "gesprek.id", opties)


def van_zaak(**opties: Any) -> Column[str]:
    """Of which hand-over it is; it goes when that goes."""
    return _hoort_bij("overdracht_id", "overdracht.id", opties)


def van_account(**opties: Any) -> Column[str]:
    """Whose account it is; it goes when that goes."""
    return _hoort_bij("medewerker_id", "medewerker.id", opties)


def van_medewerker(naam: str = "medewerker_id", **opties: Any) -> Column[str]:
    """Who did it, or has it."""
    return Column(naam, String(36), ForeignKey("medewerker.id"), **{"nullable": False} | opties)


def _hoort_bij(naam: str, wie: str, opties: dict[str, Any]) -> Column[str]:
    return Column(naam, String(36), ForeignKey(wie, ondelete="CASCADE"), **{"nullable": False} | opties)
