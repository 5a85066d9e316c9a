"""Columns of a layer as numbers: texts that return, days, whole numbers, and whatever a hand-edited cell may hold."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

NOTHING = -1
"""The number of an empty cell."""
_NOTHINGS = {"NaT", "<NA>"}
_MOST_SMALL = 2**15 - 1
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch
_EPOCH = dt.date(1970, 1, 1).toordinal()


def text_of(value: object) -> str:
    """Give a cell as text, "" for every kind of nothing; dates in ISO form."""
    if isinstance(value, str):
        return "" if value in _NOTHINGS else str(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.date):
        if value != value:  # noqa: PLR0124 (pandas' NaT is a date that differs from itself)
            return ""
        return value.date().isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    text = str(value)
    return "" if text in _NOTHINGS else text


def number_of(value: object) -> float | None:
    """Give a cell as a finite number, None for everything else."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever a hand-edited file holds
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


class Claims:
    """The rows of a layer that a map tells of; the layer itself is not copied.

    Parameters
    ----------
    frame : GeoDataFrame
        A layer.
    rows : array of int, optional
        Which of its rows; all without.
    """

    def __init__(self, frame: gpd.GeoDataFrame, rows: NDArray[np.int64] | None = None) -> None:
        self._frame = frame
        self._rows = rows
        self._arrays: dict[str, pd.api.extensions.ExtensionArray | NDArray[np.object_]] = {}
        self.names = frozenset(frame.columns)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._frame) if self._rows is None else len(self._rows)

    def array(self, name: str, some: slice | NDArray[np.int64] = slice(None)) -> NDArray[Any]:
        """Give the cells of a column as they are, or some of them, to be read only: they may be the layer's own."""
        if name not in self._arrays:  # to ask the frame for a column takes as long as to read a thousand cells of it
            column = self._frame[name].array
            # pandas copies what it gives a part of; numpy does not.
            self._arrays[name] = column.to_numpy() if pd.api.types.is_object_dtype(column) else column
        found = self._arrays[name][some if self._rows is None else self._rows[some]]
        return found if isinstance(found, np.ndarray) else found.to_numpy(dtype=object)

    def cells(self, name: str, some: slice = slice(None)) -> list[Any]:
        """Give the same as a list; of a column that the layer lacks, nothings."""
        if name not in self.names:
            return [None] * len(range(*some.indices(len(self))))
        found: list[Any] = self.array(name, some).tolist()
        return found

    def geometries(self) -> list[Any]:
        """Give the geometries, or what stands in their place."""
        name = self._frame.active_geometry_name
        return self.cells("" if name is None else name)

    def numbers(self, name: str, missing: float = NOTHING) -> NDArray[np.float64]:
        """Give a column of whole numbers, `missing` for what is none."""
        if name not in self.names:
            return np.full(len(self), float(missing))
        cells = self.array(name)
        try:
            values = pd.to_numeric(pd.Series(cells), errors="coerce").to_numpy(dtype=float)
        except (TypeError, OverflowError):  # a whole number of hundreds of digits, or no scalar at all
            values = np.array([number_of(cell) for cell in cells], dtype=float)
        return np.where(np.isfinite(values), np.rint(values), missing)

    def texts(self, name: str) -> tuple[NDArray[np.signedinteger[Any]], list[str]]:
        """Give a column as numbers of its distinct texts.

        Parameters
        ----------
        name : str
            The column; one that the layer lacks reads as empty.

        Returns
        -------
        numbers : array of int
            One a row, `NOTHING` where the cell says nothing; no wider than they need.
        words : list of str
            The texts, in the order in which they come first.
        """
        numbers, words = _numbered(self.array(name)) if name in self.names else (np.full(len(self), NOTHING), [])
        return numbers.astype(np.int16 if len(words) < _MOST_SMALL else np.int32), words


def _numbered(values: NDArray[np.object_]) -> tuple[NDArray[np.int64], list[str]]:
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


def day_of(word: str, otherwise: int | None = None) -> int | None:
    """Give one date, YYYY-MM-DD, as days since 1970-01-01; the page reads no other form of ISO 8601."""
    if not _DATE(word):
        return otherwise
    try:
        return dt.date.fromisoformat(word).toordinal() - _EPOCH
    except ValueError:
        return otherwise
