"""Imports run one way, and what is imported is declared."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Each module may import from the rows above it, and from its own package.
LAYERS = [
    ["vocabulary", "errors"],
    ["files", "turtle", "dates", "limits", "characters", "escapes", "labels", "sparql", "tables"],
    ["derivation", "literals", "rewriting", "protocol", "workbooks"],
    ["identity"],
    ["store"],
    ["terms", "endpoint", "dumps", "versions"],
    ["sources"],
    ["headers", "reports", "shapes", "repairs", "texts"],
    ["hints"],
    ["engine"],
    ["validation", "evidence", "queries", "claims"],
    ["networks", "gaps"],
    ["measures", "exports", "pages"],
    ["results"],
    ["build"],
    ["api"],
    ["cli"],
]
ORDER = {name: row for row, names in enumerate(LAYERS) for name in names}
WITHIN = {("turtle", "files"), ("vocabulary", "errors"), ("tables", "escapes")}
MODULES = sorted((ROOT / "kg").rglob("*.py"))


def part(path: Path) -> str:
    """Return the module's place in the layers: its name, or its package's."""
    inner = path.relative_to(ROOT / "kg").with_suffix("")
    return inner.parts[0]


def imported(path: Path) -> set[str]:
    """Return every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            found |= {f"kg.{alias.name}" for alias in node.names} if module == "kg" else {module}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path):
    own = part(path)
    if own == "__init__":
        return
    assert own in ORDER, f"give kg/{own} its place in LAYERS here and in CONTRIBUTING.md"
    for module in imported(path):
        if not module.startswith("kg."):
            continue
        other = module.split(".")[1]
        if other == "__version__" or other == own:
            continue
        downwards = ORDER[other] < ORDER[own] or (own, other) in WITHIN
        assert downwards, f"kg/{own} must not import kg/{other}"


def test_only_the_command_line_imports_click():
    users = {part(p) for p in MODULES if any(m.split(".")[0] == "click" for m in imported(p))}

    assert users == {"cli"}


def test_help_imports_only_click():
    import subprocess

    code = (
        "import sys; before = set(sys.modules); from kg.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "names = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(names - set(sys.stdlib_module_names)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr == "['click', 'kg']\n"


def test_every_import_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {d.split(">")[0].split("=")[0].strip() for d in project["dependencies"]}
    # What a distribution is imported as, where that differs from its name.
    renamed = {"pyyaml": "yaml"}
    declared = {renamed.get(name, name) for name in names}
    used = {m.split(".")[0] for p in MODULES for m in imported(p)}
    outside = used - set(sys.stdlib_module_names) - {"kg", "__future__"}

    # markupsafe comes with jinja2, and pyparsing with rdflib and edtf: they are their types.
    # pandas is imported where a table becomes a data frame, and is an extra.
    assert outside - {"markupsafe", "pandas", "pyparsing"} == declared
