"""kg's own engine for shapes: it finds the records that may break a rule."""

from kg.validation.engine.compiling import Compiled
from kg.validation.engine.index import Index, Term
from kg.validation.engine.queries import WITHOUT_CLASS, Row, rows, without_class
from kg.validation.engine.suspects import Suspects, applies_to, find_suspects, targeted

__all__ = [
    "WITHOUT_CLASS",
    "Compiled",
    "Index",
    "Row",
    "Suspects",
    "Term",
    "applies_to",
    "find_suspects",
    "rows",
    "targeted",
    "without_class",
]
