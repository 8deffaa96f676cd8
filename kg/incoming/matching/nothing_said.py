"""Words that add nothing to a name: its short form, its town where that is known, “city of”."""

from __future__ import annotations

from kg.incoming.matching.anatomy import Anatomy, Part
from kg.incoming.matching.pair import Pair
from kg.lookup import similarity

__all__ = ["drop_what_says_nothing", "in_order"]

# What a word takes away, in hundredths.
_EMPTY, _ACRONYM, _MISSPELT, _OF_GROUP, _COUNTRY, _SEAT = 1, 1, 4, 3, 2, 3
_SHORTEST, _LONGEST_SHOUTED = 2, 5
_TWICE, _SHORTEST_TWICE = 0.85, 6
_MOST_OF_PLACE = 2
# A city has often another municipality around it, of the same name: “Daugavpils novads”.
_AROUND, _TWO_IN_PLACE = "=municipality around a city", 45


def drop_what_says_nothing(pair: Pair) -> None:
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


def _nothing(part: Part, pair: Pair, side: int) -> tuple[float | None, str]:
    """Return what a word takes that adds nothing, and why; None for another word."""
    mine, theirs = pair.names[side], pair.names[1 - side]
    if part.sort == "empty" or (part.sort == "plain" and len(part.text) <= _SHORTEST):
        return _EMPTY, ""
    if _is_short(part, mine) and (_stands_for(part, mine) or _stands_for(part, theirs)):
        return _ACRONYM, f"“{part.written}” is the short name"
    if part.sort == "plain" and _is_there_twice(part, mine):
        return _MISSPELT, ""
    groups = {each.group for each in theirs.parts.values()}
    if part.group == "municipality" and ("municipality" in groups or _is_bare(pair, 1 - side)):
        if {"=city", _AROUND} <= {part.key, *theirs.parts, *mine.parts}:
            return _TWO_IN_PLACE, "a city, and the municipality around it"
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


def _whereabouts(part: Part, pair: Pair, side: int) -> tuple[float | None, str]:
    """Tell whether a word only says where the actor is, as we know already."""
    setting = pair.setting
    if part.sort == "country" and setting.same_country is not False:
        here = set(setting.countries[0]) | set(setting.countries[1])
        if part.key[1:] in here:
            return _COUNTRY, "the country is only in one name"
    if part.key in setting.places[side] and setting.same_place is not False:
        return _SEAT, f"“{part.written}” is where it is"
    return None, ""


def _is_bare(pair: Pair, side: int) -> bool:
    """Tell whether a name is that of a place alone, or may be, and the other has it too: “Riga”."""
    parts = pair.names[side].parts.values()
    sorts = [part.sort for part in parts if part.sort != "empty"]
    bare = len(sorts) <= _MOST_OF_PLACE and all(sort in ("plain", "place") for sort in sorts)
    return bare and not pair.left[side]


def _is_short(part: Part, name: Anatomy) -> bool:
    """Tell whether a word may be a short name; in a name all in capitals, any short word may."""
    shouted = part.sort == "plain" and len(part.text) <= _LONGEST_SHOUTED
    return part.sort == "acronym" or (shouted and name.name == name.name.upper())


def _stands_for(short: Part, name: Anatomy) -> bool:
    """Tell whether the letters of a short name begin words of a name, in their order."""
    if short.text == name.initials:
        return len(short.text) >= _SHORTEST
    if len(short.text) <= _SHORTEST:
        return False
    # “SDU” has a letter from within a word: Syddansk Universitet.
    begins = name.joined[:1] == short.text[:1] and short.sort == "acronym"
    return in_order(short.text, name.initials) or (begins and in_order(short.text, name.joined))


def in_order(letters: str, text: str) -> bool:
    """Tell whether a text has some letters in their order, with others between."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
