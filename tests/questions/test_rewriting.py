"""What is rewritten gives the same rows, and what would not is left alone."""

from __future__ import annotations

import random
from collections import Counter

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store
from questions_helpers import parsed

import kg
from kg.errors import InputError
from kg.questions.asking import run
from kg.questions.binding import bind
from kg.questions.rewriting import rewritten, slow_filters
from kg.questions.sources import Request

NAMES = {"": "http://e/"}
HEAD = "PREFIX : <http://e/> "


class Writer:
    """Writes small graphs and queries by chance: safe, unsafe and odd ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def graph(self) -> str:
        """Return a graph of a few nodes, in which most patterns match something."""
        lines = {
            f"<http://e/{self.node()}> <http://e/{self.pick('pqr')}> {self.value()} .\n"
            for _ in range(self.chance.randint(4, 16))
        }
        return "".join(sorted(lines))

    def node(self) -> str:
        return self.pick("abc")

    def value(self) -> str:
        literals = ['"1"', '"2"^^<http://www.w3.org/2001/XMLSchema#integer>']
        return self.pick([f"<http://e/{self.node()}>"] * 5 + literals)

    def pick(self, what):
        return self.chance.choice(what)

    def term(self, names: str) -> str:
        constant = self.chance.random() < 0.12
        return f":{self.pick('abcz')}" if constant else f"?{self.pick(names)}"

    def predicate(self) -> str:
        if self.chance.random() < 0.85:
            return f":{self.pick('pqr')}"
        # No “!:p”: between two nodes that are known the engine follows it once, else each way.
        return self.pick([":p*", ":q?", ":p/:q", "^:r", "(:p|:q)", ":p+", "(:p/:q)*", "?m"])

    def triples(self, names: str) -> str:
        said = f"{self.term(names)} {self.predicate()} {self.term(names)}"
        while self.chance.random() < 0.5:
            sign = self.pick([" ; ", " ; ", " , ", " . "])
            said += sign
            said += f"{self.term(names)} " if sign == " . " else ""
            said += "" if sign == " , " else f"{self.predicate()} "
            said += self.pick([self.term(names)] * 9 + [f"[ :p {self.term(names)} ]"])
        return f"{said} . "

    def condition(self, names: str) -> str:
        one, other = self.term(names), self.term(names)
        made = [f"{one} != {other}", f"{one} = {other}", f"BOUND(?{self.pick(names)})"]
        return f"FILTER({self.pick([*made, f'isIRI({one})', f'{one} = 2'])}) "

    def other(self, names: str, deep: int) -> str:
        """Return a part of a group that is not triples."""
        inside = self.group(names, deep - 1) if deep else f"{{ {self.triples(names)} }}"
        name = self.pick(names)
        return self.pick(
            [
                self.condition(names),
                self.condition(names),
                f"OPTIONAL {inside} ",
                f"MINUS {inside} ",
                f"VALUES ?{name} {{ :a :b {self.pick([':c', ':z', 'UNDEF', '1'])} }} ",
                f"{inside} ",
                f"{{ {self.triples(names)} }} UNION {inside} ",
                f"{{ SELECT DISTINCT ?{name} WHERE {inside} }} ",
                f"{{ SELECT ?{name} (COUNT(*) AS ?n) WHERE {inside} GROUP BY ?{name} }} ",
            ]
        )

    def group(self, names: str, deep: int = 0) -> str:
        parts = [self.triples(names)]
        while self.chance.random() < 0.35:
            parts.append(self.other(names, deep))
        self.chance.shuffle(parts)
        return f"{{ {''.join(parts)}}}"

    def exists(self) -> str:
        what = self.pick(["NOT EXISTS", "NOT EXISTS", "EXISTS"])
        pattern = self.group(self.pick(["xu", "xuv", "xyu", "xyuv", "uv"]), self.pick([0, 1]))
        if self.chance.random() < 0.2:
            return f"FILTER({what.replace('NOT ', self.pick(['NOT ', '! ']))} {pattern}) "
        return f"FILTER {what} {pattern} "

    def query(self) -> str:
        parts = [self.triples("xyz"), self.exists()]
        while self.chance.random() < 0.3:
            parts.append(self.pick([self.exists(), self.other(self.pick(["xyz", "xyu"]), 1)]))
        self.chance.shuffle(parts)
        group = f"{{ {''.join(parts)}}}"
        if self.chance.random() < 0.25:
            kind = self.pick(["OPTIONAL ", "", "MINUS ", "{ ?x :q ?y } UNION "])
            group = f"{{ {self.triples('xyz')}{kind}{group} }}"
        return f"SELECT {self.pick(['?x ?y ?z', '?x ?y', '*', '?x ?u'])} WHERE {group}"


def held(graph: str) -> Store:
    store = Store()
    store.load(graph.encode(), format=RdfFormat.N_TRIPLES)
    return store


def rows(store: Store, text: str) -> Counter[tuple[str, ...]]:
    found = store.query(HEAD + text)
    names = sorted(variable.value for variable in found.variables)
    return Counter(tuple(f"{name}={row[name]}" for name in names) for row in found)


def rows_of_rdflib(graph: str, text: str) -> Counter[tuple[str, ...]]:
    read = rdflib.Graph().parse(data=graph, format="nt")
    found = read.query(HEAD + text)
    names = sorted(str(name) for name in found.vars)
    n3 = [{str(key): term.n3() for key, term in row.items()} for row in found.bindings]
    return Counter(tuple(f"{name}={row.get(name)}" for name in names) for row in n3)


def cases(number: int, seed: int):
    """Yield graphs and queries that the engine reads."""
    writer = Writer(seed)
    while number:
        graph, text = writer.graph(), writer.query()
        try:
            Store().query(HEAD + text)
        except SyntaxError:  # a column that a group computes twice, and the like
            continue
        number -= 1
        yield graph, text


def test_the_engine_gives_equal_rows_before_and_after():
    changed, with_rows = 0, 0
    for graph, text in cases(5000, seed=14):
        sooner = rewritten(text)
        if sooner != text:
            store = held(graph)
            before = rows(store, text)
            assert rows(store, sooner) == before, (graph, text, sooner)
            changed += 1
            with_rows += bool(before)
    assert changed > 600
    assert with_rows > 200


def test_rdflib_gives_the_rows_of_what_is_rewritten():
    """It knows nothing of the engine's ways; both follow the same definition."""
    compared = 0
    for graph, text in cases(4000, seed=5):
        sooner = rewritten(text)
        # In rdflib a “*” takes the variables of EXISTS for columns, and a path of no step may lead
        # to what is not in the data.
        if sooner != text and "*" not in text and "q?" not in text and compared < 150:
            assert rows_of_rdflib(graph, text) == rows(held(graph), sooner), (graph, text)
            compared += 1
    assert compared == 150


