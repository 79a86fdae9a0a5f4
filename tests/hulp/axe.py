"""What axe-core finds on the page that is open: the one place where the tests load it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.async_api import Frame, Page

_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_REGELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_MINSTENS = 5  # rules that looked at something; fewer means that there was no page


async def overtredingen(pagina: Page | Frame, *, waar: str = "html", regels: tuple[str, ...] = _REGELS) -> list[str]:
    """Return every violation in the part ``waar`` (a selector): the rule, and the elements that break it.

    ``regels``: axe's tags, or the names of single rules. Raises AssertionError when axe saw no page.
    """
    if not await pagina.evaluate("() => 'axe' in window"):
        await pagina.evaluate(_script())
    soort = "tag" if regels == _REGELS else "rule"
    gevonden = await pagina.evaluate(
        "([waar, regels, soort]) => axe.run({include: [waar]}, {iframes: false, resultTypes: ['violations'],"
        " runOnly: {type: soort, values: regels}}).then((r) => ({gezien: r.passes.length + r.violations.length,"
        " fout: r.violations.map((f) => f.id + ': ' + f.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)).join(' | '))}))",
        [waar, list(regels), soort],
    )
    assert gevonden["gezien"] >= (_MINSTENS if soort == "tag" else 1), "axe saw nothing"
    return list(gevonden["fout"])


@cache
def _script() -> str:
    return _AXE.read_text("utf-8")
