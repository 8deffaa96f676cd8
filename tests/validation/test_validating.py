"""Shapes that could find nothing are refused, and what is found is said so that it can be mended.

What the shipped shapes find is in test_shapes.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import SH, Literal, URIRef

import kg
from kg.errors import InputError
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.ontology import read_terms
from kg.validation.shapes import read_shapes, shapes_folder
from kg.validation.validating import validate

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def write(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DECLARED + body, encoding="utf-8", newline="\n")
    return path


def line_of(path: Path, start: str) -> int:
    """Return the line that begins so."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


# Shapes --------------------------------------------------------------------------------------

A = "shape:A a sh:NodeShape ; sh:targetClass migov:Organisation"
FINE = f"{A} ; sh:nodeKind sh:IRI ."


def prop(constraints):
    """Return a shape with one property shape, on a line of its own."""
    return f"{A} ; sh:property shape:A-p .\nshape:A-p a sh:PropertyShape ; {constraints} ."


def select(query):
    return (
        f"{A} ; sh:sparql shape:A-query .\n"
        f'shape:A-query a sh:SPARQLConstraint ; sh:select "{query}" .'
    )


# What stands in the file of shapes; the record at fault; what is said of it.
UNKNOWN = {
    "class": (
        "shape:A a sh:NodeShape ; sh:targetClass migov:Organization ; sh:nodeKind sh:IRI .",
        "shape:A",
        "migov:Organization is no class that is known here; did you mean migov:Organisation?",
    ),
    "class of elsewhere": (
        "shape:A a sh:NodeShape ; sh:targetClass <https://example.org/Body> ; sh:nodeKind sh:IRI .",
        "shape:A",
        "<https://example.org/Body> is no class that is known here",
    ),
    "class with http": (
        "shape:A a sh:NodeShape ; sh:targetClass <http://w3id.org/migov#Event> ; sh:closed true .",
        "shape:A",
        "<http://w3id.org/migov#Event> is no class that is known here; did you mean migov:Event?",
    ),
    "class of values": (
        prop("sh:path migov:kind ; sh:class migov:ActorKnd"),
        "shape:A-p",
        "migov:ActorKnd is no class that is known here; did you mean migov:ActorKind?",
    ),
    "property": (
        prop("sh:path migov:knid ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is no property that is known here; did you mean migov:kind?",
    ),
    "property with http": (
        prop("sh:path <http://w3id.org/migov#kind> ; sh:minCount 1"),
        "shape:A-p",
        "<http://w3id.org/migov#kind> is no property that is known here; did you mean migov:kind?",
    ),
    "property of SKOS": (
        prop("sh:path skos:prefLabl ; sh:minCount 1"),
        "shape:A-p",
        "skos:prefLabl is no property that is known here",
    ),
    "property of quotes": (
        prop("sh:path oa:exakt ; sh:minCount 1"),
        "shape:A-p",
        "oa:exakt is no property that is known here",
    ),
    "property of RDF": (
        prop("sh:path rdf:typ ; sh:minCount 1"),
        "shape:A-p",
        "rdf:typ is no property that is known here",
    ),
    "property backwards": (
        prop("sh:path [ sh:inversePath migov:knid ] ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is no property",
    ),
    "property on a way": (
        prop("sh:path ( migov:kind [ sh:oneOrMorePath migov:brooder ] ) ; sh:minCount 1"),
        "shape:A-p",
        "migov:brooder is no property",
    ),
    "property of alternatives": (
        prop("sh:path [ sh:alternativePath ( migov:kind migov:knid ) ] ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is no property",
    ),
    "property compared with": (
        prop("sh:path migov:date ; sh:equals migov:dat"),
        "shape:A-p",
        "migov:dat is no property that is known here; did you mean migov:date?",
    ),
    "property ignored": (
        f"{A} ; sh:closed true ; sh:ignoredProperties ( rdf:type migov:knid ) .",
        "shape:A",
        "migov:knid is no property",
    ),
    "property as a target": (
        "shape:A a sh:NodeShape ; sh:targetSubjectsOf migov:knid ; sh:nodeKind sh:IRI .",
        "shape:A",
        "migov:knid is no property",
    ),
    "property of a shape": (
        f"{A} ; sh:nodeKind sh:IRI ; migov:coment true .",
        "shape:A",
        "migov:coment is no property",
    ),
    "keyword": (
        prop("sh:path migov:kind ; sh:minCuont 1"),
        "shape:A-p",
        "sh:minCuont is no SHACL keyword that is known here; did you mean sh:minCount?",
    ),
    "keyword in small letters": (
        "shape:A a sh:NodeShape ; sh:targetclass migov:Event ; sh:nodeKind sh:IRI .",
        "shape:A",
        "sh:targetclass is no SHACL keyword that is known here; did you mean sh:targetClass?",
    ),
    "keyword with https": (
        f"{A} ; <https://www.w3.org/ns/shacl#nodeKind> sh:IRI .",
        "shape:A",
        "<https://www.w3.org/ns/shacl#nodeKind> is no property that is known here; "
        "did you mean sh:nodeKind?",
    ),
    "keyword for a class": (
        "shape:A a sh:Nodeshape ; sh:targetClass migov:Event ; sh:nodeKind sh:IRI .",
        "shape:A",
        "sh:Nodeshape is no SHACL keyword that is known here; did you mean sh:NodeShape?",
    ),
    "datatype": (
        prop("sh:path migov:date ; sh:datatype xsd:dat"),
        "shape:A-p",
        "xsd:dat is no datatype that is known here; did you mean xsd:date?",
    ),
    "code": (
        prop("sh:path migov:kind ; sh:in ( kind:ngo kind:ngoo )"),
        "shape:A-p",
        "kind:ngoo is no term or record that is known here; did you mean kind:ngo?",
    ),
    "code with http": (
        prop("sh:path migov:kind ; sh:hasValue <http://w3id.org/migov/code/actor-kind/ngo>"),
        "shape:A-p",
        "<http://w3id.org/migov/code/actor-kind/ngo> is no term or record that is known here; "
        "did you mean kind:ngo?",
    ),
    "record": (
        "shape:A a sh:NodeShape ; sh:targetNode actor:ezezer ; sh:nodeKind sh:IRI .",
        "shape:A",
        "actor:ezezer is no term or record that is known here; did you mean actor:ezezers?",
    ),
}

MISSING = {
    "node": (f"{A} ; sh:node shape:B .", "shape:A"),
    "property": (f"{A} ; sh:property shape:B .", "shape:A"),
    "a member of or": (
        f"{A} ; sh:or ( shape:C shape:B ) .\nshape:C sh:nodeKind sh:IRI .",
        "shape:A",
    ),
    "a member of and": (f"{A} ; sh:and ( shape:B ) .", "shape:A"),
    "a member of xone": (f"{A} ; sh:xone ( shape:B ) .", "shape:A"),
    "not": (f"{A} ; sh:not shape:B .", "shape:A"),
    "a qualified shape": (
        prop("sh:path migov:kind ; sh:qualifiedValueShape shape:B ; sh:qualifiedMinCount 1"),
        "shape:A-p",
    ),
    "a query": (f"{A} ; sh:sparql shape:B .", "shape:A"),
}

NOT_CHECKED = {
    "js": ('sh:js [ sh:jsFunctionName "f" ]', "sh:js: shapes in JavaScript are not checked here"),
    "rule": ("sh:rule [ a sh:TripleRule ]", "sh:rule: SHACL rules are not checked here"),
    "target": ("sh:target [ a sh:SPARQLTarget ]", "sh:target: SPARQL targets are not checked here"),
    "expression": ("sh:expression [ sh:path migov:kind ]", "sh:expression: expressions"),
    "values": ("sh:values 5", "sh:values: computed values"),
    "parameter": ("sh:parameter [ sh:path migov:kind ]", "sh:parameter: constraint components"),
    "entailment": ("sh:entailment <http://www.w3.org/ns/entailment/RDFS>", "entailment"),
}

AROUND = {
    "itself": (f"{A} ; sh:node shape:A .", "shape:A"),
    "by way of a property": (
        f"{A} ; sh:property shape:A-p .\n"
        "shape:A-p a sh:PropertyShape ; sh:path migov:underAuthorityOf ; sh:node shape:A .",
        "shape:A",
    ),
    "by way of three": (
        f"{A} ; sh:node shape:B .\nshape:B sh:node shape:C .\nshape:C sh:node shape:B .",
        "shape:B",
    ),
    "by way of not": (f"{A} ; sh:not shape:B .\nshape:B sh:node shape:A .", "shape:A"),
    "by way of or": (
        f"{A} ; sh:or ( shape:B shape:C ) .\nshape:B sh:node shape:A ."
        "\nshape:C sh:nodeKind sh:IRI .",
        "shape:A",
    ),
    "in brackets": (
        f"{A} ; sh:not [ sh:or ( [ sh:node shape:A ] [ sh:class migov:Event ] ) ] .",
        "shape:A",
    ),
}

VALUES = {
    "a count in words": (
        prop('sh:path migov:kind ; sh:minCount "one"'),
        "sh:minCount “one”: write a whole number from 0",
    ),
    "a count as a text": (
        prop('sh:path migov:kind ; sh:minCount "1"'),
        "sh:minCount “1”: write a whole number",
    ),
    "a count below zero": (
        prop("sh:path migov:kind ; sh:maxCount -1"),
        "sh:maxCount “-1”: write a whole number from 0",
    ),
    "a count that is a name": (
        prop("sh:path migov:kind ; sh:maxCount migov:kind"),
        "sh:maxCount migov:kind",
    ),
    "a length in words": (
        prop('sh:path migov:acronym ; sh:maxLength "short"'),
        "sh:maxLength “short”",
    ),
    "two counts": (
        prop("sh:path migov:kind ; sh:minCount 1 , 2"),
        "sh:minCount stands there 2 times",
    ),
    "a pattern that is none": (
        prop('sh:path migov:acronym ; sh:pattern "("'),
        "sh:pattern “(” is no regular expression",
    ),
    "a pattern of another language": (
        prop('sh:path migov:acronym ; sh:pattern "\\\\p{L}"'),
        "is no regular expression",
    ),
    "a pattern that is a number": (
        prop("sh:path migov:acronym ; sh:pattern 5"),
        "sh:pattern “5”: write a text",
    ),
    "flags that are not looked at": (
        prop('sh:path migov:acronym ; sh:pattern "a" ; sh:flags "x"'),
        "sh:flags “x”",
    ),
    "yes for true": (f'{A} ; sh:closed "yes" .', "sh:closed “yes”: write true or false"),
    "true as a text": (
        f'{A} ; sh:nodeKind sh:IRI ; sh:deactivated "true" .',
        "sh:deactivated “true”",
    ),
    "unique or not": (prop('sh:path skos:prefLabel ; sh:uniqueLang "yes"'), "sh:uniqueLang “yes”"),
    "a kind of node that is none": (
        f"{A} ; sh:nodeKind sh:Warning .",
        "sh:nodeKind sh:Warning: choose one of",
    ),
    "a severity as a word": (
        f'{A} ; sh:nodeKind sh:IRI ; sh:severity "Warning" .',
        "sh:severity “Warning”",
    ),
    "a severity that is none": (
        f"{A} ; sh:nodeKind sh:IRI ; sh:severity sh:IRI .",
        "sh:severity sh:IRI: choose",
    ),
    "one shape for a list": (
        f"{A} ; sh:or shape:B .\nshape:B sh:nodeKind sh:IRI .",
        "sh:or shape:B: write a list",
    ),
    "an empty list": (f"{A} ; sh:or () .", "the list is empty"),
    "one value for a list": (
        prop("sh:path migov:kind ; sh:in kind:ngo"),
        "sh:in kind:ngo: write a list",
    ),
    "nothing to choose from": (prop("sh:path migov:kind ; sh:in ()"), "the list is empty"),
    "a list that ends nowhere": (f"{A} ; sh:in _:l .\n_:l rdf:first 1 .", "write a list"),
    "a list without an end": (
        f"{A} ; sh:in _:l .\n_:l rdf:first 1 ; rdf:rest _:l .",
        "write a list",
    ),
    "texts for names": (
        f'{A} ; sh:closed true ; sh:ignoredProperties ( "rdf:type" ) .',
        "the list holds names",
    ),
    "one language for a list": (
        prop('sh:path skos:prefLabel ; sh:languageIn "lv"'),
        "sh:languageIn “lv”: write a list",
    ),
    "names for languages": (
        prop("sh:path skos:prefLabel ; sh:languageIn ( migov:lv )"),
        "language tags",
    ),
    "a bound that is a name": (
        prop("sh:path migov:ordinal ; sh:minInclusive migov:kind"),
        "sh:minInclusive migov:kind",
    ),
    "a message that is a name": (
        f"{A} ; sh:nodeKind sh:IRI ; sh:message migov:kind .",
        "sh:message migov:kind",
    ),
    "a datatype as a text": (
        prop('sh:path migov:date ; sh:datatype "xsd:date"'),
        "sh:datatype “xsd:date”",
    ),
    "a class as a text": (
        'shape:A a sh:NodeShape ; sh:targetClass "migov:Event" ; sh:closed true .',
        "sh:targetClass",
    ),
    "a target as a text": (
        'shape:A a sh:NodeShape ; sh:targetNode "actor:x" ; sh:closed true .',
        "sh:targetNode",
    ),
    "a shape as a text": (f'{A} ; sh:property "shape:B" .', "sh:property “shape:B”: write a name"),
    "a path as a text": (
        prop('sh:path "migov:kind" ; sh:minCount 1'),
        "sh:path “migov:kind”: write a property",
    ),
    "a path of nothing": (prop("sh:path () ; sh:minCount 1"), "write a property or a path"),
    "a path that says nothing": (prop("sh:path [] ; sh:minCount 1"), "write a property or a path"),
    "a path of two kinds": (
        prop(
            "sh:path [ sh:inversePath migov:kind ; sh:zeroOrMorePath migov:kind ] ; sh:minCount 1"
        ),
        "write a property or a path",
    ),
    "two paths": (
        prop("sh:path migov:kind , migov:level ; sh:minCount 1"),
        "sh:path stands there 2 times",
    ),
    "no path": (prop("sh:minCount 1"), "a property shape says which property"),
    "no path and no class": (
        f"{A} ; sh:property [ sh:nodeKind sh:IRI ] .",
        "has no sh:path, as sh:property asks",
    ),
    "a count without a path": (f"{A} ; sh:minCount 1 .", "sh:minCount is for property shapes"),
    "a comparison without a path": (
        f"{A} ; sh:lessThan migov:date .",
        "sh:lessThan is for property shapes",
    ),
    "a qualified shape without a count": (
        prop("sh:path migov:kind ; sh:qualifiedValueShape [ sh:class migov:ActorKind ]"),
        "sh:qualifiedValueShape needs",
    ),
    "a query without a select": (
        f'{A} ; sh:sparql [ sh:message "?" ] .',
        "has no sh:select, as sh:sparql asks",
    ),
}

QUERIES = {
    "no SPARQL": ("SELECT $this WHERE { $this ?p }", "not SPARQL 1.1: unexpected “}”"),
    "a prefix that nobody declared": (
        "SELECT $this WHERE { $this foo:bar ?x }",
        "the prefix “foo:” is not declared",
    ),
    "another server": (
        "SELECT $this WHERE { SERVICE <https://example.org/sparql> { $this ?p ?value } }",
        "SERVICE is refused",
    ),
    "a graph to load": (
        "SELECT $this FROM <https://example.org/g> WHERE { $this ?p ?value }",
        "FROM is refused",
    ),
    "MINUS": (
        "SELECT $this WHERE { $this ?p ?x MINUS { $this migov:kind ?x } }",
        "SHACL forbids MINUS",
    ),
    "VALUES": ("SELECT $this WHERE { VALUES ?x { 1 } $this ?p ?x }", "SHACL forbids VALUES"),
    "ASK": ("ASK { $this ?p ?x }", "the query of a shape is a SELECT"),
    "nothing at fault": ("SELECT ?x WHERE { ?x ?p ?value }", "the query of a shape selects $this"),
    "a query in a query": (
        "SELECT $this WHERE { { SELECT ?x WHERE { ?x ?p ?y } } $this ?q ?x }",
        "a nested SELECT selects $this",
    ),
    "a property that does not exist": (
        "SELECT $this WHERE { $this migov:knid ?x }",
        "did you mean migov:kind?",
    ),
    "a property in full": (
        "SELECT $this WHERE { $this <http://w3id.org/migov#kind> ?x }",
        "<http://w3id.org/migov#kind> is no term or record",
    ),
    "a code that does not exist": (
        "SELECT $this WHERE { $this migov:kind kind:ngoo }",
        "did you mean kind:ngo?",
    ),
    "a function that nobody has": (
        "SELECT $this WHERE { $this ?p ?x FILTER(<https://example.org/f>(?x)) }",
        "it cannot be asked",
    ),
    "brackets without end": (
        f"SELECT $this WHERE {'{' * 200} $this ?p ?x {'}' * 200}",
        "nested deeper",
    ),
}

REFUSED = {
    **{f"unknown {name}": case for name, case in UNKNOWN.items()},
    **{
        f"missing, {name}": (body, record, "refers to shape:B, and no shape says that")
        for name, (body, record) in MISSING.items()
    },
    **{
        f"not checked, {name}": (f"{A} ; sh:nodeKind sh:IRI ; {what} .", "shape:A", message)
        for name, (what, message) in NOT_CHECKED.items()
    },
    **{
        f"around, {name}": (body, record, "refers to itself, by way of others or not")
        for name, (body, record) in AROUND.items()
    },
    **{
        name: (body, "shape:A-p" if "shape:A-p" in body else "shape:A", message)
        for name, (body, message) in VALUES.items()
    },
    **{
        f"query, {name}": (select(query), "shape:A-query", message)
        for name, (query, message) in QUERIES.items()
    },
    "what others have": (
        f"<https://example.org/s> owl:imports <https://example.org/t> .\n{FINE}",
        "<https://example.org/s>",
        "imports https://example.org/t: shapes are read from files, never from the network",
    ),
    "all deactivated": (
        f"{A} ; sh:nodeKind sh:IRI ; sh:deactivated true .",
        "shape:A",
        "all shapes are deactivated",
    ),
    "all that a shape asks deactivated": (
        prop("sh:path migov:kind ; sh:minCount 1 ; sh:deactivated true"),
        "shape:A",
        "shape:A has a target and no constraint",
    ),
    "nothing asked": (f"{A} .", "shape:A", "shape:A has a target and no constraint"),
    "nothing asked by way of another": (
        f'{A} ; sh:node shape:B .\nshape:B a sh:NodeShape ; sh:name "B" .',
        "shape:A",
        "shape:A has a target and no constraint",
    ),
    "no target": (
        "shape:A a sh:NodeShape ; sh:nodeKind sh:IRI .",
        "shape:A",
        "no shape has a target",
    ),
    "a class for a target": (
        "migov:Event a sh:NodeShape ; sh:nodeKind sh:IRI .",
        "migov:Event",
        "no shape has a target",
    ),
    "no Turtle": (f"{A} ; sh:nodeKind .", "shape:A", "not Turtle"),
}


@pytest.fixture(scope="module")
def terms(made):
    return read_terms(made)


@pytest.mark.parametrize("name", REFUSED)
def test_shapes_that_could_find_nothing_are_refused_with_file_line_and_reason(
    name, terms, tmp_path
):
    body, record, message = REFUSED[name]
    path = write(tmp_path / "shapes" / "own.ttl", body)
    with pytest.raises(InputError) as refused:
        read_shapes([path.parent], terms)
    assert message in refused.value.message
    assert (refused.value.path, refused.value.line) == (path, line_of(path, record))
    assert str(refused.value).startswith(f"{path}:{refused.value.line}:")


@pytest.mark.parametrize(
    "body",
    [
        FINE,
        prop("sh:path skos:prefLabel ; sh:minCount 1 ; sh:uniqueLang true"),
        prop("sh:path ( migov:kind [ sh:zeroOrMorePath skos:broader ] ) ; sh:hasValue kind:ngo"),
        prop("sh:path [ sh:alternativePath ( migov:kind migov:memberKind ) ] ; sh:maxCount 0"),
        prop('sh:path dcterms:title ; sh:pattern "^a" ; sh:flags "i" ; sh:languageIn ( "lv" )'),
        prop("sh:path rdf:type ; sh:in ( migov:Organisation skos:ConceptScheme )"),
        f"{A} ; sh:closed true .",
        f"{A} ; sh:nodeKind sh:IRI .\nshape:B sh:deactivated true ; sh:node shape:C ."
        "\nshape:C sh:nodeKind sh:IRI .",
        f"{A} ; sh:or ( shape:B shape:C ) .\nshape:B sh:class migov:Event ."
        "\nshape:C sh:node shape:B .",
        f"{A} ; sh:property [ sh:path migov:kind ; sh:node [ sh:class migov:ActorKind ] ] .",
        select("SELECT $this ?x WHERE { $this migov:kind ?x # VALUES\\n FILTER(?x = 'MINUS') }"),
        select(
            "SELECT DISTINCT $this WHERE { { SELECT $this WHERE { $this a ?x } } $this ?minus ?y }"
        ),
        "shape:A a sh:NodeShape ; sh:targetNode actor:ezezers ; sh:nodeKind sh:IRI .",
    ],
)
def test_shapes_that_could_find_something_are_read(body, terms, tmp_path):
    path = write(tmp_path / "own.ttl", body)
    shapes = read_shapes([path], terms)
    assert len(shapes.records) > 2
    assert len(shapes.across) == 0


def test_the_shipped_shapes_are_read(terms):
    shapes = read_shapes([shapes_folder()], terms)
    assert len(shapes.records) > 1000
    assert len(shapes.across) > 100


@pytest.mark.parametrize("parts", [[], ["empty"], ["empty/across"]], ids=str)
def test_a_folder_without_shapes_is_refused(parts, terms, tmp_path):
    folders = [tmp_path / part for part in parts]
    for folder in folders:
        folder.mkdir(parents=True)
    with pytest.raises(InputError, match=r"holds no shapes \(\*\.ttl\): nothing would be checked"):
        read_shapes(folders, terms)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.ttl"])
def test_shapes_that_are_not_there_are_refused(name, terms, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_shapes([tmp_path / name], terms)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("more/own.ttl", "put shapes into the folder itself or its folder “across”"),
        ("across/more/own.ttl", "put shapes into the folder itself or its folder “across”"),
        ("own.TTL", "write shapes as Turtle"),
        ("own.shacl", "write shapes as Turtle"),
        ("own.jsonld", "write shapes as Turtle"),
        ("across/own.rdf", "write shapes as Turtle"),
    ],
)
def test_shapes_that_would_be_passed_over_are_refused(name, message, terms, tmp_path):
    write(tmp_path / "one.ttl", FINE)
    path = write(tmp_path / name, FINE.replace("shape:A", "shape:B"))
    with pytest.raises(InputError, match=message) as refused:
        read_shapes([tmp_path], terms)
    assert refused.value.path == path


def test_shapes_of_the_study_hold_beside_the_shipped_ones(study):
    write(study / "shapes" / "own.ttl", prop("sh:path migov:sector ; sh:minCount 1"))
    report = validate(kg.load(study))
    missing = {result.focus for result in report.results if result.shape.endswith("/A-p")}
    assert missing == {expand(f"actor:{name}") for name in ("ezezers", "siloju", "udensroze")}
    write(study / "shapes" / "own.ttl", prop("sh:path migov:sektor ; sh:minCount 1"))
    with pytest.raises(InputError, match="did you mean migov:sector"):
        validate(kg.load(study))


def test_only_the_shapes_that_are_named_hold(made, tmp_path):
    one = write(tmp_path / "one" / "a.ttl", prop("sh:path migov:sector ; sh:minCount 1"))
    two = write(tmp_path / "b.ttl", prop("sh:path migov:level ; sh:minCount 1").replace("A", "B"))
    report = validate(made, shapes=[one.parent, two])
    named = {compress(result.path) for result in report.results if result.severity == "error"}
    assert named == {"migov:sector", "migov:level"}
    assert (report.shapes, report.focus_nodes, report.constraints) == (4, 3, 2)


def test_a_closed_shape_refuses_known_properties_as_well(made, tmp_path):
    path = write(tmp_path / "own.ttl", f"{A} ; sh:closed true .")
    told = {
        (compress(result.path), result.message) for result in validate(made, shapes=path).results
    }
    assert ("rdf:type", "rdf:type does not belong here") in told
    assert ("migov:kind", "migov:kind does not belong here") in told


def test_a_study_without_data_is_refused(tmp_path):
    write(tmp_path / "data" / "empty.ttl", "")
    own = write(tmp_path / "own.ttl", FINE)
    for shapes in (None, own):
        with pytest.raises(InputError, match="no data: the files hold no record to check"):
            validate(kg.load(tmp_path), shapes=shapes)


def test_shapes_that_apply_to_none_of_the_data_are_refused(made, tmp_path):
    path = write(tmp_path / "own.ttl", FINE.replace("Organisation", "Output"))
    with pytest.raises(InputError, match="nothing was checked: 0 shapes, 0 focus nodes") as refused:
        validate(made, shapes=path)
    assert refused.value.path == path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this ?p ?x BIND(1 AS ?currentShape) }",
        "SELECT $this WHERE { $this ?p ?x LATERAL { SELECT $this ?y WHERE { $this ?q ?y } } }",
        "SELECT $this ?value WHERE { $this $PATH ?value }",
    ],
)
def test_a_query_that_only_the_validator_refuses_is_refused_in_a_sentence(query, made, tmp_path):
    path = write(tmp_path / "own.ttl", select(query))
    with pytest.raises(InputError, match="the shapes cannot be used: ") as refused:
        validate(made, shapes=path)
    assert refused.value.path == path
    assert "\n" not in str(refused.value)


