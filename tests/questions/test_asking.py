from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

import kg
from kg.errors import InputError
from kg.questions.asking import advice, run
from kg.questions.headers import Parameter, parse_query
from kg.questions.library import find_queries, read_query
from kg.questions.parameters import bound_terms
from kg.rdf.vocabulary import expand
from kg.study.dataset import load_dataset
from kg.study.folder import StudyFolder
from kg.tables.plain import write

ROOT = Path(kg.__file__).parent.parent


def shown(table):
    return sorted(tuple(table.show(cell) for cell in row) for row in table.rows)


def asked(dataset, text, params=None, **options):
    return shown(run(dataset, parse_query(text, name="q"), params, **options))


# The header


def test_a_header_is_read_field_by_field():
    query = parse_query(
        "#+ summary: Who took part?\n"
        "#+ reading: >-\n"
        "#+   One line\n"
        "#+   and another.\n"
        "#+ params:\n"
        "#+   who: {type: iri, help: the actor, example: actor:siloju}\n"
        "#+   day: {type: date, default: 2031-05-04}\n"
        "#+ columns: {who: the actor}\n"
        "#+ keywords: [actors, events]\n"
        "#+ modes: [actor, event]\n"
        "SELECT ?who { ?c migov:participant ?who }\n",
        name="who",
        path=Path("who.rq"),
    )
    assert query.name == "who"
    assert query.summary == "Who took part?"
    assert query.reading == "One line and another."
    assert query.params == (
        Parameter("who", "iri", "the actor", "actor:siloju"),
        Parameter("day", "date", "", default="2031-05-04"),
    )
    assert query.columns == {"who": "the actor"}
    assert query.keywords == ("actors", "events")
    assert query.modes == ("actor", "event")
    assert query.path == Path("who.rq")


def test_a_query_without_a_header_has_its_name_for_a_summary():
    query = parse_query("SELECT * {}", name="q")
    assert (query.summary, query.params, query.modes, query.path) == ("q", (), (), None)


def test_a_header_that_is_no_yaml_is_told_with_its_line():
    text = "# a remark\n\n#+ keywords: [a]\n#+ summary: who: when\nSELECT * {}"
    with pytest.raises(InputError) as caught:
        parse_query(text, name="q", path=Path("q.rq"))
    assert str(caught.value) == (
        "q.rq:4: the #+ header is not YAML; a text with a colon needs quotation marks"
    )
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("header", ["#+ just words", "#+ [a, b]"])
def test_a_header_without_fields_is_told_how_to_write_one(header):
    with pytest.raises(InputError, match=r"q\.rq:1: the #\+ header has no fields, write “summary"):
        parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))


@pytest.mark.parametrize("header", ["#+ sumary: a", "#+ summary: b\n#+ sumary: a"])
def test_an_unknown_field_is_told_with_those_known(header):
    with pytest.raises(InputError, match=r"q\.rq.*unknown field “.*”; known are .*summary"):
        parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))


@pytest.mark.parametrize("given", ["{type: number}", "{help: a}", "text"])
def test_a_parameter_needs_a_type(given):
    with pytest.raises(InputError) as caught:
        parse_query(f"#+ params: {{e: {given}}}\nSELECT * {{}}", name="q", path=Path("q.rq"))
    assert "the parameter “e” needs a type: one of iri, text, integer, date" in str(caught.value)
    assert str(caught.value).startswith("q.rq")


@pytest.mark.parametrize(
    "header",
    [
        "#+ params: [event]",
        "#+ params: 5",
        "#+ columns: [event]",
        "#+ 1: a\n#+ other: b",
        "#+ summary: 2022-13-45",
        "#+ params:\n#+   d: {type: date, example: 2023-02-30}",
    ],
)
def test_a_header_of_the_wrong_shape_is_an_error_in_words_or_taken_as_text(header):
    """Each raised an AttributeError, a TypeError or a ValueError."""
    try:
        query = parse_query(f"{header}\nSELECT * {{}}", name="q", path=Path("q.rq"))
    except InputError as error:
        assert str(error).startswith("q.rq")
    else:
        assert "2022-13-45" in query.summary or query.params[0].example == "2023-02-30"


