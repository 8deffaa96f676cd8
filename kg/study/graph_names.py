"""The names of the graphs of a study: each file has one, made from its path."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode

from kg.names import iri_path
from kg.rdf import PREFIXES
from kg.study.folder import shipped

__all__ = ["graph_names", "real_path"]

# What is in these graphs is not in a file of the study that could be named so.
_TAKEN = ("derived", "file", "inferred")


def graph_names(paths: Iterable[Path], root: Path) -> dict[Path, NamedNode]:
    """Name the graph of each file by its path in the study.

    A file outside the study is named by its last part, with a number if another has that name.
    """
    # The inner folder first: a study may be in the shipped folder, or kg installed in the study.
    roots = sorted((root, shipped()), key=lambda each: -len(real_path(each).parts))
    names: dict[str, Path] = {}
    for path in paths:
        # As it is listed, so that a link in the study has its own name; else as it really is.
        inside = _inside(path, roots) or _inside(real_path(path), map(real_path, roots))
        outside = not inside or inside.split("/")[0] in _TAKEN
        name, number = f"file/{path.name}" if outside else inside, 1
        while name in names:
            number += 1
            name = f"file/{number}/{path.name}"
        names[name] = path
    graph = PREFIXES["graph"]
    return {path: NamedNode(graph + iri_path(name)) for name, path in names.items()}


def real_path(path: Path) -> Path:
    """Return where a file really is, once links are followed."""
    return Path(os.path.realpath(path))


def _inside(path: Path, roots: Iterable[Path]) -> str:
    """Return a file's path within the first of these folders that it is in; nothing if in none."""
    for root in roots:
        if path.is_relative_to(root) and ".." not in path.relative_to(root).parts:
            return path.relative_to(root).as_posix()
    return ""
