"""What to do about a result: the likely meaning of a misspelt name, and a line that would be right.

A rule's own sentence tells what is asked for in general; here it is told for the case at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import rdflib
from rdflib import RDF, SH

from kg.store import Dataset
from kg.terms import Terms
from kg.vocabulary import compress, expand, suggest

__all__ = ["Finding", "Repairs", "reason"]

# Why there is a rule of this kind at all; a shape's own comment goes before it.
_REASONS = {
    "Closed": "What the rules do not know is asked by no question, so it would be lost in silence.",
    "Class": "A slip in a name makes a second thing that is nothing; only records can be counted.",
    "NodeKind": "A word cannot be linked; a record can be named, counted and corrected.",
    "Datatype": "Values of one sort can be compared, and a language tells whose words they are.",
    "MaxCount": "Two values of what can be only one leave readers to guess; where documents "
    "differ, give each as a statement marked disputed.",
    "UniqueLang": "A page shows one name in each language.",
}


def reason(component: str) -> str:
    """Return why rules of this kind exist, or an empty text."""
    return _REASONS.get(component.removesuffix("ConstraintComponent"), "")


@dataclass(frozen=True)
class Finding:
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
    languages: dict[str, str] = field(repr=False)  # of a record's file
    worded: set[str] = field(repr=False)  # properties whose values have a language

    @classmethod
    def of(cls, dataset: Dataset, terms: Terms, rules: rdflib.Graph) -> Repairs:
        """Collect what is known."""
        classes: dict[str, set[str]] = {}
        languages: dict[str, str] = {}
        kind, language = expand("rdf:type"), expand("migov:language")
        for triples in dataset.files.values():
            spoken = [t.object for t in triples if t.predicate.value == language]
            for triple in triples:
                subject = getattr(triple.subject, "value", "")
                if triple.predicate.value == kind:
                    classes.setdefault(subject, set()).add(getattr(triple.object, "value", ""))
                if spoken:
                    languages[subject] = getattr(spoken[0], "value", "en")
        allowed: dict[str, set[str]] = {}
        wanted: dict[str, set[str]] = {}
        for shape in rules.subjects(SH.closed, rdflib.Literal(True)):
            owners = {str(c) for c in rules.objects(shape, SH.targetClass)}
            for own in rules.objects(shape, SH.property):
                allowed.setdefault(str(rules.value(own, SH.path)), set()).update(owners)
            for each in rules.items(rules.value(shape, SH.ignoredProperties) or RDF.nil):
                allowed.setdefault(str(each), set()).update(owners)
        for shape, value in rules.subject_objects(SH["class"]):
            wanted.setdefault(str(rules.value(shape, SH.path)), set()).add(str(value))
        worded = {
            str(rules.value(shape, SH.path))
            for shape in rules.subjects(SH.datatype, RDF.langString)
        }
        return cls(terms, classes, allowed, wanted, languages, worded)

    def explain(self, finding: Finding) -> tuple[str, str]:
        """Return a sentence on the case at hand, and a corrected line or an empty text."""
        kind = finding.component.removesuffix("ConstraintComponent")
        if kind == "Closed":
            return self._closed(finding)
        if kind == "In" and finding.path == expand("rdf:type"):
            return self._class(finding)
        if kind == "Class" and isinstance(finding.value, rdflib.URIRef):
            return self._record(finding)
        if kind == "MinCount":
            return finding.message, self._example(finding.path)
        if isinstance(finding.value, rdflib.Literal):
            return finding.message, self._literal(finding)
        if kind in ("NodeKind", "Or"):
            return finding.message, self._example(finding.path)
        return finding.message, ""

    def _closed(self, finding: Finding) -> tuple[str, str]:
        owners = self.allowed.get(finding.path)
        if owners:
            of = ", ".join(sorted(compress(owner) for owner in owners))
            own = ", ".join(sorted(compress(c) for c in self.classes.get(finding.focus, ())))
            return f"{compress(finding.path)} does not belong on {own}; it is for {of}", ""
        classes = self.classes.get(finding.focus, set())
        fitting = [p for p, owners in self.allowed.items() if owners & classes]
        meant = suggest(finding.path, fitting) or suggest(finding.path, self.allowed)
        return self._did_you_mean("property", finding.path, meant), (
            f"{compress(meant)} {_turtle(finding.value)} ;" if meant else ""
        )

    def _class(self, finding: Finding) -> tuple[str, str]:
        given = str(finding.value)
        usable = {owner for owners in self.allowed.values() for owner in owners}
        below = {c for c in self.terms.classes if self.terms.above.get(c, set()) & {given}}
        if given in self.terms.classes and below:
            of = ", ".join(sorted(compress(each) for each in below))
            return f"{compress(given)} is too wide for a record; choose one of {of}", ""
        meant = suggest(given, usable | (self.terms.classes - _wider(self.terms)))
        fix = f"{compress(finding.focus)} a {compress(meant)} ;" if meant else ""
        return self._did_you_mean("class", given, meant), fix

    def _did_you_mean(self, what: str, given: str, meant: str | None) -> str:
        if not meant:
            return f"{_name(given)} is no {what} that is known here; see ontology/migov.ttl"
        if meant.split("://")[1:] == given.split("://")[1:]:
            return f"{_name(given)} is no {what} that is known here; its address begins with https:"
        return f"{_name(given)} is no {what} that is known here; did you mean {compress(meant)}?"

    def _record(self, finding: Finding) -> tuple[str, str]:
        given = str(finding.value)
        wanted = self.wanted.get(finding.path, set())
        fitting = [
            record
            for record, classes in self.classes.items()
            if any(self.terms.within(each, wanted) for each in classes)
        ]
        meant = suggest(given, fitting)
        fix = f"{compress(finding.path)} {compress(meant)} ;" if meant else ""
        if given in self.classes:
            own = ", ".join(sorted(compress(each) for each in self.classes[given]))
            return f"{_name(given)} is {own}. {finding.message}", fix
        hint = f" Did you mean {compress(meant)}?" if meant else ""
        return f"{_name(given)} has no record.{hint} {finding.message}", fix

    def _literal(self, finding: Finding) -> str:
        value = finding.value
        assert isinstance(value, rdflib.Literal)  # noqa: S101 (the caller looked)
        if finding.component.startswith("Datatype") and value.datatype is None:
            if finding.path in self.worded and not value.language:
                language = self.languages.get(finding.focus, "en")
                return f"{compress(finding.path)} {_turtle(value)}@{language} ;"
            if finding.path not in self.worded and value.language:
                return f"{compress(finding.path)} {_turtle(rdflib.Literal(str(value)))} ;"
        if finding.component.startswith(("Datatype", "Pattern", "NodeKind", "Class")):
            return self._example(finding.path)
        return ""

    def _example(self, path: str) -> str:
        example = self.terms.examples.get(path)
        return f"{compress(path)} {example} ;" if example else ""


def _wider(terms: Terms) -> frozenset[str]:
    return frozenset(each for above in terms.above.values() for each in above)


def _name(iri: str) -> str:
    short = compress(iri)
    return short if short != iri else f"<{iri}>"


def _turtle(value: rdflib.term.Node | None) -> str:
    if isinstance(value, rdflib.URIRef):
        return _name(str(value))
    if isinstance(value, rdflib.Literal):
        if value.datatype and value.datatype != RDF.langString:
            plain = rdflib.Literal(str(value)).n3()
            return f"{plain}^^{compress(str(value.datatype))}"
        return value.n3()
    return "..."