def test_one_word_for_a_list_is_one_keyword():
    """It was taken apart into letters."""
    try:
        query = parse_query("#+ keywords: projects\nSELECT * {}", name="q")
    except InputError:
        return
    assert query.keywords == ("projects",)


@pytest.mark.parametrize("default", ["no", "0123", "12:30", "1.10"])
def test_a_default_is_the_text_that_was_written(default):
    """A country “no” became “False”, and 0123 became 83."""
    header = f"#+ params:\n#+   p: {{type: text, default: {default}}}"
    assert parse_query(f"{header}\nSELECT * {{}}", name="q").params[0].default == default


# Parameters


TYPED = parse_query(
    "#+ params:\n"
    "#+   i: {type: integer}\n"
    "#+   x: {type: iri, example: actor:siloju}\n"
    "#+   d: {type: date}\n"
    "#+   t: {type: text}\n"
    "SELECT * {}",
    name="typed",
)


@pytest.mark.parametrize(
    ("name", "text", "term"),
    [
        ("i", "-5", Literal(-5)),
        ("x", "actor:siloju", NamedNode(expand("actor:siloju"))),
        ("x", "https://example.org/a", NamedNode("https://example.org/a")),
        ("d", "2031-05-04", Literal("2031-05-04", datatype=NamedNode(expand("xsd:date")))),
        ("t", 'it\'s "so" } #', Literal('it\'s "so" } #')),
        ("t", "", Literal("")),
    ],
)
def test_a_parameter_becomes_a_term_of_its_type(name, text, term):
    assert bound_terms(TYPED, {name: text}) == {name: term}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("i", "many", "the parameter “i” takes a value of type integer; “many” is none"),
        ("i", "1.5", "“1.5” is none"),
        ("d", "2031-02-30", "“2031-02-30” is none"),
        ("d", "May", "“May” is none"),
        ("x", "https://x.org/a b", "of type iri, for example actor:siloju; “https://x.org/a b”"),
        ("x", "https://x> } #", "“https://x> } #” is none"),
        ("x", "actor:a b", "“actor:a b” is none"),
        ("x", "siloju", "is no name of a thing"),
        ("z", "1", "“typed” has no parameter “z”; it takes i, x, d, t"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(name, text, words):
    with pytest.raises(InputError) as caught:
        bound_terms(TYPED, {name: text})
    assert words in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_parameter_has_its_default_unless_one_is_given(made):
    query = (
        "#+ params: {who: {type: iri, default: 'actor:siloju'}}\n"
        "SELECT ?who ?role { ?c migov:participant ?who ; migov:role ?role } "
    )
    assert asked(made, query) == [
        ("Šilojų bendruomenė (lt)", "lead partner"),
        ("Šilojų bendruomenė (lt)", "speaker"),
    ]
    assert asked(made, query, {"who": "actor:group-lake-guests"}) == [
        ("Nearly 15 guests", "attendee")
    ]


def test_a_parameter_that_is_not_given_leaves_its_variable_free(made):
    query = "#+ params: {who: {type: iri}}\nSELECT DISTINCT ?who { ?c migov:participant ?who }"
    assert len(asked(made, query)) == 4


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", '" . ?s ?p ?o } #'),
        ("text", "'''\"\"\" } UNION { ?s ?p ?o"),
        ("text", "\\u0022 . ?s ?p ?o } #"),
        ("iri", "actor:x> . ?s ?p ?o } #"),
        ("iri", "https://x.org/> . ?s ?p ?o } #"),
        ("iri", "https://x.org/a?b=c#} UNION {?s"),
    ],
)
def test_a_parameter_cannot_change_the_query(made, kind, text):
    query = f"#+ params: {{v: {{type: {kind}}}}}\nSELECT ?v {{ ?thing migov:publisher|a ?v }}"
    try:
        assert asked(made, query, {"v": text}) == []
    except InputError as error:
        assert "takes a value of type iri" in str(error)
        assert kind == "iri"


