"""The command ``kg``: each command loads, calls one function and prints."""

from kg.cli import (  # noqa: F401  (each adds its commands)
    data,
    lookup,
    mapping,
    matching,
    measuring,
    mentions,
    networks,
    new,
    questions,
    sheets,
    turtle,
)
from kg.cli.base import main

__all__ = ["main"]
