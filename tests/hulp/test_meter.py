"""The measure finds what is wrong with a page, and nothing where nothing is: else its tests would pass on anything."""

from __future__ import annotations

from playwright.async_api import Browser, Page

from tests.hulp.chromium import browser
from tests.hulp.toegankelijk import CONTRAST, VERGROOT, Schouw, bekijk, meet

__all__ = ["browser"]
STIJL = (
    "body { margin: 0; font: 16px/1.5 sans-serif } button, input { font-size: 16px; min-height: 2rem; padding: 0 1rem }"
)
GOED = "<h1>Wat wil jij?</h1><p>Lees <a href='/'>meer</a> erover.</p><button>Begin</button><input aria-label='Naam'>"
FOUT = {
    "de pagina is 600 px breed": ("indeling", "<p style='width:600px'>Veel te breed</p>"),
    "buiten beeld": ("indeling", "<p style='position:absolute;left:-50px'>Half weg</p>"),
    "dwars afgesneden": ("indeling", "<div style='overflow:hidden;width:50px'><p style='width:20rem'>Een lange regel</p></div>"),
    "afgesneden": ("indeling", "<p style='overflow:hidden;height:1rem'>Twee regels die er<br>niet in passen</p>"),
    "over elkaar": ("indeling", "<p>Onder</p><p style='margin-top:-2.2rem'>Boven</p>"),
    "bedekt": ("indeling", "<div style='position:fixed;inset:0'></div><button>Begin</button>"),
    "te klein": ("doelen", "<button style='all:unset;font-size:10px'>x</button>"),
    "letters kleiner dan 16 px": ("doelen", "<input style='font-size:13px'>"),
    "contrast 1.00: input": ("kleuren", "<input style='border:1px solid white'>"),
    "contrast 1.00: text": ("kleuren", "<svg><text fill='white' y='20'>Geld</text></svg>"),
    "geen rand": ("systeemkleuren", "<button style='all:unset'>Begin</button>"),
    "niet te zien": ("systeemkleuren", "<svg><text fill='white' y='20'>3</text></svg>"),
    "de puntjes": ("systeemkleuren", "<p id='typt' hidden><span style='background:black'>.</span></p>"),
}  # fmt: skip


async def zet(pagina: Page, inhoud: str) -> Page:
    """Let this be on the page."""
    await pagina.set_content(f'<html lang="nl"><title>Proef</title><style>{STIJL}</style><main>{inhoud}</main>')
    return pagina


async def test_every_fault_is_found_by_its_name(browser: Browser) -> None:
    pagina = await browser.new_page()
    for melding, (meting, inhoud) in FOUT.items():
        await zet(pagina, inhoud)
        await bekijk(pagina, CONTRAST if meting == "systeemkleuren" else VERGROOT)
        gevonden = await meet(pagina, meting)
        assert any(f.startswith(melding) for f in gevonden), (melding, gevonden)


async def test_a_good_page_has_no_faults_and_a_bad_one_is_named_with_the_way_of_looking(browser: Browser) -> None:
    schouw = Schouw(await zet(await browser.new_page(), GOED))
    await schouw.kijk("goed")
    assert schouw.verslag() == ""
    await zet(schouw.pagina, f"{GOED}<img src='data:,'>")
    await schouw.kijk("zonder naam")
    assert "zonder naam, donker:" in schouw.verslag()
    assert "image-alt" in schouw.verslag()


async def test_what_can_not_be_read_is_found_in_the_dark_only_when_it_is_dark(browser: Browser) -> None:
    donker = "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style><p>Dit is licht op wit</p>"
    schouw = Schouw(await zet(await browser.new_page(), GOED + donker))
    await schouw.kijk("proef")
    assert ("proef, donker" in schouw.fouten, "proef, licht" in schouw.fouten) == (True, False)
