"""The quotes and documents of a study, with the texts that they are from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.rdf import expand
from kg.reading import files_under, is_aside, read_bytes
from kg.study import Dataset, read_terms

__all__ = [
    "DocumentText",
    "QuoteRecord",
    "cut_off",
    "is_same_document",
    "quotes_within",
    "read_quote_records",
    "read_texts",
    "text_files",
]


@dataclass
class DocumentText:
    """A document's record and its text; ``text`` is None where none was found.

    ``other`` is a text of the right name and another SHA-256, or whose record has none yet: quotes
    that are nowhere in it are named, and none counts as found. ``found_sha256`` is that of the
    text, or of the other one.
    """

    iri: str
    path: Path
    line: int
    sha256: str = ""
    file_name: str = ""
    text: str | None = None
    found_sha256: str = ""
    other: str | None = None
    table: Path | None = None  # where quotes are cells of it
    sheet: str = ""


@dataclass
class QuoteRecord:
    """One evidence record as its file has it."""

    iri: str
    path: Path
    line: int
    document: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    written: frozenset[str] = frozenset()
    row: int | None = None
    column: str = ""

    @property
    def is_cell(self) -> bool:
        """True for a cell of a table, which has a row and a column in the place of offsets."""
        return self.row is not None or self.column != ""

    def places(self, text: str) -> list[int]:
        """Return each offset at which the quote is found with its prefix and suffix."""
        if not self.exact.strip():
            return []
        whole = self.prefix + self.exact + self.suffix
        found, at = [], text.find(whole)
        while at >= 0:
            found.append(at + len(self.prefix))
            at = text.find(whole, at + 1)
        return found

    def fits(self, at: int) -> bool:
        """Tell whether the offsets that are written are those of a phrase at this place."""
        right = {"start": at, "end": at + len(self.exact)}
        return all(getattr(self, name) == right[name] for name in self.written)


def cut_off(quote: QuoteRecord, text: str) -> str:
    """Say why a browser cannot open the text at a quote; an empty text if it can.

    A text fragment matches whole words only, also as a prefix or a suffix, and no more than one
    paragraph (WICG, URL Fragment Text Directives).
    """
    if "\n" in quote.exact.strip():
        return "it goes over the end of a line; shorten it to one side, or make two of it"
    at = quote.places(text)[0]
    end = at + len(quote.exact)
    borders = {
        "it begins": at,
        "it ends": end,
        "its prefix begins": at - len(quote.prefix),
        "its suffix ends": end + len(quote.suffix),
    }
    for what, border in borders.items():
        before, after = text[max(0, border - 1) : border], text[border : border + 1]
        if before.isalnum() and after.isalnum():
            word = re.search(r"\w*$", text[:border]), re.match(r"\w*", text[border:])
            whole = "".join(part[0] for part in word if part)
            return f"{what} inside a word, “{whole}”; write the whole word, or leave it out"
    return ""


def _records(dataset: Dataset, cls: str) -> Iterator[tuple[str, Path, int, Mapping[str, str]]]:
    """Yield each record of a class or one below it: its IRI, file, line and values by predicate."""
    a, wanted = NamedNode(expand("rdf:type")), {NamedNode(expand(cls))}
    if dataset.own_ontology:
        terms = read_terms(dataset)
        below = {each for each in terms.own if terms.within(each, {expand(cls)})}
        wanted.update(map(NamedNode, below))
    for path, triples in dataset.files.items():
        subjects = [t.subject for t in triples if t.predicate == a and t.object in wanted]
        values: dict[object, dict[str, str]] = {subject: {} for subject in subjects}
        for triple in triples:
            if triple.subject in values:
                term = triple.object
                text = term.value if isinstance(term, (Literal, NamedNode)) else ""
                values[triple.subject][triple.predicate.value] = text
        for subject, found in values.items():
            iri = subject.value if isinstance(subject, NamedNode) else str(subject)
            places = [p for p in dataset.records.get(iri, []) if p.path == path]
            yield iri, path, places[0].line if places else 1, found


def text_files(texts: Path) -> list[Path]:
    """List the texts in a folder and the folders within it, without hidden files."""
    return [path for path in files_under(texts, once=False) if not is_aside(path, texts)]


def read_texts(dataset: Dataset, texts: Path, *, by_name: bool = False) -> dict[str, DocumentText]:
    """Find the text of each document, by the document's IRI.

    Parameters
    ----------
    texts
        The folder of the texts, as UTF-8 files of any name.
    by_name
        Take a file by its name (migov:textFile) where the record has no SHA-256 yet.

    Raises
    ------
    InputError
        If the folder or a text cannot be read.
    """
    contents = {path.relative_to(texts).as_posix(): read_bytes(path) for path in text_files(texts)}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    by_sum = {checksum: name for name, checksum in sums.items()}
    found, tables = {}, _tables(dataset)
    for iri, path, line, values in _records(dataset, "migov:Document"):
        source = DocumentText(
            iri,
            path,
            line,
            sha256=values.get(expand("migov:sha256"), ""),
            file_name=values.get(expand("migov:textFile"), ""),
            sheet=values.get(expand("migov:sheet"), ""),
        )
        name = by_sum.get(source.sha256)
        if name is None and by_name and not source.sha256 and source.file_name in contents:
            name = source.file_name
        if name is not None:
            source.found_sha256 = sums[name]
            if iri in tables:
                source.text, source.table = "", texts / name
            else:
                source.text = _decode(contents[name], texts / name)
        elif source.file_name in contents:
            source.found_sha256 = sums[source.file_name]
            if iri in tables:
                source.other, source.table = "", texts / source.file_name
            else:
                source.other = _decode(contents[source.file_name], texts / source.file_name)
        found[iri] = source
    return found


def _tables(dataset: Dataset) -> set[str]:
    """Return the documents that are tables: quotes are cells of them."""
    row, document = NamedNode(expand("migov:row")), NamedNode(expand("migov:document"))
    cells, of = set(), {}
    for triples in dataset.files.values():
        for triple in triples:
            if triple.predicate == row:
                cells.add(triple.subject)
            elif triple.predicate == document and isinstance(triple.object, NamedNode):
                of[triple.subject] = triple.object.value
    return {of[cell] for cell in cells if cell in of}


def quotes_within(quotes: Iterable[QuoteRecord], text: str) -> int:
    """Count the quotes whose phrase is in a text, wherever."""
    return sum(quote.exact.strip() != "" and quote.exact in text for quote in quotes)


def is_same_document(within: int, quotes: int) -> bool:
    """Tell whether a text of another checksum is an edited text of the same document.

    More than half of the document's quotes are in it.
    """
    return 2 * within > quotes


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("is not in UTF-8; save it as UTF-8", path=path, line=line) from error


def read_quote_records(dataset: Dataset) -> Iterator[QuoteRecord]:
    """Yield each evidence record of a study."""
    for iri, path, line, values in _records(dataset, "migov:Evidence"):
        yield QuoteRecord(
            iri,
            path,
            line,
            document=values.get(expand("migov:document"), ""),
            exact=values.get(expand("oa:exact"), ""),
            prefix=values.get(expand("oa:prefix"), ""),
            suffix=values.get(expand("oa:suffix"), ""),
            start=_integer(values.get(expand("oa:start"))),
            end=_integer(values.get(expand("oa:end"))),
            row=_integer(values.get(expand("migov:row"))),
            column=values.get(expand("migov:column"), ""),
            written=frozenset(name for name in ("start", "end") if expand(f"oa:{name}") in values),
        )


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
