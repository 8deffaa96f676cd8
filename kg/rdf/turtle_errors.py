"""What a beginner in Turtle meant, where the parser only says what fails."""

from __future__ import annotations

import re

from kg.rdf.near_names import suggest
from kg.rdf.vocabulary import PREFIXES

__all__ = ["beginners_word"]

_DAY = re.compile(r"""(?<![\w"'.:/-])(\d{4}-\d{2}(?:-\d{2})?)(?![\w"'-])""")
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>\s]*>')
_NOT_VALID = re.compile(r"(\S+) is not a valid (predicate|subject or graph name|RDF object)")
_LONGEST = 100  # characters of names in a message
_EXAMPLES = {
    "predicate": "a property has a prefix, as in migov:role or oa:exact",
    "subject or graph name": "a name has a prefix, as in actor:riga or claim:riga-host",
    "RDF object": 'write a name with its prefix, as in actor:riga, or a text, as in "Riga"@lv',
}


def beginners_word(told: str, text: str, line: int, column: int) -> str:
    """Say what is wrong in plain words, or nothing if the parser's sentence is not known.

    Parameters
    ----------
    told
        What the parser says.
    line, column
        Where, in the text.

    >>> beginners_word("exact is not a valid predicate", '[ exact "x" ]', 1, 3)
    '“exact” has no prefix; a property has a prefix, as in migov:role or oa:exact'
    """
    content = re.split(r"\r\n?|\n", text)[line - 1]
    bare = _STRINGS.sub(lambda found: " " * len(found[0]), content).partition("#")[0]
    before = bare[: column - 1].split()
    if day := _DAY.search(bare):
        return f'{day[1]} is written as a text with its type: "{day[1]}"^^loc:edtf'
    if told.startswith("blank node property lists should end"):
        return _within_brackets(before, content[column - 1 :])
    if told.startswith("'/' is not allowed"):
        return "a name has no “/” after its prefix; write a hyphen, as in claim:riga-host"
    if prefix := re.fullmatch(r"The prefix (\S+): has not been declared", told):
        near = suggest(prefix[1], PREFIXES) if prefix[1] not in PREFIXES else ""
        return f"the prefix {prefix[1]}: is not declared; did you mean {near}:?" if near else ""
    if not (found := _NOT_VALID.fullmatch(told)):
        return ""
    word, part, last = found[1], found[2], before[-1] if before else ""
    if len(word) + len(last) > _LONGEST:
        return ""
    if word in (";", ".", ",") and _is_class(last):
        return f"a value is missing before “{word}”; if {last} is the class, write a before it"
    if not re.fullmatch(r"[^\W\d_][\w-]*", word) or word == "a":
        return ""
    if part == "predicate" and len(before) == 1 and re.fullmatch(r"[\w-]+:[\w.-]+", last):
        return (
            f"“{word}” has no prefix; if it belongs to the name before it, a name has no blank: "
            f"write {last}-{word}. Else {_EXAMPLES[part]}"
        )
    return f"“{word}” has no prefix; {_EXAMPLES[part]}"


def _within_brackets(before: list[str], rest: str) -> str:
    """Say which mark is missing within brackets, or that these are not closed."""
    name = re.match(r"[\w-]+:[\w-]+", rest)
    if name and len(name[0]) <= _LONGEST:
        return f"a “;” is missing before {name[0]}, or a “]” if the brackets end there"
    *_, mark, verb = ["", "", *before]
    if mark == "," and re.fullmatch(r"[\w-]+:[\w-]+", verb) and rest[:1] in "\"'":
        return f"before {verb} there is a “,” where “;” is meant: the next property follows"
    return 'a “]” is missing; a quote within its claim is written as [ oa:exact "..."@lt ]'


def _is_class(word: str) -> bool:
    """Tell whether a name is written as classes are, with a capital letter."""
    return word.partition(":")[2][:1].isupper()
