"""The node that Playwright brings: for the tests of the pages' scripts."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def node() -> str:
    """Find the node that Playwright brings; without it the tests fail, they are not left out."""
    from playwright._impl._driver import compute_driver_executable

    path, _ = compute_driver_executable()
    if not Path(path).exists():
        pytest.fail(f"no node at {path}: install playwright anew", pytrace=False)
    return str(path)


def run_node(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Node says that a .js file turned out to be a module: that is meant. A loop without end is
    # stopped before it has all the memory there is.
    options = ("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--max-old-space-size=512")
    command = [node(), *options, *arguments]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NODE_")}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=clean, timeout=120
    )


def run_tests(path: Path) -> None:
    """Run the tests of a file; none may be left out."""
    # In one process: it is this one that a timeout ends, and none is left behind.
    done = run_node("--test", "--test-isolation=none", "--test-reporter=tap", str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^# skipped 0$", done.stdout, re.MULTILINE), done.stdout
