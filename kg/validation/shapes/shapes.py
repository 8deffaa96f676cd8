"""Shapes, read with suspicion: one that could not find anything is an error.

A validator reports no error for a shape whose class is misspelt, whose keyword it does not know,
or that it cannot evaluate. Here each of these is an error with file, line and reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from pyoxigraph import Literal
from rdflib import SH

from kg.encodings import read_text
from kg.errors import InputError
from kg.findings import Location
from kg.rdf import read_triples, record_lines
from kg.reading import files_under, is_folder
from kg.study import ENDINGS, Terms, shipped
from kg.validation.data_graphs import DataGraph, Node, as_graph
from kg.validation.shapes.shape_structure import used_shapes
from kg.validation.shapes.suspicion import refuse_useless
from kg.validation.shapes.written_shapes import WrittenShapes
from kg.validation.unnamed import numbered

__all__ = ["Shapes", "read_shapes", "shapes_folder"]


@dataclass(frozen=True)
class Shapes:
    """Shapes on records as written, and shapes across records as they are joined and derived."""

    records: rdflib.Graph
    across: rdflib.Graph
    own: Mapping[Path, frozenset[Node]] = field(default_factory=dict)  # what each place has
    trusted: frozenset[str] = frozenset()  # queries that all engines answer alike: those shipped


def shapes_folder() -> Path:
    """Return the folder of the shipped shapes."""
    return shipped() / "ontology" / "shapes"


def read_shapes(places: Iterable[Path], terms: Terms) -> Shapes:
    """Read the shapes of folders and files.

    Shapes in a folder (``*.ttl``) check records as written; those in its folder ``across`` check
    the graph that questions are asked of, with records joined and bounds of dates derived.

    Parameters
    ----------
    places
        Folders or files of shapes.
    terms
        The classes, properties and records that shapes may name.

    Raises
    ------
    InputError
        If there are none, or one of them could check nothing: it names a term, keyword or shape
        that does not exist, it refers to itself, it uses SHACL that kg does not check, or all are
        deactivated.
    """
    records: list[Path] = []
    across: list[Path] = []
    of: dict[Path, list[Path]] = {}
    for place in places:
        of[place] = _in_folder(place) if is_folder(place) else [place]
        if not of[place]:
            raise _none(place)
        for path in of[place]:
            (across if path.parent == place / "across" else records).append(path)
    if not of:
        raise _none("the shapes")
    triples = {
        path: numbered(read_triples(path), f"s{number:03}")
        for number, path in enumerate([*records, *across])
    }

    def graph(paths: Iterable[Path], *, light: bool = False) -> DataGraph:
        return as_graph((triple for path in paths for triple in triples[path]), light=light)

    lines = _lines([*records, *across])
    whole = WrittenShapes(graph(triples, light=True), lines, terms, next(iter(of)))
    refuse_useless(whole)
    used = {
        place: used_shapes(whole, graph(paths, light=True), place) for place, paths in of.items()
    }
    ours = shapes_folder().resolve()
    queries = frozenset(
        triple.object.value
        for path, each in triples.items()
        if path.resolve().is_relative_to(ours)
        for triple in each
        if triple.predicate.value == str(SH.select) and isinstance(triple.object, Literal)
    )
    return Shapes(graph(records), graph(across), used, queries)


def _none(place: Path | str) -> InputError:
    return InputError(
        "has no shapes (*.ttl), so nothing would be checked; name a folder or file of shapes",
        path=place,
    )


_NOT_READ = (".rdf", ".owl", ".xml", ".jsonld", ".n3", ".trig", ".nq", ".shacl")


def _in_folder(folder: Path) -> list[Path]:
    """Return the files of shapes in a folder; refuse one with shapes that would be passed over."""
    found = files_under(folder, ENDINGS)
    for path in files_under(folder):
        if path.suffix.lower() in _NOT_READ:
            raise InputError("is not read; write shapes as Turtle (*.ttl)", path=path)
        if path in found and path.parent not in (folder, folder / "across"):
            raise InputError(
                "is not read; put shapes into the folder itself or its folder “across”", path=path
            )
    return found


def _lines(paths: list[Path]) -> dict[str, Location]:
    """Return where each record of these files begins."""
    found: dict[str, Location] = {}
    for path in paths:
        for iri, line in record_lines(read_text(path)).items():
            found.setdefault(iri, Location(path, line))
    return found
