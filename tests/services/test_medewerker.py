"""Consultants log in with a password, and nobody learns from an answer who works here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from argon2 import PasswordHasher

from tests.hulp.nep_overdrachten import NepMedewerkers
from vliegwiel.services.medewerker import (
    AanmeldenMislukt,
    Medewerker,
    Wachtwoorden,
    eerste_medewerker,
    meld_aan,
    meld_af,
    nieuw_wachtwoord,
    schone_naam,
    van_sessie,
)

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
GOEDKOOP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Telt(PasswordHasher):
    """Counts how often a password is checked."""

    keer = 0

    def verify(self, *argumenten: Any) -> Any:
        self.keer += 1
        return super().verify(*argumenten)


async def werkplek(actief: bool = True) -> tuple[NepMedewerkers, Wachtwoorden]:
    """One consultant, Anouk, with the password *fiets*."""
    repo, wachtwoorden = NepMedewerkers(), Wachtwoorden(GOEDKOOP)
    anouk = Medewerker("m1", "anouk", "Anouk", "consulent", actief, await wachtwoorden.maak("fiets"))
    await repo.voeg_toe(anouk, NU)
    return repo, wachtwoorden


async def test_the_right_password_gives_a_session_that_ends_with_logging_out() -> None:
    repo, wachtwoorden = await werkplek()
    aanmelding = await meld_aan(repo, wachtwoorden, " Anouk ", "fiets", NU)
    assert await van_sessie(repo, "m1", aanmelding.regel) == aanmelding.medewerker
    await meld_af(repo, "m1", NU)
    assert await van_sessie(repo, "m1", aanmelding.regel) is None
    later = await meld_aan(repo, wachtwoorden, "anouk", "fiets", NU)
    assert await van_sessie(repo, "m1", later.regel) is not None


@pytest.mark.parametrize(
    ("naam", "wachtwoord"), [("anouk", "Fiets"), ("anouk", ""), ("niemand", "fiets"), ("", ""), ("\x00", "x")]
)
async def test_a_wrong_name_or_password_is_written_down_and_refused(naam: str, wachtwoord: str) -> None:
    repo, wachtwoorden = await werkplek()
    with pytest.raises(AanmeldenMislukt):
        await meld_aan(repo, wachtwoorden, naam, wachtwoord, NU)
    assert [r[0] for r in repo.audit.regels] == ["aanmelden_mislukt"]


async def test_an_unknown_name_costs_as_much_work_as_a_wrong_password() -> None:
    telt = Telt(time_cost=1, memory_cost=8, parallelism=1)
    repo, _ = await werkplek()
    wachtwoorden = Wachtwoorden(telt)
    for naam in ("anouk", "niemand"):
        telt.keer = 0
        with pytest.raises(AanmeldenMislukt):
            await meld_aan(repo, wachtwoorden, naam, "fout", NU)
        assert telt.keer == 1


async def test_who_left_cannot_log_in_and_an_open_session_is_over() -> None:
    repo, wachtwoorden = await werkplek(actief=False)
    with pytest.raises(AanmeldenMislukt):
        await meld_aan(repo, wachtwoorden, "anouk", "fiets", NU)
    assert await van_sessie(repo, "m1", 0) is None
    assert await van_sessie(repo, "bestaat-niet", 0) is None


async def test_the_first_consultant_gets_a_password_once() -> None:
    repo, wachtwoorden = NepMedewerkers(), Wachtwoorden(GOEDKOOP)
    login = await eerste_medewerker(repo, wachtwoorden, NU)
    assert login is not None
    assert login.wachtwoord not in repr(login)
    aanmelding = await meld_aan(repo, wachtwoorden, login.gebruikersnaam, login.wachtwoord, NU)
    assert login.wachtwoord not in repr(aanmelding)
    assert await eerste_medewerker(repo, wachtwoorden, NU) is None


async def test_a_hash_that_is_no_hash_fits_no_password() -> None:
    assert not await Wachtwoorden(GOEDKOOP).klopt("-", "-")


def test_the_default_hashes_are_as_expensive_as_argon2_advises() -> None:
    hasher = PasswordHasher()
    assert (hasher.type.name, hasher.memory_cost, hasher.time_cost) == ("ID", 65536, 3)


def test_a_generated_password_can_be_typed_over_and_is_never_the_same() -> None:
    wachtwoorden = {nieuw_wachtwoord() for _ in range(100)}
    assert len(wachtwoorden) == 100
    assert all(len(w) == 19 and not set(w) & set("01loiIO") for w in wachtwoorden)


def test_a_user_name_is_short_lower_case_and_without_blanks() -> None:
    assert schone_naam("  ANOUK\x00 ") == "anouk"
    assert len(schone_naam("a" * 500)) == 80
