"""Somebody who does not write Dutch reads the card in their own direction, and sees that nobody checked it yet."""

from __future__ import annotations

import re

import pytest

from tests.hulp.webproef import Web


@pytest.mark.parametrize(("tekst", "taal", "richting"), [("مرحبا", "ar", "rtl"), ("Dzień dobry", "pl", "ltr")])
async def test_a_card_has_its_language_its_direction_and_its_mark(
    webdienst: Web, tekst: str, taal: str, richting: str
) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(tekst)
    regels = re.findall(
        rf'<p class="vw-bericht__tekst" lang="{taal}" dir="{richting}">(.*?)</p>', bezoeker.html, re.DOTALL
    )
    assert len(regels) == 2
    assert {"112", "08000113", "08002000"} <= set(re.findall(r'href="tel:(\d+)"', regels[1]))
    # A number keeps its own direction: in an Arabic sentence 0800-0113 would stand there as 0113-0800.
    links = re.findall(r"<a [^>]*>", regels[0] + regels[1])
    assert all('dir="ltr"' in link for link in links if "tel:" in link)
    merken = re.findall(r'<p class="vw-bericht__stand"><span>(.*?)</span> <bdi lang="(\w+)"', bezoeker.html)
    assert merken == [("Nog niet nagekeken door een moedertaalspreker.", taal)] * 2
    assert {"verder", "mens_spreken"} <= set(bezoeker.knoppen)


async def test_dutch_has_no_mark(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    assert "moedertaalspreker" not in bezoeker.html
    assert 'dir="rtl"' not in bezoeker.html.partition('id="berichten"')[2].partition('id="typt"')[0]
