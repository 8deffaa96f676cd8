"""Rewrite what the engine answers slowly: FILTER (NOT) EXISTS over several patterns.

The engine evaluates such a pattern anew for each row, and each time it goes through all data, so
the time grows with the square of the data. What is asked of the pattern once for all rows is
answered at once::

    FILTER NOT EXISTS { P }    MINUS { SELECT DISTINCT ?x WHERE { P } }
    FILTER EXISTS { P }        { SELECT DISTINCT ?x WHERE { P } }

where ``?x`` are the variables that P shares with the rest. SPARQL 1.1 (W3C, 21 March 2013) replaces
in P, for each row, the variables of the row by their values (section 8.1.1 and 18.6), and evaluates
what MINUS or a join takes by itself (8.2, 8.3 and 18.5). The two are the same if

1. P shares a variable with the rest, and each that it shares has a value in every row of the group
   and in every solution of P. Without one, MINUS removes nothing (8.3.1), and an unbound one would
   get a value from a join. What is only in another (NOT) EXISTS or MINUS is not shared: neither
   gives a value.
2. P is made of triples, VALUES, groups and UNION, and of filters whose variables all have a value
   in the filter's own group within P: a filter sees the row in NOT EXISTS, and not in MINUS
   (8.3.3). No filter gives a new value at each call (RAND, UUID, STRUUID, BNODE) or has an EXISTS.
3. A path of P that may have no step (``*`` or ``?``) begins or ends at what is also the subject or
   object of another pattern beside it: such a path joins each node of the data with itself, and a
   value that is put in with itself, whether in the data or not (9.3).
4. The FILTER is a part of the group on its own. In OPTIONAL a filter sees the rows of the group
   around it (18.2.2.6), in EXISTS they are put in, and GRAPH and SERVICE evaluate elsewhere:
   nothing is rewritten in these, nor in a query that has GRAPH or SERVICE.

And P must be one piece, joined by its own variables; else all its parts would be combined with each
other.

A filter is about its whole group, wherever it stands; so what replaces it stands at the group's
end. The order of rows may change where the query does not say it. A single pattern is looked up,
which is fast, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.questions.groups import Group, Part, read_group, variables
from kg.questions.outline import edited
from kg.rdf import Token, place, tokens

__all__ = ["rewritten", "slow_filters"]

_ELSEWHERE = ("GRAPH", "SERVICE")
_EACH_TIME = ("RAND", "UUID", "STRUUID", "BNODE")
_NONE = "*?"  # what makes a path that may have no step
_SEVERAL = "/[(,"  # what makes several patterns of one


@dataclass(frozen=True)
class _Slow:
    """A slow filter in a group, and what it shares with the rest if it may be rewritten."""

    group: Group
    part: Part
    shared: frozenset[str]


def rewritten(text: str, bound: Collection[str] = ()) -> str:
    """Return a query that gives the same rows sooner, or the text itself if there is none.

    Parameters
    ----------
    bound
        The variables for which a parameter will be put in; see :func:`kg.questions.binding.bind`.

    >>> print(rewritten("SELECT ?x { ?x a a:B FILTER NOT EXISTS { ?y a:p ?x ; a:q ?z } }"))
    SELECT ?x { ?x a a:B FILTER(true)  MINUS { SELECT DISTINCT ?x WHERE { ?y a:p ?x ; a:q ?z } } }
    """
    words = tokens(text)
    edits = []
    for slow in _slow(text, frozenset(bound)):
        if not slow.shared:
            continue
        first, last, pattern = slow.part.first, slow.part.end - 1, slow.part.groups[0]
        inside = text[words[pattern.opened].start : words[pattern.closed].end]
        columns = " ".join(f"?{name}" for name in sorted(slow.shared))
        minus = "MINUS " if slow.part.kind == "not exists" else ""
        end = words[slow.group.closed].start
        edits += [
            (words[first].start, words[last].end, "FILTER(true)"),
            (end, end, f" {minus}{{ SELECT DISTINCT {columns} WHERE {inside} }} "),
        ]
    return edited(text, edits)


def slow_filters(text: str, bound: Collection[str] = ()) -> list[str]:
    """Return a sentence on each filter that stays slow, with its line and the faster form."""
    words = tokens(text)
    said = []
    for slow in _slow(text, frozenset(bound)):
        if slow.shared:
            continue
        line, _ = place(text, words[slow.part.first].start)
        what = slow.part.kind.upper()
        faster = "MINUS { ... }" if what == "NOT EXISTS" else "{ SELECT DISTINCT ... }"
        said.append(
            f"FILTER {what} with several patterns, on line {line}, is slow; use {faster} in its "
            "place if its patterns need no value from outside"
        )
    return said


def _slow(text: str, bound: frozenset[str]) -> Iterator[_Slow]:
    """Yield the filters that the engine evaluates slowly."""
    if "EXISTS" not in text.upper():
        return  # most queries, some of them long
    words = tokens(text)
    elsewhere = any(word.is_word(*_ELSEWHERE) for word in words)
    for at, word in enumerate(words):
        if word.depth == 0 and word.kind == "sign" and word.text == "{":
            for group, part, alone in _filters(read_group(words, at), alone=not elsewhere):
                pattern = part.groups[0]
                if _is_slow(words, pattern):
                    shared = _shared(words, group, part, bound) if alone else frozenset[str]()
                    yield _Slow(group, part, shared)


def _filters(group: Group, *, alone: bool) -> Iterator[tuple[Group, Part, bool]]:
    """Yield each FILTER (NOT) EXISTS with its group, and whether its group is evaluated alone."""
    for part in group.parts:
        exists = part.kind in ("exists", "not exists")
        if exists:
            yield group, part, alone
        inside = alone and not exists and part.kind not in ("optional", "graph", "service")
        for inner in part.groups:
            yield from _filters(inner, alone=inside)


def _is_slow(words: Sequence[Token], pattern: Group) -> bool:
    """Tell whether a pattern is more than one triple without a path."""
    triples = [part for part in pattern.parts if part.kind == "triples"]
    if len(triples) + sum(part.kind == "filter" for part in pattern.parts) < len(pattern.parts):
        return True
    said = [words[at] for part in triples for at in range(part.first, part.end)]
    statements = sum(len(_statements(words, part)) for part in triples)
    return statements > 1 or any(_is_sign(word, _SEVERAL) for word in said)


def _is_sign(word: Token, signs: str) -> bool:
    return word.kind == "sign" and word.text in signs


def _shared(
    words: Sequence[Token], group: Group, part: Part, bound: frozenset[str]
) -> frozenset[str]:
    """Return what a pattern shares with the rest; nothing if a condition above does not hold."""
    pattern = part.groups[0]
    within = variables(words[pattern.opened : pattern.closed])
    rest = _outside(words, part) | bound
    shared = within & rest
    safe = (
        shared <= _certain(words, group) & _certain(words, pattern)
        and _is_plain(words, pattern)
        and _is_one_piece(words, pattern)
    )
    return frozenset(shared) if safe else frozenset()


def _outside(words: Sequence[Token], part: Part) -> set[str]:
    """Return the variables that are somewhere else than in this filter, or in one like it."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        if at == part.first:
            at = part.end
            continue
        opens = at + 1 < len(words) and words[at + 1].text == "{"
        if opens and words[at].is_word("EXISTS", "MINUS"):
            end = read_group(words, at + 1).closed + 1
            if not at < part.first < end:
                at = end
                continue
        found |= variables(words[at : at + 1])
        at += 1
    return found


