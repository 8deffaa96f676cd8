"""Names of actors in a text that a study does not have, beside the mentions that it has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from kg.incoming.mentions.mention import UNKNOWN, Mention
from kg.incoming.mentions.organisations import Guess, OrganisationWords, guess_by_words
from kg.incoming.mentions.persons import guess_persons
from kg.incoming.mentions.quoted import guess_in_brackets, guess_in_quotes
from kg.incoming.mentions.tokens import Word

__all__ = ["with_unknown"]

_AND = re.compile(r"\s+(?:and|ir|bei|un)\s+(?:the\s+)?")
_Placed = TypeVar("_Placed", Mention, Guess)


def with_unknown(
    mentions: Sequence[Mention], text: str, words: Sequence[Word], known: OrganisationWords
) -> list[Mention]:
    """Return the mentions with what looks like the name of an actor, in the order of the text.

    A guess that has a known name within it is taken if it goes on after that name, or if the name
    is a place: “Kaunas City Council”, where only Kaunas is known. Other guesses that overlap a
    known name are not taken, and persons are never taken over one.
    """
    guesses = [
        *guess_by_words(text, words, known),
        *guess_in_brackets(text, words),
        *guess_in_quotes(text),
        *guess_persons(words, known),
    ]
    found = _Apart(mentions)
    for whole in _longest(guesses):
        guess = _after_known(whole, found.over(whole), text)
        over = found.over(guess)
        if all(_gives_way(each, guess) for each in over):
            found.put(_mention(guess, over, text), over)
    return found.all


def _after_known(guess: Guess, over: Sequence[Mention], text: str) -> Guess:
    """Return the second of two names with an “and” between, of which the first is known."""
    if over and over[0].start <= guess.start and not guess.is_person:
        following = _AND.match(text, over[0].end, guess.end)
        if following and following.end() < guess.end:
            return replace(guess, start=following.end(), suggestion="")
    return guess


def _longest(guesses: Iterable[Guess]) -> list[Guess]:
    """Return guesses none of which overlaps a longer one; of equal ones the likeliest."""
    kept: _Apart[Guess] = _Apart(())
    for guess in sorted(guesses, key=lambda each: (each.start - each.end, -each.score, each.start)):
        if not kept.over(guess):
            kept.put(guess, ())
    return kept.all


class _Apart(Generic[_Placed]):
    """Phrases of which no two overlap, in the order of the text."""

    def __init__(self, phrases: Iterable[_Placed]) -> None:
        self.all: list[_Placed] = list(phrases)

    def over(self, phrase: Mention | Guess) -> list[_Placed]:
        """Return the phrases that overlap another."""
        first = bisect_right(self.all, phrase.start, key=lambda each: each.end)
        last = bisect_left(self.all, phrase.end, key=lambda each: each.start)
        return self.all[first:last]

    def put(self, phrase: _Placed, instead_of: Sequence[_Placed]) -> None:
        """Add a phrase, instead of those that it overlaps."""
        at = bisect_left(self.all, phrase.start, key=lambda each: each.start)
        self.all[at : at + len(instead_of)] = [phrase]


def _gives_way(mention: Mention, guess: Guess) -> bool:
    if guess.is_person or not (guess.start <= mention.start and mention.end <= guess.end):
        return False
    if mention.kind in ("place", "role"):
        return mention.end - mention.start < guess.end - guess.start
    return mention.start == guess.start and mention.end < guess.end - 2


def _mention(guess: Guess, over: Iterable[Mention], text: str) -> Mention:
    within = sorted({thing for each in over for thing in each.things})
    phrase = text[guess.start : guess.end]
    return Mention(
        guess.start,
        guess.end,
        phrase,
        (),
        UNKNOWN,
        guess.score,
        guess.why,
        within=tuple(within),
        suggestion=guess.suggestion if guess.suggestion != phrase else "",
        is_person=guess.is_person,
    )
