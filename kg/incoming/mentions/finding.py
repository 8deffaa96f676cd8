"""Find the mentions of a text."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.errors import InputError
from kg.incoming.mentions.choosing import choose
from kg.incoming.mentions.mention import Mention
from kg.incoming.mentions.patterns import make_patterns
from kg.incoming.mentions.tokens import split_words
from kg.incoming.mentions.walking import Names
from kg.lookup import Name, dictionaries, read_names
from kg.rdf import expand
from kg.study import Dataset

__all__ = ["find_mentions"]

# What the things of a class are called. An unnamed group has no name that could be found.
_CLASSES = {
    "migov:Organisation": "actor",
    "migov:Unit": "actor",
    "migov:Person": "actor",
    "migov:Place": "place",
    "migov:Project": "project",
    "migov:Programme": "programme",
    "migov:Event": "event",
    "migov:Output": "output",
    "migov:Instrument": "policy instrument",
    "migov:Role": "role",
}


def find_mentions(text: str, dataset: Dataset, lang: str) -> list[Mention]:
    """Return every place of a text where something is named, in order; none overlap.

    Parameters
    ----------
    lang
        The language of the text, as in ``lt``. Names are found in every language; words of roles,
        dictionary forms and short forms of states in this one only.

    Raises
    ------
    InputError
        If neither a dictionary nor a name of the study is in this language.
    """
    names = read_names(dataset.store)
    lang = _known(lang, names)
    patterns = make_patterns(names, _kinds(dataset.store), lang)
    words = split_words(text)
    return choose(Names(patterns, lang).find(words), words, text)


def known_languages(names: Iterable[Name]) -> list[str]:
    """Return the languages that a text may be in: those with a dictionary, and those of names."""
    return sorted({_plain(name.lang) for name in names if name.lang} | dictionaries())


def _known(lang: str, names: Iterable[Name]) -> str:
    known = known_languages(names)
    if _plain(lang) not in known:
        raise InputError(
            f"“{lang}” is not a language of texts that kg knows; choose one of {', '.join(known)}",
            setting="lang",
        )
    return _plain(lang)


def _plain(lang: str) -> str:
    """Return a language without its region: ``lt`` for ``lt-LT``."""
    return lang.partition("-")[0].lower()


def _kinds(store: Store) -> dict[str, str]:
    """Return what each thing of the study is, in a word."""
    kinds: dict[str, str] = {}
    for cls, kind in _CLASSES.items():
        todo, seen = [NamedNode(expand(cls))], set()
        while todo:
            each = todo.pop()
            if each in seen:
                continue
            seen.add(each)
            below = store.quads_for_pattern(
                None, NamedNode(expand("rdfs:subClassOf")), each, DefaultGraph()
            )
            todo += [quad.subject for quad in below if isinstance(quad.subject, NamedNode)]
            things = store.quads_for_pattern(
                None, NamedNode(expand("rdf:type")), each, DefaultGraph()
            )
            for quad in things:
                if isinstance(quad.subject, NamedNode):
                    kinds.setdefault(quad.subject.value, kind)
    return kinds
