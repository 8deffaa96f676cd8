"""A YAML file as texts, lists and fields, each with its line, for errors that name it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.encodings import read_text
from kg.errors import InputError
from kg.rdf.near_names import suggest

__all__ = ["Entry", "read_yaml"]

_LONGEST, _DEEPEST = 1_000_000, 20


@dataclass(frozen=True)
class Entry:
    """A text, a list of entries or fields by name, with its file and line.

    Numbers, dates and words such as ``yes`` are texts, as they are written. ``label`` is the name
    of the field that it is the value of.
    """

    value: str | list[Entry] | dict[str, Entry]
    path: Path
    line: int
    label: str = ""

    def error(self, problem: str) -> InputError:
        """Make an error that names the file and the line."""
        about = f"“{self.label}”: " if self.label else ""
        return InputError(f"{about}{problem}", path=self.path, line=self.line)

    def text(self) -> str:
        """Return a text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error("needs a text")
        return self.value

    def texts(self) -> list[str]:
        """Return a list of texts; a single text is a list of one."""
        return [each.text() for each in self.items()]

    def items(self) -> list[Entry]:
        """Return the entries of a list; what is not a list is a list of one."""
        return self.value if isinstance(self.value, list) else [self]

    def fields(
        self, known: Collection[str] = (), *, needed: Collection[str] = ()
    ) -> dict[str, Entry]:
        """Return the fields by name.

        Parameters
        ----------
        known
            The names that there may be, beside those needed; if there is neither, any name may be.
        needed
            The names that there must be.

        Raises
        ------
        InputError
            If there are no fields, or a field is unknown or missing.
        """
        if not isinstance(self.value, dict):
            raise self.error("needs fields, each as “name: value”")
        names = {*known, *needed}
        for name, entry in self.value.items():
            if names and name not in names:
                near = suggest(name, names)
                hint = f"did you mean “{near}”?" if near else f"choose one of {_listed(names)}"
                raise entry.error(f"is not a field here; {hint}")
        for name in needed:
            if name not in self.value:
                raise self.error(f"the field “{name}” is missing")
        return self.value


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


def read_yaml(path: Path) -> Entry:
    """Read a YAML file; anchors and aliases are refused, as they can make a small file huge.

    Raises
    ------
    InputError
        If the file cannot be read, is not YAML, is too large or too deep, or has one field twice.
    """
    import yaml  # only here: most commands read no YAML

    text = read_text(path)
    if len(text) > _LONGEST:
        raise InputError(f"has more than {_LONGEST:,} characters, too many for YAML", path=path)
    try:
        events = list(_events(yaml.parse(text, yaml.BaseLoader), path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "a character that YAML does not allow"
        raise InputError(
            f"is not YAML ({why}); a text with a colon or # needs quotation marks",
            path=path,
            line=mark.line + 1 if mark else None,
        ) from error
    if not events:
        raise InputError("is empty; write the mapping", path=path, line=1)
    return _built(events, path)


def _events(events: Iterator[Any], path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield what a file holds as kind, text and line: ``text``, ``list``, ``fields`` or ``end``."""
    depth = documents = 0
    for event in events:
        name, mark = type(event).__name__, event.start_mark
        line = mark.line + 1
        if name == "AliasEvent" or getattr(event, "anchor", None):
            raise InputError(
                "anchors (&) and aliases (*) are not allowed here; write the value out",
                path=path,
                line=line,
            )
        if name == "DocumentStartEvent":
            documents += 1
            if documents > 1:
                raise InputError(
                    "a second document begins here (---); keep one", path=path, line=line
                )
        elif name == "ScalarEvent":
            yield "text", event.value, line
        elif name in ("SequenceStartEvent", "MappingStartEvent"):
            depth += 1
            if depth > _DEEPEST:
                raise InputError(
                    f"is more than {_DEEPEST} levels deep; use fewer", path=path, line=line
                )
            yield ("list" if name.startswith("S") else "fields"), "", line
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            depth -= 1
            yield "end", "", line


def _built(events: list[tuple[str, str, int]], path: Path) -> Entry:
    """Build the entry that events tell of."""
    waiting = iter(events)

    def entry(kind: str, text: str, line: int, label: str) -> Entry:
        if kind == "text":
            return Entry(text, path, line, label)
        if kind == "list":
            items = []
            for inner in waiting:
                if inner[0] == "end":
                    break
                items.append(entry(*inner, label))
            return Entry(items, path, line, label)
        fields: dict[str, Entry] = {}
        for inner in waiting:
            if inner[0] == "end":
                break
            name, at = inner[1], inner[2]
            if inner[0] != "text":
                raise InputError("the name of a field must be a text", path=path, line=at)
            if name in fields:
                raise InputError(
                    f"“{name}” is there twice, first on line {fields[name].line}; keep one",
                    path=path,
                    line=at,
                )
            kind_of, words, _ = next(waiting)
            fields[name] = entry(kind_of, words, at, name)
        return Entry(fields, path, line, label)

    return entry(*next(waiting), "")
