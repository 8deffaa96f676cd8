"""Any table becomes Turtle by a mapping that a researcher can read and write."""

from kg.incoming.mapping.importing import Imported, import_tables, write_imported

__all__ = ["Imported", "import_tables", "write_imported"]
