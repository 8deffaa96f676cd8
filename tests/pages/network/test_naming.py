from __future__ import annotations

import kg
from kg.pages.network.naming import read_names
from kg.rdf.vocabulary import expand


def test_labels_are_by_language_and_all_other_names_are_one_list(study):
    path = study / "data" / "actors" / "ezezers.ttl"
    more = (
        '\nactor:ezezers skos:altLabel "Ezers"@lv ; skos:hiddenLabel "Ežezer dome"@lv ; '
        'migov:acronym "ED" .\n'
    )
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    names = read_names(kg.load(study), [expand("actor:ezezers"), expand("kind:ministry"), "urn:x"])
    assert names.labels[expand("actor:ezezers")]["lv"] == "Ežezera dome"
    assert names.others[expand("actor:ezezers")] == ["ED", "Ezers", "Ežezer dome"]
    assert names.labels[expand("kind:ministry")] == {
        "en": "ministry",
        "lt": "ministerija",
        "lv": "ministrija",
    }
    assert "urn:x" not in {*names.labels, *names.others}


def test_of_nothing_nothing_is_asked(made):
    names = read_names(made, [])
    assert (names.labels, names.others) == ({}, {})
