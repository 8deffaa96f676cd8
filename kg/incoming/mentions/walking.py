"""Find names in a text: all names are followed at once, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.incoming.mentions.patterns import ARTICLES, Pattern
from kg.incoming.mentions.spelling import Spelling
from kg.incoming.mentions.tokens import Word

__all__ = ["Hit", "Names"]

_LEAST = 0.84
# A name of so many words is found if any word has a capital letter; one of more in any case.
_LONG, _LONGER = 4, 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at words of a text: which words, from first to last, and how well."""

    pattern: Pattern
    first: int
    last: int
    score: float
    words: tuple[float, ...]
    """How well each word of the name matches."""


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[Pattern] = field(default_factory=list)


class Names:
    """Patterns, ready to be found in texts.

    They are a tree: the names that begin with the same words share its branches, so the time of a
    search hardly depends on how many names there are.
    """

    def __init__(self, patterns: Iterable[Pattern], lang: str) -> None:
        self._root = _Node()
        known: set[str] = set()
        for pattern in patterns:
            node = self._root
            for word in pattern.words:
                node = node.next.setdefault(word, _Node())
            node.ends.append(pattern)
            known.update(pattern.words)
        self._spelling = Spelling(known, lang)

    def find(self, text: Sequence[Word]) -> Iterator[Hit]:
        """Give every name at every place of a text, those within others too."""
        for at in range(len(text)):
            yield from self._from(text, at)

    def _from(self, text: Sequence[Word], first: int) -> Iterator[Hit]:
        ways = [(self._root, first, first, (), ())]
        todo: list[tuple[_Node, int, int, tuple[int, ...], tuple[float, ...]]] = [*ways]
        while todo:
            node, at, last, used, scores = todo.pop()
            for pattern in node.ends:
                score = _score(pattern, [text[each] for each in used], scores)
                if score >= _LEAST:
                    yield Hit(pattern, first, last, score, scores)
            if at >= len(text) or not node.next or (at > first and text[at].starts):
                continue
            word = text[at]
            for each, score in self._alike(word, at == first).items():
                if (below := node.next.get(each)) is not None:
                    todo.append((below, at + 1, at, (*used, at), (*scores, score)))
            if at > first and at == last + 1 and word.folded in ARTICLES:
                todo.append((node, at + 1, last, used, scores))

    def _alike(self, word: Word, is_first: bool) -> dict[str, float]:
        # The first word of a name is compared with every word of the text: only one with a capital
        # letter is worth a look into the dictionary.
        if is_first and not word.is_capital:
            return self._spelling.same(word.folded)
        return self._spelling.alike(word.text, word.folded)


def _score(pattern: Pattern, words: Sequence[Word], scores: Sequence[float]) -> float:
    """Return how well the words of a text match a name, from 0 to 1; 0 is not a match."""
    if pattern.exact:
        return pattern.weight if words[0].text == pattern.exact else 0
    if pattern.is_form and min(scores) < 1:
        return 0
    if pattern.kind != "role" and not _has_capitals(pattern, words):
        return 0
    letters = [len(each) for each in pattern.words]
    mean = sum(map(float.__mul__, scores, map(float, letters))) / sum(letters)
    wrong = sum(score < _SURE for score in scores)
    if wrong > 1 + len(words) // 4 or (wrong and len(words) == 1 and letters[0] < _ALONE):
        return 0
    return round(mean * pattern.weight, 4)


_SURE, _ALONE = 0.95, 6


def _has_capitals(pattern: Pattern, words: Sequence[Word]) -> bool:
    """Tell whether a text has a capital letter where a name has one, so that it may be the name."""
    asked = [word.is_capital for word, great in zip(words, pattern.capitals, strict=True) if great]
    if len(words) == 1:
        return words[0].is_capital
    if not asked:
        return True
    if len(words) >= _LONG:
        return any(asked) or len(words) > _LONGER
    return asked[0] and 2 * sum(asked) >= len(asked)
