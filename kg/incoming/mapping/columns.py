"""Read the columns that a mapping names."""

from __future__ import annotations

import re

from kg.incoming.mapping.declared import Column
from kg.rdf import Entry

__all__ = ["read_column", "read_language", "read_tag"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_language(entry: Entry | None, otherwise: str) -> str:
    """Read a language tag; where there is none, it is the other one."""
    return otherwise if entry is None else read_tag(entry.text(), entry)


def read_tag(text: str, entry: Entry) -> str:
    """Return a language tag, if it is one."""
    if not _LANGUAGE.fullmatch(text):
        raise entry.error("needs a language tag such as en or lt; und if it is not known")
    return text


def read_column(entry: Entry, language: str) -> Column:
    """Read a column: its heading, or its heading with what is meant of it."""
    if isinstance(entry.value, str):
        return Column(entry.text(), entry, language)
    fields = entry.fields(("language", "first_words"), needed=("column",))
    count = fields["first_words"].text() if "first_words" in fields else "0"
    if not re.fullmatch("[0-9]{1,2}", count):
        raise fields["first_words"].error("needs a number of words, such as 1")
    own = read_language(fields.get("language"), language)
    return Column(fields["column"].text(), entry, own, int(count))
