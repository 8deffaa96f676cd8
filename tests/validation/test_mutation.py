"""Each constraint of the shapes can fail, on the real data, and says what no other says.

``mutation`` makes the mutants and tells what they are. ``make mutants`` runs these tests: they take
minutes. ``KG_MUTANTS=all`` looks at all mutants where a sample is looked at here.
"""

import os
import random
from collections import Counter

import pytest
import rdflib
from mutation.constraints import find_constraints, refuse_wider_shapes
from mutation.model import SEED, Constraint
from mutation.real import Real
from mutation.search import Search, where
from rdflib import RDF, RDFS, SH, SKOS, Literal

from kg.rdf.vocabulary import expand
from kg.validation.shapes.counts import reachable
from kg.validation.shapes.shacl_words import TARGETS, parameters
from kg.validation.shapes.shapes import Shapes

pytestmark = pytest.mark.mutants

ALL = os.environ.get("KG_MUTANTS") == "all"
INSIDE = ("or", "xone")  # where constraints depend on each other


@pytest.fixture(scope="module")
def real():
    return Real()


@pytest.fixture(scope="module")
def search(real):
    return Search(real)


@pytest.fixture(scope="module")
def outcome(search):
    return search.run()


def name(curie):
    return rdflib.URIRef(expand(curie))


def test_each_constraint_has_a_mutant_that_it_alone_refuses(search, outcome):
    places = Counter(where(search.real, mutant) for mutant in outcome.mutants.values())
    print(f"\n{outcome}\n{dict(places)}, {outcome.tries} tries")

    assert not outcome.untripped, str(outcome)
    assert "100 %" in str(outcome)
    assert set(outcome.mutants) == set(search.constraints())
    assert places["on the data"] > places["on a copy with one more record"]


def test_no_constraint_of_the_shapes_is_left_out(search):
    for rules in (search.rules.records, search.rules.across):
        aimed = {shape for target in TARGETS for shape in rules.subjects(target)}
        reached = reachable(rules, aimed)
        carried = {(shape, each) for shape in reached for each in parameters(rules, shape)}

        assert {(each.shape, each.parameter) for each in find_constraints(rules)} == carried
    assert len(search.constraints()) > 300


def test_mutants_are_put_into_all_the_data_side_by_side_and_each_is_refused_for_its_own_fault(
    search, outcome
):
    groups = search.groups(outcome)
    looked_at = groups if ALL else groups[:2]
    wrong = [told for group in looked_at for told in search.in_group(outcome, group)]
    print(f"\n{sum(map(len, looked_at))} of {sum(map(len, groups))} mutants side by side")

    assert wrong == []
    assert sum(map(len, looked_at)) > 150


def test_of_mutants_across_records_both_engines_say_the_same(search, outcome):
    told = {
        str(each): search.engines_across(outcome.mutants[each])
        for each in outcome.mutants
        if each in search.on_all
    }

    assert {each: own == theirs for each, (own, theirs) in told.items()} == dict.fromkeys(
        told, True
    )
    assert all(own for own, _ in told.values())
    assert len(told) > 15


def test_with_its_constraint_taken_out_alone_a_mutant_conforms(search, outcome):
    constraints = [each for each in outcome.mutants if ALL or each in search.on_records]
    inside = [
        each
        for each in constraints
        if {parameter for _, parameter in search.reporters(each)} & set(INSIDE)
    ]
    chosen = constraints if ALL else random.Random(SEED).sample(constraints, 20) + inside
    chosen = list(dict.fromkeys(chosen))
    wrong = {str(each): search.nearby(each, outcome.mutants[each]) for each in chosen}
    print(f"\n{len(chosen)} of {len(constraints)} constraints taken out one by one")

    assert {each: told for each, told in wrong.items() if told} == {}
    assert len(inside) > 20


def with_triples(rules, *triples):
    changed = rdflib.Graph()
    for triple in (*rules, *triples):
        changed.add(triple)
    return changed


def searched(real, rules, shape, parameter, value):
    (constraint,) = [
        each
        for each in find_constraints(rules.records) | find_constraints(rules.across)
        if (each.shape, each.parameter, each.value) == (shape, parameter, value)
    ]
    return constraint, Search(real, rules).run([constraint], tries=100)


