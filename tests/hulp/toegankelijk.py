"""What a page of the client's side must be for everyone: checked by axe-core, and by measuring what axe does not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.async_api import Frame, Page

from tests.hulp.axe import overtredingen

_METER = Path(__file__).with_name("meter.js")


@dataclass(frozen=True)
class Wijze:
    """A way of looking at a page: the window in CSS pixels, and what the browser's user prefers."""

    naam: str
    breedte: int = 1280
    hoogte: int = 800
    media: Mapping[str, Any] = field(default_factory=dict)


_LICHT = MappingProxyType({"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"})
LICHT = Wijze("licht", media=_LICHT)
DONKER = Wijze("donker", media={**_LICHT, "color_scheme": "dark"})
# 400 % zoom of a window of 1280 × 1024 is a page that is 320 × 256 CSS pixels.
VERGROOT = Wijze("400 %", 320, 256, _LICHT)
TELEFOON = Wijze("telefoon", 320, 640, _LICHT)
CONTRAST = Wijze("hoog contrast", 390, 844, {**_LICHT, "forced_colors": "active", "reduced_motion": "reduce"})
MET_AXE = (VERGROOT, LICHT, DONKER)
# What is measured beside axe. In the dark everything lies where it lay; the system's colours change nothing else either.
METINGEN = {
    VERGROOT.naam: ("indeling", "doelen"),
    LICHT.naam: ("indeling", "doelen", "kleuren"),
    DONKER.naam: ("kleuren",),
    TELEFOON.naam: ("indeling",),
    CONTRAST.naam: ("systeemkleuren",),
}


async def bekijk(pagina: Page, wijze: Wijze) -> None:
    """Look at the page in this way."""
    await pagina.set_viewport_size({"width": wijze.breedte, "height": wijze.hoogte})
    await pagina.emulate_media(**wijze.media)


async def meet(plek: Page | Frame, wat: str) -> list[str]:
    """Return what ``meter.js`` finds: ``indeling``, ``doelen``, ``kleuren``, ``systeemkleuren``, or ``vormen``."""
    if await plek.evaluate("() => typeof vliegwielMeter === 'undefined'"):
        await plek.evaluate(_METER.read_text("utf-8"))
    gevonden: list[str] = await plek.evaluate("wat => vliegwielMeter[wat]()", wat)
    return gevonden


@dataclass
class Schouw:
    """Looks at page after page in every way, and keeps what was wrong with which.

    axe takes a quarter of a second. A page on which every element stands as on an earlier one is only measured at 400 %,
    where the words decide what fits; ``gezien`` holds how elements stood, ``bekeken`` how often each way was looked in.
    """

    pagina: Page
    fouten: dict[str, list[str]] = field(default_factory=dict)
    gezien: set[str] = field(default_factory=set)
    bekeken: dict[str, int] = field(default_factory=dict)
    _zoals: Wijze | None = None

    async def kijk(self, naam: str) -> None:
        """Look at what is on the page now."""
        await self._kijk(naam, VERGROOT, met_axe=False)
        nieuw = set(await meet(self.pagina, "vormen")) - self.gezien
        if not nieuw:
            return
        self.gezien |= nieuw
        await self._kijk(naam, VERGROOT, met_axe=True, metingen=())
        for wijze in (LICHT, DONKER, TELEFOON, CONTRAST):
            await self._kijk(naam, wijze, met_axe=wijze in MET_AXE)

    async def _kijk(self, naam: str, wijze: Wijze, *, met_axe: bool, metingen: tuple[str, ...] | None = None) -> None:
        if wijze is not self._zoals:
            await bekijk(self.pagina, wijze)
            self._zoals = wijze
        gevonden = [
            f for wat in (METINGEN[wijze.naam] if metingen is None else metingen) for f in await meet(self.pagina, wat)
        ]
        if met_axe:
            gevonden += await overtredingen(self.pagina)
        soort = f"{wijze.naam}{' met axe' if met_axe else ''}"
        self.bekeken[soort] = self.bekeken.get(soort, 0) + 1
        if gevonden:
            self.fouten[f"{naam}, {wijze.naam}"] = [*self.fouten.get(f"{naam}, {wijze.naam}", ()), *gevonden]

    def verslag(self) -> str:
        """Return everything that was wrong, to read."""
        return "\n".join(f"{waar}:\n    " + "\n    ".join(wat) for waar, wat in self.fouten.items())
