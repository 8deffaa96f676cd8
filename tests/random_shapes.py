"""Random shapes and data, on which both engines must say the same.

``python tests/random_shapes.py 1000 logic`` tries more of a profile than the tests do.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import rdflib
from random_values import (
    CLASSES,
    DATATYPES,
    KINDS,
    LANGUAGES,
    LIMITS,
    MESSAGES,
    NAMELESS,
    ODD,
    OF_PATHS,
    ORDERED,
    PATHS,
    PATTERNS,
    PROPERTIES,
    QUERIES,
    RECORDS,
    SEVERITY,
    VALUES,
)
from rdflib import RDF, SH
from validation_helpers import DECLARED

from kg.errors import InputError
from kg.rdf.turtle import parse_turtle
from kg.validation.clock import Clock
from kg.validation.data_graphs import as_graph
from kg.validation.judging import ENGINES, Part, judge
from kg.validation.unnamed import numbered

# What a profile has besides constraints on plain values.
PROFILES: dict[str, set[str]] = {
    "flat": set(),
    "literals": {"literals"},
    "logic": {"logic"},
    "paths": {"paths"},
    "nameless": {"logic", "nameless"},
    "queries": {"queries"},
    "all": {"literals", "logic", "paths", "nameless", "queries"},
}


def random_data(rand: random.Random, profile: str = "flat") -> str:
    has = PROFILES[profile]
    lines = ["migov:Unit rdfs:subClassOf migov:Organisation ."]
    lines += ["migov:Organisation rdfs:subClassOf migov:Event ."] * (rand.random() < 0.2)
    lines += ["migov:Event rdfs:subClassOf migov:Unit ."] * (rand.random() < 0.1)
    values = [*VALUES, *NAMELESS, *(ODD if "literals" in has else ())]
    values += RECORDS * (5 if "paths" in has else 0)
    for record in [*RECORDS, *NAMELESS]:
        for _ in range(rand.choice([0, 1, 1, 1, 2])):
            lines.append(f"{record} a {rand.choice([*CLASSES, 'rdfs:Resource'])} .")
        for _ in range(rand.randrange(7)):
            lines.append(f"{record} {rand.choice(PROPERTIES)} {rand.choice(values)} .")
    return "\n".join(lines)


class Shapes:
    """Random shapes, each of which refers only to those made before it, or within it."""

    def __init__(self, rand: random.Random, profile: str) -> None:
        self.rand, self.has = rand, PROFILES[profile]
        self.nodes, self.properties, self.lines = [], [], []
        self.values = [*VALUES, *(ODD if "literals" in self.has else ())]

    def some(self, of: list[str]) -> str:
        return " , ".join(self.rand.sample(of, self.rand.choice([1, 1, 2])))

    def path(self, depth: int = 0) -> str:
        if "paths" not in self.has:
            return self.rand.choice(PATHS)
        if depth > 2 or self.rand.random() < 0.4:
            return self.rand.choice(PROPERTIES)
        several = " ".join(self.path(depth + 1) for _ in range(self.rand.choice([2, 2, 3])))
        steps = ["inverse", "zeroOrMore", "oneOrMore", "zeroOrOne"]
        return self.rand.choice(
            [f"( {several} )", f"[ sh:alternativePath ( {several} ) ]"]
            + [f"[ sh:{step}Path {self.path(depth + 1)} ]" for step in steps]
        )

    def shape(self, depth: int, *, of_path: bool | None = None) -> str:
        """Return a shape: the name of one, or one written out; of a property, or not, or either."""
        made = (self.properties if of_path is not False else []) + (
            self.nodes if not of_path else []
        )
        if made and ("nameless" not in self.has or depth > 1 or self.rand.random() < 0.6):
            return self.rand.choice(made)
        if of_path or (of_path is None and self.rand.random() < 0.4):
            return f"[ sh:path {self.path()} ; {self.body(depth + 1, of_path=True)} ]"
        return f"[ {self.body(depth + 1, of_path=False)} ]"

    def constraint(self, depth: int, *, of_path: bool) -> str:
        rand, one = self.rand, self.rand.choice
        limits = [*ORDERED, *LIMITS] if "literals" in self.has else LIMITS
        made = [
            f"sh:class {self.some(CLASSES)}",
            f"sh:datatype {one(DATATYPES)}",
            f"sh:nodeKind sh:{one(KINDS)}",
            f"sh:{one(['min', 'max'])}{one(['In', 'Ex'])}clusive {one(limits)}",
            f"sh:minLength {one([0, 1, 2, 20])}",
            f"sh:maxLength {one([0, 1, 3, 20])}",
            f"sh:pattern {one(PATTERNS)}",
            f"sh:in ( {' '.join(rand.sample(self.values, 6))} )",
            f"sh:languageIn ( {one(LANGUAGES)} )",
            f"sh:hasValue {self.some(self.values)}",
            f"sh:equals {self.some(PROPERTIES)}",
            f"sh:disjoint {self.some(PROPERTIES)}",
        ]
        if of_path:
            made += [
                f"sh:minCount {rand.randrange(3)}", f"sh:maxCount {rand.randrange(3)}",
                f"sh:uniqueLang {one(['true', 'false'])}",
                f"sh:lessThan{one(['', 'OrEquals'])} {self.some(PROPERTIES)}",
            ]  # fmt: skip
        else:
            ignored = " ".join([*rand.sample(PROPERTIES, 3), *one([["rdf:type"], []])])
            made += [f"sh:closed {one(['true', 'false'])} ; sh:ignoredProperties ( {ignored} )"]
        if "queries" in self.has:
            made += [f"sh:sparql {self.query(of_path=of_path)}"] * 3
        if depth < 2 and (self.nodes or "nameless" in self.has):
            made += self.of_shapes(depth, of_path=of_path) * (3 if "logic" in self.has else 1)
        return one(made)

    def of_shapes(self, depth: int, *, of_path: bool) -> list[str]:
        one = self.rand.choice
        several = " ".join(self.shape(depth) for _ in range(one([1, 2, 3])))
        made = [f"sh:not {self.shape(depth)}", f"sh:node {self.shape(depth, of_path=False)}"]
        made += [f"sh:{name} ( {several} )" for name in ("and", "or", "xone")]
        if of_path:
            counts = [
                "MinCount 1",
                "MaxCount 1",
                "MaxCount 0",
                "MinCount 1 ; sh:qualifiedMaxCount 2",
            ]
            apart = one(["", "", " ; sh:qualifiedValueShapesDisjoint true"])
            shape = self.shape(depth)
            made += [f"sh:qualifiedValueShape {shape} ; sh:qualified{one(counts)}{apart}"]
        return made

    def query(self, *, of_path: bool) -> str:
        text = self.rand.choice(OF_PATHS if of_path and "paths" not in self.has else QUERIES)
        told = self.rand.choice(["", f" ; sh:message {self.rand.choice(MESSAGES)}"])
        off = self.rand.choice(["", "", " ; sh:deactivated true"])
        return f'[ a sh:SPARQLConstraint ; sh:select "{text}"{told}{off} ]'

    def body(self, depth: int = 0, *, of_path: bool) -> str:
        said: dict[str, str] = {}
        for _ in range(self.rand.choice([1, 1, 2, 3])):
            made = self.constraint(depth, of_path=of_path)
            said.setdefault(made.split()[0], made)
        whole = " ; ".join(said.values()) + self.rand.choice(SEVERITY)
        if self.rand.random() < 0.3:
            whole += f" ; sh:message {self.rand.choice(MESSAGES)}"
        if self.rand.random() < 0.08:
            whole += " ; sh:deactivated " + self.rand.choice(["true", "false"])
        if depth < 2 and self.properties and self.rand.random() < 0.6:
            named = {self.shape(depth, of_path=True) for _ in range(self.rand.choice([1, 2]))}
            whole += f" ; sh:property {' , '.join(sorted(named))}"
        return whole

    def add(self) -> None:
        number, of_path = len(self.lines), self.rand.random() < 0.5
        name = f"shape:{'p' if of_path else 'n'}{number}"
        if "nameless" in self.has and self.rand.random() < 0.3:
            name = f"_:s{number}"
        path = f"sh:path {self.path()} ; " if of_path else ""
        kind = f"a sh:{'Property' if of_path else 'Node'}Shape ; " * (self.rand.random() < 0.7)
        self.lines.append(f"{name} {kind}{path}{self.body(of_path=of_path)} .")
        (self.properties if of_path else self.nodes).append(name)

    def targets(self) -> None:
        made = [*self.nodes, *self.properties]
        for name in self.rand.sample(made, min(5, len(made))):
            target = self.rand.choice([
                f"sh:targetClass {self.rand.choice(CLASSES)}",
                f"sh:targetNode {self.rand.choice(self.values)}",
                f"sh:targetSubjectsOf {self.rand.choice(PROPERTIES)}",
                f"sh:targetObjectsOf {self.rand.choice(PROPERTIES)}",
            ])  # fmt: skip
            self.lines.append(f"{name} {target} .")


def random_shapes(rand: random.Random, profile: str = "flat") -> str:
    shapes = Shapes(rand, profile)
    for _ in range(rand.choice([3, 8, 12])):
        shapes.add()
    shapes.targets()
    return "\n".join(shapes.lines)


def triples_of(body: str) -> list:
    return parse_turtle(DECLARED + body)


def said_by(judge: Callable[[str], rdflib.Graph]) -> dict[str, object]:
    """Return the results of each engine; of one that refuses the shapes, that it does."""
    found: dict[str, object] = {}
    for engine in ENGINES:
        try:
            found[engine] = results_of(judge(engine))
        except InputError:
            found[engine] = "refused"
    return found


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


def random_part(seed: int, profile: str) -> Callable[[], Part]:
    """Return what makes the same shapes and data for each engine."""
    rand = random.Random(f"{profile} {seed}")
    rules, data = random_shapes(rand, profile), random_data(rand, profile)

    def part() -> Part:
        triples = numbered(triples_of(data), "d")
        return Part(as_graph(numbered(triples_of(rules), "s")), lambda: triples)

    return part


def main(tries: int, profile: str) -> Counter[str]:
    """Try random shapes and data; print the seeds on which the engines differ."""
    counts: Counter[str] = Counter()
    place = Path(tempfile.gettempdir())
    for seed in range(tries):
        part = random_part(seed, profile)
        own, reference = said_by(lambda e, p=part: judge(p(), place, Clock(), e).report).values()
        if own != reference:
            print(f"{profile} {seed}: the engines differ")
        told = "refused" if reference == "refused" else "equal"
        counts["different" if own != reference else told] += 1
        counts["results"] += len(reference) if isinstance(reference, list) else 0
    print(profile, dict(counts))
    return counts


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
