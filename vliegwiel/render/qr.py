"""QR codes as SVG, to read from a screen or from paper."""

from __future__ import annotations

import io

import segno


def qr_svg(tekst: str, titel: str) -> str:
    """Return an inline SVG with ``titel`` as its name. Dark on white whatever the page's colours: a camera needs that."""
    uit = io.BytesIO()
    segno.make(tekst, error="m", micro=False).save(
        uit, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff", title=titel, svgclass="vw-qr",
        lineclass=None,
    )  # fmt: skip
    return uit.getvalue().decode().strip().replace("<svg ", '<svg role="img" ', 1)
