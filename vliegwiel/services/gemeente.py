"""Reading the one settings file of a gemeente: the whole file is checked, and every problem is told with its line.

Who changes this file is an operator of a gemeente, so what is wrong is told in Dutch, all at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from yaml import Node, ScalarNode

from vliegwiel.core.gemeente import STATUSSEN, Algoritme, Gemeentebestand, Logo, Plaatje, Toegankelijkheid
from vliegwiel.core.kleuren import Kleur, OngeldigeKleur, lees_kleur
from vliegwiel.core.terugbellen import OngeldigeUren, Venster, lees_uren
from vliegwiel.core.thema import (
    KLEURNAMEN,
    LETTERFAMILIES,
    LETTERNAAM,
    MEESTE_HOEK,
    STANDEN,
    Kleuren,
    Thema,
    onleesbaar,
)
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.plaatje import OngeldigPlaatje, lees_plaatje
from vliegwiel.services.yaml_regels import Lezing, lees_knopen

TEKSTEN = ("naam", "wachttijd_werkdagen", "clientondersteuning_naam")
NUMMERS = ("telefoon", "daklozenloket_telefoon", "clientondersteuning_telefoon")
EMAILS = ("email", "functionaris")
ADRESSEN = ("verlaat_naar", "privacyverklaring", "klachten")
WAARDEN = (*TEKSTEN, *NUMMERS, *EMAILS, *ADRESSEN)
DELEN = ("uren", "logo", "kleuren", "letters", "hoeken", "toegankelijkheid", "algoritme")
NODIG = tuple(naam for naam in (*WAARDEN, *DELEN) if naam != "logo")
URENVELDEN = ("open", "terugbellen", "gesloten")
VERKLARING = (
    "status", "getest_op", "ondertekend_door", "ondertekend_op", "onderzoek", "verklaring", "tekortkomingen"
)  # fmt: skip
TEKENS, REGEL_TEKENS, MEESTE_REGELS = 300, 200, 20
MEESTE_LETTERS = 10
ZIN_WOORDEN = 20
_NUMMER = re.compile(r"[+\d][\d ()./-]{2,29}")
_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}")
_DATUM = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:str")
_LEEG = "tag:yaml.org,2002:null"


def laad_gemeente(pad: Path) -> Gemeentebestand:
    """Read the settings file; raises ``OngeldigBestand`` with file, line and reason of everything that is wrong."""
    lezing = Lezing()
    gelezen = _bestand(lezing, pad, lees_knopen(pad, lezing))
    if lezing.fouten or gelezen is None:
        raise OngeldigBestand("\n".join(f"{pad}:{regel}: {reden}" for regel, reden in sorted(lezing.fouten)))
    return gelezen


def _bestand(lezing: Lezing, pad: Path, wortel: Node | None) -> Gemeentebestand | None:
    if wortel is None:
        return None
    velden = lezing.velden(wortel, (*WAARDEN, *DELEN), NODIG, "het bestand van een gemeente")
    waarden = {naam: _waarde(lezing, velden.get(naam), naam) for naam in WAARDEN}
    uren, terugbel = _uren(lezing, velden.get("uren"))
    kleuren = _kleuren(lezing, velden.get("kleuren"))
    letters = _letters(lezing, velden.get("letters"))
    hoeken = _hoeken(lezing, velden.get("hoeken"))
    logo = _logo(lezing, pad.parent, velden.get("logo"))
    toegankelijk = _toegankelijkheid(lezing, velden.get("toegankelijkheid"))
    algoritme = _algoritme(lezing, velden.get("algoritme"))
    if lezing.fouten:
        return None
    thema = Thema(kleuren["licht"], kleuren["donker"], letters, hoeken)
    return Gemeentebestand(pad, waarden | {"open": uren}, terugbel, thema, logo, toegankelijk, algoritme)


def _waarde(lezing: Lezing, knoop: Node | None, naam: str) -> str:
    """Read one line of text of the right kind; empty when it is not there or wrong."""
    waarde = lezing.tekst(knoop, naam, TEKENS)
    if knoop is None or not waarde:
        return waarde
    if naam in NUMMERS and not _NUMMER.fullmatch(waarde):
        lezing.fout(knoop, f"{naam}: {waarde} is geen telefoonnummer")
    elif naam in EMAILS and not _EMAIL.fullmatch(waarde):
        lezing.fout(knoop, f"{naam}: {waarde} is geen e-mailadres")
    elif naam in ADRESSEN and not _is_https(waarde):
        lezing.fout(knoop, f"{naam}: {waarde} is geen adres; het begint met https://")
    return waarde


def _adres(lezing: Lezing, knoop: Node | None, naam: str) -> str:
    adres = lezing.tekst(knoop, naam, TEKENS)
    if knoop is not None and adres and not _is_https(adres):
        lezing.fout(knoop, f"{naam}: {adres} is geen adres; het begint met https://")
    return adres


def _is_https(adres: str) -> bool:
    try:
        delen = urlsplit(adres)
        return delen.scheme == "https" and bool(delen.hostname) and not delen.username and " " not in adres
    except ValueError:
        return False


def _uren(lezing: Lezing, knoop: Node | None) -> tuple[str, dict[str, str]]:
    """Return the opening hours, and the settings of the call-back: hours (none: off) and days that are closed."""
    velden = lezing.velden(knoop, URENVELDEN, ("open",), "uren") if knoop else {}
    open_, _ = _vensters(lezing, velden.get("open"), "open")
    terugbel, vensters = _vensters(lezing, velden.get("terugbellen"), "terugbellen")
    gesloten = [_datum(lezing, dag, "gesloten") for dag in lezing.lijst(velden.get("gesloten"), "gesloten")]
    dagen = ", ".join(dag.isoformat() for dag in gesloten if dag)
    return open_, ({"uren": terugbel} if vensters else {}) | ({"gesloten": dagen} if dagen else {})


def _vensters(lezing: Lezing, knoop: Node | None, naam: str) -> tuple[str, tuple[Venster, ...]]:
    tekst = lezing.tekst(knoop, naam, TEKENS)
    try:
        return tekst, lees_uren(tekst)
    except OngeldigeUren as fout:
        if knoop is not None:
            lezing.fout(knoop, f"{naam}: {fout}")
        return tekst, ()


def _datum(lezing: Lezing, knoop: Node | None, naam: str) -> date | None:
    if knoop is None:
        return None
    if isinstance(knoop, ScalarNode) and knoop.tag in _DATUM:
        try:
            return date.fromisoformat(knoop.value)
        except ValueError:
            pass
    lezing.fout(knoop, f"{naam} is geen datum; schrijf bijvoorbeeld 2026-12-25")
    return None


def _kleuren(lezing: Lezing, knoop: Node | None) -> dict[str, Kleuren]:
    standen = lezing.velden(knoop, STANDEN, STANDEN, "kleuren") if knoop else {}
    gevonden: dict[str, Kleuren] = {}
    for stand, deel in standen.items():
        velden = lezing.velden(deel, KLEURNAMEN, KLEURNAMEN, f"kleuren ({stand})")
        kleuren = {n: kleur for n, k in velden.items() if (kleur := _kleur(lezing, k, n)) is not None}
        for paar in onleesbaar(stand, kleuren):
            plek = velden.get(paar.kleur) or velden.get(paar.op) or deel
            lezing.fout(plek, f"{stand}: {paar}")
        if len(kleuren) == len(KLEURNAMEN):
            gevonden[stand] = Kleuren(**kleuren)
    return gevonden


def _kleur(lezing: Lezing, knoop: Node, naam: str) -> Kleur | None:
    # Without quotes a colour is a comment to YAML, so there is nothing.
    if isinstance(knoop, ScalarNode) and knoop.tag == _LEEG:
        lezing.fout(knoop, f'{naam} is leeg; zet een kleur tussen aanhalingstekens, zoals "#0b5f66"')
        return None
    if not isinstance(knoop, ScalarNode):
        lezing.fout(knoop, f"{naam} is geen kleur; schrijf bijvoorbeeld #0b5f66")
        return None
    try:
        return lees_kleur(knoop.value)
    except OngeldigeKleur as fout:
        lezing.fout(knoop, f"{naam}: {fout}")
        return None


def _letters(lezing: Lezing, knoop: Node | None) -> tuple[str, ...]:
    knopen = lezing.lijst(knoop, "letters")
    namen = [lezing.tekst(k, "letters", TEKENS) for k in knopen]
    for naam, plek in zip(namen, knopen, strict=True):
        if naam and not LETTERNAAM.fullmatch(naam):
            lezing.fout(plek, f"letters: {naam!r} is geen naam van een lettertype")
    if knoop is not None and len(namen) > MEESTE_LETTERS:
        lezing.fout(knoop, f"letters: hooguit {MEESTE_LETTERS} namen")
    if knoop is not None and (not namen or (namen[-1] and namen[-1] not in LETTERFAMILIES)):
        lezing.fout(knoop, f"letters: de laatste is een soort die elk toestel heeft: {', '.join(LETTERFAMILIES)}")
    return tuple(namen)


def _hoeken(lezing: Lezing, knoop: Node | None) -> int:
    if isinstance(knoop, ScalarNode) and knoop.value == "0":
        return 0
    if isinstance(knoop, ScalarNode) and knoop.value.isdecimal() and int(knoop.value) <= MEESTE_HOEK:
        return lezing.getal(knoop, "hoeken")
    if knoop is not None:
        lezing.fout(knoop, f"hoeken is een getal van 0 tot en met {MEESTE_HOEK}")
    return 0


def _logo(lezing: Lezing, map_: Path, knoop: Node | None) -> Logo | None:
    if knoop is None:
        return None
    velden = lezing.velden(knoop, ("bestand", "bestand_donker", "tekst"), ("bestand", "tekst"), "logo")
    licht = _plaatje(lezing, map_, velden.get("bestand"), "bestand")
    donker = _plaatje(lezing, map_, velden.get("bestand_donker"), "bestand_donker")
    tekst = lezing.tekst(velden.get("tekst"), "tekst", REGEL_TEKENS)
    return Logo(licht, donker, tekst) if licht else None


def _plaatje(lezing: Lezing, map_: Path, knoop: Node | None, naam: str) -> Plaatje | None:
    bestand = lezing.tekst(knoop, naam, TEKENS)
    if knoop is None or not bestand:
        return None
    if Path(bestand).name != bestand:
        lezing.fout(knoop, f"{naam}: het logo staat naast dit bestand, zonder map ervoor")
        return None
    try:
        return lees_plaatje(map_ / bestand)
    except OngeldigPlaatje as fout:
        lezing.fout(knoop, f"{naam}: {fout}")
        return None


def _toegankelijkheid(lezing: Lezing, knoop: Node | None) -> Toegankelijkheid:
    velden: Mapping[str, Node] = lezing.velden(knoop, VERKLARING, ("status",), "toegankelijkheid") if knoop else {}
    status = lezing.tekst(velden.get("status"), "status", TEKENS)
    if status and status not in STATUSSEN:
        lezing.fout(velden["status"], f"status: {status!r} kan niet; wel: {', '.join(STATUSSEN)}")
    regels = lezing.lijst(velden.get("tekortkomingen"), "tekortkomingen")
    for te_veel in regels[MEESTE_REGELS:]:
        lezing.fout(te_veel, f"tekortkomingen: hooguit {MEESTE_REGELS} regels")
    tekort = tuple(_zin(lezing, regel) for regel in regels)
    return Toegankelijkheid(
        status,
        _datum(lezing, velden.get("getest_op"), "getest_op"),
        lezing.tekst(velden.get("ondertekend_door"), "ondertekend_door", REGEL_TEKENS),
        _datum(lezing, velden.get("ondertekend_op"), "ondertekend_op"),
        _adres(lezing, velden.get("onderzoek"), "onderzoek"),
        _adres(lezing, velden.get("verklaring"), "verklaring"),
        tekort,
    )


def _zin(lezing: Lezing, knoop: Node) -> str:
    zin = lezing.tekst(knoop, "tekortkomingen", REGEL_TEKENS)
    if len(zin.split()) > ZIN_WOORDEN:
        lezing.fout(knoop, f"tekortkomingen: een regel heeft hooguit {ZIN_WOORDEN} woorden")
    return zin


def _algoritme(lezing: Lezing, knoop: Node | None) -> Algoritme:
    nodig = ("verantwoordelijk", "rechtsgrond", "categorie")
    velden = lezing.velden(knoop, (*nodig, "register"), nodig, "algoritme") if knoop else {}
    wie, grond, categorie = (lezing.tekst(velden.get(naam), naam, TEKENS) for naam in nodig)
    return Algoritme(wie, grond, categorie, _adres(lezing, velden.get("register"), "register"))
