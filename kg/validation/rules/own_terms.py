"""The terms of a study's own ontology: what each of them lacks, and where one is misused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import PREFIXES, compress, expand, local_name, suggest
from kg.study import Dataset, Terms
from kg.validation.rules.texts import TextProblem
from kg.validation.shapes import DATATYPES
from kg.validation.written import Written

__all__ = ["incomplete_terms", "outside_domain"]

_WHY = "Pages and messages name each term, and every question relies on what it means."
_TYPE, _LABEL, _DEFINITION = (expand(n) for n in ("rdf:type", "rdfs:label", "skos:definition"))
_SUB_CLASS, _SUB_PROPERTY = expand("rdfs:subClassOf"), expand("rdfs:subPropertyOf")
_DOMAIN, _RANGE = expand("rdfs:domain"), expand("rdfs:range")
_PARTS = [expand(f"rdf:{part}") for part in ("subject", "predicate", "object")]
_CLASS = expand("owl:Class")
_OBJECT, _DATATYPE, _NOTE = (
    expand(f"owl:{n}Property") for n in ("Object", "Datatype", "Annotation")
)
_KINDS = {_CLASS, _OBJECT, _DATATYPE, _NOTE}
_INSTEAD = {
    expand("rdfs:Class"): "owl:Class",
    expand("rdf:Property"): "owl:ObjectProperty if its values are records, owl:DatatypeProperty if "
    "they are texts, numbers or dates",
    expand("owl:FunctionalProperty"): "owl:ObjectProperty or owl:DatatypeProperty",
}
_SHAPES = {expand("sh:NodeShape"), expand("sh:PropertyShape")}
_DESCRIBING = {_SUB_CLASS, _SUB_PROPERTY, _DOMAIN, _RANGE}
# Ranges that are no class of a study.
_GENERAL = {expand("rdfs:Literal"), expand("rdfs:Resource"), expand("rdf:langString")}
_RANGES = {*DATATYPES, *_GENERAL, expand("skos:ConceptScheme")}


def incomplete_terms(dataset: Dataset, terms: Terms, written: Written) -> Iterator[TextProblem]:
    """Find what is missing or wrong in the descriptions of a study's own terms, at their lines."""
    said: dict[str, list[tuple[Path, Triple]]] = {}
    for path in sorted(dataset.own_ontology):
        for triple in dataset.files[path]:
            if isinstance(triple.subject, NamedNode):
                said.setdefault(triple.subject.value, []).append((path, triple))
    ours = {
        each.subject.value
        for path in dataset.ontology
        for each in dataset.files[path]
        if isinstance(each.subject, NamedNode)
    }
    # What is described badly is told once, not at each use.
    known = terms.classes | {*said}
    for name, places in said.items():
        if name in ours:
            continue  # what is said of our terms is told by another check
        at = next((p for p, t in places if t.predicate.value == _TYPE), places[0][0])
        values: dict[str, list[object]] = {}
        for _, triple in places:
            values.setdefault(triple.predicate.value, []).append(triple.object)
        for predicate, value, message, fix in _wrong(name, values, terms, known):
            location = written.at(name, at)
            yield TextProblem(name, predicate, value, message, _WHY, fix=fix, location=location)


_Wrong = tuple[str, str, str, str]


def _wrong(
    name: str, values: dict[str, list[object]], terms: Terms, classes: frozenset[str]
) -> Iterator[_Wrong]:
    """Yield what is wrong with a term: the property, its value, what to do, a corrected line."""
    types = set(_iris(values.get(_TYPE, ())))
    if found := types & _SHAPES:
        yield _TYPE, min(found), "kg reads shapes in the folder ontology/shapes; move it there", ""
    elif found := types & _INSTEAD.keys() if not types & _KINDS else set():
        yield _TYPE, min(found), f"kg does not read this here; write {_INSTEAD[min(found)]}", ""
    elif not types & _KINDS and values.keys() & _DESCRIBING:
        is_class = _SUB_CLASS in values
        kind = "owl:Class" if is_class else "owl:ObjectProperty or owl:DatatypeProperty"
        yield _TYPE, "", f"say what it is: a {kind}", "a owl:Class ;" if is_class else ""
    if not types & _KINDS:
        return
    if "w3id.org/migov" in name:
        yield _TYPE, compress(name), (
            "this is not a term of kg, and addresses of w3id.org/migov are for those of kg; name "
            "your own terms under your own address, such as @prefix my: <https://example.org/my#>"
        ), ""  # fmt: skip
    plain = local_name(name)
    if not any(isinstance(each, Literal) and each.language for each in values.get(_LABEL, ())):
        fix = f'rdfs:label "{plain}"@en ;'
        yield _LABEL, "", "give it a label in a language; pages show it", fix
    given = values.get(_DEFINITION, ())
    if not any(isinstance(each, Literal) and each.language for each in given):
        fix = 'skos:definition "..."@en ;'
        yield _DEFINITION, "", "say in a sentence what it means, with the language", fix
    if _CLASS in types:
        yield from _wrong_class(name, values, terms, classes)
    else:
        yield from _wrong_property(types, values, terms, classes)


