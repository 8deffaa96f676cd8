"""Each plain fact is a claim of the document in whose file it is, with the quotes it has there."""

from __future__ import annotations

import random

import pytest
from study_helpers import rows

from kg.rdf.vocabulary import expand, local_name
from kg.study.dataset import load_dataset

DOCUMENT = """
doc:{0} a migov:Document .
quote:{0} a migov:Evidence ; migov:document doc:{0} ; oa:exact "the words of {0}"@en .
"""
A = DOCUMENT.format("a") + "actor:x migov:country place:lv ; migov:evidence quote:a ."
B = DOCUMENT.format("b") + "actor:x migov:kind kind:ministry ; migov:evidence quote:b ."
NAMES = 'actor:x a migov:Organisation ; skos:prefLabel "X"@en .'

SAID = """
SELECT ?says ?value ?document ?words {
  ?claim rdf:subject actor:x ; rdf:predicate ?says ; rdf:object ?value ;
    migov:inDocument ?document .
  OPTIONAL { ?claim migov:evidence/oa:exact ?words }
}"""


def said(dataset, query=SAID, **options):
    found = rows(dataset, query, **options)
    return sorted(tuple(local_name(cell) if cell else "" for cell in row) for row in found)


def test_what_two_documents_say_of_one_actor_gives_two_rows_and_not_four(make_study):
    """Joined over all files, each document was credited with the other's fact."""
    dataset = load_dataset(make_study({"a.ttl": A, "b.ttl": B, "x.ttl": NAMES}))
    assert said(dataset) == [
        ("country", "lv", "a", "the words of a"),
        ("kind", "ministry", "b", "the words of b"),
    ]


def test_what_two_documents_both_say_is_two_claims(make_study):
    both = A.replace("migov:evidence", "migov:kind kind:ministry ; migov:evidence")
    dataset = load_dataset(make_study({"a.ttl": both, "b.ttl": B, "x.ttl": NAMES}))
    found = [row for row in said(dataset) if row[0] == "kind"]
    assert found == [
        ("kind", "ministry", "a", "the words of a"),
        ("kind", "ministry", "b", "the words of b"),
    ]


def test_a_fact_without_a_quote_in_a_documents_file_is_that_documents_without_words(make_study):
    dataset = load_dataset(make_study({"a.ttl": A.replace("; migov:evidence quote:a", "")}))
    assert said(dataset) == [("country", "lv", "a", "")]


@pytest.mark.parametrize(
    "files",
    [
        # Quotes of two documents, in one file.
        {"a.ttl": A + B.replace("actor:x migov:kind kind:ministry", "actor:x skos:note 'n'")},
        # A file of no document, where the record has no quote.
        {
            "a.ttl": A.replace("migov:country place:lv ; ", ""),
            "x.ttl": "actor:x migov:kind kind:ngo .",
        },
    ],
)
def test_if_the_source_cannot_be_told_nobody_is_credited(files, make_study):
    dataset = load_dataset(make_study(files))
    found = rows(
        dataset,
        "SELECT ?document ?quote { ?claim rdf:subject actor:x OPTIONAL "
        "{ ?claim migov:inDocument ?document } OPTIONAL { ?claim migov:evidence ?quote } }",
    )
    assert found == [(None, None)]


def test_a_value_and_its_words_stay_together(make_study):
    period = 'project:p migov:date "{1}"^^loc:edtf ; migov:dateAsStated "{2}"@en ; {3} .'
    evidence = "migov:evidence quote:{0}"
    files = {
        f"{name}.ttl": DOCUMENT.format(name)
        + period.format(name, date, words, evidence.format(name))
        for name, date, words in (("a", "2019/2020", "from 2019"), ("b", "2019/2021", "two years"))
    }
    found = rows(
        load_dataset(make_study(files)),
        "SELECT ?date ?words ?from ?to { ?claim rdf:predicate migov:date ; rdf:object ?date ; "
        "migov:asStated ?words ; migov:earliest ?from ; migov:latest ?to }",
    )
    assert found == [
        ("2019/2020", "from 2019", "2019-01-01", "2020-12-31"),
        ("2019/2021", "two years", "2019-01-01", "2021-12-31"),
    ]


def test_a_value_with_its_words_rests_on_the_quotes_that_hold_them(make_study):
    """The period of a project was said to rest on all that the document says of the project."""
    more = 'quote:a2 migov:document doc:a ; oa:exact "it ran from 2019 to 2020"@en .'
    period = """project:p migov:date "2019/2020"^^loc:edtf ; migov:acronym "P" ;
      migov:dateAsStated "from 2019 to 2020"@en ; migov:evidence quote:a , quote:a2 ."""
    dataset = load_dataset(make_study({"a.ttl": DOCUMENT.format("a") + more + period}))
    query = "SELECT ?says ?quote { ?c rdf:predicate ?says ; migov:evidence ?quote }"
    assert said(dataset, query) == [
        ("acronym", "a"),
        ("acronym", "a2"),
        ("date", "a2"),
        ("dateAsStated", "a2"),
    ]


def test_words_of_one_of_two_values_are_given_to_neither(make_study):
    two = 'event:e migov:date "2019"^^loc:edtf , "2020"^^loc:edtf ; migov:dateAsStated "then"@en .'
    dataset = load_dataset(make_study({"a.ttl": DOCUMENT.format("a") + two}))
    assert len(rows(dataset, "SELECT ?c { ?c rdf:predicate migov:date }")) == 2
    assert rows(dataset, "SELECT ?c { ?c rdf:predicate migov:date ; migov:asStated ?words }") == []


