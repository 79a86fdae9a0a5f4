"""Which sites may show the chat: what an administrator writes down, and nothing that could slip into a header."""

from __future__ import annotations

import pytest

from vliegwiel.core.herkomst import MEESTE, OngeldigeHerkomst, lees_herkomsten


@pytest.mark.parametrize(
    ("geschreven", "gelezen"),
    [
        ("", ()),
        ("https://www.stad.example", ("https://www.stad.example",)),
        ("HTTPS://WWW.Stad.example/ https://www.stad.example", ("https://www.stad.example",)),
        ("https://a.example, https://b.example:8443", ("https://a.example", "https://b.example:8443")),
        ("https://a.example:443\nhttp://localhost:08080", ("https://a.example", "http://localhost:8080")),
        ("https://xn--sd-lka.example", ("https://xn--sd-lka.example",)),
    ],
)
def test_sites_are_written_as_a_browser_names_them(geschreven: str, gelezen: tuple[str, ...]) -> None:
    assert lees_herkomsten(geschreven) == gelezen


@pytest.mark.parametrize(
    ("geschreven", "reden"),
    [
        ("www.stad.example", "moet beginnen met https://"),
        ("*", "moet beginnen met https://"),
        ("ftp://stad.example", "moet beginnen met https://"),
        ("https://", "moet beginnen met https://"),
        ("https://ik@stad.example", "na de naam en de poort niets meer"),
        ("https://*.stad.example", "geen sterretje"),
        ("https://stad.example/chat", "mag na de naam en de poort niets meer hebben"),
        ("https://stad.example?x", "mag na de naam en de poort niets meer hebben"),
        ("https://stad.example:x", "mag na de naam en de poort niets meer hebben|geldige naam"),
        ("https://stad.example:99999", "geen geldige poort"),
        ("https://stad.example:0", "geen geldige poort"),
        ("https://städ.example", "geen geldige naam"),
        ("https://stad..example", "geen geldige naam"),
        ("https://-stad.example", "geen geldige naam"),
        ("https://stad.example;script-src", "geen geldige naam"),
        ("https://'none'", "geen geldige naam"),
    ],
)
def test_anything_else_is_refused_with_the_reason(geschreven: str, reden: str) -> None:
    with pytest.raises(OngeldigeHerkomst, match=reden) as fout:
        lees_herkomsten(geschreven)
    assert ";" not in str(fout.value)


def test_a_list_that_no_header_should_carry_is_refused() -> None:
    with pytest.raises(OngeldigeHerkomst, match="hoogstens 20"):
        lees_herkomsten(" ".join(f"https://site{n}.example" for n in range(MEESTE + 1)))
