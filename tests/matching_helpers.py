"""Actors and comparisons for the tests of matching."""

from __future__ import annotations

from kg.incoming.matching.actors import Actor
from kg.incoming.matching.anatomy import dissect
from kg.incoming.matching.comparing import compare
from kg.incoming.matching.pair import Setting


def likeness(one, other, *, towns=(), person=False, **setting):
    """Compare two names of one country and town, unless the setting says otherwise."""
    known = {"same_country": True, "same_place": True} | setting
    two = (dissect(name, places=towns, person=person) for name in (one, other))
    return compare(*two, Setting(**known))


def actors(*names, **facts):
    """Make actors of names, whose IRIs are a, b, c ...; each fact is a list beside the names."""
    made = []
    for at, name in enumerate(names):
        own = {key: values[at] for key, values in facts.items()}
        kept = {k: frozenset(v) if isinstance(v, list | tuple) else v for k, v in own.items()}
        made.append(Actor(f"urn:{chr(97 + at)}", (name,), **kept))
    return made
