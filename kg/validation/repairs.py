"""What to do about a result: the likely meaning of a misspelt name, and a line that would be right.

A rule's own sentence tells what is asked for in general; here it is told for the case at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib import RDF, SH, XSD

from kg.rdf import PREFIXES, NearNames, compress, expand, suggest
from kg.study import Dataset, Terms
from kg.validation.literals import lexical_problem

__all__ = ["Repairs", "Violation", "reason"]

_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
# Why there is a rule of this kind at all; a shape's own comment goes before it.
_REASONS = {
    "Closed": "No question asks for what the rules do not know, so nobody would find it.",
    "Class": "A misspelt name makes a second thing without a record; only records can be counted.",
    "NodeKind": "A word cannot be linked; a record can be named, counted and corrected.",
    "Datatype": "Values of one datatype can be compared, and a language tag tells whose words they "
    "are.",
    "MaxCount": "A reader cannot know which of two values is right; where documents differ, "
    "give each as a statement marked disputed.",
    "UniqueLang": "A page shows one name in each language.",
}


def reason(component: str) -> str:
    """Return why rules of this kind exist, or an empty text."""
    return _REASONS.get(component.removesuffix("ConstraintComponent"), "")


@dataclass(frozen=True)
class Violation:
    """What a validator found: the constraint's component, the record, property, value, rule."""

    component: str
    focus: str
    path: str
    value: rdflib.term.Node | None
    message: str


