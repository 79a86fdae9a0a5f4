"""Every table, for the migrations and the tests that look at all of them. A module with new tables is named here."""

from vliegwiel.storage import tabellen, tabellen_zaak

ALLE = (tabellen, tabellen_zaak)
metadata = tabellen.metadata
