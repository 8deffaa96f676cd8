"""A study built into a folder."""

from kg.release.build import build

__all__ = ["build"]
