"""Only the files that say something else are written, in canonical form."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import DataError
from kg.incoming.sheets.imported.assembling import changed_files
from kg.rdf import expand
from kg.study import formatted, load_dataset

NOTE = Triple(NamedNode(expand("actor:a")), NamedNode(expand("skos:note")), Literal("new"))


def test_a_file_with_the_same_triples_is_not_written_however_it_is_formatted(make_study):
    root = make_study({"a.ttl": 'actor:a   a migov:Organisation ; skos:prefLabel "A"@en .'})
    dataset = load_dataset(root)
    path = root / "data" / "a.ttl"

    assert changed_files(dataset, {path: list(dataset.files[path])}) == {}


def test_a_file_that_changes_keeps_its_own_prefixes_and_is_canonical(make_study):
    body = '@prefix my: <https://example.org/> .\nmy:a a migov:Organisation ; skos:note "old" .'
    root = make_study({"a.ttl": body, "b.nt": ""})
    dataset = load_dataset(root)
    path, other = root / "data" / "a.ttl", root / "data" / "new" / "b.ttl"
    triples = {t for t in dataset.files[path] if t.predicate.value != expand("skos:note")}
    changed = changed_files(dataset, {path: triples, other: [NOTE]})

    prefixes, _, records = changed[path].decode().partition("\n\n")
    assert "\n@prefix my: <https://example.org/> .\n" in prefixes
    assert records == "my:a a migov:Organisation .\n"
    assert b'actor:a skos:note "new" .' in changed[other]


def test_n_triples_stay_sorted_lines(make_study):
    root = make_study({"a.ttl": "actor:b a migov:Organisation ."})
    path = root / "data" / "c.nt"
    path.write_text("<urn:z> <urn:p> <urn:o> .\n")
    dataset = load_dataset(root)

    changed = changed_files(dataset, {path: [*dataset.files[path], NOTE]})
    assert changed[path].decode().split("\n")[0].startswith("<https://w3id.org/migov/id/actor/a>")
    assert changed[path].decode().split("\n")[1] == "<urn:z> <urn:p> <urn:o> ."


def test_a_file_in_the_order_of_its_writer_keeps_it(make_study):
    root = make_study({"a.ttl": "actor:c a migov:Organisation .\nactor:b a migov:Organisation ."})
    path = root / "data" / "a.ttl"
    path.write_text(
        formatted(path.read_bytes(), path, lambda _: False, keep_order=True).text, "utf-8"
    )
    dataset = load_dataset(root)
    changed = changed_files(dataset, {path: [NOTE, *dataset.files[path]]})[path].decode()
    records = [each.split()[0] for each in changed.split("\n\n")[1:]]
    assert records == ["actor:c", "actor:b", "actor:a"]


def test_a_comment_within_a_quote_without_a_name_is_kept(make_study):
    body = 'doc:a a migov:Document ; migov:evidence [ # here\n oa:exact "x"@en ] .'
    root = make_study({"a.ttl": body})
    dataset = load_dataset(root)
    path = root / "data" / "a.ttl"
    changed = changed_files(dataset, {path: [NOTE, *dataset.files[path]]})[path].decode()
    assert "    migov:evidence quote:a-x . # here\n" in changed


def test_a_comment_is_kept_and_in_n_triples_refused_with_its_line(make_study):
    root = make_study({"a.ttl": "# who\nactor:a a migov:Organisation .\n# mind this\n"})
    dataset = load_dataset(root)
    path = root / "data" / "a.ttl"

    changed = changed_files(dataset, {path: [NOTE]})[path].decode()
    assert "\n\n# who\nactor:a skos:note " in changed
    assert changed.endswith(" .\n# mind this\n")
    lines = path.with_name("c.nt")
    lines.write_text("<urn:z> <urn:p> <urn:o> .\n# mind this\n")
    with pytest.raises(DataError, match=r"c\.nt:2: has a comment"):
        changed_files(load_dataset(root), {lines: [NOTE]})
    assert changed_files(dataset, {path: dataset.files[path]}) == {}
