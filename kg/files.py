"""Files and folders written whole or not at all, and nothing of a killed run left behind."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.errors import InputError

try:
    import fcntl
except ImportError:  # Windows, where what a killed run leaves stays
    fcntl = None  # type: ignore[assignment]

__all__ = ["reason", "workshop", "write_bytes", "write_files", "write_text"]


def reason(error: OSError) -> str:
    """Return the operating system's reason in plain words."""
    return (error.strerror or str(error)).lower()


def write_bytes(path: Path, content: bytes, *, over: bytes | None = None) -> None:
    """Write a file so that a reader sees the old content or the new one, never a part.

    The new content goes to a temporary file beside it, is flushed to disk and renamed. A link
    is followed; the file keeps its permissions.

    Parameters
    ----------
    over
        The content that the new one was made from, with or without its byte-order mark. If
        somebody has saved another since, it is kept.

    Raises
    ------
    InputError
        If the file cannot be written; the old content is still there.
    """
    try:
        if path.is_dir():
            raise InputError("this is a folder; name a file to write to", path=path)
        if path.exists() and not path.is_file():
            _pass_on(path, content)
            return
        with contextlib.ExitStack() as staged:
            place = staged.enter_context(workshop(path.resolve().parent, ".kg-file-", _remove))
            _staged(place / "file", path, content, over)()
    except RuntimeError as error:
        raise InputError(
            "is a link to itself; choose another file", path=path, setting="path"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be written ({reason(error)}); choose another file", path=path, setting="path"
        ) from error


def write_files(contents: Mapping[Path, bytes], over: Mapping[Path, bytes]) -> None:
    """Write several files, all or none; folders that they need are made.

    All are on the disk under other names before the first takes its place.

    Parameters
    ----------
    over
        The content that a file was read with, for each file that is to be replaced. A file that is
        not in it must not exist yet.

    Raises
    ------
    InputError
        If a file cannot be written, was changed since, or exists and is not in ``over``.
    """
    path = Path()
    try:
        with contextlib.ExitStack() as staged:
            ready, places = [], dict[Path, Path]()
            for number, (path, content) in enumerate(contents.items()):
                if path not in over and path.exists():
                    raise InputError("exists already, and was not replaced", path=path)
                path.parent.mkdir(parents=True, exist_ok=True)
                folder = path.resolve().parent
                if folder not in places:
                    kept = workshop(folder, ".kg-file-", _remove)
                    places[folder] = staged.enter_context(kept)
                fresh = places[folder] / f"{number}"
                ready.append(_staged(fresh, path, content, over.get(path)))
            for put in ready:
                put()
    except OSError as error:
        raise InputError(f"cannot be written ({reason(error)})", path=path) from error


def _staged(fresh: Path, path: Path, content: bytes, over: bytes | None) -> Callable[[], object]:
    """Write content into a fresh file, and return what puts it in the place of another."""
    target = path.resolve()
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    with fresh.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        fresh.chmod(mode)
    if over is not None and _unmarked(target.read_bytes()) != _unmarked(over):
        raise InputError(
            "was changed while kg worked on it, and stays as it is now; run the command again",
            path=path,
        )
    return lambda: fresh.replace(target)


def write_text(path: Path, text: str, *, over: bytes | None = None) -> None:
    r"""Write text as UTF-8 with ``\n`` line ends, whole or not at all; see :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"), over=over)


def _pass_on(path: Path, content: bytes) -> None:
    """Write into a device or a pipe, which must stay what it is; a pipe must have a reader."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise InputError("is a pipe that nobody reads", path=path) from error
        raise
    os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)


def _unmarked(content: bytes) -> bytes:
    return content.removeprefix(BOM_UTF8)


@contextlib.contextmanager
def workshop(parent: Path, prefix: str, discard: Callable[[Path], None]) -> Iterator[Path]:
    """Make a new hidden folder, for work on what will stand beside it.

    The folder is locked as long as its process lives, so that the next one tells what a killed
    process has left from what another still uses.

    Parameters
    ----------
    parent
        The folder to make it in.
    prefix
        What its name begins with, for each kind of work its own.
    discard
        Called with the folder when the work is done, and with each one that a killed process left;
        it must raise no error.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    with _locked(parent):
        # None is made in between, so one without a lock is nobody's.
        for left in sorted(parent.glob(f"{prefix}*")):
            with _locked(left, wait=False) as free:
                if free:
                    discard(left)
        place = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        held = contextlib.ExitStack()
        held.enter_context(_locked(place))
    with held:
        try:
            yield place
        finally:
            discard(place)


@contextlib.contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Lock a folder as long as the context lasts, and tell whether it could be locked."""
    if fcntl is None:
        yield False
        return
    handle, free = None, False
    try:
        # One that is gone, is not a folder, or is on a file system without locks is not locked.
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            free = True
        yield free
    finally:
        if handle is not None:
            os.close(handle)


def _remove(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
