"""What one query may take."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError

__all__ = ["WHOLE", "Limits"]


@dataclass(frozen=True)
class Limits:
    """What one query may take: seconds, rows of the answer, and megabytes of memory.

    None is no limit. The memory is what the query takes beside the data, on this machine; an
    endpoint has a limit of its own.
    """

    timeout: float | None = 30.0
    rows: int | None = 100_000
    memory: int | None = 2048

    def __post_init__(self) -> None:
        for name in ("timeout", "rows", "memory"):
            given = getattr(self, name)
            if given is not None and not given > 0:
                raise InputError(f"a limit is a number above zero, not {given:g}", setting=name)


WHOLE = Limits(rows=1_000_000)
"""For what needs the whole answer: a network, a gap, a question of the library's own."""
