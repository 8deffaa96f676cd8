"""Random shapes and data, on which both engines must say the same."""

import random

import rdflib
from rdflib import RDF, SH
from validation_helpers import DECLARED

from kg.rdf.turtle import parse_turtle

PROPERTIES = ["migov:kind", "migov:ordinal", "migov:date", "skos:prefLabel", "skos:altLabel"]
CLASSES = ["migov:Organisation", "migov:Unit", "migov:Person", "migov:Event"]
RECORDS = [f"actor:r{number}" for number in range(7)]
VALUES = [
    *RECORDS, *CLASSES, "1", "2", "30", "1.5", '"01"^^xsd:integer', '"x"^^xsd:integer', '"a"',
    '"b"', '"a"@en', '"b"@en', '"a"@lv', '"A b"@en-GB', '"2024-02-30"^^xsd:date',
    '"2024-02-03"^^xsd:date',
    '"2025-01-01"^^xsd:date', '"2024"^^loc:edtf', "true", '"1"^^xsd:boolean',
    '"maybe"^^xsd:boolean',
    "<https://example.org/x>", '"1e3"^^xsd:double', '""', "_:b1", "_:b2",
]  # fmt: skip
PATHS = [
    *PROPERTIES, "[ sh:inversePath migov:kind ]", "( migov:kind skos:prefLabel )",
    "[ sh:alternativePath ( skos:prefLabel skos:altLabel ) ]",
    "( migov:kind [ sh:inversePath migov:kind ] )", "[ sh:zeroOrMorePath migov:kind ]",
    "( migov:kind migov:kind migov:kind )",
]  # fmt: skip


def random_data(rand: random.Random) -> str:
    lines = ["migov:Unit rdfs:subClassOf migov:Organisation ."]
    for record in [*RECORDS, "_:b1"]:
        if rand.random() < 0.8:
            lines.append(f"{record} a {rand.choice(CLASSES)} .")
        for _ in range(rand.randrange(6)):
            lines.append(f"{record} {rand.choice(PROPERTIES)} {rand.choice(VALUES)} .")
    return "\n".join(lines)


DATATYPES = ["integer", "string", "date", "boolean", "decimal", "double"]
KINDS = [
    "IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "IRIOrLiteral", "BlankNodeOrLiteral",
]  # fmt: skip
LIMITS = ["1", "2", "1.5", '"2024-02-03"^^xsd:date']
PATTERNS = ['"^a$"', '"[0-9]"', '"a" ; sh:flags "i"', '"^https:"']
LANGUAGES = ['"en"', '"lv" "en"', '"en-gb"']
SEVERITY = ["", ' ; sh:message "No."', " ; sh:severity sh:Warning", " ; sh:severity sh:Info"]


class Shapes:
    """Random shapes, each of which refers only to those made before it."""

    def __init__(self, rand: random.Random) -> None:
        self.rand, self.nodes, self.properties, self.lines = rand, [], [], []

    def constraint(self, *, of_path: bool) -> str:
        rand = self.rand
        one = rand.choice
        made = [
            f"sh:class {one(CLASSES)}",
            f"sh:datatype {one([*(f'xsd:{d}' for d in DATATYPES), 'rdf:langString', 'loc:edtf'])}",
            f"sh:nodeKind sh:{one(KINDS)}",
            f"sh:{one(['min', 'max'])}{one(['In', 'Ex'])}clusive {one(LIMITS)}",
            f"sh:minLength {rand.randrange(3)}",
            f"sh:maxLength {rand.randrange(4)}",
            f"sh:pattern {one(PATTERNS)}",
            f"sh:in ( {' '.join(rand.sample(VALUES[:-2], 6))} )",
            f"sh:languageIn ( {one(LANGUAGES)} )",
            f"sh:hasValue {one(VALUES[:-2])}",
            f"sh:equals {one(PROPERTIES)}",
            f"sh:disjoint {one(PROPERTIES)}",
        ]
        if of_path:
            made += [
                f"sh:minCount {rand.randrange(3)}", f"sh:maxCount {rand.randrange(3)}",
                "sh:uniqueLang true", f"sh:lessThan {rand.choice(PROPERTIES)}",
                f"sh:lessThanOrEquals {rand.choice(PROPERTIES)}",
            ]  # fmt: skip
        else:
            made += [
                "sh:closed true ; sh:ignoredProperties "
                f"( {' '.join(rand.sample(PROPERTIES, 3))} rdf:type )"
            ]
        if self.nodes:
            some = " ".join(rand.choices(self.nodes, k=rand.randrange(1, 4)))
            made += [
                f"sh:not {rand.choice(self.nodes)}", f"sh:node {rand.choice(self.nodes)}",
                f"sh:and ( {some} )", f"sh:or ( {some} )", f"sh:xone ( {some} )",
            ]  # fmt: skip
            if of_path:
                made.append(
                    f"sh:qualifiedValueShape {rand.choice(self.nodes)} ; "
                    f"sh:qualifiedM{rand.choice(['in', 'ax'])}Count {rand.randrange(3)}"
                    + rand.choice(["", "", " ; sh:qualifiedValueShapesDisjoint true"])
                )
        return rand.choice(made)

    def add(self) -> None:
        rand, number = self.rand, len(self.lines)
        if rand.random() < 0.5:
            name = f"shape:p{number}"
            self.lines.append(
                f"{name} a sh:PropertyShape ; sh:path {rand.choice(PATHS)} ; "
                + self.constraint(of_path=True) + self.told() + self.property() + " ."
            )  # fmt: skip
            self.properties.append(name)
            return
        name = f"shape:n{number}"
        said = self.constraint(of_path=False) + self.told() + self.property()
        self.lines.append(f"{name} a sh:NodeShape ; {said} .")
        self.nodes.append(name)

    def told(self) -> str:
        return self.rand.choice(SEVERITY)

    def property(self) -> str:
        if not self.properties or self.rand.random() < 0.4:
            return ""
        named = self.rand.sample(self.properties, self.rand.randrange(1, len(self.properties) + 1))
        return f" ; sh:property {' , '.join(named[:3])}"

    def targets(self) -> None:
        for name in self.rand.sample([*self.nodes, *self.properties], 4):
            self.lines.append(
                name + " " + self.rand.choice([
                    f"sh:targetClass {self.rand.choice(CLASSES)}",
                    f"sh:targetNode {self.rand.choice(VALUES[:-2])}",
                    f"sh:targetSubjectsOf {self.rand.choice(PROPERTIES)}",
                    f"sh:targetObjectsOf {self.rand.choice(PROPERTIES)}",
                ]) + " ."
            )  # fmt: skip


def random_shapes(rand: random.Random) -> str:
    shapes = Shapes(rand)
    for _ in range(12):
        shapes.add()
    shapes.targets()
    return "\n".join(shapes.lines)


def triples_of(body: str) -> list:
    return parse_turtle(DECLARED + body)


def results_of(report: rdflib.Graph) -> list:
    """Return each result as its values, whatever its node is called, in one order.

    What a blank node of the shapes is called is left to the parser.
    """

    def told(node: rdflib.term.Node, depth: int = 0) -> str:
        if isinstance(node, rdflib.BNode):
            said = report.predicate_objects(node) if depth < 4 else ()
            return str(sorted(f"{name} {told(value, depth + 1)}" for name, value in said))
        return f"{type(node).__name__} {node!r} {getattr(node, 'datatype', '')}"

    return sorted(map(told, report[: RDF.type : SH.ValidationResult]))
