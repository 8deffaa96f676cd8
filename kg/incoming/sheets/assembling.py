"""From triples by file to the bytes of the files that change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import Triple

from kg.errors import DataError
from kg.rdf import canonical, declared_prefixes, first_comment
from kg.study import Dataset, is_triples

__all__ = ["changed_files"]


def changed_files(dataset: Dataset, files: Mapping[Path, Iterable[Triple]]) -> dict[Path, bytes]:
    """Return the new bytes of each file that says something else now, in canonical form.

    A file whose triples stay the same is not among them, however it is written.

    Raises
    ------
    DataError
        If a file that changes has a comment, which would be lost, or a record without a name.
    """
    found = {}
    for path, triples in sorted(files.items()):
        new, old = set(triples), dataset.contents.get(path)
        if old is not None and new == set(dataset.files[path]):
            continue
        if old is not None and (line := first_comment(old.decode("utf-8"))):
            raise DataError(
                "has a comment, which would be lost; move its words into skos:note",
                path=path,
                line=line,
            )
        found[path] = _written(new, path, old or b"")
    return found


def _written(triples: set[Triple], path: Path, old: bytes) -> bytes:
    if is_triples(path):
        return "".join(sorted(f"{triple} .\n" for triple in triples)).encode()
    try:
        return canonical(triples, declared_prefixes(old)).encode()
    except DataError as error:
        raise DataError(error.message, path=path) from error
