"""Pajek: networks (.net) and projects (.paj), read and written."""

from kg.networks.files.pajek.lines import Numbers
from kg.networks.files.pajek.reading import read_pajek
from kg.networks.files.pajek.writing import as_paj, as_pajek

__all__ = ["Numbers", "as_paj", "as_pajek", "read_pajek"]