def _certain(words: Sequence[Token], group: Group) -> set[str]:
    """Return the variables that have a value in every solution of a group."""
    if group.columns is not None:
        inner = set().union(*(_certain(words, each.groups[0]) for each in group.parts))
        level = group.columns[0].depth if group.columns else 0
        top = [word for word in group.columns if word.depth == level]
        return inner if any(word.text == "*" for word in top) else inner & variables(top)
    found: set[str] = set()
    for part in group.parts:
        said = words[part.first : part.end]
        if part.kind == "group":
            found |= set.intersection(*(_certain(words, each) for each in part.groups))
        elif part.kind in ("triples", "values") and not any(w.is_word("UNDEF") for w in said):
            found |= variables(said)
    return found


def _is_plain(words: Sequence[Token], group: Group) -> bool:
    """Tell whether a pattern means the same with values put in and without."""
    certain = _certain(words, group)
    for part in group.parts:
        said = words[part.first : part.end]
        if part.kind == "filter":
            fixed = not any(word.is_word("EXISTS", *_EACH_TIME) for word in said)
            if not fixed or not variables(said) <= certain:
                return False
        elif part.kind == "group":
            if not all(_is_plain(words, each) for each in part.groups):
                return False
        elif part.kind not in ("triples", "values"):
            return False
    return group.columns is None and _starts_in_data(words, group)


