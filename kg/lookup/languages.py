"""The language that a text is in."""

from __future__ import annotations

import re

from kg.lookup.lemmas import is_word

__all__ = ["guess_language"]

_LANGUAGES = ("en", "lt", "lv")
_WORDS, _ENOUGH = 200, 0.5


def guess_language(text: str) -> str:
    """Return the language whose dictionary has most words of a text: English, Lithuanian, Latvian.

    If it has less than half of the first 200 words, the text is in another language, and the answer
    is an empty text.

    >>> guess_language("Renginį surengė savivaldybė kartu su asociacija")
    'lt'
    """
    words = re.findall(r"[^\W\d_]{3,}", text)[:_WORDS]
    found = {lang: sum(is_word(word, lang) for word in words) for lang in _LANGUAGES}
    best = max(found, key=found.__getitem__)
    return best if words and found[best] / len(words) >= _ENOUGH else ""
