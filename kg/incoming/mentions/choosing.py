"""Of all names found in a text, choose those that are meant: the longest, and all equal ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kg.incoming.mentions.mention import Mention
from kg.incoming.mentions.tokens import Word
from kg.incoming.mentions.walking import Hit

__all__ = ["choose"]

# A name that matches less well than the best by so much is not meant.
_NEAR = 0.025
# Signs that close what another sign has opened.
_CLOSING = {"”": "“„", "“": "„", "»": "«", ")": "(", "]": "[", "’": "‘"}


def choose(hits: Iterable[Hit], words: Sequence[Word], text: str, lang: str) -> list[Mention]:
    """Return the mentions of a text, in its order; no two overlap.

    Where names overlap, the longest is taken, and the things of the others are in ``within``. Where
    several things have a name equally well, all are in ``things``.
    """
    ordered = sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first, -hit.score))
    taken: dict[int, list[Hit]] = {}
    chosen: list[list[Hit]] = []
    for _, group in groupby(ordered, key=lambda hit: (hit.first, hit.last)):
        same = list(group)
        over = [taken[at] for at in range(same[0].first, same[0].last + 1) if at in taken]
        if over:
            for one in over:
                one += [hit for hit in same if hit not in one]
            continue
        chosen.append(same)
        taken |= dict.fromkeys(range(same[0].first, same[0].last + 1), same)
    found = [_mention(each, words, text, lang) for each in chosen]
    return sorted(found, key=lambda mention: mention.start)


def _mention(hits: Sequence[Hit], words: Sequence[Word], text: str, lang: str) -> Mention:
    best = max(
        (hit for hit in hits if _span(hit) == _span(hits[0])),
        key=lambda hit: (hit.score, hit.pattern.lang == lang, hit.pattern.weight),
    )
    meant: dict[str, Hit] = {}
    for hit in hits:
        if _span(hit) == _span(best) and hit.score >= best.score - _NEAR:
            meant.setdefault(hit.pattern.thing, hit)
    within = {hit.pattern.thing for hit in hits if _span(hit) != _span(best)} - set(meant)
    start = words[best.first].start
    end = _closed(text, start, words[best.last].end, best.pattern.name)
    return Mention(
        start,
        end,
        text[start:end],
        tuple(sorted(meant)),
        best.pattern.kind,
        round(100 * best.score),
        _why(best),
        best.pattern.name,
        best.pattern.lang,
        tuple(sorted(within)),
    )


def _closed(text: str, start: int, end: int, name: str) -> int:
    """Return the end of a name with the quotation mark, bracket or full stop that belongs to it."""
    while text[end : end + 1] in _CLOSING and text[end : end + 1]:
        opening = _CLOSING[text[end]]
        inside = text[start:end]
        if sum(map(inside.count, opening)) <= inside.count(text[end]):
            break
        end += 1
    return end + 1 if name.endswith(".") and text.startswith(".", end) else end


def _span(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


def _why(hit: Hit) -> str:
    told = [hit.pattern.why or "name"]
    least = min(hit.words)
    if least < 0.95:
        told.append("misspelt")
    elif least < 1:
        told.append("inflected")
    return ", ".join(told)
