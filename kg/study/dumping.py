"""Write the graphs of a study to one file, which a SPARQL server can load."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.rdf import expand
from kg.study.dataset import Dataset

__all__ = ["dump"]

_REPLACED = NamedNode(expand("dcterms:isReplacedBy"))
_PREFERRED, _LABEL = NamedNode(expand("skos:prefLabel")), NamedNode(expand("rdfs:label"))


def dump(dataset: Dataset, *, stated_only: bool = False) -> bytes:
    """Write all graphs of a dataset as N-Quads with sorted lines: equal data give equal bytes.

    Lines without a graph name have everything together; questions use these. A server does not
    need them if its default graph is the union of its named graphs.

    A record that was merged into another keeps its own name, as ``rdfs:label`` beside the triple
    that says which record replaced it: a server has no files to look the name up in.

    Parameters
    ----------
    stated_only
        Leave out inferred claims and inferred identity decisions.
    """
    store = dataset.provide(stated_only=stated_only, graphs=True)
    lines = store.dump(format=RdfFormat.N_QUADS) or b""
    lines += serialize(_own_names(dataset, store), format=RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def _own_names(dataset: Dataset, store: Store) -> Iterator[Quad]:
    replaced = list(store.quads_for_pattern(None, _REPLACED, None, None))
    if not replaced:
        return
    gone = {placed.subject for placed in replaced}
    names: dict[object, list[Literal]] = {}
    for triple in (each for triples in dataset.files.values() for each in triples):
        if triple.predicate == _PREFERRED and triple.subject in gone:
            names.setdefault(triple.subject, []).extend(_literals(triple))
    for placed in replaced:
        for name in names.get(placed.subject, ()):
            yield Quad(placed.subject, _LABEL, name, placed.graph_name)


def _literals(triple: Triple) -> list[Literal]:
    return [triple.object] if isinstance(triple.object, Literal) else []
