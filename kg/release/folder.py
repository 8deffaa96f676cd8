"""The folder of a build: replaced whole and at once; nothing in it that others wrote is lost."""

from __future__ import annotations

import ctypes
import errno
import functools
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kg.errors import InputError
from kg.files import reason, workshop
from kg.reading import read_bytes

__all__ = ["MANIFEST", "output_folder"]

MANIFEST = "manifest.json"
# In the workshop: the new folder, which after the exchange is the old one; the old one where a file
# system cannot exchange; and the mark that either may be there, with the name of the folder.
_NEW, _OLD, _MARK = "new", "old", "replaces"

Replace = Callable[[Iterable[tuple[str, bytes]]], int]


@contextmanager
def output_folder(out: Path, say: Callable[[str], None]) -> Iterator[Replace]:
    """Check that a folder can be written, and give the function that writes it.

    The function takes files, each with its name and content, and writes one after another beside
    the folder; it adds the list of files with their checksums, and returns how many there are. The
    folder is exchanged for the new one in one step, so that it is never absent. Where a file system
    cannot do that, it is absent between two renames, and after a kill between them the next build
    puts it back.

    Parameters
    ----------
    out
        The folder.
    say
        Called with a line about what a killed build left and cannot be thrown away.

    Raises
    ------
    InputError
        If the folder cannot be written, or contains anything that is not as a build wrote it. The
        function raises it, too, if that came in since.
    """
    with ExitStack() as stack:
        with _in_words(out):
            target = out.resolve()
            if Path.cwd().is_relative_to(target):
                raise InputError(
                    "is the folder in which you are, or contains it; name a folder within it",
                    path=out,
                    setting="out",
                )
            discard = functools.partial(_discard, say=say)
            place = stack.enter_context(workshop(target.parent, ".kg-build-", discard))
            _refuse_strange(out)
        yield functools.partial(_replace, out, target, place)


@contextmanager
def _in_words(out: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:
        told = reason(error) if isinstance(error, OSError) else "it is a link to itself"
        raise InputError(
            f"cannot be written ({told}); choose another folder", path=out, setting="out"
        ) from error


def _replace(out: Path, target: Path, place: Path, content: Iterable[tuple[str, bytes]]) -> int:
    new, old = place / _NEW, place / _OLD
    sums: dict[str, str] = {}

    def put(name: str, data: bytes) -> None:
        with _in_words(out):
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        sums[name] = hashlib.sha256(data).hexdigest()

    for name, data in content:
        put(name, data)
    put(MANIFEST, _listed(sums))
    with _in_words(out):
        new.chmod(0o755)
        _refuse_strange(out)
        (place / _MARK).write_bytes(os.fsencode(target.name))
        if not target.exists():
            new.rename(target)
        elif _exchange(new, target):
            # What was saved after the look and before the exchange.
            if _strange(new):
                _exchange(new, target)
                _refuse_strange(out)
        else:
            target.rename(old)
            try:
                if not (lost := _strange(old)):
                    new.rename(target)
            finally:
                if not target.exists():
                    old.rename(target)
            if lost:
                _refuse_strange(out)
    return len(sums)


def _listed(sums: Mapping[str, str]) -> bytes:
    return (json.dumps({"sha256": dict(sorted(sums.items()))}, indent=1) + "\n").encode()


def _refuse_strange(out: Path) -> None:
    """Refuse a folder with anything that is not as a build wrote it: it would be lost."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise InputError("is not a folder; name a folder", path=out, setting="out")
    if out.exists() and (found := _strange(out)):
        raise InputError(
            f"contains “{found[0]}”, which {found[1]}; move it, or choose another folder",
            path=out,
            setting="out",
        )


def _strange(folder: Path) -> tuple[str, str] | None:
    """Return the first thing in a folder that is not as a build wrote it, and what it is."""
    try:
        content = read_bytes(folder / MANIFEST)
        sums: dict[str, str] = json.loads(content)["sha256"]
        sums = sums | {MANIFEST: hashlib.sha256(_listed(sums)).hexdigest()}
    except (InputError, ValueError, KeyError, TypeError, AttributeError):
        sums = {}
    folders = {str(parent) for name in sums for parent in Path(name).parents}
    for path in _walk(folder):
        name = path.relative_to(folder)
        if path.is_dir() and not path.is_symlink():
            known = str(name) in folders
        else:
            known = name.as_posix() in sums and path.is_file() and not path.is_symlink()
            if known and hashlib.sha256(path.read_bytes()).hexdigest() != sums[name.as_posix()]:
                return name.as_posix(), "was changed after kg build wrote it"
        if not known:
            return name.as_posix(), "kg build did not write"
    return None


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, both = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    if not exchange(here, os.fsencode(one), here, os.fsencode(other), both):
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code))


def _discard(place: Path, *, say: Callable[[str], None]) -> None:
    """Remove a workshop, but not a folder in it that anyone has written to."""
    try:
        name = os.fsdecode(read_bytes(place / _MARK))
    except InputError:  # it was never to replace anything
        shutil.rmtree(place, ignore_errors=True)
        return
    new, old, target = place / _NEW, place / _OLD, place.parent / name
    try:
        if old.exists() and not target.exists():
            old.rename(target)
            say(f"put {target} back, which a build that was killed had moved away")
        for folder in (new, old):
            if folder.exists() and (found := _strange(folder)):
                say(
                    f"{folder / found[0]} was written while a build ran; move it and remove {place}"
                )
                return
        (place / _MARK).unlink()
    except OSError as error:
        say(f"{place} cannot be removed ({reason(error)})")
        return
    shutil.rmtree(place, ignore_errors=True)
