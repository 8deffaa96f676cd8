"""TSV and CSV, in any pieces."""

from __future__ import annotations

import pytest

from kg.questions.remote.formats import Results
from kg.questions.remote.tabular import read_csv, read_tsv


def read(reader, text, most=None, size=None):
    size = size or len(text) or 1
    results = Results()
    reader(iter([text[at : at + size] for at in range(0, len(text), size)]), most, results)
    return results


@pytest.mark.parametrize(("reader", "text"), [(read_csv, "a\n1,2\n"), (read_tsv, "?a\n1\t2\n")])
def test_a_row_of_more_cells_is_refused(reader, text):
    with pytest.raises(ValueError, match="a row has more cells than there are columns"):
        read(reader, text)


@pytest.mark.parametrize("size", [None, 1, 5])
def test_tsv_has_terms_as_turtle_writes_them(size):
    text = (
        "?a\t?b\r\n"
        "<http://e/1>\t\"x \\\"y\\\" \\\\ \\t \\u0113\"@lv\r\n"
        "_:n1\t\"1\"^^<http://e/t>\n"
        "\t'q'\n"
        "12\t-1.5\n"
        "1.0e6\ttrue\n"
        "http://e/bare\tplain text"
    )  # fmt: skip
    xsd = "http://www.w3.org/2001/XMLSchema#"
    found = read(read_tsv, text, size=size)

    assert found.columns == ["a", "b"]
    assert [(row["a"], row["b"]) for row in found.rows] == [
        (
            {"type": "uri", "value": "http://e/1"},
            {"type": "literal", "value": 'x "y" \\ \t ē', "xml:lang": "lv"},
        ),
        (
            {"type": "bnode", "value": "n1"},
            {"type": "literal", "value": "1", "datatype": "http://e/t"},
        ),
        ({}, {"type": "literal", "value": "q"}),
        (
            {"type": "literal", "value": "12", "datatype": f"{xsd}integer"},
            {"type": "literal", "value": "-1.5", "datatype": f"{xsd}decimal"},
        ),
        (
            {"type": "literal", "value": "1.0e6", "datatype": f"{xsd}double"},
            {"type": "literal", "value": "true", "datatype": f"{xsd}boolean"},
        ),
        ({"type": "uri", "value": "http://e/bare"}, {"type": "literal", "value": "plain text"}),
    ]
    assert found.remark == ""


@pytest.mark.parametrize("size", [None, 1, 5])
def test_csv_does_not_tell_addresses_from_text_and_that_is_said(size):
    text = 'a,b\r\nhttp://e/1,"x, ""y""\r\nz"\r\n_:n1,5\r\n,\r\n'
    found = read(read_csv, text, size=size)

    assert found.columns == ["a", "b"]
    assert [(row["a"], row["b"]) for row in found.rows] == [
        ({"type": "uri", "value": "http://e/1"}, {"type": "literal", "value": 'x, "y"\r\nz'}),
        ({"type": "bnode", "value": "_:n1"}, {"type": "literal", "value": "5"}),
        ({}, {}),
    ]
    assert "CSV, which does not tell addresses" in found.remark


def test_a_table_of_one_column_has_rows_without_a_value():
    assert read(read_tsv, "?a\n\n1\n").rows[0] == {"a": {}}
    assert len(read(read_csv, "a,b\n1,2\n3,4\n5,6\n", most=2).rows) == 2
