"""Sending one letter to a real server: safe, with a login, and honest about what is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hulp.postkantoor import GEBRUIKER, WACHTWOORD, Postkantoor, certificaat, postkantoor
from vliegwiel.buiten.post import Postbode, Server
from vliegwiel.core.post import PostMislukt, PostOnzeker

AFZENDER, TEAM = "werkplek@proefdorp.example", "team@proefdorp.example"


def server(kantoor: Postkantoor, **anders: object) -> Server:
    return replace(Server("127.0.0.1", kantoor.poort, "geen", AFZENDER, wachttijd=5.0), **anders)  # type: ignore[arg-type]


async def verstuur(waarheen: Server, stappen: list[str] | None = None) -> None:
    async def voor_de_tekst() -> None:
        if stappen is not None:
            stappen.append("op weg")

    bode = Postbode(waarheen, lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
    await bode.verstuur(TEAM, "Er wacht iets", "Kijk even.\n.\nDag", "kenmerk-1", voor_de_tekst)


async def test_a_letter_arrives_with_a_sender_a_subject_and_a_mark_of_its_own() -> None:
    async with postkantoor() as kantoor:
        await verstuur(server(kantoor))
    bericht = kantoor.ontvangen[0]
    assert (bericht["From"], bericht["To"], bericht["Subject"]) == (AFZENDER, TEAM, "Er wacht iets")
    assert bericht["Message-ID"] == "<kenmerk-1@proefdorp.example>"
    assert bericht["Auto-Submitted"] == "auto-generated"
    assert bericht.get_content().splitlines() == ["Kijk even.", ".", "Dag"]


@pytest.mark.parametrize("tls", ["starttls", "tls"])
async def test_it_logs_in_over_a_safe_line(tmp_path: Path, tls: str) -> None:
    async with postkantoor(tmp_path, tls=tls, login=True) as kantoor:
        veilig = server(kantoor, beveiliging=tls, ca=certificaat(tmp_path), gebruiker=GEBRUIKER, wachtwoord=WACHTWOORD)
        await verstuur(veilig)
        with pytest.raises(PostMislukt, match="SMTPAuthenticationError 535"):
            await verstuur(replace(veilig, wachtwoord="verkeerd"))
        with pytest.raises(PostMislukt):
            await verstuur(replace(veilig, ca=None))  # a certificate that nobody vouches for
    assert len(kantoor.ontvangen) == 1
    assert WACHTWOORD not in repr(veilig)


async def test_without_a_safe_line_it_says_nothing_at_all() -> None:
    async with postkantoor() as kantoor:
        with pytest.raises(PostMislukt):
            await verstuur(server(kantoor, beveiliging="starttls"))
    assert kantoor.ontvangen == []


async def test_a_server_that_is_not_there_or_refuses_is_a_certain_failure() -> None:
    async with postkantoor() as kantoor:
        kantoor.weiger_ontvanger = True
        stappen: list[str] = []
        with pytest.raises(PostMislukt, match="SMTPRecipientRefused 550"):
            await verstuur(server(kantoor), stappen)
        assert stappen == []
        kantoor.weiger_ontvanger, kantoor.antwoorden = False, ["451 later"]
        with pytest.raises(PostMislukt, match="SMTPDataError 451"):
            await verstuur(server(kantoor), stappen)
        assert stappen == ["op weg"]
    with pytest.raises(PostMislukt):
        await verstuur(server(kantoor))


async def test_a_server_that_never_answers_the_text_leaves_it_uncertain() -> None:
    async with postkantoor() as kantoor:
        kantoor.traag = 3.0
        with pytest.raises(PostOnzeker):
            await verstuur(server(kantoor, wachttijd=0.3))
    assert len(kantoor.ontvangen) == 1
