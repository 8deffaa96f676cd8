"""Shapes with names, keywords and values that could find nothing are refused."""

import pytest
from validation_helpers import FINE, A, assert_refused, prop, select, write

from kg.validation.shapes.shapes import read_shapes

# The file of shapes; the record with the error; what is said of it.
UNKNOWN = {
    "class": (
        "shape:A a sh:NodeShape ; sh:targetClass migov:Organization ; sh:nodeKind sh:IRI .",
        "shape:A",
        "migov:Organization is not a known class; did you mean migov:Organisation?",
    ),
    "class of elsewhere": (
        "shape:A a sh:NodeShape ; sh:targetClass <https://example.org/Body> ; sh:nodeKind sh:IRI .",
        "shape:A",
        "<https://example.org/Body> is not a known class",
    ),
    "class with http": (
        "shape:A a sh:NodeShape ; sh:targetClass <http://w3id.org/migov#Event> ; sh:closed true .",
        "shape:A",
        "<http://w3id.org/migov#Event> is not a known class; did you mean migov:Event?",
    ),
    "class of values": (
        prop("sh:path migov:kind ; sh:class migov:ActorKnd"),
        "shape:A-p",
        "migov:ActorKnd is not a known class; did you mean migov:ActorKind?",
    ),
    "property": (
        prop("sh:path migov:knid ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is not a known property; did you mean migov:kind?",
    ),
    "property with http": (
        prop("sh:path <http://w3id.org/migov#kind> ; sh:minCount 1"),
        "shape:A-p",
        "<http://w3id.org/migov#kind> is not a known property; did you mean migov:kind?",
    ),
    "property of SKOS": (
        prop("sh:path skos:prefLabl ; sh:minCount 1"),
        "shape:A-p",
        "skos:prefLabl is not a known property",
    ),
    "property of quotes": (
        prop("sh:path oa:exakt ; sh:minCount 1"),
        "shape:A-p",
        "oa:exakt is not a known property",
    ),
    "property of RDF": (
        prop("sh:path rdf:typ ; sh:minCount 1"),
        "shape:A-p",
        "rdf:typ is not a known property",
    ),
    "property backwards": (
        prop("sh:path [ sh:inversePath migov:knid ] ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is not a known property",
    ),
    "property on a way": (
        prop("sh:path ( migov:kind [ sh:oneOrMorePath migov:brooder ] ) ; sh:minCount 1"),
        "shape:A-p",
        "migov:brooder is not a known property",
    ),
    "property of alternatives": (
        prop("sh:path [ sh:alternativePath ( migov:kind migov:knid ) ] ; sh:minCount 1"),
        "shape:A-p",
        "migov:knid is not a known property",
    ),
    "property compared with": (
        prop("sh:path migov:date ; sh:equals migov:dat"),
        "shape:A-p",
        "migov:dat is not a known property; did you mean migov:date?",
    ),
    "property ignored": (
        f"{A} ; sh:closed true ; sh:ignoredProperties ( rdf:type migov:knid ) .",
        "shape:A",
        "migov:knid is not a known property",
    ),
    "property as a target": (
        "shape:A a sh:NodeShape ; sh:targetSubjectsOf migov:knid ; sh:nodeKind sh:IRI .",
        "shape:A",
        "migov:knid is not a known property",
    ),
    "property of a shape": (
        f"{A} ; sh:nodeKind sh:IRI ; migov:coment true .",
        "shape:A",
        "migov:coment is not a known property",
    ),
    "keyword": (
        prop("sh:path migov:kind ; sh:minCuont 1"),
        "shape:A-p",
        "sh:minCuont is not a known SHACL keyword; did you mean sh:minCount?",
    ),
    "keyword in small letters": (
        "shape:A a sh:NodeShape ; sh:targetclass migov:Event ; sh:nodeKind sh:IRI .",
        "shape:A",
        "sh:targetclass is not a known SHACL keyword; did you mean sh:targetClass?",
    ),
    "keyword with https": (
        f"{A} ; <https://www.w3.org/ns/shacl#nodeKind> sh:IRI .",
        "shape:A",
        "<https://www.w3.org/ns/shacl#nodeKind> is not a known property; did you mean sh:nodeKind?",
    ),
    "keyword for a class": (
        "shape:A a sh:Nodeshape ; sh:targetClass migov:Event ; sh:nodeKind sh:IRI .",
        "shape:A",
        "sh:Nodeshape is not a known SHACL keyword; did you mean sh:NodeShape?",
    ),
    "datatype": (
        prop("sh:path migov:date ; sh:datatype xsd:dat"),
        "shape:A-p",
        "xsd:dat is not a known datatype; did you mean xsd:date?",
    ),
    "code": (
        prop("sh:path migov:kind ; sh:in ( kind:ngo kind:ngoo )"),
        "shape:A-p",
        "kind:ngoo is not a known term or record; did you mean kind:ngo?",
    ),
    "code with http": (
        prop("sh:path migov:kind ; sh:hasValue <http://w3id.org/migov/code/actor-kind/ngo>"),
        "shape:A-p",
        "<http://w3id.org/migov/code/actor-kind/ngo> is not a known term or record; "
        "did you mean kind:ngo?",
    ),
    "record": (
        "shape:A a sh:NodeShape ; sh:targetNode actor:ezezer ; sh:nodeKind sh:IRI .",
        "shape:A",
        "actor:ezezer is not a known term or record; did you mean actor:ezezers?",
    ),
}

NOT_CHECKED = {
    "js": (
        'sh:js [ sh:jsFunctionName "f" ]',
        "sh:js: kg does not check shapes in JavaScript; remove it",
    ),
    "rule": ("sh:rule [ a sh:TripleRule ]", "sh:rule: kg does not check SHACL rules"),
    "target": ("sh:target [ a sh:SPARQLTarget ]", "sh:target: kg does not check SPARQL targets"),
    "expression": (
        "sh:expression [ sh:path migov:kind ]",
        "sh:expression: kg does not check expressions",
    ),
    "values": ("sh:values 5", "sh:values: kg does not check computed values"),
    "parameter": (
        "sh:parameter [ sh:path migov:kind ]",
        "sh:parameter: kg does not check constraint components",
    ),
    "entailment": (
        "sh:entailment <http://www.w3.org/ns/entailment/RDFS>",
        "sh:entailment: kg does not check entailment",
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
        "sh:minCount is given 2 times; give it once",
    ),
    "a pattern that is none": (
        prop('sh:path migov:acronym ; sh:pattern "("'),
        "sh:pattern “(” is not a regular expression",
    ),
    "a pattern of another language": (
        prop('sh:path migov:acronym ; sh:pattern "\\\\p{L}"'),
        "is not a regular expression",
    ),
    "a pattern that is a number": (
        prop("sh:path migov:acronym ; sh:pattern 5"),
        "sh:pattern “5”: write a text",
    ),
    "flags that are not looked at": (
        prop('sh:path migov:acronym ; sh:pattern "a" ; sh:flags "x"'),
        "sh:flags “x”: kg knows the flags i and m only",
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
    "an empty list": (f"{A} ; sh:or () .", "the list is empty; write its members"),
    "one value for a list": (
        prop("sh:path migov:kind ; sh:in kind:ngo"),
        "sh:in kind:ngo: write a list",
    ),
    "nothing to choose from": (
        prop("sh:path migov:kind ; sh:in ()"),
        "the list is empty; write its members",
    ),
    "a list that ends nowhere": (f"{A} ; sh:in _:l .\n_:l rdf:first 1 .", "write a list"),
    "a list without an end": (
        f"{A} ; sh:in _:l .\n_:l rdf:first 1 ; rdf:rest _:l .",
        "write a list",
    ),
    "texts for names": (
        f'{A} ; sh:closed true ; sh:ignoredProperties ( "rdf:type" ) .',
        "write names, not texts",
    ),
    "one language for a list": (
        prop('sh:path skos:prefLabel ; sh:languageIn "lv"'),
        "sh:languageIn “lv”: write a list",
    ),
    "names for languages": (
        prop("sh:path skos:prefLabel ; sh:languageIn ( migov:lv )"),
        "write language tags",
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
        "sh:path is given 2 times; give it once",
    ),
    "no path": (prop("sh:minCount 1"), "a property shape must name a property; add sh:path"),
    "no path and no class": (
        f"{A} ; sh:property [ sh:nodeKind sh:IRI ] .",
        "has no sh:path, which sh:property needs; add it",
    ),
    "a count without a path": (
        f"{A} ; sh:minCount 1 .",
        "sh:minCount is for property shapes only; add sh:path",
    ),
    "a comparison without a path": (
        f"{A} ; sh:lessThan migov:date .",
        "sh:lessThan is for property shapes only; add sh:path",
    ),
    "a count without a qualified shape": (
        prop("sh:path migov:kind ; sh:qualifiedMinCount 1"),
        "sh:qualifiedMinCount is for sh:qualifiedValueShape; add it",
    ),
    "ignored properties of an open shape": (
        f"{A} ; sh:nodeKind sh:IRI ; sh:ignoredProperties ( rdf:type ) .",
        "sh:ignoredProperties is for sh:closed; add it",
    ),
    "flags without a pattern": (
        prop('sh:path migov:kind ; sh:minCount 1 ; sh:flags "i"'),
        "sh:flags is for sh:pattern; add it",
    ),
    "a node shape with a path": (
        f"{A} ; sh:path migov:kind ; sh:minCount 1 .",
        "a shape with sh:path is a sh:PropertyShape; write that for sh:NodeShape",
    ),
    "a shape of a property as sh:node": (
        f"{A} ; sh:node [ sh:path migov:kind ; sh:minCount 1 ] .",
        "sh:node [...]: it is a shape of a property; use sh:property",
    ),
    "a qualified shape without a count": (
        prop("sh:path migov:kind ; sh:qualifiedValueShape [ sh:class migov:ActorKind ]"),
        "sh:qualifiedValueShape needs",
    ),
    "a query without a select": (
        f'{A} ; sh:sparql [ sh:message "?" ] .',
        "has no sh:select, which sh:sparql needs; add it",
    ),
}

REFUSED = {
    **{f"unknown {name}": case for name, case in UNKNOWN.items()},
    **{
        f"not checked, {name}": (f"{A} ; sh:nodeKind sh:IRI ; {what} .", "shape:A", message)
        for name, (what, message) in NOT_CHECKED.items()
    },
    **{
        name: (body, "shape:A-p" if "shape:A-p" in body else "shape:A", message)
        for name, (body, message) in VALUES.items()
    },
    "what others have": (
        f"<https://example.org/s> owl:imports <https://example.org/t> .\n{FINE}",
        "<https://example.org/s>",
        "imports https://example.org/t; kg reads shapes from files, never from the network",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_shapes_that_could_find_nothing_are_refused_with_file_line_and_reason(
    name, terms, tmp_path
):
    assert_refused(*REFUSED[name], terms, tmp_path)


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
