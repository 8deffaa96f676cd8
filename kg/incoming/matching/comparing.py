"""Compare two names: what differs in the words decides, never how alike the whole is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.incoming.matching.anatomy import Anatomy, Part
from kg.incoming.matching.words_alike import Alike, pairs_alike
from kg.lookup import similarity

__all__ = ["ALIKE", "MOST_ALIKE", "SAME", "UNIT", "Likeness", "Setting", "compare"]

SAME, UNIT, ALIKE = "same", "unit of", "alike"
# The most that two names can have that are alike and not the same: a number, a place or a kind differs.
MOST_ALIKE = 49
# What a difference takes away, in hundredths.
_INFLECTED, _TRANSLATED, _MISSPELT, _COGNATE = 1, 2, 4, 14
_LEGAL, _LEGAL_CONFLICT, _ACRONYM, _UNKNOWN_ACRONYM = 1, 35, 1, 5
_EMPTY, _OF_GROUP, _COUNTRY, _SEAT = 1, 3, 2, 3
_MORE, _MORE_SHARE, _TOPIC = 12, 45, 4
_DETACHED, _DETACHED_SHARE = 6, 22
_ANOTHER = 25
_GENERAL, _GENERAL_UNKNOWN = 8, 30
_ONLY_WORD = 15
# How sure a unit is: by its word, in a part of its own, in the midst of the name.
_UNIT, _UNIT_APART, _UNIT_AREA, _UNIT_OR_OWN = 92, 72, 66, 58
_SHORT_NAME, _RARE_WORDS = 64, 62
_RARE = 3
_LONGEST_SHOUTED = 5
_FEW = 2
_SHORTEST_OWN = 2
_TWICE, _SHORTEST_TWICE = 0.85, 6
_TERRITORIES = {f"={kind}" for kind in ("district", "county", "region", "province", "canton", "metropolis")}


@dataclass(frozen=True)
class Setting:
    """What is known besides two names: where the actors are, and how many names have a word.

    ``places`` are stems of the names of their places; ``countries`` the ISO codes, small.
    """

    names_with: Mapping[str, int] = field(default_factory=dict)
    names: int = 1
    places: tuple[Collection[str], Collection[str]] = ((), ())
    countries: tuple[Collection[str], Collection[str]] = ((), ())
    same_country: bool | None = None
    same_place: bool | None = None

    def count(self, key: str) -> int:
        """Return how many names have a word."""
        return self.names_with.get(key, 1)

    def weight(self, part: Part) -> float:
        """Return how much a word says: the more, the fewer names have it."""
        return math.log(1 + self.names / self.count(part.key))


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names may be to each other, how surely (0 to 100), and why.

    For ``unit of``, ``unit`` tells which of the two is the unit, 0 or 1.
    """

    kind: str
    score: int
    reasons: tuple[str, ...]
    unit: int = 0


class _Pair:
    """Two names under comparison: what each has that the other has not, and what was found."""

    def __init__(self, one: Anatomy, other: Anatomy, setting: Setting) -> None:
        self.names = (one, other)
        self.setting = setting
        self.common = [part for key, part in one.parts.items() if key in other.parts]
        self.left = (
            [part for key, part in one.parts.items() if key not in other.parts],
            [part for key, part in other.parts.items() if key not in one.parts],
        )
        self.cost = 0.0
        self.one_legal = False
        self.reasons: list[str] = []
        self.agreed: list[Part] = list(self.common)

    def take(self, cost: float, reason: str = "") -> None:
        self.cost += cost
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def drop(self, side: int, parts: Iterable[Part]) -> None:
        gone = set(parts)
        self.left[side][:] = [part for part in self.left[side] if part not in gone]

    def weight(self, parts: Iterable[Part]) -> float:
        return sum(self.setting.weight(part) for part in parts)

    def likeness(self, kind: str, most: float = 100, unit: int = 0) -> Likeness:
        score = max(0, min(round(most - self.cost), 100))
        return Likeness(kind, score, tuple(self.reasons), unit)