def test_a_text_parameter_is_compared_as_it_is(study):
    path = study / "data" / "odd.ttl"
    path.write_text(
        '<http://x.org/a> <http://x.org/p> "\\" . ?s ?p ?o } #" , "other" .', encoding="utf-8"
    )
    query = "#+ params: {v: {type: text}}\nSELECT ?v ?thing { ?thing <http://x.org/p> ?v }"
    found = asked(load_dataset(study), query, {"v": '" . ?s ?p ?o } #'})
    assert found == [('" . ?s ?p ?o } #', "http://x.org/a")]


def test_a_parameter_is_bound_in_ask_and_construct_too(made):
    header = "#+ params: {who: {type: iri}}\n"
    ask = header + "ASK { ?c migov:participant ?who }"
    assert asked(made, ask, {"who": "actor:siloju"}) == [("yes",)]
    assert asked(made, ask, {"who": "actor:nobody"}) == [("no",)]
    construct = f"{header}CONSTRUCT {{ ?who a ?r }} {{ ?c migov:participant ?who ; migov:role ?r }}"
    assert {row[0] for row in asked(made, construct, {"who": "actor:siloju"})} == {
        "Šilojų bendruomenė (lt)"
    }


def test_a_parameter_leaves_a_minus_that_shares_nothing_alone(made):
    """With the engine's own substitutions it took all rows away."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?who ?role { ?c migov:participant ?who ; migov:role ?role MINUS { ?x a ?y } }"
    )
    assert len(asked(made, query)) == 8
    assert asked(made, query, {"who": "actor:siloju"}) == [
        ("Šilojų bendruomenė (lt)", "lead partner"),
        ("Šilojų bendruomenė (lt)", "speaker"),
    ]


def test_a_parameter_is_bound_in_a_branch_that_does_not_bind_it(made):
    """With the engine's own substitutions BOUND said no there."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?who ?told { { ?c migov:participant ?who } "
        "UNION { BIND(IF(BOUND(?who), 'known', 'not known') AS ?told) } }"
    )
    assert ("Šilojų bendruomenė (lt)", "known") in asked(made, query, {"who": "actor:siloju"})


def test_an_error_is_told_where_it_stands_in_the_query_as_written(made):
    query = (
        "#+ params: {who: {type: iri}}\nSELECT ?who {\n  ?c migov:participant ?who ; rolle:x 1\n}"
    )
    with pytest.raises(InputError) as caught:
        run(made, parse_query(query, name="q"), {"who": "actor:siloju"})
    assert (caught.value.line, caught.value.column) == (3, 31)


def test_a_parameter_whose_variable_is_not_shown_is_refused_in_words(made):
    """The engine binds none but the variables after SELECT, and said so in its own words."""
    query = (
        "#+ params: {who: {type: iri}}\n"
        "SELECT ?role { ?c migov:participant ?who ; migov:role ?role }"
    )
    with pytest.raises(InputError, match="the parameter “who” must be one of the columns; add"):
        asked(made, query, {"who": "actor:siloju"})


# Reaching out


