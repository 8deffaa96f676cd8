"""The templates of the pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from kg.names import built_name

__all__ = ["TEMPLATES", "asset", "environment", "environment_with"]

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """Return the environment that all pages are made in, with autoescape on."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    # Where a build has what is made from a query.
    made.filters["address"] = lambda name: quote(built_name(name))
    # Letters stay letters, so that a plain text search of the file finds a name.
    made.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    return made


def environment_with(**own: object) -> jinja2.Environment:
    """Return an environment with names of its own, which the shared one never gets to know.

    An overlay has the globals of the other until it is given some.
    """
    made = environment().overlay()
    made.globals = made.globals | own
    return made


def asset(name: str) -> Markup:
    """Return a style or script of ours, which a template puts in as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  (our own file)
