"""What random shapes and data are made of, with the corners of each kind of value."""

PROPERTIES = ["migov:kind", "migov:ordinal", "migov:date", "skos:prefLabel", "skos:altLabel"]
CLASSES = ["migov:Organisation", "migov:Unit", "migov:Person", "migov:Event"]
RECORDS = [f"actor:r{number}" for number in range(7)]
NAMELESS = ["_:b1", "_:b2"]
VALUES = [
    *RECORDS, *CLASSES, "1", "2", "30", "1.5", '"01"^^xsd:integer', '"x"^^xsd:integer', '"a"',
    '"b"', '"a"@en', '"b"@en', '"a"@lv', '"A b"@en-GB', '"2024-02-30"^^xsd:date',
    '"2024-02-03"^^xsd:date', '"2025-01-01"^^xsd:date', '"2024"^^loc:edtf', "true",
    '"1"^^xsd:boolean', '"maybe"^^xsd:boolean', "<https://example.org/x>", '"1e3"^^xsd:double',
    '""',
]  # fmt: skip


def of(datatype: str, *texts: str) -> list[str]:
    return [f'"{text}"^^{datatype}' for text in texts]


ORDERED = [
    "-1", "99999999999999999999", "1e0",
    *of("xsd:integer", "+1", " 1", "\u0661"),
    *of("xsd:decimal", "1.0", "1.", "99999999999999999999.000000001"),
    *of("xsd:double", "NaN", "INF"), *of("xsd:float", "-INF", "1"),
    *of("xsd:int", "1"), *of("xsd:byte", "300"), *of("xsd:nonNegativeInteger", "-1"),
    *of("xsd:date", "2024-02-03Z", "2024-02-03+02:00", "-0044-03-15", "0000-01-01", "12024-02-03"),
    *of("xsd:dateTime", "2024-02-03T10:00:00", "2024-02-03T10:00:00Z",
        "2024-02-03T12:00:00+02:00"),
    *of("xsd:gYear", "2024", "2024Z", "20x3"), *of("xsd:gYearMonth", "2024-02"),
    *of("xsd:gMonthDay", "--02-31"), *of("xsd:time", "10:00:00", "10:00:00Z"),
    *of("xsd:dayTimeDuration", "P1D"), *of("xsd:duration", "P1M", "PT24H"),
]  # fmt: skip
ODD = [
    *ORDERED, '"A"', '"a\\n"', '"a\\nb"', '"12"', '"\u0661\u0662"', '"\u0105\u010d"', '"e\u0301"',
    '"\u00e9"', '"\U0001f600"', '"a b c d e f g"', '"a"@en-gb', '"a"@de-Latn-DE', '"12"@lt',
    '"{?value}"', '"\\\\"', '"\\""', *of("xsd:boolean", "TRUE"), *of("xsd:anyURI", "x"),
    *of("xsd:token", "a"), *of("xsd:base64Binary", "YQ=="), *of("xsd:hexBinary", "zz"),
    *of("rdf:HTML", "<p>"), *of("loc:edtf", "2024-02-03"), "<urn:a>", "<https://example.org/\u0105>",
]  # fmt: skip
PATHS = [
    *PROPERTIES, "[ sh:inversePath migov:kind ]", "( migov:kind skos:prefLabel )",
    "[ sh:alternativePath ( skos:prefLabel skos:altLabel ) ]",
    "( migov:kind [ sh:inversePath migov:kind ] )", "[ sh:zeroOrMorePath migov:kind ]",
    "( migov:kind migov:kind migov:kind )",
]  # fmt: skip
DATATYPES = [
    *(f"xsd:{name}" for name in (
        "integer", "string", "date", "boolean", "decimal", "double", "float", "dateTime", "gYear",
        "gMonthDay", "time", "int", "nonNegativeInteger", "byte", "anyURI", "duration", "token",
    )),
    "rdf:langString", "rdf:HTML", "rdfs:Literal", "loc:edtf",
]  # fmt: skip
KINDS = [
    "IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "IRIOrLiteral", "BlankNodeOrLiteral",
]  # fmt: skip
LIMITS = ["1", "2", "1.5", '"2024-02-03"^^xsd:date']
PATTERNS = [
    '"^a$"', '"[0-9]"', '"a" ; sh:flags "i"', '"^https:"', r'"^\\d+$"', r'"\\w"', '"(?i)^A$"',
    '"^b" ; sh:flags "m"', '"^A$" ; sh:flags "im"', '"^.$"', '"^$"', r'"(a)\\1"', '"a(?=b)"',
]  # fmt: skip
LANGUAGES = ['"en"', '"lv" "en"', '"en-gb"', '"EN"', '"*"', '"de-DE"', '"de" "lt"', '""']
MESSAGES = ['"No."', '"No {?value} of {$this}."', '"Nein."@de , "Ne."@lt', '"{?path} {?x}"@en']
SEVERITY = ["", "", " ; sh:severity sh:Warning", " ; sh:severity sh:Info"]
QUERIES = [
    "SELECT $this ?value WHERE { $this migov:kind ?value }",
    "SELECT $this WHERE { $this a migov:Person }",
    "SELECT DISTINCT $this ?value ?path WHERE { $this ?path ?value . FILTER(isLiteral(?value)) }",
    "SELECT $this ?x WHERE { $this skos:prefLabel ?x . FILTER NOT EXISTS { $this a ?y } }",
    "SELECT $this ?value WHERE { ?value migov:kind $this }",
]
OF_PATHS = [*QUERIES, "SELECT $this ?value WHERE { $this $PATH ?value FILTER(!isIRI(?value)) }"]
