"""Footprints of lines through places, and the single line that the pieces of a river or border make."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString
from shapely.ops import linemerge

from frontmap import geodesy
from frontmap.geodesy import LocalPlane
from frontmap.places.footprints import NEAR_M, shaped
from frontmap.places.methods import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from frontmap.geodesy import FloatArray, LonLat
    from frontmap.model import Footprint

LINE_HALF_WIDTH_M = 5_000.0
"""How far beside the drawn line the events "along the A-B line" may lie."""
COARSE_M = 100.0
"""Courses are kept with no more detail than this."""
SAME_BORDER_M = 1_500.0
"""Boundaries of two sources this close to each other are one border."""

_GAP_M = 40_000.0
_REMEMBERED = 10_000
_LINE_VERTICES = 2


@lru_cache(_REMEMBERED)
def polyline(vertices: tuple[LonLat, ...]) -> Footprint:
    """LineString through two or more different positions (lon, lat) in order, its corridor as area."""
    points = np.array(_without_repeats(vertices))
    return shaped(geodesy.polyline(points), Method.LINE, geodesy.corridor(points, LINE_HALF_WIDTH_M))


@lru_cache(_REMEMBERED)
def axis(start: LonLat, end: LonLat) -> Footprint:
    """Line from where a movement starts to where it goes; the longer it is, the farther beside it the way may lie."""
    half_width = max(NEAR_M, 0.25 * geodesy.distance_m(start, end))
    points = np.array([start, end])
    return shaped(geodesy.polyline(points), Method.AXIS, geodesy.corridor(points, half_width))


@lru_cache(_REMEMBERED)
def between(vertices: tuple[LonLat, ...]) -> Footprint:
    """Corridor that joins the places, as wide to each side as a sixth of its length and at least three kilometres."""
    points = np.array(_without_repeats(vertices))
    return shaped(geodesy.corridor(points, max(3_000.0, geodesy.length_m(points) / 6)), Method.CORRIDOR)


def is_line(vertices: Sequence[LonLat]) -> bool:
    """Tell whether there are two different positions to draw a line through."""
    return (
        len({(round(lon, geodesy.DECIMALS), round(lat, geodesy.DECIMALS)) for lon, lat in vertices}) >= _LINE_VERTICES
    )


def joined(geometry: BaseGeometry) -> LineString:
    """Longest single line that the pieces of a river, road or border make, gaps of up to 40 km (reservoirs) bridged.

    Coordinates are EPSG:4326; side arms and the shorter of two courses are left out. An area gives its outer boundary.
    """
    plane = LocalPlane.about(geometry)
    flat = plane.project(geometry)
    if flat.geom_type in {"Polygon", "MultiPolygon"}:
        flat = max(shapely.get_parts(flat), key=lambda part: float(part.area)).exterior
    parts = [
        LineString(part.coords) for part in shapely.get_parts(flat) if part.geom_type in {"LineString", "LinearRing"}
    ]
    merged = linemerge(parts) if len(parts) > 1 else parts[0]
    pieces = [
        shapely.get_coordinates(part) for part in sorted(shapely.get_parts(merged), key=lambda part: -part.length)
    ]
    chain = pieces.pop(0)
    while pieces:
        ways = [(*_extension(chain, piece), i) for i, piece in enumerate(pieces)]
        onward = [way for way in ways if way[0] <= _GAP_M and _goes_on(chain, way[1], pieces[way[2]])]
        if not onward:
            break
        _, chain, i = min(onward, key=lambda way: way[0])
        pieces.pop(i)
    whole = plane.unproject(LineString(chain).simplify(COARSE_M))
    return LineString(shapely.get_coordinates(whole))


def _goes_on(chain: FloatArray, extended: FloatArray, piece: FloatArray) -> bool:
    """Tell whether a piece leads on, rather than back beside the chain as the other arm of a river does."""
    spans = [float(np.hypot(*(line[-1] - line[0]))) for line in (chain, extended, piece)]
    return spans[1] > spans[0] + spans[2] / 3


def shared_border(a: BaseGeometry, b: BaseGeometry) -> LineString | None:
    """Line where two areas (EPSG:4326) meet, along the boundary of the first; None where they do not.

    The areas may come from different sources: boundaries within `SAME_BORDER_M` of each other count as one.
    """
    west, south, east, north = b.bounds
    window = shapely.clip_by_rect(a.boundary, west - 0.1, south - 0.1, east + 0.1, north + 0.1)
    if window.is_empty:
        return None
    plane = LocalPlane.about(window)
    neighbour = plane.project(shapely.clip_by_rect(b, *_grown(window.bounds))).buffer(SAME_BORDER_M, quad_segs=2)
    common = plane.project(window).intersection(neighbour)
    parts = [part for part in shapely.get_parts(common) if part.geom_type == "LineString" and part.length > 0]
    return joined(plane.unproject(shapely.multilinestrings(parts))) if parts else None


def _grown(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = bounds
    return west - 0.2, south - 0.2, east + 0.2, north + 0.2


def _without_repeats(vertices: Sequence[LonLat]) -> list[LonLat]:
    return [vertices[0], *(b for a, b in pairwise(vertices) if a != b)]


def _extension(chain: FloatArray, piece: FloatArray) -> tuple[float, FloatArray]:
    """How wide the gap is to the best way of putting `piece` at an end of `chain`, and the longer chain."""
    ways = [
        (float(np.hypot(*(chain[-1] - piece[0]))), (chain, piece)),
        (float(np.hypot(*(chain[-1] - piece[-1]))), (chain, piece[::-1])),
        (float(np.hypot(*(chain[0] - piece[-1]))), (piece, chain)),
        (float(np.hypot(*(chain[0] - piece[0]))), (piece[::-1], chain)),
    ]
    gap, pieces = min(ways, key=lambda way: way[0])
    return gap, np.vstack(pieces)
