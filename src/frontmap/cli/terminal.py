"""What the commands write to the terminal: lines with nothing that steers it, and how far long work is."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from frontmap.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from frontmap import desk


def tell(what: str, written: desk.Written) -> None:
    """Say what was written, after what is to be warned of."""
    for warning in written.warnings:
        warn(warning)
    for line in (*written.lines(), f"{what}: {written.path}"):
        say(line)


def say(text: str) -> None:
    """Write one line to standard output, with nothing that steers a terminal."""
    sys.stdout.write(printable(text) + "\n")


def warn(text: str) -> None:
    """Write one line to standard error, with nothing that steers a terminal."""
    sys.stderr.write(printable(text) + "\n")


def tracked(paths: Sequence[Path]) -> Iterator[Path]:
    """Pass paths on, with a progress bar for long work on a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=len(paths) < 2 or not console.is_terminal) as progress:  # noqa: PLR2004  one is quick
        yield from progress.track(paths, description="Reading")


def flushed(code: str | int | None) -> str | int | None:
    """Write out what is still held back; a reader who has gone ("| head") is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = io.StringIO()
    except OSError as fault:
        sys.stdout = io.StringIO()
        warn(f"frontmap: standard output can't be written ({fault.strerror}); send it elsewhere")
        return 1
    return code