def compare(one: Anatomy, other: Anatomy, setting: Setting) -> Likeness:
    """Tell what two names may be to each other, by the words that only one of them has."""
    pair = _Pair(one, other, setting)
    if one.joined == other.joined:
        pair.reasons.append("the names are equal")
        return pair.likeness(SAME)
    _same_words(pair)
    _legal_forms(pair)
    _misspelt(pair)
    _say_nothing(pair)
    if not any(part.sort not in ("legal", "empty") for part in pair.agreed):
        return _alike(pair)
    left = [bool(pair.left[0]), bool(pair.left[1])]
    if left == [False, False]:
        return _same(pair)
    if left == [True, True]:
        return _both_have_more(pair)
    return _one_has_more(pair, 0 if left[0] else 1)


def _same_words(pair: _Pair) -> None:
    """Take a little for words that are the same in another form or language."""
    one, other = pair.names
    translated, inflected = [], 0
    for part in pair.common:
        also = other.parts[part.key]
        if part.text == also.text:
            continue
        if part.sort == "legal":
            legal = _spelt(part) != _spelt(also)
            told = f"“{part.written}” and “{also.written}” are one legal form"
            pair.take(_LEGAL * legal, told if legal else "")
        elif part.key.startswith("="):
            translated.append(f"“{part.written}” and “{also.written}”")
        else:
            inflected += 1
    if translated:
        told = ", ".join(translated[:3])
        pair.take(_TRANSLATED * min(len(translated), 5), f"{told} mean the same")
    pair.take(_INFLECTED * inflected, "another ending of a word" if inflected else "")


def _spelt(part: Part) -> str:
    return part.text.replace(" ", "")


def _legal_forms(pair: _Pair) -> None:
    forms = [[part for part in left if part.sort == "legal"] for left in pair.left]
    for side in (0, 1):
        pair.drop(side, forms[side])
    if forms[0] and forms[1]:
        told = " and ".join(f"“{found[0].written}”" for found in forms)
        pair.take(_LEGAL_CONFLICT, f"two legal forms: {told}")
    elif forms[0] or forms[1]:
        pair.one_legal = True
        form = (forms[0] or forms[1])[0].written
        pair.take(_LEGAL, f"the legal form (“{form}”) is only in one")


def _misspelt(pair: _Pair) -> None:
    left = ["".join(part.text for part in side) for side in pair.left]
    if all(left) and left[0] == left[1]:
        pair.agreed += pair.left[0]
        pair.take(_INFLECTED, "a blank more or less")
        for side in (0, 1):
            pair.left[side].clear()
        return
    for found in list(pairs_alike(*pair.left, pair.setting.count)):
        if found.sure:
            _agree(pair, found)


def _agree(pair: _Pair, found: Alike) -> None:
    own = [p for p in pair.agreed if p.sort in ("plain", "place")]
    told = f"“{found.one.written}” and “{found.other.written}”"
    pair.drop(0, [found.one])
    pair.drop(1, [found.other])
    pair.agreed.append(found.one)
    if not found.sure:
        pair.take(_COGNATE, f"{told} may be one word in two languages")
        return
    letters = "one letter differs" if found.share > 0.88 else "some letters differ"
    # A single letter may be all the difference between two towns.
    short = 0 if own or found.one.key.startswith("=") or found.other.key.startswith("=") else 1
    pair.take(_MISSPELT + 20 * (1 - found.share) + _ONLY_WORD * short, f"{letters}: {told}")


def _say_nothing(pair: _Pair) -> None:
    """Drop what adds nothing to the other name: short names, its own country or town, “of city”."""
    for found in (_nothing, _whereabouts):
        for side in (0, 1):
            if found is _whereabouts and pair.left[1 - side]:
                continue  # it may be what tells the two apart
            for part in list(pair.left[side]):
                cost, reason = found(part, pair, side)
                if cost is not None:
                    pair.drop(side, [part])
                    pair.take(cost, reason)


def _nothing(part: Part, pair: _Pair, side: int) -> tuple[float | None, str]:
    mine, theirs = pair.names[side], pair.names[1 - side]
    if part.sort == "empty" or (part.sort == "plain" and len(part.text) <= _SHORTEST_OWN):
        return _EMPTY, ""
    if _is_short(part, mine) and (_stands_for(part, mine) or _stands_for(part, theirs)):
        return _ACRONYM, f"“{part.written}” is the short name"
    if part.sort == "plain" and _is_there_twice(part, mine):
        return _MISSPELT, ""
    groups = {each.group for each in theirs.parts.values()}
    if part.group == "municipality" and ("municipality" in groups or _is_bare(pair, 1 - side)):
        return _OF_GROUP, "a town, city or municipality"
    return None, ""