@pytest.fixture
def sink():
    """Listen where nobody should call; count the calls and hang up."""
    calls = []
    server = socket.create_server(("127.0.0.1", 0))

    def count():
        while True:
            try:
                call, _ = server.accept()
            except OSError:
                return
            calls.append(call)
            call.close()

    thread = threading.Thread(target=count, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", calls
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(timeout=5)


CALL = "SERVICE <URL> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {CALL} }}",
        f"SELECT * {{ {CALL.replace('SERVICE', 'service silent')} }}",
        f"SELECT * {{ {{ SELECT * {{ {CALL} }} }} }}",
        f"SELECT * {{ ?a ?b ?c OPTIONAL {{ {CALL} }} }}",
        f"SELECT * {{ ?a ?b ?c MINUS {{ {CALL} }} }}",
        f"SELECT * {{ {{ ?a ?b ?c }} UNION {{ GRAPH ?g {{ {CALL} }} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {CALL} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER(?a = 1 || EXISTS {{ {CALL} }}) }}",
        f"SELECT * {{ ?a ?b ?c BIND(EXISTS {{ {CALL} }} AS ?x) }}",
        f"SELECT (IF(EXISTS {{ {CALL} }}, 1, 2) AS ?x) {{ ?a ?b ?c }}",
        f"SELECT ?a {{ ?a ?b ?c }} GROUP BY ?a HAVING (EXISTS {{ {CALL} }})",
        f"SELECT ?a {{ ?a ?b ?c }} ORDER BY (EXISTS {{ {CALL} }})",
        "SELECT * { BIND(<URL> AS ?where) SERVICE ?where { ?s ?p ?o } }",
        f"SELECT * {{ ?a ?b ?c . ?service ?p ?o . {CALL} }}",
        f"PREFIX x: <URL> SELECT * {{ ?a a x:{CALL} }}",
        f"ASK {{ {CALL} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {CALL} }}",
        f"SELECT * {{ # a remark, SERVICE\n {CALL} }}",
        f'SELECT * {{ ?a ?b "# SERVICE" . {CALL} }}',
        f"PREFIX s: <URL#> SELECT * {{ ?a s:b ?c . {CALL} }}",
        "PREFIX s: <URL> SELECT * { SERVICE s: { ?s ?p ?o } }",
    ],
)
def test_a_call_to_another_server_is_refused_before_it_is_made(made, sink, text):
    url, calls = sink
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text.replace("URL", url), name="q"))
    # Where the other parser does not follow, the query is refused all the same.
    assert str(caught.value) in {
        "q: SERVICE is refused: a question is answered from the study alone; "
        "--allow-service HOST lets it call one host",
        "q: the query cannot be checked for SERVICE and FROM; write it more simply",
    }
    assert caught.value.exit_code == 2
    assert calls == []


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ #\r{CALL}\n}}",
        f"SELECT * {{ #\r {CALL} #\n}}",
        f"SELECT * {{ ?a ?b ?c #\r OPTIONAL {{ {CALL} }}\n}}",
    ],
)
def test_a_call_behind_a_comment_that_ends_in_a_carriage_return_is_refused(made, sink, text):
    """The call was made: to one parser the comment ended there, to the other it went on."""
    url, calls = sink
    with pytest.raises(InputError):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert calls == []


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ ?a <URL>?{CALL} }}",
        f"SELECT * {{ ?a <URL>/<URL>? ?{CALL} }}",
        f"SELECT * {{ ?a ?b ?{CALL} }}",
        f"SELECT * {{ ?a ?b ${CALL} }}",
    ],
)
def test_the_word_after_a_question_mark_is_a_name_and_calls_nobody(made, sink, text):
    url, calls = sink
    with pytest.raises(InputError, match=r"not SPARQL 1\.1"):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert calls == []


@pytest.mark.parametrize("call", ["\\u0053ERVICE", "S\\u0045RVICE", "S\\U00000045RVICE"])
def test_a_call_in_escaped_letters_is_not_made(made, sink, call):
    url, calls = sink
    with pytest.raises(InputError):
        run(made, parse_query(f"SELECT * {{ {call} <{url}> {{ ?s ?p ?o }} }}", name="q"))
    assert calls == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "select * from named <URL> { graph ?g { ?s ?p ?o } }",
        "ASK FROM <URL> { ?s ?p ?o }",
        "CONSTRUCT FROM <URL> WHERE { ?s ?p ?o }",
        "DESCRIBE <http://x.org/a> FROM <URL>",
    ],
)
def test_other_graphs_than_the_studys_are_refused_and_not_read(made, sink, tmp_path, text):
    url, calls = sink
    canary = tmp_path / "canary.ttl"
    canary.write_text('<http://x.org/a> <http://x.org/p> "canary" .', encoding="utf-8")
    for address in (url, canary.as_uri()):
        with pytest.raises(InputError) as caught:
            run(made, parse_query(text.replace("URL", address), name="q"))
        assert "canary" not in str(caught.value)
        assert "FROM is refused: a question is answered from the study alone" in str(caught.value)
    assert calls == []


