from __future__ import annotations

from kg.incoming.matching.actors import read_actors
from kg.incoming.matching.proposing import Proposal
from kg.incoming.matching.review import HEADINGS, KEYS, READ_ME, SHORT, review_rows
from kg.incoming.matching.verdicts import SAME_VERDICT, Decision
from kg.lookup import Things
from kg.rdf import expand
from kg.study import load_dataset


def test_a_row_has_what_a_person_needs_to_decide(towns):
    dataset = load_dataset(towns)
    by_name = {each.iri.rpartition("/")[2]: each for each in read_actors(dataset)}
    one, other = by_name["council"], by_name["town"]
    pair = frozenset((one.iri, other.iri))
    proposal = Proposal(one, other, "same", 77, ("a reason", "another"))
    said = Decision(one.iri, other.iri, SAME_VERDICT, "Ona", "Because.", "", "")
    things = Things(dataset)

    (plain,) = review_rows([proposal], {}, things)
    assert dict(zip(HEADINGS, plain, strict=True)) == {
        "score": 77,
        "kind": "same",
        "one_name": "Ezere City Council | the council",
        "other_name": "City of Ezere",
        "decision": "",
        "reason": "",
        "confidence": "",
        "status": "",
        "coder": "",
        "why": "a reason; another",
        "one_country": "Latvia",
        "other_country": "Latvia",
        "one_place": "Ezere (lv)",
        "other_place": "",
        "one_joined": "",
        "other_joined": "",
        "both": "Lake",
        "one": "actor:council",
        "other": "actor:town",
    }
    (decided,) = review_rows([proposal], {pair: said}, things, names=1)
    cells = dict(zip(HEADINGS, decided, strict=True))
    assert (cells["decision"], cells["coder"], cells["reason"]) == ("same", "Ona", "Because.")
    assert cells["one_name"] == "Ezere City Council"


def test_the_columns_are_known_and_explained():
    assert set(KEYS) | set(SHORT) <= set(HEADINGS)
    explained = {name for row in READ_ME for name in row[0].split(", ")}
    assert {HEADINGS[key] for key in KEYS} <= explained
    assert expand("verdict:same") == SAME_VERDICT
