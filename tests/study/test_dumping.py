"""What a SPARQL server loads."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.rdf.vocabulary import PREFIXES, expand
from kg.study.dataset import load_dataset
from kg.study.dumping import dump


def test_a_dump_has_every_graph_and_is_the_same_each_time(example):
    lines = dump(example).splitlines()
    back = Store()
    back.load(dump(example), format=RdfFormat.N_QUADS)

    assert lines == sorted(set(lines))
    assert dump(load_dataset(example.folder)) == dump(example)
    union = {quad.triple for quad in back.quads_for_pattern(None, None, None, None)}
    default = {quad.triple for quad in back.quads_for_pattern(None, None, None, DefaultGraph())}
    assert default == union
    graphs = {str(graph) for graph in back.named_graphs()}
    assert f"<{PREFIXES['graph']}inferred/data/documents/kaunas-network-event.ttl>" in graphs


def test_a_dump_of_what_is_stated_has_no_inferred_graph(example):
    assert b"graph/inferred/" in dump(example)
    stated = dump(example, stated_only=True)
    assert b"graph/inferred/" not in stated
    assert b"graph/derived/" in stated


def test_a_merged_record_keeps_its_name_in_a_dump(make_study):
    body = """
    actor:a skos:prefLabel "A"@en . actor:b skos:prefLabel "B"@lv .
    claim:d migov:one actor:a ; migov:other actor:b ; migov:verdict verdict:same ;
      migov:status status:STATUS .
    """
    line = f'<{expand("actor:b")}> <{expand("rdfs:label")}> "B"@lv'

    def lines(status, **options):
        written = dump(
            load_dataset(make_study({"a.ttl": body.replace("STATUS", status)})), **options
        )
        return [each for each in written.decode().splitlines() if each.startswith(line)]

    derived, inferred = (
        f"{PREFIXES['graph']}{kind}/data/a.ttl" for kind in ("derived", "inferred")
    )
    assert lines("stated") == [f"{line} .", f"{line} <{derived}> ."]
    assert lines("inferred") == [f"{line} .", f"{line} <{inferred}> ."]
    assert lines("inferred", stated_only=True) == []


def test_records_without_a_name_give_the_same_bytes_each_time(make_study):
    body = "[] a migov:Participation ; migov:note ( _:b [] ) .\n_:b migov:note 1 .\n"
    study = make_study({"a.ttl": body, "b.ttl": body})
    first, second = (dump(load_dataset(study)) for _ in range(2))
    assert first == second
    whole = {line for line in first.splitlines() if b"/graph/" not in line and b"note" in line}
    assert len(whole) == 4  # of two files, not one
