"""A folder for a new study, with what to do first."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.errors import InputError
from kg.files import reason, workshop
from kg.names import shown
from kg.reading import is_folder

__all__ = ["new_study"]

_FOLDERS = ("data/actors", "data/documents", "data/events", "data/projects", "texts")

_README = """# {name}

A study for `kg` (migov-kg). Run these commands in this folder.

1. Save the text of a document as UTF-8 in `texts/`, such as `texts/riga.txt`.
2. `kg new document --address https://... --text texts/riga.txt` writes its record.
3. Write the actors that it names, one file for each in `data/actors/`: class and names only.
4. Write what it says into its file in `data/documents/`: each claim with the phrase that supports
   it, `migov:evidence [ oa:exact "the phrase"@en ]`. See the page “Code a document in Turtle”.
5. `kg fmt` gives each quote a name. `kg evidence --texts texts --fill` finds it in the text.
6. `kg validate` names each error with its file and line. Correct them.
7. `kg query who-takes-part-in-what`, `kg page actor-event -o page.html`, `kg build`.

`kg find NAME` finds a record or a code; `kg codes role` lists roles. Do not publish `texts/`.
"""

_IGNORED = "build/\ntexts/\n"

_QUERY = """#+ summary: Who takes part in what, in which role, and by which words?
#+ theme: Roles and presence
#+ purpose: To read everything that you have coded about participants, and as an example to change.
#+ reading: >-
#+   A row is a claim with one of its quotes. A partner of a project was perhaps at none of its
#+   events.
#+ params: {}
#+ columns:
#+   actor: who takes part
#+   role: in which role
#+   what: the project, event or work
#+   words: the phrase of the document
#+   claim: the claim
#+ cites: [claim]
#+ keywords: [participants, roles, words]
#+ measure: "none: rows to read"
PREFIX migov: <https://w3id.org/migov#>
PREFIX oa: <http://www.w3.org/ns/oa#>

SELECT ?actor ?role ?what ?words ?claim WHERE {
  ?claim migov:participant ?actor ; migov:role ?role ; migov:evidence/oa:exact ?words .
  ?claim migov:inProject|migov:inEvent|migov:inWork ?what .
}
ORDER BY ?what ?actor ?role ?words
"""


def new_study(folder: Path) -> list[str]:
    """Make the folder of a study, whole or not at all; return its files and folders.

    An empty folder may be there already. Hidden files in it stay, such as those of git.

    Raises
    ------
    InputError
        If there is something in the folder, or it cannot be made.
    """
    try:
        is_there = _is_empty_folder(folder)
        target = folder.resolve()
        at = target if is_there else target.parent
        at.mkdir(parents=True, exist_ok=True)
        contents = {
            "README.md": _README.format(name=shown(target.name)),
            ".gitignore": _IGNORED,
            "queries/questions/who-takes-part-in-what.rq": _QUERY,
        }
        with workshop(at, _HIDDEN, lambda place: shutil.rmtree(place, ignore_errors=True)) as shed:
            made = shed / "study"
            for name in _FOLDERS:
                (made / name).mkdir(parents=True)
            for name, text in contents.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_text(text, "utf-8", newline="\n")
            if is_there:
                _move_into(target, made)
            else:
                made.rename(target)
    except OSError as error:
        raise InputError(f"cannot be written ({reason(error)})", path=folder) from error
    return sorted([*contents, *(f"{name}/" for name in _FOLDERS)])


_HIDDEN = ".kg-study-"


def _is_empty_folder(folder: Path) -> bool:
    if not is_folder(folder):
        if folder.exists():
            raise InputError("is a file; name a folder that is new or empty", path=folder)
        return False
    if any(each.name[0] != "." or each.name == ".gitignore" for each in folder.iterdir()):
        raise InputError(
            "has something in it, and stays as it is; name a folder that is new or empty",
            path=folder,
        )
    return True


def _move_into(folder: Path, made: Path) -> None:
    """Move all that is in one folder into another, or nothing."""
    moved: list[Path] = []
    try:
        for each in sorted(made.iterdir()):
            moved.append(each.rename(folder / each.name))
    except OSError:
        for each in moved:
            each.rename(made / each.name)
        raise
