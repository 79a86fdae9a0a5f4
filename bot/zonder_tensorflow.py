"""Start Rasa without TensorFlow, for exactly one version of Rasa.

Rasa imports TensorFlow with its first module, for components that this assistant does not use: 7 of 13 seconds of
start-up and 350 MB of memory. Here an empty stand-in takes its place. Whoever would really compute with it gets an error
at once, because nothing in the stand-in has a value.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from types import ModuleType
from typing import Any

from bot.versnelling import VERSIE

_WEG = frozenset(("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras"))


class _Naamloos(type):
    def __getattr__(cls, naam: str) -> Any:
        if naam.startswith("__"):
            raise AttributeError(naam)
        return cls


class _Leeg(metaclass=_Naamloos):
    """Stands in for every class and function: may be subclassed and may decorate, and does nothing."""

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def __call__(self, *woorden: Any, **_: Any) -> Any:
        return woorden[0] if woorden and callable(woorden[0]) else self


class _LegeModule(ModuleType):
    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("__"):
            raise AttributeError(naam)
        return _Leeg


class _Vinder(MetaPathFinder, Loader):
    def find_spec(
        self, naam: str, pad: Sequence[str] | None = None, doel: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(naam, self, is_package=True) if naam.split(".")[0] in _WEG else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _LegeModule(spec.name)
        module.__version__ = "0"
        return module

    def exec_module(self, module: ModuleType) -> None: ...


def laat_weg(versie: str | None = None) -> bool:
    """Keep TensorFlow out of this process; call this before importing Rasa.

    Returns False, having changed nothing, on another version of Rasa (``versie``: the installed one when not given) and
    when TensorFlow is loaded already.
    """
    if (versie or version("rasa")) != VERSIE or "tensorflow" in sys.modules:
        return False
    sys.meta_path.insert(0, _Vinder())
    return True
