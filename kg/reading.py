"""Files and folders read: what cannot be read is named, and nothing is passed over."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg import files
from kg.errors import InputError
from kg.kinds import form_of_rdf
from kg.names import pasted, shown

__all__ = [
    "each_once",
    "files_under",
    "is_aside",
    "is_folder",
    "passed_over",
    "read_bytes",
    "refuse_unreadable",
]


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder.

    Raises
    ------
    InputError
        If that cannot be told, or the path is a link that leads nowhere or back to itself.
    """
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            raise _unreadable(path, error) from error
        return False
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def read_bytes(path: Path, *, most: int | None = None) -> bytes:
    """Read a file.

    Parameters
    ----------
    most
        The most bytes that it may have; no more are read.

    Raises
    ------
    InputError
        If it cannot be read, has more bytes, or is a folder, a pipe, a socket or a device. What a
        shell passes on as ``/dev/fd/N`` or ``/dev/stdin`` may be a pipe.
    """
    with _opened(path) as stream:
        if most is None:
            return stream.read()
        if (
            os.fstat(stream.fileno()).st_size <= most
            and len(content := stream.read(most + 1)) <= most
        ):
            return content
    raise InputError(f"is larger than {most >> 20:,} MB; split it into smaller files", path=path)


def refuse_unreadable(path: Path) -> None:
    """Raise what `read_bytes` would raise, before a library reads a file by itself."""
    with _opened(path):
        pass


_PASSED_ON = re.compile(r"/dev/(stdin|fd/\d+)|/proc/(self|\d+)/fd/\d+")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    passed_on = _PASSED_ON.fullmatch(str(path))

    def without_waiting(name: str, flags: int) -> int:
        # A file may have become a pipe since its kind was looked up.
        return os.open(name, flags | (0 if passed_on else getattr(os, "O_NONBLOCK", 0)))

    try:
        if not passed_on:
            _refuse_special(path, path.stat())
        with open(path, "rb", opener=without_waiting) as stream:
            if not passed_on:
                _refuse_special(path, os.fstat(stream.fileno()))
            yield stream
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


_SPECIAL: dict[Callable[[int], bool], str] = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a named pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def _refuse_special(path: Path, found: os.stat_result) -> None:
    for is_kind, kind in _SPECIAL.items():
        if is_kind(found.st_mode):
            raise InputError(f"is {kind}, not a file; put a file in its place", path=path)


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    if not isinstance(error, OSError):
        return InputError("is not a file's name; correct it", path=path)
    if error.errno == errno.ELOOP:
        return InputError("is a link that leads back to itself; delete it", path=path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and path.is_symlink():
        return InputError(
            f"is a link to “{shown(path.readlink())}”, which is not there; correct or delete it",
            path=path,
        )
    return InputError(f"cannot be read ({files.reason(error)})", path=path)


def files_under(
    folder: Path, ending: str | tuple[str, ...] = "", *, once: bool = True
) -> list[Path]:
    """List what is in a folder and in the folders within it, except folders, by path.

    Linked folders are followed.

    Parameters
    ----------
    ending
        List only names with this ending, or one of several, in small or capital letters.
    once
        Of a file that has several paths, through links, list one.

    Raises
    ------
    InputError
        If a folder cannot be read, or a link leads nowhere or to a folder that it is in.
    """
    found = [each for each in _walk(folder) if each[1].name.lower().endswith(ending)]
    paths = sorted((path for _, path in found), key=lambda path: path.parts)
    linked = {path for is_linked, path in found if is_linked}
    if not once or not linked:
        return paths
    # The path without a link is the one that people know.
    kept = set(each_once(sorted(paths, key=linked.__contains__)))
    return [path for path in paths if path in kept]


def each_once(paths: Iterable[Path]) -> list[Path]:
    """Return the first path of each file, if links or several spellings lead to it."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _walk(folder: Path) -> Iterator[tuple[bool, Path]]:
    """Yield everything but folders, and whether a link led there."""
    # Each folder comes with the last link on the way to it, and the folders on this way.
    todo: list[tuple[Path, Path | None, frozenset[tuple[int, int]]]]
    todo = [(folder, None, frozenset())]
    while todo:
        here, link, above = todo.pop()
        try:
            about = here.stat()
            with os.scandir(here) as listed:
                entries = [
                    (entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False))
                    for entry in listed
                ]
        except (OSError, ValueError) as error:
            raise _unreadable(here, error) from error
        own = (about.st_dev, about.st_ino)
        if own in above:
            raise InputError("is a link to a folder that it is in; delete it", path=link or here)
        for name, is_link, is_dir in entries:
            path = here / name
            if is_link and name.startswith(".#"):
                continue  # a lock of Emacs, which leads nowhere
            if is_dir or (is_link and is_folder(path)):
                todo.append((path, path if is_link else link, above | {own}))
            else:
                yield is_link or link is not None, path


# Hidden files and folders, and what editors leave beside a file.
_ASIDE = re.compile(r"(^|/)\.|(~|#|\.bak|\.orig|\.swp|\.tmp)$", re.IGNORECASE)
_NAMED = 3


def is_aside(path: Path, folder: Path) -> bool:
    """Tell whether a file in a folder is hidden, or what an editor left."""
    return bool(_ASIDE.search(path.relative_to(folder).as_posix()))


def passed_over(folder: Path, is_read: Callable[[Path], bool], what: str) -> str:
    """Say in a sentence which files in a folder are not read; an empty text if there are none.

    Each file that is RDF by its name is named, with what to do; of others, a few are.

    Parameters
    ----------
    is_read
        Tells whether a file is read.
    what
        What is read there, for the sentence.
    """
    found = [path for path in files_under(folder) if not is_aside(path, folder)]
    left = [path for path in found if not is_read(path)]
    if not left:
        return ""
    rdf = [path for path in left if form_of_rdf(path.name)]
    left = rdf + [path for path in left if path not in rdf]
    said = _listed(left, folder, max(_NAMED, len(rdf)))
    sentence = f"{shown(folder)}: {said} not read; kg reads {what} here"
    if not rdf:
        return sentence
    # Who has several kinds of RDF beside each other wants to know of each whether it is read.
    others = [path for path in found if is_read(path) and path.suffix != ".ttl"]
    if others:
        sentence += f". {_listed(others, folder, _NAMED)} read"
    old, new = (pasted(str(path)) for path in (rdf[0], rdf[0].with_suffix(".ttl")))
    form = form_of_rdf(rdf[0].name)
    return f"{sentence}. To convert RDF to Turtle: rdfpipe -i {form} -o turtle {old} > {new}"


def _listed(paths: list[Path], folder: Path, most: int) -> str:
    """Name the first of some files, with “is” or “are”."""
    names = [shown(path.relative_to(folder)) for path in paths[:most]]
    if more := len(paths) - len(names):
        names.append(f"{more:,} more")
    *first, last = names
    return f"{', '.join(first)} and {last} are" if first else f"{last} is"
