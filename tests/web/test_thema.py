"""A gemeente's look is on every page, from our own address, and everybody can read it in light and in dark."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web, gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst
from vliegwiel.core.thema import DONKER, LICHT
from vliegwiel.settings import PROJECT, Instellingen, laad_instellingen
from vliegwiel.web.thema import maak_stijl

__all__ = ["browser", "gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
EIGEN = PROJECT / "docs" / "voorbeelden" / "gemeente.yml"
WCAG = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
KLEUR = "([wie, wat]) => getComputedStyle(document.querySelector(wie))[wat]"


@pytest.fixture
def instellingen_van_proefdorp(instellingen: Instellingen) -> Instellingen:
    """The same database, with the settings file of the second example."""
    return laad_instellingen(var_map=instellingen.var_map, gemeente={"bestand": str(EIGEN)})


@pytest.fixture
async def proefdorp(instellingen_van_proefdorp: Instellingen, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Web]:
    """The running application of another gemeente."""
    async for web in webdienst.__wrapped__(instellingen_van_proefdorp, monkeypatch):  # type: ignore[attr-defined]
        yield web


def rgb(hex_: str) -> str:
    return f"rgb({', '.join(str(int(hex_[n : n + 2], 16)) for n in (1, 3, 5))})"


async def bezoek(pagina: Page, web: Web, pad: str) -> list[str]:
    """Open a page and return what axe finds on it."""
    await pagina.goto(str(web.server.make_url(pad)))
    await pagina.evaluate(AXE.read_text("utf-8"))
    return await klaag(pagina, pad)


async def klaag(pagina: Page, waar: str) -> list[str]:
    """Return what axe finds on the page as it is now."""
    gevonden = await pagina.evaluate(WCAG)
    assert len(gevonden["passes"]) > 5
    return [f"{waar} {f['id']}: {[n['html'][:100] for n in f['nodes']]}" for f in gevonden["violations"]]


async def praat(pagina: Page) -> None:
    """Begin, and say one thing."""
    await pagina.locator("button[value=begin]").click()
    await expect(pagina.locator("#voortgang")).to_be_visible()
    await pagina.locator("#tekst").fill("Ik wil weer werk")
    await pagina.locator(".vw-typ__stuur").click()
    await expect(pagina.locator("#voortgang")).to_contain_text("Stap 2")


async def test_another_gemeente_has_other_colours_that_everybody_can_read(proefdorp: Web, browser: Browser) -> None:
    thema = proefdorp.instellingen.gemeentebestand.thema
    for stand, schema in ((LICHT, "light"), (DONKER, "dark")):
        kleuren = thema.stand(stand)
        context = await browser.new_context(color_scheme=schema, viewport={"width": 390, "height": 844})  # type: ignore[arg-type]
        pagina = await context.new_page()
        klachten: list[str] = []
        pagina.on("console", lambda b, k=klachten: k.append(b.text) if b.type in ("error", "warning") else None)
        gevonden = await bezoek(pagina, proefdorp, "/")
        for wie, wat, verwacht in (
            ("body", "backgroundColor", kleuren.achtergrond),
            ("body", "color", kleuren.tekst),
            (".utrecht-button--primary-action", "backgroundColor", kleuren.accent),
            (".utrecht-button--primary-action", "color", kleuren.op_accent),
            (".vw-kop", "borderBottomColor", kleuren.accent),
            (".vw-voet a", "color", kleuren.link),
            ("#tekst", "borderTopColor", kleuren.rand),
        ):
            assert await pagina.evaluate(KLEUR, [wie, wat]) == rgb(verwacht.hex), (stand, wie, wat)
        assert (await pagina.evaluate(KLEUR, ["body", "fontFamily"])).startswith("Verdana")
        assert await pagina.evaluate(KLEUR, ["#tekst", "borderTopLeftRadius"]) == "2px"
        logo = pagina.get_by_alt_text("Logo van Proefdorp")
        assert await logo.evaluate("el => el.complete && el.naturalWidth > 0")
        assert ("donker" in await logo.evaluate("el => el.currentSrc")) == (stand == DONKER)
        for pad in ("/privacy", "/toegankelijkheid", "/hoe-werkt-deze-computer", "/hulp", "/desk/aanmelden", "/weg"):
            gevonden += await bezoek(pagina, proefdorp, pad)
        await bezoek(pagina, proefdorp, "/")
        await praat(pagina)
        assert await pagina.evaluate(KLEUR, [".vw-bericht--client", "backgroundColor"]) == rgb(kleuren.accent.hex)
        assert await pagina.evaluate(KLEUR, [".vw-bericht--client", "color"]) == rgb(kleuren.op_accent.hex)
        gevonden += await klaag(pagina, "gesprek")
        assert gevonden == []
        # The page that is not there is a 404 of itself, and the help page asks for no icon of ours.
        assert [k for k in klachten if "404" not in k] == []
        await context.close()


async def test_the_statements_fit_a_very_small_screen(webdienst: Web, browser: Browser) -> None:
    pagina = await browser.new_page(viewport={"width": 320, "height": 568})
    for pad in ("/privacy", "/toegankelijkheid", "/hoe-werkt-deze-computer"):
        assert await bezoek(pagina, webdienst, pad) == []
        assert await pagina.evaluate("document.documentElement.scrollWidth") <= 320, pad


async def test_the_look_is_kept_by_a_browser_until_it_changes(proefdorp: Web) -> None:
    client = proefdorp.client()
    html = await (await client.get("/")).text()
    adres = html.partition('href="/thema/thema.css')[2].partition('"')[0]
    stijl = await client.get(f"/thema/thema.css{adres}")
    assert stijl.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert await stijl.text() == maak_stijl(proefdorp.instellingen.gemeentebestand.thema)
    assert len(await stijl.read()) < 3_000
    logo = await client.get("/thema/logo.svg")
    assert logo.headers["Content-Type"].startswith("image/svg+xml")
    assert logo.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert logo.headers["X-Content-Type-Options"] == "nosniff"


async def test_without_a_logo_there_is_the_wheel(webdienst: Web) -> None:
    client = webdienst.client()
    assert "vw-merk__wiel" in await (await client.get("/")).text()
    assert (await client.get("/thema/logo.svg")).status == 404


async def test_the_launcher_on_the_gemeentes_site_has_its_colours(proefdorp: Web, webdienst: Web) -> None:
    ander, eigen = [await (await web.client().get("/widget.js")).text() for web in (proefdorp, webdienst)]
    assert 'const KLEUR = "#7a1f4b";' in ander
    assert 'const KLEUR = "#0b5f66";' in eigen
    assert "@@" not in ander


def test_a_theme_is_names_and_colours_and_nothing_else() -> None:
    for bestand in (EIGEN, PROJECT / "data" / "gemeente" / "voorbeeld.yml"):
        stijl = maak_stijl(laad_instellingen(gemeente={"bestand": str(bestand)}).gemeentebestand.thema)
        assert "url(" not in stijl
        assert "@import" not in stijl
        namen = {deel.partition(":")[0] for deel in stijl.replace("{", ";").split(";") if deel.startswith("--")}
        basis = (Path(PROJECT) / "vliegwiel" / "web" / "static" / "basis.css").read_text("utf-8")
        assert [naam for naam in namen if f"var({naam})" not in basis] == []
