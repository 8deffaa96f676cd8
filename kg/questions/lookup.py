"""Find questions, networks and gaps by name, file or words."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.encodings import read_text
from kg.errors import InputError
from kg.names import composed, shown
from kg.questions.headers import THEMES, Query, parse_query
from kg.questions.outline import query_form
from kg.study import StudyFolder, open_study, shipped

__all__ = ["by_theme", "find_queries", "list_queries", "read_query"]

OTHER = "Other"  # the heading of what has no theme
# The folder of each kind of queries, and the command that lists them.
_COMMANDS = {"questions": "query", "networks": "network", "gaps": "gaps"}


def read_query(
    asked: str | Path | Query, study: StudyFolder | None = None, kind: str = "questions"
) -> Query:
    """Read a query: by its name, from a file, or from the text of the SPARQL itself.

    Parameters
    ----------
    asked
        The name of a query (a shipped one, or the study's own), the path of a file (as text, it
        ends in ``.rq``), or SPARQL. A :class:`Query` is returned unchanged.
    study
        The study whose own queries count; see :func:`kg.study.folder.open_study` for the default.
    kind
        ``questions``, ``networks`` or ``gaps``.

    Raises
    ------
    InputError
        If there is no query of that name, the file cannot be read, or its header is wrong.
    """
    if isinstance(asked, Query):
        return asked
    if not isinstance(asked, (str, Path)):
        raise InputError(
            f"{asked!r} is not a question; give its name, the path of its file, or SPARQL"
        )
    if isinstance(asked, Path):
        return parse_query(read_text(asked), name=shown(asked.stem), path=asked)
    sparql = any(sign in asked for sign in "{\n")
    if sparql and not asked.lower().endswith(".rq") and query_form(asked):
        # A name is looked for in folders, which takes longer than to answer a short query.
        return parse_query(asked, name="query")
    known = find_queries(study or open_study(), kind)
    if path := _named(shown(asked), known):
        return read_query(path)
    if asked.lower().endswith(".rq") and (not sparql or os.path.lexists(asked)):
        return read_query(Path(asked))
    if sparql:
        return parse_query(asked, name="query")
    raise _unknown(asked, known, kind)


def _named(name: str, known: Mapping[str, Path]) -> Path | None:
    """Return the query of a name, whether its accents are characters of their own or not."""
    return known.get(name) or {composed(each): known[each] for each in known}.get(composed(name))


def find_queries(study: StudyFolder, kind: str) -> dict[str, Path]:
    """Find the queries of a kind by name; the study's own replace shipped ones of the same name.

    Raises
    ------
    InputError
        If a folder of queries cannot be read, or two queries of the study have one name.
    """
    found: dict[str, Path] = {}
    for folder in (StudyFolder(shipped()), study):
        own: dict[str, Path] = {}
        for path in folder.queries(kind):
            name = shown(path.stem)
            if name in own:
                raise InputError(
                    f"has the same name as {shown(own[name].name)}; rename one of them", path=path
                )
            own[name] = path
        found |= own
    return dict(sorted(found.items()))


def list_queries(study: StudyFolder, kind: str, words: Iterable[str] = ()) -> list[Query]:
    """Return the queries of a kind that mention all these words, by name.

    Words are searched in the name and in the whole header; upper and lower case are the same.
    """
    if kind not in _COMMANDS:
        raise InputError(f"there is no kind “{kind}”; choose one of {', '.join(_COMMANDS)}")
    wanted = [word.casefold() for word in words]
    known = [read_query(path) for path in find_queries(study, kind).values()]
    return [query for query in known if all(word in _words_of(query) for word in wanted)]


def by_theme(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Group queries by theme: shipped themes first, then a study's own, then “Other” for none."""
    shipped_themes = {theme.casefold(): theme for theme in THEMES}
    found: dict[str, list[Query]] = {}
    for query in queries:
        theme = shipped_themes.get(query.theme.casefold(), query.theme) or OTHER
        found.setdefault(theme, []).append(query)
    own = sorted(found.keys() - {*THEMES, OTHER})
    return {theme: found[theme] for theme in (*THEMES, *own, OTHER) if theme in found}


def _words_of(query: Query) -> str:
    told = (query.name, query.summary, query.theme, query.purpose, query.reading, query.measure)
    more = (*query.keywords, *query.columns, *query.columns.values())
    asked = (text for each in query.params for text in (each.name, each.help))
    return " ".join((*told, query.name.replace("-", " "), *more, *asked)).casefold()


def _unknown(name: str, known: Iterable[str], kind: str) -> InputError:
    near = _alike(name, known)
    hint = f" Did you mean {' or '.join(f'“{each}”' for each in near)}?" if near else ""
    one = kind.removesuffix("s")
    return InputError(f"there is no {one} “{name}”.{hint} See: kg {_COMMANDS[kind]} list")


# Words that many questions have, which say nothing about a question.
_EVERYWHERE = {"who", "whom", "whose", "which", "what", "when", "where", "does", "that", "from"} | {
    *("a", "an", "are", "at", "did", "do", "in", "is", "of", "on", "the", "to", "was", "with"),
}


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three names that may be meant: similar letters, or a word in common."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.6)
    words = set(name.lower().split("-")) - _EVERYWHERE
    sharing = [each for each in names if words & set(each.split("-"))]
    return list(dict.fromkeys([*near, *sharing]))[:3]