def _statements(words: Sequence[Token], part: Part) -> list[tuple[Token, list[Token]]]:
    """Return the statements of triples: the first word of the subject, and the words of each.

    The words of a statement that repeats the subject begin after it.
    """
    level = words[part.first].depth
    found: list[tuple[Token, list[Token]]] = []
    subject, said = words[part.first], list[Token]()
    for at in range(part.first, part.end):
        word = words[at]
        if word.depth == level and _is_sign(word, ".;"):
            if said:
                found.append((subject, said))
            said = []
            if word.text == "." and at + 1 < part.end:
                subject = words[at + 1]
        else:
            said.append(word)
    return [*found, (subject, said)] if said else found


def _starts_in_data(words: Sequence[Token], group: Group) -> bool:
    """Tell whether each path that may have no step begins or ends at a node of the data."""
    paths, nodes = [], set[str]()
    for part in group.parts:
        for subject, said in _statements(words, part) if part.kind == "triples" else ():
            if not _may_have_no_step(said):
                nodes |= variables((subject, said[-1]))
            elif any(_is_sign(word, ",[") for word in said):
                return False  # it has more ends than two
            else:
                paths.append((subject, said[-1]))
    return all(variables(ends) & nodes for ends in paths)


def _may_have_no_step(said: Sequence[Token]) -> bool:
    """Tell whether a statement's path has no part that is certainly a step; if unsure, say yes."""
    steps, choice = [False], False
    for word in said:
        choice = choice or _is_sign(word, "|")
        if _is_sign(word, "/") and word.depth == said[0].depth:
            steps.append(False)
        elif _is_sign(word, _NONE):
            steps[-1] = True
    return all(steps) or (choice and any(steps))


def _is_one_piece(words: Sequence[Token], group: Group) -> bool:
    """Tell whether all patterns of a group are joined with each other by variables."""
    pieces: list[set[str]] = []
    for part in group.parts:
        said = words[part.first : part.end]
        if part.kind == "triples":
            each = [_joints([subject, *said]) for subject, said in _statements(words, part)]
        else:
            each = [] if part.kind == "filter" else [_joints(said)]
        for joints in each:
            apart = [piece for piece in pieces if not piece & joints]
            pieces = [*apart, joints.union(*(piece for piece in pieces if piece & joints))]
    inner = (each for part in group.parts for each in part.groups)
    return len(pieces) == 1 and all(_is_one_piece(words, each) for each in inner)


def _joints(words: Sequence[Token]) -> set[str]:
    """Return what joins a pattern with others: variables, blank nodes, a subject in brackets."""
    blank = {word.text for word in words if word.kind == "blank"}
    return variables(words) | blank | {f"at {words[0].start}"}
