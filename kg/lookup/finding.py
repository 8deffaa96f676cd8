"""Find things by any of their names, and the one thing that a name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.lookup.matching import Index, Match
from kg.lookup.names import Name, read_names
from kg.lookup.things import Things
from kg.rdf import PREFIXES, expand, local_name
from kg.study import Dataset
from kg.tables import Table

__all__ = ["Finder", "written_iri"]

# How near to the best a match must be to be meant as well, and how good the best must be.
_NEAR, _NEAR_EXACT, _SURE = 0.12, 0.015, 0.7
_LISTED = 8
_WRITTEN = re.compile(r"([A-Za-z][\w-]*):\S+")
_SURELY = {*PREFIXES, "http", "https"}


class Finder:
    """All names of a dataset, read when they are first needed, and kept.

    Parameters
    ----------
    dataset
        The study. Names that are only inferred are found as well.
    names
        The names to look in; by default all of the study.
    """

    def __init__(self, dataset: Dataset, names: Iterable[Name] | None = None) -> None:
        self.dataset = dataset
        self._names = names

    @cached_property
    def index(self) -> Index:
        """The names, ready to be matched."""
        return Index(read_names(self.dataset.store) if self._names is None else self._names)

    def among(self, things: Collection[str], more: Iterable[Name] = ()) -> Finder:
        """Return a finder of these things only, and of more names of them."""
        chosen = set(things)
        own = (name for name in self.index.names if name.thing in chosen)
        return Finder(self.dataset, [*own, *more])

    def find(self, text: str, *, lang: str = "en", rows: int | None = 20) -> Table:
        """Return the things that a text may mean, best first.

        The columns are the thing, how it is written in a query, what it is, which of its names
        matched, and how well: 100 is the name itself, letter by letter.

        Parameters
        ----------
        rows
            The most rows to return; None means all.

        Raises
        ------
        InputError
            If nothing has such a name.
        """
        # What is written as in a query may be misspelt; its prefix is not a word of a name.
        typed = text if _prefix(text) is None else local_name(text.strip("<>")).rpartition(":")[2]
        found = self.index.find(typed)
        if not found:
            raise InputError(
                f"nothing in the study is called “{text}”. Try fewer words, or a part of one; "
                "see also: kg codes, kg terms"
            )
        things = Things(self.dataset, lang)
        found.sort(key=lambda match: (-match.score, _place(match), match.thing))
        cut = rows if rows is not None and rows < len(found) else None
        return Table(
            ("thing", "write", "is", "matched", "score"),
            tuple(
                (
                    NamedNode(match.thing),
                    things.written(match.thing),
                    things.what(match.thing),
                    _matched(match),
                    round(100 * match.score),
                )
                for match in found[:cut]
            ),
            things.labels,
            cut=cut,
        )

    def taken(self, text: str, *, like: str = "", lang: str = "en") -> tuple[str, str]:
        """Return the IRI that a text stands for, and a sentence on what was taken.

        ``prefix:name`` and an IRI stand for themselves, whether the study has such a thing or not,
        and need no sentence. Any other text is a name.

        Parameters
        ----------
        like
            An example of what may be meant: with ``actor:providus``, only actors are considered.

        Raises
        ------
        InputError
            If the prefix is unknown; or if several things may be meant, or none.
        """
        prefix = _prefix(text)
        if prefix is not None:
            known = PREFIXES if prefix in PREFIXES else self.dataset.prefixes
            return expand(text, known), ""
        iri = self.meant(text, like=like, lang=lang)
        things = Things(self.dataset, lang)
        what = things.what(iri)
        told = f", {what}" if what else ""
        return iri, f"“{text}” is taken as {things.written(iri)} ({things.label(iri)}{told})"

    def meant(self, name: str, *, like: str = "", lang: str = "en") -> str:
        """Return the IRI of the one thing that a name means; for ``like``, see :meth:`taken`."""
        fits = self._fits(like)
        meant = _meant(self.index.find(name, fits))
        if len(meant) == 1:
            return meant[0].thing
        things = Things(self.dataset, lang)
        if meant:
            raise InputError(f"“{name}” may mean {_several(meant, things)}; give one of these")
        near = self.index.find(name, fits) or self.index.find(name)
        hint = f" Did you mean {_several(near, things)}?" if near else ""
        nothing = f"nothing of the kind of {like}" if fits else "nothing in the study"
        raise InputError(f"{nothing} is called “{name}”.{hint} Try: kg find {name}")

    def _fits(self, like: str) -> Callable[[str], bool] | None:
        """Return what tells whether a thing is of a kind with an example, such as ``actor:x``.

        Its IRI begins in the same way, or it is of a class that has such an example.
        """
        prefix, _, example = like.partition(":")
        if prefix not in PREFIXES:
            return None
        things = Things(self.dataset)
        classes = things.with_example(f"{prefix}:")

        def fits(iri: str) -> bool:
            if prefix == "migov":  # properties begin with a small letter, and classes do not
                ours = iri.startswith(PREFIXES[prefix])
                return ours and local_name(iri)[:1].islower() == example[:1].islower()
            return iri.startswith(PREFIXES[prefix]) or things.is_of(iri, classes)

        return fits


def written_iri(text: str, prefixes_for: Callable[[Iterable[str]], Mapping[str, str]]) -> str:
    """Return the IRI that a text is, written in full or as ``prefix:name``.

    Parameters
    ----------
    prefixes_for
        Returns prefixes, with the ones named, if they are known.

    Raises
    ------
    InputError
        If the text is a name, or its prefix is unknown.
    """
    prefix = _prefix(text)
    if prefix is None:
        raise InputError(
            f"“{text}” is a name, and only a study has the names of its things; write prefix:name "
            "or <IRI>. Without an endpoint, kg find shows how to write a thing"
        )
    return expand(text, prefixes_for([prefix]))


def _prefix(text: str) -> str | None:
    """Return the prefix of a text that is ``prefix:name`` or an IRI, else None.

    What begins as one of these and has a blank in it is one with a mistake, and not a name.

    >>> _prefix("actor:providus"), _prefix("https://example.org/x"), _prefix("MILE: 2022")
    ('actor', 'https', None)
    >>> _prefix("actor:a b"), _prefix("event: the second"), _prefix("Riga")
    ('actor', None, None)
    """
    if text.startswith("<") and text.endswith(">"):
        return ""
    found = _WRITTEN.match(text)
    if not found or not (found[1] in _SURELY or found[0] == text):
        return None
    return found[1]


def _meant(found: Sequence[Match]) -> list[Match]:
    """Return the matches among which the best is not clearly better than the others."""
    if not found or found[0].score < _SURE:
        return []
    near = _NEAR_EXACT if found[0].is_exact else _NEAR
    return [match for match in found if match.score >= found[0].score - near]


def _several(found: Iterable[Match], things: Things) -> str:
    listed = [f"{things.written(each.thing)} ({things.label(each.thing)})" for each in found]
    more = len(listed) - _LISTED
    shown = [*listed[:_LISTED], f"{more:,} more"] if more > 0 else listed
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]


def _matched(match: Match) -> str:
    if match.name.kind == "IRI":
        return f"{local_name(match.thing)} (in its IRI)"
    told = [each for each in (match.name.lang, match.name.kind) if each not in ("", "name")]
    return f"{match.name.text} ({', '.join(told)})" if told else match.name.text


def _place(match: Match) -> int:
    """Put records before codes, and codes before terms, where both match equally well."""
    spaces = ("https://w3id.org/migov/code/", PREFIXES["migov"])
    return next((n for n, each in enumerate(spaces, 1) if match.thing.startswith(each)), 0)
