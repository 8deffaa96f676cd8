"""A text with its mentions marked, as a page: each mark leads to its record, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg import __version__
from kg.escapes import UNPRINTABLE, clean
from kg.incoming.mentions import UNKNOWN
from kg.pages.environment import TEMPLATES, environment

__all__ = ["Mark", "mentions_page"]

# The kinds of marks in the order in which they are listed, and what each is called.
_KINDS = {
    "actor": "Actors",
    "place": "Places",
    "project": "Projects",
    "programme": "Programmes",
    "event": "Events",
    "output": "Outputs",
    "policy instrument": "Policy instruments",
    "role": "Words for roles",
    UNKNOWN: "Names that the study does not have",
}


@dataclass(frozen=True)
class Mark:
    """A phrase to mark: its offsets, its kind, and what a reader is told.

    ``things`` are the records that may be meant, each as its label and as it is written in Turtle.
    ``is_proposal`` tells that the phrase is another name than those of the record.
    """

    start: int
    end: int
    kind: str
    things: tuple[tuple[str, str], ...]
    score: int
    why: str
    suggestion: str = ""
    is_proposal: bool = False


@dataclass(frozen=True)
class _Entry:
    """What is told once, however often it is in the text, with its marks by their numbers."""

    things: tuple[tuple[str, str], ...]
    name: str
    suggestion: str
    marks: list[tuple[int, Mark, str]]


def mentions_page(text: str, marks: Sequence[Mark], *, name: str, lang: str, summary: str) -> str:
    """Write a text and its marks as one HTML page.

    Parameters
    ----------
    marks
        In the order of the text; no two overlap.
    name
        What the text is called.
    lang
        The language of the text.
    summary
        A sentence on what was found.
    """
    groups, entry_of = _entries(text, marks)
    css = "".join((TEMPLATES / each).read_text("utf-8") for each in ("base.css", "mentions.css"))
    return (
        environment()
        .get_template("mentions.html.j2")
        .render(
            style=Markup(css),  # noqa: S704 (our own file)
            name=clean(name),
            lang=lang,
            summary=summary,
            parts=list(_parts(text, marks, entry_of)),
            groups=groups,
            version=__version__,
        )
    )


def _key(text: str, mark: Mark) -> tuple[object, ...]:
    named = mark.suggestion or text[mark.start : mark.end]
    return mark.kind, mark.things or named


def _entries(
    text: str, marks: Sequence[Mark]
) -> tuple[list[tuple[str, str, list[_Entry]]], dict[int, str]]:
    """Return the entries of each kind that has some; and to which entry each mark leads."""
    found: dict[tuple[object, ...], _Entry] = {}
    for number, mark in enumerate(marks):
        phrase = clean(text[mark.start : mark.end])
        entry = found.setdefault(
            _key(text, mark), _Entry(mark.things, phrase, clean(mark.suggestion), [])
        )
        entry.marks.append((number, mark, phrase))
    groups, entry_of = [], {}
    for kind, heading in _KINDS.items():
        listed = [entry for key, entry in found.items() if key[0] == kind]
        if listed:
            groups.append((kind.replace(" ", "-"), heading, listed))
        for at, entry in enumerate(listed):
            for number, _, _ in entry.marks:
                entry_of[number] = f"{kind.replace(' ', '-')}-{at}"
    return groups, entry_of


def _parts(
    text: str, marks: Sequence[Mark], entry_of: dict[int, str]
) -> Iterator[tuple[str, str, int, str]]:
    """Give the text in parts: each with its kind, its number and its entry, if it is marked."""
    at = 0
    for number, mark in enumerate(marks):
        yield _visible(text[at : mark.start]), "", 0, ""
        is_unsure = len(mark.things) > 1 or mark.is_proposal
        kind = mark.kind.replace(" ", "-") + (" unsure" if is_unsure else "")
        yield _visible(text[mark.start : mark.end]), kind, number, entry_of[number]
        at = mark.end
    yield _visible(text[at:]), "", 0, ""


def _visible(text: str) -> str:
    """Return a text with a sign for each character that cannot be shown; its length stays."""
    return UNPRINTABLE.sub(lambda found: found[0] if found[0] in "\n\t\r" else "\ufffd", text)