GROWING = "FILTER NOT EXISTS { ?x :p ?u . ?u :q ?v }"


@pytest.mark.parametrize(
    ("text", "sooner"),
    [
        (
            "SELECT ?x { ?x :p ?y FILTER NOT EXISTS { ?x :q ?u . ?u :r ?v } ?y :q ?z }",
            "SELECT ?x { ?x :p ?y FILTER(true) ?y :q ?z  "
            "MINUS { SELECT DISTINCT ?x WHERE { ?x :q ?u . ?u :r ?v } } }",
        ),
        (
            "SELECT ?x { ?x :p ?y FILTER EXISTS { ?x :q [ :r ?y ] } }",
            "SELECT ?x { ?x :p ?y FILTER(true)  "
            "{ SELECT DISTINCT ?x ?y WHERE { ?x :q [ :r ?y ] } } }",
        ),
        (
            "SELECT ?x { ?x :p ?y FILTER (!EXISTS { ?x :q/:r ?u }) }",
            "SELECT ?x { ?x :p ?y FILTER(true)  "
            "MINUS { SELECT DISTINCT ?x WHERE { ?x :q/:r ?u } } }",
        ),
        (
            "SELECT ?x { { ?x :p ?y FILTER NOT EXISTS { ?x :q ?u ; :r ?u } # }\n} UNION { } }",
            "SELECT ?x { { ?x :p ?y FILTER(true) # }\n "
            "MINUS { SELECT DISTINCT ?x WHERE { ?x :q ?u ; :r ?u } } } UNION { } }",
        ),
        (
            "SELECT ?x { { SELECT ?x (COUNT(?y) AS ?n) { ?x :p ?y } GROUP BY ?x } "
            "FILTER NOT EXISTS { ?x :q ?u , ?v FILTER(?u != ?v) } } ORDER BY ?x",
            "SELECT ?x { { SELECT ?x (COUNT(?y) AS ?n) { ?x :p ?y } GROUP BY ?x } FILTER(true)  "
            "MINUS { SELECT DISTINCT ?x WHERE { ?x :q ?u , ?v FILTER(?u != ?v) } } } ORDER BY ?x",
        ),
    ],
)
def test_several_patterns_are_asked_once(text, sooner):
    assert rewritten(text) == sooner
    assert slow_filters(text) == []


