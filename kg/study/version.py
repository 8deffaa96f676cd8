"""Name the version of the data in one line, for citing."""

from __future__ import annotations

import hashlib

from pyoxigraph import CanonicalizationAlgorithm, RdfFormat, parse, serialize
from pyoxigraph import Dataset as Quads

from kg import __version__
from kg.study.dataset import Dataset

__all__ = ["data_version"]


def data_version(dataset: Dataset) -> str:
    """Return the version of the program and of the data: ``kg 0.1.0, data 3f9c1a2b7d04 (...)``.

    The twelve characters are the beginning of a SHA-256 checksum of the triples in each file of the
    study and of the ontology. Equal triples give equal characters. Names and order of files do not
    matter; order, line ends, comments and names of blank nodes in a file do not matter either.
    """
    files = [_lines(content) for content in dataset.contents.values()]
    digests = sorted(hashlib.sha256(b"\n".join(sorted(lines))).digest() for lines in files)
    signs = hashlib.sha256(b"".join(digests)).hexdigest()[:12]
    count = sum(map(len, files))
    return f"kg {__version__}, data {signs} ({count:,} triples in {len(files):,} files)"


def _lines(content: bytes) -> set[bytes]:
    """Return the triples of a file that is known to be good, as lines."""
    # The engine writes them: a triple in Python takes longer, and more memory, than its line.
    triples = parse(content, format=RdfFormat.TURTLE)
    written = serialize(triples, format=RdfFormat.N_TRIPLES)
    lines = {line.removesuffix(b" .") for line in (written or b"").split(b"\n") if line}
    if any(line.startswith(b"_:") or b" _:" in line for line in lines):
        named = Quads(parse(content, format=RdfFormat.TURTLE))
        named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return {str(quad.triple).encode() for quad in named}
    return lines
