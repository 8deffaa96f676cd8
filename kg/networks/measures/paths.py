"""Stub."""

MEASURES = ()
