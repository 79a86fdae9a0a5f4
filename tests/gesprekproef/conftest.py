"""The real web application with a stand-in for Rasa; see ``tests.hulp.webproef``."""

from tests.hulp.webproef import gemigreerd_sqlite, instellingen, webdienst

__all__ = ["gemigreerd_sqlite", "instellingen", "webdienst"]
