"""From triples by file to the bytes of the files that change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import Triple

from kg.errors import DataError
from kg.rdf import first_comment
from kg.study import Dataset, in_form, is_in_own_order, is_triples

__all__ = ["changed_files"]


def changed_files(dataset: Dataset, files: Mapping[Path, Iterable[Triple]]) -> dict[Path, bytes]:
    """Return the new bytes of each file that says something else now, in canonical form.

    A file whose triples stay the same is not among them, however it is written. One that
    ``kg fmt --keep-order`` has written keeps its order.

    Raises
    ------
    DataError
        If a file that changes has a record without a name, or is N-Triples with a comment.
    """
    found = {}
    for path, triples in sorted(files.items()):
        new, before = set(triples), dataset.files.get(path, ())
        if path not in dataset.files:
            found[path] = _written(new, path, b"")
        elif new != set(before):
            content = dataset.as_written(path)
            is_own = path not in dataset.named and not is_triples(path)
            keep_order = is_own and is_in_own_order(before, content, path)
            # What is new comes after what was there.
            kept = [triple for triple in before if triple in new]
            ordered = [*kept, *sorted(new.difference(kept), key=str)]
            named = dataset.contents[path].decode("utf-8")
            found[path] = _written(ordered, path, content, named, keep_order=keep_order)
    return found


def _written(
    triples: Iterable[Triple], path: Path, old: bytes, named: str = "", *, keep_order: bool = False
) -> bytes:
    if is_triples(path):
        if line := first_comment(old.decode("utf-8")):
            raise DataError("has a comment, which would be lost; delete it", path=path, line=line)
        return "".join(sorted(f"{triple} .\n" for triple in triples)).encode()
    return in_form(triples, old, path, named, keep_order=keep_order).encode()
