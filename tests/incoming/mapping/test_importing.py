from __future__ import annotations

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
    assert told[-1].startswith("records: ")


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