def _is_there_twice(part: Part, name: Anatomy) -> bool:
    """Tell whether a name has a word twice, this time misspelt."""
    size = len(part.text)
    return size >= _SHORTEST_TWICE and any(
        abs(len(each.text) - size) <= 1 and similarity(part.text, each.text) >= _TWICE
        for each in name.parts.values()
        if each is not part
    )


def _whereabouts(part: Part, pair: _Pair, side: int) -> tuple[float | None, str]:
    """Tell whether a word only says where the actor is, as we know already."""
    setting = pair.setting
    if part.sort == "country" and setting.same_country is not False:
        here = set(setting.countries[0]) | set(setting.countries[1])
        if part.key[1:] in here:
            return _COUNTRY, "the country is only in one name"
    if part.key in setting.places[side] and setting.same_place is not False:
        return _SEAT, f"“{part.written}” is where it is"
    return None, ""


def _is_bare(pair: _Pair, side: int) -> bool:
    """Tell whether a name is that of a place alone, or may be, and the other has it too: “Riga”."""
    sorts = [part.sort for part in pair.names[side].parts.values()]
    bare = len(sorts) <= 2 and all(sort in ("plain", "place") for sort in sorts)
    return bare and not pair.left[side]


def _is_short(part: Part, name: Anatomy) -> bool:
    """Tell whether a word may be a short name; in capitals throughout, any short word may be one."""
    shouted = part.sort == "plain" and len(part.text) <= _LONGEST_SHOUTED
    return part.sort == "acronym" or (shouted and name.name == name.name.upper())


def _stands_for(short: Part, name: Anatomy) -> bool:
    """Tell whether the letters of a short name begin words of a name, in their order."""
    if len(short.text) < 2 or short.key in name.initials and len(name.initials) == len(short.text):
        return len(short.text) >= 2
    if len(short.text) >= 3 and _in_order(short.text, name.initials):
        return True
    # “SDU”: Syddansk Universitet.
    begins = name.joined[:1] == short.text[:1] and short.sort == "acronym"
    return begins and len(short.text) >= 3 and _in_order(short.text, name.joined)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _is_general(pair: _Pair) -> bool:
    own = ("plain", "place", "acronym", "number", "country")
    return not any(part.sort in own for part in pair.agreed)


def _same(pair: _Pair) -> Likeness:
    if not pair.reasons:
        pair.reasons.append("the same words")
    if _is_general(pair):
        if pair.setting.same_country is None:
            pair.take(_GENERAL_UNKNOWN, "the name is a general one, and a country is not known")
        elif not pair.setting.same_place:
            pair.take(_GENERAL, "the name is a general one")
    return pair.likeness(SAME)


def _one_has_more(pair: _Pair, side: int) -> Likeness:
    """Judge by what one of the names has more: in the part that both have, and in parts of its own."""
    name, less = pair.names[side], pair.names[1 - side]
    shared = {part.segment for key, part in name.parts.items() if key in less.parts}
    near = [part for part in pair.left[side] if part.segment in shared]
    far = [part for part in pair.left[side] if part.segment not in shared]
    general = _is_general(pair)
    told = f"only one has “{_told(pair.left[side])}”"
    area = _is_area(less)
    if area and near and (far or not _has(near, "part")) or (area and pair.one_legal):
        pair.take(0, told)  # the same town or county, and not its authority
        return _alike(pair)
    if area and far:
        pair.take(0, f"{told}, {_OR_OWN}")
        return pair.likeness(UNIT, _UNIT if _has(far, "part") else _UNIT_AREA, side)
    if (general and _has(pair.left[side], "plain", "place")) or _has(near, "number", "country"):
        pair.take(0, told)
        return _alike(pair)
    organisation = _has(less.parts.values(), "kind") and not _has(less.parts.values(), "part")
    whole = not general and (organisation or len(less.parts) > _FEW) and not _is_territory(near)
    if _has(near, "part", "kind"):
        if not whole:
            pair.take(0, told)
            return _alike(pair)
        part = _has(near, "part")
        pair.take(0, f"{told}, {_MAY_BE if part else _OR_OWN}")
        return pair.likeness(UNIT, _UNIT if part else _UNIT_OR_OWN, side)
    if near:
        share = pair.weight(near) / max(0.1, pair.weight(near) + pair.weight(pair.agreed))
        pair.cost += _MORE + _MORE_SHARE * share + _TOPIC * sum(p.sort == "topic" for p in near)
        if _has(near, "topic") and all(p.sort != "plain" for p in pair.agreed):
            pair.take(0, told)  # another university of one town
            return _alike(pair)
    if far and _has(far, "part", "kind", "number"):
        if not whole or pair.cost > _ANOTHER:
            pair.take(0, told)
            return _alike(pair)
        part = _has(far, "part")
        pair.take(0, f"{told}, {_MAY_BE if part else _OR_OWN}")
        return pair.likeness(UNIT, _UNIT if part else _UNIT_APART, side)
    if far:
        share = pair.weight(far) / max(0.1, pair.weight(far) + pair.weight(pair.agreed))
        short = all(part.sort == "acronym" for part in far)
        pair.cost += _UNKNOWN_ACRONYM if short else _DETACHED + _DETACHED_SHARE * share
    pair.take(0, told)
    return _same(pair)


