"""A Turtle file in canonical form, with a name for each quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from kg.errors import DataError
from kg.rdf import canonical, declared_prefixes, first_unnamed, parse_turtle, put_comments
from kg.study.unnamed_quotes import name_quotes

__all__ = ["Formatted", "formatted", "in_form", "is_in_own_order"]


@dataclass(frozen=True)
class Formatted:
    """The canonical text of a file, how many of its quotes had no name, and the new names."""

    text: str
    named: int = 0
    words: frozenset[str] = frozenset()


def formatted(
    content: bytes, path: Path, is_taken: Callable[[str], bool], *, keep_order: bool = False
) -> Formatted:
    """Write a file in canonical form.

    Parameters
    ----------
    content
        The file, in UTF-8 without a byte-order mark.
    is_taken
        Tells whether the study uses a word as the last part of a name.
    keep_order
        Keep the order of records, properties and values.

    Raises
    ------
    InputError
        If the file cannot be parsed.
    DataError
        If a record has no name or a quote no document, with its line.
    """
    text, named = content.decode("utf-8"), name_quotes(content, path, is_taken)
    if named:
        for line, why in named.problems:
            raise DataError(why, path=path, line=line)
        text = named.text
    triples = parse_turtle(text, path=path)
    form = in_form(triples, content, path, text, keep_order=keep_order)
    if not named:
        return Formatted(form)
    return Formatted(form, len(named.lines) + named.reused, frozenset(named.words))


def in_form(
    triples: Iterable[Triple],
    content: bytes,
    path: Path,
    named: str = "",
    *,
    keep_order: bool = False,
) -> str:
    """Write triples in canonical form, with a file's prefixes and comments; see :func:`formatted`.

    Parameters
    ----------
    named
        The file with a name for each quote, if it has quotes without one.
    """
    text = content.decode("utf-8")
    try:
        form = canonical(triples, declared_prefixes(content), keep_order=keep_order)
        return put_comments(form, text)
    except DataError as error:
        raise DataError(error.message, path=path, line=first_unnamed(named or text)) from error


def is_in_own_order(triples: Sequence[Triple], content: bytes, path: Path) -> bool:
    """Tell whether a file is in the form of ``kg fmt --keep-order`` and not sorted."""
    return (
        in_form(triples, content, path, keep_order=True).encode() == content
        and in_form(triples, content, path).encode() != content
    )
