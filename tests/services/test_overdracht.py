"""The use cases of the hand-over, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.hulp.nep_overdrachten import NepContactwensen, NepOverdrachten
from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.overdracht import (
    AFGEROND,
    IN_CONTACT,
    NIEUW,
    OPGEPAKT,
    TERUGGEGEVEN,
    AlGeclaimd,
    NietDeEigenaar,
    OngeldigeNotitie,
    OngeldigeOvergang,
    OverdrachtNietGevonden,
)
from vliegwiel.core.team import Team, Teams
from vliegwiel.core.wachtrij import Rijfilter
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.wachtrij import wachtrij

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
UUR = timedelta(hours=1)
ANOUK, BILAL = "anouk", "bilal"
TEAMS = Teams(
    {"algemeen": Team("algemeen", "Algemeen"), "noord": Team("noord", "Noord", postcodes=frozenset({"3011"}))},
    "algemeen",
)


async def deel(
    repo: NepOverdrachten,
    gesprek: str = "g1",
    versie: int = 1,
    nu: datetime = NU,
    ligging: Ligging = Ligging(),  # noqa: B008 – frozen
    teams: Teams = TEAMS,
    **velden: Any,
) -> str:
    """Share, and return the id of the hand-over."""
    inhoud = {"velden": {"wens": "rust"} | velden, "rijen": []}
    return (await dienst.deel(repo, gesprek, versie, inhoud, None, nu, ligging, teams)).overdracht_id


async def rij(repo: NepOverdrachten, team: str = "algemeen") -> list[str]:
    """The conversations that wait, in order."""
    return [r.overdracht.gesprek_id for r in (await wachtrij(repo, ANOUK, Rijfilter(team))).pagina.regels]


def soorten(repo: NepOverdrachten) -> list[str]:
    return [g.soort for g in repo.outbox.gebeurtenissen]


async def test_what_is_shared_is_new_and_told_to_the_desks() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    assert (repo.alle[overdracht_id].status, soorten(repo)) == (NIEUW, ["nieuw"])


async def test_a_reference_says_nothing_and_can_be_read_out_on_the_telephone() -> None:
    referenties = {dienst.nieuwe_referentie() for _ in range(200)}
    assert len(referenties) > 190
    assert all(len(r) == 7 and not set(r) & set("01IO") for r in referenties)


async def test_a_reference_that_is_taken_is_replaced_by_another() -> None:
    repo = NepOverdrachten(bezet=3)
    assert (await dienst.deel(repo, "g1", 1, {"velden": {}}, None, NU)).nieuw


async def test_the_same_version_again_changes_nothing_even_when_somebody_works_on_it() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    voor = dict(repo.alle)
    weer = await dienst.deel(repo, "g1", 1, {"velden": {"wens": "anders"}}, "acuut", NU + UUR)
    assert not weer.nieuw
    assert (repo.alle, soorten(repo)) == (voor, ["nieuw", "opgepakt"])


async def test_a_new_version_goes_to_the_owner_and_not_back_to_the_queue() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    await deel(repo, versie=2, wens="slapen")
    nu_zo = repo.alle[overdracht_id]
    assert (nu_zo.status, nu_zo.eigenaar_id, nu_zo.versie) == (OPGEPAKT, ANOUK, 2)
    assert soorten(repo)[-1] == "gewijzigd"


async def test_who_shares_again_after_the_end_waits_in_the_queue_from_that_moment() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    await dienst.rond_af(repo, overdracht_id, ANOUK, NU)
    await deel(repo, versie=2, nu=NU + 9 * UUR)
    weer = repo.alle[overdracht_id]
    assert (weer.status, weer.eigenaar_id, weer.afgerond_op, weer.gemaakt_op) == (NIEUW, None, None, NU + 9 * UUR)


async def test_the_second_who_claims_hears_who_was_first() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    for wie in (BILAL, ANOUK):
        with pytest.raises(AlGeclaimd) as fout:
            await dienst.claim(repo, overdracht_id, wie, NU)
        assert (fout.value.eigenaar, fout.value.eigenaar_id) == ("naam van anouk", ANOUK)


async def test_a_finished_hand_over_cannot_be_claimed() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    await dienst.rond_af(repo, overdracht_id, ANOUK, NU)
    with pytest.raises(OngeldigeOvergang):
        await dienst.claim(repo, overdracht_id, BILAL, NU)


async def test_in_contact_and_finished_are_kept_with_their_moments() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU + UUR)
    await dienst.leg_contact(repo, overdracht_id, ANOUK, NU + 2 * UUR)
    assert repo.alle[overdracht_id].status == IN_CONTACT
    await dienst.rond_af(repo, overdracht_id, ANOUK, NU + 3 * UUR)
    klaar = repo.alle[overdracht_id]
    assert (klaar.status, klaar.opgepakt_op, klaar.afgerond_op) == (AFGEROND, NU + UUR, NU + 3 * UUR)
    assert [r[0] for r in repo.audit.regels] == ["opgepakt", "in_contact", "afgerond"]


async def test_what_is_given_back_keeps_its_place_in_the_queue() -> None:
    repo = NepOverdrachten()
    eerste = await deel(repo, "g1")
    await deel(repo, "g2", nu=NU + UUR)
    await dienst.claim(repo, eerste, ANOUK, NU + 2 * UUR)
    await dienst.geef_terug(repo, eerste, ANOUK, NU + 3 * UUR)
    assert (repo.alle[eerste].status, repo.alle[eerste].eigenaar_id) == (TERUGGEGEVEN, None)
    assert await rij(repo) == ["g1", "g2"]


@pytest.mark.parametrize("handeling", [dienst.leg_contact, dienst.rond_af, dienst.geef_terug])
async def test_only_the_owner_decides(handeling: Any) -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    with pytest.raises(NietDeEigenaar):
        await handeling(repo, overdracht_id, BILAL, NU)
    with pytest.raises(NietDeEigenaar):
        await dienst.noteer(repo, overdracht_id, BILAL, "hoi", NU)
    assert repo.alle[overdracht_id].status == OPGEPAKT


@pytest.mark.parametrize("handeling", [dienst.claim, dienst.leg_contact, dienst.rond_af, dienst.geef_terug])
async def test_what_is_not_there_cannot_be_worked_on(handeling: Any) -> None:
    with pytest.raises(OverdrachtNietGevonden):
        await handeling(NepOverdrachten(), "weg", ANOUK, NU)


async def test_only_the_owner_reads_contact_data_and_notes_and_every_look_is_written_down() -> None:
    repo, wensen = NepOverdrachten(), NepContactwensen()
    overdracht_id = await deel(repo)
    await wensen.bewaar("g1", {"telefoon": "0612345678"}, NU)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    await dienst.noteer(repo, overdracht_id, ANOUK, "gebeld", NU)
    van_anouk = await dienst.lees(repo, wensen, overdracht_id, ANOUK, NU)
    van_bilal = await dienst.lees(repo, wensen, overdracht_id, BILAL, NU)
    assert van_anouk.contact == {"telefoon": "0612345678"}
    assert [n.tekst for n in van_anouk.notities] == ["gebeld"]
    assert (van_bilal.contact, van_bilal.notities) == (None, ())
    assert repo.audit.regels[-2:] == [("contact_bekeken", ANOUK, overdracht_id), ("bekeken", BILAL, overdracht_id)]


async def test_contact_data_that_cannot_be_read_leave_the_rest_of_the_hand_over_readable() -> None:
    repo, wensen = NepOverdrachten(), NepContactwensen()
    overdracht_id = await deel(repo)
    wensen.kapot = True
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    dossier = await dienst.lees(repo, wensen, overdracht_id, ANOUK, NU)
    assert (dossier.contact, dossier.contact_onleesbaar) == (None, True)
    assert (await wachtrij(repo, ANOUK, Rijfilter("algemeen"))).eigen[0].wens == "rust"


async def test_who_wants_to_talk_next_week_stands_behind_who_wants_to_talk_now() -> None:
    repo, wensen = NepOverdrachten(), NepContactwensen()
    for gesprek, wanneer in (("g1", "2026-03-09"), ("g2", ""), ("g3", "ochtend")):
        await wensen.bewaar(gesprek, {"wanneer": wanneer}, NU)
        await deel(repo, gesprek, ligging=await wensen.ligging(gesprek))
    overdrachten = {o.gesprek_id: o.id for o in repo.alle.values()}
    assert (await rij(repo))[-1] == "g1"
    assert sorted(await rij(repo)) == sorted(overdrachten)


async def test_a_neighbourhood_that_is_known_goes_to_its_team_and_the_rest_to_the_default_team() -> None:
    repo = NepOverdrachten()
    for gesprek, postcode in (("g1", "3011"), ("g2", "9712"), ("g3", None)):
        await deel(repo, gesprek, ligging=Ligging(postcode4=postcode))
    assert (await rij(repo, "noord"), sorted(await rij(repo))) == (["g1"], ["g2", "g3"])


async def test_another_neighbourhood_moves_a_hand_over_only_while_nobody_owns_it() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await deel(repo, versie=2, ligging=Ligging(postcode4="3011"))
    assert (await rij(repo), await rij(repo, "noord")) == ([], ["g1"])
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    await deel(repo, versie=3, ligging=Ligging(postcode4="9712"))
    assert repo.alle[overdracht_id].team == "noord"
    await dienst.geef_terug(repo, overdracht_id, ANOUK, NU)
    assert await rij(repo, "noord") == ["g1"]
    await deel(repo, versie=4, ligging=Ligging(postcode4="9712"))
    assert (await rij(repo), await rij(repo, "noord")) == (["g1"], [])


async def test_both_teams_hear_that_a_hand_over_moved() -> None:
    repo = NepOverdrachten()
    await deel(repo)
    await deel(repo, versie=2, ligging=Ligging(postcode4="3011"))
    assert [(g.soort, g.team) for g in repo.outbox.gebeurtenissen[1:]] == [
        ("gewijzigd", None),
        ("gewijzigd", "algemeen"),
    ]


async def test_a_new_contact_card_puts_a_waiting_hand_over_in_its_new_place() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    ligging = Ligging(date(2026, 3, 9), "3011", frozenset({"sleutel"}))
    await dienst.contact_gewijzigd(repo, "g1", ligging, TEAMS, NU)
    nu_zo = repo.alle[overdracht_id]
    assert (nu_zo.gewenst_op, nu_zo.team, repo.zoeksleutels[overdracht_id]) == (date(2026, 3, 9), "noord", {"sleutel"})
    voor = soorten(repo)
    await dienst.contact_gewijzigd(repo, "g1", ligging, TEAMS, NU)
    await dienst.contact_gewijzigd(repo, "niet gedeeld", ligging, TEAMS, NU)
    assert soorten(repo) == [*voor, "contactkaart"], (
        "the same place, perhaps another number; nothing was shared: nothing"
    )


async def test_an_empty_note_is_refused_before_anything_is_kept() -> None:
    repo = NepOverdrachten()
    overdracht_id = await deel(repo)
    await dienst.claim(repo, overdracht_id, ANOUK, NU)
    with pytest.raises(OngeldigeNotitie):
        await dienst.noteer(repo, overdracht_id, ANOUK, "  ", NU)
    assert repo.notitielijst == []


async def test_withdrawing_takes_the_hand_over_from_the_desk() -> None:
    repo = NepOverdrachten()
    await deel(repo)
    assert await dienst.trek_in(repo, "g1", NU)
    assert (repo.alle, soorten(repo)[-1]) == ({}, "ingetrokken")
    assert not await dienst.trek_in(repo, "g1", NU)
