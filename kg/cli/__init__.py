"""The command ``kg``: each command loads, calls one function and prints."""

from kg.cli import data, lookup, measuring, mentions, networks, questions  # noqa: F401  (each adds its commands)
from kg.cli.base import main

__all__ = ["main"]
