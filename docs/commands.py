"""Print the command reference in Markdown, from what each command says with --help."""

from __future__ import annotations

from typing import Any

import click

from kg.cli import main


def reference() -> str:
    """Return the whole reference."""
    parts = ["# Commands", "", "Made from `--help` by `make docs`; do not edit.", ""]
    wide = {"terminal_width": 90, "max_content_width": 90, **main.context_settings}
    context = click.Context(main, info_name="kg", **wide)
    parts += ["```text", main.get_help(context), "```", ""]
    parts += _of_group(main, context, wide)
    return "\n".join(parts)


def _of_group(group: click.Group, context: click.Context, wide: dict[str, Any]) -> list[str]:
    parts = []
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = click.Context(command, info_name=name, parent=context, **wide)
        parts += [f"## {inner.command_path}", "", "```text", command.get_help(inner), "```", ""]
        if isinstance(command, click.Group):
            parts += _of_group(command, inner, wide)
    return parts


if __name__ == "__main__":
    click.echo(reference(), nl=False)