def test_what_a_claim_says_of_itself_is_no_fact_and_it_has_its_document(make_study):
    claim = """claim:c a migov:Participation ; migov:inEvent event:e ; migov:mode mode:online ;
        migov:evidence quote:a ; migov:status status:{} ."""
    for status in ("stated", "inferred"):
        dataset = load_dataset(make_study({"a.ttl": DOCUMENT.format("a") + claim.format(status)}))
        assert rows(dataset, "SELECT ?c { ?c rdf:subject ?any }") == []
        assert said(dataset, "SELECT ?d { claim:c migov:inDocument ?d }") == [("a",)]
        left = said(dataset, "SELECT ?d { claim:c migov:inDocument ?d }", stated_only=True)
        assert left == ([("a",)] if status == "stated" else [])
        assert rows(dataset, "SELECT ?c { ?c rdf:subject ?any }", stated_only=True) == []


def test_a_claim_without_a_name_has_its_document_too(make_study):
    """Its name in the store was another one than in the file read again."""
    claim = "[] a migov:Participation ; migov:status status:stated ; migov:evidence quote:a ."
    dataset = load_dataset(make_study({"a.ttl": DOCUMENT.format("a") + claim}))
    query = "SELECT ?document { ?claim a migov:Participation ; migov:inDocument ?document }"
    assert said(dataset, query) == [("a",)]


def test_a_fact_about_a_record_that_was_joined_is_as_sure_as_the_decision(make_study):
    decision = """claim:same a migov:Identity ; migov:one actor:x ; migov:other actor:y ;
        migov:verdict verdict:same ; migov:status status:{} ; migov:reason "they look alike" ."""
    other = B.replace("actor:x", "actor:y")
    query = (
        "SELECT ?value ?status ?reason { ?c rdf:subject actor:x ; rdf:object ?value ; "
        "migov:status ?status OPTIONAL { ?c migov:reason ?reason } }"
    )
    for status, reason in (("interpreted", ""), ("inferred", "they look alike")):
        files = {"a.ttl": A, "b.ttl": other, "c.ttl": decision.format(status)}
        dataset = load_dataset(make_study(files))
        how = "inferred" if reason else "stated"
        assert said(dataset, query) == [("lv", "stated", ""), ("ministry", how, reason)]
    assert said(dataset, query, stated_only=True) == [("lv", "stated", "")]
    assert said(dataset, query.replace("actor:x", "actor:y"), stated_only=True) == [
        ("ministry", "stated", "")
    ]


def test_the_name_of_a_fact_depends_on_what_it_says_and_not_on_where_its_file_is(make_study):
    names = []
    for folder in ("", "documents/"):
        dataset = load_dataset(make_study({f"{folder}a.ttl": A}))
        names.append(rows(dataset, "SELECT ?c { ?c rdf:subject actor:x }"))
    assert names[0] == names[1]
    (name,) = names[0][0]
    assert name.startswith(expand("fact:") + "x-country-")


def random_study(seed):
    """Make documents that speak of the same things, with one record split over several files."""
    chance = random.Random(seed)
    things = [f"actor:{x}" for x in "pqr"]
    values = {
        "migov:country": ["place:lv", "place:lt", "place:ee"],
        "migov:kind": ["kind:ngo", "kind:ministry"],
        "migov:sizeApprox": ["5", "7"],
        "migov:about": ["topic:health", *things],
    }
    files = {}
    for name in "abcd"[: chance.randint(2, 4)]:
        lines = [f"doc:{name} a migov:Document ."]
        for number in range(chance.randint(1, 4)):
            lines.append(
                f'quote:{name}{number} migov:document doc:{name} ; oa:exact "{name}{number}"@en .'
            )
            thing = chance.choice(things)
            lines.append(f"{thing} migov:evidence quote:{name}{number} .")
        for _ in range(chance.randint(1, 8)):
            says = chance.choice(list(values))
            lines.append(f"{chance.choice(things)} {says} {chance.choice(values[says])} .")
        chance.shuffle(lines)
        # A document may have a second file; only its first has its record.
        files[f"{name}.ttl"] = "\n".join(lines)
    return files


@pytest.mark.parametrize("seed", range(60))
def test_every_quote_of_a_fact_is_in_a_file_that_states_the_fact(seed, make_study):
    dataset = load_dataset(make_study(random_study(seed)))
    own = {p: ts for p, ts in dataset.files.items() if p.is_relative_to(dataset.folder.root)}
    written = {
        path: {(t.subject.value, t.predicate.value, t.object.value) for t in triples}
        for path, triples in own.items()
    }
    found = rows(
        dataset,
        "SELECT ?s ?p ?o ?document ?quote { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
        "migov:inDocument ?document OPTIONAL { ?c migov:evidence ?quote } }",
    )
    for subject, name, value, document, quote in found:
        (home,) = [p for p, said in written.items() if (document, expand("rdf:type"),
                   expand("migov:Document")) in said]  # fmt: skip
        assert (subject, name, value) in written[home]
        if quote:
            assert (subject, expand("migov:evidence"), quote) in written[home]
            assert (quote, expand("migov:document"), document) in written[home]
    # Nothing is left out: each fact of each file is there, with every quote of its record there.
    facts = {expand(f"migov:{p}") for p in ("country", "kind", "sizeApprox", "about")}
    wanted = set()
    for said_here in written.values():
        (document,) = {s for s, _, o in said_here if o == expand("migov:Document")}
        for subject, name, value in said_here:
            if name in facts:
                quotes = {
                    o for s, p, o in said_here if (s, p) == (subject, expand("migov:evidence"))
                }
                wanted |= {(subject, name, value, document, quote) for quote in quotes or {None}}
    assert set(found) == wanted
