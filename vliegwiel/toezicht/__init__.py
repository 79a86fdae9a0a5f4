"""Starts the processes of Vliegwiel together, watches them, and leaves none behind.

Standard library only, Linux only. See ``toezicht.Toezicht`` (the supervisor) and ``wacht.onder_wacht`` (its guard).
"""

from vliegwiel.toezicht.proces import Proces
from vliegwiel.toezicht.toezicht import Toezicht, bezette_poort
from vliegwiel.toezicht.wacht import onder_wacht

__all__ = ["Proces", "Toezicht", "bezette_poort", "onder_wacht"]
