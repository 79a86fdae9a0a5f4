"""Where somebody goes on after a form: only our own pages, whatever the address says."""

from __future__ import annotations

import re

BINNEN = re.compile(r"/desk(/[A-Za-z0-9_-]+(\.[a-z]{2,4})?)*(\?[A-Za-z0-9_=&%.+~:-]{0,1000})?")


def eigen_pagina(pad: str | None) -> str:
    """Return the path when it is a page of the desk; else nothing."""
    return pad if pad and BINNEN.fullmatch(pad) else ""
