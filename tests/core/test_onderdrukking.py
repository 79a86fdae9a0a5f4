"""Somebody who knows every number of a report, and can calculate, finds no number about fewer than five people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.core.onderdrukking import KLEINSTE, Blokken, Sleutel, afgerond, verdeel

# Wish × team × quarter × month: small enough to try everything, with every kind of total in it.
WENSEN, TEAMS = ("geld", "werk", "rust"), ("noord", "zuid")
MAANDEN = {"k1": ("jan", "feb", "mrt"), "k2": ("apr", "mei", "jun")}
CELLEN: list[Sleutel] = [(w, t, k, m) for w in WENSEN for t in TEAMS for k, ms in MAANDEN.items() for m in ms]
AANTALLEN = st.lists(st.integers(0, 4) | st.integers(0, 12), min_size=len(CELLEN), max_size=len(CELLEN))


def filters() -> Iterator[frozenset[Sleutel]]:
    """Every question that a report answers: a wish or all, a team or all, a month, a quarter or everything."""
    tijden: list[tuple[str, ...]] = [tuple(m for ms in MAANDEN.values() for m in ms), *MAANDEN.values()]
    tijden += [(m,) for ms in MAANDEN.values() for m in ms]
    for wens, team, tijd in product((None, *WENSEN), (None, *TEAMS), tijden):
        yield frozenset(c for c in CELLEN if wens in (None, c[0]) and team in (None, c[1]) and c[3] in tijd)


FILTERS = list(filters())


def kies(cellen: frozenset[Sleutel]) -> Callable[[Sleutel], bool]:
    return lambda sleutel: sleutel in cellen


def aantal(telling: dict[Sleutel, int], cellen: frozenset[Sleutel]) -> int:
    return sum(telling[c] for c in cellen)


def getoond(blokken: Blokken) -> dict[frozenset[Sleutel], int]:
    return {f: som for f in FILTERS if (som := blokken.som(kies(f))) is not None}


def te_vinden(bekend: list[frozenset[Sleutel]], gezocht: list[frozenset[Sleutel]]) -> list[frozenset[Sleutel]]:
    """Return which of these sums follow from the known ones by adding and subtracting, whatever the factors."""
    basis: list[tuple[Sleutel, dict[Sleutel, Fraction]]] = []

    def rest(cellen: frozenset[Sleutel]) -> dict[Sleutel, Fraction]:
        rij = dict.fromkeys(cellen, Fraction(1))
        for spil, regel in basis:
            factor = rij.get(spil, Fraction(0))
            if factor:
                rij = {c: rij.get(c, Fraction(0)) - factor * regel.get(c, Fraction(0)) for c in rij | regel}
                rij = {c: w for c, w in rij.items() if w}
        return rij

    for cellen in bekend:
        rij = rest(cellen)
        if rij:
            spil = min(rij)
            basis.append((spil, {c: w / rij[spil] for c, w in rij.items()}))
    return [cellen for cellen in gezocht if not rest(cellen)]


@settings(max_examples=40, deadline=None)
@given(AANTALLEN)
def test_no_small_number_follows_from_all_totals_periods_and_filters_together(aantallen: list[int]) -> None:
    telling = dict(zip(CELLEN, aantallen, strict=True))
    bekend = [*getoond(verdeel(telling)), *(frozenset({c}) for c, n in telling.items() if not n)]
    for cellen in te_vinden(bekend, FILTERS):
        assert aantal(telling, cellen) == 0 or aantal(telling, cellen) >= KLEINSTE


@settings(max_examples=40, deadline=None)
@given(AANTALLEN)
def test_two_numbers_that_contain_each_other_differ_by_nobody_or_by_five(aantallen: list[int]) -> None:
    telling = dict(zip(CELLEN, aantallen, strict=True))
    zichtbaar = getoond(verdeel(telling))
    for groot, klein in product(zichtbaar, zichtbaar):
        if klein < groot:
            assert zichtbaar[groot] - zichtbaar[klein] == 0 or zichtbaar[groot] - zichtbaar[klein] >= KLEINSTE
    alles = [f for f in zichtbaar if len(f) == len(CELLEN)]
    for groot, (een, twee) in product(alles, combinations(zichtbaar, 2)):
        if not een & twee:
            over = zichtbaar[groot] - zichtbaar[een] - zichtbaar[twee]
            assert over == aantal(telling, groot - een - twee)
            assert over == 0 or over >= KLEINSTE


@given(AANTALLEN)
def test_what_is_shown_is_true_and_the_total_is_always_shown(aantallen: list[int]) -> None:
    telling = dict(zip(CELLEN, aantallen, strict=True))
    blokken, totaal = verdeel(telling), sum(aantallen)
    assert all(som == aantal(telling, cellen) for cellen, som in getoond(blokken).items())
    assert blokken.som() == (totaal if totaal == 0 or totaal >= KLEINSTE else None)


@given(AANTALLEN)
def test_groups_of_five_and_more_are_all_shown(aantallen: list[int]) -> None:
    telling = {c: n and n + KLEINSTE for c, n in zip(CELLEN, aantallen, strict=True)}
    assert getoond(verdeel(telling)) == {f: aantal(telling, f) for f in FILTERS}


def test_a_quarter_that_is_over_is_not_divided_again_when_the_next_one_comes() -> None:
    eerste = verdeel({("geld", "jan"): 6, ("werk", "jan"): 3, ("rust", "feb"): 4})
    samen = eerste + verdeel({("geld", "apr"): 2, ("werk", "apr"): 30})
    for wens in ("geld", "werk", "rust"):
        kwartaal = kies(frozenset({(wens, "jan"), (wens, "feb")}))
        assert samen.som(kwartaal) == eerste.som(kwartaal)
    assert samen.som() == 45


def test_a_small_group_is_hidden_together_with_the_next_one() -> None:
    blokken = verdeel({("geld",): 20, ("werk",): 3, ("rust",): 8})
    assert blokken.som(lambda s: s == ("geld",)) == 20
    assert blokken.som(lambda s: s == ("werk",)) is None
    assert blokken.som(lambda s: s == ("rust",)) is None
    assert blokken.som() == 31


def test_nobody_is_shown_as_zero_and_four_people_not_at_all() -> None:
    assert verdeel({}).som() == 0
    assert verdeel({("geld",): 0}).som() == 0
    assert verdeel({("geld",): 4}).som() is None


def test_a_count_below_zero_and_mixed_dimensions_are_refused() -> None:
    with pytest.raises(ValueError, match="nul of meer"):
        verdeel({("geld",): -1})
    with pytest.raises(ValueError, match="evenveel"):
        verdeel({("geld",): 1, ("geld", "noord"): 1})


def test_one_person_more_does_not_show_in_a_number_that_still_changes() -> None:
    assert [afgerond(n) for n in (0, 4, 5, 9, 10)] == [0, 0, 5, 5, 10]
