"""A file with offers is right as a whole, or everything that is wrong is told with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from vliegwiel.core.aanbod import (
    MEESTE_BYTES,
    OP_DATUM,
    OP_NAAM,
    VELDEN,
    Aanbod,
    Gegevens,
    OngeldigAanbod,
    gezocht,
    lees_csv,
)
from vliegwiel.services.leefgebieden import laad_leefgebieden
from vliegwiel.settings import PROJECT

VANDAAG = date(2026, 3, 2)
GEBIEDEN = ("geld", "dag", "contacten")
KOP = ";".join(VELDEN)
GOED = "Post;Samen openmaken;De Linde;geld dag;Lindelaan 1;dinsdag;010 000 00 11;31-12-2026"


def lees(tekst: str) -> list[Gegevens]:
    return lees_csv(tekst.encode(), GEBIEDEN, VANDAAG)


def fouten(tekst: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(OngeldigAanbod) as fout:
        lees_csv(tekst if isinstance(tekst, bytes) else tekst.encode(), GEBIEDEN, VANDAAG)
    return [(f.regel, f.reden) for f in fout.value.fouten]


def test_the_example_in_the_documentation_can_be_read() -> None:
    gebieden = laad_leefgebieden(PROJECT / "data" / "leefgebieden" / "standaard.yml")
    ids = [g.id for g in gebieden.gebieden]
    gelezen = lees_csv((PROJECT / "docs" / "voorbeelden" / "aanbod.csv").read_bytes(), ids, VANDAAG)
    assert len(gelezen) >= 5
    assert all(g.contact.startswith("010 000 00") or g.contact.endswith(".example") for g in gelezen)


@pytest.mark.parametrize("teken", [";", ","])
@pytest.mark.parametrize("merk", ["", "\ufeff"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_both_separators_a_mark_and_both_line_ends_are_read(teken: str, merk: str, einde: str) -> None:
    (gelezen,) = lees(merk + f"{KOP}{einde}{GOED}{einde}".replace(";", teken))
    assert gelezen.leefgebieden == ("geld", "dag")
    assert (gelezen.naam, gelezen.einddatum) == ("Post", date(2026, 12, 31))


def test_a_cell_may_hold_separators_and_line_breaks_and_the_next_mistake_keeps_its_line() -> None:
    tekst = f'{KOP}\n"Post; en meer";"Eerst\ndit";De Linde;geld;;;010 000 00 11;2026-12-31\nKort;x;y;geld;;;z;\n'
    assert fouten(tekst) == [(4, "einddatum is leeg")]


def test_columns_may_stand_in_another_order() -> None:
    omgekeerd = "\n".join(";".join(reversed(regel.split(";"))) for regel in (KOP, GOED))
    assert lees(omgekeerd) == lees(f"{KOP}\n{GOED}")


def test_everything_that_is_wrong_is_told_at_once_with_its_line() -> None:
    regels = [
        KOP,
        GOED,
        GOED.replace("Post;", ";"),
        "",
        GOED.replace("geld dag", "geld tuin").replace("Post", "Tuin"),
        GOED.replace("31-12-2026", "31-02-2026").replace("Post", "Feest"),
        GOED.replace("31-12-2026", "01-03-2026").replace("Post", "Oud"),
        GOED,
        "te;weinig",
        GOED.replace("Post", "P" * 121),
    ]
    assert fouten("\n".join(regels)) == [
        (3, "naam is leeg"),
        (5, "onbekend leefgebied: tuin; wel: geld, dag, contacten"),
        (6, "einddatum 31-02-2026 is geen datum; schrijf bijvoorbeeld 31-12-2027"),
        (7, "einddatum is al voorbij"),
        (8, "Post van De Linde staat ook op regel 2"),
        (9, "deze regel heeft 2 cellen, en de kop 8"),
        (10, "naam is langer dan 120 tekens"),
    ]


@pytest.mark.parametrize(
    ("tekst", "regel", "reden"),
    [
        ("", 1, "in de kop ontbreken"),
        (KOP.replace(";contact", ""), 1, "in de kop ontbreekt: contact"),
        (f"{KOP};prijs", 1, "onbekend in de kop: prijs"),
        (f"{KOP};naam", 1, "dubbel in de kop: naam"),
        (KOP, 2, "er staat geen aanbod in"),
        (f'{KOP}\n"Post;x', 2, "een aanhalingsteken sluit niet goed"),
        (f"{KOP}\n{GOED}\x00", 2, "geen tekst"),
        (f"{KOP}\ncaf\xe9".encode("latin-1"), 2, "UTF-8"),
        (b"x" * (MEESTE_BYTES + 1), 1, "groter dan 512 kB"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(tekst: str | bytes, regel: int, reden: str) -> None:
    (gevonden,) = fouten(tekst)
    assert gevonden[0] == regel
    assert reden in gevonden[1]


def aanbod(naam: str, einde: date = date(2026, 12, 31), gebieden: tuple[str, ...] = ("geld",)) -> Aanbod:
    return Aanbod(naam, Gegevens(naam, f"Over {naam}", "De Linde", gebieden, "", "", "010 000 00 11", einde))


def test_an_offer_runs_through_its_last_day_and_not_after_it_was_taken_away() -> None:
    een = aanbod("Post", date(2026, 3, 2))
    assert een.loopt(date(2026, 3, 2))
    assert not een.loopt(date(2026, 3, 3))
    assert not Aanbod("x", een.gegevens, datetime(2026, 3, 1, tzinfo=UTC)).loopt(date(2026, 3, 2))


def test_offers_stand_by_name_or_by_date_and_are_filtered_by_domain_and_words() -> None:
    alles = [aanbod("wandelen", gebieden=("dag", "contacten")), aanbod("Post", date(2027, 1, 1)), aanbod("koffie")]

    def namen(woorden: str = "", gebied: str = "", volgorde: str = OP_NAAM) -> list[str]:
        return [a.gegevens.naam for a in gezocht(alles, woorden, gebied, volgorde)]

    assert namen() == ["koffie", "Post", "wandelen"]
    assert namen(volgorde=OP_DATUM) == ["koffie", "wandelen", "Post"]
    assert namen(gebied="contacten") == ["wandelen"]
    assert namen("LINDE over po") == ["Post"]
