"""What may happen to a hand-over, and in which order the queue stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.contactwens import gewenste_datum
from vliegwiel.core.overdracht import (
    AFGEROND,
    DEEL,
    GEEF_TERUG,
    IN_CONTACT,
    IN_WACHTRIJ,
    LEG_CONTACT,
    MAX_NOTITIE,
    MET_EIGENAAR,
    NIEUW,
    OVERGANGEN,
    PAK_OP,
    PAUZEER,
    ROND_AF,
    STATUSSEN,
    OngeldigeNotitie,
    OngeldigeOvergang,
    Overdracht,
    geldige_notitie,
    mag,
    vanuit,
    volgende_status,
    volgorde,
)

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def overdracht(nummer: int = 1, veiligheid: str | None = None, gemaakt_op: datetime = NU) -> Overdracht:
    return Overdracht(str(nummer), f"g{nummer}", f"R{nummer}", NIEUW, 1, veiligheid, gemaakt_op, gemaakt_op)


def test_the_usual_way_goes_from_new_to_finished() -> None:
    status = NIEUW
    for handeling in (PAK_OP, LEG_CONTACT, ROND_AF):
        status = volgende_status(status, handeling)
    assert status == AFGEROND


def test_what_is_given_back_can_be_claimed_by_somebody_else() -> None:
    status = NIEUW
    for handeling in (PAK_OP, GEEF_TERUG, PAK_OP, LEG_CONTACT):
        status = volgende_status(status, handeling)
    assert status == IN_CONTACT


def test_nothing_is_claimed_twice_and_nothing_happens_to_what_is_finished() -> None:
    assert set(vanuit(PAK_OP)) == set(IN_WACHTRIJ)
    for handeling in OVERGANGEN:
        if handeling != DEEL:
            with pytest.raises(OngeldigeOvergang):
                volgende_status(AFGEROND, handeling)


def test_a_client_may_always_share_again_and_then_is_with_the_owner_or_in_the_queue() -> None:
    for status in STATUSSEN:
        assert volgende_status(status, DEEL) in (*IN_WACHTRIJ, *MET_EIGENAAR)


@given(st.lists(st.sampled_from(sorted(OVERGANGEN)), max_size=30))
def test_whatever_happens_it_waits_is_with_somebody_or_is_finished(handelingen: list[str]) -> None:
    status = NIEUW
    for handeling in handelingen:
        if mag(status, handeling):
            status = volgende_status(status, handeling)
        else:
            with pytest.raises(OngeldigeOvergang) as fout:
                volgende_status(status, handeling)
            assert (fout.value.status, fout.value.handeling) == (status, handeling)
        assert (status in IN_WACHTRIJ) + (status in MET_EIGENAAR) + (status == AFGEROND) == 1


def test_something_unknown_cannot_be_done() -> None:
    with pytest.raises(OngeldigeOvergang):
        volgende_status(NIEUW, "verstop")
    with pytest.raises(OngeldigeOvergang):
        volgende_status(NIEUW, PAUZEER)


def test_the_queue_puts_safety_first_then_the_wished_date_then_waiting_time() -> None:
    later, eerder = NU + timedelta(hours=5), NU - timedelta(days=3)
    wachtend = {
        "acuut": (overdracht(1, "acuut", later), None),
        "vermoeden": (overdracht(2, "vermoeden", eerder), None),
        "lang": (overdracht(3, None, eerder), None),
        "gisteren": (overdracht(4, None, NU - timedelta(days=1)), None),
        "eerder gewild": (overdracht(5, None, eerder), date(2026, 3, 1)),
        "volgende week": (overdracht(6, None, eerder - timedelta(days=9)), date(2026, 3, 9)),
    }
    rij = sorted(wachtend, key=lambda naam: volgorde(*wachtend[naam]))
    assert rij == ["acuut", "vermoeden", "lang", "eerder gewild", "gisteren", "volgende week"]


def test_a_wished_date_in_the_past_gives_nobody_a_better_place() -> None:
    assert volgorde(overdracht(), date(2020, 1, 1)) == volgorde(overdracht(), None)


@pytest.mark.parametrize(
    ("wanneer", "datum"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("2026-03-09 in de ochtend", date(2026, 3, 9)),
        ("ochtend, middag", None),
        ("", None),
        ("2026-13-45", None),
    ],
)
def test_only_a_date_counts_as_a_wished_date(wanneer: str, datum: date | None) -> None:
    assert gewenste_datum({"wanneer": wanneer}) == datum


def test_a_note_is_kept_without_blanks_around_it() -> None:
    assert geldige_notitie("  Gebeld.\r\nMorgen weer.\n") == "Gebeld.\nMorgen weer."


@pytest.mark.parametrize("tekst", ["", " \n ", "\x00", "a" * (MAX_NOTITIE + 1)])
def test_an_empty_or_endless_note_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeNotitie):
        geldige_notitie(tekst)
