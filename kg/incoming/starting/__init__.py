"""The beginning of a study and of a document: folders, and a record with its checksum and title."""

from kg.incoming.starting.document import new_document
from kg.incoming.starting.study import new_study

__all__ = ["new_document", "new_study"]
