"""Get all rows of a SELECT from an endpoint, page by page, and notice pages that bring nothing new.

An endpoint may limit the rows of an answer without telling, to any number below the LIMIT of the
query. So a short answer may be incomplete. An answer is complete only if kg asks for the rows after
it and there are none:

1. The query is asked as it is written, with LIMIT added. If the answer has all the rows that are
   wanted, or none, it is complete.
2. Otherwise the last row is asked for again, and one row more (OFFSET). If only one comes, the
   answer is complete. The order of rows does not matter here: their number is always the same.
3. If two come, several pages are needed. Without a total order, pages would overlap and miss
   rows. So all rows are asked for again, sorted by the query's own order and then by all columns.
   Each page begins after the rows received, until a page is empty.

If the answer fits into one page, two requests are enough; rows are sorted only if needed. Data that
change between two pages are not noticed: SPARQL has no way to tell.

An endpoint may also pass over OFFSET, LIMIT or ORDER BY, and then such pages would never end, or be
wrong. In sorted rows equal ones are side by side; so a row that comes again after others is a sign,
as is a page that came before. Where many rows are equal in truth, one question decides: for the row
after a number that no answer has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode

from kg.errors import InputError
from kg.questions.outline import Outline
from kg.questions.remote.paging import own_slice, page, variables
from kg.questions.remote.reading import Row
from kg.questions.remote.terms import Terms

__all__ = ["Answer", "Send", "all_rows"]

# The error of Virtuoso if LIMIT and OFFSET are more than it sorts.
_SORTS_NO_MORE = "SR353"
_BEYOND = 1_000_000_000
# A server that gives only a few rows at a time is not asked for all of a large answer.
_MOST_PAGES = 1000
_FEW_ROWS, _MOST_SMALL_PAGES = 100, 100

Send = Callable[[str, int | None, Terms], tuple[Sequence[str], list[Row]]]
"""Sends a query and reads so many rows of its answer at most."""


@dataclass(frozen=True)
class Answer:
    """Columns and rows; the limit at which they were truncated; what a user should be told.

    ``invalid`` is true if values of it are not valid RDF.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    cut: int | None
    told: tuple[str, ...]
    invalid: bool


@dataclass
class _Asking:
    """One query, asked in pages."""

    text: str
    wanted: int | None
    offset: int
    send: Send
    outside: bool = False

    def rows(
        self, first: int, count: int, terms: Terms, order: Sequence[str] = ()
    ) -> tuple[Sequence[str], list[Row]]:
        left = None if self.wanted is None else self.wanted - first
        count = count if left is None else min(count, left)
        query = page(self.text, self.offset + first, count, order, outside=self.outside)
        try:
            return self.send(query, left, terms)
        except InputError as error:
            if self.outside or _SORTS_NO_MORE not in error.message:
                raise
        self.outside = True
        return self.rows(first, count, terms, order)

    def rows_beyond(self, order: Sequence[str] = ()) -> int:
        """Return how many rows come, if one is asked for after so many as no answer has: 0 to 2."""
        query = page(self.text, _BEYOND, 1, order, outside=self.outside)
        try:
            return len(self.send(query, 2, Terms())[1])
        except InputError:
            # It has read the number, and that is what was to be found out.
            return 0


def all_rows(
    text: str, most: int | None, size: int, send: Send, say: Callable[[str], None] | None = None
) -> Answer:
    """Get the rows of a SELECT, so many at most, and so many with each request.

    Raises
    ------
    InputError
        If the endpoint passes over OFFSET or ORDER BY, so that its rows cannot be had.
    """
    limit, offset = own_slice(text)
    # One row more than the limit shows that there are more.
    bounds = [limit] if most is None else [limit, most + 1]
    wanted = min((bound for bound in bounds if bound is not None), default=None)
    asking, terms, told = _Asking(text, wanted, offset, send), Terms(), ""
    columns, rows = asking.rows(0, size, terms)
    if len(rows) == wanted and offset and asking.rows_beyond():
        raise _no_offset(len(rows), own=True)
    if rows and len(rows) not in (wanted, size):
        # Of one row it is not known whether the endpoint ever gives two.
        back = 1 if len(rows) > 1 else 0
        again = asking.rows(len(rows) - back, back + 1, Terms())[1]
        after = again[back:]
        beyond = asking.rows_beyond() if after and set(after) <= set(rows) else 0
        if beyond:
            # One row of several: it heeds LIMIT, and so there are more.
            if offset or (back and beyond == 1):
                raise _no_offset(len(rows), own=bool(offset))
            what = "LIMIT and OFFSET" if back else "OFFSET"
            told = (
                f"the endpoint ignores {what}, and gave the same {_counted(len(rows))} again; "
                "there may be more, so perhaps this is not all"
            )
        elif back and not again:
            told = (
                "the endpoint gives no rows if asked with OFFSET; there may be more than these "
                f"{_counted(len(rows))}, so perhaps this is not all"
            )
        several = bool(after) and not told
    else:
        several = len(rows) == size and size != wanted
    if several:
        terms = Terms()
        rows = _in_order(asking, columns, len(rows), size, terms, say)
    sentences = tuple(filter(None, (told, terms.sentence())))
    cut = most if most is not None and len(rows) > most else None
    return Answer(tuple(columns), rows[:cut], cut, sentences, terms.count > 0)


