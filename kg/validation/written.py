"""What each record has in the files, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.escapes import spelt_out
from kg.findings import Location
from kg.rdf import compress, expand
from kg.study import Dataset

__all__ = ["Written", "shown"]

_Term = NamedNode | BlankNode | Literal | Triple
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (
    expand(f"rdf:{name}") for name in ("type", "subject", "predicate", "object")
)
# A record has more values than it may, and the validator names none of them.
_MOST = ("MaxCount", "QualifiedMaxCount", "UniqueLang")


def shown(value: str) -> str:
    """Return a value as it can be printed: a character that steers a terminal is spelt out."""
    return spelt_out(compress(value))


class Written:
    """The values of each record, by file, and the line where the record begins there.

    Parameters
    ----------
    dataset
        The study, read.
    unnamed
        Where each record without a name is.
    """

    def __init__(self, dataset: Dataset, unnamed: Mapping[str, Location]) -> None:
        self._dataset, self.unnamed = dataset, unnamed

    def at(self, record: str, path: Path) -> Location:
        """Return where a record begins in a file, or the file's first line."""
        if record in self.unnamed:
            return self.unnamed[record]
        return Location(path, self._dataset.lines[path].get(record, 1))

    @cached_property
    def _begins(self) -> dict[Path, dict[str, list[int]]]:
        """The places in the triples of each file from which on they are of a record."""
        found: dict[Path, dict[str, list[int]]] = {}
        for path, triples in self._dataset.files.items():
            of, last = found.setdefault(path, {}), None
            for at, triple in enumerate(triples):
                if (subject := triple.subject) != last:
                    of.setdefault(_text(subject), []).append(at)
                    last = subject
        return found

    def _said(self, record: str) -> Iterator[tuple[Path, str, _Term]]:
        """Yield what the files say of a record: the file, the property and the value."""
        for path, begins in self._begins.items():
            triples = self._dataset.files[path]
            for at in begins.get(record, ()):
                subject = triples[at].subject
                while at < len(triples) and triples[at].subject == subject:
                    yield path, triples[at].predicate.value, triples[at].object
                    at += 1

    @cached_property
    def _stated(self) -> dict[str, list[str]]:
        """The statements about each record."""
        found: dict[str, list[str]] = {}
        for triples in self._dataset.files.values():
            for subject, predicate, value in triples:
                if predicate.value == _SUBJECT:
                    found.setdefault(_text(value), []).append(_text(subject))
        return found

    def location(self, record: str, predicate: str, value: object) -> Location | None:
        """Find the file that says what is wrong; else the one that says what the record is."""
        ranks: dict[Path, int] = {}
        for path, said, term in self._said(record):
            same = _text(term) == str(value)
            rank = 1 if said == _TYPE else 0
            if said == predicate and (same or value is None):
                rank = 2 if same else 1
            ranks[path] = max(rank, ranks.get(path, 0))
        places = sorted((-rank, str(path), path) for path, rank in ranks.items())
        return self.at(record, places[0][-1]) if places else None

    def values(self, record: str, predicate: str) -> list[tuple[_Term, Location]]:
        """Return each value of a record's property with its places; statements give values too."""
        found = [
            (term, self.at(record, path))
            for path, said, term in self._said(record)
            if said == predicate
        ]
        for claim in self._stated.get(record, ()):
            parts = list(self._said(claim))
            if any(said == _PREDICATE and _text(term) == predicate for _, said, term in parts):
                found += [
                    (term, self.at(claim, path)) for path, said, term in parts if said == _OBJECT
                ]
        return sorted(set(found), key=lambda each: (str(each[1].path), each[1].line, str(each[0])))

    def too_many(self, record: str, predicate: str, kind: str) -> tuple[str, tuple[Location, ...]]:
        """Say which values are too many and where, with these locations.

        ``kind`` is the constraint's, such as MaxCount; others than those of ``_MOST`` name none.
        """
        values = self.values(record, predicate) if kind in _MOST else []
        if kind == "UniqueLang":
            tags = [getattr(term, "language", None) for term, _ in values]
            values = [v for v, tag in zip(values, tags, strict=True) if tag and tags.count(tag) > 1]
        if len({term for term, _ in values}) < 2:
            return "", ()
        named = [f"“{_short(term)}” ({place})" for term, place in values[:5]]
        if more := len(values) - len(named):
            named.append(f"{more:,} more")
        return f" It has {', '.join(named)}.", tuple(dict.fromkeys(place for _, place in values))


def _short(term: _Term) -> str:
    return spelt_out(compress(_text(term)), 60)


def _text(term: object) -> str:
    return getattr(term, "value", str(term))
