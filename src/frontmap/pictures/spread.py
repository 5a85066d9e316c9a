"""Symbols that would hide each other step aside; where too many share one spot, a count stands for them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from frontmap.pictures.sheet import Box

    FloatArray = NDArray[np.float64]

_ROUNDS = 160
_HOMEWARD_ROUNDS = 110
_PULL = 0.06
_GOLDEN_RAD = 2.399963
_FARTHEST_GAPS = 2.4
"""A symbol that had to go farther than this from its place would no longer be read as being there."""
_CROWD, _CROWD_GAPS = 14, 0.55
"""More symbols than these within so many gaps become a count in any case."""
_TROUBLE_GAPS = (0.6, 0.9, 1.3, 1.9, 2.7, 4.0)
"""Where symbols found no room, those within so many gaps become a count; farther each time that it didn't suffice."""
_MOST_APART = 400
"""More symbols than these are not parted singly: no picture has room for them."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Symbols for which a count stands: where it stands (points), and their positions in the input."""

    x: float
    y: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where symbols stand, by their position in the input; those that are not in `at` are in one of the `crowds`."""

    at: dict[int, tuple[float, float]]
    crowds: tuple[Crowd, ...]


def spread(homes: FloatArray, gap: float, inside: Box) -> Arrangement:
    """Find a place for each symbol, near its own and clear of all others.

    Parameters
    ----------
    homes : array of shape (n, 2)
        Where they belong, x and y in points.
    gap : float
        How far apart they have to stand, in points.
    inside : Box
        Where they have to stay.

    Returns
    -------
    Arrangement
        The same for the same input.
    """
    groups = _crowded([(number,) for number in range(len(homes))], homes, range(len(homes)), _CROWD_GAPS * gap, _CROWD)
    for radius in _TROUBLE_GAPS:
        if len(groups) > _MOST_APART:
            break
        places, trouble = _parted(_middles(groups, homes), gap, inside)
        if not trouble:
            return _arranged(groups, places)
        groups = _crowded(groups, homes, trouble, radius * gap, 1)
    return _arranged(*_cells(homes, 2.2 * gap, inside))


def _arranged(groups: list[tuple[int, ...]], places: FloatArray) -> Arrangement:
    at, crowds = {}, []
    for members, (x, y) in zip(groups, places.tolist(), strict=True):
        if len(members) == 1:
            at[members[0]] = (x, y)
        else:
            crowds.append(Crowd(x, y, members))
    return Arrangement(at, tuple(crowds))


def _middles(groups: list[tuple[int, ...]], homes: FloatArray) -> FloatArray:
    return np.array([homes[list(members)].mean(axis=0) for members in groups]).reshape(-1, 2)


def _crowded(
    groups: list[tuple[int, ...]], homes: FloatArray, seeds: Iterable[int], radius: float, limit: int
) -> list[tuple[int, ...]]:
    """Join the groups within `radius` of each seed, where they are more than `limit`."""
    middles = _middles(groups, homes)
    tree = _tree(middles)
    used = np.zeros(len(groups), dtype=bool)
    joined: list[tuple[int, ...]] = []
    for seed in seeds:
        if used[seed]:
            continue
        near = tree.query(shapely.Point(middles[seed]), predicate="dwithin", distance=radius)
        near = near[~used[near]]
        if len(near) > limit:
            used[near] = True
            joined.append(tuple(sorted(member for one in near for member in groups[one])))
    return sorted([*joined, *(group for group, taken in zip(groups, used, strict=True) if not taken)])


def _parted(homes: FloatArray, gap: float, inside: Box) -> tuple[FloatArray, list[int]]:
    """Push symbols apart and pull them home; give their places, and who found none."""
    left, top, right, bottom = inside
    turns = np.arange(len(homes)) * _GOLDEN_RAD
    # Equal places start a hair apart, each in its own direction.
    places = homes + 0.5 * np.column_stack((np.cos(turns), np.sin(turns)))
    for turn in range(_ROUNDS):
        pull = _PULL * max(0.0, 1 - turn / _HOMEWARD_ROUNDS)
        places += (homes - places) * pull
        pushed = _push(places, gap)
        places = np.clip(places, (left, top), (right, bottom))
        if not len(pushed) and pull == 0:
            break
    lost = set(_push(places.copy(), gap * 0.92).tolist())
    lost |= set(np.flatnonzero(np.hypot(*(places - homes).T) > _FARTHEST_GAPS * gap).tolist())
    return places, sorted(lost)


def _push(places: FloatArray, gap: float) -> NDArray[np.int64]:
    """Part all that overlap, each by half of what they lack; give those that did."""
    one, other = _tree(places).query(shapely.points(places), predicate="dwithin", distance=gap * 0.999)
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    one, other = one[one < other], other[one < other]
    way = places[other] - places[one]
    far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 0.01)
    step = way * ((gap - far) / far / 2)[:, None]
    np.subtract.at(places, one, step)
    np.add.at(places, other, step)
    return np.unique(np.concatenate((one, other)))


def _tree(places: FloatArray) -> shapely.STRtree:
    return shapely.STRtree([shapely.Point(x, y) for x, y in places.tolist()])


def _cells(homes: FloatArray, side: float, inside: Box) -> tuple[list[tuple[int, ...]], FloatArray]:
    """Group symbols by the cells of a grid: for pictures that are full from edge to edge."""
    left, top, _, _ = inside
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(homes.tolist()):
        cells.setdefault((math.floor((x - left) / side), math.floor((y - top) / side)), []).append(number)
    middles = np.array([(left + (column + 0.5) * side, top + (row + 0.5) * side) for column, row in cells])
    return [tuple(members) for members in cells.values()], middles
