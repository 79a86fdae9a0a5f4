"""Make ``vliegwiel/core/woorden/voornamen.txt`` and ``namen_achter.txt`` from the name lists of Faker.

    uv run --no-project --python 3.12 --with Faker==40.54.0 python -m scripts.voornamen

Faker is not a dependency of Vliegwiel: only who makes the lists again needs it. A name that is an ordinary Dutch word
too (by the corpus, our own word lists, and the treebank in ``models/``) comes in a section of its own: in lower case
it says nothing.
"""

from __future__ import annotations

import importlib
import json
import lzma
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from vliegwiel.core.spelling import lees_woorden, plat  # noqa: E402

WOORDEN = ROOT / "vliegwiel" / "core" / "woorden"
# Where people in the Netherlands, or their parents, come from; as far as Faker has them in Latin script …
LANDEN = (
    "nl_NL nl_BE tr_TR pl_PL es_ES fr_BE fr_FR fr_DZ de_DE de_CH sv_SE en_GB en_IN en_PK en_KE ha_NG ig_NG yo_NG "
    "tw_GH sw pt_PT pt_BR ro_RO it_IT hr_HR hu_HU sk_SK lt_LT lv_LV az_AZ id_ID vi_VN"
).split()
CYRILLISCH = ("uk_UA", "ru_RU", "bg_BG")  # … or in Cyrillic script.
# Long lists with many an English word ("Summer", "Royal"): not for lower case.
ALLEEN_HOOFDLETTER = ("en", "en_US")
ACHTERNAMEN = "nl_NL nl_BE tr_TR pl_PL es_ES fr_BE fr_DZ en_IN en_PK pt_PT ro_RO id_ID".split()
KORTE_NAMEN_UIT = ("nl_NL", "nl_BE")  # three letters in lower case: only what is usual here
GEWOON_VANAF = 2  # times in lower case in the corpus
TIKFOUT_VANAF = 5  # letters; as in core/maskeren_namen.py
GEWOON_DOOR = 25  # from here on it is a word that may follow anything ("wil", "ben"), also after "mijn broer"
_LATIJN = str.maketrans(
    dict(zip("абвгґдезийклмнопрстуфцыэіїє", "a b v h g d e z y y k l m n o p r s t u f ts y e i yi ye".split(), strict=False))
    | {"ж": "zh", "и": "y", "й": "i", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo"}
)  # fmt: skip
_WOORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TUSSENVOEGSEL = re.compile(r"^(?:(?:van|de|der|den|het|'t|ter|ten|te|el|al)\s+)+", re.IGNORECASE)


def _latijn(naam: str, taal: str) -> str:
    if taal not in CYRILLISCH:
        return naam
    klein = naam.lower()
    if taal != "uk_UA":  # the same letters sound otherwise
        klein = klein.translate(str.maketrans({"и": "i", "г": "g"})).translate(str.maketrans({"й": "y"}))
    return klein.translate(_LATIJN)


def _uit_faker(taal: str, begin: str) -> Iterator[str]:
    """Yield the names of one country as they are typed: folded, with the parts of double names glued by a hyphen."""
    aanbod = importlib.import_module(f"faker.providers.person.{taal}").Provider
    for lijst in dir(aanbod):
        namen = getattr(aanbod, lijst)
        if lijst.startswith(begin) and isinstance(namen, tuple | list | dict | set):
            yield from (plat(_latijn(n, taal)).strip() for n in namen if isinstance(n, str))


def _is_naam(naam: str) -> bool:
    letters = naam.replace("-", "")
    return len(letters) >= 2 and letters.isalpha() and all("LATIN" in unicodedata.name(c) for c in letters)


def _gewone_woorden() -> Counter[str]:
    """Return how often words stand in lower case in Dutch text where they are no name."""
    geteld: Counter[str] = Counter()
    for bestand in sorted((ROOT / "data" / "corpus").glob("*.jsonl")):
        for regel in bestand.read_text(encoding="utf-8").splitlines():
            voorbeeld = json.loads(regel)
            if not voorbeeld.get("taal"):
                geteld.update(plat(w) for w in _WOORD.findall(voorbeeld["text"]) if w.islower())
    woorden = {w for w, keer in geteld.items() if keer >= GEWOON_VANAF}
    for bestand in sorted(WOORDEN.glob("*.txt")):
        if not bestand.name.startswith(("namen_", "voornamen", "crisis_talen")):
            woorden |= {plat(w) for w in _WOORD.findall(bestand.read_text(encoding="utf-8"))}
    for bestand in sorted((ROOT / "models").glob("*.recept/data/*.xz")):
        for regel in lzma.decompress(bestand.read_bytes()).decode("utf-8").splitlines():
            velden = regel.split("\t")
            if len(velden) > 3 and velden[3] not in ("PROPN", "X") and velden[1].islower():
                woorden.add(plat(velden[1]))
    return Counter({w: max(geteld[w], 1) for w in woorden})


def _een_minder(woord: str) -> set[str]:
    """Return the word and what is left of it when one letter falls out: one slip apart means sharing one of these."""
    return {woord} | {woord[:i] + woord[i + 1 :] for i in range(len(woord))}


def _lijkt_op(gewoon: Iterable[str], namen: Iterable[str]) -> set[str]:
    sleutels = {s for naam in namen if len(naam) >= TIKFOUT_VANAF for s in _een_minder(naam)}
    return {w for w in gewoon if len(w) >= TIKFOUT_VANAF - 1 and w.isalpha() and _een_minder(w) & sleutels}


def _schrijf(bestand: str, uitleg: str, delen: dict[str, Iterable[str]]) -> None:
    kop = textwrap.wrap(
        f"{uitleg} Made by scripts/voornamen.py on {datetime.now(UTC).date()} from Faker {version('Faker')} "
        "(https://github.com/joke2k/faker, MIT licence, © 2012 Daniele Faraglia). Folded to lower case without "
        "accents. Do not change by hand.",
        117,
    )
    regels = [f"# {r}" for r in kop]
    for naam, woorden in delen.items():
        regels += ["", f"[{naam}]", *textwrap.wrap("; ".join(sorted(woorden)), 120, break_on_hyphens=False)]
    (WOORDEN / bestand).write_text("\n".join(regels) + "\n", encoding="utf-8")


def main() -> None:
    """Write both lists."""
    gewoon = _gewone_woorden()
    eigen = lees_woorden("namen_mensen")
    anders = {plat(w) for w in (*eigen["anders"], *eigen["aanspreking"], *eigen["titel"], *eigen["relatie"])}
    per_land = {taal: {n for n in _uit_faker(taal, "first_name") if _is_naam(n)} for taal in (*LANDEN, *CYRILLISCH)}
    hier = set().union(*(per_land[taal] for taal in KORTE_NAMEN_UIT))
    klein = set().union(*per_land.values()) - anders
    groot = {n for taal in ALLEEN_HOOFDLETTER for n in _uit_faker(taal, "first_name") if _is_naam(n)} - klein - anders
    zeker = {n for n in klein if n not in gewoon and (len(n) > 3 or n in hier)}
    twijfel = {n for n in (klein - zeker) | groot if gewoon[n] < GEWOON_DOOR}
    door = {n for n in klein | groot if gewoon[n] >= GEWOON_DOOR}
    _schrijf(
        "voornamen.txt",
        "First names. eenduidig: a name in lower case too. ook_woord: in lower case only after \"mijn zus\" and the "
        "like. veel_woord: a very common word as well. lijkt_op: words that are one slip away from a name.",
        {"eenduidig": zeker, "ook_woord": twijfel, "veel_woord": door, "lijkt_op": _lijkt_op(gewoon, zeker)},
    )  # fmt: skip
    achter = {
        w
        for taal in ACHTERNAMEN
        for naam in _uit_faker(taal, "last_name")
        for w in [_TUSSENVOEGSEL.sub("", naam)]
        if _is_naam(w) and len(w) > 2 and gewoon[w] < GEWOON_DOOR and w not in anders
    }
    _schrijf(
        "namen_achter.txt",
        "Family names without van, de and the like; ook_woord: an ordinary word as well.",
        {"eenduidig": {w for w in achter if w not in gewoon}, "ook_woord": {w for w in achter if w in gewoon}},
    )
    print(
        f"{len(zeker)} eenduidig, {len(twijfel)} ook een woord, {len(door)} veel een woord, {len(achter)} achternamen"
    )
    print("veel_woord:", *sorted(door))


if __name__ == "__main__":
    main()
