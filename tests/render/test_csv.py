"""A table from the desk opens in a spreadsheet as what it is: text."""

from __future__ import annotations

import csv
import io

import pytest

from vliegwiel.render.csv_ import maak_csv, veilig


def lees(bestand: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(bestand.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_client_types_is_never_a_formula(begin: str) -> None:
    [_, [cel]] = lees(maak_csv(["tekst"], [[f"{begin}HYPERLINK(1)"]]))
    assert cel == f"'{begin}HYPERLINK(1)"


def test_quotes_commas_lines_and_letters_of_everywhere_come_back_as_they_were() -> None:
    cellen = ['ze zei "nee", en ging', "regel één\r\nregel twee", "привет", "مرحبا", "😀", "", "1 - 1 = 0"]
    assert lees(maak_csv(["a"] * 7, [cellen])) == [["a"] * 7, cellen]


def test_the_file_begins_with_a_mark_and_its_lines_end_as_the_standard_says() -> None:
    assert maak_csv(["a", "b"], [[1, None]]) == b"\xef\xbb\xbfa,b\r\n1,\r\n"


def test_a_nul_is_left_out() -> None:
    assert veilig("a\x00=b") == "a=b"
    assert veilig("\x00=b") == "'=b"
