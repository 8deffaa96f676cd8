"""Words that two names have in common, though one writes them otherwise."""

from __future__ import annotations

from kg.incoming.matching.anatomy import Part
from kg.incoming.matching.pair import Pair
from kg.incoming.matching.words_alike import Alike, pairs_alike

__all__ = ["agree", "legal_forms", "misspelt", "same_words"]

# What a difference takes away, in hundredths.
_INFLECTED, _TRANSLATED, _MISSPELT, _COGNATE = 1, 2, 4, 14
_LEGAL, _LEGAL_CONFLICT = 1, 45
_ONLY_WORD, _LETTERS = 15, 20
_ONE_LETTER = 0.88
_SHOWN = 3
# It may be an association or a foundation.
_ANY_FORM = "=non-governmental organisation"


def same_words(pair: Pair) -> None:
    """Take a little for words that are the same in another form or language."""
    other = pair.names[1]
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
        told = ", ".join(translated[:_SHOWN])
        pair.take(_TRANSLATED * min(len(translated), 5), f"{told} mean the same")
    pair.take(_INFLECTED * inflected, "another ending of a word" if inflected else "")


def _spelt(part: Part) -> str:
    return part.text.replace(" ", "")


def legal_forms(pair: Pair) -> None:
    """Drop legal forms; two that differ take much, one alone hardly anything."""
    forms = [[part for part in left if part.sort == "legal"] for left in pair.left]
    for side in (0, 1):
        pair.drop(side, forms[side])
    meant = {part.key for found in forms for part in found}
    if forms[0] and forms[1] and _ANY_FORM not in meant:
        told = " and ".join(f"“{found[0].written}”" for found in forms)
        pair.take(_LEGAL_CONFLICT, f"two legal forms: {told}")
    elif forms[0] or forms[1]:
        pair.one_legal = True
        form = (forms[0] or forms[1])[0].written
        pair.take(_LEGAL, f"the legal form (“{form}”) is only in one")


def misspelt(pair: Pair) -> None:
    """Find words that only a mistake of typing makes different."""
    left = ["".join(part.text for part in side) for side in pair.left]
    if all(left) and left[0] == left[1]:
        pair.agreed += pair.left[0]
        pair.take(_INFLECTED, "a blank more or less")
        for side in (0, 1):
            pair.left[side].clear()
        return
    for found in list(pairs_alike(*pair.left, pair.setting.count)):
        if found.sure:
            agree(pair, found)


def agree(pair: Pair, found: Alike) -> None:
    """Take two words as one."""
    own = [p for p in pair.agreed if p.sort in ("plain", "place")]
    told = f"“{found.one.written}” and “{found.other.written}”"
    pair.drop(0, [found.one])
    pair.drop(1, [found.other])
    pair.agreed.append(found.one)
    if not found.sure:
        pair.take(_COGNATE, f"{told} may be one word in two languages")
        return
    letters = "one letter differs" if found.share > _ONE_LETTER else "some letters differ"
    # A single letter may be all the difference between two towns.
    short = 0 if own or found.one.key.startswith("=") or found.other.key.startswith("=") else 1
    pair.take(_MISSPELT + _LETTERS * (1 - found.share) + _ONLY_WORD * short, f"{letters}: {told}")
