"""What a rule of the study says, in the words of a coding sheet: headings, and no Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.incoming.sheets.layout.columns import Column, Kind
from kg.rdf import PREFIXES, expand

__all__ = ["code_list", "in_words_of_sheet", "where_codes_are"]

_PREFIX = rf"\b(?:{'|'.join(sorted(PREFIXES))}):"
_TERM = re.compile(rf"{_PREFIX}[A-Za-z]\w*")
_TURTLE = re.compile(rf"{_PREFIX}|\bontology/|\bdata/")
_ANY = rf"{_PREFIX}\.\.\."
# What is for somebody who writes Turtle: examples, abbreviated names, files.
_ASIDE = re.compile(
    rf"[:,]\s+{_TERM.pattern} "
    rf"(?:\[[^]]*\]|<[^>]*>|\"[^\"]*\"(?:@\w+)?|(?:\S*\.\.\.))(?: or {_ANY})*"
    rf"|:\s+{_ANY}"
    rf"|,? such as {_TERM.pattern}(?=\.)"
    rf"|\s*\((?:an? )?(?:{_ANY}|{_TERM.pattern})\)"
    r"| from data/\S+\.ttl|\^\^\w+:\w+| in EDTF"
    r"|\s*See ontology/[^;]*$"
)
_SAME = re.compile(r"one of (“[^”]+”)(?:, \1)* and \1")


def in_words_of_sheet(
    message: str, column: Column | None, *, is_empty: bool, codes: str, headings: Mapping[str, str]
) -> str:
    """Return a message without Turtle, for somebody who has only the sheet.

    Parameters
    ----------
    column
        The column that it is about, if it is about one.
    is_empty
        Whether the cell has nothing.
    codes
        The name of the list whose codes the column has, if it has.
    headings
        The heading of each property, by its IRI.
    """
    if not _TURTLE.search(message):
        return message
    if column is not None and column.kind is Kind.CODE and codes:
        told = "this is empty" if is_empty else "this cannot be here"
        return f"{told}; {where_codes_are(codes)}"
    told = _ASIDE.sub("", message).rstrip(" .")
    told = _TERM.sub(lambda found: _heading(found[0], headings), told)
    told = _SAME.sub(r"\1", told)
    return f"this is empty. {told}." if is_empty and column is not None else f"{told}."


def _heading(term: str, headings: Mapping[str, str]) -> str:
    heading = headings.get(expand(term))
    return f"“{heading}”" if heading else term


def code_list(codes: Iterable[str]) -> str:
    """Return the name of the list of some codes, as ``kg codes`` has it; nothing if there is none.

    >>> code_list(["https://w3id.org/migov/code/event-kind/forum"])
    'event-kind'
    """
    lists = {each.rpartition("/")[0].rpartition("/")[2] for each in codes if "/code/" in each}
    return lists.pop() if len(lists) == 1 else ""


def where_codes_are(codes: str) -> str:
    """Say where somebody finds the codes of a list.

    >>> where_codes_are("event-kind")
    'choose one from the list in the cell, or from “kg codes event-kind”'
    """
    also = f", or from “kg codes {codes}”" if codes else ""
    return f"choose one from the list in the cell{also}"
