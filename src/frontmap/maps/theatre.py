"""Where a map opens: on the theatre that holds most of what is drawn, with the rest named beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_APART_DEG = 6.5
"""About 700 km: two events further apart than this, with none between them, belong to different theatres."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Theatre:
    """Events that lie together: their bounds (west, south, east, north in degrees) and their positions in the input."""

    bounds: Bounds
    members: tuple[int, ...]


def theatres(boxes: Sequence[Bounds]) -> tuple[Theatre, ...]:
    """Part events into theatres, the one with most events first.

    Parameters
    ----------
    boxes : sequence of (west, south, east, north)
        The bounds of each event, EPSG:4326, in degrees.

    Returns
    -------
    tuple of Theatre
        Every event in exactly one; equal counts keep the order of the input.

    Examples
    --------
    >>> [one.members for one in theatres([(37, 48, 37, 48), (46, 40, 46, 40), (38, 48, 38, 49)])]
    [(0, 2), (1,)]
    """
    group = list(range(len(boxes)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    middles = [_middle(box) for box in boxes]
    for one in range(len(boxes)):
        for other in range(one):
            if root(one) != root(other) and _near(middles[one], middles[other]):
                first, second = sorted((root(one), root(other)))
                group[second] = first
    members: dict[int, list[int]] = {}
    for index in range(len(boxes)):
        members.setdefault(root(index), []).append(index)
    parted = [Theatre(_hull([boxes[i] for i in indices]), tuple(indices)) for indices in members.values()]
    return tuple(sorted(parted, key=lambda theatre: -len(theatre.members)))


def _middle(box: Bounds) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    # A rough look on the plane is enough to choose a view: nothing is measured here.
    east = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot(east, one[1] - other[1]) < _APART_DEG


def _hull(boxes: Sequence[Bounds]) -> Bounds:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
