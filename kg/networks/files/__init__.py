"""Networks as files of other tools, written and read."""

from kg.networks.files.merging import simple
from kg.networks.files.reading import read_network
from kg.networks.files.writing import export_formats, export_network, shown_edges

__all__ = ["export_formats", "export_network", "read_network", "shown_edges", "simple"]
