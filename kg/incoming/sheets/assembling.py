"""From triples by file to the bytes of the files that change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import Triple

from kg.errors import DataError
from kg.rdf import canonical, declared_prefixes, first_comment, put_comments
from kg.study import Dataset, is_triples

__all__ = ["changed_files"]


def changed_files(dataset: Dataset, files: Mapping[Path, Iterable[Triple]]) -> dict[Path, bytes]:
    """Return the new bytes of each file that says something else now, in canonical form.

    A file whose triples stay the same is not among them, however it is written.

    Raises
    ------
    DataError
        If a file that changes has a record without a name, or is N-Triples with a comment.
    """
    found = {}
    for path, triples in sorted(files.items()):
        new, old = set(triples), dataset.contents.get(path)
        if old is not None and new == set(dataset.files[path]):
            continue
        found[path] = _written(new, path, old or b"")
    return found


def _written(triples: set[Triple], path: Path, old: bytes) -> bytes:
    text = old.decode("utf-8")
    if is_triples(path):
        if line := first_comment(text):
            raise DataError("has a comment, which would be lost; delete it", path=path, line=line)
        return "".join(sorted(f"{triple} .\n" for triple in triples)).encode()
    try:
        return put_comments(canonical(triples, declared_prefixes(old)), text).encode()
    except DataError as error:
        raise DataError(error.message, path=path) from error
