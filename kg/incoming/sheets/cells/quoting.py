"""Find a phrase in a document's text: where it is, letter by letter, and which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.errors import DataError
from kg.validation import MAX_WORDS, near_miss

__all__ = ["Passage", "SourceText", "fold_signs", "folded", "is_open"]

# Signs that spreadsheets and keyboards exchange for one another, each with the one compared.
_ALIKE = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
# What has no width and no meaning between letters.
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NUMBER = re.compile(r"(?s)(.*\S)\s+#\s*([1-9]\d{0,3})\s*")
_GAP = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*")
_CONTEXT, _LISTED = 25, 6
# What a prefix or suffix may have at most, as the shapes say.
_LONGEST = 60


@dataclass(frozen=True)
class Passage:
    """A phrase where it is in a text.

    ``prefix`` and ``suffix`` are empty if the phrase is in the text once. ``remark`` says how the
    text differs from what was written, and is empty if it does not.
    """

    exact: str
    start: int
    prefix: str = ""
    suffix: str = ""
    remark: str = ""

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.exact)


class SourceText:
    """A document's text, in which phrases are found as people write them down.

    Straight and curly quotation marks, dashes, kinds of blanks and line ends count as one; then
    the text's own characters are taken, and it is said.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, written: str) -> Passage:
        """Return the passage that a cell means.

        ``phrase #2`` is the second of several, and ``first words…last words`` stands for all from
        the first to the last.

        Raises
        ------
        DataError
            If there is no such passage, or several, or it is too long.
        """
        numbered = None if self._spans(written) else _NUMBER.fullmatch(written)
        phrase, number = (numbered[1], int(numbered[2])) if numbered else (written.strip(), 0)
        spans = self._spans(phrase) or self._spans(_unquoted(phrase)) or self._long(phrase)
        if not spans and is_open(phrase):
            raise DataError(
                "no other row has a quote that begins so; write its last words after “…”, or all "
                "of it"
            )
        if not spans and _GAP.search(phrase):
            raise DataError(
                "no quote and no passage of the text begins and ends so; write the first and the "
                "last words as they are in the text, with “…” between them"
            )
        if not spans:
            near = near_miss(self.text, phrase)
            what_to_do = "copy the phrase from there"
            raise DataError(f"this is not in the text; {near or what_to_do}")
        if number > len(spans):
            raise DataError(f"{_times(phrase, spans)}, so there is no #{number}")
        if len(spans) > 1 and not number:
            raise DataError(self._which(phrase, spans))
        start, end = spans[max(number, 1) - 1]
        exact = self.text[start:end]
        if (words := self._words(start, end)) > MAX_WORDS:
            raise DataError(
                f"the quote has {words} words, and may have {MAX_WORDS}; keep the shortest part "
                "that carries the claim"
            )
        prefix, suffix = self._around(start, end)
        same = exact in (phrase, _unquoted(phrase)) or _GAP.search(phrase)
        remark = "" if same else f"the text has “{_one_line(exact)}”, which is taken"
        return Passage(exact, start, prefix, suffix, remark)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _fold(self.text)

    def _spans(self, phrase: str) -> list[tuple[int, int]]:
        """Return where a phrase is; only whole words count, if it is anywhere as such."""
        wanted = fold_signs(phrase)
        folded, at = self._folded
        found = []
        start = folded.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            found.append((at[start], at[last] + 1))
            start = folded.find(wanted, start + 1)
        return [span for span in found if self._is_whole(*span)] or found

    def _is_whole(self, start: int, end: int) -> bool:
        return not any(
            self.text[max(0, at - 1) : at].isalnum() and self.text[at : at + 1].isalnum()
            for at in (start, end)
        )

    def _long(self, phrase: str) -> list[tuple[int, int]]:
        """Return where the passages are that ``first…last`` stands for, the shortest each."""
        parts = _GAP.split(f" {phrase} ")
        if len(parts) != 2 or not all(part.strip() for part in parts):
            return []
        lasts = self._spans(parts[1])
        pairs = [
            (start, next((end for begin, end in lasts if begin >= after), None))
            for start, after in self._spans(parts[0])
        ]
        found = [(start, end) for start, end in pairs if end is not None]
        short = [(start, end) for start, end in found if self._words(start, end) <= MAX_WORDS]
        return short or found

    def _words(self, start: int, end: int) -> int:
        return len(self.text[start:end].split())

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """Return the fewest words before, or after, that tell this passage from equal ones."""
        exact = self.text[start:end]
        if self._is_once(exact):
            return "", ""
        for before, after in ((True, False), (False, True), (True, True)):
            prefixes = self._before(start) if before else iter([""])
            for prefix in prefixes:
                for suffix in self._after(end) if after else iter([""]):
                    if self._is_once(prefix + exact + suffix):
                        return prefix, suffix
        raise DataError(
            f"“{_one_line(exact)}” and {_LONGEST} characters around it are in the text several "
            "times; choose a longer phrase"
        )

    def _is_once(self, whole: str) -> bool:
        first = self.text.find(whole)
        return first >= 0 and self.text.find(whole, first + 1) < 0

    def _before(self, start: int) -> Iterator[str]:
        """Give longer and longer texts before an offset, of whole words."""
        low = max(0, start - _LONGEST)
        begins = [low + word.start() for word in re.finditer(r"\S+", self.text[low:start])]
        for at in reversed(begins):
            if self._is_whole(at, at):
                yield self.text[at:start]

    def _after(self, end: int) -> Iterator[str]:
        for word in re.finditer(r"\S+", self.text[end : end + _LONGEST]):
            if self._is_whole(end + word.end(), end + word.end()):
                yield self.text[end : end + word.end()]

    def _which(self, phrase: str, spans: list[tuple[int, int]]) -> str:
        choices = [
            f"“{_called(phrase)} #{number}” (…{self._context(*span)}…)"
            for number, span in enumerate(spans[:_LISTED], 1)
        ]
        more = len(spans) - _LISTED
        told = ", ".join(choices) + (f" and {more} more" if more > 0 else "")
        return f"{_times(phrase, spans)}; write which one is meant: {told}"

    def _context(self, start: int, end: int) -> str:
        return _one_line(self.text[max(0, start - _CONTEXT) : end + _CONTEXT])


