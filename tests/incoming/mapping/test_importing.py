from __future__ import annotations

import re

from mapping_samples import TABLE

from kg.incoming.mapping import tell_difference, write_imported
from kg.study import load_dataset
from kg.validation import check_quotes, validate


def test_the_study_is_valid_and_its_quotes_are_found_in_the_table(mapped):
    write_imported(mapped(TABLE.replace(",XX,", ",LV,")))
    dataset = load_dataset(mapped.root / "study")

    assert [str(each) for each in validate(dataset).results if each.severity != "note"] == []
    mapped.mapping.rename(mapped.root / "study" / "mapping.yaml")
    report = check_quotes(dataset, mapped.root)
    assert (report.counts["found"], report.conforms) == (report.counts["quotes"], True)


def test_a_second_import_changes_nothing(mapped):
    write_imported(mapped())
    again = mapped()

    assert (again.changed, again.replaces) == ({}, False)


def test_a_changed_table_shows_the_difference(mapped):
    write_imported(mapped())
    changed = mapped(TABLE.replace("LV,no", "LV,yes"))

    assert changed.replaces
    told = tell_difference(changed)
    assert "  added: claim:bridge-river-friends-lv-lead-partner (participation)" in told
    assert "  removed: claim:bridge-river-friends-lv-partner (participation)" in told
    assert told[-2].startswith("records: 1 added, ")
    assert told[-1] == "cells that are cited: 1 added, in 1 file"


def identifiers(made):
    """Return the records of an import but its cells."""
    texts = b"\n".join(made.contents.values()).decode()
    return {line.split()[0] for line in texts.splitlines() if re.match("(?!quote:)[a-z]+:", line)}


def test_a_row_that_comes_first_adds_what_it_says_and_the_rest_is_counted(mapped):
    first = mapped()
    write_imported(first)
    header, *rows = TABLE.splitlines(keepends=True)
    changed = mapped("".join([header, rows[0].replace("Lake Town", "Air Town"), *rows]))

    assert identifiers(changed) - identifiers(first) == {
        "actor:air-town-lt",
        "claim:air-town-lt-sector-public",
        "claim:bridge-air-town-lt-lead-partner",
    }
    assert identifiers(first) <= identifiers(changed)
    told = tell_difference(changed)
    assert [line for line in told if line.startswith("  removed")] == []
    assert re.fullmatch(r"\d+ more records say the same, and rest on other rows", told[-2])


def test_the_order_of_rows_and_of_columns_changes_only_what_is_cited(mapped):
    write_imported(mapped())
    header, *rows = TABLE.splitlines()
    turned = mapped("\n".join([header, *rows[::-1]]) + "\n")
    told = tell_difference(turned)
    assert [line for line in told if line.startswith("  ") and line[2] != " "] == [
        "  changed: doc:lakes “Partners of lakes”"
    ]
    moved = (",".join(row.split(",")[::-1]) for row in TABLE.splitlines())
    told = tell_difference(mapped("\n".join(moved) + "\n"))
    assert told[-1] == "records: 1 changed, in 1 file"


def test_a_difference_is_told_in_the_headings_of_a_language(mapped):
    """Properties were told by the last parts of their addresses."""
    write_imported(mapped())
    changed = mapped(TABLE.replace("LV,no", "LV,yes"))

    signed = {lang: set(map(_property, tell_difference(changed, lang))) for lang in ("en", "lt")}
    assert "as named" in signed["en"]
    assert "kaip įvardyta" in signed["lt"]
    assert "asNamed" not in signed["en"] | signed["lt"]


def _property(line: str) -> str:
    return line.strip(" +-").partition(":")[0]


def test_files_are_canonical(mapped):
    write_imported(mapped())
    from kg.rdf import canonical, parse_turtle

    for content in mapped().contents.values():
        assert canonical(parse_turtle(content.decode())).encode() == content
