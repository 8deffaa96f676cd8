"""Pages of endpoints that pass over LIMIT, OFFSET or ORDER BY, and of those that only cap them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from itertools import count

import pytest
from pyoxigraph import BlankNode
from remote_helpers import JSON, Fake, Handler, Reply, ask, fault

Things = list[str]

TEXT = "SELECT ?a { ?a ?b ?c }"
NAMES = [f"http://e/{number:04}" for number in range(300)]


def things(names: Things, kind: str = "uri") -> str:
    rows = [{"a": {"type": kind, "value": name}} for name in names]
    return json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": rows}})


def serves(give: Callable[[int, int, str], Things], kind: str = "uri") -> Reply:
    """Serve what a function gives of limit, offset and query."""

    def reply(handler: Handler, query: str) -> None:
        limit, offset = map(int, re.findall(r"LIMIT (\d+) OFFSET (\d+)", query)[-1])
        handler.give(200, things(give(limit, offset, query), kind), JSON)

    return reply


def names(fake: Fake, reply: Reply, text: str = TEXT, **more: object) -> Things:
    said: list[str] = []
    fake.replies = [reply]
    table = ask(fake.url, text, say=said.append, **more)
    # What is told of progress is not what these tests are about.
    fake.told = [each for each in said if not re.match(r"page \d+:", each)]
    return [cell.value for cell in table.column("a")]


def in_pages(most: int, all_names: Things = NAMES) -> Reply:
    return serves(lambda limit, offset, _: all_names[offset : offset + min(limit, most)])


IGNORED = (
    "the endpoint ignores OFFSET: it gave the same rows again, so kg can get only the first {}; "
    "narrow the query, or add LIMIT {} to see no more"
)
OUT_OF_ORDER = (
    "the endpoint gave rows again that it had given before: it ignores OFFSET or ORDER BY, or its "
    "data changed, so kg cannot get all rows; narrow the query, or add LIMIT {}, so that one page "
    "is enough"
)


@pytest.mark.parametrize(
    ("give", "told"),
    [
        (lambda limit, _o, _q: NAMES[: min(limit, 100)], IGNORED.format("100 rows", 100)),
        (lambda limit, _o, _q: ["http://e/same"] * min(limit, 7), IGNORED.format("7 rows", 7)),
    ],
)
def test_an_endpoint_that_gives_one_page_again_and_again_is_asked_three_times(fake, give, told):
    """It was asked 24,763 times, and 300 things were told as 100,000 rows."""
    assert fault(fake, serves(give)) == told
    assert len(fake.asked) == 3


def test_the_limit_that_is_proposed_gives_the_rows(fake):
    only = serves(lambda limit, _o, _q: NAMES[: min(limit, 100)])
    assert names(fake, only, f"{TEXT} LIMIT 100") == NAMES[:100]
    assert len(fake.asked) == 1


@pytest.mark.parametrize("number", [2, 3, 300])
def test_an_endpoint_that_passes_over_limit_and_offset_is_believed_and_it_is_said(fake, number):
    assert names(fake, serves(lambda *_: NAMES[:number])) == NAMES[:number]
    assert fake.told == [
        f"the endpoint ignores LIMIT and OFFSET, and gave the same {number} rows again; there may "
        "be more, so perhaps this is not all"
    ]
    assert len(fake.asked) == 3


def test_one_row_that_comes_again_and_again_is_told_once(fake):
    """A count has one row, and an endpoint may answer that always."""
    assert names(fake, serves(lambda *_: NAMES[:1])) == NAMES[:1]
    assert fake.told == [
        "the endpoint ignores OFFSET, and gave the same 1 row again; there may be more, so perhaps "
        "this is not all"
    ]
    assert len(fake.asked) == 3


def test_an_endpoint_that_passes_over_limit_alone_gives_all(fake):
    assert names(fake, serves(lambda _l, offset, _q: NAMES[offset:])) == NAMES
    assert (fake.told, len(fake.asked)) == ([], 2)
    # Also if it gives more than a page.
    assert names(fake, serves(lambda _l, offset, _q: NAMES[offset:]), page=50) == NAMES
    assert fake.told == []


def test_an_endpoint_that_gives_nothing_with_offset_may_have_more(fake):
    """As one does that takes OFFSET for the number of a page."""
    assert names(fake, serves(lambda _l, offset, _q: [] if offset else NAMES[:100])) == NAMES[:100]
    assert fake.told == [
        "the endpoint gives no rows if asked with OFFSET; there may be more than these 100 rows, "
        "so perhaps this is not all"
    ]


@pytest.mark.parametrize("most", [1, 7, 100, 299, 300])
def test_a_cap_below_the_rows_asked_for_is_no_fault(fake, most):
    few = NAMES[:40] if most == 1 else NAMES
    assert names(fake, in_pages(most, few)) == few
    assert fake.told == []
    assert len(fake.asked) <= len(few) / most + 4


def shuffled(seed: int) -> Callable[[int, int, str], Things]:
    chance = random.Random(seed)

    def give(limit: int, offset: int, _: str) -> Things:
        anew = chance.sample(NAMES, len(NAMES))
        return anew[offset : offset + min(limit, 100)]

    return give


def from_the_last(limit: int, offset: int, _: str) -> Things:
    """Count OFFSET from one."""
    first = max(0, offset - 1)
    return NAMES[first : first + min(limit, 100)]


def at_most_200(limit: int, offset: int, _: str) -> Things:
    """Take a larger OFFSET for 200."""
    return NAMES[min(offset, 200) :][: min(limit, 100)]


@pytest.mark.parametrize("give", [shuffled(1), shuffled(2), from_the_last, at_most_200])
def test_pages_that_overlap_are_noticed_at_the_first_row_that_comes_again(fake, give):
    assert fault(fake, serves(give)) == OUT_OF_ORDER.format(100)
    assert len(fake.asked) <= 7


def test_two_pages_in_turn_are_noticed(fake):
    turn = count()
    give = serves(lambda limit, _o, _q: NAMES[100 * (next(turn) % 2) :][: min(limit, 100)])
    assert fault(fake, give) == OUT_OF_ORDER.format(100)
    assert len(fake.asked) <= 6


def test_rows_that_are_gone_in_order_are_missed(fake):
    def give(limit: int, offset: int, query: str) -> Things:
        return [] if "ORDER BY" in query else NAMES[offset : offset + min(limit, 100)]

    assert fault(fake, serves(give)) == (
        "the endpoint gave 100 rows, and only 0 when asked for them in order (ORDER BY); narrow "
        "the query, or add LIMIT, so that one page is enough"
    )


@pytest.mark.parametrize(
    "all_names",
    [
        ["http://e/t"] * 300,
        sorted(["http://e/t", "http://e/u"] * 150),
        sorted([f"http://e/{number // 3}" for number in range(300)]),
        ["http://e/a", "http://e/A"] * 150,  # an order that does not tell them apart
    ],
)
def test_many_rows_that_are_equal_in_truth_are_all_told(fake, all_names):
    assert names(fake, in_pages(100, all_names)) == all_names
    assert fake.told == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { ?a ?b ?c } ORDER BY ?c",
        "SELECT ?a { ?a ?b ?c } GROUP BY ?a ?c",
    ],
)
def test_equal_rows_may_be_apart_where_a_hidden_column_sorts_them(fake, text):
    turning = [f"http://e/{number % 7}" for number in range(300)]
    assert names(fake, in_pages(100, turning), text) == turning
    assert fake.told == []


def test_equal_pages_under_a_hidden_order_are_no_fault_where_offset_counts(fake):
    """Each of three values of ?c has the same hundred things."""
    thrice = NAMES[:100] * 3
    assert names(fake, in_pages(100, thrice), f"{TEXT} ORDER BY ?c") == thrice

    ignores = serves(
        lambda limit, offset, query: (
            NAMES[: min(limit, 100)] if "?c STR" in query else thrice[offset:][: min(limit, 100)]
        )
    )
    assert fault(fake, ignores, text=f"{TEXT} ORDER BY ?c") == IGNORED.format("100 rows", 100)


def test_blank_nodes_may_be_called_the_same_on_each_page(fake):
    pages = {0: 100, 100: 100, 200: 50}

    def give(limit: int, offset: int, _: str) -> Things:
        number = pages.get(offset, 0) if limit > 2 else max(0, 250 - offset)
        return [f"b{each}" for each in range(min(number, limit))]

    fake.replies = [serves(give, "bnode")]
    table = ask(fake.url, TEXT)

    assert len(table.rows) == 250
    assert isinstance(table.rows[0][0], BlankNode)


def test_an_endpoint_that_gives_new_rows_for_ever_is_left(fake):
    new = count()
    one = serves(lambda *_: [f"http://e/{next(new)}"])

    assert fault(fake, one) == (
        "the endpoint gives only 1 row at a time; kg stops after 100 requests; narrow the query, "
        "or ask for fewer rows (rows)"
    )
    assert len(fake.asked) <= 103


def test_an_offset_of_the_query_s_own_is_not_taken_on_trust(fake):
    text = f"{TEXT} LIMIT 5 OFFSET 20"
    assert names(fake, in_pages(100), text) == NAMES[20:25]
    assert fault(fake, serves(lambda limit, _o, _q: NAMES[:limit]), text=text) == (
        "the endpoint ignores OFFSET, so its rows are not those that the query asks for; write the "
        "query without OFFSET"
    )
    assert "write the query without OFFSET" in fault(
        fake, serves(lambda *_: NAMES), text=f"{TEXT} OFFSET 20"
    )


def test_an_endpoint_that_refuses_a_large_offset_has_read_it(fake):
    def reply(handler: Handler, query: str) -> None:
        if "OFFSET 1000000000" in query:
            handler.give(400, "OFFSET too large", "text/plain")
        else:
            in_pages(100, ["http://e/t"] * 300)(handler, query)

    assert len(names(fake, reply)) == 300


def test_triples_are_not_made_of_one_page_again_and_again(fake):
    text = "CONSTRUCT { ?a <http://e/p> 1 } WHERE { ?a ?b ?c }"
    assert fault(fake, serves(lambda limit, _o, _q: NAMES[: min(limit, 100)]), text=text) == (
        IGNORED.format("100 rows", 100)
    )
