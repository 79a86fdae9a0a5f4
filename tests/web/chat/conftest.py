"""The application under test; see ``tests.hulp.webproef``."""

from tests.hulp.webproef import gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst

__all__ = ["gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]
