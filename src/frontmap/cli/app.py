"""The program that the commands belong to, and its own options."""

from __future__ import annotations

from typing import Annotated

import typer

import frontmap
from frontmap import desk
from frontmap.cli.terminal import say

app = typer.Typer(
    help="Daily prose reports about a war in, geocoded layers and maps of the reported events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help, the same in a pipe, in docs/cli.md and on every terminal
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(show: bool) -> None:  # noqa: FBT001  typer calls it so
    if show:
        say(f"frontmap {frontmap.__version__}")
        for line in desk.Desk().attributions:
            say(line)
        raise typer.Exit


@app.callback()
def _root(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version, and whose data frontmap uses.")
    ] = False,
) -> None:
    pass
