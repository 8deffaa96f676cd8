"""The script of a page: ES modules joined into one text, in place of a bundler.

Of the language's ways to import and export only one is taken, so that each module can become a
function that keeps its names to itself and gives those it exports: ``import { a, b } from
"./x.js";`` and ``export`` before a ``const``, a ``function`` or a ``class``. All else is refused,
by file and line. A module may be in a folder within, or in one beside, ``"../network/x.js"``.
"""

from __future__ import annotations

import base64
import graphlib
import hashlib
import posixpath
import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["join_modules", "policy_source"]

_IMPORT = re.compile(
    r'^import \{([\w$\s,]*)\} from "(\.\.?/(?:[\w-]+/|\.\./)*[\w-]+\.js)";$', re.MULTILINE
)
_DECLARED = re.compile(
    r"(export )?(?:(?:async )?function\*? ([\w$]+)\(|class ([\w$]+)\b|const ([\w$]+) = )"
)
_CALL = re.compile(r"[\w$]+\(.*\);")
# Comments that have their lines to themselves are for those who read the modules.
_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*(?:.|\n)*?\*/[ ]*)\n", re.MULTILINE)
# What may begin a line that goes on with what stands before it, and a comment.
_GOES_ON = (" ", "}", "]", ")", "//", "/*")


class _Module(NamedTuple):
    body: str
    names: dict[str, int]
    exported: set[str]
    imports: list[tuple[int, str, list[str]]]


def join_modules(folder: Path, entry: str = "main.js") -> str:
    """Join the modules of a folder into one script that keeps its names to itself.

    Parameters
    ----------
    folder
        Where the modules lie, in it or in folders within; each must be used.
    entry
        The module that starts the page. Only it may do something as it is read.

    Raises
    ------
    ValueError
        If modules import one another in a circle, one gives a name twice, a name is imported that
        is not exported, nothing imports a module, or one says what cannot be joined.
    """
    found = _read_all(folder, entry)
    if entry not in found:
        raise ValueError(f"{folder / entry}: there is no such module")
    _refuse_unknown(folder, found)
    uses = {name: sorted({other for _, other, _ in found[name].imports}) for name in sorted(found)}
    try:
        order = [*graphlib.TopologicalSorter(uses).static_order()]
    except graphlib.CycleError as error:
        raise ValueError(
            f"{folder}: modules import in a circle: {', '.join(error.args[1])}"
        ) from None
    if idle := set(found) - {entry} - {other for names in uses.values() for other in names}:
        raise ValueError(f"{folder / min(idle)}: no module imports it")
    bodies = "".join(f"// ---- {name}\n{_as_function(name, found[name])}" for name in order)
    return f'(() => {{\n"use strict";\n\n{bodies}}})();\n'


def _as_function(name: str, module: _Module) -> str:
    """Return a module as a function that is called at once and gives what it exports."""
    taken = "".join(
        f"const {{ {', '.join(names)} }} = {_variable(other)};\n"
        for _, other, names in module.imports
    )
    given = f"return {{ {', '.join(sorted(module.exported))} }};\n" if module.exported else ""
    body = _COMMENTS.sub("", module.body).strip()
    body = re.sub(r"\n\s+", "\n", body)
    return f"const {_variable(name)} = (() => {{\n{taken}{body}\n{given}}})();\n"


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _read_all(folder: Path, entry: str) -> dict[str, _Module]:
    """Read the modules of a folder, and those of others that they use, by their place from it."""
    found: dict[str, _Module] = {}
    todo = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))
    while todo:
        name = todo.pop(0)
        if name not in found and (folder / name).is_file():
            found[name] = _read(folder, name, is_entry=name == entry)
            todo += [other for _, other, _ in found[name].imports]
    return found


def _read(folder: Path, name: str, *, is_entry: bool) -> _Module:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    imports = []

    def taken(match: re.Match[str]) -> str:
        names = [name.strip() for name in match[1].split(",") if name.strip()]
        if any(" " in name or "\n" in name for name in names):
            return match[0]  # “a as b”, refused below
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
        imports.append((text.count("\n", 0, match.start()) + 1, other, names))
        return "\n" * match[0].count("\n")

    exported = set()
    rest = _IMPORT.sub(taken, text)
    names = {each: line for line, _, every in imports for each in every}
    for number, line in enumerate(rest.split("\n"), 1):
        if not line or line.startswith(_GOES_ON) or (is_entry and _CALL.fullmatch(line)):
            continue
        declared = _DECLARED.match(line)
        if not declared:
            raise ValueError(f"{path}:{number}: this cannot be joined: {line}")
        name = declared[2] or declared[3] or declared[4]
        if name in names:
            raise ValueError(
                f"{path}:{number}: “{name}” is given twice, first in line {names[name]}"
            )
        names[name] = number
        if declared[1]:
            exported.add(name)
    return _Module(re.sub(r"^export ", "", rest, flags=re.MULTILINE), names, exported, imports)


def _refuse_unknown(folder: Path, found: dict[str, _Module]) -> None:
    for name, module in found.items():
        for line, other, wanted in module.imports:
            if other not in found:
                raise ValueError(f"{folder / name}:{line}: there is no module {other}")
            if missing := set(wanted) - found[other].exported:
                raise ValueError(
                    f"{folder / name}:{line}: {other} does not export “{min(missing)}”"
                )


def policy_source(script: str) -> str:
    """Return what a content security policy calls an inline script or style: its hash.

    >>> policy_source("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"

    Raises
    ------
    ValueError
        If a browser would read something else between the tags than what is written there.
    """
    if found := re.search(r"</script|</style|<!--|[\r\0\ud800-\udfff]", script, re.IGNORECASE):
        raise ValueError(f"an inline script or style cannot hold {found[0]!r}")
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
