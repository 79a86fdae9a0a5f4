"""A gemeente's own set of domains: any right file is loaded as it is, any wrong one is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.leefgebieden import RUSTIG, Regel, als_yaml, geldige_set, regels_van
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet, OngeldigeLeefgebieden
from vliegwiel.core.letterlijk_gebied import LEEFGEBIEDEN
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.leefgebieden import BEZET, kijk_na, laad_gekozen, laad_leefgebieden, laad_map
from vliegwiel.settings import PROJECT

EIGEN = PROJECT / "data" / "leefgebieden"


def problemen(tmp_path: Path, tekst: str | bytes) -> list[tuple[int, str]]:
    """Return what is told about a file: lines and reasons. Nothing else than that may be told."""
    pad = tmp_path / "eigen.yml"
    pad.write_bytes(tekst.encode() if isinstance(tekst, str) else tekst)
    with pytest.raises(OngeldigBestand) as gevangen:
        laad_leefgebieden(pad)
    gelezen = [re.fullmatch(rf"{re.escape(str(pad))}:(\d+): (.+)", r) for r in str(gevangen.value).splitlines()]
    assert gelezen
    assert all(gelezen)
    return [(int(g[1]), g[2]) for g in gelezen if g]


@RUSTIG
@given(geldige_set())
def test_any_valid_set_is_loaded_as_it_was_written(tmp_path: Path, gebieden: LeefgebiedenSet) -> None:
    pad = tmp_path / "eigen.yml"
    pad.write_text(als_yaml(regels_van(gebieden)), "utf-8")
    gelezen = laad_leefgebieden(pad)
    assert gelezen == gebieden
    assert LeefgebiedenSet.from_dict(gelezen.as_dict()) == gebieden
    assert LeefgebiedenSet.from_dict(gelezen.as_dict()).kenmerk == gebieden.kenmerk


@RUSTIG
@given(geldige_set(), geldige_set())
def test_two_sets_have_the_same_mark_only_when_they_are_the_same(een: LeefgebiedenSet, ander: LeefgebiedenSet) -> None:
    assert (een.kenmerk == ander.kenmerk) == (een == ander)
    naam = replace(een.gebieden[0], naam=een.gebieden[0].naam + " x")
    assert replace(een, gebieden=(naam, *een.gebieden[1:])).kenmerk != een.kenmerk


# One mistake in a right file: where it is told, and what is said of it.
Fout = Callable[[st.DataObject, list[Regel]], tuple[int, str]]


def _kies(data: st.DataObject, regels: list[Regel], *delen: str, rij: int | None = None) -> int:
    past = [n for n, r in enumerate(regels) if r.deel in delen and r.rij is not None and (rij is None or r.rij == rij)]
    return data.draw(st.sampled_from(past))


def _andere_rij(data: st.DataObject, regels: list[Regel], deel: str) -> tuple[int, int]:
    past = [n for n, r in enumerate(regels) if r.deel == deel and r.rij is not None]
    een, ander = sorted(data.draw(st.lists(st.sampled_from(past), min_size=2, max_size=2, unique=True)))
    return een, ander


def _dubbel(deel: str, reden: str) -> Fout:
    def maak(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
        een, ander = _andere_rij(data, regels, deel)
        regels[ander].waarde = regels[een].waarde
        return ander, reden

    return maak


def _waarde(delen: tuple[str, ...], waarde: str, reden: str) -> Fout:
    def maak(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
        plek = _kies(data, regels, *delen)
        regels[plek].waarde = waarde
        return plek, reden

    return maak


def _erbij(deel: str, waarde: str, reden: str) -> Fout:
    def maak(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
        plek = _kies(data, regels, "in_zin") + 1
        regels[plek:] = [r for r in regels[plek:] if (r.rij, r.deel) != (regels[plek - 1].rij, deel)]
        regels.insert(plek, Regel(regels[plek - 1].rij, deel, waarde))
        return plek, reden

    return maak


def _weg(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    plek = _kies(data, regels, "naam", "in_zin")
    weg = regels.pop(plek)
    return next(n for n, r in enumerate(regels) if r.rij == weg.rij), f"{weg.deel} ontbreekt"


def _twee_keer(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    plek = _kies(data, regels, "naam", "in_zin", "gevoelig")
    regels.insert(plek + 1, replace(regels[plek]))
    return plek + 1, f"{regels[plek].deel} staat hier voor de tweede keer"


def _voedt_twee(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    regels[:] = [r for r in regels if r.deel != "herkent"]
    een, ander = _andere_rij(data, regels, "naam")
    gebied = data.draw(st.sampled_from(LEEFGEBIEDEN))
    regels.insert(een + 1, Regel(regels[een].rij, "herkent", f"[{gebied}]"))
    regels.insert(ander + 2, Regel(regels[ander + 1].rij, "herkent", f"[{gebied}]"))
    return ander + 2, f"herkent: {gebied} staat ook op regel {een + 2}"


def _te_veel(_: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    regels[:] = [r for r in regels if r.rij is None]
    for n in range(14):
        delen = {"id": f"r{n}", "naam": f"rij {n}", "in_zin": f"rij {n}"}
        regels += [Regel(n, deel, waarde) for deel, waarde in delen.items()]
    return len(regels) - 3, "te veel rijen: 14"


def _versie(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    regels[1].waarde = data.draw(st.sampled_from(['"1"', "0", "-1", "1.5", "true", "[1]", "een", "", "1:30", "0x1"]))
    return 1, "versie is geen heel getal"


def _al_alles_gevoelig(_: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    regels[3:] = [
        Regel(0, deel, waarde)
        for deel, waarde in {"id": "x", "naam": "X", "in_zin": "x", "herkent": "[geld]", "gevoelig": "true"}.items()
    ]
    return 3, "alle rijen zijn gevoelig"


def _andermans_naam(data: st.DataObject, regels: list[Regel]) -> tuple[int, str]:
    een, ander = _andere_rij(data, regels, "id")
    regels[:] = [r for r in regels if r.deel != "herkent" and not (r.deel == "gevoelig" and r.waarde == "true")]
    een, ander = _andere_rij(data, regels, "id")
    regels[ander].waarde = "geld"
    regels.insert(een + 1, Regel(regels[een].rij, "herkent", "[geld]"))
    return ander + 1, "id geld: dat herkende gebied hoort bij rij"


FOUTEN: dict[str, Fout] = {
    "double id": _dubbel("id", "dubbel id"),
    "double name": _dubbel("naam", "dubbele naam"),
    "unknown recognised domain": _erbij("herkent", "[geld, vervoer]", "'vervoer' wordt niet herkend"),
    "a domain that feeds two rows": _voedt_twee,
    "the name of a domain that feeds another row": _andermans_naam,
    "empty": _waarde(("id", "naam", "in_zin"), '""', "is leeg"),
    "nothing": _waarde(("id", "naam", "in_zin"), "", "is leeg"),
    "only signs": _waarde(("naam", "in_zin"), '"…"', "is leeg"),
    "empty question": _erbij("vraag", '"  "', "vraag is leeg"),
    "no question": _erbij("vraag", "Vertel maar.", "vraag is één vraag"),
    "two questions": _erbij("vraag", "Hoe gaat het? En waarom?", "vraag is één vraag"),
    "a long sentence": _erbij("vraag", "wat " * 20 + "dan?", "meer dan 20 woorden"),
    "a number for a name": _waarde(("naam", "in_zin"), "12", "is geen tekst"),
    "a list for a name": _waarde(("id", "naam", "in_zin"), "[a]", "is geen tekst"),
    "too long": _waarde(("naam", "in_zin", "id"), "a" * 41, "is te lang"),
    "a word for a list": _erbij("herkent", "geld", "herkent is een lijst"),
    "a word for yes or no": _waarde(("gevoelig",), "ja", "gevoelig is true of false"),
    "sensitive and never asked": _erbij("gevoelig", "true", "gevoelige rij"),
    "all sensitive": _al_alles_gevoelig,
    "a missing part": _weg,
    "an unknown part": _erbij("kleur", "rood", "kleur hoort niet bij een rij"),
    "the same part twice": _twee_keer,
    "a wrong version": _versie,
    "too many rows": _te_veel,
    "capitals in an id": _waarde(("id",), "Mijn-Rij", "begin met een kleine letter"),
    "the name of a button": _waarde(("id",), "stoppen", "is al de naam van een knop"),
    "a full stop in a sentence": _waarde(("in_zin",), "je huis. En meer", "staat midden in een zin"),
}


@pytest.mark.parametrize("soort", FOUTEN)
@settings(RUSTIG, max_examples=25)
@given(gebieden=geldige_set(minstens=2), data=st.data())
def test_one_mistake_in_any_set_is_told_at_its_own_line(
    tmp_path: Path, soort: str, gebieden: LeefgebiedenSet, data: st.DataObject
) -> None:
    regels = regels_van(gebieden)
    if soort == "sensitive and never asked":
        regels = [r for r in regels if r.deel not in ("herkent", "gevoelig")]
    plek, reden = FOUTEN[soort](data, regels)
    verteld = problemen(tmp_path, als_yaml(regels))
    assert any(regel == plek + 1 and reden in waarom for regel, waarom in verteld), (verteld, als_yaml(regels))


@pytest.mark.parametrize(
    ("tekst", "regel", "reden"),
    [
        ("", 1, "leeg"),
        ("# alleen een opmerking\n", 1, "leeg"),
        ("zomaar tekst\n", 1, "een set bestaat uit"),
        ("- a\n- b\n", 1, "een set bestaat uit"),
        ("id: x\nversie: 1\ngebieden: []\n", 3, "ten minste één rij"),
        ("id: x\nversie: 1\ngebieden: geen\n", 3, "gebieden is een lijst"),
        ("id: x\nversie: 1\ngebieden:\n  - wonen\n", 4, "een rij bestaat uit"),
        ("id: x\nversie: 1\nnaam: Mijn set: de beste\n", 3, "dubbele punt"),
        ("id: x\nversie: 1\ngebieden:\n\t- id: a\n", 4, "tab"),
        ("id: x\nversie: 1\ngebieden: [a, b\n", 4, "haakje"),
        ('id: "x\nversie: 1\n', 3, "aanhalingsteken"),
        ("id: x\nversie 1\ngebieden: []\n", 3, "dubbele punt"),
        ("id: x\n---\nid: y\n", 2, "meer documenten"),
        ("id: *x\n", 1, "verwijst"),
        ('"een\\ntwee": x\n', 1, "een twee hoort niet bij een set"),
        ("? [a]\n: b\n", 1, "hoort niet bij een set"),
        ("id: x\nversie: \x07\n", 2, "teken"),
        (b"id: x\nversie: 1\nnaam: caf\xe9\n", 3, "UTF-8"),
        ("id: !!python/object:os.system x\n", 1, "id is geen tekst"),
        ("&a [*a]\n", 1, "een set bestaat uit"),
    ],
)
def test_what_is_no_set_at_all_is_told_in_dutch(tmp_path: Path, tekst: str | bytes, regel: int, reden: str) -> None:
    verteld = problemen(tmp_path, tekst)
    assert any(op == regel and reden in waarom for op, waarom in verteld), verteld


@settings(RUSTIG, max_examples=200)
@given(st.text() | st.binary(), geldige_set(), st.data())
def test_any_bytes_in_the_middle_of_a_file_are_read_or_refused_and_never_worse(
    tmp_path: Path, rommel: str | bytes, gebieden: LeefgebiedenSet, data: st.DataObject
) -> None:
    heel = als_yaml(regels_van(gebieden)).encode()
    plek = data.draw(st.integers(0, len(heel)))
    ruw = rommel.encode("utf-8", "surrogatepass") if isinstance(rommel, str) else rommel
    pad = tmp_path / "eigen.yml"
    pad.write_bytes(heel[:plek] + ruw + heel[plek:])
    goed, fouten = kijk_na(pad)
    assert len(goed) + len(fouten) == 1
    assert all(re.match(rf"{re.escape(str(pad))}:\d+: .", r) for fout in fouten for r in fout.splitlines())


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    tekst = (
        "id: x\nversie: nul\ngebieden:\n  - id: a\n    naam: A\n    in_zin: a\n    herkent: [tuin]\n    kleur: rood\n"
    )
    assert [regel for regel, _ in problemen(tmp_path, tekst)] == [2, 7, 8]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OngeldigBestand, match=r"weg\.yml:1: kan niet gelezen worden"):
        laad_leefgebieden(tmp_path / "weg.yml")


def _schrijf(folder: Path, naam: str, set_id: str, versie: int) -> None:
    rij = "  - id: a\n    naam: A\n    in_zin: a\n"
    (folder / naam).write_text(f"id: {set_id}\nversie: {versie}\ngebieden:\n{rij}", "utf-8")


def test_new_conversations_get_the_newest_version_of_the_chosen_set(tmp_path: Path) -> None:
    for naam, versie in (("a.yml", 2), ("b.yaml", 10), ("c.yml", 9)):
        _schrijf(tmp_path, naam, "dorp", versie)
    _schrijf(tmp_path, "stad.yml", "stad", 11)
    (tmp_path / "LEESMIJ.txt").write_text("geen set")
    assert laad_gekozen(tmp_path, "dorp").versie == 10
    assert len(laad_map(tmp_path)) == 4


def test_one_wrong_file_in_the_folder_is_refused_whichever_set_is_chosen(tmp_path: Path) -> None:
    _schrijf(tmp_path, "goed.yml", "dorp", 1)
    (tmp_path / "fout.yml").write_text("id: stad\nversie: 1\n", "utf-8")
    with pytest.raises(OngeldigBestand, match=r"fout\.yml:1: gebieden ontbreekt"):
        laad_gekozen(tmp_path, "dorp")
    goed, fouten = kijk_na(tmp_path)
    assert (len(goed), len(fouten)) == (1, 1)


def test_the_same_set_and_version_in_two_files_is_refused(tmp_path: Path) -> None:
    _schrijf(tmp_path, "a.yml", "dorp", 1)
    _schrijf(tmp_path, "b.yml", "dorp", 1)
    with pytest.raises(OngeldigBestand, match=r"b\.yml:1: .*staat ook in a\.yml"):
        laad_map(tmp_path)
    assert len(kijk_na(tmp_path)[1]) == 1


def test_a_set_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    _schrijf(tmp_path, "a.yml", "dorp", 1)
    with pytest.raises(OngeldigBestand, match=r"geen set 'stad'.*wel: dorp"):
        laad_gekozen(tmp_path, "stad")


@pytest.mark.parametrize("maak", [Path.mkdir, Path.touch, lambda _: None], ids=["empty", "a file", "nothing"])
def test_a_folder_without_a_set_is_told(tmp_path: Path, maak: Callable[[Path], None]) -> None:
    maak(tmp_path / "map")
    with pytest.raises(OngeldigBestand, match="map"):
        laad_map(tmp_path / "map")


def test_the_two_sets_that_we_ship_are_right() -> None:
    assert {s.id: len(s.gebieden) for s in laad_map(EIGEN)} == {"standaard": 11, "dertien": 13}
    assert {"genoeg", "geen", "ja", "nee", "stoppen", "overslaan", "delen"} <= BEZET


@pytest.mark.parametrize(
    "rijen",
    [
        (),
        tuple(Leefgebied(f"r{n}", "R", "r") for n in range(14)),
        (Leefgebied("a", "A", "a"), Leefgebied("a", "B", "b")),
        (Leefgebied("a", "A", "a", ("geld",)), Leefgebied("b", "B", "b", ("geld",))),
        (Leefgebied("a", "A", "a", ("geld",)), Leefgebied("geld", "B", "b")),
    ],
)
def test_a_set_that_makes_no_sense_can_not_be_made_in_code_either(rijen: tuple[Leefgebied, ...]) -> None:
    with pytest.raises(OngeldigeLeefgebieden):
        LeefgebiedenSet("x", 1, rijen)
