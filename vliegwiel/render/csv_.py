"""Tables for a spreadsheet: RFC 4180, UTF-8 with a mark so that the program sees it, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
# What a spreadsheet may take for the beginning of a formula, also in its wide forms.
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def veilig(cel: object) -> str:
    """Return a cell that is shown and never computed: a quote goes in front of what could be a formula."""
    tekst = "" if cel is None else str(cel).replace("\x00", "")
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst


def maak_csv(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """Return the whole file; lines end with CR LF."""
    return BOM.encode() + csv_rijen((kop, *rijen))


def csv_rijen(rijen: Iterable[Sequence[object]]) -> bytes:
    """Return only these rows: the next part of a file that is too large to make at once."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerows([veilig(cel) for cel in rij] for rij in rijen)
    return uit.getvalue().encode()
