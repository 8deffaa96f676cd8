from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace

from page_samples import CITY, FORUM, ID, REASON, data_of, evidence_of_page, page_of, sample

from kg.pages.network.evidence import PACKED_FROM, written


def test_claims_quotes_and_documents_are_written_once():
    graph, claims = sample()
    page = page_of(graph, claims)
    told, roles = evidence_of_page(page), data_of(page)["values"]["role"]
    assert len(told["documents"]) == len(told["quotes"]) == 1
    assert told["documents"] == [
        {
            "label": "Kvietimas į forumą",
            "address": "https://news.example/a?b=1",
            "page": "https://news.example/a?b=1",
        }
    ]
    assert told["quotes"][0][2:] == ["antrą kartą", "", "lt"]
    assert [claim.get("quotes") for claim in told["claims"]] == [[0], [0], None, None]
    assert roles[told["claims"][1]["role"]]["key"] == "role:speaker"
    assert told["claims"][3] == {
        "role": told["claims"][3]["role"],
        "about": "Ūķis „Ērgļi“",
        "thing": "Closing part",
        "kind": "conference",
        "date": "2031-05-12/2031-05-13",
        "status": "inferred",
        "confidence": {"en": "medium", "lt": "vidutinis", "lv": "vidēja"},
        "reason": REASON,
        "as_named": "Kalnų m. sav.",
    }


def test_a_claim_names_a_node_by_its_number_and_another_thing_by_its_label():
    graph, claims = sample()
    one = f"{ID}claim/1"
    claims[one] = replace(
        claims[one], participant_iri=CITY, thing_iri=FORUM, behalf=("Ministry",), capacity=("head",)
    )
    first = evidence_of_page(page_of(graph, claims))["claims"][0]
    assert (first["about"], first["thing"]) == (0, 1)
    assert (first["behalf"], first["capacity"]) == (["Ministry"], ["head"])


def test_only_a_web_address_is_a_link():
    graph, claims = sample("javascript:alert(1)")
    (document,) = evidence_of_page(page_of(graph, claims))["documents"]
    assert document == {"label": "Kvietimas į forumą", "address": "javascript:alert(1)"}


def test_a_claim_that_no_tie_rests_on_is_not_in_the_page():
    graph, claims = sample()
    graph.edges[CITY, FORUM]["claims"] = []
    told = evidence_of_page(page_of(graph, claims))
    assert [claim["status"] for claim in told["claims"]] == ["stated", "interpreted", "inferred"]


def test_much_evidence_is_packed_and_always_into_the_same_bytes():
    small = {"claims": [{"says": "</script><!--&"}]}
    text, packed = written(small)
    assert (packed, json.loads(text)) == (False, small)
    assert "<" not in text and "&" not in text
    large = {"claims": [{"says": f"{at}" * 9} for at in range(PACKED_FROM // 20)]}
    text, packed = written(large)
    assert packed
    assert json.loads(gzip.decompress(base64.b64decode(text))) == large
    assert written(large)[0] == text
    assert len(text) < PACKED_FROM / 2
