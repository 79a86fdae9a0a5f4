"""What the database itself refuses about a household (triggers of migration 0091) becomes the error of the core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from vliegwiel.core.huishouden import AlInHuishouden, TweedeEigenaar
from vliegwiel.core.toestemming import HUISHOUDEN, GeenToestemming


@contextmanager
def een_eigenaar() -> Iterator[None]:
    """Turn the refusal of the database into ``TweedeEigenaar``, ``GeenToestemming`` or ``AlInHuishouden``."""
    try:
        yield
    except IntegrityError as fout:
        reden = str(fout.orig)
        if "huishouden: tweede eigenaar" in reden:
            raise TweedeEigenaar from None
        if "huishouden: geen toestemming" in reden:
            raise GeenToestemming(HUISHOUDEN) from None
        if "huishouden_lid" in reden:
            raise AlInHuishouden from None
        raise
