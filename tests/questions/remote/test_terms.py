"""Values of an answer that are not valid RDF: what becomes of them, and what is told."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.questions.remote.terms import Terms

XSD = "http://www.w3.org/2001/XMLSchema#"


def made(kind: str, value: object, **more: str) -> tuple[object, str]:
    terms = Terms()
    terms.row = 7
    cell = terms.cell("a", {"type": kind, "value": value, **more})
    return cell, terms.sentence()


def told(value: str, why: str) -> str:
    return f"the endpoint gives 1 value that is wrong: “{value}”, ?a in row 7 ({why})"


def xsd(name: str) -> NamedNode:
    return NamedNode(f"{XSD}{name}")


@pytest.mark.parametrize(
    ("kind", "value", "more", "cell"),
    [
        ("uri", "http://e/a", {}, NamedNode("http://e/a")),
        ("uri", "urn:x:Rīga", {}, NamedNode("urn:x:Rīga")),
        ("literal", "Rīga", {"xml:lang": "lv-LV"}, Literal("Rīga", language="lv-LV")),
        ("literal", "a\nb\tc", {}, Literal("a\nb\tc")),
        ("typed-literal", "1", {"datatype": f"{XSD}integer"}, Literal(1)),
        ("literal", "INF", {"datatype": f"{XSD}double"}, Literal("INF", datatype=xsd("double"))),
        ("literal", "1", {"datatype": f"{XSD}boolean"}, Literal("1", datatype=xsd("boolean"))),
        ("literal", "-0044", {"datatype": f"{XSD}gYear"}, Literal("-0044", datatype=xsd("gYear"))),
        ("literal", "any", {"datatype": "urn:own"}, Literal("any", datatype=NamedNode("urn:own"))),
        ("literal", 5, {}, Literal("5")),
        ("literal", True, {}, Literal("true")),
        ("bnode", "b1", {}, BlankNode("b1")),
        ("bnode", "_:b1", {}, BlankNode("b1")),
    ],
)
def test_a_valid_value_is_its_term_and_nothing_is_told(kind, value, more, cell):
    assert made(kind, value, **more) == (cell, "")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("http://e/Riga City", "an IRI cannot contain a blank"),
        ("http://e/a|b", "an IRI cannot contain “|”"),
        ("http://e/<a>", "an IRI cannot contain “<”"),
        ("Riga", "an IRI must begin with a scheme, such as http:"),
        ("", "an IRI must begin with a scheme, such as http:"),
        ("http://[e", "it is not a valid IRI"),
    ],
)
def test_an_iri_that_is_not_valid_stays_as_a_text(value, why):
    assert made("uri", value) == (
        Literal(value, datatype=xsd("anyURI")),
        told(value, f"{why}; kept as text"),
    )


@pytest.mark.parametrize(
    ("value", "more", "cell", "why"),
    [
        (
            "Ryga",
            {"xml:lang": "lt_LT"},
            Literal("Ryga"),
            "“lt_LT” is not a valid language tag; kept without a language",
        ),
        (
            "x",
            {"datatype": "no iri"},
            Literal("x"),
            "“no iri” is not a valid datatype; kept without a datatype",
        ),
        *(
            (
                value,
                {"datatype": f"{XSD}{name}"},
                Literal(value, datatype=xsd(name)),
                f"it is not written as an xsd:{name}; kept as it is",
            )
            for value, name in (
                ("abc", "integer"),
                ("1.5", "integer"),
                ("1,5", "decimal"),
                ("yes", "boolean"),
                ("2021-99-01", "date"),
                ("01.02.2021", "date"),
                ("2021", "dateTime"),
                ("20x3", "gYear"),
                ("2021-13", "gYearMonth"),
            )
        ),
    ],
)
def test_a_literal_keeps_what_is_valid_of_it(value, more, cell, why):
    assert made("literal", value, **more) == (cell, told(value, why))


@pytest.mark.parametrize("sign", ["\ud800", "\udcee", "\ufffd"])
def test_half_a_character_is_shown_as_damaged(sign):
    assert made("literal", f"R{sign}ga") == (
        Literal("R\ufffdga"),
        told("R\ufffdga", "a character in it is damaged; shown as \ufffd"),
    )
    assert made("uri", f"http://e/R{sign}ga")[0] == (
        Literal("http://e/R\ufffdga", datatype=xsd("anyURI"))
    )


def test_a_control_character_stays_and_is_told_by_its_number():
    assert made("literal", "a\x01b", **{"xml:lang": "en"}) == (
        Literal("a\x01b", language="en"),
        told("a\\u0001b", "it has a character that nobody sees (U+0001); kept as it is"),
    )


def test_names_of_blank_nodes_are_made_valid_and_stay_apart():
    names = ["nodeID://b10005", "nodeID://b1000-5", "b1", "", "a b", "a_b", "ax20xb", "š"]
    cells = {made("bnode", name)[0] for name in names}

    assert len(cells) == len(names)
    assert all(isinstance(cell, BlankNode) for cell in cells)
    assert made("bnode", names[0]) == made("bnode", names[0])
    assert made("bnode", names[0])[1] == ""


@pytest.mark.parametrize("nothing", [None, {}])
def test_what_is_not_bound_is_nothing(nothing):
    assert Terms().cell("a", nothing) is None


@pytest.mark.parametrize("found", ["x", {"type": "uri"}, ["x"], 5])
def test_what_is_not_written_as_a_term_is_refused(found):
    with pytest.raises(ValueError, match=r"a value of \?a has no “value”"):
        Terms().cell("a", found)


def test_a_statement_within_a_statement_is_kept_as_text():
    cell, said = made("triple", {"subject": 1})
    assert isinstance(cell, Literal)
    assert "(a statement within a statement; kept as text)" in said


def test_five_values_are_told_and_the_others_counted():
    terms = Terms()
    for number in range(1, 1008):
        terms.row = number
        terms.cell("a", {"type": "uri", "value": f"bad {number}"})

    said = terms.sentence()
    assert said.startswith("the endpoint gives 1,007 values that are wrong: “bad 1”, ?a in row 1 (")
    assert "“bad 5”, ?a in row 5 (" in said
    assert said.endswith("; and 1,002 more")
    assert "“bad 6”" not in said


def test_a_long_value_is_told_short():
    _, said = made("uri", "x " * 1000)
    assert len(said) < 250


def test_a_triple_that_begins_with_no_iri_is_left_out_and_told_once():
    good, bad = NamedNode("http://e/a"), NamedNode("http://e/b")
    terms = Terms()
    terms.row = 2
    assert terms.triple(good, bad, good) == (good, bad, good)
    assert terms.sentence() == ""


def test_a_remark_on_the_whole_answer_comes_first():
    terms = Terms()
    terms.remark = "all is text"
    assert terms.sentence() == "all is text"
    terms.cell("a", {"type": "uri", "value": "a b"})
    assert terms.sentence().startswith("all is text; the endpoint gives 1 value that is wrong")
