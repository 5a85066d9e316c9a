"""The course of a river, road or border, and what a locality can mean on it: a point, a crossing, a stretch."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString, Point

from frontmap import geodesy
from frontmap.geodesy import LocalPlane
from frontmap.model import Footprint
from frontmap.places.footprints import rounded_m, shaped
from frontmap.places.lines import COARSE_M, joined
from frontmap.places.methods import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from frontmap.geodesy import FloatArray, LonLat

CROSSING_HALF_LENGTH_M = 1_500.0
STRETCH_BEYOND_M = 10_000.0
"""How far beyond the places beside it a stretch may reach."""
BESIDE_M = 40_000.0
"""A place farther than this from a river does not bound a stretch of it."""

_BORDER_RIVER_M = 2_000.0
_BORDER_RIVER_DEG = 0.02
_MOST_REMEMBERED = 5_000


class Course:
    """One line on the ground with its own local plane, so that asking for points on it is cheap.

    Parameters
    ----------
    geometry : BaseGeometry
        Lines, or an area whose boundary is meant, EPSG:4326.
    """

    def __init__(self, geometry: BaseGeometry) -> None:
        self.line = joined(geometry)
        self._made: dict[tuple[object, ...], Footprint] = {}
        self._ranges: dict[str, tuple[float, float]] = {}
        self._meets: dict[str, bool] = {}
        self._far: dict[LonLat, float] = {}

    @cached_property
    def _plane(self) -> LocalPlane:
        return LocalPlane.about(self.line)

    @cached_property
    def _flat(self) -> LineString:
        return LineString(shapely.get_coordinates(self._plane.project(self.line)))

    @cached_property
    def _mileage(self) -> tuple[FloatArray, FloatArray]:
        """Vertices in the plane, shape (n, 2), and how far along the course each lies, shape (n,), metres."""
        points = shapely.get_coordinates(self._flat)
        steps = np.hypot(*np.diff(points, axis=0).T)
        return points, np.concatenate(([0.0], np.cumsum(steps)))

    def nearest(self, position: LonLat) -> LonLat:
        """Position on the course (lon, lat) nearest to `position`."""
        found = self._plane.unproject(self._flat.interpolate(self._flat.project(self._put(position))))
        return geodesy.centre(found)

    def distance_m(self, position: LonLat) -> float:
        """Distance in metres of `position` (lon, lat) from the course, good to a percent."""
        if position not in self._far:
            if len(self._far) >= _MOST_REMEMBERED:
                self._far.clear()
            self._far[position] = float(self._flat.distance(self._put(position)))
        return self._far[position]

    def meets(self, region: BaseGeometry, region_id: str) -> bool:
        """Tell whether the course runs through, or along the edge of, a region (EPSG:4326), remembered by its id."""
        if region_id not in self._meets:
            self._meets[region_id] = bool(shapely.dwithin(self.line, region, _BORDER_RIVER_DEG))
        return self._meets[region_id]

    def crossing(self, position: LonLat, doubt_m: float) -> Footprint:
        """Short line square to the course where it is nearest to `position` (degrees).

        `doubt_m` is how far beside the named place, or beside the drawn course, the true crossing may lie, in metres.
        """
        key = "crossing", position, doubt_m
        if key not in self._made:
            self._make_room()
            self._made[key] = self._cross(position, doubt_m)
        return self._made[key]

    def stretch(
        self, beside: Sequence[LonLat], region: BaseGeometry | None, region_id: str, half_width_m: float
    ) -> Footprint:
        """Part of the course that a region, or the places beside it, bound; all of it where nothing does.

        Parameters
        ----------
        beside : sequence of (lon, lat)
            Positions of the sentence's other places, degrees; those farther than 40 km from the course bound nothing.
        region : BaseGeometry or None
            The area, EPSG:4326, that the words say the stretch lies in, and `region_id` to remember it by.
        region_id : str
            The area's gazetteer id.
        half_width_m : float
            How far beside the drawn line the event may lie, metres.
        """
        key = "stretch", tuple(beside), region_id, half_width_m
        if key not in self._made:
            self._make_room()
            self._made[key] = self._stretch(beside, region, region_id, half_width_m)
        return self._made[key]

    def _put(self, position: LonLat) -> Point:
        return Point(self._plane.project_points(np.array([position]))[0])

    def _make_room(self) -> None:
        if len(self._made) >= _MOST_REMEMBERED:
            self._made.clear()

    def _cross(self, position: LonLat, doubt_m: float) -> Footprint:
        at = self._flat.project(self._put(position))
        ends = [self._flat.interpolate(where) for where in (max(0.0, at - 500.0), at, at + 500.0)]
        before, middle, after = (np.array([end.x, end.y]) for end in ends)
        along = after - before
        square = np.array([along[1], -along[0]]) / (float(np.hypot(*along)) or 1.0) * CROSSING_HALF_LENGTH_M
        bar = geodesy.tidy(self._plane.unproject(LineString([middle - square, middle + square])))
        area = geodesy.circle(geodesy.centre(bar), max(doubt_m, CROSSING_HALF_LENGTH_M * 1.1))
        return shaped(bar, Method.CROSSING, area)

    def _stretch(
        self, beside: Sequence[LonLat], region: BaseGeometry | None, region_id: str, half_width_m: float
    ) -> Footprint:
        low, high = 0.0, self._flat.length
        if region is not None:
            if region_id not in self._ranges:
                self._ranges[region_id] = self._range_in(region)
            low, high = self._ranges[region_id]
        near = [position for position in beside if self.distance_m(position) <= BESIDE_M]
        if near:
            first, last = self._range(self._plane.project_points(np.array(near)))
            if first - STRETCH_BEYOND_M < high and last + STRETCH_BEYOND_M > low:
                low, high = max(low, first - STRETCH_BEYOND_M), min(high, last + STRETCH_BEYOND_M)
        piece = self._between(low, high)
        part = geodesy.tidy(self._plane.unproject(piece.simplify(COARSE_M)))
        beside_it = piece.simplify(half_width_m / 4).buffer(half_width_m * 1.25, quad_segs=4)
        area = geodesy.tidy(self._plane.unproject(beside_it))
        return Footprint(part, area, rounded_m(geodesy.reach_m(geodesy.centre(part), area)), Method.STRETCH)

    def _between(self, low: float, high: float) -> LineString:
        """Piece of the course, in its plane, from `low` to `high` metres along it."""
        points, along = self._mileage
        ends = [[float(np.interp(at, along, points[:, axis])) for axis in (0, 1)] for at in (low, high)]
        inner = points[np.searchsorted(along, low, "right") : np.searchsorted(along, high, "left")]
        return LineString(np.vstack((ends[:1], inner, ends[1:])))

    def _range(self, points: FloatArray) -> tuple[float, float]:
        """First and last position along the course, metres, of those nearest to `points`, shape (n, 2) in its plane."""
        on_line: Any = shapely.points(points)
        along = shapely.line_locate_point(self._flat, on_line)
        return float(np.min(along)), float(np.max(along))

    def _range_in(self, region: BaseGeometry) -> tuple[float, float]:
        """First and last position along the course, metres, in a region (EPSG:4326); its ends where none is."""
        # A border river lies now on this, now on that side of the drawn border: leave it some room.
        outline = self._plane.project(region).simplify(_BORDER_RIVER_M / 4)
        inside = self._flat.intersection(outline.buffer(_BORDER_RIVER_M, quad_segs=2))
        return (0.0, self._flat.length) if inside.is_empty else self._range(shapely.get_coordinates(inside))
