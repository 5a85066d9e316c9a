"""Where generated events lie: real places scattered about a front, lines along them, oblasts, and their footprints.

Coordinates are EPSG:4326, longitude first. Distances are reckoned on the plane, near enough for made-up events.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from frontmap.gazetteer import load_gazetteer
from frontmap.geodesy import DECIMALS
from frontmap.layers.shapes import tidy

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from frontmap.gazetteer import Entry

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

_M_PER_DEG = 111_200.0
_COS_LAT = 0.66  # about 48.5 degrees north
_TURN_DEG = 360.0
_CORNERS = 24
_SETTLEMENTS = ("city", "town", "village")
_MOST_STEPS = 6


class Theatre(NamedTuple):
    """Settlements by how far they lie from the front, and the oblasts.

    `along` lists the settlements close to the front (indices) in its order; `near` are distances in metres.
    """

    spots: list[Entry]
    positions: FloatArray
    near: FloatArray
    along: IntArray
    oblasts: list[Entry]
    areas: list[Any]


@cache
def load_theatre(geo_dir: Path, vertices: tuple[tuple[float, float], ...], line_widest_m: float) -> Theatre:
    """Choose settlements of the reference data and their oblasts; `vertices` is the front, (lon, lat)."""
    gazetteer = load_gazetteer(geo_dir)
    named = {(entry.name, entry.oblast): entry for entry in gazetteer.entries if _is_settlement(entry)}
    spots = sorted({(entry.lon, entry.lat): entry for entry in named.values()}.values())
    positions = np.round(np.array([(entry.lon, entry.lat) for entry in spots], dtype=float), DECIMALS)
    front = shapely.LineString(_plane(np.array(vertices)))
    points = shapely.points(_plane(positions))
    near = shapely.distance(points, front)
    close = np.flatnonzero(near < line_widest_m)
    along = close[np.argsort(shapely.line_locate_point(front, points[close]), kind="stable")]
    held = {entry.oblast for entry, distance_m in zip(spots, near, strict=True) if distance_m < line_widest_m}
    oblasts = sorted(entry for entry in gazetteer.entries if entry.kind == "oblast" and entry.name in held)
    return Theatre(spots, positions, near, along, oblasts, [tidy(gazetteer.geometry(entry)) for entry in oblasts])


def _is_settlement(entry: Entry) -> bool:
    return entry.kind in _SETTLEMENTS and entry.lon is not None and entry.oblast.endswith(" Oblast")


def runs(along: IntArray, count: int, rng: np.random.Generator) -> IntArray:
    """Choose `count` runs of four settlements each that follow one another along the front; shape (count, 4)."""
    steps = np.cumsum(rng.integers(1, _MOST_STEPS, (count, 4)), axis=1)
    start = rng.integers(0, len(along) - 4 * _MOST_STEPS, count)
    chosen: IntArray = along[start[:, None] + steps]
    return chosen


def moved(positions: FloatArray, bearings_deg: FloatArray, distances_m: FloatArray) -> FloatArray:
    """Go from each position so far in that direction; the arrays broadcast, positions have a last axis of two."""
    turn = np.radians(bearings_deg)
    east = np.sin(turn) * distances_m / (_M_PER_DEG * _COS_LAT)
    north = np.cos(turn) * distances_m / _M_PER_DEG
    return np.round(positions + np.stack([east, north], axis=-1), DECIMALS)


def circles(positions: FloatArray, radii_m: FloatArray) -> NDArray[Any]:
    """Make a polygon about each position, wound as RFC 7946 asks."""
    bearings = -np.arange(_CORNERS + 1) % _CORNERS * (_TURN_DEG / _CORNERS)
    return shapely.polygons(moved(positions[:, None], bearings[None], radii_m[:, None]))


def sectors(
    positions: FloatArray, bearings_deg: FloatArray, half_deg: float, inner_m: FloatArray, outer_m: FloatArray
) -> NDArray[Any]:
    """Make an annular sector about each bearing from each position."""
    fan = np.linspace(-half_deg, half_deg, 7)
    far = moved(positions[:, None], bearings_deg[:, None] - fan, outer_m[:, None])
    close = moved(positions[:, None], bearings_deg[:, None] + fan, inner_m[:, None])
    return shapely.polygons(np.concatenate([far, close, far[:, :1]], axis=1))


def corridors(lines: NDArray[Any], half_width_m: float) -> NDArray[Any]:
    """Make what lies within `half_width_m` of each line."""
    wide = shapely.buffer(shapely.transform(lines, _plane), half_width_m, quad_segs=4)
    rounded = shapely.transform(wide, lambda points: np.round(points / _scale(), DECIMALS))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def _plane(degrees: FloatArray) -> FloatArray:
    return degrees * _scale()


def _scale() -> FloatArray:
    return np.array([_M_PER_DEG * _COS_LAT, _M_PER_DEG])
