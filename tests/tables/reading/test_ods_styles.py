from __future__ import annotations

from kg.tables.reading.ods_styles import Styles
from kg.tables.reading.parts import read_xml


def styles_of(*elements):
    styles = Styles()
    read_xml([f"<a>{''.join(elements)}</a>".encode()], styles.starts, styles.ends)
    return styles


def test_a_style_shows_what_its_data_style_has_or_that_of_its_parent():
    styles = styles_of(
        '<date-style style:name="N1"><day/><text>.</text><month/></date-style>',
        '<time-style style:name="N2"><hours/><minutes/></time-style>',
        '<number-style style:name="N3"><number number:min-integer-digits="5"/></number-style>',
        '<number-style style:name="N4"><number number:min-integer-digits="1"/></number-style>',
        *(
            f'<style style:name="c{at}" style:family="table-cell" style:data-style-name="N{at}"/>'
            for at in (1, 2, 3, 4)
        ),
        '<style style:name="d" style:family="table-cell" style:parent-style-name="c1"/>',
    )
    assert styles.look("c1").parts == styles.look("d").parts == {"d", "m"}
    assert styles.look("c2").parts == {"h"}
    assert (styles.look("c3").digits, styles.look("c4").digits) == (5, 0)
    assert styles.look("nowhere").parts == frozenset()


def test_a_style_that_is_its_own_parent_ends():
    styles = styles_of(
        '<style style:name="a" style:family="table-cell" style:parent-style-name="b"/>',
        '<style style:name="b" style:family="table-cell" style:parent-style-name="a"/>',
    )
    assert styles.look("a").parts == frozenset()


def test_a_table_that_is_not_displayed_is_hidden():
    styles = styles_of(
        *(
            f'<style style:name="{name}" style:family="table">'
            f'<table-properties table:display="{shown}"/></style>'
            for name, shown in (("t", "false"), ("u", "true"))
        )
    )
    assert styles.hidden == {"t"}
