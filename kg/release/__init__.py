"""A study built into a folder."""

from kg.release.building import build

__all__ = ["build"]
