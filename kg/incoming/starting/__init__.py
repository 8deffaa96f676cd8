"""The beginning of a study and of a document: folders, and a record with its checksum and title."""

from kg.incoming.starting.document import NewDocument, new_document
from kg.incoming.starting.study import new_study

__all__ = ["NewDocument", "new_document", "new_study"]
