"""The files of rules: what they say, and what is refused, with file and line."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.study.demand import wanted
from kg.study.folder import open_study, shipped
from kg.study.rules import Rule, read_rules

SHIPPED = read_rules(open_study(None))
HEAD = "#+ summary: It follows.\n#+ claims: [claim]\n"
PLAIN = "?claim migov:participant ?x ; migov:status ?s ; migov:inEvent ?e"


def write(study, text, name="own.rq"):
    path = study / "ontology" / "rules" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def derive(study, query="SELECT ?x { ?x migov:level ?l }"):
    return load_dataset(study).provide(wanted(query))


@pytest.mark.parametrize("rule", SHIPPED, ids=[rule.name for rule in SHIPPED])
def test_a_shipped_rule_says_what_follows_why_and_from_which_claims(rule):
    rule.check()
    header = rule._header
    assert header.text("summary").endswith(".")
    assert header.text("reason").endswith(".")
    assert "claims" in header.fields


def test_the_shipped_rules_derive_what_the_ontology_describes(example):
    """With all of them named as a study's own, everything is checked that is checked there."""
    rules = replace(example)._views
    rules.provide(wanted("ASK {}"))
    work = rules._at_work[(False, False)]
    assert [rule.name for rule in work.rules] == [rule.name for rule in SHIPPED]
    for rule in work.rules:
        for head in rule.heads:
            assert not head.says or work._is_term(head.says)
    assert len(work._ordered([rule.name for rule in work.rules])) == len(SHIPPED)


def test_a_study_has_rules_of_its_own(study):
    write(study, HEAD + f"CONSTRUCT {{ ?x migov:level level:local }} WHERE {{ {PLAIN} }}")
    found = derive(study).query("SELECT ?x { ?x migov:level level:local }", prefixes={
        "migov": expand("migov:"), "level": expand("level:")})  # fmt: skip
    assert len(list(found)) > 3


def test_a_studys_own_rule_stands_in_place_of_a_shipped_one(study):
    path = write(study, "#+ summary: None.\nCONSTRUCT { ?x migov:level level:local } WHERE { "
                 "?x a migov:Project }", "level-of-a-kind.rq")  # fmt: skip
    (rule,) = [each for each in read_rules(open_study(study)) if each.name == path.stem]
    assert rule.path == path
    assert {each.name for each in read_rules(open_study(study))} == {r.name for r in SHIPPED}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + f"CONSTRUCT {{ ?x migov:level ?l WHERE {{ {PLAIN} }}", None, "not SPARQL 1.1"),
        (HEAD + "CONSTRUCT { ?x migov:level ?l }\nWHERE { ?claim migov:participant }", 4,
         "not SPARQL 1.1"),
        (HEAD + f"SELECT ?x WHERE {{ {PLAIN} }}", 3, "a rule has the form CONSTRUCT"),
        (HEAD + f"CONSTRUCT {{ ?x migov:level ?e }} WHERE {{ {PLAIN} }}\nLIMIT 1", 4,
         "nothing may follow the WHERE"),
        (HEAD + f"\nCONSTRUCT {{ ?x migov:levle ?e }} WHERE {{ {PLAIN} }}", 4,
         "migov:levle is not described in the ontology; did you mean migov:level?"),
        (HEAD + f"CONSTRUCT {{ ?x a migov:Actr }} WHERE {{ {PLAIN} }}", 3, "migov:Actor?"),
        (HEAD + f"CONSTRUCT {{ ?x schema:unknown ?e }} WHERE {{ {PLAIN} }}", 3, "not described"),
        (HEAD + "CONSTRUCT { ?x migov:partOf ?y }\nWHERE { ?x migov:partOf/migov:partOf ?y ; "
         "migov:evidence ?claim }", 4, "make it apply again"),
        (HEAD + "CONSTRUCT { ?y migov:about ?claim } WHERE { ?x migov:about ?claim "
         'BIND(IRI(CONCAT(STR(?x), "x")) AS ?y) }', 3, "make it apply again"),
        (HEAD + f"CONSTRUCT {{ ?x migov:level ?l }} WHERE {{ {PLAIN} SERVICE "
         "<http://127.0.0.1/> { ?x migov:level ?l } }", None, "SERVICE is not allowed"),
        (HEAD + f"CONSTRUCT {{ ?x migov:level ?g }} WHERE {{ {PLAIN}\nGRAPH ?g {{ ?x a ?y }} }}",
         4, "cannot name a graph"),
        (HEAD + f"CONSTRUCT {{ ?x migov:level _:b }} WHERE {{ {PLAIN} }}", 3, "nameless"),
        (HEAD + "CONSTRUCT { ?x migov:level ?l } WHERE { ?claim rdf:subject ?x ; rdf:object ?l }",
         3, "say that ?claim is a claim: ?claim migov:status ?status"),
        ("#+ summary: x\n#+ claims: [claims]\nCONSTRUCT { ?x migov:level ?e } WHERE { "
         f"{PLAIN} }}", 2, "names ?claims, which is not in WHERE"),
        ("#+ claims: [claim]\nCONSTRUCT { ?x migov:level ?e } WHERE { " f"{PLAIN} }}", 1,
         "needs a summary"),
        ("#+ summary: x\n#+ clams: [claim]\nCONSTRUCT { ?x migov:level ?e } WHERE { "
         f"{PLAIN} }}", 2, "unknown field “clams”"),
        (HEAD + f"CONSTRUCT {{ }} WHERE {{ {PLAIN} }}", 1, "nothing follows"),
        (HEAD + "CONSTRUCT { " * 200 + "}" * 200, None, "nested brackets"),
        ("DELETE WHERE { ?s ?p ?o }", 1, "DELETE would change data"),
        ("", None, "is empty"),
    ],
)  # fmt: skip
def test_a_rule_that_is_wrong_is_refused_with_file_and_line(study, text, line, words):
    path = write(study, text)
    with pytest.raises(InputError) as found:
        derive(study)
    assert (found.value.path, words in str(found.value)) == (path, True), found.value
    assert line is None or found.value.line == line, found.value


