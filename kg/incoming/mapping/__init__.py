"""Any table becomes Turtle by a mapping that a researcher can read and write."""

from kg.incoming.mapping.importing import (
    import_tables,
    tell_difference,
    write_imported,
)
from kg.incoming.mapping.telling import write_account

__all__ = ["import_tables", "tell_difference", "write_account", "write_imported"]
