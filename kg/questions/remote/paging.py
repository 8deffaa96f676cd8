"""A page of rows cut out of a query, and a CONSTRUCT asked as a SELECT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.questions.outline import Outline, edited
from kg.rdf import Token

__all__ = ["own_slice", "page", "to_select", "variables"]


def own_slice(text: str) -> tuple[int | None, int]:
    """Return a query's own LIMIT, or None, and its own OFFSET.

    >>> own_slice("SELECT * { { SELECT * { ?a ?b ?c } LIMIT 3 } } OFFSET 5")
    (None, 5)
    """
    outline = Outline(text)
    found = {word: int(outline.tokens[at + 1].text) for word, at in outline.numbers().items()}
    return found.get("LIMIT"), found.get("OFFSET", 0)


def page(
    text: str, first: int, count: int, order: Sequence[str] = (), *, outside: bool = False
) -> str:
    """Cut a page out of a query's rows: ``count`` of them, from the row ``first`` on.

    The query's own LIMIT and OFFSET are replaced. ``order`` names the columns: the rows are sorted
    by them after the query's own order, those of a GROUP BY by what tells its groups apart. A term
    is told from every other by its text, datatype and language, and these, unlike terms as such,
    every engine can sort; all datatypes and languages together are one key, since Virtuoso takes
    twenty keys at most. With ``outside`` the page is
    cut out of a sub-select that sorts: Virtuoso, and it alone, sorts no more than 10,000 rows
    otherwise, and keeps the order so.

    >>> page("SELECT ?a { ?a ?b 1 } LIMIT 9 VALUES ?b { 2 }", 20, 10)
    'SELECT ?a { ?a ?b 1 } LIMIT 10 OFFSET 20   VALUES ?b { 2 }'
    """
    outline = Outline(text)
    words = outline.tokens
    edits = [(words[at].start, words[at + 1].end, "") for at in outline.numbers().values()]
    keys = _keys(outline.groups() or order) if order else ""
    if keys and not any(words[at].is_word("ORDER") for at in outline.tail):
        keys = f"ORDER BY {keys}"
    cut = f" LIMIT {count} OFFSET {first} "
    keys = f" {keys}" if keys else ""
    if outside:
        shown = " ".join(f"?{name}" for name in order) or "*"
        begin, end = words[outline.form or 0].start, words[-1].end
        edits += [(begin, begin, f"SELECT {shown} WHERE {{ {{ "), (end, end, f"}} }}{cut}")]
        cut = " "
    edits.append((outline.end(), outline.end(), f"{keys}{cut}"))
    return edited(text, edits)


def _keys(names: Sequence[str]) -> str:
    kinds = ', " ", '.join(
        f'COALESCE(STR(DATATYPE(?{name})), ""), " ", COALESCE(LANG(?{name}), "")' for name in names
    )
    return " ".join([*(f"STR(?{name})" for name in names), f"CONCAT({kinds})"])


def variables(words: Iterable[Token]) -> list[str]:
    """Return the names of the variables among tokens, each once, as they come."""
    return list(dict.fromkeys(token.text[1:] for token in words if token.kind == "variable"))


def to_select(text: str) -> tuple[str, str]:
    r"""Make a SELECT of a CONSTRUCT: the variables of its template, and what to fill in.

    Returns the SELECT and the text of a CONSTRUCT up to its WHERE. Rows are DISTINCT where that
    changes no triple: with nothing after its WHERE, and no blank node that each row makes anew.

    >>> to_select("CONSTRUCT { ?a <p:q> 1 } WHERE { ?a <p:r> ?b }")
    ('SELECT DISTINCT ?a WHERE { ?a <p:r> ?b }', 'CONSTRUCT { ?a <p:q> 1 \n} WHERE')
    """
    outline = Outline(text)
    words = outline.tokens
    form = outline.form or 0
    first, last = outline.template or outline.where or (form, form)
    inside = words[first + 1 : last]
    names = variables(inside)
    shown = " ".join(f"?{name}" for name in names) or "(1 AS ?any)"
    anew = any(token.kind == "blank" or token.text == "[" for token in inside)
    distinct = "" if anew or outline.tail else "DISTINCT "
    end = words[last].end if outline.template else words[form].end
    prologue, template = text[: words[form].start], text[words[first].end : words[last].start]
    # A comment may end the template: only a new line ends it for sure.
    return (
        f"{prologue}SELECT {distinct}{shown}{text[end:]}",
        f"{prologue}CONSTRUCT {{{template}\n}} WHERE",
    )
