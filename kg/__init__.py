"""A knowledge graph of the actors who govern migrant integration.

>>> import kg
>>> table = kg.load().query("who-organised-the-event")
>>> table.columns[:2]
('event', 'actor')
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

# Names are imported when asked for, so that "kg --help" need not load an RDF engine.
_PUBLIC = {
    "DataError": "errors",
    "Dataset": "api",
    "Endpoint": "api",
    "InputError": "errors",
    "KgError": "errors",
    "Study": "store",
    "Table": "tables",
    "build_network": "networks",
    "connect": "api",
    "load": "api",
    "measure": "api",
    "read_network_query": "queries",
    "read_question": "queries",
    "run": "queries",
    "to_network": "networks",
    "validate": "validation",
}

__all__ = sorted([*_PUBLIC, "__version__"])


def __getattr__(name: str) -> Any:  # noqa: ANN401 (a module's names have any type)
    if name not in _PUBLIC:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(f"kg.{_PUBLIC[name]}"), name)
