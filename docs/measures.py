"""Print the reference of measures in Markdown, from what `kg` knows about each."""

from __future__ import annotations

import sys

from kg.networks import MEASURES
from kg.networks.measures.definition import Measure

OF = {
    "nodes": ("Of each node", "One row a node, with its rank among the nodes of its own mode."),
    "ties": ("Of each tie", "One row a tie."),
    "groups": ("Of groups", "One row a group; `--group` names the fact that groups the nodes."),
    "network": ("Of the whole network", "One row a value."),
}

HEAD = """# Measures

Made by `make docs` from what `kg` knows about each measure; do not edit.

`kg measure NETWORK --measure NAME` computes a measure; `--measure` may be repeated for measures of
one section. A measure that makes no sense on the network at hand says why and prints nothing.

In the formulas: n is the number of nodes, m of ties, d the degree of a node, w the weight of a tie,
A the matrix of ties. Ties of a node with itself and part-of edges are left out. A weight is how
strong a tie is. In the length of a path a tie counts 1, or 1/w where the name says “weighted”.
Ranks compare nodes of one mode, and share the best place where values are equal to ten digits.
"""


def section(of: str, measures: list[Measure]) -> str:
    """Return the section of the measures of nodes, ties, groups or the network."""
    title, told = OF[of]
    parts = [f"## {title}", "", told, ""]
    for each in measures:
        parts += [
            f"### {each.name}",
            "",
            each.summary,
            "",
            f"- Formula: {each.formula}",
            f"- Normalisation: {each.normalisation}",
            f"- Source: {each.source}",
            "",
        ]
    return "\n".join(parts)


def reference() -> str:
    """Return the whole reference."""
    found = {of: [each for each in MEASURES.values() if each.of == of] for of in OF}
    return "\n".join([HEAD, *(section(of, measures) for of, measures in found.items() if measures)])


if __name__ == "__main__":
    sys.stdout.write(reference())
