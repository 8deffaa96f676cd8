"""A knowledge graph of the actors who govern migrant integration.

>>> import kg
>>> table = kg.load().query("who-organised-the-event")
>>> table.columns[:2]
('event', 'actor')
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Study, load
    from kg.endpoint import Endpoint, connect
    from kg.errors import DataError, InputError, KgError
    from kg.network_api import measure, read_network, write_network, write_page
    from kg.tables import Table

__version__ = "0.1.0"

# Names are imported when asked for, so that "kg --help" need not load an RDF engine.
_HOMES = {
    "api": ("Study", "load"),
    "network_api": ("measure", "read_network", "write_network", "write_page"),
    "endpoint": ("Endpoint", "connect"),
    "errors": ("DataError", "InputError", "KgError"),
    "tables": ("Table",),
}
_PUBLIC = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DataError",
    "Endpoint",
    "InputError",
    "KgError",
    "Study",
    "Table",
    "__version__",
    "connect",
    "load",
    "measure",
    "read_network",
    "write_network",
    "write_page",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (a module's names have any type)
    if name not in _PUBLIC:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(f"kg.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
