"""Where a map opens: on the theatre that holds most of what is drawn, with the rest named beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_APART_DEG = 6.5
"""About 700 km: two events further apart than this, with none between them, belong to different theatres."""
_CELL_DEG = 0.5
_ROWS = 1000

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Theatre:
    """Events that lie together: their bounds (west, south, east, north in degrees) and their positions in the input."""

    bounds: Bounds
    members: NDArray[np.int64]


def theatres(boxes: Sequence[Bounds] | NDArray[np.float64]) -> tuple[Theatre, ...]:
    """Part events into theatres, the one with most events first.

    Parameters
    ----------
    boxes : sequence of (west, south, east, north), or array of shape (n, 4)
        The bounds of each event, EPSG:4326, in degrees.

    Returns
    -------
    tuple of Theatre
        Every event in exactly one; equal counts keep the order of the input.

    Examples
    --------
    >>> [one.members.tolist() for one in theatres([(37, 48, 37, 48), (46, 40, 46, 40), (38, 48, 38, 49)])]
    [[0, 2], [1]]
    """
    edges = np.asarray(boxes, dtype=float).reshape(-1, 4)
    middles = (edges[:, :2] + edges[:, 2:]) / 2
    # Events are many and places few: whole cells are compared instead of pairs of events.
    column, row = np.floor(middles / _CELL_DEG).T
    cells, cell_of = np.unique(column * _ROWS + row, return_inverse=True)
    group = _grouped(_means(middles, cell_of, len(cells)))[cell_of]
    order = np.argsort(group, kind="stable")
    parted = [
        Theatre(_hull(edges[members]), members)
        for members in np.split(order, np.flatnonzero(np.diff(group[order])) + 1)
        if len(members)
    ]
    return tuple(sorted(parted, key=lambda theatre: (-len(theatre.members), int(theatre.members[0]))))


def _means(middles: NDArray[np.float64], cell_of: NDArray[np.int64], cells: int) -> NDArray[np.float64]:
    counts = np.bincount(cell_of, minlength=cells)
    return np.column_stack([np.bincount(cell_of, middles[:, axis], cells) / counts for axis in (0, 1)])


def _grouped(spots: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give each spot the number of its group: spots that a chain of near ones joins."""
    group = np.full(len(spots), -1)
    for start in range(len(spots)):
        if group[start] >= 0:
            continue
        group[start] = start
        waiting = [start]
        while waiting:
            one = waiting.pop()
            # A rough look on the plane is enough to choose a view: nothing is measured here.
            east = (spots[:, 0] - spots[one, 0]) * np.cos(np.radians((spots[:, 1] + spots[one, 1]) / 2))
            near = np.flatnonzero((group < 0) & (np.hypot(east, spots[:, 1] - spots[one, 1]) < _APART_DEG))
            group[near] = start
            waiting.extend(near.tolist())
    return group


def _hull(boxes: NDArray[np.float64]) -> Bounds:
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north
