"""Say what the data have in place of a triple that has no match."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode

from kg.questions.hints.kinds import two_kinds, used
from kg.questions.hints.patterns import Part, Triple
from kg.questions.hints.probe import Probe
from kg.questions.hints.values import Near, constant, near_value
from kg.rdf import expand, local_name, tokens

__all__ = ["near_triple", "told_near"]

_RDF = expand("rdf:")
# Hierarchies: what is said of a part, a narrower code, a subclass or a unit is not said of the
# whole, unless the query goes up the hierarchy.
_BELOW = {
    "migov:partOf": "parts of it",
    "skos:broader": "narrower codes",
    "rdfs:subClassOf": "classes below it",
    "migov:subUnitOf": "units of it",
}
_UP = (*_BELOW, "migov:within")
_NOT_SAID = tuple(expand(name) for name in ("rdf:object", "oa:exact"))


def near_triple(
    probe: Probe, before: str, part: Part, *, alone: bool, optional: bool = False
) -> str:
    """Say which triple like this one has a match; an empty text if none is known.

    Parameters
    ----------
    before
        The patterns before it.
    alone
        Whether the triple has no match even without them.
    optional
        Whether it may well have none, since it is in OPTIONAL; then only a mistake is told.
    """
    if part.terms is None:
        return ""
    where = "" if alone else before
    for say in _WAYS[:-2] if optional else _WAYS:
        if told := say(probe, where, part.terms):
            return told
    return ""


def told_near(near: Near) -> str:
    """Say in a sentence what the data have, and what to write."""
    more = f" (and {near.others} more)" if near.others else ""
    if near.exact:
        return f"The data have {near.written}{more}: {near.why}. Write {near.written}"
    return (
        f"No value is exactly that; {near.written}{more} contains it. Write the whole value, or "
        "FILTER(CONTAINS(LCASE(STR(?x)), ...))"
    )


def _value(probe: Probe, where: str, terms: Triple) -> str:
    """Look for the object in another dress: language, type, thing or text, spelling."""
    subject, predicate, object_ = terms
    asked = constant(object_, probe)
    if asked is None:
        return _subject_value(probe, where, terms)
    near = near_value(probe, f"{where} {subject} {predicate} ?kg_o .", "kg_o", asked)
    if near is None:
        return ""
    if near.exact:
        return told_near(near)
    return (
        f"No value is exactly {object_}; {near.written} contains it"
        f"{f', and {near.others} more do' if near.others else ''}. Write that, or "
        f"{subject} {predicate} ?value . FILTER(CONTAINS(STR(?value), {_plain(asked.value)}))"
    )


def _subject_value(probe: Probe, where: str, terms: Triple) -> str:
    """Look for the subject with another scheme or spelling of its address."""
    subject, predicate, object_ = terms
    asked = constant(subject, probe)
    if asked is None or not asked.is_thing or not probe.source.missing([asked.value]):
        return ""
    near = near_value(probe, f"{where} ?kg_s {predicate} {object_} .", "kg_s", asked)
    return told_near(near) if near else ""


def _plain(value: str) -> str:
    return str(Literal(value))


def _upwards(probe: Probe, where: str, terms: Triple) -> str:
    """Look for the object further up a hierarchy, such as the whole of a part."""
    subject, predicate, object_ = terms
    if len(tokens(predicate)) != 1 or object_.startswith(('"', "'")) or predicate.startswith("?"):
        return ""
    every = "|".join(_UP)
    if not probe.has_row(f"{where} {subject} {predicate}/({every})+ {object_} ."):
        return ""
    for step in _UP:
        if probe.has_row(f"{where} {subject} {predicate}/{step}* {object_} ."):
            kind = _BELOW.get(step, "places in it")
            return (
                f"There is a match with {kind}. Write {predicate}/{step}* in place of {predicate}"
            )
    return ""


def _other_way(probe: Probe, where: str, terms: Triple) -> str:
    """Look for the triple with subject and object exchanged."""
    subject, predicate, object_ = terms
    if object_.startswith(('"', "'", "[", "(")) or object_[:1].isdigit() or predicate == "a":
        return ""
    if probe.has_row(f"{where} {object_} {predicate} {subject} ."):
        return f"It is the other way round. Write {object_} {predicate} {subject}"
    return ""


def _other_property(probe: Probe, where: str, terms: Triple) -> str:
    """Look for a text as another kind of name, or as the value of another property."""
    subject, predicate, object_ = terms
    asked = constant(object_, probe)
    if asked is None or asked.is_thing or asked.datatype or len(tokens(predicate)) != 1:
        return ""
    tags = ("", *(f"@{tag}" for tag in ("en", "lv", "lt", "de", "fr", "pl", "et", "ru", "uk")))
    forms = " ".join(f"{_plain(asked.value)}{tag}" for tag in tags)
    found = probe.rows(
        "DISTINCT ?kg_p ?kg_o",
        f"{where} VALUES ?kg_o {{ {forms} }} {subject} ?kg_p ?kg_o .",
        "ORDER BY ?kg_p ?kg_o LIMIT 20",
    )
    for name, value in found or ():
        if isinstance(name, NamedNode) and name.value not in _NOT_SAID:
            return (
                f"{probe.written(name)} has it. Write {probe.written(name)} {probe.written(value)}"
            )
    return ""


def _namesake(probe: Probe, where: str, terms: Triple) -> str:
    """Look for a property of the same name in another vocabulary, or for what gives names here."""
    subject, predicate, object_ = terms
    words = tokens(predicate)
    if len(words) != 1 or words[0].kind not in ("name", "iri"):
        return ""
    name = local_name(predicate.strip("<>").replace(":", "/"))
    same = f'FILTER(REGEX(STR(?kg_p), "[/#]{name}$", "i"))' if name.isalnum() else ""
    found = same and probe.rows(
        "DISTINCT ?kg_p", f"{where} {subject} ?kg_p {object_} . {same}", "ORDER BY ?kg_p LIMIT 5"
    )
    for (other,) in found or ():
        if isinstance(other, NamedNode) and probe.written(other) != predicate:
            return f"The property is {probe.written(other)} here. Write it in place of {predicate}"
    named = name.lower() in ("label", "name", "title") and predicate != "skos:prefLabel"
    if named and probe.has_row(f"{where} {subject} skos:prefLabel {object_} ."):
        return f"Names are skos:prefLabel here. Write it in place of {predicate}"
    return ""


def _between(probe: Probe, where: str, terms: Triple) -> str:
    """Look for a record between subject and object, such as the claim between actor and event."""
    subject, predicate, object_ = terms
    if len(tokens(predicate)) != 1 or predicate == "a" or predicate.startswith("?"):
        return ""
    if not where and subject.startswith("?"):
        return ""  # anything leads to anything
    found = probe.rows(
        "?kg_p (COUNT(*) AS ?kg_n)",
        f"{where} ?kg_s {predicate} {object_} ; ?kg_p {subject} .",
        "GROUP BY ?kg_p ORDER BY DESC(?kg_n) ?kg_p LIMIT 5",
    )
    for name, _ in found or ():
        if isinstance(name, NamedNode) and not name.value.startswith(_RDF):
            return (
                f"A record is between the two. Write ?claim {predicate} {object_} ; "
                f"{probe.written(name)} {subject}"
            )
    return ""


# In this order: what is nearest comes first.
_WAYS: tuple[Callable[[Probe, str, Triple], str], ...] = (
    _value,
    _namesake,
    _upwards,
    _other_way,
    _other_property,
    _between,
    two_kinds,
    used,
)
