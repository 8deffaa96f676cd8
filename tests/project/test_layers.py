"""The house: imports run one way, through faces; each library has its room; files stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "kg"

# A row a floor, from the ground up: a room uses only those on lower floors. A single file in kg/
# that is not named here is part of the ground.
FLOORS = (
    ("ground",),
    ("rdf",),
    ("tables", "findings"),
    ("study",),
    ("validation", "lookup"),
    ("questions",),
    ("networks", "incoming"),
    ("pages",),
    ("answers",),
    ("api", "network_api", "release"),
    ("endpoint",),
    ("cli",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# The rooms in which a library may be imported. rdflib, pyoxigraph and networkx are not here: their
# graphs and terms are what the rooms hand to each other.
OWNERS = {
    "click": {"cli"},
    "edtf": {"rdf"},
    "igraph": {"networks", "pages"},
    "jinja2": {"pages"},
    "markupsafe": {"pages"},
    "numpy": {"networks", "pages"},
    "openpyxl": {"incoming"},
    "pandas": {"tables"},
    "pyshacl": {"validation"},
    "pyvis": {"pages"},
    "rapidfuzz": {"incoming", "lookup", "rdf", "validation"},
    "scipy": {"networks"},
    "simplemma": {"lookup"},
    "urllib3": {"questions"},
    "yaml": {"rdf"},
}

# Files in kg/ of more than 300 lines, and why each is one thing; there are none. Tests, queries and
# the pages' scripts have no such limit.
LONG: dict[str, str] = {}

# Modules that are no more than a way in, and are tested by what they lead to.
NO_TEST = {"kg", "kg.__main__"}


def name_of(path: Path) -> str:
    """Return a module's dotted name; of a package's __init__ the package's."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
FACES = {name for name, path in MODULES.items() if path.name == "__init__.py" and name != "kg"}


def room(module: str) -> str:
    """Return the room that a module of the package is in."""
    parts = module.split(".")
    if f"kg.{parts[1]}" in FACES or parts[1] in FLOOR:
        return parts[1]
    return "ground"


def within(module: str) -> str:
    """Return the smallest room of a module: a package within a room is one."""
    return module if module in FACES else module.rpartition(".")[0]


def imports(module: str, tree: ast.Module | None = None) -> list[tuple[str, str]]:
    """Return what a module imports, wherever in it: the module, and the name or nothing."""
    found = []
    for node in ast.walk(tree or TREES[module]):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides where it leads"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.append((whole, "") if whole in MODULES else (node.module or "", alias.name))
    return found


def own_imports(module: str) -> list[tuple[str, str]]:
    return [
        (other, name)
        for other, name in imports(module)
        if other.startswith("kg.") and other != module
    ]


def exported(module: str) -> list[str]:
    """Return the names in ``__all__``."""
    for node in TREES[module].body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id == "__all__":
            return [name.value for name in node.value.elts]
    return []


def problems_of_import(module: str, other: str, name: str) -> str:
    """Say what is wrong with an import of our own, or nothing."""
    mine, theirs = room(module), room(other)
    if name.startswith("_") and not name.endswith("__"):
        return f"{module} takes the private name {name} of {other}"
    if mine != theirs and FLOOR[theirs] >= FLOOR[mine]:
        return f"{module} must not use {other}: it is not on a lower floor"
    outside = mine != theirs or (
        within(module) != within(other) and not within(module).startswith(f"{within(other)}.")
    )
    if theirs == "ground" or theirs in ("findings", "answers", "api", "network_api") or not outside:
        return ""
    if other not in FACES:
        return f"{module} must take {name or other} from the face of {within(other)}"
    if name not in exported(other):
        return f"{name} is not in __all__ of {other}, which {module} takes it from"
    return ""


@pytest.mark.parametrize("module", [name for name in MODULES if name not in NO_TEST])
def test_imports_run_downwards_and_through_faces(module):
    assert room(module) in FLOOR, f"give the room of {module} a floor in FLOORS"

    assert [
        told
        for other, name in own_imports(module)
        if (told := problems_of_import(module, other, name))
    ] == []


def test_each_floor_has_only_rooms_that_exist():
    assert set(FLOOR) == {room(module) for module in MODULES if module not in NO_TEST}


@pytest.mark.parametrize("place", sorted({room(name) for name in MODULES if name not in NO_TEST}))
def test_nothing_goes_round_within_a_room(place):
    graph = {
        module: {other for other, _ in own_imports(module) if room(other) == place}
        for module in MODULES
        if module not in NO_TEST and room(module) == place
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"imports go round: {' -> '.join(error.args[1])}", pytrace=False)


def test_a_face_names_what_other_rooms_take_and_nothing_else():
    taken = defaultdict(set)
    for module in MODULES:
        for other, name in imports(module):
            if other in FACES and within(module) != other:
                taken[other].add(name)
    idle = {
        face: sorted(set(exported(face)) - taken[face])
        for face in FACES - {"kg.cli"}
        if set(exported(face)) - taken[face]
    }

    assert idle == {}


def test_each_library_has_its_room():
    users = defaultdict(set)
    for module in MODULES:
        for other, _ in imports(module):
            users[other.split(".")[0]].add(room(module) if module != "kg" else "kg")

    assert {library: users[library] for library in OWNERS} == OWNERS


@pytest.mark.parametrize("module", MODULES)
def test_no_file_is_long_without_a_reason(module):
    lines = len(MODULES[module].read_text("utf-8").splitlines())

    assert (lines > 300) == (module in LONG), f"{module} has {lines} lines"


@pytest.mark.parametrize("module", [name for name in MODULES if name not in NO_TEST | FACES])
def test_each_module_has_its_tests_beside_its_name(module):
    parts = module.split(".")[1:]
    tests = Path("tests", *parts[:-1], f"test_{parts[-1]}.py")

    assert (ROOT / tests).is_file(), f"write the tests of {module} into {tests}"


def test_the_rules_find_what_they_are_for():
    """Each rule, broken once."""
    assert problems_of_import("kg.rdf.turtle", "kg.study", "Dataset").endswith("lower floor")
    assert "face" in problems_of_import("kg.study.views", "kg.rdf.turtle", "parse_turtle")
    assert "__all__" in problems_of_import("kg.study.views", "kg.rdf", "turtle_lines")
    assert "private" in problems_of_import("kg.study.views", "kg.study.dataset", "_Files")
    assert "face" in problems_of_import(
        "kg.networks.network", "kg.networks.files.pajek.writing", "as_pajek"
    )
    assert problems_of_import("kg.study.views", "kg.rdf", "expand") == ""
    assert imports("x", ast.parse("def f():\n    from kg.rdf import turtle")) == [
        ("kg.rdf.turtle", "")
    ]


def test_help_imports_only_click():
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
    used = {other.split(".")[0] for module in MODULES for other, _ in imports(module)}
    outside = used - set(sys.stdlib_module_names) - {"kg", "__future__"}

    # markupsafe comes with jinja2, and pyparsing with rdflib and edtf: they are their types.
    # pandas is imported where a table becomes a data frame, and is an extra.
    assert outside - {"markupsafe", "pandas", "pyparsing"} == declared
