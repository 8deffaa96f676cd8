"""The folder of a build: written whole, and nothing of others replaced."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from kg import files
from kg.errors import InputError

__all__ = ["MANIFEST", "refuse_foreign", "refuse_unwritable", "replace_folder"]

MANIFEST = "manifest.json"


def refuse_foreign(out: Path) -> None:
    """Refuse a folder with files that no build wrote: it would be lost."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise InputError("is not a folder; name a folder", path=out, setting="out")
    if not out.exists():
        return
    try:
        known = set(json.loads((out / MANIFEST).read_text("utf-8"))["sha256"]) | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        known = set()
    foreign = sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if not path.is_dir() and path.relative_to(out).as_posix() not in known
    )
    if foreign:
        raise InputError(
            f"contains “{foreign[0]}”, which kg build did not write; move it, or choose another "
            "folder",
            path=out,
            setting="out",
        )


def refuse_unwritable(out: Path) -> None:
    """Refuse a folder that cannot be made, before all the work and not after it."""
    parent = out.resolve().parent
    try:
        Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=parent)).rmdir()
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot be written ({files.reason(error)}); choose another folder",
        path=out,
        setting="out",
    )


def replace_folder(out: Path, content: dict[str, bytes]) -> None:
    """Write a folder beside the old one and put it in its place at the end."""
    target = out.resolve()
    fresh: Path | None = None
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        for name, data in content.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        fresh.chmod(0o755)
        old = fresh.with_name(f"{fresh.name}.old")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
