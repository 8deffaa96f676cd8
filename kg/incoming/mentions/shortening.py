"""Short forms of names: without the country, by initials, by surname; and “LR”, which is two.

Some are names enough to be looked for everywhere. Others count only in a text that has the full
name as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.incoming.mentions.patterns import Pattern
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.walking import Hit
from kg.lookup import initials, stem

__all__ = [
    "Countries",
    "is_left_out",
    "read_states",
    "short_in_text",
    "with_initial",
    "without_brackets",
    "without_country",
    "without_republic",
]

# “LR” is what both call themselves. The language of the text tells which is meant.
_STATES = {"lt": ("lietuvos", "respublikos"), "lv": ("latvijas", "republikas")}
_LR = "lr"
_REPUBLIC = {stem(word) for word in ("respublika", "republika", "republic")}
# The country in which a language is at home, where its name is another: a text in this language
# leaves out the name of this country only.
_HOME = {"et": "ee", "sv": "se", "da": "dk", "cs": "cz", "sl": "si", "el": "gr", "uk": "ua"}
_WORLD = {"en", "fr", "es", "de", "ru", "pt", "ar"}
_WITHOUT, _SURNAME, _INITIALS, _INITIAL = 0.9, 0.93, 0.93, 0.96
_REPUBLIC_LEFT_OUT = 0.95
_LEAST_LEFT = 2
_BRACKETS = re.compile(r"\s\(([^\W\d_]+)\)$")


class Countries:
    """The names of countries: by the stem of the word, the code of the country.

    Parameters
    ----------
    patterns
        The patterns of all places.
    codes
        The ISO 3166 code of each country, in small letters, by its IRI.
    """

    def __init__(self, patterns: Iterable[Pattern], codes: Mapping[str, str]) -> None:
        self._code = {
            stem(pattern.words[0]): codes[pattern.thing]
            for pattern in patterns
            if pattern.thing in codes and len(pattern.words) == 1 and not pattern.exact
        }

    def code(self, word: str) -> str:
        """Return the code of the country that a folded word names, in any case; else nothing."""
        return self._code.get(stem(word), "")


def read_states(pattern: Pattern, lang: str) -> Iterator[Pattern]:
    """Give the pattern of a name with “LR” for the state, and with the state for “LR”.

    In a text in Lithuanian “LR” is Lithuania, in one in Latvian Latvia, in any other either.
    """
    for home, state in _STATES.items():
        if lang in _STATES and lang != home:
            continue
        full, (first, *others) = " ".join(state), pattern.words
        if pattern.words[:2] == state:
            yield replace(
                pattern,
                words=(_LR, *pattern.words[2:]),
                capitals=(True, *pattern.capitals[2:]),
                why=f"“LR” read as “{full.title()}”",
            )
        elif first == _LR and others and pattern.lang == home:
            yield replace(
                pattern,
                words=(*state, *others),
                capitals=(True, True, *pattern.capitals[1:]),
                why=f"“{full.title()}” for “LR”",
            )


def without_country(pattern: Pattern, lang: str, countries: Countries) -> Iterator[Pattern]:
    """Give the pattern of an actor's name without the country at its beginning or end.

    “Lietuvos savivaldybių asociacija” is “Savivaldybių asociacija” in a text from Lithuania.
    """
    words = pattern.words
    if pattern.kind != "actor" or len(words) <= _LEAST_LEFT:
        return
    start = end = 0
    code = countries.code(words[0])
    if code:
        start = 2 if stem(words[1]) in _REPUBLIC else 1
    elif words[-2] in ("of", "in") and (code := countries.code(words[-1])):
        end = 4 if words[-4:-2] == ("of", "republic") else 2
    left = len(words) - start - end
    if not code or left < _LEAST_LEFT or not is_left_out(code, lang):
        return
    yield replace(
        pattern,
        words=words[start : len(words) - end],
        capitals=(*(True,) * bool(start), *pattern.capitals[start : len(words) - end])[:left],
        weight=pattern.weight * _WITHOUT,
        why="without the country",
        is_short=True,
    )


def without_republic(pattern: Pattern, countries: Countries) -> Iterator[Pattern]:
    """Give the pattern of an actor's name with the short name of its state.

    “Ministry of Culture of the Republic of Latvia” is also that of Latvia.
    """
    words = pattern.words
    at = next((n for n, word in enumerate(words) if stem(word) in _REPUBLIC), 0)
    after = words[at + 1 : at + 3]
    if pattern.kind != "actor" or len(words) <= _LEAST_LEFT:
        return
    if at > 1 and words[at - 1] == "of" and after[:1] == ("of",) and countries.code(after[-1]):
        kept = [*range(at - 1), *range(at + 1, len(words))]
    elif at > 0 and countries.code(words[at - 1]) and len(words) - 1 > _LEAST_LEFT:
        kept = [n for n in range(len(words)) if n != at]
    else:
        return
    yield replace(
        pattern,
        words=tuple(words[n] for n in kept),
        capitals=tuple(pattern.capitals[n] for n in kept),
        weight=pattern.weight * _REPUBLIC_LEFT_OUT,
        why="without “Republic”",
    )


def is_left_out(code: str, lang: str) -> bool:
    """Tell whether texts in a language may leave out the name of a country, by its code."""
    return lang in _WORLD or code == _HOME.get(lang, lang)


def without_brackets(pattern: Pattern) -> Iterator[Pattern]:
    """Give the pattern of a name without the short form in brackets at its end."""
    found = _BRACKETS.search(pattern.name)
    short = split_words(found[1]) if found else []
    if found and 0 < len(short) <= len(pattern.words) - _LEAST_LEFT:
        left = len(pattern.words) - len(short)
        yield replace(
            pattern,
            words=pattern.words[:left],
            capitals=pattern.capitals[:left],
            why=f"without “{found[0].strip()}”",
        )


def with_initial(pattern: Pattern) -> Iterator[Pattern]:
    """Give the pattern of a person's name with an initial for the first name: “G. Blažytė”."""
    if not pattern.is_person or len(pattern.words) < 2 or len(pattern.words[0]) == 1:
        return
    yield replace(
        pattern,
        words=(pattern.words[0][0], *_surname(pattern)),
        capitals=(True,) * (1 + len(_surname(pattern))),
        weight=pattern.weight * _INITIAL,
        why="initial and surname",
    )


def short_in_text(hits: Iterable[Hit]) -> Iterator[Pattern]:
    """Give the short forms of what a text has in full: surnames of persons, initials of others."""
    for pattern in dict.fromkeys(hit.pattern for hit in hits):
        if pattern.is_person and len(pattern.words) > 1:
            surname = _surname(pattern)
            yield replace(
                pattern,
                words=surname,
                capitals=(True,) * len(surname),
                weight=_SURNAME,
                why="surname; the text has the full name",
            )
        elif pattern.kind != "role" and (short := initials(pattern.name)):
            yield replace(
                pattern,
                words=(short,),
                capitals=(True,),
                weight=_INITIALS,
                exact=short.upper(),
                why="initials; the text has the full name",
            )


def _surname(pattern: Pattern) -> tuple[str, ...]:
    """Return the last words of a person's name: two, if a hyphen joins them."""
    last = pattern.name.split()[-1]
    return pattern.words[-2:] if "-" in last.strip("-") else pattern.words[-1:]
