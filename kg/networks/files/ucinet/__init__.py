"""UCINET's data language (.dl), read and written."""

from kg.networks.files.ucinet.reading import read_dl
from kg.networks.files.ucinet.writing import as_dl

__all__ = ["as_dl", "read_dl"]
