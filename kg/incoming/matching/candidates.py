"""Which actors are worth comparing: those that share a rare word, a spelling of one, or a pattern.

All pairs of 7,000 actors are 24 million; these are some hundred thousand. A word that many names
have leads to nobody, so the number of pairs grows with the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.incoming.matching.anatomy import Anatomy

__all__ = ["candidates"]

# The most names that may share a key; of more, only those of one place or country are compared.
_MOST = 60
_SHORTEST_MISSPELT = 6
_RARE = 4


def candidates(
    names: Sequence[Sequence[Anatomy]],
    around: Sequence[Collection[str]],
    identifiers: Sequence[Collection[str]] = (),
) -> Iterator[tuple[int, int]]:
    """Give pairs of actors by their numbers, each once, the smaller number first.

    Parameters
    ----------
    names
        The names of each actor.
    around
        The places and countries of each actor, to divide what very many share.
    identifiers
        The identifiers of each actor; those that share one are compared.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for number, given in enumerate(names):
        for name in given:
            for key in _keys(name):
                holders[key].add(number)
    for number, given_ids in enumerate(identifiers):
        for each in given_ids:
            holders[f"identifier {each}"].add(number)
    for key in [key for key in holders if key.startswith("word ") and len(holders[key]) <= _RARE]:
        for spelt in _near(key.removeprefix("word ")):
            holders[spelt] |= holders[key]
    seen: set[int] = set()
    total = len(names)
    for group in _groups(holders.values(), around):
        ordered = sorted(group)
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                pair = one * total + other
                if pair not in seen:
                    seen.add(pair)
                    yield one, other


def _groups(
    found: Iterable[set[int]], around: Sequence[Collection[str]]
) -> Iterator[Collection[int]]:
    for group in found:
        if len(group) <= _MOST:
            yield group
            continue
        divided = defaultdict(list)
        for number in group:
            for place in around[number]:
                divided[place].append(number)
        yield from (few for few in divided.values() if len(few) <= _MOST)


def _keys(name: Anatomy) -> Iterator[str]:
    """Give what two names must share, one thing at least, to be compared."""
    parts = name.parts.values()
    own = sorted({part.key for part in parts if part.sort in ("plain", "place", "acronym")})
    general = sorted({part.key for part in parts if part.sort in ("kind", "topic", "part")})
    countries = [part.key for part in parts if part.sort == "country"]
    yield from (f"word {key}" for key in own)
    for key in (*own, *countries):
        yield from (f"both {key} {other}" for other in general)
    # “Institute for Economic Research” has no word of its own.
    yield f"all {' '.join(general)} {' '.join(own)}"
    if general:
        yield f"general {' '.join(general)}"
    yield f"joined {name.joined}"
    if 3 <= len(name.initials) <= 8:
        yield f"word {name.initials}"


def _near(word: str) -> Iterator[str]:
    """Give what a word is with one letter left out: two that share one differ by an error or two.

    >>> sorted(_near("salusb"))[:2]
    ['near alusb', 'near salsb']
    """
    if len(word) >= _SHORTEST_MISSPELT - 1 and word.isalpha():
        yield f"near {word}"
        yield from {f"near {word[:at]}{word[at + 1 :]}" for at in range(len(word))}
