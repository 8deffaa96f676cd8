"""Limits on time, rows and memory of a query."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError

__all__ = ["WHOLE", "Limits"]


@dataclass(frozen=True)
class Limits:
    """Limits of one query: seconds, rows of the answer, megabytes of memory; None is no limit.

    The memory is what the query needs in addition to the data, on this machine. An endpoint has
    its own limit on memory.

    Raises
    ------
    InputError
        If a limit is zero or below.
    """

    timeout: float | None = 30.0
    rows: int | None = 100_000
    memory: int | None = 2048

    def __post_init__(self) -> None:
        for name in ("timeout", "rows", "memory"):
            given = getattr(self, name)
            if given is not None and not given > 0:
                raise InputError(
                    f"a limit must be a number above zero, not {given:g}", setting=name
                )


WHOLE = Limits(rows=1_000_000)
"""For answers that must be complete: of networks, of gaps, of the library's own questions."""
