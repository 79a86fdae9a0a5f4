"""A guess that the client looks at, with the conversation kept in a database."""

from __future__ import annotations

from tests.hulp.diensten import maak_dienst
from vliegwiel.core.gesprek import CelGewijzigd, CelKlopt, Toestand
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database

WOORDEN = "misschien is mijn huis wel een ding"


async def test_a_line_that_is_moved_keeps_its_words_everywhere(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-00", keuzes=("begin",)))
    voor = (await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-01", WOORDEN))).toestand
    [cel_id] = voor.twijfel
    await gesprek.bewerk(dienst, begonnen.id, CelGewijzigd(cel_id, WOORDEN, "feit", "lichaam"))
    na, berichten = await gesprek.lees(dienst, begonnen.id)
    cel = na.matrix.cel(cel_id)
    assert (cel.leefgebied, cel.soort, cel.citaat) == ("lichaam", "feit", WOORDEN)
    assert WOORDEN in [b.tekst for b in berichten]
    assert _velden(na) == _velden(voor)


async def test_a_yes_to_a_guess_is_remembered(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-00", keuzes=("begin",)))
    voor = (await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-01", WOORDEN))).toestand
    for _ in range(2):  # the button was pressed twice
        await gesprek.bewerk(dienst, begonnen.id, CelKlopt(voor.twijfel[0]))
    na, _ = await gesprek.lees(dienst, begonnen.id)
    assert na.twijfel == ()
    assert na.matrix.cellen == voor.matrix.cellen


def _velden(toestand: Toestand) -> dict[str, str]:
    return dict(toestand.velden)
