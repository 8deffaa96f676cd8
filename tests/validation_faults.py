"""A study of one document in which each record has errors, and what is said of each."""

from validation_helpers import write

import kg
from kg.rdf.vocabulary import expand

# Each record of the document's file with its errors, and what is said of them: the property, the
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
        [("rdf:type", "error", "is too general for a record; choose one of migov:Event, mig", "")],
    ),
    "actor:a": (
        'a migov:Organisation ; skos:prefLabel "A"@lv ; migov:evidence quote:q ;\n'
        "migov:knid kind:ngo",
        [
            (
                "migov:knid",
                "error",
                "migov:knid is not a known property; did you mean migov:kind?",
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
        [("migov:evidence", "error", "its record has no quote in this file", "")],
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
        [("migov:ordinal", "error", "Give a whole number from 1.", "migov:ordinal 2 ;")],
    ),
    "event:j": (
        'a migov:Event ; skos:prefLabel "J talka"@lv ; migov:evidence quote:q ;\n'
        'migov:eventKind eventkind:seminar ;\nmigov:ordinal "2"',
        [("migov:ordinal", "error", "Give a whole number from 1.", "migov:ordinal 2 ;")],
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
                "Did you mean migov:acronym? Name one property whose value",
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
        [
            (
                "migov:address",
                "error",
                "kg does not link to an address that begins with javascript:",
                "",
            )
        ],
    ),
    "doc:e": (
        'a migov:Document ; skos:prefLabel "E"@lv ; migov:language "lv" ; migov:coder "kg" ;\n'
        'migov:address <https://example.org/e> ;\nmigov:retrieved "2023-02-30"^^xsd:date',
        [
            (
                "migov:retrieved",
                "error",
                "“2023-02-30” is not an xsd:date: February 2023 has 28 days",
                'migov:retrieved "2026-11-01"^^xsd:date ;',
            )
        ],
    ),
    "project:a": (
        'a migov:Project ; skos:prefLabel "A"@lv ; migov:evidence quote:q ;\n'
        'migov:date "7 February"^^loc:edtf , "2023-02-29"^^loc:edtf',
        [
            ("migov:date", "error", "date in EDTF; write for example 2023", ""),
            (
                "migov:date",
                "error",
                "“7 February” is not a date in EDTF: it has blanks, which some engines remove; "
                "write “2023-02-07”",
                'migov:date "XXXX-02-07"^^loc:edtf ;',
            ),
        ],
    ),
    "project:b": (
        'a migov:Project ; skos:prefLabel "B"@lv ; skos:note "1_000"^^xsd:integer , '
        '"--02-31"^^xsd:gMonthDay , "0.5"^^xsd:decimal',
        [("skos:note", "error", "“1_000” is not an xsd:integer: write “1000”", "")],
    ),
    # The rule's own sentence: not how base64 is written.
    "actor:m": (
        'a migov:Organisation ;\nskos:prefLabel "zz"^^xsd:base64Binary',
        [("skos:prefLabel", "error", "Give it a name", 'skos:prefLabel "zz"@lv ;')],
    ),
    "project:c": (
        'a migov:Project ; skos:prefLabel "Sala\\u202E"@lv , "Sala\\u0007"@lt , "Sala\\n"@en',
        [
            ("skos:prefLabel", "error", "there is U+0007 BELL, which is a control character", ""),
            ("skos:prefLabel", "error", "there is U+202E RIGHT-TO-LEFT OVERRIDE, which", ""),
            ("skos:prefLabel", "error", "it ends in a line break, which patterns do not see", ""),
        ],
    ),
    "project:d": (
        'a migov:Project ; skos:prefLabel "Tilt\\u0430s"@lv ; skos:note <data:text/html,x>',
        [
            ("skos:note", "error", "kg does not link to an address that begins with data:", ""),
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
        [("skos:prefLabel", "warning", "looks like “Kauno Klubas”, the name of actor:l, but", "")],
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
    """Write and load a study with one document's file."""
    body = "".join(f"{record} {said} .\n" for record, said in contents.items())
    write(folder / "data" / "documents" / "q.ttl", body)
    return kg.load(folder).dataset


def about(report, record):
    return [result for result in report.results if result.focus == expand(record)]