# Results -------------------------------------------------------------------------------------

# Each record in a document's file, what is at fault in it, and what is said: the property, the
# severity, a part of the sentence, and the line that would be right.
FAULTS = {
    "event:a": (
        'a migov:Evnt ; skos:prefLabel "A talka"@lv ; migov:evidence quote:q ;\n'
        "migov:eventKind eventkind:seminar",
        [("rdf:type", "error", "did you mean migov:Event?", "event:a a migov:Event ;")],
    ),
    "event:b": (
        'a <http://w3id.org/migov#Event> ; skos:prefLabel "B talka"@lv ; migov:evidence quote:q ;\n'
        "migov:eventKind eventkind:seminar",
        [("rdf:type", "error", "its address begins with https:", "event:b a migov:Event ;")],
    ),
    "event:c": (
        'a migov:Activity ; skos:prefLabel "C talka"@lv',
        [("rdf:type", "error", "is too wide for a record; choose one of migov:Event, mig", "")],
    ),
    "actor:a": (
        'a migov:Organisation ; skos:prefLabel "A"@lv ; migov:evidence quote:q ;\n'
        "migov:knid kind:ngo",
        [
            (
                "migov:knid",
                "error",
                "no property that is known here; did you mean migov:kind?",
                "migov:kind kind:ngo ;",
            )
        ],
    ),
    "actor:b": (
        'a migov:Organisation ; skos:prefLabel "B"@lv ; migov:evidence quote:q ;\n'
        "<http://w3id.org/migov#kind> kind:ngo",
        [
            (
                "http://w3id.org/migov#kind",
                "error",
                "its address begins with https:",
                "migov:kind kind:ngo ;",
            )
        ],
    ),
    "actor:c": (
        'a migov:Organisation ; skos:prefLabel "C"@lv ; migov:evidence quote:q ;\n'
        "migov:kind <http://w3id.org/migov/code/actor-kind/ngo>",
        [("migov:kind", "error", "Did you mean kind:ngo?", "migov:kind kind:ngo ;")],
    ),
    "actor:d": (
        'a migov:Organisation ; skos:prefLabel "D"@lv ; migov:evidence quote:q ;\n'
        "migov:kind kind:municipalty",
        [
            (
                "migov:kind",
                "error",
                "kind:municipalty has no record. Did you mean kind:municipality?",
                "migov:kind kind:municipality ;",
            )
        ],
    ),
    "actor:e": (
        'a migov:Organisation ; skos:prefLabel "E"@lv ; migov:evidence quote:q ;\n'
        "migov:memberKind kind:ngo",
        [
            (
                "migov:memberKind",
                "error",
                "migov:memberKind does not belong on migov:Organisation; "
                "it is for migov:UnnamedGroup",
                "",
            )
        ],
    ),
    "actor:f": (
        'a migov:Organisation ;\nskos:prefLabel "Feta"',
        [("skos:prefLabel", "error", "Give it a name", 'skos:prefLabel "Feta"@lv ;')],
    ),
    "actor:g": (
        'a migov:Organisation ; skos:prefLabel "G"@lv ; migov:evidence quote:q ;\n'
        'migov:kind "Biedrība"@lv',
        [
            (
                "migov:kind",
                "error",
                "“Biedrība” is the name of kind:association.",
                "migov:kind kind:association ;",
            )
        ],
    ),
    "actor:h": (
        'a migov:Organisation ; skos:prefLabel "H"@lv ; migov:evidence quote:q ;\n'
        "migov:kind role:partner",
        [("migov:kind", "error", "role:partner is migov:Role. Choose a code", "")],
    ),
    "actor:unit": (
        'a migov:Unit ; skos:prefLabel "Nodaļa"@lv ; migov:evidence quote:q ;\n'
        "migov:subUnitOf actor:valsts-kancleja",
        [
            (
                "migov:subUnitOf",
                "error",
                "actor:valsts-kancleja has no record. Did you mean actor:valsts-kanceleja?",
                "migov:subUnitOf actor:valsts-kanceleja ;",
            )
        ],
    ),
    "actor:valsts-kanceleja": ('a migov:Organisation ; skos:prefLabel "Valsts kanceleja"@lv', []),
    "actor:valsts-kancelleja": (
        'skos:prefLabel "Cita kanceleja"@lv',
        [("", "error", "Is the name misspelt? Did you mean actor:valsts-kanceleja?", "")],
    ),
    "event:d": (
        'a migov:Event ; skos:prefLabel "D talka"@lv ; migov:evidence quote:q ;\n'
        "migov:eventKind eventkind:seminr",
        [
            (
                "migov:eventKind",
                "error",
                "Did you mean eventkind:seminar?",
                "migov:eventKind eventkind:seminar ;",
            )
        ],
    ),
    "event:e": (
        'a migov:Event ; skos:prefLabel "E talka"@lv ; migov:evidence quote:q ;\n'
        "migov:eventKind eventkind:seminar ; migov:partOf event:nowhere-at-all",
        [("migov:partOf", "error", "event:nowhere-at-all has no record. Name an event", "")],
    ),
    "event:f": (
        'a migov:Event ; skos:prefLabel "F talka"@lv ; migov:evidence quote:q',
        [
            (
                "migov:eventKind",
                "error",
                "Choose a code of the list “eventkind:”",
                "migov:eventKind eventkind:discussion ;",
            )
        ],
    ),
    "event:g": (
        'a migov:Event ; skos:prefLabel "G talka"@lv ; migov:eventKind eventkind:seminar',
        [("migov:evidence", "error", "Give the record a quote", "")],
    ),
    "event:h": (
        'a migov:Event ; skos:prefLabel "H talka"@lv ; migov:evidence quote:q ;\n'
        'migov:eventKind eventkind:seminar ;\nmigov:date "2023-02-07"',
        [
            (
                "migov:date",
                "error",
                "Write the date in EDTF",
                'migov:date "2023-02-07"^^loc:edtf ;',
            )
        ],
    ),
    "event:i": (
        'a migov:Event ; skos:prefLabel "I talka"@lv ; migov:evidence quote:q ;\n'
        'migov:eventKind eventkind:seminar ;\nmigov:ordinal "second"',
        [("migov:ordinal", "error", "Give one whole number from 1.", "migov:ordinal 2 ;")],
    ),
    "event:j": (
        'a migov:Event ; skos:prefLabel "J talka"@lv ; migov:evidence quote:q ;\n'
        'migov:eventKind eventkind:seminar ;\nmigov:ordinal "2"',
        [("migov:ordinal", "error", "Give one whole number from 1.", "migov:ordinal 2 ;")],
    ),
    "claim:a": (
        "a migov:Tenure ; migov:evidence quote:q ; migov:status status:stated ;\n"
        'migov:postTitle "meras"@lt ; migov:holder actor:a ; migov:postIn project:p',
        [
            ("migov:holder", "error", "actor:a is migov:Organisation. Name one person", ""),
            ("migov:postIn", "error", "project:p is migov:Project. Name the organisation", ""),
        ],
    ),
    "claim:b": (
        "a migov:Statement ; migov:evidence quote:q ; migov:status status:stated ;\n"
        'rdf:subject project:p ; rdf:object "TILTS" ;\nrdf:predicate migov:acronim',
        [
            (
                "rdf:predicate",
                "error",
                "migov:acronim is none of those to choose from; did you mean migov:acronym?",
                "rdf:predicate migov:acronym ;",
            )
        ],
    ),
    "doc:a": (
        'a migov:Document ; skos:prefLabel "A"@lv ; migov:language "lv" ; migov:coder "kg" ;\n'
        'migov:address "https://example.org/žinia"',
        [
            (
                "migov:address",
                "error",
                "Give the web address",
                "migov:address <https://example.org/žinia> ;",
            )
        ],
    ),
    "doc:b": (
        'a migov:Document ; skos:prefLabel "B"@lv ; migov:coder "kg" ;\n'
        'migov:address <https://example.org/b> ;\nmigov:language "Latvian"',
        [("migov:language", "error", "Give the language of the text", 'migov:language "lv" ;')],
    ),
    "doc:c": (
        'a migov:Document ; skos:prefLabel "C"@lv ; migov:language "lv" ;\n'
        'migov:address <https://example.org/c> ;\nmigov:coder "kg"@lv',
        [("migov:coder", "error", "Say who coded the document", 'migov:coder "kg" ;')],
    ),
    # What SHACL sees and what it does not: each is told once.
    "doc:d": (
        'a migov:Document ; skos:prefLabel "D"@lv ; migov:language "lv" ; migov:coder "kg" ;\n'
        "migov:address <javascript:alert(1)>",
        [("migov:address", "error", "an address that begins with javascript: is not one", "")],
    ),
    "doc:e": (
        'a migov:Document ; skos:prefLabel "E"@lv ; migov:language "lv" ; migov:coder "kg" ;\n'
        'migov:address <https://example.org/e> ;\nmigov:retrieved "2023-02-30"^^xsd:date',
        [
            (
                "migov:retrieved",
                "error",
                "“2023-02-30” is no xsd:date: February 2023 has 28 days",
                'migov:retrieved "2026-11-01"^^xsd:date ;',
            )
        ],
    ),
    "project:a": (
        'a migov:Project ; skos:prefLabel "A"@lv ; migov:evidence quote:q ;\n'
        'migov:date "7 February"^^loc:edtf , "2023-02-29"^^loc:edtf',
        [
            ("migov:date", "error", "“2023-02-29” is no date in EDTF; write for example", ""),
            (
                "migov:date",
                "error",
                "“7 February” is no date in EDTF: it holds blanks, which some engines strip; "
                "write “2023-02-07”",
                'migov:date "XXXX-02-07"^^loc:edtf ;',
            ),
        ],
    ),
    "project:b": (
        'a migov:Project ; skos:prefLabel "B"@lv ; skos:note "--02-31"^^xsd:gMonthDay , '
        '"20x3"^^xsd:gYear , "1_000"^^xsd:integer , "NaN"^^xsd:decimal , "0.5"^^xsd:decimal',
        [
            ("skos:note", "error", "“--02-31” is no xsd:gMonthDay: February has 29 days", ""),
            ("skos:note", "error", "“1_000” is no xsd:integer: write “1000”", ""),
            ("skos:note", "error", "“20x3” is no xsd:gYear: write it like 2023", ""),
            ("skos:note", "error", "“NaN” is no xsd:decimal: it has no exponent, infinity", ""),
        ],
    ),
    "project:c": (
        'a migov:Project ; skos:prefLabel "Sala\\u202E"@lv , "Sala\\u0007"@lt , "Sala\\n"@en',
        [
            ("skos:prefLabel", "error", "stands U+0007 BELL, which is a control character", ""),
            ("skos:prefLabel", "error", "U+202E RIGHT-TO-LEFT OVERRIDE, which turns", ""),
            ("skos:prefLabel", "error", "it ends in a line break, which patterns do not see", ""),
        ],
    ),
    "project:d": (
        'a migov:Project ; skos:prefLabel "Tilt\\u0430s"@lv ; skos:note <data:text/html,x>',
        [
            ("skos:note", "error", "an address that begins with data: is not one to link to", ""),
            ("skos:prefLabel", "warning", "mixes Latin letters with the Cyrillic “а”", ""),
        ],
    ),
    "project:e": (
        'a migov:Project ; skos:prefLabel "E"@lv ;\nskos:altLabel "Vietiņ\\u0430"',
        [
            (
                "skos:altLabel",
                "error",
                "Give another name than the pref",
                'skos:altLabel "Vietiņа"@lv ;',
            ),
            ("skos:altLabel", "warning", "mixes Latin letters with the Cyrillic “а”", ""),
        ],
    ),
    "actor:k": (
        'a migov:Organisation ; skos:prefLabel "Kauno klubas"@lt',
        [("skos:prefLabel", "warning", "looks like “Kauno Klubas” of actor:l and is", "")],
    ),
    "actor:l": ('a migov:Organisation ; skos:prefLabel "Kauno Klubas"@lt', []),
    "project:p": ('a migov:Project ; skos:prefLabel "Pīlādzis"@lv', []),
    "quote:q": (
        'a migov:Evidence ; oa:exact "tikās Ogrē"@lv ; oa:prefix "Talka.\\n"@lv ; '
        "migov:document doc:q",
        [],
    ),
    "doc:q": (
        'a migov:Document ; skos:prefLabel "Ziņa"@lv ; migov:address <https://example.org/q> ; '
        'migov:coder "kg" ; migov:language "lv"',
        [],
    ),
}