STAYS = {
    "a single pattern, which is looked up": "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u } }",
    "a condition of its own": "{ ?x :p ?y FILTER(?y = 1 || EXISTS { ?x :q ?u . ?u :r ?v }) }",
}
UNSAFE = {
    "nothing shared": "{ ?x :p ?y FILTER NOT EXISTS { ?u :q ?v . ?v :r ?w } }",
    "shared, but from OPTIONAL": f"{{ ?x :p ?y OPTIONAL {{ ?y :q ?u }} {GROWING} }}",
    "shared, but from one branch": f"{{ ?x :p ?y {{ ?y :q ?u }} UNION {{ ?y :r ?k }} {GROWING} }}",
    "shared, but from BIND": f"{{ ?x :p ?y BIND(?y AS ?u) {GROWING} }}",
    "shared, but UNDEF": f"{{ ?x :p ?y VALUES ?u {{ :a UNDEF }} {GROWING} }}",
    "shared, but computed": (
        f"{{ ?x :p ?y {{ SELECT (MAX(?k) AS ?u) {{ ?m :q ?k }} }} {GROWING} }}"
    ),
    "shared with a group around": f"{{ ?u :p ?y {{ ?x :q ?y {GROWING} }} }}",
    "shared with a filter around": f"{{ ?x :p ?y FILTER(?u = 1) {GROWING} }}",
    "not sure of a value in it": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u { ?u :r ?y } UNION { ?u :r ?v } } }"
    ),
    "a filter that sees the row": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u . ?u :r ?v FILTER(?v = ?y) } }"
    ),
    "a filter in a group of its own that sees the row": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u { ?u :r ?v FILTER(?v = ?x) } } }"
    ),
    "a filter by chance": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u ; :r ?v FILTER(RAND() < 0.5) } }"
    ),
    "OPTIONAL in it": "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u OPTIONAL { ?u :r ?v } } }",
    "MINUS in it": "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u MINUS { ?u :r ?v } } }",
    "BIND in it": "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u BIND(?u AS ?v) } }",
    "UNDEF in it": "{ ?x :p ?y FILTER NOT EXISTS { ?u :q ?y VALUES (?x ?u) { (UNDEF :a) } } }",
    "a sub-select in it": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u { SELECT ?u { ?u :r ?v } LIMIT 1 } } }"
    ),
    "a filter in OPTIONAL": f"{{ ?x :p ?y OPTIONAL {{ ?x :q ?z {GROWING} }} }}",
    "a path that may have no step": (
        "{ VALUES ?x { :none } FILTER NOT EXISTS { ?x :p* ?u ; :q* ?v } }"
    ),
    "two paths that may have no step": (
        "{ VALUES ?x { :none } FILTER NOT EXISTS { ?x :p* ?u , :none } }"
    ),
    "a path that may have no step, to a constant": (
        "{ VALUES ?x { :none } FILTER NOT EXISTS { ?x :p* :none ; :q* :none } }"
    ),
    "a path that may have no step on one of its ways": (
        "{ VALUES ?x { :none } FILTER NOT EXISTS { ?x :p/:q|:r* ?u ; :q* ?v } }"
    ),
    "within another": (
        "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u FILTER NOT EXISTS { ?u :r ?v . ?v :p ?w } } }"
    ),
    "two pieces": "{ ?x :p ?y FILTER NOT EXISTS { ?x :q ?u . ?y :r ?v } }",
    "another graph": f"{{ ?x :p ?y GRAPH ?g {{ ?x :p ?z {GROWING} }} }}",
    "another server": f"{{ ?x :p ?y SERVICE <http://e/> {{ ?x :p ?z }} {GROWING} }}",
}


