"""The report: one page that stands on its own, and JSON."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import jinja2

from gesprekproef.spelen import Uitkomst

SJABLONEN = Path(__file__).parent / "sjablonen"


def schrijf(uitkomst: Uitkomst, map_: Path) -> Path:
    """Write ``index.html`` and ``uitkomst.json`` in this folder; returns the page."""
    map_.mkdir(parents=True, exist_ok=True)
    als_json = json.dumps(as_dict(uitkomst), ensure_ascii=False, indent=1)
    (map_ / "uitkomst.json").write_text(als_json + "\n", encoding="utf-8")
    pagina = map_ / "index.html"
    pagina.write_text(als_pagina(uitkomst), encoding="utf-8")
    return pagina


def as_dict(uitkomst: Uitkomst) -> dict[str, Any]:
    """Return the JSON form."""
    return {
        "zaad": uitkomst.zaad,
        "doelen": [asdict(d) | {"gehaald": d.gehaald} for d in uitkomst.doelen],
        "nagekeken": {
            "regels": uitkomst.regels,
            "gevraagd": uitkomst.gevraagd,
            "weg": uitkomst.weggedrukt,
            "fout_vooraf": uitkomst.fout_vooraf,
        },
        "tijden_ms": uitkomst.tijden,
        "gesprekken": [{"gesprek": g.as_dict(), "maten": asdict(m)} for g, m in uitkomst.paren],
        "overgeslagen": [
            {"persona": g.persona, "naam": g.naam, "reden": g.overgeslagen} for g in uitkomst.overgeslagen
        ],
    }


def als_pagina(uitkomst: Uitkomst) -> str:
    """Return the page: no scripts, nothing from outside, and a policy that says so."""
    omgeving = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SJABLONEN),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    stijl = (SJABLONEN / "rapport.css").read_text(encoding="utf-8")
    som = base64.b64encode(hashlib.sha256(stijl.encode()).digest()).decode()
    return omgeving.get_template("rapport.html").render(u=uitkomst, stijl=stijl, som=som)
