"""Lines that say nearly the same: ``python -m bot.evaluatie.dubbel`` lists those in the corpus, and across to the test set.

Two lines are nearly the same when their sets of four-letter pieces overlap for ``GRENS`` (Jaccard), whatever their
capitals and signs. Very short lines ("ja hoor") count only when they are the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.nlu.corpus import Regel

GRENS = 0.8
_KORT = 9  # pieces
_GEWOON = 2500  # a piece in more lines than this tells nothing apart
_TEKENS = re.compile(r"[^\w ]+")


def kaal(tekst: str) -> str:
    """Return the text in lower case, without signs and double blanks."""
    return " ".join(_TEKENS.sub(" ", tekst.lower()).split())


def _stukken(tekst: str) -> frozenset[str]:
    schoon = kaal(tekst)
    return frozenset(schoon[i : i + 4] for i in range(max(1, len(schoon) - 3)))


def bijna_gelijk(nieuw: Sequence[Regel], bestaand: Iterable[Regel]) -> list[tuple[Regel, Regel]]:
    """Return each line of ``nieuw`` that nearly is a line of ``bestaand``, with that line."""
    lijst = list(bestaand)
    stukken = [_stukken(r.tekst) for r in lijst]
    waar: dict[str, list[int]] = defaultdict(list)
    for i, verzameling in enumerate(stukken):
        for stuk in verzameling:
            waar[stuk].append(i)
    gelijk = {kaal(r.tekst): r for r in lijst}
    paren = []
    for regel in nieuw:
        eigen = _stukken(regel.tekst)
        if ander := gelijk.get(kaal(regel.tekst)):
            paren.append((regel, ander))
        elif len(eigen) > _KORT:
            samen = Counter(i for s in eigen if len(waar[s]) <= _GEWOON for i in waar[s])
            for i, _ in samen.most_common(3):
                if len(eigen & stukken[i]) >= GRENS * len(eigen | stukken[i]):
                    paren.append((regel, lijst[i]))
                    break
    return paren


def main() -> None:
    """Print near-duplicates: within the corpus by file, and of the test set only their number (nobody reads it)."""
    from bot.evaluatie.gegevens import lees_proef
    from bot.nlu.voorbeelden import alle_regels

    regels = alle_regels()
    bronnen = sorted({r.bron for r in regels})
    for n, bron in enumerate(bronnen):
        eerder = [r for r in regels if r.bron in bronnen[:n]]
        for een, ander in bijna_gelijk([r for r in regels if r.bron == bron], eerder):
            print(f"{een.bron} ~ {ander.bron}: {een.tekst} ~ {ander.tekst}")
    print(f"proef ~ corpus: {len(bijna_gelijk(lees_proef(), regels))}")


if __name__ == "__main__":
    main()
