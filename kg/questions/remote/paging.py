"""Rewrite a query's text: select a page of its rows, make a SELECT of a CONSTRUCT, shorten it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.questions.outline import Outline, edited
from kg.rdf import Token, tokens

__all__ = ["own_slice", "page", "shortened", "to_select", "variables"]


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
    """Select a page of a query's rows: ``count`` rows, beginning after the first ``first``.

    The query's own LIMIT and OFFSET are replaced.

    Parameters
    ----------
    order
        The columns. Rows are sorted by the query's own order, and then by these columns, or by the
        variables of a GROUP BY. The keys are text, datatype and language of each term: these tell
        all terms apart, and every engine can sort them. All datatypes and languages together are
        one key, since Virtuoso allows twenty keys.
    outside
        Sort in a sub-select, and select the page outside of it. Virtuoso sorts more than 10,000
        rows only so, and keeps the order; other engines need not keep it.

    >>> page("SELECT ?a { ?a ?b 1 } LIMIT 9 VALUES ?b { 2 }", 20, 10)
    'SELECT ?a { ?a ?b 1 } LIMIT 10 OFFSET 20   VALUES ?b { 2 }'
    """
    outline = Outline(text)
    words = outline.tokens
    edits = [(words[at].start, words[at + 1].end, "") for at in outline.numbers().values()]
    keys = _keys(outline.groups() or order) if order else ""
    if keys and not any(words[at].is_word("ORDER") for at in outline.tail):
        keys = f"ORDER BY {keys}"
    slice_ = f" LIMIT {count} OFFSET {first} "
    keys = f" {keys}" if keys else ""
    if outside:
        shown = " ".join(f"?{name}" for name in order) or "*"
        begin, end = words[outline.form or 0].start, words[-1].end
        graphs = outline.graphs()
        edits += [(first, last, "") for first, last in graphs]
        chosen = "".join(f"{text[first:last]} " for first, last in graphs)
        edits += [
            (begin, begin, f"SELECT {shown} {chosen}WHERE {{ {{ "),
            (end, end, f"}} }}{slice_}"),
        ]
        slice_ = " "
    edits.append((outline.end(), outline.end(), f"{keys}{slice_}"))
    return edited(text, edits)


def shortened(text: str) -> str:
    r"""Return a query without its comments, and with one blank where it has several.

    >>> shortened("#+ summary: x\nSELECT  * # all\n{ ?a ?b '#  x' }")
    "SELECT * { ?a ?b '#  x' }"
    """
    if "\\" in text:
        return text  # an escape in an IRI, whose “#” would look like a comment
    parts, last = [], 0
    for token in tokens(text):
        # Tokens are parted by blanks and comments only.
        parts.append(f"{' ' if token.start > last else ''}{token.text}")
        last = token.end
    return "".join(parts).strip()


def _keys(names: Sequence[str]) -> str:
    kinds = ', " ", '.join(
        f'COALESCE(STR(DATATYPE(?{name})), ""), " ", COALESCE(LANG(?{name}), "")' for name in names
    )
    return " ".join([*(f"STR(?{name})" for name in names), f"CONCAT({kinds})"])


def variables(words: Iterable[Token]) -> list[str]:
    """Return the names of the variables among tokens, each once, in their order."""
    return list(dict.fromkeys(token.text[1:] for token in words if token.kind == "variable"))


def to_select(text: str) -> tuple[str, str]:
    r"""Make a SELECT of a CONSTRUCT, with the variables of its template.

    Rows are DISTINCT if that cannot change the triples: if nothing follows the WHERE, and the
    template has no blank node, of which each row makes a new one.

    Returns
    -------
    select, construct
        The SELECT, and the text of the CONSTRUCT up to its WHERE, to which the rows can be added.

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
    # The template may end with a comment, which only a new line ends.
    return (
        f"{prologue}SELECT {distinct}{shown}{text[end:]}",
        f"{prologue}CONSTRUCT {{{template}\n}} WHERE",
    )
