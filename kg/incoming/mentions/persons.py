"""Names of persons that a study does not have, told by a title or a verb beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.incoming.mentions.beginnings import is_outside
from kg.incoming.mentions.organisations import Guess, OrganisationWords
from kg.incoming.mentions.tokens import Word
from kg.lookup import fold, is_common, stem

__all__ = ["guess_persons", "is_title"]

_BESIDE = {
    "lt": "ministras ministrė viceministras meras merė vicemeras prezidentas pirmininkas "
    "direktorius vadovas vadovė vedėjas pavaduotojas pavaduotoja atstovas atstovė "
    "koordinatorius specialistas ekspertas patarėjas patarėja tyrėjas tyrėja dėstytojas "
    "dėstytoja profesorius dr narys kancleris pranešėjas pranešėja moderatorius pasveikino "
    "pristatė sakė teigė kalbėjo pabrėžė papasakojo padėkojo pranešė moderavo skaitė",
    "lv": "ministrs ministre mērs mēre prezidents priekšsēdētājs priekšsēdētāja direktors "
    "direktore vadītājs vadītāja vietnieks vietniece pārstāvis pārstāve koordinators "
    "koordinatore eksperts eksperte padomnieks padomniece pētnieks pētniece deputāts "
    "deputāte profesors profesore dr loceklis speciālists teica sacīja uzsvēra pastāstīja "
    "prezentēja atklāja uzrunāja vadīja informēja pateicās norādīja",
    "en": "minister mayor president director head representative coordinator chair chairman "
    "chairwoman chairperson councillor adviser researcher professor dr mr mrs ms deputy "
    "expert manager officer member secretary said stated presented welcomed spoke noted "
    "explained thanked emphasised stressed moderated opened told",
}
_STEMS = {lang: {stem(fold(word)) for word in words.split()} for lang, words in _BESIDE.items()}
_WORDS = {lang: {fold(word) for word in words.split()} for lang, words in _BESIDE.items()}
_BEFORE, _AFTER = 3, 4
_LONGEST = 4
_BLANKS = " \u00a0\u2009\u202f"


def is_title(word: Word, lang: str) -> bool:
    """Tell whether a word, in just this form, is a title of persons, or a verb beside them."""
    return word.folded in _WORDS.get(lang, ())


def guess_persons(words: Sequence[Word], known: OrganisationWords) -> Iterator[Guess]:
    """Give two to four words with capital letters beside a title or a verb of speaking."""
    beside = _STEMS.get(known.lang, set())
    at = 0
    while at < len(words):
        last = at
        while _goes_on(words, at, last, known):
            last += 1
        first = _first(words, at, last, known.lang)
        why = _told_by(words, first, last, beside) if last > first else ""
        if why and last - first < _LONGEST:
            told = f"a person: near “{why}”"
            yield Guess(words[first].start, words[last].end, 60, told, is_person=True)
        at = last + 1


def _first(words: Sequence[Word], first: int, last: int, lang: str) -> int:
    """Return where the name begins: after a title, and after a first word that is no name.

    At the start of a sentence “Later Anna Smith” has three words with capital letters. Of two, the
    first is left out only if the second is a common word too.
    """
    while first < last and stem(words[first].folded) in _STEMS.get(lang, ()):
        first += 1
    if is_outside(words[first], lang):
        return first + 1
    if words[first].starts and is_common(words[first].text, lang):
        return first + (last - first > 1 or is_common(words[last].text, lang))
    return first


def _goes_on(words: Sequence[Word], first: int, last: int, known: OrganisationWords) -> bool:
    """Tell whether the row of words from ``first`` to ``last`` has one more."""
    if not _may_be(words[first], known) or last + 1 == len(words):
        return False
    after = words[last + 1]
    joined = len(after.before) == 1 and (after.before == "-" or after.before in _BLANKS)
    return joined and not after.starts and _may_be(after, known)


def _may_be(word: Word, known: OrganisationWords) -> bool:
    return word.is_capital and not word.is_acronym and word.text.isalpha() and not known.form(word)


def _told_by(words: Sequence[Word], first: int, last: int, beside: set[str]) -> str:
    """Return the word in the same sentence that tells that a row of words is a person's name."""
    for at in range(last + 1, min(last + 1 + _AFTER, len(words))):
        if words[at].starts:
            break
        if stem(words[at].folded) in beside:
            return words[at].text
    for at in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if words[at + 1].starts and not words[at + 1].before.startswith("."):
            break
        if stem(words[at].folded) in beside:
            return words[at].text
    return ""
