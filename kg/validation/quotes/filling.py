"""Offsets of quotes and checksums of texts, written into a study's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import DataError
from kg.files import write_files
from kg.findings import Report
from kg.rdf import XSD, compress, expand, first_comment
from kg.study import Dataset, in_form, is_in_own_order, is_triples, read_dataset
from kg.validation.of_files import files_of
from kg.validation.quotes.evidence import check_quotes
from kg.validation.quotes.quotes import (
    DocumentText,
    QuoteRecord,
    is_same_document,
    quotes_within,
    read_quote_records,
    read_texts,
)

__all__ = ["Filled", "fill_quotes"]


@dataclass(frozen=True)
class Filled:
    """What was written, and the check of the files as they are now.

    Parameters
    ----------
    written
        How many offsets and checksums were written.
    replaced
        How many of these took the place of others.
    texts
        A sentence for each changed text that was taken as its document's.
    report
        The check; its results name the lines of the files as they are now.
    """

    written: int
    replaced: int
    texts: tuple[str, ...]
    report: Report


def fill_quotes(
    dataset: Dataset,
    texts: Path,
    *,
    of: Sequence[Path] = (),
    recount: bool = False,
    changed_texts: bool = False,
    keep_order: bool = False,
) -> Filled:
    """Write the offsets and checksums that are missing.

    Files are written in canonical form (N-Triples in sorted lines), and none is written unless all
    can be. A file that ``kg fmt --keep-order`` has written keeps its order.

    Parameters
    ----------
    dataset, texts, of
        As for :func:`check_quotes`; only the files named are written.
    recount
        Also replace offsets that do not fit, where the phrase is once in the text. Without it,
        existing ones are never changed.
    changed_texts
        Take a text that was edited since as its document's, and renew the checksum, if more than
        half of the document's quotes are in it.
    keep_order
        Keep the order of records, properties and values in each file.

    Raises
    ------
    InputError
        If a text or a file cannot be read or written.
    DataError
        If a file to be written has a record without a name, or is N-Triples with a comment.
    """
    named = files_of(dataset, of) if of else list(dataset.files)
    quotes, change = list(read_quote_records(dataset)), _Change()
    sources = read_texts(dataset, texts, by_name=True)
    for source in sources.values():
        if source.path not in named:
            continue
        if source.text is None and changed_texts:
            own = [quote for quote in quotes if quote.document == source.iri]
            _take_changed(source, own, change)
        if source.text is not None and source.sha256 != source.found_sha256:
            change.put(source, "migov:sha256", Literal(source.found_sha256), bool(source.sha256))
    for quote in quotes:
        origin = sources.get(quote.document)
        if quote.path not in named or origin is None or origin.text is None:
            continue
        places = quote.places(origin.text)
        if len(places) != 1 or not (recount or quote.fits(places[0])):
            continue  # the check tells of it
        for name, offset in (("start", places[0]), ("end", places[0] + len(quote.exact))):
            if name not in quote.written or getattr(quote, name) != offset:
                value = Literal(str(offset), datatype=NamedNode(f"{XSD}integer"))
                change.put(quote, f"oa:{name}", value, name in quote.written)
    paths = sorted(change.new)
    contents = {path: _with(dataset, path, change, keep_order=keep_order) for path in paths}
    write_files(contents, {path: dataset.as_written(path) for path in contents})
    now = read_dataset(dataset.folder, dataset.files) if contents else dataset
    written = sum(map(len, change.new.values()))
    report = check_quotes(now, texts, of=of)
    return Filled(written, len(change.old), tuple(change.texts), report)


@dataclass
class _Change:
    """The values to write, by file, and the record and property of each that goes."""

    new: dict[Path, list[Triple]] = field(default_factory=dict)
    old: set[tuple[Path, NamedNode, NamedNode]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def put(
        self, record: DocumentText | QuoteRecord, name: str, value: Literal, is_there: bool
    ) -> None:
        subject, predicate = NamedNode(record.iri), NamedNode(expand(name))
        self.new.setdefault(record.path, []).append(Triple(subject, predicate, value))
        if is_there:
            self.old.add((record.path, subject, predicate))


def _take_changed(source: DocumentText, quotes: list[QuoteRecord], change: _Change) -> None:
    """Take the text of the right name, if it is plainly of the document."""
    if source.other is None:
        return
    within = quotes_within(quotes, source.other)
    if is_same_document(within, len(quotes)):
        source.text = source.other
        change.texts.append(
            f"{compress(source.iri)}: {source.file_name} was edited; {within:,} of "
            f"{len(quotes):,} quotes are in it, so its checksum was renewed"
        )


def _with(dataset: Dataset, path: Path, change: _Change, *, keep_order: bool) -> bytes:
    before, content = dataset.files[path], dataset.as_written(path)
    new = {(each.subject, each.predicate): each for each in change.new[path]}
    after = []
    for triple in before:
        key = (triple.subject, triple.predicate)
        if (path, *key) not in change.old:
            after.append(triple)
        elif key in new:  # in the place of the old one
            after.append(new.pop(key))
    after += new.values()
    if is_triples(path):
        if line := first_comment(content.decode("utf-8")):
            raise DataError("has a comment, which would be lost; delete it", path=path, line=line)
        return "".join(sorted(f"{triple} .\n" for triple in set(after))).encode()
    for line, why in dataset.named[path].problems if path in dataset.named else ():
        raise DataError(why, path=path, line=line)
    named = dataset.contents[path].decode("utf-8")
    is_kept = keep_order or (path not in dataset.named and is_in_own_order(before, content, path))
    return in_form(after, content, path, named, keep_order=is_kept).encode()
