"""A small table with the flaws of real ones, and its mapping."""

from __future__ import annotations

from pathlib import Path

from kg.incoming.mapping.importing import Imported, import_tables
from kg.rdf import compress, parse_turtle
from kg.study import StudyFolder

MAPPING = """\
coder: a tester
language: und
empty: [n/a]
tables:
  partners:
    document: doc:lakes
    title: {en: "Partners of lakes"}
    address: https://example.org/lakes
    retrieved: 2030-01-02
records:
  project:
    class: migov:Project
    table: partners
    key: Project
    names: Project
    values:
      migov:date: {from: Start, to: End, format: DD.MM.YYYY}
  organisation:
    class: migov:Organisation
    table: partners
    key: [Name, Country]
    names: Name
    values:
      migov:country: {column: Country, codes: {LT: place:lt, LV: place:lv}}
      migov:sector:
        column: Status
        codes: {public: sector:public, private: ""}
        status: status:interpreted
        confidence: confidence:medium
        reason: A legal status is read as a sector.
  partner:
    class: migov:Participation
    table: partners
    values:
      migov:inProject: {record: project}
      migov:participant: {record: organisation}
      migov:role: {column: Lead, codes: {yes: role:lead-partner}, otherwise: role:partner}
      migov:asNamed: Name
    only_one: {role: role:lead-partner, within: migov:inProject}
"""

TABLE = """\
Project,Start,End,Name,Country,Lead,Status
Bridge,01.02.2030,31.12.2031,Lake Town,LT,yes,public
Bridge,01.02.2030,31.12.2031,River Friends,LV,no,private
Well,1.3.2030,1.2.2030,LAKE TOWN,LT,yes,n/a
Well,1.3.2030,1.2.2030,,LV,no,public
Well,1.3.2030,1.2.2030,Hill Club,XX,yes,Public
"""


class Mapped:
    """Imports a table by a mapping into a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.table, self.mapping = root / "partners.csv", root / "mapping.yaml"

    def __call__(self, table: str = TABLE, mapping: str = MAPPING, **changed: str) -> Imported:
        """Import; each name in ``changed`` is a word of the mapping to be replaced."""
        for old, new in changed.items():
            assert old in mapping
            mapping = mapping.replace(old, new)
        self.table.write_text(table, "utf-8")
        self.mapping.write_text(mapping, "utf-8")
        return import_tables([self.table], self.mapping, StudyFolder(self.root / "study"))


def told(imported: Imported) -> set[tuple[str, str, str]]:
    """Return the triples of an import with short names."""
    return {
        (compress(t.subject.value), compress(t.predicate.value), compress(t.object.value))
        for content in imported.contents.values()
        for t in parse_turtle(content.decode())
    }


def about(imported: Imported, subject: str) -> dict[str, set[str]]:
    """Return what an import says about a record, by property."""
    found: dict[str, set[str]] = {}
    for each, name, value in told(imported):
        if each == subject:
            found.setdefault(name, set()).add(value)
    return found


def kinds(imported: Imported) -> dict[str, tuple[int, list[int]]]:
    """Return what was found in a table, with the count and the first rows."""
    return {note.kind: (note.count, note.rows) for note in imported.account.notes}
