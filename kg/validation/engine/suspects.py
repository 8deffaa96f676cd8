"""The records that may break a rule: pyshacl judges these, and needs to look at no others.

None that breaks a rule is missed; that some do not break it after all does no harm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import rdflib
from pyoxigraph import NamedNode
from rdflib import SH

from kg.validation.engine.compiling import Compiled, Compiler
from kg.validation.engine.index import Index, Term
from kg.validation.engine.terms import from_rdflib
from kg.validation.shapes import TARGETS

__all__ = ["Answer", "Suspects", "applies_to", "find_suspects", "targeted"]

Node = rdflib.term.Node


@dataclass
class Suspects:
    """Shapes, each with the records that may break it, and how far from these pyshacl must look.

    ``reach`` is that of :class:`kg.validation.engine.compiling.Compiled`.
    """

    of: dict[Node, list[Term]] = field(default_factory=dict)
    reach: int | None = 1

    def add(self, shape: Compiled, records: Collection[Term]) -> None:
        """Add records that may break a shape."""
        if records:
            self.of.setdefault(shape.node, []).extend(records)
            none = self.reach is None or shape.reach is None
            self.reach = None if none else max(self.reach or 1, shape.reach or 1)


Answer = Callable[[Compiled, list[Term]], bool]


def targeted(rules: rdflib.Graph) -> list[Node]:
    """Return the shapes that have a target, in one order."""
    return sorted({shape for target in TARGETS for shape in rules.subjects(target)}, key=str)


def applies_to(rules: rdflib.Graph, shape: Node, index: Callable[[], Index]) -> Collection[Term]:
    """Return the focus nodes of a shape's targets; only a few targets need the index."""
    found: dict[Term, None] = dict.fromkeys(map(from_rdflib, rules.objects(shape, SH.targetNode)))
    for cls in rules.objects(shape, SH.targetClass):
        found |= dict.fromkeys(index().instances(NamedNode(str(cls))))
    for name in rules.objects(shape, SH.targetSubjectsOf):
        found |= dict.fromkeys(index().of(NamedNode(str(name))))
    for name in rules.objects(shape, SH.targetObjectsOf):
        values = index().of(NamedNode(str(name))).values()
        found |= dict.fromkeys(each for held in values for each in held)
    return found


def find_suspects(
    rules: rdflib.Graph,
    index: Callable[[], Index],
    answer: Answer = lambda _, __: False,
    at: Callable[[Node], None] = lambda _: None,
) -> Suspects:
    """Find the records that may break a rule.

    A property shape is asked apart from the shape that it is of, so that pyshacl judges one
    property of a record and not all of them.

    Parameters
    ----------
    answer
        Called with a shape that has queries, and the records to ask them of; tells whether the
        queries were asked. Else pyshacl asks them, of all these records.
    at
        Called with each shape before it is asked.
    """
    compiler, found = Compiler(rules, index), Suspects()
    aimed = targeted(rules)
    apart = _of_one_shape(rules, aimed)
    for node in aimed:
        at(node)
        shape, focus = compiler.compiled(node), list(applies_to(rules, node, index))
        if isinstance(node, rdflib.BNode):  # pyshacl is told its targets, and not the records
            found.add(shape, focus if shape.breaking(focus) else ())
            continue
        if shape.path:
            found.add(shape, shape.breaking(focus))
            continue
        if shape.queries and not answer(shape, focus):
            found.add(shape, focus)
            continue
        whole = set(shape.breaking(focus, alone=True))
        for own in shape.properties:
            if own.node not in apart:
                whole.update(own.breaking(focus))
        found.add(shape, whole)
        for own in shape.properties:
            at(own.node)
            if own.node in apart:
                found.add(own, [each for each in own.breaking(focus) if each not in whole])
    return found


def _of_one_shape(rules: rdflib.Graph, aimed: Collection[Node]) -> set[Node]:
    """Return the property shapes that one shape has, and that have no target of their own."""
    owners = Counter(own for own in rules.objects(None, SH.property))
    return {own for own, times in owners.items() if times == 1} - set(aimed)
