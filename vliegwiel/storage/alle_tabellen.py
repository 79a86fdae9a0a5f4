"""Every table, for the migrations and the tests that look at all of them. A module with new tables is named here."""

from vliegwiel.storage import (
    kolommen,
    tabellen,
    tabellen_aanbod,
    tabellen_deellink,
    tabellen_methoden,
    tabellen_rapport,
    tabellen_toegang,
    tabellen_uitwisseling,
    tabellen_zaak,
)

ALLE = (
    tabellen,
    tabellen_zaak,
    tabellen_toegang,
    tabellen_uitwisseling,
    tabellen_methoden,
    tabellen_rapport,
    tabellen_aanbod,
    tabellen_deellink,
)
metadata = kolommen.metadata
