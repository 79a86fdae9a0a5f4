"""What is offered can be refused, now or later, and nothing else than the list is written down as a code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.veld import OngeldigVeld
from vliegwiel.core.voortgang import CODES, SOORTEN, STATEN, OngeldigeStap, Stap, eerste_staat

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ALLE_STATEN = sorted({staat for staten in STATEN.values() for staat in staten})


def stap(soort: str, staat: str | None = None, code: str | None = None, tekst: str = "koffie schenken") -> Stap:
    gekozen = CODES[soort][0] if soort in CODES else ""
    begin = eerste_staat(soort) if staat is None else staat
    return Stap("s", "z", soort, gekozen if code is None else code, tekst, begin, "Anouk", NU)


@given(st.sampled_from(SOORTEN), st.lists(st.sampled_from(ALLE_STATEN), max_size=6))
def test_whatever_is_tried_it_stays_in_the_states_of_its_kind(soort: str, pogingen: list[str]) -> None:
    nu_zo = stap(soort)
    for staat in pogingen:
        if staat in nu_zo.wordt:
            nu_zo = nu_zo.naar(staat)
        else:
            with pytest.raises(OngeldigeStap):
                nu_zo.naar(staat)
    assert nu_zo.staat in STATEN.get(soort, {"": ()})


def test_a_client_may_say_no_and_come_back_to_it_and_say_no_again() -> None:
    assert stap("nuttig_werk").naar("afgeslagen").naar("aangenomen").naar("afgeslagen").staat == "afgeslagen"


def test_a_code_is_on_the_list_and_anders_says_what() -> None:
    with pytest.raises(OngeldigVeld):
        stap("sloeg_aan", code="straf")
    with pytest.raises(OngeldigVeld):
        stap("sloeg_aan", code="anders", tekst="")
    with pytest.raises(OngeldigVeld):
        stap("werkdoel", tekst="")
    with pytest.raises(ValueError, match="keuzelijst"):
        stap("werkdoel", code="groep")
    with pytest.raises(ValueError, match="is niet"):
        stap("sloeg_aan", staat="aangeboden")
