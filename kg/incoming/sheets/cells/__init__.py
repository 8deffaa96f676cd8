"""What stands in a cell, and what of the study it means."""

from kg.incoming.sheets.cells.by_ends import ByEnds
from kg.incoming.sheets.cells.contents import Contents, Record, Term
from kg.incoming.sheets.cells.escaping import escaped, join_values, split_values, unescaped
from kg.incoming.sheets.cells.habits import dates_meant, plain_number
from kg.incoming.sheets.cells.ids import matching_ids, short_ids
from kg.incoming.sheets.cells.known_names import Names
from kg.incoming.sheets.cells.known_quotes import Quotes
from kg.incoming.sheets.cells.quoting import Passage, SourceText, fold_signs, folded, is_open
from kg.incoming.sheets.cells.shortening import fits_short, is_short, shortest
from kg.incoming.sheets.cells.values import YES_NO, At, Unread, Values

__all__ = [
    "YES_NO",
    "At",
    "ByEnds",
    "Contents",
    "Names",
    "Passage",
    "Quotes",
    "Record",
    "SourceText",
    "Term",
    "Unread",
    "Values",
    "dates_meant",
    "escaped",
    "fits_short",
    "fold_signs",
    "folded",
    "is_open",
    "is_short",
    "join_values",
    "matching_ids",
    "plain_number",
    "short_ids",
    "shortest",
    "split_values",
    "unescaped",
]