@pytest.mark.parametrize("text", ["LOAD <URL>", "INSERT DATA { <URL> a <URL> }", "CLEAR ALL"])
def test_an_update_is_no_question(made, sink, text):
    url, calls = sink
    before = len(made.store)
    with pytest.raises(InputError, match=r"not SPARQL 1\.1"):
        run(made, parse_query(text.replace("URL", url), name="q"))
    assert calls == []
    assert len(made.store) == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?x { VALUES ?x { "yes" } FILTER("FROM <a> SERVICE" != "") }',
        'SELECT ?x { VALUES ?x { "yes" } FILTER("""a\nFROM <b>\n# SERVICE""" != "") }',
        'SELECT ?x { VALUES ?x { "yes" } FILTER(<http://x.org/service/from> != 1 || true) }',
        'SELECT ?x { VALUES ?x { "yes" } } # FROM <a> SERVICE <b> {}',
        '# it\'s from a service\nSELECT ?x { VALUES ?x { "yes" } }',
        'PREFIX from: <http://x.org/> SELECT ?x { VALUES ?x { "yes" } MINUS { from:service a 1 } }',
        'SELECT ?x { VALUES (?x ?from ?service) { ("yes" 1 2) } }',
        '#+ summary: Where is it from, and of what service?\nSELECT ?x { VALUES ?x { "yes" } }',
    ],
)  # fmt: skip
def test_the_words_in_a_text_an_address_a_comment_or_a_name_do_no_harm(made, text):
    assert asked(made, text) == [("yes",)]


def test_a_query_nested_too_deep_is_refused_and_does_not_end_the_program():
    """The parser ran out of its stack, and the whole process died with it."""
    script = (
        "import kg\n"
        "from kg.headers import parse_query\nfrom kg.queries import run\n"
        "dataset = kg.load()\n"
        "text = 'SELECT * { ' + '{' * 5000 + '}' * 5000 + ' }'\n"
        "try:\n"
        "    run(dataset, parse_query(text, name='q'))\n"
        "except kg.InputError as error:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (0, "refused\n")


# Answers and errors


def test_rows_are_given_with_labels_in_a_language(made):
    query = "SELECT ?who { claim:lake-organiser migov:participant ?who }"
    assert asked(made, query) == [("Ežezers Council",)]
    assert asked(made, query, lang="lv") == [("Ežezera dome",)]
    assert asked(made, query, lang="lt") == [("Ežezers Council (en)",)]


def test_a_value_that_is_not_known_is_none(made):
    query = "SELECT ?a ?b { VALUES ?a { 1 } OPTIONAL { claim:none migov:role ?b } }"
    assert run(made, parse_query(query, name="q")).rows == ((Literal(1), None),)


@pytest.mark.parametrize(("who", "answer"), [("actor:siloju", "yes"), ("actor:nobody", "no")])
def test_ask_is_answered_with_yes_or_no(made, who, answer):
    table = run(made, parse_query(f"ASK {{ ?c migov:participant {who} }}", name="q"))
    assert (table.columns, table.rows) == (("answer",), ((answer,),))


def test_construct_is_answered_with_triples(made):
    query = (
        "CONSTRUCT { ?event migov:participant ?who } "
        "WHERE { ?c migov:participant ?who ; migov:inEvent ?event ; migov:role role:speaker }"
    )
    table = run(made, parse_query(query, name="q"))
    assert table.columns == ("subject", "predicate", "object")
    assert shown(table) == [
        ("Seminar, first part", "participant", "Šilojų bendruomenė (lt)"),
        ("Seminar, second part", "participant", "Ūdensroze (lv)"),
    ]


def test_construct_may_give_texts_and_things_side_by_side(made):
    """It raised a TypeError, since a text and an address have no order."""
    query = "CONSTRUCT WHERE { event:lake ?p ?o }"
    table = run(made, parse_query(query, name="q"))
    assert ("Seminar by the water", "date", "XXXX-05-04") in shown(table)
    assert write(table, "csv") == write(run(made, parse_query(query, name="q")), "csv")


def test_stated_only_leaves_out_what_is_inferred(made):
    query = "SELECT ?role { ?c migov:participant actor:ezezers ; migov:role ?role }"
    assert asked(made, query) == [("host",), ("organiser",), ("partner",)]
    assert asked(made, query, stated_only=True) == [("organiser",), ("partner",)]


def test_stated_only_leaves_out_what_is_inferred_when_graphs_are_asked_for(made):
    """GRAPH ?g still went to every graph."""
    query = "SELECT ?c { GRAPH ?g { ?c migov:status status:inferred } }"
    assert asked(made, query) == [("claim:lake-host",), ("claim:lake-year",)]
    assert asked(made, query, stated_only=True) == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("SELECT ?x WHERE {\n ?x foo:a ?y }", "2:", "the prefix “foo:” is not declared"),
        ("SELECT ?x WHERE {\n ?x ?p ?y", "2:10", "the query ends too early; is a “}” missing?"),
        ("SELECT ?x\nWHERE [ ?x ?p ?y ]", "2:7", "unexpected “[ ?x ?p ?y ]”"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(made, text, place, words):
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q", path=Path("q.rq")))
    first, line, caret = str(caught.value).split("\n")
    assert first.startswith(f"q.rq:{place}")
    assert f": not SPARQL 1.1: {words}" in first
    # The caret stands under the place that is told.
    at, column = caught.value.line, caught.value.column
    assert line == f"    {text.split(chr(10))[at - 1]}"
    assert caret == f"    {' ' * (column - 1)}^"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?a rolle:x ?b }", "“rolle:” is not declared; did you mean “role:”?"),
        ("SELECT * { ?a zzzzz:x ?b }", "“zzzzz:” is not declared; add PREFIX zzzzz: <...>"),
    ],
)
def test_a_prefix_that_is_not_declared_is_told_with_the_one_that_may_be_meant(made, text, said):
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert said in str(caught.value)
    assert caught.value.column == text.index("z" if "zzz" in text else "rolle") + 1


