"""Links to give away: a first name, days, a neighbourhood, a language, a code; and counts that tell of nobody."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from vliegwiel.core import deellink as kern
from vliegwiel.core.deellink import (
    Deellink,
    Gegevens,
    Grenzen,
    OngeldigeBuurt,
    OngeldigeDeellink,
    OngeldigeGever,
    OngeldigePeriode,
    OngeldigeTaal,
    lees_code,
    lees_gegevens,
    lees_gever,
    nieuwe_code,
    toon,
)
from vliegwiel.core.onderdrukking import KLEINSTE

DAG = date(2026, 3, 2)
GRENZEN = Grenzen(aantal=3, dagen=30, bewaardagen=10)


def link(van: date, tot: date, ingetrokken: datetime | None = None) -> Deellink:
    gemaakt = datetime(2026, 3, 1, tzinfo=UTC)
    return Deellink("l", "m", Gegevens("Anouk", van, tot), nieuwe_code(), gemaakt, ingetrokken)


@pytest.mark.parametrize("naam", ["Anouk", "Anne-Marie", "Jan Willem", "D'Andre", "Zoë", "محمد", "Олена", "J.P."])
def test_a_first_name_in_any_script_can_be_the_givers(naam: str) -> None:
    assert lees_gever(f"  {naam} ") == naam


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("", kern.LEEG),
        ("   ", kern.LEEG),
        ("A" * 31, kern.TE_LANG),
        ("Anouk 06", kern.GEEN_NAAM),
        ("bel mij: www", kern.GEEN_NAAM),
        ("anouk@stad", kern.GEEN_NAAM),
        ("<b>Anouk</b>", kern.GEEN_NAAM),
        ("{gever}", kern.GEEN_NAAM),
        ("-Anouk", kern.GEEN_NAAM),
        ("Anouk\u202egezegd", kern.GEEN_NAAM),
        ("😀", kern.GEEN_NAAM),
    ],
)
def test_what_is_no_first_name_gets_onto_no_card(naam: str, reden: str) -> None:
    with pytest.raises(OngeldigeGever) as fout:
        lees_gever(naam)
    assert (fout.value.veld, fout.value.reden) == ("gever", reden)


def test_without_days_a_link_works_from_today_for_as_long_as_may_be() -> None:
    g = lees_gegevens({"gever": "Anouk"}, DAG, GRENZEN)
    assert (g.van, g.tot) == (DAG, DAG + timedelta(days=29))
    assert (g.postcode4, g.taal) == (None, "")


def test_a_postcode_with_letters_is_read_as_its_neighbourhood() -> None:
    g = lees_gegevens({"gever": "Anouk", "postcode": "3011 ab", "taal": "ar"}, DAG, GRENZEN)
    assert (g.postcode4, g.taal) == ("3011", "ar")


@pytest.mark.parametrize(
    ("velden", "soort", "veld", "reden"),
    [
        ({"van": "gisteren"}, OngeldigePeriode, "van", kern.GEEN_DAG),
        ({"tot": "2026-02-30"}, OngeldigePeriode, "tot", kern.GEEN_DAG),
        ({"van": "2026-03-01"}, OngeldigePeriode, "van", kern.VOORBIJ),
        ({"van": "2026-04-02"}, OngeldigePeriode, "van", kern.TE_VER),
        ({"van": "2026-03-05", "tot": "2026-03-04"}, OngeldigePeriode, "tot", kern.OMGEKEERD),
        ({"tot": "2026-04-01"}, OngeldigePeriode, "tot", kern.TE_VER),
        ({"tot": "9999-12-31"}, OngeldigePeriode, "tot", kern.TE_VER),
        ({"postcode": "0123"}, OngeldigeBuurt, "postcode", kern.GEEN_BUURT),
        ({"postcode": "Noord"}, OngeldigeBuurt, "postcode", kern.GEEN_BUURT),
        ({"taal": "xx"}, OngeldigeTaal, "taal", kern.GEEN_TAAL),
        ({"taal": "nl"}, OngeldigeTaal, "taal", kern.GEEN_TAAL),
    ],
)
def test_what_can_not_be_is_refused_with_its_field_and_reason(
    velden: dict[str, str], soort: type[OngeldigeDeellink], veld: str, reden: str
) -> None:
    with pytest.raises(soort) as fout:
        lees_gegevens({"gever": "Anouk"} | velden, DAG, GRENZEN)
    assert (fout.value.veld, fout.value.reden) == (veld, reden)


def test_whatever_is_typed_gives_a_link_that_works_at_most_so_many_days_or_a_named_error() -> None:
    rng = random.Random(6)
    dagen = ["", "x", *((DAG + timedelta(days=n)).isoformat() for n in range(-40, 80, 3))]
    gemaakt = 0
    for _ in range(3000):
        velden = {"gever": rng.choice(["Anouk", "", "1"]), "van": rng.choice(dagen), "tot": rng.choice(dagen)}
        try:
            g = lees_gegevens(velden, DAG, GRENZEN)
        except (OngeldigeGever, OngeldigePeriode):
            continue
        gemaakt += 1
        assert DAG <= g.van <= g.tot
        assert (g.tot - g.van).days < GRENZEN.dagen
    assert gemaakt > 50


def test_a_link_that_can_not_be_is_not_built_either() -> None:
    for onmogelijk in (("", DAG, DAG, None, ""), ("Anouk", DAG, DAG - timedelta(1), None, ""),
                       ("Anouk", DAG, DAG, "30111", ""), ("Anouk", DAG, DAG, None, "nl")):  # fmt: skip
        with pytest.raises(OngeldigeDeellink):
            Gegevens(*onmogelijk)
    with pytest.raises(ValueError, match="minstens 1"):
        Grenzen(dagen=0)


def test_a_link_works_on_its_first_and_its_last_day_and_never_once_revoked() -> None:
    morgen = DAG + timedelta(days=1)
    een = link(DAG, morgen)
    standen = [een.stand(DAG + timedelta(days=n)) for n in (-1, 0, 1, 2)]
    assert standen == [kern.KOMT, kern.WERKT, kern.WERKT, kern.VERLOPEN]
    assert link(DAG, morgen, datetime(2026, 3, 2, tzinfo=UTC)).stand(DAG) == kern.INGETROKKEN


def test_a_code_is_read_the_way_people_copy_it_and_no_two_are_the_same() -> None:
    codes = {nieuwe_code() for _ in range(500)}
    assert len(codes) == 500
    for code in codes:
        kaal = lees_code(code)
        assert kaal is not None
        assert kern.schrijf(kaal) == code
        for geschreven in (
            code.lower(),
            code.replace("-", " "),
            f" {kaal}. ",
            code.replace("5", "s").replace("2", "z"),
        ):
            assert lees_code(geschreven) == kaal


@pytest.mark.parametrize("getypt", ["", "K7M3", "K7M3-QPG2-HXW", "K7M3-QPG2-HXW44", "ééé", "K7M3-QPG2-HXWA", "\0" * 12])
def test_what_can_not_be_a_code_is_none(getypt: str) -> None:
    assert lees_code(getypt) is None


def test_who_guesses_tries_for_ages() -> None:
    assert len(kern.TEKENS) ** kern.LENGTE > 2**55


def test_counts_show_from_five_and_go_in_fives() -> None:
    getoond = toon({"a": 4, "b": 5, "c": 9, "d": 12})
    assert getoond.per_link == {"a": None, "b": 5, "c": 5, "d": 10}
    assert (getoond.klein, getoond.totaal) == (None, 20)


def test_many_small_links_show_together_what_none_of_them_shows() -> None:
    getoond = toon(dict.fromkeys("abcdef", 2))
    assert set(getoond.per_link.values()) == {None}
    assert (getoond.klein, getoond.totaal) == (10, 10)


@pytest.mark.parametrize("aantal", [1, 2, 3, 5])
def test_of_a_small_link_every_number_from_zero_to_four_stays_possible(aantal: int) -> None:
    """Everything that gives the same page: for each link with fewer than five there is one with 0, 1, 2, 3 and 4."""
    zo_te_zien: dict[object, list[tuple[int, ...]]] = {}
    for stand in itertools.product(range(5 if aantal > 3 else 8), repeat=aantal):
        getoond = toon(dict(enumerate(stand)))  # type: ignore[arg-type]
        zo_te_zien.setdefault((tuple(getoond.per_link.values()), getoond.klein, getoond.totaal), []).append(stand)
    for (per_link, _, _), standen in zo_te_zien.items():  # type: ignore[misc]
        for n, getal in enumerate(per_link):
            if getal is None:
                assert {stand[n] for stand in standen} == set(range(KLEINSTE))


def test_the_total_is_what_the_parts_add_up_to_and_never_more_than_there_is() -> None:
    rng = random.Random(5)
    for _ in range(2000):
        stand = {str(n): rng.choice([0, 1, 3, 4, 5, 6, 11, 40]) for n in range(rng.randint(0, 9))}
        getoond = toon(stand)
        delen = [*getoond.per_link.values(), getoond.klein]
        assert (getoond.totaal or 0) == sum(d or 0 for d in delen) <= sum(stand.values())
        assert all(d is None or (d >= KLEINSTE and d % KLEINSTE == 0) for d in (*delen, getoond.totaal))


def test_one_person_more_mostly_changes_nothing_on_the_page() -> None:
    assert toon({"a": 6, "b": 0}) == toon({"a": 7, "b": 3})