def _in_order(
    asking: _Asking,
    columns: Sequence[str],
    least: int,
    size: int,
    terms: Terms,
    say: Callable[[str], None] | None,
) -> list[Row]:
    rows: list[Row] = []
    seen = _Seen(_is_total(asking.text, columns))
    number, heeds_offset, exact = 0, False, False
    while len(rows) != asking.wanted:
        _, found = asking.rows(len(rows), size, terms, columns)
        if not found:
            break
        if seen.overlaps(found):
            raise _no_order(least)
        if rows and found[0] == rows[-1] and not exact:
            # Two equal rows, or one row twice: the place before tells.
            if asking.rows(len(rows) - 1, 2, Terms(), columns)[1][:1] != rows[-1:]:
                raise _no_order(least)
            exact = True
        if seen.had(found) and not heeds_offset:
            if asking.rows_beyond(columns):
                raise _no_offset(len(found), own=False)
            heeds_offset = True
        rows += found
        number += 1
        if say and (number <= 3 or number % 10 == 0):
            say(f"page {number}: {len(rows):,} rows so far")
        if number >= _MOST_PAGES or (
            number >= _MOST_SMALL_PAGES and len(rows) < number * min(_FEW_ROWS, size)
        ):
            raise InputError(
                f"the endpoint gives only {_counted(len(found))} at a time; kg stops after "
                f"{number:,} requests; narrow the query, or ask for fewer rows",
                setting="rows",
            )
    if len(rows) < min(least, asking.wanted or least):
        raise InputError(
            f"the endpoint gave {_counted(least)}, and only {len(rows):,} when asked for them in "
            "order (ORDER BY); narrow the query, or add LIMIT, so that one page is enough"
        )
    return rows


@dataclass
class _Seen:
    """The rows of the pages so far.

    Parameters
    ----------
    total
        Whether all rows that are equal must be side by side.
    """

    total: bool
    last: Row | None = None
    rows: set[Row] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)

    def overlaps(self, found: list[Row]) -> bool:
        """Tell whether a page has a row again that came before others; its rows are remembered."""
        again, here = False, set()
        for row in found:
            if row != self.last:
                if row in here:
                    # Equal rows apart within a page: the endpoint sorts in a way of its own.
                    self.total = False
                elif row in self.rows and not any(isinstance(cell, BlankNode) for cell in row):
                    # The names of blank nodes hold for one answer only.
                    again = True
            here.add(row)
            self.last = row
        self.rows |= here
        return again and self.total

    def had(self, found: list[Row]) -> bool:
        """Tell whether a page came before; it is remembered."""
        page = hash(tuple(found))
        again = page in self.pages
        self.pages.add(page)
        return again


def _is_total(text: str, columns: Sequence[str]) -> bool:
    """Tell whether the order of the pages puts equal rows side by side."""
    outline = Outline(text)
    words, form = outline.tokens, outline.form or 0
    if words[form + 1 : form + 2] and words[form + 1].is_word("DISTINCT"):
        return True
    clause = [at for at in outline.tail if words[at].is_word("ORDER")]
    ends = ("LIMIT", "OFFSET", "VALUES")
    last = [at for at in outline.tail if words[at].is_word(*ends)] or [len(words)]
    own = variables(words[clause[0] : last[0]]) if clause else []
    return {*own, *outline.groups()} <= {*columns}


def _counted(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _no_offset(rows: int, *, own: bool) -> InputError:
    if own:
        return InputError(
            "the endpoint ignores OFFSET, so its rows are not those that the query asks for; "
            "write the query without OFFSET"
        )
    return InputError(
        "the endpoint ignores OFFSET: it gave the same rows again, so kg can get only the first "
        f"{_counted(rows)}; narrow the query, or add LIMIT {rows} to see no more"
    )


def _no_order(rows: int) -> InputError:
    return InputError(
        "the endpoint gave rows again that it had given before: it ignores OFFSET or ORDER BY, or "
        f"its data changed, so kg cannot get all rows; narrow the query, or add LIMIT {rows}, so "
        "that one page is enough"
    )