def test_of_a_long_line_what_is_around_the_caret_is_shown(made):
    text = f"SELECT * {{ {'?a a ?b . ' * 30} ?a ?b rolle:x . {'?a a ?b . ' * 30} }}"
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    _, line, caret = str(caught.value).split("\n")
    assert len(line) < 110
    assert line[caret.index("^") :].startswith("rolle:x")


@pytest.mark.parametrize(
    "text", ["DELETE DATA { <a:a> <a:b> 1 }", "PREFIX x: <a:b> INSERT {?a ?b 1} WHERE {?a ?b 2}"]
)
def test_an_update_is_refused_as_such(made, text):
    with pytest.raises(InputError, match="would change data, and a question only reads"):
        run(made, parse_query(text, name="q"))


# Advice


def advised(dataset, text, params=None):
    query = parse_query(text, name="q")
    return advice(dataset, query, params, run(dataset, query, params))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SELECT * { ?c migov:partcipant ?who }",
            ["“migov:partcipant”; did you mean migov:participant?", "line 1, “?c migov:partcip"],
        ),
        (
            "SELECT * { ?c a migov:Particpation }",
            ["“migov:Particpation”; did you mean migov:Participation?", "line 1, “?c a migov:P"],
        ),
        (
            "SELECT * { ?c migov:participant ?who OPTIONAL { ?c migov:role role:organizer } }",
            ["“role:organizer”; did you mean role:organiser?"],
        ),
        ("SELECT * { ?c migov:participant ?who }", []),
        (
            "SELECT * { ?c migov:participant ?who .\n  ?who a migov:Document }",
            ["the pattern on line 2, “?who a migov:Document”, matches nothing together with"],
        ),
    ],
)
def test_what_nothing_bears_is_told_and_the_pattern_that_leaves_nothing(made, text, said):
    found = advised(made, text)
    assert len(found) == len(said)
    for one, other in zip(found, said, strict=True):
        assert other in one


