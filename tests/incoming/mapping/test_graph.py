from __future__ import annotations

from mapping_samples import TABLE, about, told


def test_a_long_cell_is_quoted_by_its_first_twelve_words(mapped):
    name = " ".join(f"word{n}" for n in range(15))
    made = mapped(TABLE.replace("River Friends", name))

    assert about(made, "quote:lakes-3-name")["oa:exact"] == {" ".join(name.split()[:12])}
    assert {o for _, p, o in told(made) if p == "migov:asNamed" and "word" in o} == {name}


def test_two_columns_with_one_slug_have_quotes_of_their_own(mapped):
    table = TABLE.replace("Name,Country", "Lead!,Country")
    made = mapped(table, **{"[Name,": "[Lead!,", "s: Name": "s: Lead!", "d: Name": "d: Lead!"})

    assert about(made, "quote:lakes-2-lead")["migov:column"] == {"Lead"}
    assert about(made, "quote:lakes-2-lead-2")["migov:column"] == {"Lead!"}
