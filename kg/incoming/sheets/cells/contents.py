"""The records of a study as its files have them, before anything is joined or derived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.incoming.sheets.layout import Layout
from kg.rdf import expand
from kg.study import Dataset, country_files, read_countries

__all__ = ["Contents", "Record"]

_TYPE, _DOCUMENT = expand("rdf:type"), expand("migov:Document")
Term = NamedNode | Literal


@dataclass
class Record:
    """What one file, or all files together, say about a record; ``cls`` is its class."""

    iri: str
    cls: str = ""
    said: dict[str, list[Term]] = field(default_factory=dict)

    def values(self, path: str) -> list[Term]:
        """Return the values of a property."""
        return self.said.get(path, [])

    def one(self, path: str) -> str:
        """Return the value of a property as text, or nothing."""
        return min((each.value for each in self.values(path)), default="")


class Contents:
    """The records of the classes that have a sheet, and the quotes and codes."""

    def __init__(self, dataset: Dataset, layout: Layout) -> None:
        self.dataset, self.layout = dataset, layout

    @cached_property
    def paths(self) -> list[Path]:
        """The files of the study's data, sorted."""
        other = self.dataset.ontology | self.dataset.own_ontology
        return sorted(path for path in self.dataset.contents if path not in other)

    @cached_property
    def files(self) -> dict[Path, dict[str, Record]]:
        """What each file says about each record."""
        found: dict[Path, dict[str, Record]] = {}
        for path in self.paths:
            records = found.setdefault(path, {})
            for triple in self.dataset.files[path]:
                _say(records, triple)
        return found

    @cached_property
    def records(self) -> dict[str, Record]:
        """What all files say about each record that has a class; every country is among them."""
        found: dict[str, Record] = {}
        for path in (*self.dataset.ontology, *self.dataset.own_ontology, *self.paths):
            for triple in self.dataset.files[path]:
                _say(found, triple)
        for iri, triples in read_countries().items():
            if country_files()[iri] not in self.dataset.contents:
                for triple in triples:
                    _say(found, triple)
        return {iri: each for iri, each in found.items() if each.cls}

    @cached_property
    def homes(self) -> dict[str, Path]:
        """The file that gives a record its class; the first, if several do."""
        found: dict[str, Path] = {}
        for path, records in self.files.items():
            for iri, record in records.items():
                if record.cls:
                    found.setdefault(iri, path)
        return found

    @cached_property
    def documents(self) -> dict[str, Path]:
        """The file of each document, by the document's IRI, in the order of the files."""
        return {
            iri: path
            for path, records in self.files.items()
            for iri, record in sorted(records.items())
            if record.cls == _DOCUMENT
        }

    def written(self) -> Iterator[tuple[Path, Record]]:
        """Give each file with each of its records."""
        for path, records in self.files.items():
            for record in records.values():
                yield path, record


def _say(records: dict[str, Record], triple: Triple) -> None:
    if not isinstance(triple.subject, NamedNode):
        return
    record = records.setdefault(triple.subject.value, Record(triple.subject.value))
    path, value = triple.predicate.value, triple.object
    if path == _TYPE and isinstance(value, NamedNode):
        record.cls = record.cls or value.value
    elif isinstance(value, NamedNode | Literal):
        record.said.setdefault(path, []).append(value)
