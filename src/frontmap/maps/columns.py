"""Columns of a layer in the form that the page unpacks: words with their numbers, days, steps between whole numbers.

A hundred thousand events fit into one page because nothing is written twice: a text that returns is a number, a
coordinate is the step from the one before, and all of it is gzipped JSON in base64, which is nothing but letters.
"""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import geopandas as gpd
    from numpy.typing import NDArray

NOTHING = -1
"""The number of an empty cell."""
_EPOCH = dt.date(1970, 1, 1).toordinal()
_LEVEL = 6
"""Of gzip: a level more costs twice the time for one per cent."""


def text_of(value: object) -> str:
    """Give a cell as text, "" for every kind of nothing; dates in ISO form."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.date):
        if value != value:  # noqa: PLR0124 (pandas' NaT is a date that differs from itself)
            return ""
        return value.date().isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    text = str(value)
    return "" if text in {"NaT", "<NA>"} else text


def number_of(value: object) -> float | None:
    """Give a cell as a finite number, None for everything else."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever a hand-edited file holds
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def texts(frame: gpd.GeoDataFrame, name: str) -> tuple[NDArray[np.int64], list[str]]:
    """Give a column as numbers of its distinct texts.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer; a column that it lacks reads as empty.
    name : str
        The column.

    Returns
    -------
    numbers : array of int
        One a row, `NOTHING` where the cell says nothing.
    words : list of str
        The texts, in the order in which they come first.
    """
    if name not in frame.columns:
        return np.full(len(frame), NOTHING), []
    values = frame[name].to_numpy(dtype=object)
    try:
        first, cells = pd.factorize(values)
    except TypeError:  # a list or a dict where a text should be
        first, cells = pd.factorize(np.array([text_of(value) for value in values], dtype=object))
    said = [cell if type(cell) is str else text_of(cell) for cell in cells]
    distinct = dict.fromkeys(said)
    if len(distinct) == len(said) and "" not in distinct:
        return first, said
    again, words = pd.factorize(np.array([*said, ""], dtype=object))
    empty = again[-1]
    renumbered = np.append(again[:-1] - (again[:-1] > empty), NOTHING)
    renumbered[:-1][again[:-1] == empty] = NOTHING
    return renumbered[first], [word for word in words if word]


def whole_numbers(frame: gpd.GeoDataFrame, name: str) -> NDArray[np.int64]:
    """Give a column of whole numbers, `NOTHING` for what is none."""
    if name not in frame.columns:
        return np.full(len(frame), NOTHING)
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float)
    return np.where(np.isfinite(values), np.rint(values), NOTHING).astype(np.int64)


def column(numbers: NDArray[np.int64], words: list[str]) -> dict[str, Any]:
    """Write a column of texts for the page; only the words that `numbers` use."""
    used = np.unique(numbers)
    used = used[used != NOTHING]
    if len(used) == len(words):
        return {"words": words, **whole(numbers)}
    place = np.full(len(words) + 1, NOTHING)
    place[used] = np.arange(len(used))
    return {"words": [words[number] for number in used], **whole(place[numbers])}


def whole(numbers: NDArray[np.int64]) -> dict[str, list[int]]:
    """Write whole numbers: each as `at`, or where many stand in a row as `runs` of number and how often.

    Examples
    --------
    >>> whole(np.array([4, 4, 4, 7, 7])), whole(np.array([4, 7]))
    ({'runs': [4, 3, 7, 2]}, {'at': [4, 7]})
    """
    if not len(numbers):
        return {"at": []}
    starts = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
    if 2 * len(starts) >= len(numbers):
        return {"at": numbers.tolist()}
    return {"runs": np.column_stack([numbers[starts], np.diff(starts, append=len(numbers))]).ravel().tolist()}


def steps(numbers: NDArray[np.int64]) -> list[int]:
    """Write whole numbers as the first one and the steps to the next.

    Examples
    --------
    >>> steps(np.array([10, 12, 11]))
    [10, 2, -1]
    """
    found: list[int] = np.diff(numbers, prepend=0).tolist()
    return found


def days(words: Iterable[str], otherwise: int | None = None) -> list[int | None]:
    """Give ISO dates as days since 1970-01-01; what is no date, as `otherwise`.

    Examples
    --------
    >>> days(["1970-01-02", "1899-12-31", "soon"])
    [1, -25568, None]
    """
    return [day_of(word, otherwise) for word in words]


def day_of(word: str, otherwise: int | None = None) -> int | None:
    """Give one ISO date as days since 1970-01-01."""
    try:
        return dt.date.fromisoformat(word).toordinal() - _EPOCH
    except ValueError:
        return otherwise


def packed(value: object) -> str:
    """Write plain values as base64 of gzipped JSON: letters that neither HTML nor a template can read as their own."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    return base64.b64encode(gzip.compress(text.encode("utf-8", "surrogatepass"), _LEVEL, mtime=0)).decode("ascii")


def _plain(value: object) -> Any:  # noqa: ANN401  any JSON
    to_list: Callable[[], Any] | None = getattr(value, "tolist", None)
    if to_list is None:
        message = f"{type(value).__name__} is no JSON"
        raise TypeError(message)
    return to_list()
