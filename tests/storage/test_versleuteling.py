"""Contact data in the database are unreadable without the key, and cannot be changed or moved unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.storage.versleuteling import Versleuteling

SLEUTEL = bytes(range(32))
TEKST = st.text(max_size=50)
VELDEN = st.dictionaries(TEKST, st.one_of(TEKST, st.booleans(), st.dictionaries(TEKST, TEKST, max_size=3)), max_size=6)


@given(VELDEN)
def test_what_a_client_typed_comes_back_as_it_was(velden: dict[str, object]) -> None:
    kluis = Versleuteling(SLEUTEL)
    assert kluis.ontsleutel(kluis.versleutel(velden, bij="g1"), bij="g1") == velden


def test_the_stored_bytes_show_nothing_and_differ_every_time() -> None:
    kluis = Versleuteling(SLEUTEL)
    een, twee = (kluis.versleutel({"telefoon": "0612345678"}) for _ in range(2))
    assert b"0612345678" not in een
    assert een != twee


@pytest.mark.parametrize("plek", [0, 1, 5, 13, 20, -1])
def test_one_changed_bit_makes_it_unreadable(plek: int) -> None:
    kluis = Versleuteling(SLEUTEL)
    geknoeid = bytearray(kluis.versleutel({"naam": "Sam", "telefoon": "0612345678"}))
    geknoeid[plek] ^= 1
    with pytest.raises(OnleesbareContactwens):
        kluis.ontsleutel(bytes(geknoeid))


@pytest.mark.parametrize("rommel", [b"", b"\x01", b"\x01" + b"x" * 12, b"geen versleutelde bytes"])
def test_bytes_that_we_never_made_are_refused(rommel: bytes) -> None:
    with pytest.raises(OnleesbareContactwens):
        Versleuteling(SLEUTEL).ontsleutel(rommel)


def test_data_of_one_client_cannot_be_put_with_another() -> None:
    kluis = Versleuteling(SLEUTEL)
    with pytest.raises(OnleesbareContactwens):
        kluis.ontsleutel(kluis.versleutel({"naam": "Sam"}, bij="g1"), bij="g2")


def test_another_key_reads_nothing() -> None:
    with pytest.raises(OnleesbareContactwens):
        Versleuteling(bytes(32)).ontsleutel(Versleuteling(SLEUTEL).versleutel({"naam": "Sam"}))
