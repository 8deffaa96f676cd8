"""The name that was probably meant, of many names, for one misspelt name after another."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from functools import cached_property

from kg.rdf.vocabulary import local_name, namespace

__all__ = ["NearNames", "suggest"]

_ALIKE = 0.75  # of 1, for names in one namespace
_ROUGH = 200  # names that are looked at closely; thousands are alike where they have numbers
_MOST = 20  # names as near as that, of which the whole addresses are compared


class NearNames:
    """Names that are known, sorted once for all the names that are looked up.

    In the same namespace (whether http or https, with www or without) a name that is spelt much the
    same is meant; in another namespace only the same name, since a guess that is wrong misleads.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._meant: dict[str, str | None] = {}

    @cached_property
    def _homes(self) -> dict[str, dict[str, list[str]]]:
        """The names by namespace, then by the last part in small letters."""
        found: dict[str, dict[str, list[str]]] = {}
        for each in sorted(set(self._known)):
            home = found.setdefault(namespace(each), {})
            home.setdefault(local_name(each).lower(), []).append(each)
        return found

    def meant(self, word: str) -> str | None:
        """Return the one that was probably meant, or None.

        >>> near = NearNames(["http://x.org/colour", "http://x.org/shape"])
        >>> near.meant("http://x.org/colur"), near.meant("http://y.org/colur")
        ('http://x.org/colour', None)
        """
        if word not in self._meant:
            self._meant[word] = self._look_up(word)
        return self._meant[word]

    def _look_up(self, word: str) -> str | None:
        name = local_name(word).lower()
        if not name:
            return None
        home = self._homes.get(namespace(word), {})
        same = sorted(
            each for names in self._homes.values() for each in names.get(name, ()) if each != word
        )
        near = [*_roughly(name, home.keys() - {name}), *([name] if same else [])]
        close = difflib.get_close_matches(name, near, n=_MOST, cutoff=_ALIKE)
        found = [each for alike in close for each in (same if alike == name else home[alike])]
        return max(found, key=lambda each: _likeness(word, each), default=None)


def _roughly(name: str, names: Collection[str]) -> Iterable[str]:
    """Return the names that may be near enough, and few others: what is told far sooner."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    # It counts all letters that are in the same order, and difflib those of the longest runs.
    how = Indel.normalized_similarity
    rough = process.extract(name, names, scorer=how, score_cutoff=_ALIKE - 0.001, limit=_ROUGH)
    return [each for each, _, _ in rough]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that was probably meant, or None; see :class:`NearNames`.

    >>> suggest("http://x.org/colur", ["http://x.org/colour", "http://x.org/shape"])
    'http://x.org/colour'
    >>> suggest("http://x.org/colour", ["https://x.org/colour"])
    'https://x.org/colour'
    >>> suggest("http://x.org/colour", ["http://y.org/Colour", "http://y.org/colon"])
    'http://y.org/Colour'
    >>> suggest("http://x.org/name", ["http://y.org/same"])
    """
    name, home = local_name(word).lower(), namespace(word)
    # A rough look first, since there may be hundreds of thousands.
    rough = [each for each in known if home in each or each.lower().endswith(name)]
    return NearNames(rough).meant(word)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
