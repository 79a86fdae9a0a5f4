"""Checks whether Dutch for clients can be read on a bad day, and whether it pushes nobody. Pure functions over text.

A client's own words are excepted: ``{citaat}`` and ``{kracht}`` stand for them and are checked as an ordinary quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

from vliegwiel.core.tekst import PLAATS

MEESTE_WOORDEN = 20
GEMIDDELD_WOORDEN = 12
BUBBEL = 420
LIJSTEN = ("dwang", "belofte", "advies", "gevoel_van_een_ander", "jargon", "aanspreken")
BINNEN_EEN_ZIN = "a|abbr|b|bdi|em|i|span|strong"


def gevuld(tekst: str, vulling: Mapping[str, str]) -> str:
    """Return the text with its variables filled in; raises ``KeyError`` for one that is not known."""
    return PLAATS.sub(lambda plaats: vulling[plaats[1]], tekst)


def zinnen(tekst: str) -> list[str]:
    """Return the sentences of a text without variables; a new line ends one too."""
    return [zin for zin in re.split(r"(?<=[.!?])[”)]?\s+|\n", tekst) if aantal_woorden(zin)]


def aantal_woorden(zin: str) -> int:
    return sum(any(letter.isalnum() for letter in woord) for woord in zin.split())


def gemiddelde(teksten: Iterable[str]) -> float:
    """Return the mean number of words a sentence; 0 when there is none."""
    lengtes = [aantal_woorden(zin) for tekst in teksten for zin in zinnen(tekst)]
    return sum(lengtes) / len(lengtes) if lengtes else 0.0


def gevonden(patronen: Iterable[str], tekst: str) -> list[str]:
    """Return the patterns of a word list that a text holds, outside its variables."""
    eigen = re.sub(r"\{[a-z_]+\}", "", tekst)
    return [p for p in patronen if re.search(rf"(?<![\w-])(?:{p})(?![\w-])", eigen, re.IGNORECASE)]


def bevindingen(tekst: str, woordenlijsten: Mapping[str, list[str]], vulling: Mapping[str, str]) -> list[str]:
    """Return everything that is wrong with one bubble, in words; an empty list when it can be said."""
    vol = gevuld(tekst, vulling)
    fout = [f"zin van {n} woorden: {z}" for z in zinnen(vol) if (n := aantal_woorden(z)) > MEESTE_WOORDEN]
    if gemiddelde([vol]) > MEESTE_WOORDEN * 0.9:
        fout.append("alle zinnen zijn lang")
    fout += [f"{lijst}: {p}" for lijst in LIJSTEN for p in gevonden(woordenlijsten[lijst], tekst)]
    if tekst.count("?") > 1:
        fout.append("meer dan één vraag")
    if len(vol) > BUBBEL:
        fout.append(f"bubbel van {len(vol)} tekens")
    return fout


def leesbaar(sjabloon: str) -> list[str]:
    """Return what a person reads in a template: its text, its labels for screen readers, and words inside its code."""
    rest = re.sub(r"\{#.*?#\}|<!--.*?-->|<(script|style)\b.*?</\1>", "", sjabloon, flags=re.DOTALL)
    los: list[str] = []

    def code(stuk: re.Match[str]) -> str:
        los.extend(s for s in re.findall(r'"([^"]*)"', stuk[0]) if _is_zin(s))
        return "iets" if stuk[0].startswith("{{") else " "

    rest = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", code, rest, flags=re.DOTALL)
    los += [w for w in re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]+)"', rest) if _is_zin(w)]
    rest = re.sub(rf"</?(?:{BINNEN_EEN_ZIN})\b[^>]*>", "", rest)
    rest = re.sub(r"<[^>]+>", "\n", rest)
    regels = (" ".join(unescape(r).split()) for r in rest.split("\n"))
    return [*(r for r in regels if aantal_woorden(r)), *los]


def leesbaar_script(script: str) -> list[str]:
    """Return the sentences between quotes in a script; what is thrown is for its makers, not for the client."""
    zonder_blokken = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    rest = re.sub(r"(?m:^\s*//.*$)|\s//\s.*|new Error\([^)]*\)", "", zonder_blokken)
    return [s for _, s in re.findall(r"([\"'`])((?:(?!\1).)*)\1", rest) if _is_zin(s)]


def _is_zin(woorden: str) -> bool:
    """A sentence or a label, not a class name, an address or a selector."""
    return bool(re.match(r"[A-Z“]", woorden) and re.search(r"[a-z]", woorden)) and not re.search(
        r"--|/|[=;\[\]<>]", woorden
    )
