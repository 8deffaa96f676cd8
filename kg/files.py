"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kg.errors import InputError

__all__ = ["reason", "write_bytes", "write_text"]


def reason(error: OSError) -> str:
    """Return the operating system's reason in plain words."""
    return (error.strerror or str(error)).lower()


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new one, never a part.

    The new content goes to a temporary file beside it, is flushed to disk and renamed. A link
    is followed; the file keeps its permissions.

    Raises
    ------
    InputError
        If the file cannot be written; the old content is still there.
    """
    temporary = None
    try:
        target = path.resolve()
        if target.is_dir():
            raise InputError("this is a folder; name a file to write to", path=path)
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe, which must stay what it is
            return
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except RuntimeError as error:
        raise InputError(
            "is a link to itself; choose another file", path=path, setting="path"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be written ({reason(error)}); choose another file", path=path, setting="path"
        ) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    r"""Write text as UTF-8 with ``\n`` line ends, whole or not at all; see :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
