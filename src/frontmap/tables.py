"""The tables that travel in the package: words, numbers and styles as TOML, edited by people."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from frontmap.errors import ReferenceDataError


@cache
def load_table(name: str) -> dict[str, Any]:
    """Read a table of the package, once.

    Parameters
    ----------
    name : str
        Its path below the package: "grammar/events.toml".

    Returns
    -------
    dict
        What it holds; it must not be changed.

    Raises
    ------
    ReferenceDataError
        It is missing or is not TOML.

    Examples
    --------
    >>> load_table("styles.toml")["types"]["capture"]["name"]
    'Capture'
    """
    try:
        return tomllib.loads(files("frontmap").joinpath(*name.split("/")).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:  # no TOML, or no UTF-8
        what = f"the table can't be read ({fault})"
        raise ReferenceDataError(what, where=name, fix="mend it, or install frontmap anew") from fault
