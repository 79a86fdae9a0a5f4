"""What a page of the desk asks of the database: little, and in as few transactions as can be."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from tests.web.desk.conftest import Werkplek

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_the_queue_is_read_in_one_transaction_however_many_wait(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    gevraagd: list[str] = []

    def noteer(*aanroep: Any) -> None:
        gevraagd.append(aanroep[2].split()[0])

    event.listen(werkplek.database.engine.sync_engine, "before_cursor_execute", noteer)
    for erbij in (1, 20):
        for _ in range(erbij):
            zaak = await werkplek.deel()
        await anouk.post(f"/desk/overdrachten/{zaak}/claim")
        await anouk.tekst("/desk")  # the message of the claim is gone
        gevraagd.clear()
        await anouk.tekst("/desk")
        # Who is it; and everything on the page.
        assert gevraagd.count("BEGIN") == 2, gevraagd
        assert gevraagd.count("SELECT") <= 14, gevraagd