def test_rules_that_feed_each_other_are_refused(study):
    one = "CONSTRUCT {{ ?x migov:{} ?y }} WHERE {{ ?x migov:{} ?y . ?claim migov:status ?s }}"
    write(study, HEAD + one.format("about", "cites"), "a.rq")
    write(study, HEAD + one.format("cites", "about"), "b.rq")
    with pytest.raises(InputError, match="would make it apply again, through"):
        derive(study, "ASK {}")


def test_a_rule_that_grows_by_a_variable_is_refused(study):
    """What it derives is not told by its words; so it is applied twice."""
    text = "CONSTRUCT { ?new ?p ?o } WHERE { ?claim migov:status ?s . ?claim ?p ?o "
    path = write(study, HEAD + text + 'BIND(IRI(CONCAT(STR(?claim), "x")) AS ?new) }')
    with pytest.raises(InputError, match="would make it apply again") as found:
        derive(study, "SELECT * { ?s ?p ?o }")
    assert (found.value.path, found.value.line) == (path, 3)


def test_a_file_in_another_encoding_is_refused_by_name(study):
    path = write(study, "")
    path.write_bytes("#+ summary: Žinoma.\n".encode("cp1257"))
    with pytest.raises(InputError) as found:
        derive(study)
    assert found.value.path == path


def test_the_words_of_a_template_keep_their_language_and_datatype():
    text = 'CONSTRUCT { ?x skos:note "a b"@en . ?x migov:year "5"^^xsd:integer } WHERE { ?x a ?y }'
    heads = Rule("x", shipped() / "x.rq", text).heads
    assert [head.object for head in heads] == ['"a b"@en', '"5"^^xsd:integer']


def test_the_rule_on_the_page_of_the_model_works(tmp_path):
    """It names a term of the study's own, by a prefix that it declares."""
    text = (shipped() / "docs" / "model.md").read_text("utf-8")
    rule = next(part for part in text.split("```") if "my:worksUnder" in part).lstrip("\n")
    shutil.copytree(shipped() / "data", tmp_path / "data")
    write(tmp_path, rule)
    (tmp_path / "ontology" / "my.ttl").write_text(
        "@prefix my: <https://example.org/my#> .\n"
        "my:worksUnder a <http://www.w3.org/2002/07/owl#ObjectProperty> .\n"
    )
    found = derive(tmp_path, "SELECT * { ?x <https://example.org/my#worksUnder> ?y }")
    asked = "SELECT ?x ?y { ?x <https://example.org/my#worksUnder> ?y }"
    assert len(list(found.query(asked))) > 2
