"""Say of which kinds the things and values are that a query puts in one place."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.questions.hints.names import variables
from kg.questions.hints.patterns import Triple
from kg.questions.hints.probe import Probe
from kg.questions.hints.values import constant
from kg.rdf import expand, local_name, tokens

__all__ = ["two_kinds", "used"]

# Classes that nearly everything has.
_WIDE = {
    expand(name) for name in ("migov:Record", "migov:Code", "skos:Concept", "rdfs:Resource")
} | {expand("owl:Thing"), expand("owl:NamedIndividual"), expand("prov:Entity")}


def two_kinds(probe: Probe, where: str, terms: Triple) -> str:
    """Say of a variable that it is one kind of thing before the triple, and another in it."""
    if not where:
        return ""
    triple = " ".join(terms)
    for name in variables(triple):
        if name not in variables(where):
            continue
        one, other = (_kinds(probe, name, text) for text in (where, f"{triple} ."))
        if _may_have(probe, name, terms, one):
            continue
        if one and other and not {each for each, _ in one} & {each for each, _ in other}:
            first, second = (
                ", ".join(sorted({told for _, told in each})[:3]) for each in (one, other)
            )
            return (
                f"Before this, ?{name} is {first}; here it is {second}. No value is both: use two "
                "variables, or another property"
            )
    return ""


def _may_have(probe: Probe, name: str, terms: Triple, kinds: set[tuple[str, str]]) -> bool:
    """Tell whether a property may have things of these kinds as its subject or its value.

    Then none of them has it here because no document says so, and not by a mistake.
    """
    subject, predicate, _ = terms
    end = "rdfs:domain" if subject == f"?{name}" else "rdfs:range"
    if len(tokens(predicate)) != 1 or predicate == "a" or predicate.startswith("?"):
        return False
    classes = " ".join(f"<{kind}>" for kind, _ in kinds if "://" in kind)
    fits = f"VALUES ?kg_c {{ {classes} }} {predicate} {end}/^rdfs:subClassOf* ?kg_c"
    return bool(classes) and bool(probe.has_row(fits))


def _kinds(probe: Probe, name: str, where: str) -> set[tuple[str, str]]:
    """Return the kinds of values that a variable has, and how to say them; none if not known."""
    var = f"?{name}"
    some = f"{{ SELECT DISTINCT {var} WHERE {{ {where} }} LIMIT 300 }}"
    values = probe.rows(
        "DISTINCT (isIRI(?kg_v) AS ?kg_i) (LANG(?kg_v) AS ?kg_l) (DATATYPE(?kg_v) AS ?kg_t)",
        f"{some} BIND({var} AS ?kg_v)",
        "LIMIT 10",
    )
    found: set[tuple[str, str]] = set()
    for is_thing, _, datatype in values or ():
        if getattr(is_thing, "value", "") != "true" and isinstance(datatype, NamedNode):
            kind = local_name(datatype.value)
            text = kind in ("string", "langString")
            found.add(("text", "a text") if text else (kind, f"a value of type {kind}"))
    classes = probe.rows("DISTINCT ?kg_c", f"{some} {var} a ?kg_c", "ORDER BY ?kg_c LIMIT 20")
    for (cls,) in classes or ():
        if isinstance(cls, NamedNode) and cls.value not in _WIDE:
            found.add((cls.value, f"a {probe.written(cls)}"))
    return found


def used(probe: Probe, where: str, terms: Triple) -> str:
    """Say which values or which subjects a property has, the most frequent first."""
    subject, predicate, object_ = terms
    if predicate == "a" or predicate.startswith("?"):
        return ""
    if constant(object_, probe) is not None:
        values = _frequent(probe, f"{where} {subject} {predicate} ?kg_o .")
        if values:
            return f"Values of {predicate} are, for example, {values}"
    classes = len(tokens(predicate)) == 1 and _frequent(
        probe, f"?kg_s {predicate} ?kg_v . ?kg_s a ?kg_o ."
    )
    return f"{predicate} is a property of {classes}" if classes else ""


def _frequent(probe: Probe, where: str) -> str:
    tail = "GROUP BY ?kg_o ORDER BY DESC(?kg_n) ?kg_o LIMIT 5"
    rows = probe.rows("?kg_o (COUNT(*) AS ?kg_n)", where, tail)
    shown = [probe.written(row[0]) for row in rows or () if row[0] is not None]
    return ", ".join([each for each in shown if len(each) < 80][:4])
