"""What follows from the files: where it is, and that it is all and nothing else."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from study_helpers import rows

from kg.errors import DataError
from kg.rdf.dates import bounds
from kg.rdf.vocabulary import PREFIXES, expand
from kg.study.dataset import load_dataset, read_dataset
from kg.study.derivation import DERIVED, INFERRED, apart, derive
from kg.study.folder import StudyFolder

GRAPH = PREFIXES["graph"]


def where(dataset, pattern):
    """Return the graphs that hold a pattern."""
    return [g for (g,) in rows(dataset, f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {pattern} }} }}")]


def values(dataset, pattern, **options):
    return [v for (v,) in rows(dataset, f"SELECT ?v {{ {pattern} }}", **options)]


def test_an_inferred_claim_is_only_in_the_inferred_graph_with_all_its_triples(made):
    made = replace(made)  # what rules derive is tested with the rules
    graph = f"{GRAPH}inferred/data/documents/lake.ttl"
    assert where(made, "claim:lake-host ?p ?o") == [graph]
    assert where(made, "claim:lake-year ?p ?o") == [graph]
    assert len(rows(made, "SELECT ?p ?o { claim:lake-host ?p ?o }")) == 9


def test_the_plain_triple_of_an_inferred_statement_is_only_in_the_inferred_graph(made):
    graph = f"{GRAPH}inferred/data/documents/lake.ttl"
    assert where(made, 'event:lake migov:date "2031-05-04"^^loc:edtf') == [graph]
    assert where(made, "event:lake migov:earliest ?day") == [graph]
    assert values(made, "event:lake migov:earliest ?v") == ["2031-05-04"]
    assert values(made, "event:lake migov:latest ?v") == ["2031-05-04"]


def test_the_plain_triple_of_an_interpreted_statement_is_only_in_the_derived_graph(made):
    pattern = "event:lake migov:mode mode:on-site"
    assert where(made, pattern) == [f"{GRAPH}derived/data/documents/lake.ttl"]
    here = f"{GRAPH}data/documents/lake.ttl"
    assert where(made, "claim:lake-mode migov:status ?o") == [here]
    assert where(made, "claim:lake-mode migov:inDocument doc:lake") == [
        f"{GRAPH}derived/data/documents/lake.ttl"
    ]


def test_bounds_are_derived_where_a_year_is_known(made):
    assert where(made, "project:tiltas migov:earliest ?day") == [
        f"{GRAPH}derived/data/documents/bridge.ttl"
    ]
    assert values(made, "project:tiltas migov:earliest ?v") == ["2030-01-01"]
    assert values(made, "project:tiltas migov:latest ?v") == ["2031-12-31"]


def test_nothing_bounds_a_date_without_a_year(made):
    assert values(made, "event:lake migov:date ?v", stated_only=True) == ["XXXX-05-04"]
    assert values(made, "event:lake migov:earliest|migov:latest ?v", stated_only=True) == []


def test_stated_only_excludes_just_what_is_inferred(made):
    made = replace(made)
    everything = {quad.triple for quad in made.store}
    stated = {quad.triple for quad in made.view(stated_only=True)}
    left_out = {
        quad.triple
        for quad in made.view(graphs=True)
        if str(quad.graph_name).startswith(f"<{GRAPH}inferred/")
    }
    assert everything - stated == left_out
    assert left_out
    assert "mode/on-site" in values(made, "event:lake migov:mode ?v", stated_only=True)[0]


def test_everything_written_is_in_some_graph(made):
    stored = {quad.triple for quad in made.store}
    for path, triples in made.files.items():
        if path.is_relative_to(made.folder.root):
            assert set(triples) <= stored


def derived(given, graph=None, **options):
    """Return all quads with what follows from them."""
    store = Store()
    store.extend(given)
    derive(store, graph, **options)
    return set(store)


def claim(status, **parts):
    name, graph = NamedNode(expand("claim:c")), NamedNode(f"{GRAPH}data/a.ttl")
    said = {"migov:status": NamedNode(expand(f"status:{status}")), **parts}
    return [Quad(name, NamedNode(expand(p)), value, graph) for p, value in said.items()]


def statement(status, **changes):
    parts = {
        "rdf:subject": NamedNode(expand("actor:a")),
        "rdf:predicate": NamedNode(expand("migov:country")),
        "rdf:object": NamedNode(expand("place:lv")),
        **changes,
    }
    return claim(status, **{p: value for p, value in parts.items() if value is not None})


@pytest.mark.parametrize(
    ("status", "own", "plain"),
    [
        ("stated", "", "derived/"),
        ("interpreted", "", "derived/"),
        ("inferred", "inferred/", "inferred/"),
        ("external", "inferred/", "inferred/"),
    ],
)
def test_the_status_of_a_statement_decides_its_graphs(status, own, plain):
    said = Triple(*(NamedNode(expand(x)) for x in ("actor:a", "migov:country", "place:lv")))
    graphs = {quad.triple: quad.graph_name.value for quad in derived(statement(status))}
    assert graphs.pop(said) == f"{GRAPH}{plain}data/a.ttl"
    assert graphs == {q.triple: f"{GRAPH}{own}data/a.ttl" for q in statement(status)}


@pytest.mark.parametrize(
    "changes",
    [
        {"rdf:object": None},
        {"rdf:subject": None},
        {"rdf:predicate": Literal("country")},
        {"rdf:subject": Literal("a")},
    ],
)
def test_a_statement_that_lacks_a_part_gives_no_triple(changes):
    given = statement("stated", **changes)
    assert derived(given) == set(given)


def test_a_date_that_is_none_gets_no_bounds_and_no_error():
    graph = NamedNode(f"{GRAPH}data/a.ttl")
    given = [Quad(NamedNode(expand("event:e")), NamedNode(expand("migov:date")), value, graph)
             for value in (Literal("spring"), NamedNode(expand("event:e")))]  # fmt: skip
    assert derived(given) == set(given)


def test_an_open_period_is_bounded_on_the_side_that_is_known():
    graph = NamedNode(f"{GRAPH}data/a.ttl")
    project, date = NamedNode(expand("project:p")), NamedNode(expand("migov:date"))
    given = Quad(project, date, Literal("2022-01/.."), graph)
    assert derived([given]) == {
        given,
        Quad(
            project,
            NamedNode(expand("migov:earliest")),
            Literal("2022-01-01", datatype=NamedNode(expand("xsd:date"))),
            NamedNode(f"{GRAPH}derived/data/a.ttl"),
        ),
    }


def test_each_document_keeps_its_own_date_of_one_project(make_study):
    body = 'project:p migov:date "{}"^^loc:edtf .'
    root = make_study({f"{y}.ttl": body.format(y) for y in (2021, 2022)})
    dataset = load_dataset(root)
    for year in (2021, 2022):
        assert where(dataset, f'project:p migov:latest "{year}-12-31"^^xsd:date') == [
            f"{GRAPH}derived/data/{year}.ttl"
        ]


def test_the_bounds_of_an_inferred_claims_own_date_are_inferred_too():
    """They stood in the derived graph, so that "stated only" held dates of claims it had not."""
    date = Literal("2031", datatype=NamedNode(expand("loc:edtf")))
    given = claim("inferred", **{"migov:date": date})
    assert {q.graph_name.value for q in derived(given)} == {f"{GRAPH}inferred/data/a.ttl"}
    assert len(derived(given)) == 4
    assert derived(given, stated_only=True) == set()


def test_of_two_objects_of_a_statement_the_last_by_name_counts_whatever_the_order():
    given = statement("stated", **{"rdf:object": NamedNode(expand("place:lt"))})
    given += statement("stated")
    country = NamedNode(expand("migov:country"))
    for order in (given, given[::-1]):
        (plain,) = (q for q in derived(order) if q.predicate == country)
        assert plain.object == NamedNode(expand("place:lv"))


# ------------------------------------------------ the same, said of lists, for comparison
#
# What identity and derivation do in the store, in the plainest way there is: over all quads, one
# after another, in the order of the alphabet.


def term(name):
    return NamedNode(expand(name))


STATUS, SAME, INFERRED_STATUS = term("migov:status"), term("verdict:same"), term("status:inferred")
NOT_STATED = (INFERRED_STATUS, term("status:external"))


def follow(thing, decisions):
    way, seen = [], {thing}
    while thing in decisions and decisions[thing][0] not in seen:
        way.append(decisions[thing])
        thing = decisions[thing][0]
        seen.add(thing)
    return thing, [why for _, why in way if why[term("migov:status")] in NOT_STATED]


def follow_all(thing, decisions):
    while thing in decisions:
        thing = decisions[thing][0]
    return thing


def by_subject(given):
    said = {}
    for q in given:
        said.setdefault(q.subject, {})[q.predicate] = q.object
    return said


def decided(given, stated_only):
    decisions = {}
    naming = {q.subject: q for q in given if q.predicate == term("migov:other")}
    of_claims = [
        said | {"naming": naming.get(claim)}
        for claim, said in sorted(by_subject(given).items(), key=lambda each: str(each[0]))
    ]
    for said in sorted(of_claims, key=lambda said: said.get(STATUS) in NOT_STATED):
        one, other = said.get(term("migov:one")), said.get(term("migov:other"))
        if said.get(term("migov:verdict")) == SAME and one and other:
            gone, kept = follow_all(other, decisions), follow_all(one, decisions)
            if gone != kept:
                stays = one if gone == other else kept
                decisions[gone] = (stays, {STATUS: None, **said})
    if stated_only:
        return {k: d for k, d in decisions.items() if d[1][STATUS] not in NOT_STATED}
    return decisions


def joined(given, stated_only):
    decisions = decided(given, stated_only)
    claims, lowered, found = {q.subject for q in given if q.predicate == STATUS}, {}, []
    for q in given:
        if q.predicate in (term("migov:one"), term("migov:other")):
            found.append(q)
            continue
        subject, why = follow(q.subject, decisions)
        value, why_value = follow(q.object, decisions)
        moved = subject != q.subject and q.predicate == term("skos:prefLabel")
        predicate = term("skos:altLabel") if moved else q.predicate
        graph = q.graph_name
        if (why or why_value) and q.subject in claims:
            lowered.setdefault(q.subject, (why + why_value)[0])
        elif why or why_value:
            graph = apart(q, INFERRED)
        found.append(Quad(subject, predicate, value, graph))
    has = {(q.subject, q.predicate) for q in found}
    for q in list(found):
        if q.predicate == STATUS and q.subject in lowered and q.object not in NOT_STATED:
            found.remove(q)
            found.append(Quad(q.subject, STATUS, INFERRED_STATUS, q.graph_name))
            for name in (term("migov:reason"), term("migov:confidence")):
                if (q.subject, name) not in has and name in lowered[q.subject]:
                    found.append(Quad(q.subject, name, lowered[q.subject][name], q.graph_name))
    for gone, (_, why) in decisions.items():
        graph = apart(why["naming"], INFERRED if why[STATUS] in NOT_STATED else DERIVED)
        found.append(Quad(gone, term("dcterms:isReplacedBy"), follow(gone, decisions)[0], graph))
    return found


def followed(given, stated_only):
    """Return the quads of all graphs that should come of those of the files."""
    files = sorted(given, key=str)
    given = sorted(set(joined(files, stated_only)), key=str)
    inferred = {q.subject for q in given if q.predicate == STATUS and q.object in NOT_STATED}
    found = [
        Quad(q.subject, q.predicate, q.object, apart(q, INFERRED)) if q.subject in inferred else q
        for q in given
    ]
    graphs = {q.subject: q for q in given if q.predicate == term("rdf:subject")}
    for record, said in by_subject(given).items():
        parts = [said.get(term(f"rdf:{part}")) for part in ("subject", "predicate", "object")]
        if isinstance(parts[0], NamedNode) and isinstance(parts[1], NamedNode) and parts[2]:
            kind = INFERRED if record in inferred else DERIVED
            found.append(Quad(*parts, apart(graphs[record], kind)))
            for name, day in days_of(*parts[1:]):
                found.append(Quad(record, name, day, found[-1].graph_name))
    for q in list(found):
        kind = INFERRED if q.graph_name.value.startswith(INFERRED) else DERIVED
        for name, day in days_of(q.predicate, q.object):
            found.append(Quad(q.subject, name, day, apart(q, kind)))
    found += of_facts(files, inferred, stated_only)
    found += classes_above(given)
    return {q for q in found if not (stated_only and q.graph_name.value.startswith(INFERRED))}


def classes_above(given):
    """Say of each class that it is below itself and all above it, beside where it is described."""
    below = {(q.subject, q.object) for q in given if q.predicate == term("rdfs:subClassOf")}
    described = {}
    for q in given:
        if q.predicate == term("rdfs:subClassOf"):
            described.setdefault(q.subject, q)
    for q in given:
        if q.predicate == term("rdf:type") and q.object == term("owl:Class"):
            described[q.subject] = q
    pairs = below | {(cls, cls) for cls in described}
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    sub_class = term("rdfs:subClassOf")
    return [Quad(a, sub_class, b, apart(described[a], DERIVED)) for a, b in pairs]


def days_of(predicate, value):
    if predicate != term("migov:date") or not isinstance(value, Literal):
        return []
    try:
        days = zip(("migov:earliest", "migov:latest"), bounds(value.value), strict=True)
    except DataError:
        return []
    return [
        (term(name), Literal(day.isoformat(), datatype=term("xsd:date")))
        for name, day in days
        if day
    ]


def of_facts(files, inferred, stated_only):
    """Say of each plain fact, and of each claim, which document says it, and by which quotes."""

    def of(predicate, among=files):
        return [q for q in among if q.predicate == term(predicate)]

    meant = {q.subject for q in of("rdf:type") if q.object == term("migov:FactProperty")}
    claims = {q.subject for q in of("migov:status")}
    decisions, found = decided(files, stated_only), []
    for graph in sorted({q.graph_name.value for q in files}):
        here = [q for q in files if q.graph_name.value == graph]
        own = [q.subject for q in of("rdf:type", here) if q.object == term("migov:Document")]

        def documents(record, here=here, own=own):
            quotes = {q.object for q in of("migov:evidence", here) if q.subject == record}
            sources = {q.object for q in of("migov:document") if q.subject in quotes}
            return (quotes, sorted(sources, key=str)) if quotes else (quotes, own)

        placed = {q.subject for q in here if q.predicate in (STATUS, term("migov:evidence"))}
        for claim in placed & claims:
            kind = "inferred/" if claim in inferred else "derived/"
            there = NamedNode(graph.replace(GRAPH, GRAPH + kind))
            found += [
                Quad(claim, term("migov:inDocument"), each, there) for each in documents(claim)[1]
            ]
        for q in here:
            if q.predicate not in meant or q.subject in claims:
                continue
            quotes, sources = documents(q.subject)
            about, why = follow(q.subject, decisions)
            value, why_value = follow(q.object, decisions)
            because = [*why, *why_value][:1]
            source = sources[0] if len(sources) == 1 else NamedNode(graph)
            written = "\n".join(map(str, (source, q.subject, q.predicate, q.object)))
            mark = hashlib.sha256(written.encode()).hexdigest()[:10]
            short = [
                each.value.rpartition("/")[2].rpartition("#")[2]
                for each in (q.subject, q.predicate)
            ]
            fact = term(f"fact:{short[0]}-{short[1]}-{mark}")
            said = [
                ("rdf:type", term("migov:Statement")),
                ("rdf:subject", about),
                ("rdf:predicate", q.predicate),
                ("rdf:object", value),
                ("migov:status", INFERRED_STATUS if because else term("status:stated")),
            ]
            said += [
                (name, why[term(name)])
                for why in because
                for name in ("migov:reason", "migov:confidence")
                if term(name) in why
            ]
            dated = {x.object for x in here if (x.subject, x.predicate) == (q.subject, q.predicate)}
            giving = {w.subject for w in of("migov:wordsOf") if w.object == q.predicate}
            words = [x.object for x in here if x.subject == q.subject and x.predicate in giving]
            words = words if len(dated) == 1 else []
            said += [("migov:asStated", text) for text in words]
            if q.predicate in {w.subject for w in of("migov:wordsOf")}:
                words = [q.object]
            texts = {x.subject: x.object.value for x in of("oa:exact")}
            holding = {quote for quote in quotes for w in words if w.value in texts.get(quote, "")}
            if len(sources) == 1:
                said += [("migov:inDocument", sources[0])]
                said += [("migov:evidence", quote) for quote in holding or quotes]
            kind = "inferred/" if because else "derived/"
            there = NamedNode(graph.replace(GRAPH, GRAPH + kind))
            found += [Quad(fact, term(name), each, there) for name, each in said]
            found += [Quad(fact, name, day, there) for name, day in days_of(q.predicate, value)]
    return found


def assert_all_follows(dataset):
    """Compare what the stores of a dataset hold with what should follow from its files."""
    given = [
        Quad(t.subject, t.predicate, t.object, dataset.graphs[path])
        for path, triples in dataset.files.items()
        for t in triples
    ]
    plain = Store()  # writes literals as stores do
    plain.extend(given)
    for stated_only in (False, True):
        wanted = Store()
        wanted.extend(followed(plain, stated_only))
        wanted.extend([Quad(q.subject, q.predicate, q.object) for q in wanted])
        union = set(wanted.quads_for_pattern(None, None, None, DefaultGraph()))
        assert set(dataset.view(stated_only=stated_only, graphs=True)) == set(wanted)
        assert set(dataset.view(stated_only=stated_only)) == union


@pytest.mark.parametrize("which", ["made", "example"])
def test_all_that_follows_from_a_study_is_there_and_nothing_else(which, request):
    assert_all_follows(replace(request.getfixturevalue(which)))


def random_study(seed):
    """Make files in which records are joined in chains, doubted, dated and called by many names."""
    chance = random.Random(seed)
    actors = [f"actor:{x}" for x in "abcdef"]
    claims = [f"claim:{x}" for x in "uvwxyz"]
    things = [*actors, "event:e", "event:f"]
    days = ["2031-05-04", "XXXX-05-04", "2030-01/2031-12", "spring", "2021-21", "2030/.."]

    def date():
        return f'"{chance.choice(days)}"^^loc:edtf'

    def name():
        tag = chance.choice(["en", "lv", "lt", "de"])
        return f'"{chance.choice("KLMNO")}"@{tag}'

    def status():
        return "status:" + chance.choice(["stated", "interpreted", "inferred", "external"])

    def why():
        return f'migov:status {status()} ; migov:reason "because {chance.randint(1, 9)}"'

    def statement_of(claim):
        what, value = chance.choice(
            [
                ("migov:date", date()),
                ("skos:prefLabel", name()),
                ("migov:country", "place:lv"),
                ("migov:partOf", chance.choice(things)),
                ('"none"', "place:lv"),
            ]
        )
        return (
            f"{claim} rdf:subject {chance.choice(things)} ; rdf:predicate {what} ; "
            f"rdf:object {value} ; {why()} ."
        )

    def decision_of(claim):
        verdict = chance.choice(["same", "same", "same", "undecided"])
        return (
            f"{claim} migov:one {chance.choice(actors)} ; migov:other {chance.choice(actors)} ; "
            f"migov:verdict verdict:{verdict} ; migov:confidence confidence:low ; {why()} ."
        )

    kinds = [
        lambda: f"{chance.choice(claims)} migov:participant {chance.choice(actors)} .",
        lambda: f"{chance.choice(claims)} migov:inEvent event:e ; migov:status {status()} .",
        lambda: f"{chance.choice(claims)} migov:inEvent event:f ; {why()} .",
        lambda: f"{chance.choice(claims)} migov:date {date()} .",
        lambda: f"{chance.choice(things)} migov:date {date()} .",
        lambda: f"{chance.choice(things)} skos:prefLabel {name()} .",
        lambda: f"{chance.choice(things)} migov:about {chance.choice(things)} ; rdfs:label 'x' .",
        lambda: f'{chance.choice(things)} migov:dateAsStated "{chance.choice("KL")}"@lv .',
        lambda: (
            f"{chance.choice([*things, *claims])} migov:evidence quote:{chance.choice('ijk')} ."
        ),
        lambda: f"doc:{chance.choice('mn')} a migov:Document .",
        lambda: f"migov:{chance.choice('XYZ')} rdfs:subClassOf migov:{chance.choice('XYZ')} .",
        lambda: f"migov:{chance.choice('XYZ')} a owl:Class .",
        lambda: f"quote:{chance.choice('ijk')} migov:document doc:{chance.choice('mn')} .",
        lambda: f'quote:{(q := chance.choice("ijk"))} oa:exact "{"KL" if q == "i" else q}"@lv .',
        lambda: statement_of(chance.choice(claims)),
        lambda: decision_of(f"claim:same-{chance.randint(1, 5)}"),
    ]
    return {
        f"{number}.ttl": "\n".join(chance.choice(kinds)() for _ in range(chance.randint(4, 20)))
        for number in range(3)
    } | {"terms.ttl": _TERMS}


_TERMS = """migov:date a migov:FactProperty . migov:about a migov:FactProperty .
migov:dateAsStated a migov:FactProperty ; migov:wordsOf migov:date ."""


@pytest.mark.parametrize("seed", range(40))
def test_all_that_follows_from_a_made_up_study_is_there_and_nothing_else(seed, make_study):
    study = StudyFolder(make_study(random_study(seed)))
    dataset = read_dataset(study, study.files())  # without the ontology, which has its own test
    assert_all_follows(dataset)
    # Names are those of the files: neither a decision nor a statement gives a record another.
    written = {
        (t.subject.value, t.object.value)
        for triples in dataset.files.values()
        for t in triples
        if t.predicate in (term("skos:prefLabel"), term("rdfs:label"))
    }
    shown = {(thing, name.partition(" (")[0]) for thing, name in dataset.labels("en").items()}
    assert {(thing, name) for thing, name in shown if "/id/" in thing} <= written
    assert {thing for thing, _ in shown} == {thing for thing, _ in written}
