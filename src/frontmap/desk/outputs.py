"""Where output goes: never over an input, never under a wrong ending."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from frontmap.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def check_output(path: Path, inputs: Sequence[Path], endings: Sequence[str]) -> None:
    """Refuse an output that would destroy an input or be taken for another kind of file.

    Raises
    ------
    OptionError
        The path is one of the inputs, or has none of the endings.
    """
    if os.path.realpath(path) in {os.path.realpath(one) for one in inputs}:
        raise OptionError("is one of the inputs and would be lost", where=str(path), fix="choose another name for -o")
    if endings and path.suffix.lower() not in endings:
        found = f"ends in {path.suffix!r}" if path.suffix else "has no ending"
        raise OptionError(f"{found}, not in {' or '.join(endings)}", where=str(path), fix="choose another name for -o")
