"""The help of columns in Lithuanian and Latvian, in a table beside this module, ``helps.csv``.

The ontology and the shapes have it in English. A text that changes there has no translation until
the table has it, and is then shown in English.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

__all__ = ["in_language", "translations"]


@lru_cache(maxsize=1)
def translations() -> dict[str, dict[str, str]]:
    """Return each English text with what it is in other languages, by their tags."""
    text = resources.files(__package__).joinpath("helps.csv").read_text("utf-8")
    return {row.pop("en"): row for row in csv.DictReader(text.splitlines())}


def in_language(english: str, lang: str) -> str:
    """Return a help in a language; as it is, if the table does not have it.

    >>> in_language("The kind of document.", "lt"), in_language("Mine.", "lt")
    ('Dokumento rūšis.', 'Mine.')
    """
    return translations().get(english, {}).get(lang) or english
