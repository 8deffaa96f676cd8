"""A query made over for an endpoint: prefixes declared, parameters put in, a page cut out.

The text is changed by its tokens and never parsed, so that what an endpoint understands beyond
SPARQL 1.1 passes unharmed. Nothing that is put in ends a line: the endpoint's line numbers hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg import sparql
from kg.errors import InputError
from kg.sparql import Token

__all__ = ["bind", "declare", "own_slice", "page", "query_form", "to_select", "variables"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def query_form(text: str) -> str:
    """Return the form of a query in small letters: select, ask, construct, describe, or nothing.

    >>> query_form("PREFIX ask: <http://x.org/> SELECT * { }")
    'select'
    """
    return next((t.text.lower() for t in sparql.tokens(text) if _is_form(t)), "")


def _is_form(token: Token) -> bool:
    return token.depth == 0 and token.is_word(*_FORMS)


def declare(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the prefixes that a query uses and does not declare, in front of it.

    >>> declare("ASK { a:b a:c d:e }", {"a": "http://x.org/", "z": "http://z.org/"})
    'PREFIX a: <http://x.org/> ASK { a:b a:c d:e }'
    """
    used = {t.text.partition(":")[0] for t in sparql.tokens(text) if t.kind == "name"}
    missing = sorted((used & prefixes.keys()) - sparql.declared(text).keys())
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + text


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with places replaced, each given by where it starts and ends."""
    for start, end, new in sorted(edits, key=lambda edit: -edit[0]):
        text = text[:start] + new + text[end:]
    return text


class _Outline:
    """The parts of a query: its form, the template of a CONSTRUCT, its WHERE, what follows it."""

    def __init__(self, text: str, path: Path | str | None = None) -> None:
        self.tokens = words = sparql.tokens(text)
        self.form = next((at for at, token in enumerate(words) if _is_form(token)), None)
        if self.form is None:
            raise InputError(
                "no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE outside of brackets",
                path=path,
            )
        braces = [
            at
            for at in range(self.form + 1, len(words))
            if words[at].depth == 0 and words[at].text in ("{", "}") and words[at].kind == "sign"
        ]
        self.template: tuple[int, int] | None = None
        if words[self.form].is_word("CONSTRUCT") and braces[:1] == [self.form + 1]:
            self.template = (braces[0], braces[1] if len(braces) > 1 else len(words) - 1)
            braces = braces[2:]
        # Where its opening and its closing brace stand; a DESCRIBE may have neither.
        self.where = (braces[0], braces[1]) if len(braces) > 1 else None
        first = self.where[1] + 1 if self.where else self.form + 1
        self.tail = [at for at in range(first, len(words)) if words[at].depth == 0]

    def numbers(self) -> dict[str, int]:
        """Return where LIMIT and OFFSET stand, if they do, each with a number after it."""
        words = self.tokens
        return {
            words[at].text.upper(): at
            for at in self.tail
            if words[at].is_word("LIMIT", "OFFSET")
            and at + 1 < len(words)
            and words[at + 1].text.isdecimal()
        }

    def groups(self) -> list[str]:
        """Return the variables by which the outermost GROUP BY groups; none if it names others."""
        words, found = self.tokens, []
        clause = [at for at in self.tail if words[at].is_word("GROUP")]
        for at in range(clause[0] + 2 if clause else len(words), len(words)):
            token = words[at]
            if token.depth == 0 and token.is_word("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"):
                break
            if token.kind == "variable" and (token.depth == 0 or words[at - 1].is_word("AS")):
                found.append(token.text[1:])
            elif token.depth == 0 and token.kind != "sign":
                return []  # a function's value, which has no name
            elif token.text == ")" and token.depth == 0 and not words[at - 2].is_word("AS"):
                return []
        return found

    def end(self) -> int:
        """Return the offset at which the query's own order ends, and LIMIT may follow."""
        ends = ("LIMIT", "OFFSET", "VALUES")
        last = next((at for at in self.tail if self.tokens[at].is_word(*ends)), len(self.tokens))
        return self.tokens[last - 1].end


def own_slice(text: str) -> tuple[int | None, int]:
    """Return a query's own LIMIT, or None, and its own OFFSET.

    >>> own_slice("SELECT * { { SELECT * { ?a ?b ?c } LIMIT 3 } } OFFSET 5")
    (None, 5)
    """
    outline = _Outline(text)
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
    outline = _Outline(text)
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
    return _edited(text, edits)


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
    outline = _Outline(text)
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


@dataclass
class _Group:
    """What stands between two braces: a group of patterns, or data, a template, a sub-select.

    ``live`` are the parameters that mean here what they mean outside, ``seen`` those that occur,
    ``made`` those that BIND gives a value; ``whole`` is a WHERE, which bears all of them. Where a
    sub-select is all of a WHERE, ``lacking`` are those that it does not give on.
    """

    kind: str
    live: frozenset[str]
    start: int
    whole: bool = False
    lacking: frozenset[str] = frozenset()
    seen: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)


