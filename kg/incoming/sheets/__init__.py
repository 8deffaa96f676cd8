"""A coding sheet: a workbook made from the ontology and the shapes, exported and imported."""

__all__: list[str] = []
