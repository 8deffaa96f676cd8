"""What a measure is: its name, its source, when it makes sense, and how it is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.errors import InputError
from kg.networks.arrays import Arrays
from kg.networks.attributes import Say, silent

__all__ = ["Fits", "Measure", "Settings", "Values"]

Values = Mapping[str, Sequence[Any]]
"""Columns by name. Of a measure of nodes, a value for each node in the order of ``Arrays.nodes``;
of ties, for each tie in the order of ``Arrays.weights``; of the network, one value each; of groups,
columns of one length, the first the group's name. None where a value is not defined."""


@dataclass(frozen=True)
class Settings:
    """What a user may choose for a measure.

    ``group_by`` is an attribute of nodes. ``seed`` starts what is random, ``permutations`` is how
    often groups are shuffled; 0 is never. ``samples`` is from how many nodes paths are followed;
    None is all. ``say`` is called with a sentence that a reader must know, and ``progress`` with
    what is done and how much there is.

    Raises
    ------
    InputError
        If a number is below the least that makes sense.
    """

    group_by: str = ""
    seed: int = 1
    permutations: int = 0
    samples: int | None = None
    say: Say = field(default=silent, compare=False)
    progress: Callable[[int, int], None] = field(default=lambda _done, _of: None, compare=False)

    def __post_init__(self) -> None:
        for name, least in (("seed", 0), ("permutations", 0), ("samples", 1)):
            given = getattr(self, name)
            if given is not None and given < least:
                raise InputError(f"this must be {least} or more, not {given}", setting=name)


Fits = Callable[[Arrays, Settings], str]
"""Says in plain words why a measure makes no sense on a network; ``""`` if it does."""


def _always(_net: Arrays, _settings: Settings) -> str:
    return ""


@dataclass(frozen=True)
class Measure:
    """A measure of nodes, ties, groups or the whole network.

    ``formula`` and ``normalisation`` are plain text, ``source`` is the paper that it follows.
    ``ranked`` tells whether a high value is a rank that readers compare. ``setting`` is the field
    of :class:`Settings` without which there is no such measure, if there is one.
    """

    name: str
    of: Literal["nodes", "ties", "groups", "network"]
    summary: str
    formula: str
    normalisation: str
    source: str
    compute: Callable[[Arrays, Settings], Values]
    fits: Fits = _always
    ranked: bool = True
    setting: str = ""
