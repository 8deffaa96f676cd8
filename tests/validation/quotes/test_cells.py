from __future__ import annotations

import pytest
from mapping_samples import Mapped

from kg.incoming.mapping import write_imported
from kg.study import load_dataset
from kg.validation import check_quotes


@pytest.fixture
def checked(tmp_path):
    """Change the file of a table's document, and check its quotes."""
    mapped = Mapped(tmp_path)
    write_imported(mapped())
    tables = tmp_path / "tables"
    tables.mkdir()
    mapped.table.rename(tables / "partners.csv")
    path = tmp_path / "study/data/documents/lakes.ttl"

    def check(old="", new="", table=("", "")):
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        content = (tables / "partners.csv").read_text("utf-8")
        (tables / "partners.csv").write_text(content.replace(*table), "utf-8")
        return check_quotes(load_dataset(tmp_path / "study"), tables)

    return check


def test_each_cell_is_found_in_the_table(checked):
    report = checked()
    assert report.counts == {"quotes": 13, "found": 13, "documents": 1}
    assert report.conforms


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('migov:column "Name" ;\n    migov:document doc:lakes ;\n    migov:row 2',
         'migov:column "Name" ;\n    migov:document doc:lakes ;\n    migov:row 3',
         "row 3, column “Name” of {table} has “River Friends”, not this"),
        ('migov:column "Name"', 'migov:column "Nam"',
         "{table} has no column “Nam”; did you mean “Name”?"),
        ("migov:row 2 .", "migov:row 99 .", "{table} has no row 99 with values"),
        ('"LT"@und', '"L"@und', "row 2, column “Country” of {table} has “LT”, not this"),
        ("    migov:row 2 .", "    oa:start 3 ;\n    oa:end 5 ;\n    migov:row 2 .",
         "a cell has a row and a column; delete oa:start, oa:end, oa:prefix and oa:suffix"),
        ('    migov:column "Country" ;\n', "", "needs migov:row and migov:column; add migov:col"),
    ],
)  # fmt: skip
def test_a_cell_that_is_another_is_told(checked, tmp_path, old, new, said):
    report = checked(old, new)
    messages = [each.message for each in report.results]
    assert any(said.format(table=tmp_path / "tables/partners.csv") in each for each in messages)
    assert report.counts["found"] == 12


def test_a_table_that_was_changed_since_is_told_once(checked):
    report = checked(table=("Hill", "Hills"))
    assert report.results[0].rule == "text-not-found"
    assert report.counts["found"] == 0
