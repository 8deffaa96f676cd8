"""Compare two names: what differs in the words decides, never how alike the whole is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.incoming.matching.agreeing import agree, legal_forms, misspelt, same_words
from kg.incoming.matching.anatomy import Anatomy, Part
from kg.incoming.matching.nothing_said import drop_what_says_nothing, in_order
from kg.incoming.matching.pair import Likeness, Pair, Setting
from kg.incoming.matching.words_alike import pairs_alike

__all__ = ["ALIKE", "MOST_ALIKE", "SAME", "UNIT", "compare"]

SAME, UNIT, ALIKE = "same", "unit of", "alike"
MOST_ALIKE = 49
"""The most of names that are alike and not the same: a number, a place or a kind differs."""

# What more words take away, in hundredths: in the part that both have, and in a part of their own.
_MORE, _MORE_SHARE, _TOPIC = 12, 45, 4
_APART, _APART_SHARE, _UNKNOWN_ACRONYM = 6, 22, 5
# With so much taken, what is beside the name is not of its organisation.
_ANOTHER = 25
_GENERAL, _GENERAL_UNKNOWN = 8, 30
# How sure a unit is: by its word, in a part of its own, beside an area, in the midst of the name.
_UNIT, _UNIT_APART, _UNIT_OF_AREA, _UNIT_WITHIN = 92, 72, 66, 58
_SHORT_NAME, _RARE_WORDS, _SHORT_OF = 64, 62, 75
_RARE, _FEW, _LONGEST = 3, 2, 60
_FEWEST_OF_SHORT, _MOST_OF_SHORT = 3, 8
_TERRITORIES = {
    f"={kind}" for kind in ("district", "county", "region", "province", "canton", "metropolis")
}
_MAY_BE = "which may be a unit of the other"
_OR_OWN = "a unit of the other, or an organisation of its own"


def compare(one: Anatomy, other: Anatomy, setting: Setting) -> Likeness:
    """Tell what two names may be to each other, by the words that only one of them has."""
    pair = Pair(one, other, setting)
    if one.joined and one.joined == other.joined:
        pair.take(0, "the names are equal")
        return pair.likeness(SAME)
    for short, whole in ((one, other), (other, one)):
        if _is_short_name(short, whole):
            pair.take(0, f"“{short.name.strip()}” is the short name of the other")
            return pair.likeness(SAME, _SHORT_OF)
    for step in (same_words, legal_forms, misspelt, drop_what_says_nothing):
        step(pair)
    if not any(part.sort not in ("legal", "empty") for part in pair.agreed):
        return _alike(pair)
    if all(pair.left):
        return _both_have_more(pair)
    if any(pair.left):
        return _one_has_more(pair, 0 if pair.left[0] else 1)
    return _same(pair)


def _is_short_name(short: Anatomy, whole: Anatomy) -> bool:
    """Tell whether a name is all of it the short form of another one: “KTU”."""
    if len(short.parts) != 1 or short.name != short.name.upper():
        return False
    letters = short.joined
    if not _FEWEST_OF_SHORT <= len(letters) <= _MOST_OF_SHORT or _has(whole.parts.values(), "part"):
        return False
    named = any(part.text == letters for part in whole.parts.values())
    return letters == whole.initials or (named and whole.initials.startswith(letters))


def _is_general(pair: Pair) -> bool:
    own = ("plain", "place", "acronym", "number", "country")
    return not any(part.sort in own for part in pair.agreed)


def _same(pair: Pair) -> Likeness:
    if not pair.reasons:
        pair.reasons.append("the same words")
    if _is_general(pair):
        if pair.setting.same_country is None:
            pair.take(_GENERAL_UNKNOWN, "the name is a general one, and a country is not known")
        elif not pair.setting.same_place:
            pair.take(_GENERAL, "the name is a general one")
    return pair.likeness(SAME)


@dataclass(frozen=True, slots=True)
class _More:
    """What one of two names has more: in the part that both have, and in other parts."""

    side: int
    less: Anatomy
    near: tuple[Part, ...]
    far: tuple[Part, ...]

    @property
    def told(self) -> str:
        return f"only one has “{_told((*self.near, *self.far))}”"


def _one_has_more(pair: Pair, side: int) -> Likeness:
    """Judge by what one of the names has more."""
    name, less = pair.names[side], pair.names[1 - side]
    shared = {part.segment for key, part in name.parts.items() if key in less.parts}
    near = tuple(part for part in pair.left[side] if part.segment in shared)
    far = tuple(part for part in pair.left[side] if part.segment not in shared)
    more = _More(side, less, near, far)
    if _is_area(less):
        return _of_area(pair, more)
    foreign = _is_general(pair) and _has((*near, *far), "plain", "place")
    # Another university of one town has one more topic.
    sibling = _has(near, "topic") and not _has(pair.agreed, "plain")
    if foreign or sibling or _has(near, "number", "country"):
        return _alike(pair, more.told)
    if _has(near, "part", "kind"):
        return _perhaps_unit(pair, more, near, _UNIT_WITHIN)
    if near:
        topics = sum(part.sort == "topic" for part in near)
        pair.take(_MORE + _MORE_SHARE * _share(pair, near) + _TOPIC * topics)
    if _has(far, "part", "kind", "number"):
        likely = pair.cost <= _ANOTHER
        return _perhaps_unit(pair, more, far, _UNIT_APART) if likely else _alike(pair, more.told)
    if far:
        short = all(part.sort == "acronym" for part in far)
        pair.take(_UNKNOWN_ACRONYM if short else _APART + _APART_SHARE * _share(pair, far))
    pair.take(0, more.told)
    return _same(pair)


def _of_area(pair: Pair, more: _More) -> Likeness:
    """Judge a name that begins with that of an area or its authority: “Kreis Plön / Schulamt”."""
    # “Save the Children Riga Branch” is not of the city.
    branch = any(part.key == "=branch" for part in more.near)
    unit_within = _has(more.near, "part") and not (more.far or branch)
    if (more.near and not unit_within) or pair.one_legal:
        return _alike(pair, more.told)  # in the same town or county, and not its authority
    by_word = _has((*more.near, *more.far), "part")
    pair.take(0, f"{more.told}, {_MAY_BE if by_word else _OR_OWN}")
    return pair.likeness(UNIT, _UNIT if by_word else _UNIT_OF_AREA, more.side)


def _perhaps_unit(pair: Pair, more: _More, words: Sequence[Part], surely: int) -> Likeness:
    """Judge a name with words for a unit, or for another kind of organisation."""
    organisation = _has(more.less.parts.values(), "kind") and not _has(
        more.less.parts.values(), "part"
    )
    whole = organisation or len(more.less.parts) > _FEW
    if _is_general(pair) or not whole or _is_territory(more.near):
        return _alike(pair, more.told)
    by_word = _has(words, "part")
    pair.take(0, f"{more.told}, {_MAY_BE if by_word else _OR_OWN}")
    return pair.likeness(UNIT, _UNIT if by_word else surely, more.side)


def _share(pair: Pair, parts: Sequence[Part]) -> float:
    """Return how much of the name some words are, by what they say."""
    return pair.weight(parts) / max(0.1, pair.weight(parts) + pair.weight(pair.agreed))


def _is_area(name: Anatomy) -> bool:
    """Tell whether a name is that of a place, or of the authority of an area: “Kreis Plön”."""
    parts = name.parts.values()
    kinds = [part for part in parts if part.sort == "kind"]
    own = sum(part.sort in ("plain", "place") for part in parts)
    if own > _FEW or any(part.sort not in ("plain", "place", "kind", "empty") for part in parts):
        return False
    if not kinds:
        return all(part.sort == "place" for part in parts)
    return all(part.key in _TERRITORIES or part.group == "municipality" for part in kinds)


def _has(parts: Iterable[Part], *sorts: str) -> bool:
    return any(part.sort in sorts for part in parts)


def _is_territory(parts: Iterable[Part]) -> bool:
    """Tell whether the kinds among some words are of areas, of which a town has no unit."""
    kinds = {part.key for part in parts if part.sort == "kind"}
    return bool(kinds) and kinds <= _TERRITORIES


def _both_have_more(pair: Pair) -> Likeness:
    """Judge two names of which each has words that the other has not."""
    hard = [[p for p in left if p.sort in ("number", "part", "country")] for left in pair.left]
    if not any(hard):
        for found in list(pairs_alike(*pair.left, pair.setting.count)):
            if not found.sure and found.one.sort != "place":
                agree(pair, found)
        if not pair.left[0] and not pair.left[1] and not _is_general(pair):
            return _same(pair)
    kinds = [{p.key for p in left if p.sort in ("kind", "part", "number")} for left in pair.left]
    short = [part for part in pair.common if part.sort == "acronym" and len(part.text) > _FEW]
    alone = short and len(pair.common) <= _FEW and not any(kinds)
    if alone and any(in_order(short[0].text, name.initials) for name in pair.names):
        pair.take(0, f"both have the short name “{short[0].written}”")
        return pair.likeness(SAME, _SHORT_NAME)
    rare = [p for p in pair.common if p.sort == "plain" and pair.setting.count(p.key) <= _RARE]
    if len(rare) >= _FEW and pair.setting.same_place and not any(hard):
        pair.take(0, f"both have “{_told(rare)}”, which few names have")
        return pair.likeness(SAME, _RARE_WORDS)
    return _alike(pair, f"“{_told(pair.left[0])}” is not “{_told(pair.left[1])}”")


def _alike(pair: Pair, reason: str = "") -> Likeness:
    """Return that two names are alike, by the share of what they have in common."""
    pair.take(0, reason)
    common, left = pair.weight(pair.agreed), pair.weight((*pair.left[0], *pair.left[1]))
    share = common / max(0.1, common + left)
    return Likeness(ALIKE, round(MOST_ALIKE * share), tuple(pair.reasons))


def _told(parts: Sequence[Part]) -> str:
    words = " ".join(dict.fromkeys(part.written for part in parts))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
