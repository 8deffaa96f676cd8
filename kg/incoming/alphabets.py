"""The words of a name in Latin letters, whatever alphabet it is written in."""

from __future__ import annotations

import re

from kg.lookup import fold

__all__ = ["in_latin_letters", "latin_words"]

_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]")

# How names in other alphabets are mostly written in Latin letters, without diacritics.
_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіјђћ", "abvgdeziiklmnoprstufyeijdc", strict=True)),
        **{"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": ""},
        **{"ю": "yu", "я": "ya", "ё": "e", "є": "ye", "ї": "i", "ґ": "g", "љ": "lj", "њ": "nj"},
        **dict(zip("αβγδεζηικλμνξοπρσςτυφωκ", "avgdeziiklmnxoprsstyfok", strict=True)),
        **{"θ": "th", "χ": "ch", "ψ": "ps", "џ": "dz", "ѓ": "g", "ќ": "k"},
    }
)
# Letters that look like Latin ones: within a word of Latin letters they are meant as these.
_LOOKS = str.maketrans(
    {
        **dict(zip("аеорсухіјѕкмтнв", "aeopcyxijskmthb", strict=True)),
        **dict(zip("αεορνικτυχηβ", "aeopviktyxhb", strict=True)),
    }
)


def latin_words(text: str) -> list[str]:
    """Return the folded words of a text in Latin letters.

    Letters of another alphabet within a Latin word become the Latin letters that they look like.

    >>> latin_words("Община Бургас"), latin_words("Ministrу оf Culturе")
    (['obshtina', 'burgas'], ['ministry', 'of', 'culture'])
    """
    folded = fold(text)
    if not _OTHER.search(folded):
        return _WORD.findall(folded)
    mixed = bool(_LATIN.search(folded))
    return [_in_latin(word, mixed=mixed) for word in _WORD.findall(folded)]


def in_latin_letters(text: str) -> str:
    """Return a text folded; if it has letters of other alphabets, its words in Latin ones.

    >>> in_latin_letters("Fondazione “d’Arco”"), in_latin_letters("Софія 2")
    ('fondazione “darco”', 'sofiya 2')
    """
    folded = fold(text)
    return " ".join(latin_words(text)) if _OTHER.search(folded) else folded


def _in_latin(word: str, *, mixed: bool) -> str:
    if not _OTHER.search(word):
        return word
    looked = word.translate(_LOOKS)
    # “оf” beside Latin words, of which one letter is not Latin.
    if _LATIN.search(word) or (mixed and len(word) <= 2 and not _OTHER.search(looked)):
        return looked.translate(_SOUNDS)
    return word.translate(_SOUNDS)
