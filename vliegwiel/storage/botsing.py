"""Two that want the same rows at once: what the databases say about it, and what it becomes.

The one place that knows which errors go away by trying again.
"""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

POGINGEN = 4
# PostgreSQL: a serialization failure, a deadlock, a lock that was not to be had.
OPNIEUW = ("40001", "40P01", "55P03")
BEZET = ("database is locked", "database table is locked")  # SQLite


class DatabaseBezet(Exception):
    """Somebody else kept what was needed, also after trying again; nothing was written. A moment later it may go well."""


def botst(fout: DBAPIError) -> bool:
    """Return whether the database stopped this only because of somebody else."""
    code = getattr(fout.orig, "sqlstate", None) or getattr(fout.orig, "pgcode", None)
    return code in OPNIEUW or any(tekst in str(fout.orig) for tekst in BEZET)
