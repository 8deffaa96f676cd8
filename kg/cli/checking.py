"""What the commands that hold data to the shapes have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["checking_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def checking_options(command: _Command) -> _Command:
    """Add the options on how long the shapes may take, and on what judges them."""
    for option in (
        click.option(
            "--engine",
            type=click.Choice(["auto", "pyshacl"]),
            default="auto",
            show_default=True,
            help="auto finds the records that may be wrong and lets pyshacl judge these; pyshacl "
            "judges all. Both give the same results.",
        ),
        click.option(
            "--timeout",
            type=float,
            default=300.0,
            show_default=True,
            metavar="S",
            help="Seconds that the shapes may take.",
        ),
    ):
        command = option(command)
    return command
