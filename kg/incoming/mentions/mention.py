"""One place of a text where something is named."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TRANSLATED", "UNKNOWN", "Mention"]

TRANSLATED = "translated"
"""What ``why`` begins with if the name that matched is one in another language."""

UNKNOWN = "unknown"
"""The kind of what looks like the name of an actor that the study does not have."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of a text, the records that it may mean, and why.

    ``start`` and ``end`` are offsets in characters, counted as those of quotes. ``things`` are the
    IRIs of all records that the phrase may mean: one as a rule, several if the name is ambiguous,
    none if the study has no such record. ``name`` is the name that matched, ``lang`` its language
    and ``score`` how well it matched, from 0 to 100. ``within`` are records with a shorter or
    overlapping name, which gave way to this one. ``suggestion`` is a guess at the dictionary form
    of a name that is not known; nothing is built on it. ``is_person`` tells whether such
    a name looks like a person's.
    """

    start: int
    end: int
    text: str
    things: tuple[str, ...]
    kind: str
    score: int
    why: str
    name: str = ""
    lang: str = ""
    within: tuple[str, ...] = ()
    suggestion: str = ""
    is_person: bool = False

    @property
    def thing(self) -> str:
        """The record that is meant; nothing if it is unknown, or if several may be meant."""
        return self.things[0] if len(self.things) == 1 else ""

    @property
    def is_translated(self) -> bool:
        """Tell whether the name that matched is one in another language."""
        return self.why.startswith(TRANSLATED)
