from __future__ import annotations

import random
from collections import Counter

import pytest
from mapping_samples import TABLE, about, kinds, told


def test_rows_become_records_and_claims_that_rest_on_cells(mapped):
    made = mapped()

    assert about(made, "claim:bridge-lake-town-lt-lead-partner") == {
        "rdf:type": {"migov:Participation"},
        "migov:asNamed": {"Lake Town"},
        "migov:evidence": {"quote:lakes-2-lead", "quote:lakes-2-name"},
        "migov:inProject": {"project:bridge"},
        "migov:participant": {"actor:lake-town-lt"},
        "migov:role": {"role:lead-partner"},
        "migov:status": {"status:stated"},
    }
    assert about(made, "quote:lakes-2-name") == {
        "rdf:type": {"migov:Evidence"},
        "migov:document": {"doc:lakes"},
        "migov:row": {"2"},
        "migov:column": {"Name"},
        "oa:exact": {"Lake Town"},
    }


def test_the_table_is_a_document(mapped):
    made = mapped()

    document = about(made, "doc:lakes")
    assert document.pop("migov:sha256").pop().isalnum()
    assert document == {
        "rdf:type": {"migov:Document"},
        "skos:prefLabel": {"Partners of lakes"},
        "migov:address": {"https://example.org/lakes"},
        "migov:coder": {"a tester"},
        "migov:language": {"und"},
        "migov:retrieved": {"2030-01-02"},
        "migov:textFile": {"partners.csv"},
    }


def test_every_row_is_accounted_for(mapped):
    account = mapped().account

    counts = {m.record: (m.read, m.used, m.left_out, m.records) for m in account.made.values()}
    assert counts == {
        "project": (5, 5, 0, 2),
        "organisation": (5, 4, 1, 3),
        "partner": (5, 4, 1, 4),
    }
    left = [(n.record, n.kind, n.rows) for n in account.notes if n.leaves_out]
    assert left == [("partner", "leads nowhere", [5]), ("organisation", "no key", [5])]


def test_a_column_that_no_field_names_is_told_with_its_cells(mapped):
    lines = TABLE.splitlines()
    wide = [
        f"{lines[0]},Region",
        *(f"{line},North" for line in lines[1:4]),
        *(f"{line}," for line in lines[4:]),
    ]
    account = mapped(table="\n".join(wide)).account

    of_region = {n.kind: (n.count, n.rows) for n in account.notes if n.column == "Region"}
    assert of_region == {"column not used": (3, [2, 3, 4]), "empty cell": (2, [5, 6])}
    assert [n.column for n in mapped().account.notes if n.kind == "column not used"] == []


def test_each_kind_of_flaw_is_told_once_with_its_rows(mapped):
    assert kinds(mapped()) == {
        "leads nowhere": (1, [5]),
        "no key": (1, [5]),
        "end before start": (3, [4, 5, 6]),
        "several actors with role:lead-partner": (1, [4, 6]),
        "unknown value": (1, [6]),
        "empty cell": (1, [4]),
        "one key in several spellings": (1, [2, 4]),
        "value without a code": (1, [3]),
    }


def test_the_order_of_rows_changes_no_identifier(mapped):
    header, *rows = TABLE.splitlines(keepends=True)

    def records(made):
        return {s for s, _, _ in told(made) if not s.startswith("quote:")}

    before = records(mapped())
    assert "claim:well-hill-club-xx-lead-partner" in before
    assert records(mapped(header + "".join(reversed(rows)))) == before


CELLS = {
    "Project": ["Bridge", "BRIDGE", "Well", "n/a", "", "Мost", " Bridge "],
    "Start": ["01.02.2030", "1.2.30", "n/a", "", "31.12.2031"],
    "End": ["31.12.2031", "01.01.2029", "", "soon"],
    "Name": ["Lake Town", "LAKE TOWN", "Lake-Town", "", "n/a", "“Hill” Club", "Žvirblių kiemas"],
    "Country": ["LT", "lv", "XX", "", "n/a"],
    "Lead": ["yes", "YES", "no", "", "perhaps"],
    "Status": ["public", "private", "n/a", "", "half"],
}


@pytest.mark.parametrize("seed", range(12))
def test_rows_read_are_rows_used_and_rows_reported_whatever_is_in_them(mapped, seed):
    chance = random.Random(seed)
    rows = [
        ",".join(chance.choice(cells) for cells in CELLS.values())
        for _ in range(chance.randint(1, 30))
    ]
    rows = [row for row in rows if row.strip(",")] or ["Bridge,,,,,,"]
    # A role that no word gives leaves a row out, too.
    change = {} if seed % 2 else {", otherwise: role:partner": ""}
    made = mapped("\n".join([",".join(CELLS), *rows]) + "\n", **change)
    reported = Counter[str]()
    for note in made.account.notes:
        reported[note.record] += note.count * note.leaves_out
    for each in made.account.made.values():
        assert (each.read, each.used + reported[each.record]) == (len(rows), len(rows)), each
    claims = {s for s, p, o in told(made) if (p, o) == ("rdf:type", "migov:Participation")}
    assert len(claims) == made.account.made["partner"].records
