"""The titles of the sheets that have no records, by language."""

from __future__ import annotations

__all__ = ["EXAMPLE", "IN_THE_TEXT", "LISTS", "NOT_READ", "READ_ME"]

READ_ME = {"en": "Read me", "lt": "Perskaityk", "lv": "Izlasi"}
EXAMPLE = {"en": "Example", "lt": "Pavyzdys", "lv": "Piemērs"}
IN_THE_TEXT = {"en": "Names in the text", "lt": "Vardai tekste", "lv": "Vārdi tekstā"}
LISTS = {"en": "Lists", "lt": "Sąrašai", "lv": "Saraksti"}

NOT_READ = frozenset(
    title for each in (READ_ME, EXAMPLE, IN_THE_TEXT, LISTS) for title in each.values()
)
"""The titles of sheets from which no records are read."""
