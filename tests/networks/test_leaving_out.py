from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.leaving_out import Scenario, robustness, scenarios
from kg.networks.measures import Settings, measure
from kg.networks.network import finished, gather
from kg.questions.headers import parse_query
from kg.questions.lookup import read_query
from kg.rdf.vocabulary import expand


@pytest.fixture(scope="module")
def material(example):
    return gather(example, read_query("actor-event", example.folder, "networks"))


@pytest.fixture(scope="module")
def found(example, material):
    return {row.node: row for row in robustness(material, example, ["degree"])}


def test_each_document_event_and_all_inference_is_left_out_in_turn(example, material):
    claims = {row.claim for row in material.rows}
    tried = scenarios(example, claims)
    documents = {each.name for each in tried if each.kind == "document"}
    asked = example.query(
        "SELECT DISTINCT ?d WHERE { ?c migov:participant ?p ; migov:inEvent ?e ; "
        "migov:inDocument ?d }"
    )
    assert documents == set(asked["d"])
    assert tried[-1].kind == "inference"
    assert tried[-1].claims == {row.claim for row in material.rows if row.status == "inferred"}
    whole = expand("event:riga-mile-partners")
    of = {each.name: each.claims for each in tried if each.kind == "event"}
    assert of[expand("event:riga-mile-partners-2")] < of[whole], "a whole goes with its parts"


def test_a_rank_has_the_range_that_recounting_gives(example, material, found):
    """Recount by hand: drop the rows, count ties, rank within the mode."""
    ranges = {}
    for scenario in [Scenario("none", "", frozenset()), *_tried(example, material)]:
        table = measure(finished(material, without=scenario.claims), ["degree"])
        for row in table:
            ranges.setdefault(row.node, []).append(row.degree_rank)
    assert {n: (min(r), max(r)) for n, r in ranges.items()} == {
        node: (row.degree_best, row.degree_worst) for node, row in found.items()
    }
    assert any(row.degree_best < row.degree_worst for row in found.values())


def _tried(example, material):
    return scenarios(example, {row.claim for row in material.rows} - {""})


def test_what_a_node_rests_on_is_told_in_words(found):
    told = {row.degree_robustness for row in found.values()}
    assert "rests on one document" in told
    kaunas = found[expand("actor:bo-maria-daskalova")]
    assert kaunas.degree_robustness == "rests on one document"


def test_what_is_in_two_documents_may_be_stable(tmp_path):
    import kg

    data = tmp_path / "data"
    data.mkdir()
    lines = ["@prefix migov: <https://w3id.org/migov#> . @prefix x: <http://x.org/> ."]
    status = "<https://w3id.org/migov/code/status/stated>"
    for actor, number in (("big", 4), ("small", 1)):
        for event in range(number):
            for document in ("one", "two"):
                claim = f"x:{actor}-{event}-{document}"
                lines.append(
                    f"{claim} a migov:Participation ; migov:participant x:{actor} ; migov:inEvent "
                    f"x:e{event} ; migov:role x:r ; migov:status {status} ; "
                    f"migov:inDocument x:{document} ."
                )
    lines += [f"x:e{event} a migov:Event ." for event in range(4)]
    (data / "all.ttl").write_text("\n".join(lines), "utf-8")
    study = kg.load(tmp_path)
    query = parse_query(
        "#+ modes: [actor, event]\nSELECT ?source ?target ?claim { "
        "?claim migov:participant ?source ; migov:inEvent ?target }",
        name="q",
    )
    table = robustness(gather(study, query), study, ["degree"])
    told = {row.node: row.degree_robustness for row in table}
    assert told["http://x.org/big"] == "stable in the top 1"
    assert told["http://x.org/small"] == "rests on one event"


def test_it_is_said_what_was_left_out(example, material):
    said = []
    robustness(material, example, ["degree"], Settings(say=said.append))
    assert any(line.startswith("left out in turn: 3 documents, ") for line in said)
    assert any(", 10 inferred claims, and all of these claims" in line for line in said)


def test_a_network_without_claims_is_refused(example):
    query = parse_query(
        "SELECT ?source ?target { ?c migov:participant ?source ; migov:inEvent ?target }", name="q"
    )
    with pytest.raises(InputError, match=r"the query gives no \?claim that is in the data"):
        robustness(gather(example, query), example)
