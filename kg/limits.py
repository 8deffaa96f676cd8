"""Limits on time, rows and memory of a query."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError

__all__ = ["WHOLE", "Limits"]

# A week, and numbers that no answer and no machine reach; beyond them clocks and systems overflow.
_MOST = {"timeout": 604_800, "rows": 1_000_000_000, "memory": 1_000_000_000}
_WHOLE = ("rows", "memory")


@dataclass(frozen=True)
class Limits:
    """Limits of one query: seconds, rows of the answer, megabytes of memory; None is no limit.

    The memory is what the query needs in addition to the data, on this machine. An endpoint has
    its own limit on memory.

    Raises
    ------
    InputError
        If a limit is not above zero, or is more than a machine can count.
    """

    timeout: float | None = 30.0
    rows: int | None = 100_000
    memory: int | None = 2048

    def __post_init__(self) -> None:
        for name, most in _MOST.items():
            given = getattr(self, name)
            if given is None:
                continue
            kinds, called = (int, "whole number") if name in _WHOLE else (float | int, "number")
            # True is a number in Python, and nobody means it.
            if isinstance(given, bool) or not isinstance(given, kinds) or not 0 < given <= most:
                raise InputError(
                    f"a limit must be a {called} above zero and at most {most:,}, "
                    f"not {_shown(given)}",
                    setting=name,
                )


def _shown(given: object) -> str:
    try:
        text = repr(given)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number as long as this"
    return text if len(text) <= 40 else f"{text[:40]}…"


WHOLE = Limits(rows=1_000_000)
"""For answers that must be complete: of networks, of gaps, of the library's own questions."""
