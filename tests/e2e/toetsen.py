"""A client with nothing but a keyboard, and what a screen reader would be told meanwhile."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.klant import BERICHTEN, Klant

MEESTE_TABS = 120
# Where the keyboard is: in sight, on top, with an edge that can be seen. Returns what is wrong.
_FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return 'de focus is kwijt';
  const wie = `${e.localName} ${e.id || e.className} “${e.textContent.trim().slice(0, 40)}”`;
  const s = getComputedStyle(e);
  if (!(parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none') && s.boxShadow === 'none') return `geen rand om ${wie}`;
  const v = [...e.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!v) return `niet te zien: ${wie}`;
  const [x, y] = [v.left + v.width / 2, (Math.max(v.top, 0) + Math.min(v.bottom, innerHeight)) / 2];
  const op = document.elementFromPoint(x, y);
  return op && (e.contains(op) || op.contains(e)) ? '' : `bedekt of buiten beeld: ${wie}`;
}"""
_WAAR = """e => {
  const nu = document.activeElement;
  if (nu === e || (e.type === 'radio' && nu.name === e.name)) return 'hier';
  return e.compareDocumentPosition(nu) & Node.DOCUMENT_POSITION_FOLLOWING ? 'terug' : 'verder';
}"""
# Keeps what is added to a live region that is not hidden, from the very first node of a page on.
_LUISTER = """() => {
  window.vliegwielGehoord = [];
  const leeft = (e) => {
    if (!e || e.closest('[aria-hidden=true]')) return false;
    const streek = e.closest('[aria-live], [role=log], [role=status], [role=alert]');
    return streek !== null && streek.getAttribute('aria-live') !== 'off';
  };
  new MutationObserver((lijst) => lijst.forEach((m) => m.addedNodes.forEach((n) => {
    const e = n.nodeType === Node.ELEMENT_NODE ? n : n.parentElement;
    const tekst = (n.textContent ?? '').replace(/\\s+/g, ' ').trim();
    if (tekst && leeft(e)) window.vliegwielGehoord.push(tekst);
  }))).observe(document, {childList: true, subtree: true});
}"""


async def luister(pagina: Page) -> None:
    """Keep what a screen reader would be told on every page from now on."""
    await pagina.add_init_script(f"({_LUISTER})()")


async def gehoord(pagina: Page) -> list[str]:
    """Return what was told on this page since it was loaded."""
    woorden: list[str] = await pagina.evaluate("window.vliegwielGehoord")
    return woorden


class Toetsenist(Klant):
    """Reaches everything with Tab, types every letter, and keeps what was wrong with the focus on the way."""

    def __init__(self, pagina: Page, adres: str) -> None:
        super().__init__(pagina, adres)
        self.klachten: list[str] = []

    async def tab_naar(self, plek: str) -> None:
        """Reach something with Tab or Shift+Tab alone; every stop on the way must be in sight."""
        doel = self.pagina.locator(plek)
        for _ in range(MEESTE_TABS):
            waar = await doel.evaluate(_WAAR)
            if waar == "hier":
                return
            await self.pagina.keyboard.press("Shift+Tab" if waar == "terug" else "Tab")
            if wat := await self.pagina.evaluate(_FOCUS):
                self.klachten.append(f"op weg naar {plek}: {wat}")
        raise AssertionError(f"{plek} is met Tab niet te bereiken")

    async def typ(self, tekst: str) -> None:
        """Type something in the box and press Enter."""
        await self.tab_naar("#tekst")
        await self.pagina.keyboard.type(tekst)
        await self._wacht_na("Enter")

    async def _doe(self, plek: str) -> None:
        await self.tab_naar(plek)
        await self._wacht_na("Enter")

    async def _wacht_na(self, toets: str) -> None:
        voor = await self.pagina.locator(BERICHTEN).count()
        await self.pagina.keyboard.press(toets)
        await expect(self.pagina.locator(BERICHTEN).nth(voor + 1)).to_be_attached(timeout=60_000)
        await expect(self.pagina.locator("#typt")).to_be_hidden(timeout=60_000)
        if await self.pagina.evaluate("document.activeElement === document.body"):
            self.klachten.append(f"na {toets} is de focus kwijt")

    async def _vink(self, plek: str) -> None:
        """Tick a box with Space; choose within a group with the arrows, as only one of a group is a stop."""
        doel = self.pagina.locator(plek)
        if await doel.get_attribute("type") == "checkbox":
            await self.tab_naar(plek)
            await self.pagina.keyboard.press("Space")
        else:
            await self.tab_naar(plek)
            await self.pagina.keyboard.press("Space")
            while not await doel.is_checked():
                await self.pagina.keyboard.press("ArrowDown")
        await expect(doel).to_be_checked()

    async def _vul_kaart(self, kaart: dict[str, Any]) -> None:
        velden = [(naam, waarde) for naam, waarde in kaart.items() if naam != "soort"]
        plaats = await self.pagina.locator("#deel-kaart [name]").evaluate_all("lijst => lijst.map(e => e.name)")
        for naam, waarde in sorted(velden, key=lambda veld: plaats.index(veld[0])):
            for deel in waarde if isinstance(waarde, list) else [waarde]:
                veld = f"#deel-kaart [name='{naam}']"
                if await self.pagina.locator(f"{veld}[value='{deel}']").count():
                    await self._vink(f"{veld}[value='{deel}']")
                else:
                    await self.tab_naar(veld)
                    await self.pagina.keyboard.type(deel)
        await self._doe("#deel-kaart button[value=bewaar]")