@dataclass(frozen=True)
class Repairs:
    """What the study and the shapes know, to find out what was meant."""

    terms: Terms
    classes: dict[str, set[str]] = field(repr=False)  # of each record
    allowed: dict[str, set[str]] = field(repr=False)  # classes of records that may have a property
    wanted: dict[str, set[str]] = field(repr=False)  # classes of a property's values
    choices: dict[str, set[str]] = field(repr=False)  # values that a property is limited to
    datatypes: dict[str, str] = field(repr=False)  # of a property's values
    languages: dict[str, str] = field(repr=False)  # of a record's file
    names: dict[str, set[str]] = field(repr=False)  # what is called so
    _fit: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _names: dict[str, NearNames] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, dataset: Dataset, terms: Terms, rules: rdflib.Graph) -> Repairs:
        """Collect what is known."""
        classes: dict[str, set[str]] = {}
        languages: dict[str, str] = {}
        names: dict[str, set[str]] = {}
        kind, language, *labels = (
            NamedNode(expand(name))
            for name in ("rdf:type", "migov:language", "skos:prefLabel", "skos:altLabel")
        )
        for triples in dataset.files.values():
            spoken = [t.object for t in triples if t.predicate == language]
            for subject, predicate, value in triples:
                if predicate == kind:
                    classes.setdefault(_text(subject), set()).add(_text(value))
                elif predicate in labels and isinstance(value, Literal):
                    names.setdefault(value.value.casefold(), set()).add(_text(subject))
            if spoken:
                said = _text(spoken[0])
                said = said if _LANGUAGE.fullmatch(said) else "en"
                languages |= {_text(each): said for each in {t.subject for t in triples}}
        allowed: dict[str, set[str]] = {}
        wanted: dict[str, set[str]] = {}
        for shape in rules.subjects(SH.closed, rdflib.Literal(True)):
            owners = {str(c) for c in rules.objects(shape, SH.targetClass)}
            for own in rules.objects(shape, SH.property):
                allowed.setdefault(str(rules.value(own, SH.path)), set()).update(owners)
            for each in rules.items(rules.value(shape, SH.ignoredProperties) or RDF.nil):
                allowed.setdefault(str(each), set()).update(owners)
        for shape, path in rules.subject_objects(SH.path):
            heads = rules.objects(shape, SH["or"])
            for each in (shape, *(member for head in heads for member in rules.items(head))):
                named = {str(value) for value in rules.objects(each, SH["class"])}
                if named:
                    wanted.setdefault(str(path), set()).update(named)
        for name in terms.own & terms.properties:
            allowed[name] = terms.domains.get(name, set())
        return cls(
            terms,
            classes,
            allowed,
            wanted,
            choices={
                str(rules.value(shape, SH.path)): {str(each) for each in rules.items(head)}
                for shape, head in rules.subject_objects(SH["in"])
            },
            datatypes={
                str(rules.value(shape, SH.path)): str(value)
                for shape, value in sorted(rules.subject_objects(SH.datatype), key=str)
            },
            languages=languages,
            names=names,
        )

    def is_of_another_datatype(self, violation: Violation) -> bool:
        """Tell whether a value is of a datatype that its property does not take."""
        wanted, value = self.datatypes.get(violation.path), violation.value
        if not wanted or not isinstance(value, rdflib.Literal):
            return False
        own = RDF.langString if value.language else value.datatype or XSD.string
        return str(own) != wanted

    def explain(self, violation: Violation) -> tuple[str, str]:
        """Return a sentence on the case at hand, and a corrected line or an empty text."""
        kind = violation.component.removesuffix("ConstraintComponent")
        if kind == "Closed":
            return self._closed(violation)
        if kind == "In":
            of_class = violation.path == expand("rdf:type")
            return self._class(violation) if of_class else self._choice(violation)
        linked = kind in ("Class", "NodeKind", "Or")
        if kind in ("Class", "Or") and isinstance(violation.value, rdflib.URIRef):
            return self._record(violation)
        if linked and isinstance(violation.value, rdflib.Literal):
            return self._linked(violation, str(violation.value))
        if isinstance(violation.value, rdflib.Literal):
            return violation.message, self._literal(violation, violation.value)
        if kind == "SPARQL" and violation.focus not in self.classes:
            named = (each for each in self.classes if ":" in each)  # others are blank nodes
            meant = self._near("", named).meant(violation.focus)
            hint = f" Did you mean {compress(meant)}?" if meant else ""
            return f"{violation.message}{hint}", ""
        return violation.message, self._example(violation.path) if kind == "MinCount" else ""

    def _closed(self, violation: Violation) -> tuple[str, str]:
        owners = self.allowed.get(violation.path)
        if owners:
            of = ", ".join(sorted(compress(owner) for owner in owners))
            own = ", ".join(sorted(compress(c) for c in self.classes.get(violation.focus, ())))
            return f"{compress(violation.path)} does not belong on {own}; it is for {of}", ""
        classes = self.classes.get(violation.focus, set())
        fitting = [p for p, owners in self.allowed.items() if owners & classes]
        meant = suggest(violation.path, fitting) or suggest(violation.path, self.allowed)
        if not meant and violation.path in self.terms.properties | {str(RDF.type)}:
            return f"{compress(violation.path)} does not belong here", ""
        return self._did_you_mean("property", violation.path, meant), (
            f"{_name(meant)} {_turtle(violation.value)} ;" if meant else ""
        )

    def _class(self, violation: Violation) -> tuple[str, str]:
        given = str(violation.value)
        usable = {owner for owners in self.allowed.values() for owner in owners}
        below = {c for c in self.terms.classes if self.terms.above.get(c, set()) & {given}}
        if given in self.terms.classes and below:
            of = ", ".join(sorted(compress(each) for each in below))
            return f"{compress(given)} is too general for a record; choose one of {of}", ""
        meant = suggest(given, usable | (self.terms.classes - _wider(self.terms)))
        fix = f"{_name(violation.focus)} a {_name(meant)} ;" if meant else ""
        return self._did_you_mean("class", given, meant), fix

    def _did_you_mean(self, what: str, given: str, meant: str | None) -> str:
        if not meant:
            return f"{_name(given)} is not a known {what}; see ontology/migov.ttl"
        if meant.split("://")[1:] == given.split("://")[1:]:
            return f"{_name(given)} is not a known {what}; its address begins with https:"
        return f"{_name(given)} is not a known {what}; did you mean {compress(meant)}?"

    def _choice(self, violation: Violation) -> tuple[str, str]:
        meant = suggest(str(violation.value), self.choices.get(violation.path, ()))
        if not meant:
            return violation.message, ""
        return (
            f"{_name(str(violation.value))} is not one of the values to choose from; did you mean "
            f"{compress(meant)}?",
            f"{_name(violation.path)} {_name(meant)} ;",
        )

    def _near(self, which: str, known: Iterable[str]) -> NearNames:
        """Return names made ready to be looked up, for the results after this one as well."""
        if which not in self._names:
            self._names[which] = NearNames(known)
        return self._names[which]

    def _fitting(self, path: str) -> frozenset[str]:
        """Return the records that may be a value of a property."""
        if path not in self._fit:
            wanted = self.wanted.get(path, set())
            kinds = {each for classes in self.classes.values() for each in classes}
            fit = {each for each in kinds if self.terms.within(each, wanted)}
            self._fit[path] = frozenset(
                each for each, classes in self.classes.items() if classes & fit and ":" in each
            )
        return self._fit[path]

    def _record(self, violation: Violation) -> tuple[str, str]:
        given = str(violation.value)
        meant = self._near(violation.path, self._fitting(violation.path)).meant(given)
        fix = f"{_name(violation.path)} {_name(meant)} ;" if meant else ""
        if given in self.classes:
            own = ", ".join(sorted(compress(each) for each in self.classes[given]))
            return f"{_name(given)} is {own}. {violation.message}", fix
        hint = f" Did you mean {compress(meant)}?" if meant else ""
        return f"{_name(given)} has no record.{hint} {violation.message}", fix

    def _linked(self, violation: Violation, text: str) -> tuple[str, str]:
        """Explain a text where a record is wanted: the one of that name, or its address."""
        named = self.names.get(text.casefold(), set())
        called = sorted(named & self._fitting(violation.path))
        if len(called) == 1:
            return (
                f"“{text}” is the name of {compress(called[0])}. {violation.message}",
                f"{_name(violation.path)} {_name(called[0])} ;",
            )
        if re.fullmatch(r'https?://[^\x00-\x20<>"{}|\\^`]+', text):
            return violation.message, f"{_name(violation.path)} <{text}> ;"
        return violation.message, self._example(violation.path)

    def _literal(self, violation: Violation, value: rdflib.Literal) -> str:
        wanted = self.datatypes.get(violation.path, "")
        if violation.component.startswith("Datatype") and not lexical_problem(str(value), wanted):
            language = value.language or self.languages.get(violation.focus, "en")
            return f"{_name(violation.path)} {_typed(str(value), wanted, language)} ;"
        if violation.component.startswith(("Datatype", "Pattern", "MinInclusive", "MaxInclusive")):
            return self._example(violation.path)
        return ""

    def _example(self, path: str) -> str:
        """Return a line with the ontology's example of a property, if any study can use it.

        Every study has the same codes, and its own records.
        """
        example = self.terms.examples.get(path, "")
        wanted = self.datatypes.get(path)
        if not example or "…" in example:
            return ""
        if wanted:
            found = re.fullmatch(r'"(.*)"(?:@([A-Za-z-]+))?', example)
            text, language = (found[1], found[2]) if found else (example, None)
            return f"{_name(path)} {_typed(text, wanted, language or 'en')} ;"
        if example.startswith("http"):
            return f"{_name(path)} <{example}> ;"
        prefix = example.partition(":")[0]
        iri = expand(example) if prefix in PREFIXES else ""
        shared = {expand("migov:Code"), expand("owl:Class")}
        if any(self.terms.within(each, shared) for each in self.classes.get(iri, ())):
            return f"{_name(path)} {example} ;"
        return ""


def _typed(text: str, datatype: str, language: str) -> str:
    """Write a literal of a datatype."""
    if datatype == str(RDF.langString):
        return rdflib.Literal(text, lang=language).n3()
    if datatype in ("", str(XSD.string)):
        return rdflib.Literal(text).n3()
    if datatype in (str(XSD.integer), str(XSD.boolean)) and re.fullmatch(r"[-+]?\d+|[a-z]+", text):
        return text
    return f"{rdflib.Literal(text).n3()}^^{_name(datatype)}"


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _wider(terms: Terms) -> frozenset[str]:
    return frozenset(each for above in terms.above.values() for each in above)


def _name(iri: str) -> str:
    """Write an address as Turtle; a study's own prefixes may not be declared in each file."""
    short = compress(iri)
    return short if short != iri else f"<{iri}>"


def _turtle(value: rdflib.term.Node | None) -> str:
    if isinstance(value, rdflib.URIRef):
        return _name(str(value))
    if isinstance(value, rdflib.Literal):
        if value.datatype and value.datatype != RDF.langString:
            plain = rdflib.Literal(str(value)).n3()
            return f"{plain}^^{_name(str(value.datatype))}"
        return value.n3()
    return "..."
