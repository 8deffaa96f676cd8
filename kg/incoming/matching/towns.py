"""Where the actors of a table are, by a column that the study does not have in its graph.

The cells on which claims rest lead from an actor to its rows. So thousands of towns help
to tell actors apart, and no town needs a record.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import InputError
from kg.incoming.alphabets import latin_words
from kg.rdf import expand, suggest
from kg.reading import read_bytes
from kg.study import Dataset
from kg.tables.reading import Sheet, read_book

__all__ = ["read_towns"]

_UNION = DefaultGraph()
_SHA256, _SHEET, _DOCUMENT, _ROW, _EVIDENCE, _PARTICIPANT = (
    NamedNode(expand(f"migov:{name}"))
    for name in ("sha256", "sheet", "document", "row", "evidence", "participant")
)
# With fewer it is “n/a”, or a sign.
_FEWEST_LETTERS = 3


def read_towns(dataset: Dataset, path: Path, column: str) -> dict[str, frozenset[str]]:
    """Return the towns of each actor, by its IRI, as a table prints them.

    Of two spellings that differ in capital letters or signs only, the first is taken; what follows
    a comma is left out (“Bucharest, District 1”).

    Raises
    ------
    InputError
        If the table cannot be read, has no such column, or is no document of the study.
    DataError
        If rows have more or fewer cells than the header.
    """
    rows = _rows_of_actors(dataset)
    found: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for document, sheet in _tables(dataset, path):
        for number, cell in _cells(sheet, column):
            town = " ".join(cell.partition(",")[0].split())
            words = "".join(latin_words(town))
            if len(words) >= _FEWEST_LETTERS:
                for actor in rows.get((document, number), ()):
                    found[actor].add(spelt.setdefault(words, town))
    return {actor: frozenset(towns) for actor, towns in found.items()}


def _tables(dataset: Dataset, path: Path) -> list[tuple[str, Sheet]]:
    """Return the sheets of a file that are documents of the study, with these."""
    store, found = dataset.store, []
    for sheet in read_book(path).sheets:
        sha256 = Literal(hashlib.sha256(read_bytes(sheet.path)).hexdigest())
        for quad in store.quads_for_pattern(None, _SHA256, sha256, _UNION):
            named = [q.object for q in store.quads_for_pattern(quad.subject, _SHEET, None, _UNION)]
            if not named or Literal(sheet.name) in named:
                found.append((str(quad.subject), sheet))
    if not found:
        raise InputError(
            "is not a table of this study: no document has its checksum; give the table that was "
            "imported",
            path=path,
        )
    return found


def _cells(sheet: Sheet, column: str) -> Iterator[tuple[int, str]]:
    """Give the cells of a column with the numbers of their rows."""
    header, *body = sheet.rows
    headings = [" ".join(cell.text.split()) for cell in header.cells]
    if column not in headings:
        near = suggest(column, headings)
        hint = f"did you mean “{near}”?" if near else f"it has {', '.join(filter(None, headings))}"
        raise InputError(f"has no column “{column}”; {hint}", path=sheet.path)
    at = headings.index(column)
    for row in body:
        yield row.number, row.cells[at].text


def _rows_of_actors(dataset: Dataset) -> dict[tuple[str, int], set[str]]:
    """Return the actors of each row of each table, by the cells on which their claims rest."""
    store = dataset.store

    def pairs(name: NamedNode) -> Iterator[tuple[str, str]]:
        for quad in store.quads_for_pattern(None, name, None, _UNION):
            value = quad.object
            yield str(quad.subject), value.value if isinstance(value, Literal) else str(value)

    row_of = {quote: int(number) for quote, number in pairs(_ROW) if number.isdecimal()}
    document = {quote: of for quote, of in pairs(_DOCUMENT) if quote in row_of}
    who = {claim: actor.strip("<>") for claim, actor in pairs(_PARTICIPANT)}
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim, quote in pairs(_EVIDENCE):
        if quote in document:
            actor = who.get(claim, claim.strip("<>"))
            found[document[quote], row_of[quote]].add(actor)
    return found