def is_open(written: str) -> bool:
    """Tell whether only the first words of a phrase are written.

    >>> is_open("first words…"), is_open("first...last")
    (True, False)
    """
    return written.rstrip().endswith(("…", "..."))


def fold_signs(text: str) -> str:
    """Return a phrase with signs that look alike made equal.

    >>> fold_signs("„Kartu“ –  tai") == fold_signs('"Kartu" - tai')
    True
    """
    return _fold(text)[0].strip()


def folded(name: str) -> str:
    """Return a name in small letters, with signs that look alike made equal.

    >>> folded("Asociacija „Tiltai“") == folded('ASOCIACIJA  "Tiltai"')
    True
    """
    return fold_signs(name).casefold()


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text with signs that look alike made equal, and each character's own offset."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign in _NOTHING:
            continue
        folded = " " if sign.isspace() else _ALIKE.get(sign, sign)
        if folded == " " and signs[-1:] == [" "]:
            continue
        for each in folded:
            signs.append(each)
            places.append(at)
    return "".join(signs), places


def _unquoted(phrase: str) -> str:
    """Return a phrase without the quotation marks that somebody put around it."""
    marks = "\"“”„«»‘’'"
    inner = phrase[1:-1].strip()
    return inner if len(phrase) > 2 and phrase[0] in marks and phrase[-1] in marks else phrase


def _times(phrase: str, spans: list[tuple[int, int]]) -> str:
    times = "once" if len(spans) == 1 else f"{len(spans)} times"
    return f"“{_called(phrase)}” is in the text {times}"


def _called(phrase: str) -> str:
    return _one_line(_unquoted(phrase))


def _one_line(text: str) -> str:
    return " ".join(text.split())
