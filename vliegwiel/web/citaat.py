"""New words for a line of the matrix or an answer, made safe in the same way as a message."""

from __future__ import annotations

from vliegwiel.core.gesprek import CelGewijzigd
from vliegwiel.core.invoer import BerichtTeLang, schoon
from vliegwiel.core.maskeren import maskeer
from vliegwiel.core.matrix import MAX_CITAAT


def andere_woorden(cel_id: str, citaat: str, soort: str = "", leefgebied: str = "") -> CelGewijzigd:
    """Return the change of one line; raises ``BerichtLeeg``, or ``BerichtTeLang`` above what a line may hold."""
    woorden = maskeer(schoon(citaat))
    if len(woorden) > MAX_CITAAT:
        raise BerichtTeLang(len(woorden))
    return CelGewijzigd(cel_id, woorden, soort, leefgebied)


def ander_antwoord(woorden: str) -> str:
    """Return new words for an answer; raises ``BerichtLeeg`` or ``BerichtTeLang``."""
    return maskeer(schoon(woorden))