def bind(
    text: str, bound: Mapping[str, NamedNode | Literal], *, path: Path | str | None = None
) -> str:
    """Bind parameters: a VALUES in front of each group of patterns in which their variable occurs.

    So the filters of an OPTIONAL or a UNION's branch see them, as they see pyoxigraph's
    substitutions. A variable that a sub-select does not give on is another one and stays free.
    What stands within EXISTS is bound by the group around it. Terms are written by pyoxigraph,
    which escapes what could end them.

    Raises
    ------
    InputError
        If a parameter is not among the columns, or is computed by SELECT.
    """
    if not bound:
        return text
    outline = _Outline(text, path)
    if outline.where is None:
        end = outline.end()
        text = _edited(text, [(end, end, " WHERE {}")])
        outline = _Outline(text, path)
    elif outline.tokens[outline.form or 0].is_word("CONSTRUCT") and outline.template is None:
        # The short form takes nothing but triples.
        opening, closing = (outline.tokens[at] for at in outline.where)
        inside = text[opening.end : closing.start]
        end = outline.tokens[outline.form or 0].end
        text = _edited(text, [(end, end, f" {{{inside}\n}}")])
        outline = _Outline(text, path)
    _check_columns(outline, bound, path)
    edits = []
    for group, end in _groups(outline, frozenset(bound)):
        if group.lacking:
            values = "".join(_values(name, bound[name]) for name in sorted(group.lacking))
            edits += [(group.start, group.start, f"{values}{{"), (end, end, "}")]
            continue
        for name in sorted(group.seen | (group.live if group.whole else set())):
            at = end if name in group.made else group.start
            edits.append((at, at, _values(name, bound[name])))
    return _edited(text, edits)


def _values(name: str, term: NamedNode | Literal) -> str:
    return f" VALUES ?{name} {{ {term} }} "


def _check_columns(outline: _Outline, bound: Mapping[str, object], path: Path | str | None) -> None:
    words, form = outline.tokens, outline.form or 0
    if not words[form].is_word("SELECT") or outline.where is None:
        return
    given, computed, everything = _projection(words, form)
    for name in bound:
        if name in computed:
            raise InputError(
                f"the parameter “{name}” is computed by SELECT (... AS ?{name}); compute it with "
                "BIND, or give it another name",
                path=path,
            )
        if name not in given and not everything:
            raise InputError(
                f"the parameter “{name}” must be one of the columns; add ?{name} to SELECT",
                path=path,
            )


def _projection(words: Sequence[Token], select: int) -> tuple[set[str], set[str], bool]:
    """Return what a SELECT gives on: variables as they are, computed ones, and whether all."""
    depth = words[select].depth
    given, computed, everything = set(), set(), False
    for at in range(select + 1, len(words)):
        token = words[at]
        if token.depth == depth and token.kind == "sign" and token.text in "{}":
            break
        if token.kind == "variable" and token.depth == depth:
            given.add(token.text[1:])
        elif token.kind == "variable" and token.depth == depth + 1 and words[at - 1].is_word("AS"):
            computed.add(token.text[1:])
        elif token.text == "*" and token.depth == depth:
            everything = True
    return given, computed, everything


def _groups(outline: _Outline, names: frozenset[str]) -> list[tuple[_Group, int]]:
    """Return the groups of patterns to put parameters into, each with where it ends."""
    words = outline.tokens
    stack = [_Group("outside", names, 0)]
    found = []
    for at, token in enumerate(words):
        here = stack[-1]
        if token.kind == "sign" and token.text == "{":
            stack.append(_opened(outline, at, here))
        elif token.kind == "sign" and token.text == "}" and len(stack) > 1:
            stack.pop()
            if here.kind == "patterns" or here.lacking:
                found.append((here, token.start))
            elif here.kind == "exists":
                stack[-1].seen |= here.seen
        elif token.kind == "variable" and token.text[1:] in here.live:
            here.seen.add(token.text[1:])
            if words[at - 1].is_word("AS"):
                here.made.add(token.text[1:])
    return found


def _opened(outline: _Outline, at: int, around: _Group) -> _Group:
    """Tell what a brace opens."""
    words, start = outline.tokens, outline.tokens[at].end
    following = words[at + 1] if at + 1 < len(words) else words[at]
    if around.kind == "data" or _is_data(words, at):
        return _Group("data", frozenset(), start)
    if outline.template and at == outline.template[0]:
        return _Group("template", frozenset(), start)
    if following.is_word("SELECT"):
        given, _, everything = _projection(words, at + 1)
        live = around.live if everything else around.live & given
        kind = "select in exists" if around.kind == "exists" else "select"
        lacking = around.live - live if _is_where(around) else frozenset[str]()
        return _Group(kind, live, start, whole=not everything, lacking=lacking)
    if around.kind in ("exists", "select in exists") or words[at - 1].is_word("EXISTS"):
        return _Group("exists", around.live, start)
    return _Group("patterns", around.live, start, whole=_is_where(around))


def _is_where(around: _Group) -> bool:
    """Tell whether a brace opens a WHERE that bears the parameters, by what is around it."""
    return around.kind == "outside" or (around.kind == "select" and around.whole)


def _is_data(words: Sequence[Token], at: int) -> bool:
    """Tell whether a brace opens the data of VALUES: VALUES ?a {, or VALUES (?a ?b) {."""
    before = at - 1
    if words[before].text == ")":
        while before > 0 and words[before].text != "(":
            before -= 1
        return words[before - 1].is_word("VALUES")
    return words[before].kind == "variable" and words[before - 1].is_word("VALUES")
