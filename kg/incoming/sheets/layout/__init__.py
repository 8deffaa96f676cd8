"""The sheets of a workbook and their columns, made from the ontology and the shapes."""

from kg.incoming.sheets.layout.columns import Column, Kind
from kg.incoming.sheets.layout.layout import LANGUAGES, VERSION, Layout, Sheet, read_layout
from kg.incoming.sheets.layout.shapes import Model
from kg.incoming.sheets.layout.titles import EXAMPLE, IN_THE_TEXT, LISTS, READ_ME, is_apart
from kg.incoming.sheets.layout.wording import code_list, in_words_of_sheet, where_codes_are

__all__ = [
    "EXAMPLE",
    "IN_THE_TEXT",
    "LANGUAGES",
    "LISTS",
    "READ_ME",
    "VERSION",
    "Column",
    "Kind",
    "Layout",
    "Model",
    "Sheet",
    "code_list",
    "in_words_of_sheet",
    "is_apart",
    "read_layout",
    "where_codes_are",
]
