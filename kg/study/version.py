"""Name the version of the data in one line, for citing."""

from __future__ import annotations

import hashlib

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Quad, Triple
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
    files = [set(triples) for triples in dataset.files.values()]
    digests = sorted(hashlib.sha256(_lines(triples)).digest() for triples in files)
    signs = hashlib.sha256(b"".join(digests)).hexdigest()[:12]
    count = sum(map(len, files))
    return f"kg {__version__}, data {signs} ({count:,} triples in {len(files):,} files)"


def _lines(triples: set[Triple]) -> bytes:
    if any(isinstance(end, BlankNode) for each in triples for end in (each.subject, each.object)):
        named = Quads(Quad(*triple) for triple in triples)
        named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return "\n".join(sorted(str(quad.triple) for quad in named)).encode()
    return "\n".join(sorted(map(str, triples))).encode()