def faulty(folder, contents):
    """Write and load a study of one document's file."""
    body = "".join(f"{record} {said} .\n" for record, said in contents.items())
    write(folder / "data" / "documents" / "q.ttl", body)
    return kg.load(folder)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    contents = {record: said for record, (said, _) in FAULTS.items()}
    return validate(faulty(tmp_path_factory.mktemp("faulty"), contents))


def about(report, record):
    return [result for result in report.results if result.focus == expand(record)]


@pytest.mark.parametrize("record", FAULTS)
def test_a_fault_is_told_once_with_its_reason_and_a_line_that_would_be_right(record, report):
    found = sorted(about(report, record), key=lambda result: (result.path, result.message))
    told = [(compress(result.path), result.severity, result.fix) for result in found]
    wanted = FAULTS[record][1]
    assert told == [(path, severity, fix) for path, severity, _, fix in wanted]
    for result, (_, _, part, _) in zip(found, wanted, strict=True):
        assert part in result.message
        assert result.place is not None
        assert result.place.line == line_of(result.place.path, f"{record} ")


def test_every_result_says_why(report):
    assert [str(result) for result in report.results if not result.why] == []
    assert len(report.results) > 40


def test_what_is_told_can_be_printed(report):
    assert [result for result in report.results if not str(result).isprintable()] == []
    values = {result.value for result in about(report, "project:c")}
    assert values == {"Sala\\u202E", "Sala\\u0007", "Sala\\u000A"}