USELESS = [
    ("shape:Event-about", "minCount", Literal(0)),
    ("shape:Person-label", "nodeKind", SH.Literal),  # a text with its language is a literal
    ("shape:Document-text-file", "minLength", Literal(1)),  # its pattern asks for a letter
    ("shape:Place-iso3166", "maxLength", Literal(2)),  # hidden behind its pattern
    ("shape:Evidence-end", "minInclusive", Literal(1)),  # it follows a start of 0 or more
]


@pytest.mark.parametrize(("shape", "parameter", "value"), USELESS)
def test_a_constraint_that_others_imply_has_no_mutant(real, search, shape, parameter, value):
    added = (name(shape), SH[parameter], value)
    rules = Shapes(with_triples(search.rules.records, added), search.rules.across)
    constraint, found = searched(real, rules, name(shape), parameter, value)

    assert found.untripped == (constraint,)
    assert str(found) == (
        f"mutants: 0 of 1 constraints, 0.0 %\n  no mutant trips {shape} sh:{parameter}"
    )


def test_a_constraint_that_is_merely_loose_has_a_mutant(real, search):
    added = (name("shape:Person-label"), SH.maxLength, Literal(1000))
    rules = Shapes(with_triples(search.rules.records, added), search.rules.across)
    constraint, found = searched(real, rules, *added[:1], "maxLength", Literal(1000))

    assert set(found.mutants) == {constraint}


def test_of_two_constraints_that_say_the_same_neither_has_a_mutant(real, search):
    again = name("shape:Event-kind-again")
    added = [
        (name("shape:Event"), SH.property, again),
        (again, RDF.type, SH.PropertyShape),
        (again, SH.path, name("migov:eventKind")),
        (again, SH.minCount, Literal(1)),
    ]
    rules = Shapes(with_triples(search.rules.records, *added), search.rules.across)
    one = rules.records.value(name("shape:Event-kind"), SH.minCount)

    for shape, value in ((again, Literal(1)), (name("shape:Event-kind"), one)):
        _, found = searched(real, rules, shape, "minCount", value)
        assert found.mutants == {}


def test_a_rule_that_never_answers_has_no_mutant(real, search):
    rule, query = name("shape:No-rule"), name("shape:No-rule-query")
    text = (
        "SELECT $this ?value WHERE { ?value migov:mode mode:online ; migov:place ?p FILTER(false) }"
    )
    added = [
        (rule, RDF.type, SH.NodeShape),
        (rule, SH.targetNode, rdflib.URIRef("https://w3id.org/migov")),
        (rule, SH.sparql, query),
        (query, RDF.type, SH.SPARQLConstraint),
        (query, SH.prefixes, rdflib.URIRef("https://w3id.org/migov")),
        (query, SH.select, Literal(text)),
    ]
    rules = Shapes(search.rules.records, with_triples(search.rules.across, *added))
    constraint, found = searched(real, rules, rule, "sparql", query)

    assert found.untripped == (constraint,)


def test_the_search_finds_the_same_mutants_again(real, search, outcome):
    some = random.Random(SEED).sample(search.constraints(), 4)
    again = Search(real, search.rules).run(some)

    assert again.mutants == {each: outcome.mutants[each] for each in some}


def test_a_mutant_changes_little(outcome):
    sizes = [len(mutant.removed) + len(mutant.added) for mutant in outcome.mutants.values()]

    assert min(sizes) == 1
    assert sorted(sizes)[len(sizes) // 2] <= 3


@pytest.mark.parametrize("parameter", ["node", "not", "targetObjectsOf"])
def test_shapes_that_look_beyond_an_excerpt_are_refused(search, parameter):
    added = (name("shape:Person"), SH[parameter], name("shape:Place"))
    with pytest.raises(AssertionError, match="wider excerpt"):
        refuse_wider_shapes(with_triples(search.rules.records, added))


def test_a_path_of_two_steps_is_refused(search):
    step = rdflib.BNode()
    added = [(name("shape:Far"), SH.path, step), (step, SH.inversePath, SKOS.broader)]
    with pytest.raises(AssertionError, match="wider excerpt"):
        refuse_wider_shapes(with_triples(search.rules.records, *added))


def test_values_of_one_parameter_count_as_constraints_of_their_own(search):
    several = [each for each in search.constraints() if each.number]

    assert {each.parameter for each in several} >= {"disjoint", "or"}
    assert len({(each.shape, each.parameter, each.number) for each in several}) == len(several)
    assert RDFS.comment not in {SH[each.parameter] for each in search.constraints()}
    assert isinstance(several[0], Constraint)