def _is_area(name: Anatomy) -> bool:
    """Tell whether a name is that of a place, or of the authority of an area: “Kreis Plön”."""
    sorts = {part.sort for part in name.parts.values()}
    kinds = {part for part in name.parts.values() if part.sort == "kind"}
    areas = all(part.key in _TERRITORIES or part.group == "municipality" for part in kinds)
    few = sum(part.sort in ("plain", "place") for part in name.parts.values()) <= _FEW
    return sorts <= {"plain", "place", "kind", "empty"} and areas and few and (
        bool(kinds) or sorts == {"place"}
    )


_MAY_BE = "which may be a unit of the other"
_OR_OWN = "a unit of the other, or an organisation of its own"


def _has(parts: Iterable[Part], *sorts: str) -> bool:
    return any(part.sort in sorts for part in parts)


def _is_territory(parts: Iterable[Part]) -> bool:
    """Tell whether the kinds among some words are of areas: a district is not a unit of its town."""
    kinds = {part.key for part in parts if part.sort == "kind"}
    return bool(kinds) and kinds <= _TERRITORIES


def _both_have_more(pair: _Pair) -> Likeness:
    """Judge two names of which each has words that the other has not."""
    hard = [[p for p in left if p.sort in ("number", "part", "country")] for left in pair.left]
    if not any(hard):
        for found in list(pairs_alike(*pair.left, pair.setting.count)):
            if not found.sure and found.one.sort != "place":
                _agree(pair, found)
        if not pair.left[0] and not pair.left[1] and not _is_general(pair):
            return _same(pair)
    kinds = [{p.key for p in left if p.sort in ("kind", "part", "number")} for left in pair.left]
    short = [part for part in pair.common if part.sort == "acronym" and len(part.text) > _FEW]
    if short and len(pair.common) <= _FEW and not any(kinds):
        if any(_in_order(short[0].text, name.initials) for name in pair.names):
            pair.take(0, f"both have the short name “{short[0].written}”")
            return pair.likeness(SAME, _SHORT_NAME)
    rare = [p for p in pair.common if p.sort == "plain" and pair.setting.count(p.key) <= _RARE]
    if len(rare) >= _FEW and pair.setting.same_place and not any(hard):
        pair.take(0, f"both have “{_told(rare)}”, which few names have")
        return pair.likeness(SAME, _RARE_WORDS)
    pair.take(0, f"“{_told(pair.left[0])}” is not “{_told(pair.left[1])}”")
    return _alike(pair)


def _alike(pair: _Pair) -> Likeness:
    common, left = pair.weight(pair.agreed), pair.weight((*pair.left[0], *pair.left[1]))
    share = common / max(0.1, common + left)
    return Likeness(ALIKE, round(MOST_ALIKE * share), tuple(pair.reasons))


def _told(parts: Sequence[Part]) -> str:
    words = " ".join(dict.fromkeys(part.written for part in parts))
    return words if len(words) <= 60 else f"{words[:60]}…"
