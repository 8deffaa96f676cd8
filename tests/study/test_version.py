"""The version of the data: it tells the same triples from others."""

from __future__ import annotations

import re

import kg
from kg.study.dataset import load_dataset
from kg.study.version import data_version

ONE = 'actor:a a migov:Organisation ; skos:prefLabel "A"@en , "B"@lv .\n'
TWO = "actor:b a migov:Organisation ; migov:note [ rdfs:label 'x' ; rdfs:seeAlso [] ] .\n"
TOLD = re.compile(r"kg (\S+), data ([0-9a-f]{12}) \(([0-9,]+) triples in (\d+) files\)")


def version(make_study, contents):
    return data_version(load_dataset(make_study(contents)))


def test_the_version_tells_program_data_and_how_much(make_study):
    before = TOLD.fullmatch(version(make_study, {"a.ttl": ONE}))
    after = TOLD.fullmatch(version(make_study, {"b.ttl": TWO}))
    assert before[1] == kg.__version__
    count, more = (int(found[3].replace(",", "")) for found in (before, after))
    assert more - count == 4
    assert int(after[4]) - int(before[4]) == 1


def test_the_same_triples_are_the_same_version_however_they_are_written(make_study):
    first = version(make_study, {"a.ttl": ONE, "b.ttl": TWO})
    root = make_study(
        {"a.ttl": TWO, "deeper/c.ttl": "# words\r\n" + ONE.replace(" , ", "\r\n,\r\n")}
    )
    (root / "data" / "b.ttl").unlink()
    assert data_version(load_dataset(root)) == first


def test_names_of_blank_nodes_do_not_count(make_study):
    first = version(make_study, {"a.ttl": TWO})
    again = TWO.replace("[ rdfs:label 'x' ; rdfs:seeAlso [] ]", "_:z") + (
        "_:z rdfs:label 'x' ; rdfs:seeAlso _:y .\n"
    )
    assert version(make_study, {"a.ttl": again}) == first
    assert version(make_study, {"a.ttl": again.replace("_:y", "_:z")}) != first


def test_any_change_of_a_triple_is_another_version(make_study):
    seen = {
        version(make_study, {"a.ttl": ONE.replace(*change)})
        for change in (("", ""), ("B", "b"), ("@lv", "@lt"), ("actor:a", "actor:c"))
    }
    assert len(seen) == 4


def test_to_move_a_triple_to_another_file_is_another_version(make_study):
    """Each file is a graph, and a document says what stands in its own."""
    line = "actor:a migov:note 'n' .\n"
    assert version(make_study, {"a.ttl": ONE + line, "b.ttl": TWO}) != version(
        make_study, {"a.ttl": ONE, "b.ttl": TWO + line}
    )
