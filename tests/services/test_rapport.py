"""A report of a year of made-up counts: what is shown, what is hidden, and what is told as not measured."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.core import rapport as kern
from vliegwiel.core.onderdrukking import KLEINSTE
from vliegwiel.core.periode import lees_periode
from vliegwiel.services.poorten_rapport import Telregel
from vliegwiel.services.rapport import ALLEEN_JAAR, GETELD, NIET_GEMETEN, NOG_NIET, Getal, Rapport, stel_op

ALLES = frozenset({*kern.STAPPEN, kern.WACHTTIJD, kern.GEHOORD, kern.FASE, kern.BUURT, *kern.NA})
LATER = date(2027, 6, 1)


def gedeeld(*per_maand: int, team: str = "noord") -> list[Telregel]:
    return [Telregel(date(2026, m, 1), kern.GEDEELD, n, team) for m, n in enumerate(per_maand, 1) if n]


def rapport(regels: list[Telregel], periode: str = "2026", team: str = "", vandaag: date = LATER) -> Rapport:
    return stel_op(regels, ALLES, lees_periode(periode), team, vandaag)


def stap(gemaakt: Rapport, maat: str = kern.GEDEELD) -> Getal | None:
    return next(s.getal for s in gemaakt.stappen if s.maat == maat)


def groepen(gemaakt: Rapport, maat: str) -> dict[str, int | None]:
    return {naam: g.aantal for naam, g in next(v for v in gemaakt.verdelingen if v.maat == maat).groepen}


def test_months_and_quarters_that_are_large_enough_add_up_to_the_year() -> None:
    regels = gedeeld(6, 7, 8, 9, 10, 11)
    assert [stap(rapport(regels, f"2026-0{m}")) for m in (1, 2, 3)] == [Getal(6), Getal(7), Getal(8)]
    assert stap(rapport(regels, "2026-k1")) == Getal(21)
    assert stap(rapport(regels)) == Getal(51)


def test_a_small_month_does_not_follow_from_its_quarter_and_the_other_months() -> None:
    regels = gedeeld(6, 3, 8)
    assert [stap(rapport(regels, f"2026-0{m}")) for m in (1, 2, 3)] == [Getal(None), Getal(None), Getal(8)]
    assert stap(rapport(regels, "2026-k1")) == Getal(17)


def test_a_small_quarter_does_not_follow_from_the_year() -> None:
    regels = gedeeld(0, 3, 0, 20, 20)
    assert stap(rapport(regels, "2026-k1")) == Getal(None)
    assert stap(rapport(regels)) == Getal(40, minstens=True)


def test_a_small_team_does_not_follow_from_all_teams_together() -> None:
    regels = gedeeld(20) + gedeeld(4, team="zuid") + gedeeld(6, team="west")
    assert stap(rapport(regels, "2026-k1")) == Getal(30)
    assert [stap(rapport(regels, "2026-k1", t)) for t in ("noord", "zuid", "west")] == [
        Getal(20), Getal(None), Getal(None),
    ]  # fmt: skip


def test_what_still_runs_is_rounded_down_and_not_divided() -> None:
    regels = [*gedeeld(6, 7, 8, 9), Telregel(date(2026, 4, 1), kern.FASE, 30, groep="wens")]
    nu = rapport(regels, "2026-k2", vandaag=date(2026, 4, 20))
    assert stap(nu) == Getal(5, minstens=True)
    assert stap(rapport(regels, vandaag=date(2026, 4, 20))) == Getal(26, minstens=True)
    fase = next(v for v in nu.verdelingen if v.maat == kern.FASE)
    assert (fase.staat, fase.vanaf, nu.wachttijd, nu.voorbij) == (NOG_NIET, date(2026, 7, 1), None, False)


def test_a_year_that_runs_says_when_its_quarter_comes_with_what_is_not_told_yet() -> None:
    regels = [Telregel(date(2026, m, 1), kern.FASE, 30, groep="wens") for m in (2, 4)]
    for vandaag, vanaf in ((date(2026, 4, 20), date(2026, 7, 1)), (date(2027, 1, 2), None)):
        fase = next(v for v in rapport(regels, vandaag=vandaag).verdelingen if v.maat == kern.FASE)
        assert (fase.staat, fase.vanaf) == (GETELD, vanaf)
        assert groepen(rapport(regels, vandaag=vandaag), kern.FASE)["wens"] == (30 if vanaf else 60)


def test_one_more_person_in_a_running_month_does_not_show() -> None:
    voor, na = ([stap(rapport(gedeeld(n), "2026-01", vandaag=date(2026, 1, 20)))] for n in (6, 7))
    assert voor == na


def test_before_sharing_nobody_belongs_to_a_team() -> None:
    regels = [Telregel(date(2026, 1, 1), kern.BEREIKT, 50), *gedeeld(20)]
    assert stap(rapport(regels, team="noord"), kern.BEREIKT) is None
    assert stap(rapport(regels), kern.BEREIKT) == Getal(50)


def wachten(*dagen: int, team: str = "noord") -> list[Telregel]:
    regels = [Telregel(date(2026, 1, 1), kern.WACHTTIJD, 1, team, f"{d:02}") for d in dagen]
    return [*regels, Telregel(date(2026, 1, 1), kern.CONTACT, len(dagen), team)]


def test_the_time_to_first_contact_is_a_median_with_its_spread() -> None:
    gemaakt = rapport(wachten(1, 1, 2, 3, 5, 8, 13, 21), "2026-01").wachttijd
    assert gemaakt == kern.Spreiding(1, 3, 8)
    assert rapport(wachten(1, 2, 3, 4), "2026-01").wachttijd is None
    samen = wachten(1, 2, 3, 4, 5) + wachten(6, 7, team="zuid")
    assert rapport(samen, "2026-01", "noord").wachttijd is None
    assert rapport(samen, "2026-01").wachttijd == kern.Spreiding(2, 4, 6)


def uitkomsten(**codes: int) -> list[Telregel]:
    return [Telregel(date(2026, 3, 1), kern.UITKOMST, n, groep=c) for c, n in codes.items()]


def test_outcomes_have_everybody_who_shared_as_their_denominator() -> None:
    regels = gedeeld(20, 20, 20) + uitkomsten(opleiding=8, vrijwilligerswerk=12, rust=6)
    gemaakt = rapport(regels, vandaag=date(2027, 9, 1))
    assert groepen(gemaakt, kern.UITKOMST) == {"opleiding": 8, "vrijwilligerswerk": 12, "rust": 6, "niet_gemeten": 34}
    verdeling = next(v for v in gemaakt.verdelingen if v.maat == kern.UITKOMST)
    assert (verdeling.staat, verdeling.noemer) == (GETELD, Getal(60))


def test_outcomes_come_when_half_a_year_is_over_for_everybody() -> None:
    regels = gedeeld(60) + uitkomsten(opleiding=20)
    half = next(v for v in rapport(regels, vandaag=date(2027, 8, 31)).verdelingen if v.maat == kern.UITKOMST)
    assert (half.staat, half.vanaf, half.groepen) == (NOG_NIET, date(2027, 9, 1), ())
    maand = next(v for v in rapport(regels, "2026-03").verdelingen if v.maat == kern.UITKOMST)
    assert maand.staat == ALLEEN_JAAR


def test_the_steps_do_not_tell_how_few_could_not_be_asked() -> None:
    stappen = [Telregel(date(2026, 3, 1), kern.STAP, n, groep=s) for s, n in (("flinke_stap", 12), ("gelijk", 10))]
    regels = gedeeld(24) + uitkomsten(opleiding=22, verhuisd=2) + stappen
    gemaakt = rapport(regels, vandaag=date(2027, 9, 1))
    assert groepen(gemaakt, kern.UITKOMST) == {"opleiding": None, "verhuisd": None, "niet_gemeten": 0}
    assert groepen(gemaakt, kern.STAP) == {"flinke_stap": None, "gelijk": None}


def test_who_is_still_in_contact_is_told_of_everybody_who_shared() -> None:
    regels = [*gedeeld(40), Telregel(date(2026, 1, 1), kern.VAST_6, 28, groep="ja")]
    assert groepen(rapport(regels, vandaag=date(2027, 9, 1)), kern.VAST_6) == {"ja": 28, "nee": 12}
    regels[-1] = Telregel(date(2026, 1, 1), kern.VAST_6, 38, groep="ja")
    assert groepen(rapport(regels, vandaag=date(2027, 9, 1)), kern.VAST_6) == {"ja": None, "nee": None}


def test_who_is_left_over_stays_hidden_when_a_small_quarter_is() -> None:
    regels = gedeeld(3, 0, 0, 20) + uitkomsten(opleiding=10)
    gemaakt = rapport(regels, vandaag=date(2027, 9, 1))
    assert groepen(gemaakt, kern.UITKOMST) == {"opleiding": 10}


def test_wishes_by_neighbourhood_keep_small_corners_hidden() -> None:
    def wens(buurt: str, gebied: str, aantal: int) -> Telregel:
        return Telregel(date(2026, 1, 1), kern.BUURT, aantal, groep=buurt, deel=gebied)

    regels = [wens("3511", "geld", 9), wens("3511", "werk", 6), wens("3512", "geld", 7), wens("3512", "werk", 2)]
    buurten = rapport([*regels, wens("3513", "geld", 1), wens("3513", "werk", 5)]).buurten
    getoond = {p: (t.aantal, [g.aantal for g in rij]) for p, t, rij in buurten.rijen}
    assert buurten.kolommen == ("geld", "werk")
    assert getoond == {"3511": (15, [9, 6]), "3512": (9, [None, None]), "3513": (6, [None, None])}
    assert rapport(regels, "2026-k1").buurten.staat == ALLEEN_JAAR
    assert rapport(regels, vandaag=date(2026, 12, 31)).buurten.staat == NOG_NIET


def test_what_has_no_source_is_not_measured_and_never_zero() -> None:
    gemaakt = stel_op(gedeeld(40), frozenset(kern.STAPPEN), lees_periode("2026"), "", date(2028, 1, 1))
    assert {v.staat for v in gemaakt.verdelingen} == {NIET_GEMETEN}
    assert gemaakt.buurten.staat == NIET_GEMETEN


AANTAL = st.integers(0, 4) | st.integers(0, 30)


@settings(max_examples=150, deadline=None)
@given(st.lists(AANTAL, min_size=12, max_size=12), st.lists(AANTAL, min_size=12, max_size=12))
def test_no_period_or_team_minus_others_is_about_fewer_than_five(noord: list[int], zuid: list[int]) -> None:
    regels = gedeeld(*noord) + gedeeld(*zuid, team="zuid")
    maanden = [f"2026-{m:02}" for m in range(1, 13)]
    delen = [("2026", [f"2026-k{k}" for k in range(1, 5)])]
    delen += [(f"2026-k{k}", maanden[3 * k - 3 : 3 * k]) for k in range(1, 5)]
    exact: dict[tuple[str, str], int] = {}
    for periode in ["2026", *maanden, *delen[0][1]]:
        for team in ("", "noord", "zuid"):
            getal = stap(rapport(regels, periode, team))
            if getal and getal.aantal is not None and not getal.minstens:
                exact[periode, team] = getal.aantal
    resten = [n - sum(exact.get((d, t), 0) for d in kleiner) for t in ("", "noord", "zuid")
              for heel, kleiner in delen if (n := exact.get((heel, t))) is not None]  # fmt: skip
    resten += [n - exact.get((p, "noord"), 0) - exact.get((p, "zuid"), 0) for (p, t), n in exact.items() if not t]
    assert all(rest == 0 or rest >= KLEINSTE for rest in [*resten, *exact.values()])
