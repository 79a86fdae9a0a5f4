"""The picture over time holds the numbers that the client gave, in order, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.verloop import verloop

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SCORE = st.sampled_from([None, "weet_niet", "liever_niet", 0, 1, 2, 3, 4, 5, 6])


def rij(scores: list[Any]) -> dict[str, Any]:
    metingen = [{"waarde": s, "moment": (NU + timedelta(days=n)).isoformat()} for n, s in enumerate(scores)]
    laatste = metingen[-1]
    return {
        "leefgebied": "geld",
        "naam": "Geld",
        "score": laatste["waarde"],
        "score_op": laatste["moment"],
        "eerder": metingen[:-1],
    }


@given(st.lists(SCORE, min_size=1, max_size=6))
def test_a_series_is_two_or_more_numbers_on_the_scale_oldest_first(scores: list[Any]) -> None:
    goed = [s for s in scores if isinstance(s, int) and 1 <= s <= 5]
    reeksen = verloop({"rijen": [rij(scores)]})
    assert [[p.waarde for p in r.punten] for r in reeksen] == ([goed] if len(goed) > 1 else [])


def test_a_ruler_is_measured_from_zero_to_ten_and_may_have_a_half() -> None:
    metingen = [{"waarde": w, "moment": NU.isoformat()} for w in ("0", "6.5", "ja")]
    (reeks,) = verloop({"latten": {"belang": metingen}})
    assert (reeks.lat, reeks.van, reeks.tot, [p.waarde for p in reeks.punten]) == (True, 0, 10, [0, 6.5])


def test_a_summary_from_before_there_were_measurements_has_no_picture() -> None:
    assert verloop({}) == ()
    assert verloop({"rijen": [{"leefgebied": "geld", "naam": "Geld", "score": 3}]}) == ()