def test_a_parameter_that_leaves_nothing_is_told(made):
    text = "#+ params: {who: {type: iri}}\nSELECT ?who ?c { ?c migov:participant ?who }"
    assert advised(made, text, {"who": "actor:siloju"}) == []
    assert advised(made, text, {"who": "doc:lake"}) == [
        "no rows: nothing is left with the parameters given; without them there are rows"
    ]
    assert "did you mean actor:siloju?" in advised(made, text, {"who": "actor:siloyu"})[0]


def test_a_parameter_that_is_needed_and_missing_is_told_with_an_example(made):
    text = (
        "#+ params:\n#+   who: {type: iri, help: the actor, required: yes, example: actor:siloju}\n"
        "SELECT ?who ?c { ?c migov:participant ?who }"
    )
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert str(caught.value) == (
        "“q” needs the parameter “who” (the actor), a value of type iri: --param who=actor:siloju"
    )
    assert len(asked(made, text, {"who": "actor:siloju"})) == 2


def test_a_mistyped_parameter_is_told_with_the_one_that_may_be_meant(made):
    query = parse_query("#+ params: {event: {type: iri}}\nSELECT ?event { ?event a ?x }", name="q")
    with pytest.raises(InputError, match="has no parameter “evnt”; did you mean “event”"):
        run(made, query, {"evnt": "event:lake"})


@pytest.mark.parametrize(
    "text",
    [
        "SELEC ?x { ?x ?p ?y }",
        "SELECT ?x { ?x ?p ?y ) }",
        "SELECT ?x { ?x ?p ?y ?z }",
        "SELECT ?x { ?x ?p ?y . . }",
        "SELECT ?x { ?x ?p ?y FILTER(?x = ) }",
        "SELECT ?x { ?x ?p ?y FILTER(foo(?x)) }",
        "SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }",
    ],
)
def test_no_bracket_is_called_missing_where_none_is(made, text):
    """Almost every mistake was put down to a missing bracket at the end."""
    with pytest.raises(InputError) as caught:
        run(made, parse_query(text, name="q"))
    assert "is a “}” missing?" not in str(caught.value)


# Finding queries


def test_a_studys_own_query_comes_before_the_shipped_one(study):
    own = study / "queries" / "networks" / "actor-event.rq"
    own.parent.mkdir(parents=True)
    own.write_text("#+ summary: Our own\nSELECT ?source ?target {}", encoding="utf-8")
    (own.parent / "another.rq").write_text("SELECT ?source ?target {}", encoding="utf-8")
    found = find_queries(StudyFolder(study), "networks")
    assert found["actor-event"] == own
    assert found["actor-project"].parent != own.parent
    assert list(found) == sorted(found)
    assert {"another", "actor-event", "actor-project"} <= set(found)
    assert read_query("actor-event", StudyFolder(study)).summary == "Our own"


def test_a_query_is_read_by_its_files_path(study):
    path = study / "mine.rq"
    path.write_text("#+ summary: Mine\nASK {}", encoding="utf-8")
    assert read_query(str(path), StudyFolder(study)) == read_query(path)
    assert read_query(path).name == "mine"


def test_a_query_that_is_not_there_is_named(study):
    with pytest.raises(
        InputError, match=r"no network is called “nothing”; there are .*actor-event"
    ):
        read_query("nothing", StudyFolder(study))
    with pytest.raises(InputError, match="no question is called “nothing”"):
        read_query("nothing", StudyFolder(study))
    with pytest.raises(InputError, match=r"nothing\.rq: cannot be read"):
        read_query("nothing.rq", StudyFolder(study))


def test_every_shipped_query_has_a_summary_and_answers_the_made_up_study(made):
    for folder in ("networks", "questions"):
        for name, path in find_queries(made.folder, folder).items():
            query = read_query(path)
            assert query.summary != name
            given = {p.name: p.example for p in query.params if p.default is None}
            assert run(made, query, given).columns
