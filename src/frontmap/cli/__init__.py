"""The commands: thin shells over `frontmap.desk`. Exit codes: 0 done, 1 our error in one line, 2 wrong usage."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from frontmap import desk
from frontmap.cli import drawing, reading, since  # importing them makes the commands, in the order of --help
from frontmap.cli.app import app
from frontmap.cli.terminal import flushed, warn
from frontmap.errors import FrontmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "desk", "drawing", "main", "reading", "since"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what goes wrong with the input is one line on standard error and exit code 1.

    Parameters
    ----------
    arguments : sequence of str, optional
        Instead of those of the process.

    Raises
    ------
    SystemExit
        Always: 0 done, 1 our error, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter still gets the rest
    try:
        app(args=arguments, prog_name="frontmap")
    except SystemExit as done:
        sys.exit(flushed(done.code))
    except KeyboardInterrupt:
        sys.exit(130)
    except FrontmapError as fault:
        warn(f"frontmap: {fault}")
    except OSError as fault:
        # What no module foresaw: a disk that is full, a file that vanished.
        warn(f"frontmap: {FrontmapError(fault.strerror or str(fault), where=str(fault.filename or ''))}")
    sys.exit(1)
