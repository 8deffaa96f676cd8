"""The command ``kg`` run in this process, and small ways to change a study's files."""

from __future__ import annotations

import socket
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main


def kg(*args: object, stdin: str | None = None) -> tuple[int, str, str]:
    """Run a command; return exit code, standard output, standard error."""
    result = CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def document(study: Path) -> Path:
    return study / "data" / "documents" / "riga-mile-partners.ttl"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def closed_port() -> int:
    """Return a port of this machine at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
