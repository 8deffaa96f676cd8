"""What is looked for in a text: each name of a study as a row of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.incoming.mentions.tokens import split_words
from kg.lookup import Name

__all__ = ["ARTICLES", "Pattern", "make_patterns"]

ARTICLES = {"the", "a", "an"}
"""Words that a name may have or not have, in the study and in the text."""

# Names that no text prints: the last part of an IRI, and definitions.
_NOT_PRINTED = {"IRI", "definition"}
_MOST_WORDS = 40
_SHORTEST_NUMBER = 6
# A longer word in capital letters is a name that somebody wrote so: “PROVIDUS”.
_LONGEST_SHORT_FORM = 6


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name as words to find one after the other.

    ``capitals`` tells which words have a capital letter at the beginning. ``exact`` is the one word
    of an acronym, which must be equal letter by letter. ``weight`` is the best that a match can be,
    from 0 to 1; ``why`` says what the name is to the thing, if it is not simply its name. A name
    that ``is_short`` is one without its country, which must not be the next word in the text. One
    that ``is_form`` is a form of a word, such as “moderated”, and has no other forms.
    """

    thing: str
    kind: str
    name: str
    lang: str
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    weight: float
    exact: str = ""
    why: str = ""
    is_person: bool = False
    is_short: bool = False
    is_form: bool = False


def make_patterns(names: Iterable[Name], kinds: dict[str, str], lang: str) -> Iterator[Pattern]:
    """Give the patterns of the names of things.

    Parameters
    ----------
    kinds
        What each thing is, in a word; names of other things are left out. A person is an actor.
    lang
        The language of the text: words of roles and acronyms of two letters are taken from the
        names in this language only.
    """
    for name in names:
        kind = kinds.get(name.thing)
        if kind is None or name.kind in _NOT_PRINTED:
            continue
        if kind == "role" and name.lang != lang:
            continue
        made = _pattern(name, kind)
        if made and not (len(made.exact) == 2 and name.lang not in ("", lang)):
            yield made


def _pattern(name: Name, kind: str) -> Pattern | None:
    """Return the pattern of a name, or None if there is nothing to find in it."""
    found = split_words(name.text)
    bare = [word for word in found if word.folded not in ARTICLES] or found
    if not bare or len(bare) > _MOST_WORDS:
        return None
    exact = ""
    if len(bare) == 1:
        (word,) = bare
        if word.text.isdigit() and len(word.text) < _SHORTEST_NUMBER:
            return None
        if name.kind == "ISO 3166 code":
            return None  # “IS” and “NO” are words more often than countries
        if (word.is_acronym and len(word.text) <= _LONGEST_SHORT_FORM) or re.search(
            r"\d|[a-z][A-Z]", word.text
        ):
            exact = word.text
        elif len(word.text) < 2 or not (word.is_capital or kind == "role"):
            return None
    # The hidden labels of roles are what their actors do: verbs, and other words for it.
    is_form = kind == "role" and name.kind == "as printed"
    return Pattern(
        name.thing,
        "actor" if kind == "person" else kind,
        name.text,
        name.lang,
        tuple(word.folded for word in bare),
        tuple(word.is_capital for word in bare),
        name.weight,
        exact,
        "" if name.kind == "name" else "a word for the role" if is_form else name.kind,
        is_person=kind == "person",
        is_form=is_form,
    )
