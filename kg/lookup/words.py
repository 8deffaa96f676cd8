"""The words of a name, without what differs between two ways of writing it.

A reader types ``Rygoje`` or ``riga``, and the name is ``Ryga`` or ``Rīga``. A folded word has no
capital letters and no diacritics; the stem of a word has no grammatical ending either. The endings
are those of Lithuanian and Latvian, and the plurals of English, all without diacritics.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.folding import fold

__all__ = ["fold", "initials", "stem", "words"]

_WORD = re.compile(r"[^\W_]+")

# The shortest stem that an ending may leave.
_SHORTEST = 3
_ENDINGS = sorted(
    {
        # Lithuanian nouns and adjectives: the cases of the singular, then those of the plural.
        *("as", "is", "ys", "us", "ius", "a", "ia", "e", "uo", "o", "io", "aus", "iaus", "os"),
        *("ios", "es", "ies", "ui", "iui", "ai", "iai", "ei", "i", "u", "iu", "imi"),
        *("yje", "uje", "iuje", "oje", "ioje", "eje", "ams", "iams", "ims", "oms", "ioms"),
        *("ems", "ais", "iais", "imis", "omis", "iomis", "emis", "uose", "iuose", "yse"),
        *("ose", "iose", "ese", "am", "iam", "ame", "iame", "asis", "oji", "ojo", "uju", "ajam"),
        # Latvian ones.
        *("s", "im", "ij", "ja", "ji", "ju", "iem", "jiem", "em", "ajai", "aja", "ajiem"),
        *("ajas", "ajos", "jas", "jos", "ie"),
    },
    key=lambda ending: (-len(ending), ending),
)


def words(text: str) -> list[str]:
    """Return the folded words of a text; signs between them are left out.

    >>> words("biedrība “Radošās Idejas”, 2022 m.")
    ['biedriba', 'radosas', 'idejas', '2022', 'm']
    """
    return _WORD.findall(fold(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a folded word without its grammatical ending.

    Consonants that change before an ending become one: ``t`` and ``č``, ``d`` and ``dž``.

    >>> stem("kaunas") == stem("kauno"), stem("pilietis") == stem("pilieciu")
    (True, True)
    >>> stem("eu"), stem("2022")
    ('eu', '2022')
    """
    if not word.isalpha():
        return word
    kept = word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            kept = word[: -len(ending)]
            break
    bare = kept.rstrip("aeiouyj")
    kept = bare if len(bare) >= _SHORTEST else kept
    if kept.endswith("dz"):
        return f"{kept[:-2]}d"
    return f"{kept[:-1]}t" if kept.endswith("c") and len(kept) > _SHORTEST else kept


def initials(text: str) -> str:
    """Return the first letters of a name of three words or more, as its short form would have them.

    Words that begin with a small letter count where the name has no other.

    >>> initials("Diversity Development Group"), initials("Lietuvos savivaldybių asociacija")
    ('ddg', 'lsa')
    >>> initials("Ministry of Culture of the Republic of Latvia"), initials("Creative Ideas")
    ('mcrl', '')
    """
    given = _WORD.findall(text)
    great = [word for word in given if word[0].isupper()]
    counted = great if len(great) >= 3 else given
    return fold("".join(word[0] for word in counted)) if 3 <= len(counted) <= 8 else ""