def test_the_lines_that_would_be_right_are_right(report, tmp_path):
    """Each takes the place of the line with its property, or is added to the record."""
    mended = {}
    for record, (said, _) in FAULTS.items():
        lines = said.split("\n")
        for result in about(report, record):
            fix = result.fix.removesuffix(" ;").removeprefix(f"{record} ")
            if fix and result.path == expand("rdf:type"):
                lines = [re.sub(r"^a \S+", fix, line) for line in lines]
            elif fix:
                given = compress(result.path).replace("http://w3id", "<http://w3id")
                lines = [line for line in lines if not line.startswith(given)]
                lines = [f"{line.removesuffix(' ;')} ;" for line in lines] + [fix]
        mended[record] = "\n".join(lines)
    again = validate(faulty(tmp_path, mended))
    left = {(each.focus, each.path, each.severity) for each in again.results}
    had_fix = [result for result in report.results if result.fix]
    assert [str(each) for each in had_fix if (each.focus, each.path, each.severity) in left] == []
    assert len({result.shape for result in had_fix}) > 10
    before = {(each.focus, each.path, each.severity) for each in report.results}
    assert {each for each in left - before if "/id/" in each[0]} == set()


def test_a_class_that_has_rules_and_no_record_is_advice(report):
    advice = [result for result in report.results if result.severity == "advice"]
    assert {result.thing for result in advice} == set(map(compress, report.idle))
    assert "migov:Output" in {result.thing for result in advice}
    assert "migov:Event" not in {result.thing for result in advice}
    for result in advice:
        assert (result.place, result.fix) == (None, "")
        assert "so its rules checked nothing" in result.message
        assert result.why == "A rule that applies to nothing cannot find anything."


def test_the_standard_report_holds_faults_of_texts_and_does_not_conform(make_study):
    study = make_study({"t.ttl": 'actor:t a migov:Person ; skos:prefLabel "Li\u200bna"@lv .\n'})
    found = validate(kg.load(study))

    assert [result.shape for result in found.results if result.severity == "error"] == [""]
    (node,) = found.graph.subjects(SH.focusNode, URIRef(expand("actor:t")))
    assert found.graph.value(node, SH.sourceConstraintComponent) == URIRef(expand("shape:Texts"))
    assert (None, SH.conforms, Literal(False)) in found.graph