def _wrong_class(
    name: str, values: dict[str, list[object]], terms: Terms, classes: frozenset[str]
) -> Iterator[_Wrong]:
    known = classes - {name}
    for above in _iris(values.get(_SUB_CLASS, ())):
        if above not in known and _must_be_known(above, terms):
            yield _SUB_CLASS, compress(above), _unknown(above, known), ""
    if not terms.within(name, {expand("migov:Record"), expand("migov:Code")}):
        yield _SUB_CLASS, "", (
            "say which class of kg it is a kind of; if none fits, write migov:Record"
        ), "rdfs:subClassOf migov:Organisation ;"  # fmt: skip


def _wrong_property(
    types: set[str], values: dict[str, list[object]], terms: Terms, classes: frozenset[str]
) -> Iterator[_Wrong]:
    domains, ranges = values.get(_DOMAIN, []), values.get(_RANGE, [])
    if not domains:
        fix = "rdfs:domain migov:Organisation ;"
        yield _DOMAIN, "", "name the class whose records may have it", fix
    for predicate, given in ((_DOMAIN, domains), (_RANGE, ranges)):
        if len(set(given)) > 1:
            told = "name one class; for several, make a class above them"
            yield predicate, ", ".join(sorted(map(compress, _iris(given)))), told, ""
        if any(not isinstance(each, NamedNode) for each in given):
            yield predicate, "", "name a class by its address; kg does not read “[ ... ]” here", ""
    for domain in _iris(domains):
        if domain not in classes | {expand("skos:ConceptScheme")}:
            yield _DOMAIN, compress(domain), _unknown(domain, terms.classes), ""
    for wanted in _iris(ranges):
        of_text = wanted in DATATYPES or wanted in (
            expand("rdfs:Literal"),
            expand("rdf:langString"),
        )
        if wanted not in classes | _RANGES and wanted != expand("loc:edtf"):
            yield _RANGE, compress(wanted), _unknown(wanted, terms.classes | DATATYPES), ""
        elif _OBJECT in types and of_text:
            yield (
                _RANGE,
                compress(wanted),
                "its values are not records; write owl:DatatypeProperty",
                "",
            )
        elif _DATATYPE in types and not of_text and wanted != expand("loc:edtf"):
            yield _RANGE, compress(wanted), "its values are records; write owl:ObjectProperty", ""
    for above in _iris(values.get(_SUB_PROPERTY, ())):
        if above not in terms.properties and _must_be_known(above, terms):
            yield _SUB_PROPERTY, compress(above), _unknown(above, terms.properties, "property"), ""


def _unknown(iri: str, known: Iterable[str], what: str = "class") -> str:
    meant = suggest(iri, known)
    hint = f"; did you mean {compress(meant)}?" if meant else "; define it, or correct the name"
    return f"there is no {what} {compress(iri)}{hint}"


def _must_be_known(iri: str, terms: Terms) -> bool:
    """Tell whether a term is in a vocabulary whose terms are all at hand: kg's or the study's."""
    space = iri.removesuffix(local_name(iri))
    spaces = {each.removesuffix(local_name(each)) for each in terms.own}
    return iri.startswith(PREFIXES["migov"]) or space in spaces


def outside_domain(
    dataset: Dataset, terms: Terms, classes: dict[str, set[str]]
) -> Iterator[TextProblem]:
    """Find values of a study's own properties on records that these are not for.

    Parameters
    ----------
    classes
        The classes of each record.
    """
    domains = {name: terms.domains.get(name, set()) for name in terms.own & terms.properties}
    for path, triples in dataset.files.items() if domains else ():
        if path in dataset.ontology:
            continue
        for triple in (*triples, *_claimed(triples)):
            name, subject = triple.predicate.value, str(getattr(triple.subject, "value", ""))
            wanted, own = domains.get(name), classes.get(subject)
            if (
                not wanted
                or not own
                or not wanted <= terms.classes
                or any(terms.within(each, wanted) for each in own)
            ):
                continue
            of, is_a = (", ".join(sorted(map(compress, each))) for each in (wanted, own))
            yield TextProblem(
                subject,
                name,
                str(getattr(triple.object, "value", "")),
                f"{compress(name)} does not belong on {is_a}; it is for {of}",
                _WHY,
            )


def _claimed(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield what the statements of a file say."""
    parts: dict[object, dict[str, object]] = {}
    for triple in triples:
        parts.setdefault(triple.subject, {})[triple.predicate.value] = triple.object
    for said in parts.values():
        subject, predicate, value = (said.get(part) for part in _PARTS)
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            continue
        if isinstance(value, NamedNode | Literal):
            yield Triple(subject, predicate, value)


def _iris(values: Iterable[object]) -> list[str]:
    return sorted({each.value for each in values if isinstance(each, NamedNode)})
