"""Geometries as the page draws them: where the symbol stands, and lines and areas, each kept once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from frontmap.maps.columns import NOTHING
from frontmap.values import MAX_LAT_DEG, MAX_LON_DEG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from frontmap.maps.packing import Pack

PER_DEGREE = 10_000
"""Coordinates are whole steps of this part of a degree: some ten metres."""
_FINEST_DEG, _DETAIL = 0.0002, 1500
_GLOBE_DEG = np.array([MAX_LON_DEG, MAX_LAT_DEG] * 2) + 0.5 / PER_DEGREE
"""West, south, east, north, but for what rounding takes away."""
_ROUGH_STEPS = 1024
_FEW_CORNERS = 64
_HASH_BYTES = 8
_KEYS_AT_ONCE, _USABLE_AT_ONCE = 32, 4096
_NONE = np.empty(0, dtype=np.int32)
_POINT, _LINE, _RING, _POLYGON, _MULTIPOINT = 0, 1, 2, 3, 4
"""shapely's numbers of the types."""


class Shapes:
    """The lines and areas of a page: equal ones once, however many events lie on them.

    Attributes
    ----------
    areas : int
        How many of those that are kept first are areas, the largest first: they are drawn in this order.
    """

    def __init__(self) -> None:
        self.areas = 0
        self._known: dict[bytes, int] = {}
        self._shifts: list[NDArray[np.int64]] = []
        self._closed: list[NDArray[np.bool_]] = []
        self._rings: list[NDArray[np.int64]] = []
        self._outer: list[NDArray[np.bool_]] = []
        self._corners: list[NDArray[np.int64]] = []
        self._steps: list[NDArray[np.int64]] = []
        self._starts: list[NDArray[np.int64]] = []

    def share(
        self,
        geometries: NDArray[np.object_],
        keys: NDArray[np.object_] | None = None,
        *,
        rough: bool = False,
        points: bool = False,
    ) -> NDArray[np.int64]:
        """Keep lines and areas; those that are painted as events come first, all at once.

        Parameters
        ----------
        geometries : array of geometry or None
            EPSG:4326.
        keys : array, optional
            What `keys_of` gives of them, where that is at hand.
        rough : bool, optional
            Whether a thousandth of their width is exact enough: these are footprints.
        points : bool, optional
            Whether to keep several points, too, each as a line of one corner.

        Returns
        -------
        array of int
            The number of each; `NOTHING` for points and None.
        """
        numbers = np.full(len(geometries), NOTHING)
        types = shapely.get_type_id(geometries)
        drawn = np.flatnonzero((types != NOTHING) & (types != _POINT) & ((types != _MULTIPOINT) | points))
        if not len(drawn):
            return numbers
        told = (keys_of(geometries) if keys is None else keys)[drawn].tolist()
        fresh: dict[bytes, int] = {}
        for row, key in zip(drawn.tolist(), told, strict=True):
            if key not in self._known:
                fresh.setdefault(key, row)
        if fresh and not rough and not points:
            fresh = self._largest_first(fresh, geometries)
        self._known.update(zip(fresh, range(len(self._known), len(self._known) + len(fresh)), strict=True))
        if fresh:
            self._keep(geometries[list(fresh.values())], rough=rough)
        numbers[drawn] = [self._known[key] for key in told]
        return numbers

    def write(self, pack: Pack) -> None:
        """Add the shapes: how many rings or lines each has, which are no holes, how many corners, and where."""
        pack.plain("areas", self.areas)
        for name, parts in (
            ("shape shift", self._shifts),
            ("shape closed", self._closed),
            ("shape rings", self._rings),
            ("ring outer", self._outer),
            ("ring corners", self._corners),
        ):
            pack.numbers(name, np.concatenate([*parts, _NONE]))
        for axis, name in enumerate(("lon", "lat")):
            pack.numbers(f"ring {name}", np.concatenate([*(part[:, axis] for part in self._starts), _NONE]))
            pack.numbers(f"step {name}", np.concatenate([*(_folded(part[:, axis]) for part in self._steps), _NONE]))

    def _largest_first(self, rows: dict[bytes, int], geometries: NDArray[np.object_]) -> dict[bytes, int]:
        area = shapely.area(geometries[list(rows.values())])
        self.areas = int((area > 0).sum())
        keys = list(rows)
        return {keys[at]: rows[keys[at]] for at in np.argsort(-area, kind="stable").tolist()}

    def _keep(self, geometries: NDArray[np.object_], *, rough: bool) -> None:
        bounds = shapely.bounds(geometries)
        widest_deg = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        simple, many = geometries.copy(), shapely.get_num_coordinates(geometries) > _FEW_CORNERS
        simple[many] = shapely.simplify(geometries[many], np.maximum(_FINEST_DEG, widest_deg[many] / _DETAIL))
        shifts = np.zeros(len(simple), dtype=np.int64)
        if rough:
            shifts += np.ceil(np.log2(np.maximum(widest_deg * PER_DEGREE / _ROUGH_STEPS, 1))).astype(np.int64)
        lines, of_shape, closed, outer = _lines_of(simple)
        at, of_line = shapely.get_coordinates(lines, return_index=True)
        corners = np.bincount(of_line, minlength=len(lines))
        begins = np.cumsum(corners) - corners
        step = (1 << shifts[of_shape[of_line]])[:, None]
        # Rounded to steps as rough as those of a footprint, the edge of the globe would lie outside it.
        edge = (_GLOBE_DEG[:2] * PER_DEGREE).astype(np.int64) // step
        grid = np.clip(np.rint(at * PER_DEGREE / step), -edge, edge).astype(np.int32)
        steps = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=np.int32))
        inner = np.ones(len(grid), dtype=bool)
        inner[begins] = False
        # A ring ends where it begins: the page closes it.
        inner[(begins + corners - 1)[closed]] = False
        self._shifts.append(shifts)
        self._closed.append(np.isin(np.arange(len(simple)), of_shape[closed]))
        self._rings.append(np.bincount(of_shape, minlength=len(simple)))
        self._outer.append(outer)
        self._corners.append(corners - closed)
        self._starts.append(grid[begins])
        self._steps.append(steps[inner])


