"""The help of columns is there in each language of the sheets."""

from __future__ import annotations

from kg.incoming.sheets.layout.columns import Column, Kind
from kg.incoming.sheets.layout.helps import translations
from kg.incoming.sheets.layout.layout import LANGUAGES, read_layout


def test_each_help_of_the_shipped_ontology_is_translated_and_nothing_else(example):
    columns = [each for sheet in read_layout(example.dataset).sheets for each in sheet.columns]
    assert translations().keys() == {each.helps["en"] for each in columns if each.helps}


def test_each_text_is_there_in_each_language():
    for english, others in translations().items():
        assert ["en", *others] == list(LANGUAGES)
        assert all(each.strip() and each != english for each in others.values()), english


def test_the_signs_to_type_are_the_same_in_each_language():
    for english, others in translations().items():
        for sign in ("|", "…", "#2", "@en", "@lv", "XXXX", "EDTF"):
            assert all((sign in english) == (sign in each) for each in others.values()), english


def test_a_help_of_a_studys_own_comes_first():
    own = {"en": "The kind of document.", "lt": "Sava."}
    column = Column("x", Kind.CODE, {"en": "x"}, own)
    assert [column.help(lang) for lang in LANGUAGES] == [
        "The kind of document.",
        "Sava.",
        "Dokumenta veids.",
    ]