@pytest.mark.parametrize("name", [*STAYS, *UNSAFE])
def test_what_would_differ_or_is_fast_stays(name):
    text = "SELECT * " + {**STAYS, **UNSAFE}[name]
    assert rewritten(text) == text
    assert bool(slow_filters(text)) == (name in UNSAFE)


def test_a_slow_filter_that_stays_is_named_with_its_line_and_a_faster_form():
    text = "SELECT ?x {\n  ?x :p ?y\n  FILTER NOT EXISTS { ?u :q ?v . ?v :r ?w }\n}"
    assert slow_filters(text) == [
        "FILTER NOT EXISTS with several patterns, on line 3, is slow; use MINUS { ... } in its "
        "place if its patterns need no value from outside"
    ]
    assert "use { SELECT DISTINCT ... } in" in slow_filters(text.replace("NOT ", ""))[0]


@pytest.mark.parametrize("what", ["EXISTS", "NOT EXISTS"])
def test_a_parameter_means_the_same_in_what_is_rewritten(what):
    store = held("".join(f"<http://e/{s}> <http://e/{p}> <http://e/{o}> .\n" for s, p, o in
                 ("apb", "apc", "bpa", "bqc", "cra", "cqb", "brb")))  # fmt: skip
    text = f"SELECT ?x ?y {{ ?x :p ?y FILTER {what} {{ ?y :q ?u . ?u :r ?x }} }}"
    told = set()
    for value in "abcz":
        bound = {"x": NamedNode(f"http://e/{value}")}
        sooner = rewritten(text, bound)
        assert sooner != text
        found = rows(store, bind(sooner, bound))
        assert found == rows(store, bind(text, bound))
        told.add(len(found))
    assert told == {0, 1}


def test_a_parameter_that_only_the_pattern_has_keeps_it_as_it_is():
    text = "SELECT * { ?x :p ?y FILTER EXISTS { ?x :q ?u . ?u :r ?v } }"
    assert rewritten(text, {"x"}) != text
    assert rewritten(text, {"u"}) == text


def test_a_study_is_asked_the_rewritten_form_and_errors_show_the_user_s_text(made, monkeypatch):
    text = (
        "SELECT ?c {\n ?c a migov:Participation\n"
        " FILTER NOT EXISTS { ?c migov:evidence ?q . ?q oa:exact ?words } }"
    )
    asked = []

    def seen(given, bound):
        asked.append(rewritten(given, bound))
        return asked[-1]

    monkeypatch.setattr("kg.questions.local.rewritten", seen)
    source = kg.Study(made.dataset)
    here = source._query(Request(text, {}), text, {})
    assert "MINUS { SELECT DISTINCT ?c" in asked[0]
    plain = made.dataset.store.query(text, prefixes=dict(made.dataset.prefixes))
    assert sorted(map(str, here)) == sorted(map(str, plain))
    with pytest.raises(InputError) as caught:
        run(made, parsed(text.replace("?words }", "?words } ]")))
    assert (caught.value.line, caught.value.column) == (3, 66)


def test_a_query_past_its_time_is_told_the_faster_form(made):
    text = (
        "SELECT (COUNT(*) AS ?n) {\n ?a ?b ?c . ?d ?e ?f . ?g ?h ?i\n"
        " FILTER NOT EXISTS { ?u migov:role ?v . ?v a ?w } }"
    )
    with pytest.raises(InputError, match=r"within 0\.2 seconds; .*\bEXISTS .* on line 3, is slow"):
        made.query(text, timeout=0.2)


def test_a_query_that_takes_long_is_answered_and_told_the_faster_form(study, monkeypatch):
    text = "SELECT ?c { ?c a migov:Event FILTER NOT EXISTS { ?u migov:role ?v . ?v a ?w } }"
    said = []
    asked = kg.load(study, say=said.append)
    asked.query(text)
    assert said == [], "it was answered at once"
    monkeypatch.setattr("kg.questions.local._LONG", 0)
    asked.query(text)
    asked.query("SELECT ?c { ?c a migov:Event }")
    assert [each[:54] for each in said] == [
        "FILTER NOT EXISTS with several patterns, on line 1, is"
    ]
