"""Shapes, read with suspicion: one that could not find anything is refused, not passed over.

A validator says "conforms" of a shape whose class is misspelt, whose keyword it does not know or
that it cannot evaluate. Here each of these is an error with file, line and reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import rdflib

from kg.encodings import read_text
from kg.errors import InputError
from kg.rdf import PREFIXES, read_triples, record_lines, to_rdflib_triple
from kg.study import Terms, shipped
from kg.validation.suspicion import Reader

__all__ = ["Shapes", "read_shapes", "shapes_folder"]


@dataclass(frozen=True)
class Shapes:
    """Shapes on records as written, and shapes across records as they are joined and derived."""

    records: rdflib.Graph
    across: rdflib.Graph


def shapes_folder() -> Path:
    """Return the folder of the shipped shapes."""
    return shipped() / "ontology" / "shapes"


def read_shapes(places: Iterable[Path], terms: Terms) -> Shapes:
    """Read the shapes of folders and files.

    ``*.ttl`` of a folder hold for records as written; those of its folder ``across`` hold for the
    graph as it is asked, with records joined and bounds of dates derived.

    Raises
    ------
    InputError
        If there are none, or one of them could check nothing: a term, keyword or shape that does
        not exist, a shape that refers to itself, features that are not checked, all deactivated.
    """
    given = list(places)
    records, across = [], []
    for place in given:
        if place.is_dir():
            _refuse_unread(place)
            records += sorted(place.glob("*.ttl"))
            across += sorted((place / "across").glob("*.ttl"))
        else:
            records.append(place)
    if not records and not across:
        raise InputError(
            "holds no shapes (*.ttl): nothing would be checked",
            path=given[0] if given else "the shapes",
        )
    found = [_graph(paths) for paths in (records, across)]
    reader = Reader(found[0] + found[1], _lines([*records, *across]), terms, given[0])
    reader.check()
    return Shapes(*found)


_NOT_READ = (".rdf", ".owl", ".xml", ".jsonld", ".nt", ".n3", ".trig", ".nq", ".shacl", ".ttl")


def _refuse_unread(folder: Path) -> None:
    """Refuse a folder with shapes that would be passed over."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in _NOT_READ or not path.is_file():
            continue
        if path.suffix != ".ttl":
            raise InputError("is not read: write shapes as Turtle (*.ttl)", path=path)
        if path.parent not in (folder, folder / "across"):
            raise InputError(
                "is not read: put shapes into the folder itself or its folder “across”", path=path
            )


def _graph(paths: list[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for path in paths:
        for triple in read_triples(path):
            graph.add(to_rdflib_triple(triple))
    return graph


def _lines(paths: list[Path]) -> dict[str, tuple[Path, int]]:
    """Return where each record of these files begins."""
    found: dict[str, tuple[Path, int]] = {}
    for path in paths:
        for iri, line in record_lines(read_text(path)).items():
            found.setdefault(iri, (path, line))
    return found
