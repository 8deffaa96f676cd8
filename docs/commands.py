"""Print the command reference in Markdown, from what each command says with --help."""

from __future__ import annotations

import click

from kg.cli import main


def reference() -> str:
    """Return the whole reference."""
    parts = ["# Commands", "", "Made from `--help` by `make docs`; do not edit.", ""]
    wide = {"terminal_width": 90, "max_content_width": 90, **main.context_settings}
    context = click.Context(main, info_name="kg", **wide)
    parts += ["```text", main.get_help(context), "```", ""]
    for name in main.list_commands(context):
        command = main.commands[name]
        inner = click.Context(command, info_name=name, parent=context, **wide)
        parts += [f"## kg {name}", "", "```text", command.get_help(inner), "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
