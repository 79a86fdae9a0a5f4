"""The look of a gemeente: a few colours for light and dark, letters and corners, and what has to be readable on what.

A gemeente names eleven colours; everything in between (a button under the mouse, a thin line) follows from those here,
so that a theme can't be half done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from vliegwiel.core.kleuren import LETTERS, VORMEN, WIT, ZWART, Kleur, contrast, leesbaar_op

LICHT, DONKER = "licht", "donker"
STANDEN = (LICHT, DONKER)
MEESTE_HOEK = 24  # pixels
LETTERFAMILIES = ("system-ui", "ui-sans-serif", "ui-serif", "sans-serif", "serif", "monospace")
LETTERNAAM = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,59}")
# The red of a mistake is the same everywhere; what a gemeente chooses has to leave it readable.
FOUTROOD: Mapping[str, Kleur] = {LICHT: Kleur(0xA0, 0x1D, 0x23), DONKER: Kleur(0xF6, 0xA3, 0xA8)}


class OngeldigThema(ValueError):
    """A theme that can't be read by everybody; the message is Dutch."""


@dataclass(frozen=True)
class Kleuren:
    """The colours of one of the two: light or dark."""

    accent: Kleur  # buttons, the line under the header, what is chosen
    op_accent: Kleur
    accent_licht: Kleur  # soft surfaces with the accent or text on them
    achtergrond: Kleur
    vlak: Kleur  # cards, fields, header and footer
    tekst: Kleur
    zacht: Kleur  # less important text
    rand: Kleur  # of fields and buttons
    link: Kleur
    focus: Kleur  # the ring around what the keyboard is on
    focus_vlak: Kleur  # behind a link or button that the keyboard is on

    @property
    def accent_onder_muis(self) -> Kleur:
        """The accent a bit further from its text, so that it reads at least as well."""
        ver = ZWART if self.op_accent.helderheid > self.accent.helderheid else WIT
        return self.accent.meng(ver, 0.2)

    @property
    def accent_licht_onder_muis(self) -> Kleur:
        """The soft accent a bit stronger."""
        return self.accent_licht.meng(self.accent, 0.08)

    @property
    def op_focus(self) -> Kleur:
        """Text on ``focus_vlak``."""
        return leesbaar_op(self.focus_vlak)

    @property
    def lijn(self) -> Kleur:
        """A thin line that nobody needs to see."""
        return self.rand.meng(self.vlak, 0.6)

    @property
    def tekst_midden(self) -> Kleur:
        """Between text and soft text."""
        return self.tekst.meng(self.zacht, 0.5)

    def grijs(self, deel: float) -> Kleur:
        """A surface between ``vlak`` and text."""
        return self.vlak.meng(self.tekst, deel)


KLEURNAMEN = tuple(veld.name for veld in fields(Kleuren))
# Text, what it stands on, and how much that needs. Told by the first of the two.
_LEESBAAR: tuple[tuple[str, str, float], ...] = (
    ("tekst", "achtergrond", LETTERS),
    ("tekst", "vlak", LETTERS),
    ("tekst", "accent_licht", LETTERS),
    ("zacht", "achtergrond", LETTERS),
    ("zacht", "vlak", LETTERS),
    ("zacht", "accent_licht", LETTERS),
    ("accent", "achtergrond", LETTERS),
    ("accent", "vlak", LETTERS),
    ("accent", "accent_licht", LETTERS),
    ("op_accent", "accent", LETTERS),
    ("link", "achtergrond", LETTERS),
    ("link", "vlak", LETTERS),
    ("link", "accent_licht", LETTERS),
    ("rand", "achtergrond", VORMEN),
    ("rand", "vlak", VORMEN),
    ("focus", "achtergrond", VORMEN),
    ("focus", "vlak", VORMEN),
)


@dataclass(frozen=True)
class Onleesbaar:
    """Two colours of one stand that are too much alike: ``kleur`` on ``op`` has ``heeft`` and needs ``nodig``."""

    kleur: str
    op: str
    heeft: float
    nodig: float

    def __str__(self) -> str:
        # Rounded down: 4.49 is not 4.5.
        heeft, nodig = (f"{int(g * 100) / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") for g in self._getallen)
        return f"{self.kleur} op {self.op} heeft contrast {heeft}, en {nodig} is nodig"

    @property
    def _getallen(self) -> tuple[float, float]:
        return self.heeft, self.nodig


def onleesbaar(stand: str, kleuren: Mapping[str, Kleur]) -> Iterator[Onleesbaar]:
    """Yield what can't be read; pairs of which one is not known are passed over."""
    for naam, op, nodig in _LEESBAAR:
        if naam in kleuren and op in kleuren and (heeft := contrast(kleuren[naam], kleuren[op])) < nodig:
            yield Onleesbaar(naam, op, heeft, nodig)
    for vlak in ("achtergrond", "vlak"):
        if vlak in kleuren and (heeft := contrast(FOUTROOD[stand], kleuren[vlak])) < LETTERS:
            yield Onleesbaar("het rood van een foutmelding", vlak, heeft, LETTERS)
    if len(kleuren) == len(KLEURNAMEN):
        yield from _afgeleid(Kleuren(**kleuren))


def _afgeleid(k: Kleuren) -> Iterator[Onleesbaar]:
    """What follows from the colours and is text as well: told by the colours that it comes from."""
    paren = (
        ("accent", "accent_licht onder de muis", k.accent_onder_muis, k.accent_licht_onder_muis),
        ("tekst", "accent_licht onder de muis", k.tekst, k.accent_licht_onder_muis),
        ("zacht", "een grijs vlak", k.zacht, k.grijs(0.06)),
        ("tekst", "een grijs vlak", k.tekst_midden, k.grijs(0.12)),
    )
    for naam, op, letters, vlak in paren:
        if (heeft := contrast(letters, vlak)) < LETTERS:
            yield Onleesbaar(naam, op, heeft, LETTERS)


@dataclass(frozen=True)
class Thema:
    """A look that can be read: built only when everything on everything has contrast enough."""

    licht: Kleuren
    donker: Kleuren
    letters: tuple[str, ...]
    hoeken: int

    def __post_init__(self) -> None:
        klachten = [
            f"{stand}: {paar}"
            for stand in STANDEN
            for paar in onleesbaar(stand, {naam: getattr(self.stand(stand), naam) for naam in KLEURNAMEN})
        ]
        if not self.letters or self.letters[-1] not in LETTERFAMILIES:
            klachten.append("de laatste naam van letters is een soort die elk toestel heeft")
        klachten += [f"{n!r} is geen naam van letters" for n in self.letters if not LETTERNAAM.fullmatch(n)]
        if not 0 <= self.hoeken <= MEESTE_HOEK:
            klachten.append(f"hoeken is een getal van 0 tot en met {MEESTE_HOEK}")
        if klachten:
            raise OngeldigThema("; ".join(klachten))

    def stand(self, naam: str) -> Kleuren:
        """Return the colours for light or dark."""
        return self.licht if naam == LICHT else self.donker
