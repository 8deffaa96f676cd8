"""What a name is made of: its words, each with what it means, without those that say nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.incoming.alphabets import latin_words
from kg.incoming.matching.vocabulary import Meaning, Vocabulary, vocabulary
from kg.lookup import stem

__all__ = ["Anatomy", "Part", "dissect"]

# What divides a name into parts: a dash between blanks, brackets, commas, slashes.
_BREAK = re.compile(r"\s[-–—]+\s?|\s?[–—]\s?|-\s|[()\[\],;:/|]|\n|(?<=\w{4})\.\s")
# A word that an apostrophe joins to the next: “d'Aix”, “dell’Adige”.
_ELISION = re.compile(r"\b(d|l|dell|dall|nell|sull|all|un|qu|s)['’´`]{1,2}(?=\w{2})", re.IGNORECASE)
# Whose address it is.
_CARE_OF = re.compile(r"\bc\s?/\s?o\b.*", re.IGNORECASE)
# With these begins what a name was once, or a note.
_ONCE = re.compile(
    r"\s*(formerly|former|previously|ex|until|since|phase|lead partner|crédit cadre"
    r"|anciennement|ehemals|vormals|antigua)\b",
    re.IGNORECASE,
)
# An acronym that is written without a blank after a word: “IndustryVDCCI”.
_RUN_ON = re.compile(r"(?<=[a-z])(?=[A-Z]{3,}\b)")
# More words are a sentence, and not a name.
_MOST_WORDS = 60
_ACRONYM = re.compile(r"\W*([A-Z][A-Z0-9.&-]{1,9})\W*\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name, or a few that mean one thing.

    ``key`` is equal for words that are the same but for their ending, or that mean the same.
    ``sort`` is that of :class:`Meaning`, or ``number``, ``acronym``, ``place`` or ``plain``.
    """

    key: str
    text: str
    written: str
    sort: str
    group: str
    segment: int


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a name by their keys, each once, in the order of the name.

    ``joined`` is the whole name as letters only, ``initials`` are those of its words in order.
    """

    name: str
    parts: Mapping[str, Part]
    joined: str
    initials: str
    segments: int


def dissect(name: str, *, person: bool = False, places: Collection[str] = ()) -> Anatomy:
    """Take a name apart.

    Parameters
    ----------
    person
        The words of a person's name mean nothing else.
    places
        The stems of words that are known to be names of places.

    Words after the sixtieth are left out.

    >>> parts = dissect("UAB Rygos namai, 2 skyrius").parts.values()
    >>> [f"{part.key} ({part.sort})" for part in parts]
    ['=limited company (legal)', '=riga (place)', 'nam (plain)', '2 (number)', '=department (part)']
    """
    known = vocabulary()
    shouted = name == name.upper()
    found: dict[str, Part] = {}
    letters, initials = [], []
    plain = _CARE_OF.sub("", name) or name
    parted = _BREAK.split(_ELISION.sub(r"\1 ", _RUN_ON.sub(" ", plain)))
    segments = [each for each in parted if each.strip()]
    segments = [each for each in segments if not _ONCE.match(each)] or segments
    for number, segment in enumerate(segments):
        rest = _MOST_WORDS - len(found)
        written = segment.split()[: max(0, rest)]
        pieces = [(word, piece) for piece in written for word in latin_words(piece)]
        words = [word for word, _ in pieces]
        letters += words
        at = 0
        while at < len(words):
            size, meaning = (1, None) if person else _meaning(known, words, at)
            written = " ".join(dict.fromkeys(piece for _, piece in pieces[at : at + size]))
            if meaning is None or meaning.sort != "function":
                initials += [word[0] for word in words[at : at + size] if not known.is_empty(word)]
                part = _part(words[at : at + size], written, meaning, number, shouted, places)
                found.setdefault(part.key, part)
            at += size
    return Anatomy(name, _with_own(found), "".join(letters), "".join(initials), len(segments))


def _with_own(parts: dict[str, Part]) -> dict[str, Part]:
    """Take a word for a town, and not for a legal form, where it names no other: “Město Aš”."""
    sorts = {part.sort for part in parts.values()}
    if not sorts <= {"kind", "empty", "legal"}:
        return parts
    if not any(part.group == "municipality" for part in parts.values()):
        return parts
    own = {
        key: Part(stem(part.text), part.text, part.written, "place", "", part.segment)
        for key, part in parts.items()
        if part.sort == "legal" and part.written.istitle()
    }
    return {own[key].key if key in own else key: own.get(key, parts[key]) for key in parts}


def _meaning(known: Vocabulary, words: list[str], at: int) -> tuple[int, Meaning | None]:
    found = known.phrase(words, at, len(words))
    return found or (1, known.word(words[at]))


def _part(
    words: list[str],
    written: str,
    meaning: Meaning | None,
    segment: int,
    shouted: bool,
    places: Collection[str],
) -> Part:
    text, shown = " ".join(words), written.strip("“”„\"'’‘`.,!?«»")
    if meaning is not None:
        return Part(f"={meaning.means}", text, shown, meaning.sort, meaning.group, segment)
    if any(letter.isdigit() for letter in text):
        return Part(text, text, shown, "number", "", segment)
    if not shouted and (found := _ACRONYM.match(written)):
        short = "".join(latin_words(found[1]))
        return Part(short, short, shown, "acronym", "", segment)
    root = stem(text)
    return Part(root, text, shown, "place" if root in places else "plain", "", segment)
