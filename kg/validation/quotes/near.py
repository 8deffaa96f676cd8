"""A phrase that is nearly in a text: where, and which letters differ.

A person who copies a phrase by eye sees no difference between ``'`` and ``’``, or between a blank
and one at which no line may break. The text has one of them, and a search finds only that one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from kg.escapes import spelt_out
from kg.validation.characters import skeleton

__all__ = ["Near", "near_miss", "nearest"]

_MOST = 3
"""How many differences are told one by one."""
_LETTERS = 3
"""If more letters differ in misspelt words, the words are told."""
_LIKE = 84.0
"""How alike, of 100, words must be that differ in more than what a reader overlooks."""
_FAR = 500_000
"""In a longer text misspelt words are not looked for: that would take seconds a quote."""
_LONGEST = 300
"""A phrase of more characters is not looked for; a quote has 12 words at most."""
_WORDS = 20
"""Of a phrase of more words no part is looked for."""


@dataclass(frozen=True)
class Near:
    """A part of a text that is nearly a phrase: its offsets, and how they differ, in words."""

    start: int
    end: int
    differences: str


def near_miss(text: str, phrase: str) -> str:
    r"""Say where a phrase is nearly in a text, and which characters differ, or which part is in it.

    An empty text if the phrase is in it as it is, or if nothing there is like it.

    >>> near_miss("Ežezera dome", "Ezezera")
    'the text at 0–7 has “ž” where the quote has “z”, in “Ežezera”'
    """
    near = nearest(text, phrase)
    if near:
        return f"the text at {near.start}–{near.end} has {near.differences}"
    if place := _part(text, phrase):
        part = spelt_out(" ".join(text[place[0] : place[1]].split()))
        return f"of it, only “{part}” is there, at {place[0]}–{place[1]}"
    return ""


def nearest(text: str, phrase: str) -> Near | None:
    """Find the part of a text that a phrase was probably copied from; None if it is there as it is.

    First comes what a reader overlooks: marks, blanks, dashes, line breaks, capital letters,
    diacritics, look-alike letters, characters that nobody sees. Then come misspelt words. If two
    parts are as near, the first is found.
    """
    if not phrase.strip() or len(phrase) > _LONGEST or phrase in text:
        return None
    overlooked = _overlooked(text, phrase)
    place = overlooked or _misspelt(text, phrase)
    if place is None:
        return None
    start, end = place
    told, letters = _differences(text, start, end, phrase.strip(), _PIECE)
    if not overlooked and letters > _LETTERS:
        told, _ = _differences(text, start, end, phrase.strip(), _WORD)
    if not told:  # the phrase has a blank at one end that the text has not
        told = ["nothing where the quote has a blank, at its beginning or end"]
    if not overlooked and len(told) > _MOST - 1:
        told = [f"“{spelt_out(' '.join(text[start:end].split()))}”"]
    elif len(told) > _MOST + 1:
        told = [*told[:_MOST], f"{len(told) - _MOST} more differences"]
    return Near(start, end, ", and ".join(told))


# A line that ends in a hyphen within a word, a run of blanks, a letter with its marks, any other.
_PIECE = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)|\s+|\w[\u0300-\u036f]*|.", re.DOTALL)
_WORD = re.compile(r"\s+|[\w\u0300-\u036f]+|.")


@lru_cache(maxsize=4096)
def _folded(piece: str) -> str:
    """Return a piece without what a reader overlooks."""
    if piece.isspace():
        return " "
    if len(piece) > 1 and not piece[0].isalnum():
        return ""  # a hyphen at the end of a line
    apart = unicodedata.normalize("NFD", skeleton(piece))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _overlooked(text: str, phrase: str) -> tuple[int, int] | None:
    wanted, _, _ = _index(phrase.strip())
    folded, starts, ends = _index(text)
    at = folded.find(wanted) if wanted.strip() else -1
    return (starts[at], ends[at + len(wanted) - 1]) if at >= 0 else None


@lru_cache(maxsize=8)  # many quotes are of one text
def _index(text: str) -> tuple[str, list[int], list[int]]:
    """Return a text as a reader sees it, and of each character in it the offsets in the text."""
    parts, starts, ends = [], list[int](), list[int]()
    for piece in _PIECE.finditer(text):
        part = _folded(piece[0])
        parts.append(part)
        starts += [piece.start()] * len(part)
        ends += [piece.end()] * len(part)
    return "".join(parts), starts, ends


def _part(text: str, phrase: str) -> tuple[int, int] | None:
    """Find the longest run of the words of a phrase: three or more, or two of three."""
    words = phrase.split()
    if phrase in text or len(words) > _WORDS:
        return None
    folded, starts, ends = _index(text)
    pairs = _pairs(text)
    for size in range(len(words) - 1, 1, -1):
        if size == 2 and len(words) > 3:
            return None
        for first in range(len(words) - size + 1):
            run = _fold(" ".join(words[first : first + size]))
            if not pairs.issuperset(pairwise(re.findall(r"\w+", run))):
                continue
            if whole := re.search(rf"(?<!\w){re.escape(run)}(?!\w)", folded):
                return starts[whole.start()], ends[whole.end() - 1]
    return None


def _fold(text: str) -> str:
    return "".join(_folded(piece[0]) for piece in _PIECE.finditer(text))


@lru_cache(maxsize=8)
def _pairs(text: str) -> set[tuple[str, str]]:
    """Return each two words that follow each other in a text as a reader sees it."""
    return set(pairwise(re.findall(r"\w+", _index(text)[0])))


def _misspelt(text: str, phrase: str) -> tuple[int, int] | None:
    from rapidfuzz import fuzz

    if len(text) > _FAR:
        return None
    found = fuzz.partial_ratio_alignment(phrase.strip(), text, score_cutoff=_LIKE)
    if found is None or found.src_end - found.src_start < len(phrase.strip()):
        return None
    # The part found is as long as the phrase. Of it, what both have, in whole words.
    part = text[found.dest_start : found.dest_end]
    blocks = SequenceMatcher(None, part, phrase.strip(), autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size > 1]
    if not shared:
        return None
    start = found.dest_start + shared[0].a
    end = found.dest_start + shared[-1].a + shared[-1].size
    before, after = re.search(r"\w*$", text[:start]), re.match(r"\w*", text[end:])
    start -= len(before[0] if before else "")
    end += len(after[0] if after else "")
    lead, tail = re.match(r"\s*", text[start:end]), re.search(r"\s*$", text[start:end])
    return start + len(lead[0] if lead else ""), end - len(tail[0] if tail else "")


def _differences(
    text: str, start: int, end: int, phrase: str, pieces: re.Pattern[str]
) -> tuple[list[str], int]:
    """Tell each kind of difference once, in the order of the text, and how many pieces differ."""
    theirs = list(pieces.finditer(text[start:end]))
    ours = [piece[0] for piece in pieces.finditer(phrase)]
    told, letters = dict[str, str](), 0
    alike = SequenceMatcher(None, [piece[0] for piece in theirs], ours, autojunk=False)
    for how, a, b, c, d in alike.get_opcodes():
        if how == "equal":
            continue
        one_by_one = b - a == d - c
        letters += max(b - a, d - c)
        for n in range(b - a if one_by_one else 1):
            piece = theirs[a + n : a + n + 1] if one_by_one else theirs[a:b]
            there = "".join(each[0] for each in piece)
            here = "".join(ours[c + n : c + n + 1] if one_by_one else ours[c:d])
            at = start + (piece[0].start() if piece else theirs[a - 1].end() if a else 0)
            told.setdefault(_told(there, here), _where(text, at, there))
    said = list(told)
    wheres = [*told.values(), ""]
    # Of several differences in one word, the last names it.
    return [
        each + (where if where != after else "")
        for each, where, after in zip(said, wheres, wheres[1:], strict=False)
    ], letters


_IN_WORD = r"[\w\u00ad\u0300-\u036f’'‘ʼ`´-]{0,30}"


def _where(text: str, at: int, there: str) -> str:
    """Name the word in which a difference is, or after which a blank is."""
    before, after = re.search(rf"{_IN_WORD}$", text[:at]), re.match(_IN_WORD, text[at:])
    head, tail = before[0] if before else "", after[0] if after else ""
    if there.isspace():
        return f", after “{head}”" if head else ""
    whole = (head + tail).replace("\u00ad", "")
    return f", in “{whole}”" if len(whole) > len(there) else ""


def _told(there: str, here: str) -> str:
    alike = skeleton(there) == skeleton(here) and there.lower() != here.lower()
    return f"{_shown(there, alike)} where the quote has {_shown(here, alike)}"


def _shown(part: str, alike: bool) -> str:
    """Name what is in a text; with its code, if the eye does not tell it from the other."""
    if not part:
        return "nothing"
    if part.isspace():
        return _blank(part)
    if "\n" in part and part[0] == "-":
        return "a hyphen and a line break"
    first = unicodedata.category(part[0])
    if len(part) == 1 and first[0] in "PSC":
        sign = "" if first[0] == "C" else f"{part} "
        name = unicodedata.name(part, "a character without a name").lower()
        if not sign:
            return f"a {name} (U+{ord(part):04X})"
        return f"{sign}({name}{'' if part.isascii() else f', U+{ord(part):04X}'})"
    if alike and first[0] == "L" and (len(part) == 1 or not part.isascii()):
        return f"“{part}” ({_letters(part)})"
    return f"“{spelt_out(part)}”"


def _letters(part: str) -> str:
    named = []
    for char in part:
        script, _, rest = unicodedata.name(char, "").partition(" ")
        named.append(f"{script.title()} {rest.lower()}, U+{ord(char):04X}")
    return " with ".join(named)


def _blank(run: str) -> str:
    if set(run) == {" "}:
        return "a blank" if len(run) == 1 else f"{len(run)} blanks"
    if "\n" in run or "\r" in run:
        return "a line break" if run.count("\n") < 2 else "the end of a paragraph"
    kinds = dict.fromkeys(char for char in run if char != " ")
    names = [
        "a tab" if char == "\t" else f"a {unicodedata.name(char, '').lower()} (U+{ord(char):04X})"
        for char in kinds
    ]
    return " and ".join(names) + (" and blanks" if " " in run else "")
