"""Geometries as the page draws them: where the symbol stands, and lines and areas, each kept once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from frontmap.maps.columns import NOTHING, steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

PER_DEGREE = 10_000
"""Coordinates are whole steps of this part of a degree: some ten metres."""
_FINEST_DEG, _DETAIL = 0.0002, 1500
_POINT, _LINE, _RING, _POLYGON, _MULTIPOINT = 0, 1, 2, 3, 4
"""shapely's numbers of the types."""


@dataclass(slots=True)
class Shapes:
    """The lines and areas of a page: equal ones once, however many events lie on them."""

    kept: list[dict[str, Any]] = field(default_factory=list)
    _known: dict[bytes, int] = field(default_factory=dict)

    def share(self, geometries: NDArray[np.object_]) -> NDArray[np.int64]:
        """Keep lines and areas.

        Parameters
        ----------
        geometries : array of geometry or None
            EPSG:4326.

        Returns
        -------
        array of int
            The number of each in `kept`; `NOTHING` for points and None.
        """
        numbers = np.full(len(geometries), NOTHING)
        types = shapely.get_type_id(geometries)
        drawn = np.flatnonzero((types != NOTHING) & (types != _POINT) & (types != _MULTIPOINT))
        fresh: dict[bytes, int] = {}
        firsts = []
        for row, key in zip(drawn, shapely.to_wkb(geometries[drawn]), strict=True):
            if key not in self._known:
                self._known[key] = len(self.kept) + len(fresh)
                fresh[key] = int(row)
                firsts.append(row)
            numbers[row] = self._known[key]
        if firsts:
            self.kept.extend(_written(geometries[np.array(firsts)]))
        return numbers


def _written(geometries: NDArray[np.object_]) -> list[dict[str, Any]]:
    bounds = shapely.bounds(geometries)
    widest = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    simple = shapely.simplify(geometries, np.maximum(_FINEST_DEG, widest / _DETAIL))
    return [_shape(one) for one in simple]


def _shape(geometry: BaseGeometry) -> dict[str, Any]:
    lines: list[list[int]] = []
    areas: list[list[list[int]]] = []
    for part in _simple_parts(geometry):
        if isinstance(part, shapely.Polygon):
            areas.append([_steps(ring) for ring in (part.exterior, *part.interiors)])
        elif part.geom_type in {"LineString", "LinearRing"}:
            lines.append(_steps(part))
    return {"areas": areas} if areas else {"lines": lines}


def _simple_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        parts.extend(_simple_parts(part) if part.geom_type == "GeometryCollection" else [part])
    return parts


def _steps(line: BaseGeometry) -> list[int]:
    """Give a line as [lon, lat, step, step, ...] in `PER_DEGREE`."""
    grid = np.rint(shapely.get_coordinates(line) * PER_DEGREE).astype(np.int64)
    written = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    flat: list[int] = written.ravel().tolist()
    return flat


def anchors(geometries: NDArray[np.object_]) -> NDArray[np.float64]:
    """Find where symbols stand: on the point, halfway along the line, well inside the area.

    Parameters
    ----------
    geometries : array of geometry
        EPSG:4326, none of them empty.

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
    for row in np.flatnonzero(types > _POLYGON):
        key = geometries[row].wkb  # mostly the same few regions, again and again
        if key not in several:
            largest = max(_simple_parts(geometries[row]), key=lambda one: (one.area, one.length))
            several[key] = anchors(np.array([largest]))[0]
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


def grid_steps(degrees: NDArray[np.float64]) -> list[int]:
    """Write coordinates as whole steps of `PER_DEGREE`, each from the one before."""
    return steps(np.rint(degrees * PER_DEGREE).astype(np.int64))


def usable(geometries: Iterable[object]) -> NDArray[np.object_]:
    """Give geometries that can be drawn: None for what is none, empty, or without finite bounds."""
    kept = [one if isinstance(one, shapely.Geometry) else None for one in geometries]
    found = np.array([*kept, None], dtype=object)[:-1]  # with None at the end it stays flat, also of no geometries
    bad = shapely.is_empty(found) | ~np.isfinite(shapely.bounds(found)).all(axis=1)
    found[bad] = None
    return found
