"""A gemeente's settings file: a right one is used as it is, a wrong one is refused with every line that is wrong."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest

from vliegwiel.core.kleuren import lees_kleur
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.gemeente import laad_gemeente
from vliegwiel.services.plaatje import MEESTE_BYTES, OngeldigPlaatje, lees_plaatje
from vliegwiel.settings import PROJECT

EIGEN = PROJECT / "docs" / "voorbeelden" / "gemeente.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10">{}</svg>'


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder with the logos of the example."""
    for pad in EIGEN.parent.glob("gemeente-*.svg"):
        (tmp_path / pad.name).write_bytes(pad.read_bytes())
    return tmp_path


def klachten(map_: Path, tekst: str) -> list[tuple[int, str]]:
    """Return what is told about a file: lines and reasons. Nothing else than that may be told."""
    pad = map_ / "eigen.yml"
    pad.write_text(tekst, "utf-8")
    with pytest.raises(OngeldigBestand) as gevangen:
        laad_gemeente(pad)
    gelezen = [re.fullmatch(rf"{re.escape(str(pad))}:(\d+): (.+)", r) for r in str(gevangen.value).splitlines()]
    assert all(gelezen)
    return [(int(g[1]), g[2]) for g in gelezen if g]


def regel(tekst: str, begin: str) -> int:
    return next(n for n, r in enumerate(tekst.splitlines(), 1) if r.strip().startswith(begin))


def test_the_example_with_explanations_is_read_whole() -> None:
    gelezen = laad_gemeente(EIGEN)
    assert gelezen.waarden["naam"] == "Proefdorp"
    assert gelezen.waarden["open"] == "ma-do 08:30-17:00; vr 08:30-12:30"
    assert gelezen.terugbel == {"uren": "ma-vr 09:00-12:00", "gesloten": "2026-12-24, 2027-05-07"}
    assert gelezen.thema.licht.accent == lees_kleur("#7a1f4b")
    assert gelezen.thema.letters == ("Verdana", "Tahoma", "sans-serif")
    assert gelezen.logo is not None
    assert gelezen.logo.tekst == "Logo van Proefdorp"
    assert (gelezen.logo.licht.breed, gelezen.logo.licht.hoog) == (250, 100)
    assert gelezen.toegankelijkheid.getest_op == date(2026, 10, 12)


@pytest.mark.parametrize(
    ("oud", "nieuw", "klacht"),
    [
        ("naam: Proefdorp", "naam: Proefdorp\nkleur: rood", "kleur hoort niet bij het bestand van een gemeente"),
        ("naam: Proefdorp\n", "", "naam ontbreekt"),
        ("naam: Proefdorp", "naam: [Proefdorp]", "naam is geen tekst"),
        ("naam: Proefdorp", "naam: Proefdorp\nnaam: Dorp", "naam staat hier voor de tweede keer"),
        ("telefoon: 010 000 00 10", "telefoon: bel maar", "telefoon: bel maar is geen telefoonnummer"),
        ("email: loket@proefdorp.example", "email: loket", "email: loket is geen e-mailadres"),
        ("klachten: https://www.proefdorp.example/klacht", "klachten: http://x.example", "klachten: .* https://"),
        ("open: ma-do 08:30-17:00; vr 08:30-12:30", "open: elke dag", "open: 'elke dag' is niet te lezen"),
        ("open: ma-do 08:30-17:00; vr 08:30-12:30", "open: ma 17:00-09:00", "open: een tijd loopt van"),
        ("terugbellen: ma-vr 09:00-12:00", "terugbellen: xx 09:00-12:00", "terugbellen: xx is geen dag"),
        ("gesloten: [2026-12-24, 2027-05-07]", "gesloten: [kerst]", "gesloten is geen datum"),
        ('accent: "#7a1f4b" ', "accent: #7a1f4b ", "accent is leeg; zet een kleur tussen aanhalingstekens"),
        ('accent: "#7a1f4b" ', "accent: paars ", "accent: 'paars' is geen kleur"),
        ('rand: "#80606f" ', 'rand: "#d0c0c8" ', "licht: rand op achtergrond heeft contrast 1,64, en 3 is nodig"),
        ('zacht: "#d6bcc8"', 'zacht: "#70505f"', "donker: zacht op achtergrond heeft contrast"),
        ("letters: [Verdana, Tahoma, sans-serif]", "letters: [Verdana]", "letters: de laatste is een soort"),
        ("letters: [Verdana, Tahoma, sans-serif]", 'letters: ["a}b", serif]', "is geen naam van een lettertype"),
        ("hoeken: 2", "hoeken: 25", "hoeken is een getal van 0 tot en met 24"),
        ("bestand: gemeente-logo.svg", "bestand: ../logo.svg", "het logo staat naast dit bestand"),
        ("bestand: gemeente-logo.svg", "bestand: weg.svg", "bestand: weg.svg kan niet gelezen worden"),
        ("  tekst: Logo van Proefdorp\n", "", "tekst ontbreekt"),
        ("status: eerste maatregelen genomen", "status: prima", "status: 'prima' kan niet; wel: voldoet volledig"),
        ("getest_op: 2026-10-12", "getest_op: 12 oktober", "getest_op is geen datum"),
        ("  verantwoordelijk: team Werk en Meedoen\n", "", "verantwoordelijk ontbreekt"),
    ],
)
def test_a_mistake_is_told_with_its_line(map_: Path, oud: str, nieuw: str, klacht: str) -> None:
    goed = EIGEN.read_text("utf-8")
    assert oud in goed
    fout = goed.replace(oud, nieuw, 1)
    verteld = klachten(map_, fout)
    assert any(re.search(klacht, reden) for _, reden in verteld), verteld
    if "ontbreekt" not in klacht and "tweede keer" not in klacht and "hoort niet" not in klacht:
        assert regel(fout, nieuw.strip()) in {op for op, _ in verteld}


