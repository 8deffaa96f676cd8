"""A graph of rdflib's that is written the same on each run."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

__all__ = ["settled"]

_ROUNDS = 12  # as far as pyshacl copies what a blank node leads to


def settled(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the graph with its blank nodes named, and in the order, of what is said of them.

    Blank nodes of which the same is said, also of what is around them, may be in either order.
    """
    import rdflib

    ends: set[rdflib.term.Node] = {each for s, _, o in graph for each in (s, o)}
    told: dict[rdflib.term.Node, str] = dict.fromkeys(
        (each for each in ends if isinstance(each, rdflib.BNode)), ""
    )

    def text(term: rdflib.term.Node) -> str:
        return f"_:{told[term]}" if term in told else term.n3()

    said: dict[rdflib.term.Node, list[str]] = {}
    first: dict[rdflib.term.Node, str] = {}
    kinds = 0
    for _ in range(_ROUNDS):
        said = {node: [] for node in told}
        for subject, predicate, value in graph:
            if subject in told:
                said[subject].append(f"{predicate} {text(value)}")
            if value in told:
                said[value].append(f"^{predicate} {text(subject)}")
        joined = {node: "\n".join(sorted(lines)) for node, lines in said.items()}
        first = first or joined
        told = {
            node: hashlib.sha256(f"{told[node]}\n{lines}".encode()).hexdigest()
            for node, lines in joined.items()
        }
        if len(set(told.values())) == kinds:
            break
        kinds = len(set(told.values()))
    width = len(str(len(told)))
    nodes = sorted(told, key=lambda node: (first[node], told[node]))
    names: dict[rdflib.term.Node, rdflib.term.Node] = {
        node: rdflib.BNode(f"b{number:0{width}}") for number, node in enumerate(nodes, 1)
    }
    named = rdflib.Graph(store="SimpleMemory")  # keeps the order, in which prefixes are made up
    for prefix, namespace in graph.namespaces():
        named.bind(prefix, namespace)
    for s, p, o in sorted(((names.get(s, s), p, names.get(o, o)) for s, p, o in graph), key=_n3):
        named.add((s, p, o))
    return named


def _n3(triple: tuple[rdflib.term.Node, ...]) -> list[str]:
    return [term.n3() for term in triple]