def keys_of(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Tell shapes apart by type, length to the last bit, and a hash of all corners in their order.

    Lines that differ in their direction only are two attacks. Python's hash of bytes is keyed anew in each process, so
    that nobody can make two shapes that are taken for one.

    Parameters
    ----------
    geometries : array of geometry or None
        EPSG:4326.

    Returns
    -------
    array of bytes or None
        Equal for equal shapes; None for points and for None.
    """
    found = np.full(len(geometries), None, dtype=object)
    rows = np.flatnonzero(shapely.get_type_id(geometries) > _POINT)
    for begin in range(0, len(rows), _KEYS_AT_ONCE):
        some = geometries[rows[begin : begin + _KEYS_AT_ONCE]]
        looks = np.column_stack([f(some).astype(float) for f in (shapely.get_type_id, shapely.length)])
        at, of = shapely.get_coordinates(some, return_index=True)
        corners, told, step = at.tobytes(), looks.tobytes(), looks[:1].nbytes
        ends = (np.searchsorted(of, np.arange(len(some)), side="right") * at[:1].nbytes).tolist()
        for number, (first, end) in enumerate(pairwise([0, *ends])):
            look, digest = told[step * number : step * (number + 1)], hash(corners[first:end])
            found[rows[begin + number]] = look + digest.to_bytes(_HASH_BYTES, "little", signed=True)
    return found


def _folded(steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Write small steps of either sign as small numbers: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return np.where(steps < 0, -2 * steps - 1, 2 * steps)


def _lines_of(geometries: NDArray[np.object_]) -> tuple[Any, NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Give rings of areas, else lines, else points, with the number of the geometry, whether closed, and no hole."""
    parts, of_part = geometries, np.arange(len(geometries))
    while len(mixed := np.flatnonzero(shapely.get_type_id(parts) > _POLYGON)):
        inside, of_inside = shapely.get_parts(parts[mixed], return_index=True)
        parts = np.concatenate([np.delete(parts, mixed), inside])
        of_part = np.concatenate([np.delete(of_part, mixed), of_part[mixed][of_inside]])
    types = shapely.get_type_id(parts)
    areas = np.flatnonzero(types == _POLYGON)
    has_area = np.zeros(len(geometries), dtype=bool)
    has_area[of_part[areas]] = True
    is_line = ((types == _LINE) | (types == _RING)) & ~has_area[of_part]
    has_line = has_area.copy()
    has_line[of_part[is_line]] = True
    points = (types == _POINT) & ~has_line[of_part] & ~shapely.is_empty(parts)
    bare = np.flatnonzero(is_line | points)
    rings, of_ring = shapely.get_rings(parts[areas], return_index=True)
    lines = np.concatenate([rings, parts[bare]])
    of_line = np.concatenate([of_part[areas][of_ring], of_part[bare]]).astype(np.int64)
    closed = np.arange(len(lines)) < len(rings)
    outer = np.append(np.diff(of_ring, prepend=NOTHING) > 0, np.ones(len(bare), dtype=bool))
    order = np.argsort(of_line, kind="stable")
    return lines[order], of_line[order], closed[order], outer[order]


def _simple_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        parts.extend(_simple_parts(part) if part.geom_type == "GeometryCollection" else [part])
    return [part for part in parts if not part.is_empty]


def anchors(geometries: NDArray[np.object_], keys: NDArray[np.object_]) -> NDArray[np.float64]:
    """Find where symbols stand: on the point, halfway along the line, well inside the area.

    Parameters
    ----------
    geometries : array of geometry
        EPSG:4326, none of them empty.
    keys : array
        What `keys_of` gives of them.

    Returns
    -------
    array of float, shape (n, 2)
        Longitude and latitude in degrees.
    """
    found = np.empty((len(geometries), 2))
    types = shapely.get_type_id(geometries)
    for of_type, stand in (
        (_POINT, shapely.get_coordinates),
        (_LINE, _halfway),
        (_RING, _halfway),
        (_POLYGON, _inside),
    ):
        rows = np.flatnonzero(types == of_type)
        if len(rows):
            found[rows] = stand(geometries[rows])
    several: dict[bytes, NDArray[np.float64]] = {}
    rows = np.flatnonzero(types > _POLYGON)
    for row in rows.tolist():  # mostly the same few regions
        key = keys[row]
        if key not in several:
            largest = np.array([max(_simple_parts(geometries[row]), key=lambda one: (one.area, one.length))])
            several[key] = anchors(largest, keys_of(largest))[0]
        found[row] = several[key]
    return found


def _halfway(lines: NDArray[np.object_]) -> NDArray[np.float64]:
    return shapely.get_coordinates(shapely.line_interpolate_point(lines, 0.5, normalized=True))


def _inside(areas: NDArray[np.object_]) -> NDArray[np.float64]:
    # The centre where it is inside: a cone or a circle looks right with it; else a point that surely is.
    centres = shapely.centroid(areas)
    outside = ~shapely.contains(areas, centres)
    centres[outside] = shapely.point_on_surface(areas[outside])
    return shapely.get_coordinates(centres)


def usable(geometries: Iterable[object]) -> NDArray[np.object_]:
    """Give geometries that can be drawn: None for what is none, empty, or has a corner that is nowhere on the globe."""
    # With None at the end it stays flat, also of no geometries.
    found = np.array([*geometries, None], dtype=object)[:-1]
    found[~shapely.is_geometry(found)] = None
    for begin in range(0, len(found), _USABLE_AT_ONCE):
        _drop_unusable(found[begin : begin + _USABLE_AT_ONCE])
    return found


def _drop_unusable(some: NDArray[np.object_]) -> None:
    """Put None in the place of those that are nowhere."""
    some[shapely.is_empty(some) | ~(np.abs(shapely.bounds(some)) <= _GLOBE_DEG).all(axis=1)] = None
    # Bounds pass over corners that are no numbers; lengths do not, and points have none.
    length = shapely.length(some)
    some[np.isnan(length)] = None
    points = np.flatnonzero((shapely.get_type_id(some) > _POLYGON) & (length == 0))
    at, of = shapely.get_coordinates(some[points], return_index=True)
    some[points[of[~np.isfinite(at).all(axis=1)]]] = None