def test_all_mistakes_are_told_at_once(map_: Path) -> None:
    fout = EIGEN.read_text("utf-8")
    for oud, nieuw in (
        ("naam: Proefdorp", "naam: ''"),
        ("hoeken: 2", "hoeken: x"),
        ('link: "#7a1f4b"', 'link: "#eeeeee"'),
    ):
        fout = fout.replace(oud, nieuw, 1)
    redenen = [reden for _, reden in klachten(map_, fout)]
    assert redenen[0] == "naam is leeg"
    assert any(r.startswith("licht: link op vlak") for r in redenen)
    assert redenen[-1].startswith("hoeken is")


@pytest.mark.parametrize(
    ("inhoud", "klacht"),
    [
        (SVG.format("<script>1</script>"), "bevat <script>"),
        (SVG.format("<foreignObject><p/></foreignObject>"), "bevat <foreignObject>"),
        (SVG.format('<image href="https://x.example/a.png"/>'), "bevat <image>"),
        (SVG.format('<g xmlns="http://www.w3.org/1999/xhtml"/>'), "bevat <g>"),
        (SVG.format('<path onload="1"/>'), "bevat onload"),
        (SVG.format('<use href="https://x.example/a.svg#b"/>'), "van buiten .href"),
        (SVG.format('<use xlink:href="javascript:1"/>'), "van buiten .href"),
        (SVG.format('<rect fill="url(https://x.example/a.svg#b)"/>'), "van buiten .url"),
        (SVG.format("<style>@import 'https://x.example/a.css';</style>"), "van buiten .url of @import"),
        (SVG.format("<style>rect{fill:u\\72l(//x.example)}</style>"), "van buiten .url of @import"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;"), "bevat DOCTYPE"),
        ("<?xml-stylesheet href='x.css'?>" + SVG.format(""), "xml-stylesheet"),
        ("<svg", "geen goede svg"),
        ("<html/>", "geen svg"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "heeft geen viewBox"),
        (SVG.replace("30 10", "900 10").format(""), "te smal"),
        (SVG.format(f"<desc>{'x' * MEESTE_BYTES}</desc>"), "te groot"),
    ],
)  # fmt: skip
def test_a_logo_that_could_do_something_is_refused(tmp_path: Path, inhoud: str, klacht: str) -> None:
    (tmp_path / "logo.svg").write_text(inhoud, "utf-8")
    with pytest.raises(OngeldigPlaatje, match=klacht):
        lees_plaatje(tmp_path / "logo.svg")


def test_a_logo_with_a_gradient_of_its_own_is_fine(tmp_path: Path) -> None:
    verloop = '<defs><linearGradient id="v"/></defs><rect fill="url(#v)"/><use href="#v"/>'
    (tmp_path / "logo.svg").write_text('<?xml version="1.0"?>\n' + SVG.format(verloop), "utf-8")
    assert lees_plaatje(tmp_path / "logo.svg").breed == 300


def _png(breed: int, hoog: int) -> bytes:
    def deel(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)
    rijen = zlib.compress(b"".join(b"\0" + b"\0" * breed for _ in range(hoog)))
    return b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + deel(b"IDAT", rijen) + deel(b"IEND", b"")


def test_a_png_is_looked_at_as_well(tmp_path: Path) -> None:
    pad = tmp_path / "logo.png"
    pad.write_bytes(_png(60, 20))
    assert (lees_plaatje(pad).breed, lees_plaatje(pad).hoog) == (60, 20)
    heel = pad.read_bytes()
    for kapot, klacht in (
        (heel[:-6], "hele png|beschadigd"),
        (heel[:20] + b"\x07" + heel[21:], "beschadigd"),
        (b"GIF89a", "geen png"),
        (_png(2001, 400), "2001 bij 400 pixels"),
    ):
        pad.write_bytes(kapot)
        with pytest.raises(OngeldigPlaatje, match=klacht):
            lees_plaatje(pad)
    (tmp_path / "logo.gif").write_bytes(heel)
    with pytest.raises(OngeldigPlaatje, match="geen svg of png"):
        lees_plaatje(tmp_path / "logo.gif")
