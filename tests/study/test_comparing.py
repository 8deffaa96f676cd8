"""Two states of a study beside each other: what comes, what changes and what goes."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.rdf import expand
from kg.study.comparing import changes, count_changes, tell_changes, with_files

LAKE = "data/documents/lake.ttl"


def edited(made, *pairs):
    """Return the made-up study with words of the document on the lake replaced."""
    path = made.folder.root / LAKE
    text = made.contents[path].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return with_files(made, {path: text.encode()})


def told(before, after):
    return list(tell_changes(changes(before, after), before, after))


def test_an_equal_study_and_another_order_of_the_same_triples_are_no_change(made):
    path = made.folder.root / LAKE
    text = made.contents[path].decode()
    head, _, body = text.partition("\n\n")
    turned = "\n\n".join([head, *reversed(body.split("\n\n"))])
    assert turned != text

    assert changes(made, made) == []
    assert changes(made, with_files(made, {path: turned.encode()})) == []
    assert count_changes([]) == "nothing changes"


def test_a_value_that_changes_is_told_with_the_old_and_the_new_one(made):
    after = edited(made, ("rdf:object mode:on-site", "rdf:object mode:online"))
    (change,) = changes(made, after)

    assert (change.kind, change.record) == ("changed", expand("claim:lake-mode"))
    assert told(made, after)[1:] == [
        "  changed: claim:lake-mode",
        "    - object: on site (mode:on-site)",
        "    + object: online (mode:online)",
    ]
    assert count_changes([change]) == "records: 1 changed, in 1 file"


def test_a_record_that_comes_is_named_with_its_class_label_and_values(made):
    path = made.folder.root / "data/actors/new.ttl"
    body = (
        b"@prefix actor: <https://w3id.org/migov/id/actor/> .\n"
        b"@prefix migov: <https://w3id.org/migov#> .\n"
        b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        b'actor:new a migov:Organisation ; skos:prefLabel "Nauja"@lt .\n'
    )
    after = with_files(made, {path: body})

    assert told(made, after) == [
        str(path),
        "  added: actor:new “Nauja (lt)” (organisation)",
        "    + prefLabel: “Nauja” (lt)",
    ]
    called = {"http://www.w3.org/2004/02/skos/core#prefLabel": "name"}
    named = list(tell_changes(changes(made, after), made, after, called=called))
    assert named[2] == "    + name: “Nauja” (lt)"
    assert told(after, made)[1] == "  removed: actor:new “Nauja (lt)” (organisation)"
    assert told(made, with_files(after, {path: None})) == []


def test_a_quote_is_told_by_its_words_and_a_date_in_words(made):
    after = edited(
        made,
        (
            "migov:evidence quote:lake-town ;\n    migov:ofProject",
            "migov:evidence quote:lake-guests ;\n    migov:ofProject",
        ),
        ('"2031-05-04"', '"2031-05"'),
    )

    assert told(made, after)[1:] == [
        "  changed: claim:lake-year",
        "    - object: 2031-05-04 (4 May 2031)",
        "    + object: 2031-05 (May 2031)",
        "  changed: event:lake “Seminar by the water”",
        "    - evidence: Svētdien Ežezerā notika seminārs (quote:lake-town)",
        "    + evidence: gandrīz 15 viesu (quote:lake-guests)",
    ]


def test_a_class_that_changes_is_told(made):
    after = edited(made, ("event:lake-1 a migov:Event", "event:lake-1 a migov:Output"))

    assert "    + type: output (migov:Output)" in told(made, after)


def test_a_country_that_a_new_file_names_is_loaded_with_it_and_is_no_change(made):
    after = edited(
        made,
        (
            "migov:kind kind:ngo",
            "migov:kind kind:ngo ;\n    migov:country <https://w3id.org/migov/id/place/lv>",
        ),
    )

    assert [each.record for each in changes(made, after)] == [expand("actor:udensroze")]
    assert after.labels("en")[expand("place:lv")] == "Latvia"


def test_a_file_that_is_not_turtle_is_refused_with_its_line(made):
    path = made.folder.root / LAKE
    with pytest.raises(InputError, match=r"lake\.ttl:1:"):
        with_files(made, {path: b"a b c"})
