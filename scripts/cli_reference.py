"""Print docs/cli.md: what `--help` says of every command, as one Markdown page.

python scripts/cli_reference.py > docs/cli.md
"""

from __future__ import annotations

import sys

import typer
from typer.main import get_command
from typer.testing import CliRunner

from frontmap import cli

# A plain terminal, 100 columns wide, on every machine.
TERMINAL = {
    "COLUMNS": "100",
    "TERMINAL_WIDTH": "100",
    "TERM": "dumb",
    "NO_COLOR": "1",
    "FORCE_COLOR": None,
    "PY_COLORS": None,
    "GITHUB_ACTIONS": None,
}
HEAD = """\
# Commands

Written by `make docs` from what `frontmap --help` says; a test compares.
Exit codes: 0 done, 1 something is wrong with the input and one line says what, 2 wrong usage.
"""


def page() -> str:
    """Give the whole page."""
    app = next(value for value in vars(cli).values() if isinstance(value, typer.Typer))
    names = getattr(get_command(app), "commands", {})
    return "\n".join([HEAD, *(section(app, *command) for command in [(), *((name,) for name in names)])])


def section(app: typer.Typer, *command: str) -> str:
    """Give the heading and the help of one command."""
    result = CliRunner().invoke(app, [*command, "--help"], env=TERMINAL, prog_name="frontmap")
    if result.exit_code != 0:
        raise SystemExit(result.output)
    text = "\n".join(line.rstrip() for line in result.output.strip("\n").splitlines())
    return f"## {' '.join(['frontmap', *command])}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
