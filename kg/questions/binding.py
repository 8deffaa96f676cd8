"""Bind parameters in the text of a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.questions.outline import Outline, edited
from kg.rdf import Token

__all__ = ["bind"]


@dataclass
class _Group:
    """The part of a query between two braces: patterns, data, a template or a sub-select.

    ``live`` are the parameters that have the same meaning here as outside, ``seen`` those that
    occur here, ``made`` those that get a value from BIND. ``whole`` is true of a WHERE, in which
    all live parameters are bound. If a WHERE is only a sub-select, ``lacking`` are the parameters
    that are not among the columns of the sub-select.
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
    """Bind parameters: write a VALUES into each group of patterns in which their variable occurs.

    So the filters in an OPTIONAL or in a branch of a UNION can use them, as they can use the
    substitutions of pyoxigraph. A variable of a sub-select that is not one of its columns is a
    different variable, and is not bound. Patterns in EXISTS are bound by the group around it. Terms
    are written by pyoxigraph, which escapes all characters that could end them.

    Raises
    ------
    InputError
        If a parameter is not among the columns, or is computed by SELECT.
    """
    if not bound:
        return text
    outline = Outline(text, path)
    if outline.where is None:
        end = outline.end()
        text = edited(text, [(end, end, " WHERE {}")])
        outline = Outline(text, path)
    elif outline.tokens[outline.form or 0].is_word("CONSTRUCT") and outline.template is None:
        # In the short form, only triples are allowed.
        opening, closing = (outline.tokens[at] for at in outline.where)
        inside = text[opening.end : closing.start]
        end = outline.tokens[outline.form or 0].end
        text = edited(text, [(end, end, f" {{{inside}\n}}")])
        outline = Outline(text, path)
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
    return edited(text, edits)


def _values(name: str, term: NamedNode | Literal) -> str:
    return f" VALUES ?{name} {{ {term} }} "


def _check_columns(outline: Outline, bound: Mapping[str, object], path: Path | str | None) -> None:
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
    """Return the columns of a SELECT: plain variables, computed ones, and whether it is ``*``."""
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


def _groups(outline: Outline, names: frozenset[str]) -> list[tuple[_Group, int]]:
    """Return the groups of patterns in which to bind parameters, each with the place of its end."""
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


def _opened(outline: Outline, at: int, around: _Group) -> _Group:
    """Tell what kind of group a brace opens."""
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
    """Tell by the group around a brace whether it opens a WHERE in which parameters are bound."""
    return around.kind == "outside" or (around.kind == "select" and around.whole)


def _is_data(words: Sequence[Token], at: int) -> bool:
    """Tell whether a brace opens the data of VALUES: VALUES ?a {, or VALUES (?a ?b) {."""
    before = at - 1
    if words[before].text == ")":
        while before > 0 and words[before].text != "(":
            before -= 1
        return words[before - 1].is_word("VALUES")
    return words[before].kind == "variable" and words[before - 1].is_word("VALUES")
