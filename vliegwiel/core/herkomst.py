"""Origins of other sites, as a gemeente writes them down: ``https://www.voorbeeldstad.example``.

They end up in a header (``frame-ancestors``), so only what is surely a scheme, a host name and a port gets through.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MEESTE = 20
LANGSTE_ADRES = 300
_HERKOMST = re.compile(r"(https?)://([^/?#@:\s]+)(?::(\d{1,5}))?(.*)", re.IGNORECASE | re.DOTALL)
_DEEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAAM = re.compile(rf"{_DEEL}(?:\.{_DEEL})*")
_GEWONE_POORT = {"http": 80, "https": 443}


class OngeldigeHerkomst(ValueError):
    """Something that is not the origin of a site; ``str()`` says in Dutch what is wrong with it."""


def lees_herkomsten(tekst: str) -> tuple[str, ...]:
    """Return the origins in a text with spaces or commas between them, each once, as a browser writes them.

    Raises ``OngeldigeHerkomst``.
    """
    gelezen = tuple(dict.fromkeys(_lees(deel) for deel in re.split(r"[\s,]+", tekst) if deel))
    if len(gelezen) > MEESTE:
        raise OngeldigeHerkomst(f"mag hoogstens {MEESTE} sites noemen")
    return gelezen


def _lees(deel: str) -> str:
    kort = repr(deel[:60]).replace(";", ",")  # ";" parts two complaints
    gevonden = _HERKOMST.fullmatch(deel)
    if gevonden is None:
        raise OngeldigeHerkomst(f"{kort} moet beginnen met https:// en dan de naam van de site")
    soort, naam, poort, rest = gevonden[1].lower(), gevonden[2].lower(), gevonden[3], gevonden[4]
    if "*" in naam:
        raise OngeldigeHerkomst(f"{kort} mag geen sterretje hebben: noem elke site apart")
    if not _NAAM.fullmatch(naam) or len(naam) > 253:
        raise OngeldigeHerkomst(f"{kort} heeft geen geldige naam van een site (schrijf letters met accenten als xn--…)")
    if rest not in ("", "/"):
        raise OngeldigeHerkomst(f"{kort} mag na de naam en de poort niets meer hebben")
    if poort is None or int(poort) == _GEWONE_POORT[soort]:
        return f"{soort}://{naam}"
    if not 1 <= int(poort) <= 65535:
        raise OngeldigeHerkomst(f"{kort} heeft geen geldige poort")
    return f"{soort}://{naam}:{int(poort)}"


def lees_uitgang(tekst: str) -> str:
    """Return the address that the quick exit leads to: any page over https, without a name, port or password in it.

    It must be ordinary for whoever looks over somebody's shoulder, and it may say nothing. Raises ``OngeldigeHerkomst``.
    """
    adres = tekst.strip()
    try:
        delen = urlsplit(adres)
        poort, naam = delen.port, (delen.hostname or "").lower()
    except ValueError:
        poort, naam = 0, ""
    heel = adres.isascii() and adres.isprintable() and " " not in adres and len(adres) <= LANGSTE_ADRES
    if not heel or delen.scheme != "https" or not _NAAM.fullmatch(naam):
        raise OngeldigeHerkomst("moet een heel adres zijn dat begint met https://")
    if poort is not None or "@" in delen.netloc or "." not in naam:
        raise OngeldigeHerkomst("moet een gewone site zijn: zonder poort en zonder inlognaam")
    return adres if delen.path else f"{adres}/"
