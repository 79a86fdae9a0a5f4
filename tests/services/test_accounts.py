"""Accounts on a real database: there is always an administrator, and what is done to an account ends its sessions."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher

from tests.hulp.overdrachten import NU, maak_medewerker
from vliegwiel.core.toegang import Rol
from vliegwiel.core.wachtwoord import OngeldigWachtwoord
from vliegwiel.services import accounts
from vliegwiel.services.aanmelddienst import GeenToegang, Persoon, Vertaling, meld_aan_met_dienst, vertaal
from vliegwiel.services.accounts import Gegevens, LaatsteBeheerder, NaamBezet, OngeldigAccount, VanDeDienst
from vliegwiel.services.medewerker import AanmeldenMislukt, Wachtwoorden, meld_aan, van_sessie
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import Medewerkersopslag

WACHTWOORDEN = Wachtwoorden(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
TEAMS = frozenset({"algemeen", "noord"})
NIEUW = Gegevens("Anouk", "anouk", "consulent", "noord", TEAMS)
GOED = "paard-batterij-niet"


async def test_a_new_account_logs_in_once_with_the_shown_password_and_then_with_its_own(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    async with opslag.transactie() as repo:
        wie, login = await accounts.maak(repo, WACHTWOORDEN, NIEUW, None, NU)
    eerste = await meld_aan(opslag, WACHTWOORDEN, "anouk", login.wachtwoord, NU)
    assert eerste.medewerker.wachtwoord_tijdelijk
    tweede = await accounts.wijzig_wachtwoord(opslag, WACHTWOORDEN, eerste.medewerker, login.wachtwoord, GOED, NU)
    async with opslag.lezen() as repo:
        assert await van_sessie(repo, wie.id, eerste.regel) is None
        door = await van_sessie(repo, wie.id, tweede.regel)
    assert door is not None
    assert not door.wachtwoord_tijdelijk
    with pytest.raises(AanmeldenMislukt):
        await meld_aan(opslag, WACHTWOORDEN, "anouk", login.wachtwoord, NU)
    assert (await meld_aan(opslag, WACHTWOORDEN, "anouk", GOED, NU)).medewerker.team == "noord"


async def test_a_password_is_not_changed_without_the_present_one_nor_into_itself(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    await maak_medewerker(database, "Anouk", await WACHTWOORDEN.maak(GOED))
    wie = (await meld_aan(opslag, WACHTWOORDEN, "anouk", GOED, NU)).medewerker
    with pytest.raises(AanmeldenMislukt):
        await accounts.wijzig_wachtwoord(opslag, WACHTWOORDEN, wie, "iets anders", "een heel ander woord", NU)
    with pytest.raises(OngeldigWachtwoord, match="zelfde"):
        await accounts.wijzig_wachtwoord(opslag, WACHTWOORDEN, wie, GOED, GOED, NU)


async def test_two_people_never_share_a_user_name(database: Database) -> None:
    async with Medewerkersopslag(database).transactie() as repo:
        await accounts.maak(repo, WACHTWOORDEN, NIEUW, None, NU)
        with pytest.raises(NaamBezet):
            await accounts.maak(repo, WACHTWOORDEN, NIEUW, None, NU)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"naam": ""}, "naam"),
        ({"naam": "a\x00b"}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"gebruikersnaam": "a"}, "gebruikersnaam"),
        ({"gebruikersnaam": "an ouk"}, "gebruikersnaam"),
        ({"gebruikersnaam": "Anouk"}, "gebruikersnaam"),
        ({"rol": "directeur"}, "rol"),
        ({"team": "zuid"}, "team"),
    ],
)
def test_an_account_with_impossible_data_is_not_made(anders: dict[str, str], reden: str) -> None:
    goed = {"naam": "Anouk", "gebruikersnaam": "anouk", "rol": "consulent", "team": "noord"}
    with pytest.raises(OngeldigAccount) as fout:
        Gegevens(**(goed | anders), teams=TEAMS)
    assert fout.value.reden == reden


async def test_stopping_an_account_ends_its_session_and_letting_in_again_does_not_revive_it(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    beheer = await maak_medewerker(database, "Bea", rol="beheerder")
    wie = await maak_medewerker(database, "Anouk", await WACHTWOORDEN.maak(GOED))
    sessie = await meld_aan(opslag, WACHTWOORDEN, "anouk", GOED, NU)
    async with opslag.transactie() as repo:
        await accounts.zet_actief(repo, wie, False, beheer, NU)
        assert await van_sessie(repo, wie, sessie.regel) is None
        await accounts.zet_actief(repo, wie, True, beheer, NU)
        assert await van_sessie(repo, wie, sessie.regel) is None
    assert (await meld_aan(opslag, WACHTWOORDEN, "anouk", GOED, NU)).medewerker.actief


async def test_a_reset_password_ends_the_sessions(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    wie = await maak_medewerker(database, "Anouk", await WACHTWOORDEN.maak(GOED))
    sessie = await meld_aan(opslag, WACHTWOORDEN, "anouk", GOED, NU)
    async with opslag.transactie() as repo:
        login = await accounts.nieuw_tijdelijk_wachtwoord(repo, WACHTWOORDEN, wie, None, NU)
        assert await van_sessie(repo, wie, sessie.regel) is None
    assert (await meld_aan(opslag, WACHTWOORDEN, "anouk", login.wachtwoord, NU)).medewerker.wachtwoord_tijdelijk


async def test_the_last_administrator_stays_one(database: Database) -> None:
    bea = await maak_medewerker(database, "Bea", rol="beheerder")
    async with Medewerkersopslag(database).transactie() as repo:
        with pytest.raises(LaatsteBeheerder):
            await accounts.zet_actief(repo, bea, False, bea, NU)
        with pytest.raises(LaatsteBeheerder):
            await accounts.wijzig_rol(repo, bea, "auditor", "algemeen", TEAMS, bea, NU)
        await accounts.wijzig_rol(repo, bea, "beheerder", "noord", TEAMS, bea, NU)


async def test_two_administrators_who_stop_each_other_at_once_leave_one(database: Database) -> None:
    bea, cor = [await maak_medewerker(database, naam, rol="beheerder") for naam in ("Bea", "Cor")]
    opslag = Medewerkersopslag(database)

    async def stop(wie: str, door: str) -> bool:
        try:
            async with opslag.transactie() as repo:
                await accounts.zet_actief(repo, wie, False, door, NU)
        except LaatsteBeheerder:
            return False
        return True

    for _ in range(5):
        assert sorted(await asyncio.gather(stop(bea, cor), stop(cor, bea))) == [False, True]
        async with opslag.transactie() as repo:
            for wie in (bea, cor):
                await accounts.zet_actief(repo, wie, True, wie, NU)


async def test_on_the_server_a_lost_administrator_comes_back_without_a_second_factor(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    await maak_medewerker(database, "Bea", rol="consulent")
    async with opslag.transactie() as repo:
        login = await accounts.red_beheerder(repo, WACHTWOORDEN, "Bea", "algemeen", NU)
        nieuw = await accounts.red_beheerder(repo, WACHTWOORDEN, "nieuw.mens", "algemeen", NU)
    for gemaakt in (login, nieuw):
        wie = (await meld_aan(opslag, WACHTWOORDEN, gemaakt.gebruikersnaam, gemaakt.wachtwoord, NU)).medewerker
        assert (wie.rol, wie.actief, wie.wachtwoord_tijdelijk) == (Rol.BEHEERDER, True, True)


NOOR = Persoon("https://login.example", "u-1", "Noor", "noor", "consulent", "noord")


async def test_one_subject_has_one_account_whatever_it_is_called(database: Database) -> None:
    opslag = Medewerkersopslag(database)
    async with opslag.transactie() as repo:
        eerste = await meld_aan_met_dienst(repo, NOOR, NU)
        anders = Persoon(NOOR.dienst, NOOR.onderwerp, "Noor Vos", "noor.vos", "teamleider", "algemeen")
        tweede = await meld_aan_met_dienst(repo, anders, NU)
        ander = await meld_aan_met_dienst(repo, Persoon(NOOR.dienst, "u-2", "Noor", "noor", "consulent", "noord"), NU)
        elders = await meld_aan_met_dienst(
            repo, Persoon("https://ander.example", "u-1", "X", "x", "auditor", "noord"), NU
        )
    assert tweede.medewerker.id == eerste.medewerker.id
    assert (tweede.medewerker.naam, tweede.medewerker.rol) == ("Noor Vos", "teamleider")
    assert len({eerste.medewerker.id, ander.medewerker.id, elders.medewerker.id}) == 3
    assert ander.medewerker.gebruikersnaam.startswith("noor-")


async def test_an_administrator_leaves_the_role_and_the_password_to_the_service(database: Database) -> None:
    async with Medewerkersopslag(database).transactie() as repo:
        noor = (await meld_aan_met_dienst(repo, NOOR, NU)).medewerker
        with pytest.raises(VanDeDienst):
            await accounts.wijzig_rol(repo, noor.id, "auditor", "noord", TEAMS, noor.id, NU)
        with pytest.raises(VanDeDienst):
            await accounts.nieuw_tijdelijk_wachtwoord(repo, WACHTWOORDEN, noor.id, noor.id, NU)


VERTALING = Vertaling(
    "roles", "afdeling", "name", "preferred_username", {"b": "beheerder", "c": "consulent"}, {"N": "noord"}, "algemeen", TEAMS
)  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "rol", "team"),
    [
        ({"roles": ["c", "b"]}, "beheerder", "algemeen"),
        ({"roles": "c", "afdeling": "N"}, "consulent", "noord"),
        ({"roles": ["x", "c"], "afdeling": ["noord"]}, "consulent", "noord"),
        ({"roles": ["c"], "afdeling": "bestaat niet"}, "consulent", "algemeen"),
    ],
)
def test_claims_become_a_role_and_a_team(claims: dict[str, object], rol: str, team: str) -> None:
    persoon = vertaal(VERTALING, "https://login.example", {"sub": "u-1", **claims})
    assert (persoon.rol, persoon.team, persoon.naam) == (rol, team, "u-1")


@pytest.mark.parametrize(
    "claims", [{}, {"roles": []}, {"roles": ["beheerder"]}, {"roles": {"c": True}}, {"roles": None}]
)
def test_without_a_role_that_we_know_there_is_no_access(claims: dict[str, object]) -> None:
    with pytest.raises(GeenToegang):
        vertaal(VERTALING, "https://login.example", {"sub": "u-1", **claims})


def test_a_claim_within_a_claim_is_found_too() -> None:
    diep = Vertaling("realm_access.roles", "", "name", "", {"c": "consulent"}, {}, "algemeen", TEAMS)
    claims = {"sub": "u-1", "realm_access": {"roles": ["c"]}, "name": "Noor\x00 de Wit"}
    assert vertaal(diep, "https://login.example", claims).naam == "Noor de Wit"
