"""Print docs/cli.md: every command with its arguments and options, as one Markdown page.

python scripts/cli_reference.py > docs/cli.md

It is made from what the commands declare, not from the text of `--help`, whose layout changes with typer's version.
"""

from __future__ import annotations

import sys
from typing import Any

from typer.main import get_command

from frontmap import cli

HEAD = """\
# Commands

Written by `make docs` from what the commands declare; a test compares. `frontmap COMMAND --help` says the same.
Exit codes: 0 done, 1 something is wrong with the input and one line says what, 2 wrong usage, 130 interrupted.

`frontmap --version` prints the version, and whose data frontmap uses."""


def page() -> str:
    """Give the whole page."""
    commands: dict[str, Any] = getattr(get_command(cli.app), "commands", {})
    return "\n\n".join([HEAD, *(section(name, command) for name, command in commands.items())]) + "\n"


def section(name: str, command: Any) -> str:  # noqa: ANN401  click's own or the one that typer carries
    """Give the heading, the use and the parameters of one command."""
    given = [one for one in command.params if one.name != "help"]
    arguments = [f"{one.metavar}{'...' * (one.nargs < 0)}" for one in given if one.param_type_name == "argument"]
    needed = [f"{one.opts[0]} {one.metavar}" for one in given if one.param_type_name == "option" and one.required]
    use = " ".join(["frontmap", name, *needed, *arguments, "[OPTIONS]"])
    rows = [f"| {sign(one)} | {note(one)} |" for one in given]
    head = [f"## frontmap {name}", "", command.help, "", f"    {use}", "", "| | |", "|---|---|"]
    return "\n".join([*head, *rows, "", "Example:", "", f"    {command.epilog.removeprefix('Example: ')}"])


def sign(parameter: Any) -> str:  # noqa: ANN401  as above
    """Give a parameter as it is written on the command line."""
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    value = "" if parameter.is_flag else f" {parameter.metavar}"
    return ", ".join(f"`{name}{value}`" for name in parameter.opts)


def note(parameter: Any) -> str:  # noqa: ANN401  as above
    """Give what a parameter means, whether it must be there, and what stands for it otherwise."""
    text = parameter.help.replace("<", "&lt;").replace("|", "\\|")
    if parameter.required and parameter.param_type_name == "option":
        return f"{text} Must be given."
    default = parameter.default
    return f"{text} By default `{default}`." if isinstance(default, str) and default else text


if __name__ == "__main__":
    sys.stdout.write(page())
