"""JSON of networkx, graphology and others, read and written."""

from kg.networks.files.json.formats import as_graphology, as_json, read_json

__all__ = ["as_graphology", "as_json", "read_json"]
