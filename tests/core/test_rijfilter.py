"""A list is always of something: a known status, a real neighbourhood, a search for something."""

from __future__ import annotations

from typing import Any

import pytest

from vliegwiel.core.team import een_team
from vliegwiel.core.wachtrij import Gezocht, Rijfilter


@pytest.mark.parametrize(
    "anders", [{"statussen": ()}, {"statussen": ("verstopt",)}, {"postcode4": "12"}, {"postcode4": "0123"}]
)
def test_a_list_of_nothing_cannot_be_asked(anders: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"rij|buurt"):
        Rijfilter("algemeen", **anders)


def test_a_search_for_nothing_would_find_everybody_and_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="niets om te zoeken"):
        Gezocht()


def test_a_gemeente_with_one_team_sends_every_neighbourhood_there() -> None:
    assert {een_team().van_postcode(p) for p in ("3011", "", None)} == {"algemeen"}
