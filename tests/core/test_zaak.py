"""What asks for attention on an own case, and which pauses and contacts can be noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from vliegwiel.core import overdracht as kern
from vliegwiel.core import zaak
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.wachttijd import Woorden, in_woorden, verwacht
from vliegwiel.core.zaak import Contact, Punt, Regels, Stand, Zaak
from vliegwiel.services.werkdagen import maak_werkdagen

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday
MAANDAG = date(2026, 3, 2)
KALENDER, REGELS = maak_werkdagen(), Regels(contact=3, stil=10)
EEN = Overdracht("o", "g", "K7M-3QP", kern.OPGEPAKT, 1, None, NU, NU, "anouk", "Anouk", NU)


def punten(een: Zaak, vandaag: date, teken: date = MAANDAG) -> tuple[Punt, ...]:
    return zaak.aandacht(een, teken, REGELS, KALENDER, vandaag)


def test_the_first_contact_is_warned_about_a_working_day_before_and_late_the_day_after() -> None:
    een = Zaak(EEN)
    per_dag = {dag: [p.soort for p in punten(een, date(2026, 3, dag))] for dag in range(2, 7)}
    assert per_dag == {2: [], 3: [], 4: [zaak.BIJNA], 5: [zaak.BIJNA], 6: [zaak.TE_LAAT]}
    assert punten(een, date(2026, 3, 6))[0].dag == date(2026, 3, 5)


def test_nobody_is_late_for_a_client_who_wants_to_be_called_later() -> None:
    assert punten(Zaak(EEN, vanaf=date(2026, 3, 16)), date(2026, 3, 13)) == (Punt(zaak.WORDT_STIL, date(2026, 3, 16)),)
    assert zaak.uiterlijk(Zaak(EEN, vanaf=date(2026, 3, 16)), REGELS, KALENDER) == date(2026, 3, 19)


def test_after_the_first_contact_there_is_no_term_any_more() -> None:
    assert punten(Zaak(EEN, Stand(eerste_contact_op=NU)), date(2026, 3, 6)) == ()


def test_a_promised_call_stands_on_top_on_its_day() -> None:
    een = Zaak(EEN, Stand(terugbellen_op=date(2026, 3, 6)))
    assert [p.soort for p in punten(een, date(2026, 3, 5))] == [zaak.BIJNA]
    assert [p.soort for p in punten(een, date(2026, 3, 6))] == [zaak.BEL_NU, zaak.TE_LAAT]


def test_the_owner_sees_the_end_of_a_pause_coming() -> None:
    een = Zaak(replace(EEN, status=kern.GEPAUZEERD), Stand(gepauzeerd_tot=date(2026, 3, 20)))
    assert punten(een, date(2026, 3, 17)) == ()
    assert punten(een, date(2026, 3, 18)) == (Punt(zaak.PAUZE_EINDIGT, date(2026, 3, 20)),)


def test_a_silent_case_is_seen_two_working_days_before_and_a_promise_moves_it() -> None:
    een = Zaak(replace(EEN, status=kern.IN_CONTACT), Stand(eerste_contact_op=NU))
    assert punten(een, date(2026, 3, 11)) == ()
    assert punten(een, date(2026, 3, 12)) == (Punt(zaak.WORDT_STIL, date(2026, 3, 16)),)
    beloofd = replace(een, stand=Stand(eerste_contact_op=NU, terugbellen_op=date(2026, 4, 1)))
    assert punten(beloofd, date(2026, 3, 31)) == ()


def test_what_a_colleague_gave_is_new_until_it_is_opened() -> None:
    stand = Stand(doorgegeven_op=NU + timedelta(hours=1), eerste_contact_op=NU)
    assert [p.soort for p in punten(Zaak(EEN, stand), MAANDAG)] == [zaak.NIEUW_VOOR_JOU]
    assert punten(Zaak(EEN, stand, gezien_op=NU + timedelta(hours=2)), MAANDAG) == ()


@pytest.mark.parametrize(
    ("tot", "reden"),
    [(None, "anders"), (MAANDAG, "anders"), (date(2027, 4, 1), "anders"), (date(2026, 3, 3), "ziek")],
)
def test_a_pause_has_a_day_to_come_and_a_reason_from_the_list(tot: date | None, reden: str) -> None:
    with pytest.raises(zaak.OngeldigePauze):
        zaak.geldige_pauze(tot, reden, MAANDAG)


@pytest.mark.parametrize(
    "contact",
    [
        Contact("gezien", NU),
        Contact(zaak.BEREIKT, NU + timedelta(hours=1)),
        Contact(zaak.TERUGBELLEN, NU),
        Contact(zaak.VOICEMAIL, NU, date(2026, 3, 1)),
        Contact(zaak.BEREIKT, NU, notitie="x" * 2001),
        Contact(zaak.BEREIKT, NU - timedelta(days=400)),
    ],
)
def test_a_line_of_contact_that_cannot_be_is_refused(contact: Contact) -> None:
    with pytest.raises(zaak.OngeldigContact):
        zaak.geldig_contact(contact, NU, MAANDAG)


def test_the_expected_wait_is_the_middle_of_ten_or_more_rounded_up_to_whole_days() -> None:
    assert verwacht([1] * 9) is None
    assert verwacht([0] * 10) == 1
    assert verwacht([1] * 5 + [2] * 5) == 2
    assert verwacht([1, 1, 1, 1, 2, 2, 2, 40, 40, 40]) == 2
    woorden = Woorden("1 werkdag", "{aantal} werkdagen", "{aantal} weken")
    gezegd = [in_woorden(n, woorden) for n in (1, 2, 10, 11, 16)]
    assert gezegd == ["1 werkdag", "2 werkdagen", "10 werkdagen", "3 weken", "4 weken"]
