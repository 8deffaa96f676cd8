"""The dictionary form of an inflected word.

The rules of :mod:`kg.lookup.words` take away nearly all endings. What they cannot know is in
dictionaries (simplemma): ``žmonių`` is a form of ``žmogus``, ``met`` of ``meet``. Of 179 inflected
Lithuanian and Latvian words, proper names among them, the rules find 171; the dictionaries alone
find 144, and 100 if the words are typed without diacritics; both together find all. So the rules
come first, and a word is looked up only if no name has it in another way: to read a dictionary
takes 0.15 to 0.3 seconds and 20 to 60 MB.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.lookup.words import fold

__all__ = ["dictionaries", "dictionary_forms", "is_common", "is_word"]

# Letters that only one of the two languages has.
_LITHUANIAN, _LATVIAN = set("ąęėįų"), set("āēģīķļņ")
# Languages whose dictionary has another tag: that of written Norwegian, of Serbo-Croatian.
_READ_AS = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs"}


def dictionary_forms(word: str, lang: str = "") -> Iterator[str]:
    """Give the dictionary forms of a word as it is typed, folded; a form equal to it is left out.

    Without a language the word's letters tell which dictionary to read: the Lithuanian, the
    Latvian, or for a word without diacritics the English one. The second of two is read only when
    its turn comes. A language without a dictionary gives nothing.
    """
    from simplemma import lemmatize

    asked = _languages(word) if not lang else (lang,) if lang in dictionaries() else ()
    for lang in asked if word else ():
        for spelt in dict.fromkeys((word, word.lower())):
            form = fold(lemmatize(spelt, lang=_read_as(lang)))
            if form != fold(word):
                yield form


def is_word(word: str, lang: str) -> bool:
    """Tell whether a word as it is typed, in any form, is in the dictionary of a language."""
    from simplemma import is_known

    return lang in dictionaries() and is_known(word, lang=_read_as(lang))


def is_common(word: str, lang: str) -> bool:
    """Tell whether a word as it is typed is in the dictionary of a language, and not as a name."""
    from simplemma import lemmatize

    return is_word(word, lang) and lemmatize(word, lang=_read_as(lang))[:1].islower()


def dictionaries() -> frozenset[str]:
    """Return the languages that have a dictionary, by their codes."""
    from simplemma.strategies.dictionaries import dictionary_factory

    return dictionary_factory.SUPPORTED_LANGUAGES | _READ_AS.keys()


def _read_as(lang: str) -> str:
    return _READ_AS.get(lang, lang)


def _languages(word: str) -> tuple[str, ...]:
    """Return the languages that a word may be in.

    >>> _languages("žmonių"), _languages("brāļa"), _languages("meras"), _languages("šuns")
    (('lt',), ('lv',), ('en',), ('lt', 'lv'))
    """
    letters = set(word.lower())
    if word.isascii():
        return ("en",)
    if letters & _LITHUANIAN:
        return ("lt",)
    return ("lv",) if letters & _LATVIAN else ("lt", "lv")
