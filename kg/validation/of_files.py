"""What files cause in a study: which of all results are theirs."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import rdflib
from rdflib import RDF, SH

from kg.errors import InputError
from kg.findings import Result
from kg.reading import files_under, is_folder
from kg.study import ENDINGS, Dataset, read_terms
from kg.validation.checking import Subject
from kg.validation.clock import Clock
from kg.validation.data_graphs import Node

__all__ = ["caused", "files_of", "keep"]


def files_of(dataset: Dataset, paths: Iterable[Path]) -> list[Path]:
    """Return the files of a dataset that are named, or are in a folder that is named, each once.

    Raises
    ------
    InputError
        If a path has no record.
    """
    known = {os.path.realpath(path): path for path in dataset.contents}
    found: dict[Path, None] = {}
    for path in paths:
        inside = files_under(path, ENDINGS) if is_folder(path) else [path]
        real = map(os.path.realpath, inside)
        files = [known[each] for each in real if each in known]
        with_records = [each for each in files if dataset.files[each]]
        if not with_records:
            raise InputError("has no record to check; write one, or do not name it", path=path)
        found |= dict.fromkeys(with_records)
    return list(found)


def caused(
    dataset: Dataset,
    subject: Subject,
    found: Mapping[Node, Result],
    files: Collection[Path],
    place: Path,
    clock: Clock,
    engine: str = "auto",
) -> dict[Node, Result]:
    """Keep the results about records of these files, and those that are not there without them.

    A file can break a rule about a record of another one, with a second value, a second name, or a
    claim. So the other files are checked without it, where they have results at all.
    """
    records = subject.records(files)
    kept = {node: each for node, each in found.items() if _is_of(each, records, files)}
    if len(kept) == len(found):
        return kept
    contents = {path: each for path, each in dataset.contents.items() if path not in files}
    without = replace(dataset, contents=contents)
    others = Subject.of(without, subject.rules, read_terms(without))
    before = {_key(each) for each in others.check(place, clock, engine)[1].values()}
    return kept | {node: each for node, each in found.items() if _key(each) not in before}


def _is_of(result: Result, records: Collection[str], files: Collection[Path]) -> bool:
    places = [*([result.location] if result.location else []), *result.also]
    return result.focus in records or any(place.path in files for place in places)


def _key(result: Result) -> tuple[str, ...]:
    """Return what a result says, whatever its line; records without a name differ by that alone."""
    about = result.focus or str(result.location)
    return result.severity, about, result.path, result.value, result.message, result.rule


def keep(graph: rdflib.Graph, nodes: Collection[Node]) -> None:
    """Keep only these results in a standard report."""
    for node in set(graph[: RDF.type : SH.ValidationResult]).difference(nodes):
        graph.remove((None, SH.result, node))
        graph.remove((node, None, None))
    (report,) = graph[: RDF.type : SH.ValidationReport]
    graph.set((report, SH.conforms, rdflib.Literal(not nodes)))
